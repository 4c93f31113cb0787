/* Figure: see figure.h. */
#include "element/figure.h"

#include <math.h>

const FieldName figure_trends[] = {{"auto", TREND_AUTO}, {"up", TREND_UP},     {"down", TREND_DOWN},
                                   {"flat", TREND_FLAT}, {"none", TREND_NONE}, {NULL, 0}};
const FieldName figure_aligns[] = {
    {"start", ALIGN_START}, {"center", ALIGN_CENTER}, {"end", ALIGN_END}, {NULL, 0}};

static bool contains(Text text, const char *word)
{
    size_t length = strlen(word);
    for (size_t i = 0; i + length <= text.length; i++) {
        if (memcmp(text.data + i, word, length) == 0)
            return true;
    }
    return false;
}

static Trend trend_of_words(Text words)
{
    static const char *const rising[] = {"+", "增", "升", "提高", "上涨", "翻番"};
    static const char *const falling[] = {"降", "减", "回落", "下跌", "收窄"};
    if (contains(words, "持平"))
        return TREND_FLAT;
    for (size_t i = 0; i < COUNT_OF(falling); i++) {
        if (contains(words, falling[i]))
            return TREND_DOWN;
    }
    if (words.length && words.data[0] == '-')
        return TREND_DOWN;
    for (size_t i = 0; i < COUNT_OF(rising); i++) {
        if (contains(words, rising[i]))
            return TREND_UP;
    }
    return TREND_NONE;
}

Trend figure_trend(const JsonValue *change, Trend wanted)
{
    if (wanted != TREND_AUTO || !change)
        return wanted == TREND_AUTO ? TREND_NONE : wanted;
    if (change->kind == JSON_NUMBER)
        return change->number > 0 ? TREND_UP : change->number < 0 ? TREND_DOWN : TREND_FLAT;
    return change->kind == JSON_STRING ? trend_of_words(change->text) : TREND_NONE;
}

const JsonValue *figure_change_words(Arena *arena, const FigureFields *fields, const char *language)
{
    const JsonValue *change = fields->change;
    const char *of = fields->change_of && fields->change_of->kind == JSON_STRING
                         ? fields->change_of->text.data
                         : "";
    const char *unit = fields->change_unit && fields->change_unit->kind == JSON_STRING
                           ? fields->change_unit->text.data
                           : "";
    bool is_chinese = strncmp(language, "zh", 2) == 0;
    Text digits = change->text;
    bool is_negative = digits.length && digits.data[0] == '-';
    if (is_negative)
        digits = (Text){digits.data + 1, digits.length - 1};
    const char *amount = arena_copy(arena, digits.data, digits.length);
    const char *word = is_chinese ? (is_negative ? "下降" : "增长") : is_negative ? "−" : "+";
    const char *words = change->number == 0 && is_chinese
                            ? arena_print(arena, "%s持平", of)
                            : arena_print(arena, "%s%s%s%s", of, word, amount, unit);
    return json_new_shown(arena, text_of(words), change, "change | yoy");
}

static bool begins_with(Text text, const char *start)
{
    size_t length = strlen(start);
    return text.length >= length && memcmp(text.data, start, length) == 0;
}

/* % and degrees stand close to their number. */
static bool stands_close(const JsonValue *unit)
{
    return unit->kind == JSON_STRING &&
           (begins_with(unit->text, "%") || begins_with(unit->text, "‰") ||
            begins_with(unit->text, "°") || begins_with(unit->text, "℃"));
}

static JsonValue *span(const Composite *composite, const Part *unit, const JsonValue *text)
{
    Arena *arena = composite->builder->arena;
    if (text->kind != JSON_STRING)
        return json_borrow(arena, text);
    JsonValue *object = json_new(arena, JSON_OBJECT, &text->origin);
    json_set(arena, object, text_of("text"), NULL, json_borrow(arena, text));
    const char *const members[] = {"style", "class"};
    for (size_t i = 0; unit && i < COUNT_OF(members); i++) {
        const JsonValue *value = json_find(unit->json, members[i]);
        if (value)
            json_set(arena, object, text_of(members[i]), NULL, json_borrow(arena, value));
    }
    return object;
}

static const JsonValue *make_spans(const Composite *composite, const FigureFields *fields)
{
    Arena *arena = composite->builder->arena;
    const Origin *origin = &composite->node->source->origin;
    JsonValue *spans = json_new(arena, JSON_ARRAY, origin);
    JsonValue *thin = json_new_string(arena, text_of("\u2009"), origin);
    Part unit = part_new(composite, "text", "unit");
    part_style_font(&unit, FONT_TEXT);
    bool is_close = fields->unit && stands_close(fields->unit);
    part_styles(&unit, "fontSize", is_close ? "0.6em" : "0.4em", "fontWeight", "500", NULL);
    if (!fields->is_inverse)
        part_style_color(&unit, "color", &composite->palette.ink);
    if (fields->prefix) {
        json_append(arena, spans, span(composite, &unit, fields->prefix));
        json_append(arena, spans, span(composite, &unit, thin));
    }
    json_append(arena, spans, span(composite, NULL, fields->value));
    if (fields->unit && !is_close)
        json_append(arena, spans, span(composite, &unit, thin));
    if (fields->unit)
        json_append(arena, spans, span(composite, &unit, fields->unit));
    return spans;
}

void figure_build(Figure *figure, const Composite *composite, const FigureFields *fields)
{
    Part value = part_new(composite, "text", "value");
    const Palette *palette = &composite->palette;
    bool is_legible = palette_contrast(&palette->accent, &palette->white) >= 3;
    part_style_font(&value, FONT_DIGITS);
    part_styles(&value, "fontSize", "3.4em", "lineHeight", "1em", "textAutospace", "none",
                "textAutospaceDigits", "none", "textAlign", "start", NULL);
    if (!fields->is_inverse)
        part_style_color(&value, "color", is_legible ? &palette->accent : &palette->main);
    *figure = (Figure){
        .builder = composite->builder,
        .node = composite->node,
        .style = part_style(&value),
        .spans = make_spans(composite, fields),
        .row_scale = 1,
    };
    figure->rich = builder_text(figure->builder, figure->node, figure->style, figure->spans);
    figure->layout = text_block_compose(figure->rich->block, figure->builder->arena,
                                        figure->builder->diagnostics, INFINITY);
    figure->width = figure->layout->natural_width;
}

double figure_scale(const Figure *figure, double width)
{
    double scale = fmin(1, figure->row_scale);
    if (figure->width > 0)
        scale = fmin(scale, width / figure->width);
    return fmax(scale, FIGURE_LEAST_SCALE);
}

const TextLayout *figure_layout(const Figure *figure, double scale)
{
    if (scale >= 1 - 1e-9)
        return figure->layout;
    Style *smaller = arena_alloc(figure->builder->arena, sizeof *smaller);
    *smaller = *figure->style;
    smaller->font_size.value *= scale;
    const RichText *rich = builder_text(figure->builder, figure->node, smaller, figure->spans);
    return text_block_compose(rich->block, figure->builder->arena, figure->builder->diagnostics,
                              INFINITY);
}
