/* kpiRow: indicators side by side whose numbers share one size and one baseline. */
#include "element/composite.h"
#include "element/items.h"
#include "element/number.h"

#include <math.h>

#define MOST_IN_A_ROW 6

extern const ElementType element_kpi;

typedef struct KpiRowElement {
    CompositeFields composite;
    const JsonValue *items;
    int columns;
    bool has_dividers;
} KpiRowElement;

static const Field fields[] = {
    COMPOSITE_FIELDS(KpiRowElement),
    {"items", &field_json, offsetof(KpiRowElement, items), 0, 0, NULL, 0, NULL,
     "Indicators with the properties of kpi; or put elements into children.",
     "指标列表，每项属性同 kpi；也可改用 children。"},
    {"columns", &field_integer, offsetof(KpiRowElement, columns), 0, 24, NULL, 0, NULL,
     "How many stand side by side; 0 shares them out evenly.", "每行个数；0 为自动均分。"},
    {"dividers", &field_boolean, offsetof(KpiRowElement, has_dividers), 0, 0, NULL, 0, "true",
     "Fine lines between plain indicators.", "无底色的指标之间画细线。"},
    FIELDS_END,
};

static const char *const part_names[] = {"kpi", NULL};

static void set_defaults(Builder *builder, Node *node)
{
    style_defaults(builder, node, "gap", "1.6em", NULL);
}

static bool build(Builder *builder, Node *node)
{
    KpiRowElement *element = node->properties;
    Composite composite = composite_begin(builder, node, part_names);
    const JsonValue *items = element->items;
    if (items && !items_check(builder, items, "kpiRow"))
        return false;
    for (uint32_t i = 0; items && i < items->count; i++) {
        Part part = part_new(&composite, "kpi", "kpi");
        part_set_string(&part, "look", "plain");
        const JsonValue *item = items->items[i];
        if (item->kind != JSON_OBJECT)
            part_set(&part, "value", item);
        bool is_data = item->origin.source != node->source->origin.source;
        for (uint32_t k = 0; item->kind == JSON_OBJECT && k < item->count; k++) {
            const JsonValue *member = item->items[k];
            bool is_known = field_find(element_kpi.fields, member->key) != NULL;
            if (is_known || !is_data)
                part_set(&part, member->key.data, member);
        }
        part_add(node, &part);
    }
    if (!node->first_child)
        diag_report(builder->diagnostics, W_ITEMS_NONE, &node->source->origin, DIAG_ARGS("kpiRow"));
    return true;
}

static int count_children(const Node *node)
{
    int count = 0;
    for (const Node *child = node->first_child; child; child = child->next)
        count += layout_is_in_flow(child);
    return count;
}

/* Rows as even as can be: 7 are 4 + 3, not 6 + 1. */
static int columns_of(const Node *node)
{
    const KpiRowElement *element = node->properties;
    int count = count_children(node);
    if (element->columns > 0)
        return element->columns < count ? element->columns : count > 0 ? count : 1;
    int rows = (count + MOST_IN_A_ROW - 1) / MOST_IN_A_ROW;
    return rows > 1 ? (count + rows - 1) / rows : count > 0 ? count : 1;
}

static Intrinsic measure(LayoutContext *context, const Node *node)
{
    Intrinsic widest = stack_measure(context, node, false);
    int columns = columns_of(node);
    double gaps = length_resolve(node->style->column_gap, 0, 0) * (columns - 1);
    return (Intrinsic){widest.min * columns + gaps, widest.max * columns + gaps};
}

static double room_inside(const Style *style, double width)
{
    return width - style->border[1].width - style->border[3].width -
           length_resolve(style->padding[1], width, 0) -
           length_resolve(style->padding[3], width, 0);
}

static double arrange(LayoutContext *context, Box *box, const Space *space)
{
    const Node *node = box->node;
    int columns = columns_of(node);
    double column_gap = length_resolve(node->style->column_gap, space->width, 0);
    double row_gap = length_resolve(node->style->row_gap, space->width, 0);
    double width = fmax(0, (space->width - column_gap * (columns - 1)) / columns);
    double scale = 1;
    for (const Node *child = node->first_child; child; child = child->next)
        scale = fmin(scale, number_row_scale(context, child, room_inside(child->style, width)));
    number_set_row_scale(node, scale);
    double y = 0;
    double highest = 0;
    int column = 0;
    for (const Node *child = node->first_child; child; child = child->next) {
        if (!layout_is_in_flow(child))
            continue;
        if (column == columns) {
            y += highest + row_gap;
            highest = 0;
            column = 0;
        }
        BoxSpace offer = {width, INFINITY, width, NAN, true};
        Box *inner = layout_box(context, child, &offer);
        box_place(context, box, inner, column * (width + column_gap), y);
        highest = fmax(highest, inner->size.height);
        column++;
    }
    for (size_t i = 0; i < box->child_count; i++) {
        /* Cards of one row are equally high. */
        double row_height = 0;
        for (size_t k = 0; k < box->child_count; k++) {
            if (box->children[k].y == box->children[i].y)
                row_height = fmax(row_height, box->children[k].box->size.height);
        }
        BoxSpace offer = {width, INFINITY, width, row_height, true};
        if (box->children[i].box->size.height < row_height - 1e-6)
            box->children[i].box = layout_box(context, box->children[i].box->node, &offer);
    }
    if (box->child_count)
        box->baseline = box->border.top + box->padding.top + box->children[0].box->baseline;
    return y + highest;
}

static void draw(PaintContext *context, const Box *box, Rect content)
{
    const KpiRowElement *element = box->node->properties;
    double gap = length_resolve(box->node->style->column_gap, content.width, 0);
    Path *path = path_create(context->arena);
    for (size_t i = 1; i < box->child_count && element->has_dividers; i++) {
        const BoxLink *link = &box->children[i];
        bool is_first = link->x <= 0;
        bool has_ground = link->box->node->style->background.kind != PAINT_NONE;
        if (is_first || has_ground)
            continue;
        double x = content.x + link->x - gap / 2;
        path_move(path, x, content.y + link->y);
        path_line(path, x, content.y + link->y + link->box->size.height);
    }
    Stroke *stroke = arena_alloc(context->arena, sizeof *stroke);
    stroke->width = 0.5;
    const PaintSpec *color = &box->node->style->color;
    paint_stroke(context, path, stroke, scene_solid(context->arena, color->color, 0.35));
}

const ElementType element_kpiRow = {
    .name = "kpiRow",
    .help = "Indicators side by side; their numbers share one size and one baseline.",
    .help_zh = "指标排：各数值字号一致、基线对齐。",
    .example = "{\"type\": \"kpiRow\", \"items\": ["
               "{\"value\": \"31.62\", \"unit\": \"亿元\", \"label\": \"技术合同成交额\"}, "
               "{\"value\": \"221\", \"unit\": \"家\", \"label\": \"高新技术企业\"}, "
               "{\"value\": \"65\", \"unit\": \"%\", \"label\": \"优良天数比例\"}]}",
    .content = CONTENT_CHILDREN,
    .fields = fields,
    .size = sizeof(KpiRowElement),
    .set_defaults = set_defaults,
    .build = build,
    .measure = measure,
    .arrange = arrange,
    .draw = draw,
};
