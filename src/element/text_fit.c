/* Copy-fit: text_fit.h. A setting is tried by shaping the text anew; lines are counted, and the
 * leading is what makes them fill the height. */
#include "element/text_fit.h"

#include <math.h>
#include <string.h>

#include "base/limits.h"
#include "base/number.h"
#include "doc/field_types.h"
#include "doc/style.h"

#define SIZE_STEP_PT    0.1
#define SPACING_STEP_EM 0.01
#define MOST_STEPS      40 /* of one setting, each way */
#define SLACK_PT        0.01
/* Tries are dear in long texts: about so many bytes are set in all, each try counting for some. */
#define MOST_BYTES  8000000
#define BYTES_A_TRY 20000

/* What one try is set in, points. */
typedef struct Setting {
    double size, leading, spacing;
    int columns;
} Setting;

/* Numbers from least to most. */
typedef struct Bounds {
    double least, most;
} Bounds;

typedef struct Fitting {
    LayoutContext *context;
    const RichText *text;
    const Style *style;
    Space space;
    Bounds size, spacing_em;
    bool has_leading;
    FitRange leading;
    Setting base, best;
    double least_rows, most_rows; /* too many by the tightest, by the loosest try */
    int tries_left;
} Fitting;

static const Field range_fields[] = {
    {"fontSize", &field_font_size, offsetof(TextFit, size), 1, LIMIT_FONT_SIZE_PT, NULL, 0, NULL,
     "", ""},
    {"lineHeight", &field_line_height, offsetof(TextFit, leading), 0, 0, NULL, 0, NULL, "", ""},
    {"letterSpacing", &field_length, offsetof(TextFit, spacing), -500, 500, NULL, 0, NULL, "", ""},
    {"columnCount", &field_integer, offsetof(TextFit, columns_least), 1, 24, NULL, 0, NULL, "", ""},
    {NULL, NULL, 0, 0, 0, NULL, 0, NULL, NULL, NULL},
};

/* The two ends of a range: the second member stands right behind the first. */
static void read_range(const FieldReader *reader, const Field *field, const JsonValue *value,
                       TextFit *fit)
{
    if (value->kind != JSON_ARRAY || value->count != 2) {
        field_report_value(reader, field, value);
        return;
    }
    Field most = *field;
    most.offset += field->type->size;
    field_read(reader, field, value->items[0], fit);
    field_read(reader, &most, value->items[1], fit);
}

TextFit text_fit_read(Builder *builder, const Node *node, const JsonValue *value)
{
    TextFit fit = {0};
    if (!value)
        return fit;
    StyleContext context = {
        .theme = builder->theme,
        .base = {node->style->font_size.value, builder->zi, builder->theme->is_print_table},
        .inherited_em = node->style->font_size.value,
    };
    FieldReader reader = {.arena = builder->arena,
                          .diagnostics = builder->diagnostics,
                          .owner = "textFit",
                          .context = &context,
                          .resolve = field_resolve_token};
    fit.is_set = true;
    fit.origin = value->origin;
    for (uint32_t i = 0; value->kind == JSON_OBJECT && i < value->count; i++) {
        const Field *field = field_find(range_fields, value->items[i]->key);
        if (field)
            read_range(&reader, field, value->items[i], &fit);
        else
            field_report_unknown(&reader, range_fields, NULL, value->items[i]);
    }
    return fit;
}

/* The spans in another size and spacing. */
static TextSpan *scale_spans(const Fitting *fitting, const Setting *setting)
{
    const RichText *text = fitting->text;
    Arena *arena = fitting->context->arena;
    double scale = setting->size / fitting->base.size;
    double more = setting->spacing * setting->size - fitting->base.spacing * fitting->base.size;
    TextSpan *spans = arena_array(arena, (size_t)text->span_count, sizeof *spans);
    for (int i = 0; i < text->span_count; i++) {
        spans[i] = text->spans[i];
        TextStyle *style = arena_alloc(arena, sizeof *style);
        *style = *text->spans[i].style;
        style->size *= scale;
        style->baseline_shift *= scale;
        style->letter_spacing += more;
        spans[i].style = style;
    }
    return spans;
}

/* Sets the text; the rows of its highest column are the height in lines. */
static const TextLayout *set_text(Fitting *fitting, const Setting *setting, DiagSink *diagnostics,
                                  ColumnPlaces *places)
{
    LayoutContext *context = fitting->context;
    ParagraphStyle paragraph = fitting->text->paragraph;
    paragraph.indent *= setting->size / fitting->base.size;
    paragraph.line_height = setting->leading;
    TextBlock *block =
        text_block_create(fitting->text->context, context->arena, diagnostics,
                          scale_spans(fitting, setting), fitting->text->span_count, &paragraph);
    Space space = {fitting->space.width, INFINITY};
    ColumnStyle columns = text_content_columns(fitting->style, NULL, context->arena, &space);
    columns.count = setting->columns;
    columns.type_size = setting->size;
    columns.em = columns.em > 0 ? setting->size : 0;
    return text_block_compose_columns(block, context->arena, diagnostics, fitting->space.width,
                                      &columns, places);
}

static Bounds leading_bounds(const Fitting *fitting, double size)
{
    double base = fitting->base.leading;
    if (!fitting->has_leading)
        return (Bounds){base, base};
    return (Bounds){length_resolve(fitting->leading.least, size, base),
                    length_resolve(fitting->leading.most, size, base)};
}

/* Whether the setting fills the height. With a leading of its own that is to the last line; else as
 * many lines as have room. */
static bool fills(Fitting *fitting, Setting setting)
{
    if (fitting->tries_left-- <= 0)
        return false;
    DiagSink silent; /* only what is kept is worth a word */
    diag_init_trial(&silent, fitting->context->arena, fitting->context->diagnostics);
    ColumnPlaces places;
    const TextLayout *layout = set_text(fitting, &setting, &silent, &places);
    double rows = round(layout->height / setting.leading);
    if (rows < 1)
        return false;
    Bounds leading = leading_bounds(fitting, setting.size);
    double height = fitting->space.height + SLACK_PT;
    double most = floor(height / leading.least);
    double least = fitting->has_leading ? ceil((height - 2 * SLACK_PT) / leading.most) : most;
    fitting->least_rows = fmin(fitting->least_rows, rows - most);
    fitting->most_rows = fmax(fitting->most_rows, rows - least);
    if (rows < least || rows > most)
        return false;
    if (fitting->has_leading)
        setting.leading = fitting->space.height / rows;
    fitting->best = setting;
    return true;
}

static bool is_within(Bounds bounds, double value)
{
    return value >= bounds.least - 1e-9 && value <= bounds.most + 1e-9;
}

/* Step number `i` away from `base`: 0, then up and down in turns. */
static double stepped(double base, double step, int i)
{
    int distance = (i + 1) / 2;
    return base + (i % 2 ? distance : -distance) * step;
}

/* Letter spacing alone, then size alone, in `columns`; nearest first. */
static bool search_columns(Fitting *fitting, int columns)
{
    Setting setting = fitting->base;
    setting.columns = columns;
    for (int i = 0; i < 2 * MOST_STEPS; i++) {
        setting.spacing = stepped(fitting->base.spacing, SPACING_STEP_EM, i);
        bool is_base = i == 0;
        if ((is_base || is_within(fitting->spacing_em, setting.spacing)) && fills(fitting, setting))
            return true;
    }
    setting.spacing = fitting->base.spacing;
    for (int i = 1; i < 2 * MOST_STEPS; i++) {
        setting.size = stepped(fitting->base.size, SIZE_STEP_PT, i);
        if (is_within(fitting->size, setting.size) && fills(fitting, setting))
            return true;
    }
    return false;
}

static bool search(Fitting *fitting, const TextFit *fit)
{
    if (search_columns(fitting, fitting->base.columns))
        return true;
    for (int i = fit->columns_least; i > 0 && i <= fit->columns_most; i++) {
        if (i != fitting->base.columns && search_columns(fitting, i))
            return true;
    }
    return false;
}

static void say_moved(StrBuf *out, const char *name, double from, double to, const char *unit)
{
    if (fabs(from - to) < 0.0005)
        return;
    char numbers[2][NUMBER_TEXT_SIZE];
    number_format(numbers[0], from, 2);
    number_format(numbers[1], to, 2);
    strbuf_print(out, "%s%s %s → %s%s", out->length ? ", " : "", name, numbers[0], numbers[1],
                 unit);
}

static void report_moved(const Fitting *fitting, const TextFit *fit)
{
    const Setting *from = &fitting->base;
    const Setting *to = &fitting->best;
    StrBuf words = {0};
    say_moved(&words, "fontSize", from->size, to->size, " pt");
    say_moved(&words, "lineHeight", from->leading, to->leading, " pt");
    say_moved(&words, "letterSpacing", from->spacing, to->spacing, " em");
    say_moved(&words, "columnCount", from->columns, to->columns, "");
    if (words.length)
        diag_report(fitting->context->diagnostics, N_TEXT_FIT, &fit->origin,
                    DIAG_ARGS(strbuf_copy(&words, fitting->context->arena)));
    strbuf_release(&words);
}

static void report_failure(const Fitting *fitting, const TextFit *fit)
{
    DiagSink *sink = fitting->context->diagnostics;
    bool chinese = sink->language == DIAG_CHINESE;
    bool is_long = fitting->least_rows > 0;
    double rows = is_long ? fitting->least_rows : fmax(0, -fitting->most_rows);
    const char *pattern =
        chinese ? "每栏最少仍多 %d 行" : "%d lines a column too many at the tightest";
    if (!is_long)
        pattern = chinese ? "每栏最多仍少 %d 行" : "%d lines a column too few at the loosest";
    if (rows <= 0) {
        pattern = chinese ? "各档行数都不合（差 %d 行之内）"
                          : "no step of it gives the lines needed (within %d)";
        rows = 1;
    }
    diag_report(sink, E_TEXT_FIT, &fit->origin,
                DIAG_ARGS(arena_print(fitting->context->arena, pattern, (int)rows)));
}

static Bounds resolve_range(const FitRange *range, double em, double base)
{
    return (Bounds){length_resolve(range->least, em, base), length_resolve(range->most, em, base)};
}

void text_fit_settle(LayoutContext *context, Box *box, const RichText *text, const TextFit *fit)
{
    const Style *style = box->node->style;
    double size = style->font_size.value;
    Rect content = box_content(box);
    Fitting fitting = {.context = context,
                       .text = text,
                       .style = style,
                       .space = {content.width, content.height},
                       .size = resolve_range(&fit->size, size, size),
                       .has_leading = length_is_definite(fit->leading.least),
                       .leading = fit->leading,
                       .tries_left = (int)(MOST_BYTES / (text->plain.length + BYTES_A_TRY)),
                       .least_rows = INFINITY,
                       .most_rows = -INFINITY};
    fitting.base =
        (Setting){size, text->paragraph.line_height,
                  length_resolve(style->letter_spacing, size, 0) / size, style->column_count};
    Bounds spacing = resolve_range(&fit->spacing, size, fitting.base.spacing * size);
    fitting.spacing_em = (Bounds){spacing.least / size, spacing.most / size};
    if (!search(&fitting, fit)) {
        report_failure(&fitting, fit);
        return;
    }
    report_moved(&fitting, fit);
    TextContent *filled = arena_alloc(context->arena, sizeof *filled);
    filled->layout = set_text(&fitting, &fitting.best, context->diagnostics, &filled->columns);
    box->content = filled;
    box->content_height = content.height;
}
