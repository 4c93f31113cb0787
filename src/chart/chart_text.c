/* The texts of a chart: see chart_text.h. */
#include "chart/chart_text.h"

#include <math.h>

#include "base/number.h"
#include "base/utf8.h"
#include "data/decimal.h"

#define MUTED_SHARE 0.62 /* of the ink, for axes and notes */
#define GRID_SHARE  0.2
#define MUTED_ALPHA 0.78 /* where the ink is light, a tint on white paper would vanish */
#define GRID_ALPHA  0.28
#define DARK_INK    0.4 /* luminance */

typedef struct RoleStyle {
    const char *name; /* of the theme's style */
    const char *size;
    int weight;
    double line_height; /* of the size */
    bool is_muted;
} RoleStyle;

static const RoleStyle role_styles[ROLE_COUNT] = {
    [ROLE_TITLE] = {"chart.title", "1.25em", 700, 1.3, false},
    [ROLE_SUBTITLE] = {"chart.subtitle", "0.9em", 400, 1.4, true},
    [ROLE_AXIS] = {"chart.axis", "0.82em", 400, 1.2, true},
    [ROLE_UNIT] = {"chart.unit", "0.78em", 400, 1.2, true},
    [ROLE_LEGEND] = {"chart.legend", "0.85em", 400, 1.2, false},
    [ROLE_LABEL] = {"chart.label", "0.82em", 400, 1.2, false},
    [ROLE_NOTE] = {"chart.note", "0.82em", 400, 1.3, false},
    [ROLE_SOURCE] = {"chart.source", "0.74em", 400, 1.4, true},
    [ROLE_NUMBER] = {"chart.number", "1.9em", 700, 1.1, false},
};

static void declare(Arena *arena, JsonValue *object, const char *name, const char *value)
{
    json_set(arena, object, text_of(name), NULL, json_new_string(arena, text_of(value), NULL));
}

static void declare_number(Arena *arena, JsonValue *object, const char *name, double value)
{
    json_set(arena, object, text_of(name), NULL, json_new_number(arena, value, NULL));
}

static const Style *role_style(const Chart *chart, const RoleStyle *role)
{
    Builder *builder = chart->builder;
    JsonValue *object = json_new(chart->arena, JSON_OBJECT, NULL);
    declare(chart->arena, object, "fontSize", role->size);
    declare_number(chart->arena, object, "lineHeight", role->line_height);
    declare(chart->arena, object, "textAlign", "start");
    declare(chart->arena, object, "textIndent", "0");
    declare(chart->arena, object, "fontFeatureSettings", "tnum");
    if (role->weight != 400)
        declare_number(chart->arena, object, "fontWeight", role->weight);
    StyleSheet sheet;
    style_collect(builder->theme, chart->diagnostics, chart->arena, NULL, object, &sheet);
    Style *style = style_compute(builder->theme, chart->diagnostics, chart->arena,
                                 chart->node->style, &sheet, builder->zi);
    if (role->is_muted)
        style->color = chart->muted;
    JsonValue *name = json_new_string(chart->arena, text_of(role->name), NULL);
    if (!map_find(&builder->theme->styles, name->text))
        return style;
    style_collect(builder->theme, chart->diagnostics, chart->arena, name, NULL, &sheet);
    return style_compute(builder->theme, chart->diagnostics, chart->arena, style, &sheet,
                         builder->zi);
}

/* Greys are tints of the ink, so that a page's greys stay in its own hue; light ink on a dark
 * ground is made fainter instead. */
static PaintSpec fainter(const PaintSpec *ink, double share, double alpha)
{
    if (paint_spec_luminance(ink) < DARK_INK)
        return paint_spec_tint(ink, share);
    PaintSpec faint = *ink;
    faint.opacity *= alpha;
    return faint;
}

void chart_text_prepare(Chart *chart)
{
    chart->ink = chart->node->style->color;
    if (chart->ink.kind != PAINT_SOLID)
        chart->ink = (PaintSpec){.kind = PAINT_SOLID, .color = COLOR_BLACK, .opacity = 1};
    chart->muted = fainter(&chart->ink, MUTED_SHARE, MUTED_ALPHA);
    chart->grid = fainter(&chart->ink, GRID_SHARE, GRID_ALPHA);
    for (int i = 0; i < ROLE_COUNT; i++)
        chart->roles[i] = role_style(chart, &role_styles[i]);
    chart->em = chart->roles[ROLE_LABEL]->font_size.value;
}

double chart_text_size(const Chart *chart, TextRole role)
{
    return chart->roles[role]->font_size.value;
}

const JsonValue *chart_literal(const Chart *chart, const char *text, const JsonValue *cell,
                               const char *what)
{
    static const JsonValue nothing = {.kind = JSON_STRING, .text = {"", 0}};
    return json_new_shown(chart->arena, text_of(text), cell ? cell : &nothing, what ? what : "");
}

const char *chart_format_cell(const Chart *chart, const FormatChain *format, const JsonValue *cell)
{
    const JsonValue *text =
        format_run(format, chart->arena, chart->diagnostics, &chart->settings, cell);
    return text && text->kind == JSON_STRING ? text->text.data : "";
}

const char *chart_format_number(const Chart *chart, const FormatChain *format, double value,
                                int decimals)
{
    if (format)
        return chart_format_cell(chart, format, json_new_number(chart->arena, value, NULL));
    StrBuf out = {0};
    Decimal decimal = decimal_from_double(value);
    decimal_round(&decimal, decimals, ROUND_HALF_AWAY);
    decimal_write(&out, &decimal, NULL);
    char *text = strbuf_copy(&out, chart->arena);
    strbuf_release(&out);
    return text;
}

const char *chart_format_unit(const Chart *chart, const JsonValue *cell, double unit)
{
    if (cell->kind != JSON_NUMBER || unit <= 1)
        return chart_format_cell(chart, NULL, cell);
    Decimal decimal = decimal_of(cell);
    decimal_shift(&decimal, unit >= 1e8 ? -8 : -4);
    int places = decimal_places(&decimal);
    decimal_round(&decimal, places < 2 ? places : 2, ROUND_HALF_AWAY);
    StrBuf out = {0};
    decimal_write(&out, &decimal, NULL);
    char *text = strbuf_copy(&out, chart->arena);
    strbuf_release(&out);
    return text;
}

static const Style *look_style(const ChartPlan *plan, TextRole role, const TextLook *look)
{
    const Style *base = plan->chart->roles[role];
    if (!look)
        return base;
    Style *style = arena_alloc(plan->arena, sizeof *style);
    *style = *base;
    style->text_align = look->align;
    if (look->color)
        style->color = *look->color;
    if (look->scale > 0)
        style->font_size.value *= look->scale;
    if (look->weight)
        style->font_weight = look->weight;
    return style;
}

static const RichText *shape(const ChartPlan *plan, const Style *style, const JsonValue *value)
{
    const Chart *chart = plan->chart;
    return builder_text(chart->builder, chart->node, style, value);
}

static ChartText measured(const TextLayout *layout)
{
    ChartText text = {.layout = layout};
    for (int i = 0; i < layout->line_count; i++)
        text.width = fmax(text.width, layout->lines[i].set_width);
    text.above = layout->first_baseline - layout->ascent;
    text.height = layout->last_baseline + layout->descent - text.above;
    return text;
}

/* Lines are set at the width that they need, so that "end" and "center" align them to each other.
 */
static ChartText compose(const ChartPlan *plan, const RichText *rich, double width)
{
    DiagSink silent; /* a word wider than a band is cut or dropped with a message of our own */
    diag_init_trial(&silent, plan->arena, plan->diagnostics);
    double needed = text_block_max_width(rich->block);
    if (needed > width) {
        const TextLayout *broken = text_block_compose(rich->block, plan->arena, &silent, width);
        needed = fmin(broken->natural_width, fmax(width, text_block_min_width(rich->block)));
    }
    /* A hair more than the widest line, so that rounding breaks none. */
    return measured(text_block_compose(rich->block, plan->arena, &silent, needed + 0.01));
}

ChartText chart_text_set(const ChartPlan *plan, TextRole role, const TextLook *look,
                         const JsonValue *value, double width)
{
    return compose(plan, shape(plan, look_style(plan, role, look), value), width);
}

static bool fits(const ChartText *text, double width, int lines)
{
    return text->width <= width + 0.02 && text->layout->line_count <= lines;
}

/* The text's first `count` characters and an ellipsis. */
static const char *cut(const ChartPlan *plan, const char *text, int count)
{
    size_t at = 0;
    for (int i = 0; i < count; i++)
        for (at++; ((unsigned char)text[at] & 0xC0) == 0x80;)
            at++;
    return arena_print(plan->arena, "%.*s…", (int)at, text);
}

static int character_count(const char *text)
{
    int count = 0;
    for (; *text; text++)
        count += ((unsigned char)*text & 0xC0) != 0x80;
    return count;
}

ChartText chart_text_fit(const ChartPlan *plan, TextRole role, const TextLook *look,
                         const char *text, double width, int lines)
{
    const Style *style = look_style(plan, role, look);
    ChartText whole =
        compose(plan, shape(plan, style, chart_literal(plan->chart, text, NULL, NULL)), width);
    if (fits(&whole, width, lines))
        return whole;
    int low = 0;
    int high = character_count(text);
    ChartText best = whole;
    const char *kept = "…";
    while (low < high - 1) {
        int middle = (low + high) / 2;
        const char *shorter = cut(plan, text, middle);
        ChartText tried = compose(
            plan, shape(plan, style, chart_literal(plan->chart, shorter, NULL, NULL)), width);
        bool is_good = fits(&tried, width, lines);
        if (is_good || middle == 1) {
            best = tried;
            kept = shorter;
        }
        *(is_good ? &low : &high) = middle;
    }
    diag_report(plan->diagnostics, W_CHART_LABEL_CUT, &plan->chart->node->source->origin,
                DIAG_ARGS(text, kept));
    return best;
}

void plan_text(ChartPlan *plan, const char *name, const ChartText *text, Point place)
{
    if (text->layout->line_count == 0 || text->width <= 0)
        return;
    plan->parts = arena_grow(plan->arena, plan->parts, plan->part_count, &plan->part_capacity,
                             sizeof *plan->parts);
    plan->parts[plan->part_count++] = (ChartPart){
        .kind = PART_TEXT,
        .name = name,
        .series = plan->series,
        .row = plan->row,
        .text = text->layout,
        .corner = {place.x, place.y - text->above},
        .box = {place.x, place.y, text->width, text->height},
    };
}

static bool is_place_free(const ChartPlan *plan, Rect box)
{
    const double hair = 0.01;
    if (box.x < -hair || box.y < -hair || box.x + box.width > plan->size.width + hair ||
        box.y + box.height > plan->size.height + hair)
        return false;
    for (size_t i = 0; i < plan->part_count; i++) {
        Rect other = plan->parts[i].box;
        if (plan->parts[i].kind == PART_TEXT && box.x < other.x + other.width &&
            other.x < box.x + box.width && box.y < other.y + other.height &&
            other.y < box.y + box.height)
            return false;
    }
    return true;
}

bool plan_text_if_free(ChartPlan *plan, const char *name, const ChartText *text, Point place)
{
    if (!text->layout || text->width <= 0)
        return true;
    if (!is_place_free(plan, (Rect){place.x, place.y, text->width, text->height}))
        return false;
    plan_text(plan, name, text, place);
    return true;
}

void plan_text_or_report(ChartPlan *plan, const char *name, const ChartText *text, Point place,
                         const char *words)
{
    if (!plan_text_if_free(plan, name, text, place))
        diag_report(plan->diagnostics, W_CHART_LABEL_DROPPED, &plan->chart->node->source->origin,
                    DIAG_ARGS(words));
}
