/* Vertical lines: vertical.h. The rules are R28 and R29 of docs/typography.md on top of the
 * characters' Vertical_Orientation (UTR #50). */
#include "text/vertical.h"

#include <string.h>

#include "base/number.h"
#include "text/cluster_class.h"
#include "text/orientation.h"

#define ACRONYM_LETTERS 4 /* GDP, ASCII; longer words are rotated */
#define COMBINE_LETTERS 4 /* more in one cell cannot be read */

/* A run of Western characters without a space. */
typedef struct Token {
    uint32_t start, end;
    bool is_digits, is_capitals;
} Token;

static bool is_digit(uint32_t code_point)
{
    return code_point >= '0' && code_point <= '9';
}

static bool is_ascii_letter(uint32_t code_point)
{
    return (code_point >= 'A' && code_point <= 'Z') || (code_point >= 'a' && code_point <= 'z');
}

static bool is_capital(uint32_t code_point)
{
    return code_point >= 'A' && code_point <= 'Z';
}

/* The glyph that stands for the character in vertical text, or 0 where the face has none of its
 * own. */
static uint32_t vertical_form(const Analysis *analysis, uint32_t index)
{
    const Face *face = analysis->characters[index].face;
    hb_buffer_t *buffer = analysis->context->buffer;
    hb_buffer_reset(buffer);
    hb_buffer_add_codepoints(buffer, analysis->code_points, (int)analysis->count, index, 1);
    hb_buffer_set_direction(buffer, HB_DIRECTION_TTB);
    hb_buffer_set_script(buffer, HB_SCRIPT_HAN);
    vertical_replace_quotes(analysis, index, buffer);
    hb_shape(face->hb_font, buffer, NULL, 0);
    unsigned count;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
    uint32_t plain = face_glyph(face, analysis->code_points[index]);
    return count == 1 && infos[0].codepoint != plain ? infos[0].codepoint : 0;
}

/* ：and ； rotate by the property, which follows Japanese use; in Chinese they stand (R28). */
static bool stands_in_chinese(uint32_t code_point)
{
    return code_point == 0xFF1A || code_point == 0xFF1B || code_point == 0xB7;
}

static bool stands_by_itself(const Analysis *analysis, uint32_t index)
{
    const Character *character = &analysis->characters[index];
    uint32_t code_point = analysis->code_points[index];
    bool is_chinese = language_is_chinese(analysis_style(analysis, index)->language);
    if (!character->face || character->level % 2)
        return false;
    if (character->is_symbol)
        return true;
    if ((code_point == 0xB7 ? character->is_han_context : is_chinese) &&
        stands_in_chinese(code_point))
        return true;
    switch (orientation_of_code_point(code_point)) {
    case ORIENTATION_UPRIGHT:
    case ORIENTATION_TRANSFORMED_UPRIGHT:
        return true;
    case ORIENTATION_TRANSFORMED_ROTATED:
        return vertical_form(analysis, index) != 0;
    case ORIENTATION_ROTATED:
        break;
    }
    return character->is_han_context && vertical_form(analysis, index) != 0;
}

/* Letters, digits, and the ASCII marks between and around them. */
static bool is_western(const Analysis *analysis, uint32_t index)
{
    const Character *character = &analysis->characters[index];
    uint32_t code_point = analysis->code_points[index];
    if (character->is_upright || !character->face || character->level % 2)
        return false;
    return character->cluster_class == CLASS_LATIN || (code_point > 0x20 && code_point < 0x7F) ||
           code_point == 0xB0;
}

static Token find_token(const Analysis *analysis, uint32_t start)
{
    Token token = {start, start, true, true};
    while (token.end < analysis->count && is_western(analysis, token.end)) {
        uint32_t code_point = analysis->code_points[token.end++];
        token.is_digits &= is_digit(code_point);
        token.is_capitals &= is_capital(code_point);
    }
    return token;
}

static bool has_one_style(const Analysis *analysis, const Token *token)
{
    for (uint32_t i = token->start + 1; i < token->end; i++) {
        if (analysis->characters[i].span != analysis->characters[token->start].span ||
            analysis->characters[i].face != analysis->characters[token->start].face)
            return false;
    }
    return true;
}

static void report_long(const Analysis *analysis, const Token *token)
{
    const Character *first = &analysis->characters[token->start];
    uint32_t bytes = analysis->characters[token->end].byte - first->byte;
    Origin origin = text_map_origin(analysis->block->map, first->byte, bytes);
    char most[NUMBER_TEXT_SIZE];
    number_format(most, COMBINE_LETTERS, 0);
    const char *words =
        arena_copy(analysis->context->scratch, analysis->block->text.data + first->byte, bytes);
    Diagnostic *report =
        diag_report(analysis->diagnostics, W_TEXT_COMBINE_LONG, &origin, DIAG_ARGS(words, most));
    if (report)
        report->node_id = analysis_style(analysis, token->start)->node_id;
}

/* The characters of a token that share one cell: true where the style says so and they can. */
static bool is_combined(const Analysis *analysis, const Token *token)
{
    const TextStyle *style = analysis_style(analysis, token->start);
    uint32_t length = token->end - token->start;
    if (length < 2 || style->text_combine == TEXT_COMBINE_NONE || !has_one_style(analysis, token))
        return false;
    if (style->text_combine != TEXT_COMBINE_ALL)
        return token->is_digits && length <= (uint32_t)style->text_combine;
    if (length > COMBINE_LETTERS)
        report_long(analysis, token);
    return length <= COMBINE_LETTERS;
}

/* R29: single letters and digits and acronyms stand upright; some digits share a cell; words and
 * numbers are rotated. */
static void orient_token(Analysis *analysis, const Token *token)
{
    TextOrientation orientation = analysis_style(analysis, token->start)->orientation;
    uint32_t length = token->end - token->start;
    bool is_short =
        length == 1 && (token->is_digits || is_ascii_letter(analysis->code_points[token->start]));
    bool stands = is_short || (token->is_capitals && length <= ACRONYM_LETTERS);
    if (orientation != TEXT_ORIENTATION_MIXED)
        stands = orientation == TEXT_ORIENTATION_UPRIGHT;
    if (is_combined(analysis, token)) {
        analysis->characters[token->start].combined = (uint8_t)length;
        stands = true;
    }
    for (uint32_t i = token->start; i < token->end; i++)
        analysis->characters[i].is_upright = stands;
}

void vertical_orient(Analysis *analysis)
{
    for (uint32_t i = 0; i < analysis->count; i++) {
        Character *character = &analysis->characters[i];
        bool follows =
            i > 0 && (!character->is_grapheme || class_is_ignorable(analysis->code_points[i]));
        character->is_upright = follows ? character[-1].is_upright : stands_by_itself(analysis, i);
    }
    for (uint32_t i = 0; i < analysis->count;) {
        Token token = find_token(analysis, i);
        if (token.end > token.start)
            orient_token(analysis, &token);
        i = token.end > i ? token.end : i + 1;
    }
}

void vertical_replace_quotes(const Analysis *analysis, uint32_t start, hb_buffer_t *buffer)
{
    static const uint32_t corners[][2] = {
        {0x2018, 0x300C}, {0x2019, 0x300D}, {0x201C, 0x300E}, {0x201D, 0x300F}};
    unsigned count;
    hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
    for (unsigned i = 0; i < count; i++) {
        const Character *character = &analysis->characters[start + i];
        const char *language = analysis_style(analysis, start + i)->language;
        if (!character->is_han_context || !language_is_chinese(language))
            continue;
        for (size_t k = 0; k < COUNT_OF(corners); k++) {
            if (infos[i].codepoint == corners[k][0] && face_glyph(character->face, corners[k][1]))
                infos[i].codepoint = corners[k][1];
        }
    }
}

static bool has_vertical_metrics(const Face *face)
{
    hb_blob_t *blob = hb_face_reference_table(face->hb_face, HB_TAG('v', 'm', 't', 'x'));
    bool has_table = hb_blob_get_length(blob) > 0;
    hb_blob_destroy(blob);
    return has_table;
}

/* From the top of a cell down to the baseline of letters whose capitals stand in its middle. */
static int32_t capital_baseline(const Face *face)
{
    return (int32_t)((0.5 + face->cap_height / 2) * face->units_per_em);
}

ShapedGlyph vertical_glyph(const Face *face, const hb_glyph_info_t *info,
                           const hb_glyph_position_t *position)
{
    ShapedGlyph glyph = {info->codepoint, -position->y_offset, position->x_offset,
                         -position->y_advance};
    if (glyph.advance == 0 || has_vertical_metrics(face))
        return glyph;
    /* HarfBuzz guesses from hhea, whose line is higher than an em. */
    double box = face->ascent + face->descent;
    glyph.x_offset =
        face->has_han ? (int32_t)(face->ascent / box * face->units_per_em) : capital_baseline(face);
    glyph.advance = (int32_t)face->units_per_em;
    return glyph;
}

double vertical_combine(const Face *face, hb_buffer_t *buffer, ShapedGlyph *glyphs)
{
    unsigned count;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, &count);
    int32_t em = (int32_t)face->units_per_em;
    int32_t width = 0;
    for (unsigned i = 0; i < count; i++)
        width += positions[i].x_advance;
    double scale = width > em ? (double)em / width : 1;
    double pen = -width * scale / 2;
    for (unsigned i = 0; i < count; i++) {
        glyphs[i] = (ShapedGlyph){
            .id = infos[i].codepoint,
            .x_offset = capital_baseline(face) - positions[i].y_offset,
            .y_offset = (int32_t)(pen + positions[i].x_offset * scale),
            .advance = i + 1 == count ? em : 0,
        };
        pen += positions[i].x_advance * scale;
    }
    return scale < 1 ? scale : 0;
}

int32_t vertical_baseline_drop(const Face *face)
{
    return (int32_t)((face->ascent - face->descent) / 2 * face->units_per_em);
}
