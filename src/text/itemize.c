/* Faces and scripts of characters, and the items that are shaped together: analysis.h. */
#include "text/analysis.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/utf8.h"
#include "text/cluster_class.h"

/* Spaces and the no-break hyphen, which HarfBuzz draws from the plain ones where a face lacks them.
 */
static uint32_t stand_in(uint32_t code_point)
{
    if (code_point == 0xA0 || (code_point >= 0x2000 && code_point <= 0x200A) ||
        code_point == 0x202F || code_point == 0x205F)
        return ' ';
    return code_point == 0x2011 ? 0x2010 : 0;
}

static bool face_has(const Face *face, uint32_t code_point)
{
    if (face_glyph(face, code_point))
        return true;
    if (class_is_ignorable(code_point))
        return true;
    uint32_t plain = stand_in(code_point);
    if (plain && face_glyph(face, plain))
        return true;
    hb_codepoint_t base;
    hb_codepoint_t mark;
    return hb_unicode_decompose(hb_unicode_funcs_get_default(), code_point, &base, &mark) &&
           face_glyph(face, base) && (!mark || face_glyph(face, mark));
}

static bool face_has_all(const Face *face, const uint32_t *code_points, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        if (!face_has(face, code_points[i]))
            return false;
    }
    return true;
}

/* The first face that has all `count` characters; with `wants_han`, a face for Han first. */
static const Face *find_face(const TextStyle *style, const uint32_t *code_points, uint32_t count,
                             bool wants_han)
{
    for (int i = 0; wants_han && i < style->face_count; i++) {
        if (style->faces[i]->has_han && face_has_all(style->faces[i], code_points, count))
            return style->faces[i];
    }
    for (int i = 0; i < style->face_count; i++) {
        if (face_has_all(style->faces[i], code_points, count))
            return style->faces[i];
    }
    return NULL;
}

/* The face that find_face looks at first. */
static const Face *first_face(const TextStyle *style, bool wants_han)
{
    for (int i = 0; wants_han && i < style->face_count; i++) {
        if (style->faces[i]->has_han)
            return style->faces[i];
    }
    return style->faces[0];
}

static bool is_new_missing(MissingSet *missing, uint32_t code_point)
{
    for (int i = 0; i < missing->count; i++) {
        if (missing->code_points[i] == code_point)
            return false;
    }
    if (missing->count < MISSING_KEPT)
        missing->code_points[missing->count++] = code_point;
    return true;
}

static void report_missing(Analysis *analysis, uint32_t index)
{
    uint32_t code_point = analysis->code_points[index];
    if (!is_new_missing(analysis->missing, code_point))
        return;
    char bytes[5] = {0};
    size_t length = utf8_encode(code_point, bytes);
    const TextStyle *style = analysis_style(analysis, index);
    StrBuf families = {0};
    for (int i = 0; i < style->face_count; i++) {
        strbuf_string(&families, i ? ", " : "");
        strbuf_string(&families, style->faces[i]->family);
    }
    StrBuf code = {0};
    strbuf_print(&code, "U+%04X", (unsigned)code_point);
    Origin origin =
        text_map_origin(analysis->block->map, analysis->characters[index].byte, (uint32_t)length);
    Diagnostic *report = diag_report(
        analysis->diagnostics, E_CHARACTER_MISSING, &origin,
        DIAG_ARGS(code_point < 0x20 ? " " : bytes, code.data, families.data ? families.data : ""));
    if (report)
        report->node_id = style->node_id;
    strbuf_release(&code);
    strbuf_release(&families);
}

/* Symbols that a Han face draws one em wide. */
static bool is_wide_symbol(const Character *character, uint32_t code_point)
{
    if (character->cluster_class != CLASS_OTHER || code_point < 0x80 || !character->face ||
        !character->face->has_han || class_is_ignorable(code_point))
        return false;
    double advance = face_advance(character->face, face_glyph(character->face, code_point));
    return advance > 0.99 && advance < 1.01;
}

/* One grapheme: [start, end). Where no face has all of it, each character finds its own. */
static void choose_grapheme_face(Analysis *analysis, uint32_t start, uint32_t end)
{
    const TextStyle *style = analysis_style(analysis, start);
    Character *characters = analysis->characters;
    bool wants_han = characters[start].is_han_context;
    const Face *face = first_face(style, wants_han);
    bool is_simple = end == start + 1 && face_glyph(face, analysis->code_points[start]);
    if (!is_simple)
        face = find_face(style, analysis->code_points + start, end - start, wants_han);
    /* A lone joiner or break opportunity parts no run. */
    if (start > 0 && class_is_ignorable(analysis->code_points[start]) && end == start + 1)
        face = characters[start - 1].face;
    for (uint32_t i = start; i < end; i++) {
        const Face *own = face;
        if (!own)
            own = find_face(style, analysis->code_points + i, 1, wants_han);
        if (!own)
            report_missing(analysis, i);
        characters[i].face = own;
        /* A grapheme that no face has as a whole is parted, so that what there is can be drawn. */
        characters[i].is_grapheme |= !face;
    }
}

/* Scripts for HarfBuzz. Pango lets Common characters follow what stands before them; a Chinese mark
 * must not (Noto draws it 1676 wide for Latin, not 2000), and Latin marks must not follow Han.
 */
static hb_script_t choose_script(const Analysis *analysis, uint32_t index)
{
    const Character *character = &analysis->characters[index];
    uint32_t code_point = analysis->code_points[index];
    if (character->is_han_context || class_is_ideographic_mark(code_point))
        return HB_SCRIPT_HAN;
    if (code_point >= 0x4E00 && code_point <= 0x9FFF)
        return HB_SCRIPT_HAN;
    hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), code_point);
    if (script != HB_SCRIPT_COMMON && script != HB_SCRIPT_INHERITED && script != HB_SCRIPT_UNKNOWN)
        return script;
    if (index > 0 && (!character->is_grapheme || class_is_ignorable(code_point)))
        return character[-1].script;
    if (index > 0 && character[-1].script != HB_SCRIPT_HAN && character->face == character[-1].face)
        return character[-1].script;
    bool is_wide = code_point >= 0x2000 && character->face && character->face->has_han;
    return is_wide ? HB_SCRIPT_HAN : HB_SCRIPT_LATIN;
}

void analysis_choose_faces(Analysis *analysis)
{
    for (uint32_t start = 0; start < analysis->count;) {
        uint32_t end = start + 1;
        while (end < analysis->count && !analysis->characters[end].is_grapheme)
            end++;
        choose_grapheme_face(analysis, start, end);
        for (uint32_t i = start; i < end; i++)
            analysis->characters[i].script = choose_script(analysis, i);
        Character *base = &analysis->characters[start];
        base->is_symbol = is_wide_symbol(base, analysis->code_points[start]);
        if (base->is_symbol)
            base->cluster_class = CLASS_HAN;
        start = end;
    }
}

static bool shapes_alike(const TextStyle *a, const TextStyle *b)
{
    if (a == b)
        return true;
    const char *a_language = a->language ? a->language : "";
    const char *b_language = b->language ? b->language : "";
    return a->size == b->size && a->letter_spacing == b->letter_spacing &&
           a->baseline_shift == b->baseline_shift && a->feature_count == b->feature_count &&
           (a->feature_count == 0 || memcmp(a->features, b->features,
                                            (size_t)a->feature_count * sizeof *a->features) == 0) &&
           strcmp(a_language, b_language) == 0;
}

uint32_t analysis_item_end(const Analysis *analysis, uint32_t start)
{
    const Character *characters = analysis->characters;
    const Character *first = &characters[start];
    uint32_t end = start + 1;
    if (!first->face)
        return end;
    if (first->combined)
        return start + first->combined;
    while (end < analysis->count) {
        const Character *next = &characters[end];
        if (next->face != first->face || next->script != first->script ||
            next->level != first->level || next->is_upright != first->is_upright || next->combined)
            break;
        if (next->span != characters[end - 1].span &&
            !shapes_alike(analysis_style(analysis, end), analysis_style(analysis, start)))
            break;
        end++;
    }
    return end;
}
