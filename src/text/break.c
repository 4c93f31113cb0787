/* Break opportunities: Pango's (UAX 14) with the Chinese tailoring of docs/typography.md 2.2 on
 * top: prohibitions of the chosen level (R1-R4), units (R7, R9), Western words and addresses (R10).
 */
#include "base/utf8.h"
#include "text/analysis.h"
#include "text/boundary.h"
#include "text/cluster_class.h"
#include "text/line_edge.h"
#include "text/measure_word.h"

/* What has been seen to the left of the boundary at hand. */
typedef struct BreakState {
    Analysis *analysis;
    LineBreakLevel level;
    uint32_t last_solid; /* index of the last character that is no space */
    bool has_solid;
    NumberState number;
    int unit_length; /* of a run of dashes or of dots */
    bool in_address; /* between :// and the next space or Han */
} BreakState;

static ClusterClass class_at(const Analysis *analysis, uint32_t index)
{
    return (ClusterClass)analysis->characters[index].cluster_class;
}

static bool is_ascii_alphanumeric(uint32_t code_point)
{
    return (code_point >= '0' && code_point <= '9') || (code_point >= 'A' && code_point <= 'Z') ||
           (code_point >= 'a' && code_point <= 'z');
}

static bool is_curly_quote(uint32_t code_point)
{
    return code_point >= 0x2018 && code_point <= 0x201D;
}

/* R7: inside —— and …… ; of a longer run every second place may part. */
static bool is_inside_unit(const BreakState *state, uint32_t index)
{
    ClusterClass cluster_class = class_at(state->analysis, index);
    if (cluster_class != class_at(state->analysis, index - 1))
        return false;
    if (cluster_class != CLASS_DASH2 && cluster_class != CLASS_ELLIPSIS)
        return false;
    return state->unit_length % 2 != 0 || state->unit_length < 4;
}

/* R9: digits of one number, number and percent or degree, sign or currency and number, base and
 * super- or subscript. */
static bool is_number_unit(const Analysis *analysis, uint32_t index)
{
    ClusterClass before = class_at(analysis, index - 1);
    ClusterClass after = class_at(analysis, index);
    if (before == CLASS_SPACE || after == CLASS_SPACE)
        return false;
    if (before == CLASS_DIGIT && (after == CLASS_DIGIT || after == CLASS_POSTFIX))
        return true;
    if (before == CLASS_PREFIX && (after == CLASS_DIGIT || after == CLASS_PREFIX))
        return true;
    if (before == CLASS_DIGIT && after == CLASS_PREFIX)
        return analysis->code_points[index] != '+';
    if (before == CLASS_POSTFIX && after == CLASS_LATIN) /* °C */
        return analysis->code_points[index - 1] == 0xB0;
    return false;
}

static bool is_script_shift(const Analysis *analysis, uint32_t index)
{
    if (analysis->characters[index].span == analysis->characters[index - 1].span)
        return false;
    double before = analysis_style(analysis, index - 1)->baseline_shift;
    double after = analysis_style(analysis, index)->baseline_shift;
    return before == 0 && after != 0 && class_at(analysis, index - 1) != CLASS_SPACE;
}

static bool is_cited(const Analysis *analysis, uint32_t index)
{
    return analysis->block->spans[analysis->characters[index].span].is_citation;
}

/* R9: 图3-2 and the 12 of 第12页, which the register has filled in, and the words that belong to
 * such a number. */
static bool is_citation_unit(const Analysis *analysis, uint32_t index)
{
    static const char *const before = "第图表式注附";
    static const char *const after = "页章节条款项期";
    bool begins = is_cited(analysis, index);
    bool ends = is_cited(analysis, index - 1);
    if (begins && ends)
        return analysis->characters[index].span == analysis->characters[index - 1].span;
    if (begins)
        return utf8_has(text_of(before), analysis->code_points[index - 1]);
    return ends && utf8_has(text_of(after), analysis->code_points[index]);
}

/* R10: letters and digits of a Western word, whatever UAX 14 says of its inner marks. */
static bool is_inside_word(const Analysis *analysis, uint32_t index)
{
    uint32_t before = analysis->code_points[index - 1];
    uint32_t after = analysis->code_points[index];
    return (is_ascii_alphanumeric(before) || before == '.') && is_ascii_alphanumeric(after);
}

/* R10: an address parts after / . ? & = - and nowhere else. */
static BreakKind address_break(const Analysis *analysis, uint32_t index)
{
    uint32_t before = analysis->code_points[index - 1];
    uint32_t after = analysis->code_points[index];
    bool may_part = before == '/' || before == '.' || before == '?' || before == '&' ||
                    before == '=' || before == '-';
    return may_part && is_ascii_alphanumeric(after) ? BREAK_ALLOWED : BREAK_NONE;
}

/* UAX 14 before Unicode 16 (LB19) never breaks beside a curly quote; beside Han one may. */
static bool is_quote_break(const BreakState *state, uint32_t index)
{
    const Analysis *analysis = state->analysis;
    ClusterClass before = class_at(analysis, index - 1);
    ClusterClass after = class_at(analysis, index);
    bool opens = after == CLASS_OPEN && is_curly_quote(analysis->code_points[index]) &&
                 analysis->characters[index].is_han_context;
    if (opens)
        return before != CLASS_OPEN && before != CLASS_LATIN;
    bool closes = before == CLASS_CLOSE && is_curly_quote(analysis->code_points[index - 1]) &&
                  analysis->characters[index - 1].is_han_context;
    return closes && (after == CLASS_HAN || after == CLASS_DIGIT || after == CLASS_OPEN ||
                      after == CLASS_DASH2);
}

/* UAX 14 takes a sign for a hyphen and keeps it with the Han before it (LB21). */
static bool is_sign_break(const Analysis *analysis, uint32_t index)
{
    return analysis->code_points[index] == '-' && class_at(analysis, index) == CLASS_PREFIX &&
           class_at(analysis, index - 1) == CLASS_HAN;
}

/* UAX 14, 4: ambiguous symbols (AI) part like ideographs in East Asian text; Pango takes them for
 * letters. */
static bool is_symbol_break(const Analysis *analysis, uint32_t index)
{
    const Character *after = &analysis->characters[index];
    return after->cluster_class == CLASS_HAN && after[-1].cluster_class == CLASS_HAN &&
           (after->is_symbol || after[-1].is_symbol);
}

/* CSS Text, line-break: loose. */
static bool is_loose_break(const Analysis *analysis, uint32_t index)
{
    if (class_at(analysis, index - 1) == CLASS_OPEN)
        return false;
    switch (analysis->code_points[index]) {
    case 0x30FB:
    case 0xFF1A:
    case 0xFF1B:
    case 0xFF01:
    case 0xFF1F:
    case 0xFF05:
    case 0x2103:
    case 0x2109:
        return true;
    default:
        return false;
    }
}

/* R1: between any two characters one of which is Han or a Chinese mark. */
static bool is_free_break(const Analysis *analysis, uint32_t index)
{
    for (uint32_t i = index - 1; i <= index; i++) {
        if (class_at(analysis, i) == CLASS_HAN || analysis->characters[i].is_han_context ||
            class_is_ideographic_mark(analysis->code_points[i]))
            return true;
    }
    return false;
}

static bool is_closing_mark(const Analysis *analysis, uint32_t index)
{
    switch ((int)class_at(analysis, index)) {
    case CLASS_STOP:
    case CLASS_COMMA:
    case CLASS_EXCLAMATION:
    case CLASS_CLOSE:
        return analysis->characters[index].is_han_context ||
               class_is_ideographic_mark(analysis->code_points[index]);
    default:
        return false;
    }
}

/* R5: before the third and later of several closing marks in a row. */
static bool is_rescue_break(const Analysis *analysis, uint32_t index)
{
    return index >= 2 && is_closing_mark(analysis, index) && is_closing_mark(analysis, index - 1) &&
           is_closing_mark(analysis, index - 2);
}

static BreakKind prohibit(const BreakState *state, uint32_t index, BreakKind kind)
{
    const Analysis *analysis = state->analysis;
    if (state->level == LINE_BREAK_NONE)
        return is_free_break(analysis, index) ? BREAK_ALLOWED : kind;
    if (state->level == LINE_BREAK_LOOSE && is_loose_break(analysis, index))
        return BREAK_ALLOWED;
    if (line_start_forbidden(state->level, class_at(analysis, index), analysis->code_points[index]))
        return is_rescue_break(analysis, index) ? BREAK_RESCUE : BREAK_NONE;
    if (state->has_solid && line_end_forbidden(state->level, class_at(analysis, state->last_solid)))
        return BREAK_NONE;
    if (is_quote_break(state, index) || is_sign_break(analysis, index) ||
        is_symbol_break(analysis, index))
        return BREAK_ALLOWED;
    return kind;
}

static BreakKind find_break(BreakState *state, uint32_t index)
{
    Analysis *analysis = state->analysis;
    uint8_t boundary = analysis->boundaries[index];
    if (boundary & BOUNDARY_FORCED)
        return BREAK_FORCED;
    if (state->level == LINE_BREAK_PLAIN)
        return boundary & BOUNDARY_LINE ? BREAK_ALLOWED : BREAK_NONE;
    if (!analysis->characters[index].is_grapheme || class_at(analysis, index) == CLASS_SPACE)
        return BREAK_NONE;
    bool is_unit = is_inside_unit(state, index) || is_number_unit(analysis, index) ||
                   is_script_shift(analysis, index);
    analysis->characters[index].is_kept = is_unit;
    if (is_unit || is_citation_unit(analysis, index))
        return BREAK_NONE;
    if (state->in_address && analysis->code_points[index] < 0x80)
        return address_break(analysis, index);
    if (is_inside_word(analysis, index))
        return BREAK_NONE;
    BreakKind kind = boundary & BOUNDARY_LINE ? BREAK_ALLOWED : BREAK_NONE;
    kind = prohibit(state, index, kind);
    if (kind == BREAK_ALLOWED && number_state_binds(&state->number, analysis, index))
        return BREAK_PENALTY;
    return kind;
}

static void advance_state(BreakState *state, uint32_t index)
{
    const Analysis *analysis = state->analysis;
    uint32_t code_point = analysis->code_points[index];
    bool repeats = index > 0 && class_at(analysis, index) == class_at(analysis, index - 1);
    state->unit_length = repeats ? state->unit_length + 1 : 1;
    number_state_advance(&state->number, analysis, index);
    if (class_at(analysis, index) != CLASS_SPACE) {
        state->last_solid = index;
        state->has_solid = true;
    }
    bool is_scheme_end = index >= 2 && code_point == '/' &&
                         analysis->code_points[index - 1] == '/' &&
                         analysis->code_points[index - 2] == ':';
    state->in_address =
        is_scheme_end || (state->in_address && code_point > 0x20 && code_point < 0x7F);
}

/* R9: a minus or hyphen that begins a number is its sign. */
static void find_signs(Analysis *analysis)
{
    for (uint32_t i = 0; i + 1 < analysis->count; i++) {
        if (analysis->code_points[i] != '-' || class_at(analysis, i + 1) != CLASS_DIGIT)
            continue;
        ClusterClass before = i ? class_at(analysis, i - 1) : CLASS_SPACE;
        bool joins = before == CLASS_LATIN || before == CLASS_DIGIT || before == CLASS_POSTFIX ||
                     before == CLASS_CONNECTOR;
        if (!joins)
            analysis->characters[i].cluster_class = CLASS_PREFIX;
    }
}

void analysis_find_breaks(Analysis *analysis)
{
    find_signs(analysis);
    BreakState state = {.analysis = analysis, .level = analysis->block->style.level};
    for (uint32_t i = 0; i < analysis->count; i++) {
        if (i > 0)
            analysis->characters[i].break_before = (uint8_t)find_break(&state, i);
        advance_state(&state, i);
    }
}
