/* legend: what the colours of a picture mean. */
#include "element/composite.h"
#include "element/items.h"

#include <math.h>

enum { LEGEND_ROW, LEGEND_COLUMN };
enum { SWATCH_SQUARE, SWATCH_CIRCLE, SWATCH_LINE };

typedef struct LegendItem {
    const JsonValue *label, *value;
    PaintSpec color;
    const char *swatch_name;
} LegendItem;

typedef struct LegendElement {
    CompositeFields composite;
    const JsonValue *items;
    int direction, swatch;
} LegendElement;

static const FieldName directions[] = {{"row", LEGEND_ROW}, {"column", LEGEND_COLUMN}, {NULL, 0}};
static const FieldName swatches[] = {
    {"square", SWATCH_SQUARE}, {"circle", SWATCH_CIRCLE}, {"line", SWATCH_LINE}, {NULL, 0}};

static const Field fields[] = {
    COMPOSITE_FIELDS(LegendElement),
    {"items", &field_json, offsetof(LegendElement, items), 0, 0, NULL, FIELD_REQUIRED, NULL,
     "Entries: {label, color, value, shape}, or texts.",
     "图例项：{label, color, value, shape} 或文字。"},
    {"direction", &field_enum, offsetof(LegendElement, direction), 0, 0, directions, 0, NULL,
     "In a row that wraps, or one below the other.", "横排（自动换行）或竖排。"},
    {"shape", &field_enum, offsetof(LegendElement, swatch), 0, 0, swatches, 0, NULL,
     "Form of the samples.", "色样的形状。"},
    FIELDS_END,
};

static const Field item_fields[] = {
    {"label", &field_text, offsetof(LegendItem, label), 0, 0, NULL, 0, NULL, "Meaning.", "说明。"},
    {"value", &field_text, offsetof(LegendItem, value), 0, 0, NULL, 0, NULL, "A figure.", "数值。"},
    {"color", &field_color, offsetof(LegendItem, color), 0, 0, NULL, 0, NULL, "Colour.", "颜色。"},
    {"shape", &field_string, offsetof(LegendItem, swatch_name), 0, 0, NULL, 0, NULL,
     "square, circle or line.", "square、circle 或 line。"},
    FIELDS_END,
};

static const char *const part_names[] = {"label", "value", NULL};

static void set_defaults(Builder *builder, Node *node)
{
    style_defaults(builder, node, "gap", "0.4em 1.4em", NULL);
}

/* Colours of entries that name none: far apart in lightness, so that they differ in grey too. */
static Color series_color(const Palette *palette, int index)
{
    Color series[] = {
        palette->main,
        palette->accent,
        palette_tint(&palette->main, 0.5),
        palette->deep,
        palette_tint(&palette->accent, 0.5),
        palette->down,
        palette_tint(&palette->main, 0.25),
        palette->grey,
    };
    return series[index % (int)COUNT_OF(series)];
}

static void add_swatch(const Composite *composite, Node *row, const LegendElement *element,
                       const LegendItem *item, int index)
{
    Color color = item->color.kind == PAINT_SOLID ? item->color.color
                                                  : series_color(&composite->palette, index);
    int form = element->swatch;
    for (int i = 0; item->swatch_name && swatches[i].name; i++) {
        if (strcmp(swatches[i].name, item->swatch_name) == 0)
            form = swatches[i].value;
    }
    Part swatch = part_new(composite, "shape", NULL);
    part_set_string(&swatch, "shape", form == SWATCH_CIRCLE ? "ellipse" : "rectangle");
    part_set_color(&swatch, "fill", &color);
    bool is_line = form == SWATCH_LINE;
    part_styles(&swatch, "width", is_line ? "1.6em" : "0.82em", "height",
                is_line ? "0.2em" : "0.82em", NULL);
    part_add(row, &swatch);
}

static void add_item(const Composite *composite, const LegendElement *element,
                     const LegendItem *item, int index)
{
    Part row = part_new(composite, "row", NULL);
    part_styles(&row, "alignItems", "center", "gap", "0.5em", NULL);
    Node *node = part_add(composite->node, &row);
    if (!node)
        return;
    add_swatch(composite, node, element, item, index);
    if (item->label) {
        Part label = part_text(composite, "label", item->label);
        part_styles(&label, "lineHeight", "1.35em", "textAlign", "start", NULL);
        part_add(node, &label);
    }
    if (item->value) {
        Part value = part_text(composite, "value", item->value);
        part_styles(&value, "lineHeight", "1.35em", "fontWeight", "700", "textAlign", "start",
                    NULL);
        part_add(node, &value);
    }
}

static bool build(Builder *builder, Node *node)
{
    LegendElement *element = node->properties;
    Composite composite = composite_begin(builder, node, part_names);
    int count;
    LegendItem *items =
        items_read(builder, node, element->items, item_fields, sizeof *items, "label", &count);
    for (int i = 0; i < count; i++)
        add_item(&composite, element, &items[i], i);
    if (count == 0)
        diag_report(builder->diagnostics, W_ITEMS_NONE, &node->source->origin, DIAG_ARGS("legend"));
    return true;
}

static bool is_row(const Node *node)
{
    return ((const LegendElement *)node->properties)->direction == LEGEND_ROW;
}

static Intrinsic measure(LayoutContext *context, const Node *node)
{
    Intrinsic all = stack_measure(context, node, is_row(node));
    Intrinsic widest = stack_measure(context, node, false);
    return (Intrinsic){widest.min, all.max};
}

/* Entries one after the other, on as many lines as it takes. */
static double arrange_row(LayoutContext *context, Box *box, const Space *space)
{
    double gap = length_resolve(box->node->style->column_gap, space->width, 0);
    double row_gap = length_resolve(box->node->style->row_gap, space->width, 0);
    double x = 0;
    double y = 0;
    double highest = 0;
    for (const Node *child = box->node->first_child; child; child = child->next) {
        BoxSpace offer = {space->width, INFINITY, NAN, NAN, false};
        Box *item = layout_box(context, child, &offer);
        if (x > 0 && x + item->size.width > space->width + 1e-6) {
            x = 0;
            y += highest + row_gap;
            highest = 0;
        }
        box_place(context, box, item, x, y);
        x += item->size.width + gap;
        highest = fmax(highest, item->size.height);
    }
    return y + highest;
}

static double arrange(LayoutContext *context, Box *box, const Space *space)
{
    return is_row(box->node) ? arrange_row(context, box, space)
                             : column_arrange(context, box, space);
}

const ElementType element_legend = {
    .name = "legend",
    .help = "What the colours of a picture mean.",
    .help_zh = "图例。",
    .example =
        "{\"type\": \"legend\", \"items\": [{\"label\": \"已完成\"}, {\"label\": \"推进中\"}, "
        "{\"label\": \"未启动\", \"color\": \"#B4BAC4\"}]}",
    .content = CONTENT_NONE,
    .fields = fields,
    .size = sizeof(LegendElement),
    .set_defaults = set_defaults,
    .build = build,
    .measure = measure,
    .arrange = arrange,
};
