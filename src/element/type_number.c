/* number: a big number with its unit, label and change. The number itself is drawn by this element
 * (figure.c) into the room of an empty slot; label, change and note are texts around it. */
#include "element/figure.h"
#include "element/number.h"
#include "element/text_content.h"

#include <math.h>

typedef struct NumberElement {
    CompositeFields composite;
    FigureFields figure;
    int label_place;
    Figure drawn;
    const Node *slot; /* keeps the room of the number */
} NumberElement;

enum { LABEL_BELOW, LABEL_ABOVE };

static const FieldName label_places[] = {{"below", LABEL_BELOW}, {"above", LABEL_ABOVE}, {NULL, 0}};

static const Field fields[] = {
    COMPOSITE_FIELDS(NumberElement),
    FIGURE_FIELDS(NumberElement),
    {"labelPlace", &field_enum, offsetof(NumberElement, label_place), 0, 0, label_places, 0, NULL,
     "Label below or above the number.", "指标名称在数值之下或之上。"},
    FIELDS_END,
};

static const char *const part_names[] = {FIGURE_PARTS, NULL};

static const char *text_align_of(const FigureFields *figure)
{
    return figure->align == ALIGN_CENTER ? "center" : figure->align == ALIGN_END ? "end" : "start";
}

static void set_defaults(Builder *builder, Node *node)
{
    const NumberElement *element = node->properties;
    const char *align = text_align_of(&element->figure);
    style_defaults(builder, node, "alignItems", align, "gap", "0.45em", NULL);
}

static void add_text(const Composite *composite, const NumberElement *element, const char *name,
                     const JsonValue *text, const char *size, const char *line_height)
{
    if (!text)
        return;
    bool is_note = strcmp(name, "note") == 0;
    Part part = part_text(composite, name, text);
    part_style_font(&part, FONT_TEXT);
    part_styles(&part, "fontSize", size, "lineHeight", line_height, "textAlign",
                text_align_of(&element->figure), "textWrap", "balance", "fontWeight",
                is_note ? "400" : "500", NULL);
    if (!element->figure.is_inverse)
        part_style_color(&part, "color",
                         is_note ? &composite->palette.grey : &composite->palette.ink);
    part_add(composite->node, &part);
}

static void add_mark(const Composite *composite, Node *row, Trend trend, const Color *color)
{
    if (trend == TREND_NONE || trend == TREND_FLAT)
        return;
    Part mark = part_new(composite, "shape", NULL);
    part_set_string(&mark, "shape", "triangle");
    part_set_string(&mark, "direction", trend == TREND_UP ? "up" : "down");
    part_set_color(&mark, "fill", color);
    part_styles(&mark, "width", "0.72em", "height", "0.62em", NULL);
    part_add(row, &mark);
}

static void add_change(const Composite *composite, const NumberElement *element)
{
    const FigureFields *figure = &element->figure;
    if (!figure->change || figure->change->kind == JSON_NULL)
        return;
    Trend trend = figure_trend(figure->change, (Trend)figure->trend);
    const Palette *palette = &composite->palette;
    const Color *color = trend == TREND_UP     ? &palette->up
                         : trend == TREND_DOWN ? &palette->down
                                               : &palette->grey;
    if (figure->is_inverse)
        color = &composite->node->style->color.color;
    Part row = part_new(composite, "row", NULL);
    part_styles(&row, "alignItems", "center", "gap", "0.3em", "fontSize", "0.86em", NULL);
    Node *row_node = part_add(composite->node, &row);
    if (!row_node)
        return;
    add_mark(composite, row_node, trend, color);
    const JsonValue *text = figure->change;
    if (text->kind == JSON_NUMBER)
        text = figure_change_words(composite->builder->arena, figure, composite->node->style->lang);
    Part words = part_text(composite, "change", text);
    part_style_font(&words, FONT_TEXT);
    part_styles(&words, "lineHeight", "1.3em", "fontWeight", "500", "textAlign", "start",
                "textAutospaceDigits", "none", NULL);
    part_style_color(&words, "color", color);
    part_add(row_node, &words);
}

static void add_slot(const Composite *composite, NumberElement *element)
{
    Part slot = part_new(composite, "spacer", NULL);
    part_style_points(&slot, "height", element->drawn.layout->cap_height);
    element->slot = part_add(composite->node, &slot);
}

static bool build(Builder *builder, Node *node)
{
    NumberElement *element = node->properties;
    if (!element->figure.value)
        return false;
    Composite composite = composite_begin(builder, node, part_names);
    figure_build(&element->drawn, &composite, &element->figure);
    bool is_above = element->label_place == LABEL_ABOVE;
    if (is_above)
        add_text(&composite, element, "label", element->figure.label, "1em", "1.35em");
    add_slot(&composite, element);
    if (!is_above)
        add_text(&composite, element, "label", element->figure.label, "1em", "1.35em");
    add_change(&composite, element);
    add_text(&composite, element, "note", element->figure.note, "0.8em", "1.35em");
    return element->slot != NULL;
}

static Intrinsic measure(LayoutContext *context, const Node *node)
{
    const NumberElement *element = node->properties;
    Intrinsic parts = stack_measure(context, node, false);
    double width = element->drawn.width * fmin(1, element->drawn.row_scale);
    return (Intrinsic){fmax(parts.min, element->drawn.width * FIGURE_LEAST_SCALE),
                       fmax(parts.max, width)};
}

static double arrange(LayoutContext *context, Box *box, const Space *space)
{
    const NumberElement *element = box->node->properties;
    double height = column_arrange(context, box, space);
    box->content = figure_layout(&element->drawn, figure_scale(&element->drawn, space->width));
    for (size_t i = 0; i < box->child_count; i++) {
        const BoxLink *link = &box->children[i];
        if (link->box->node == element->slot)
            box->baseline = box->border.top + box->padding.top + link->y + link->box->size.height;
    }
    return height;
}

static const TextLayout *text_of_box(const Box *box, Rect content, Point *corner)
{
    const NumberElement *element = box->node->properties;
    const TextLayout *layout = box->content;
    double left_over = content.width - layout->natural_width;
    double shift = element->figure.align == ALIGN_CENTER ? left_over / 2
                   : element->figure.align == ALIGN_END  ? left_over
                                                         : 0;
    double top = content.y - box->border.top - box->padding.top;
    *corner = (Point){content.x + shift, top + box->baseline - layout->first_baseline};
    return layout;
}

static void draw(PaintContext *context, const Box *box, Rect content)
{
    Point corner;
    const TextLayout *layout = text_of_box(box, content, &corner);
    text_content_draw(context, layout, corner);
}

/* Room for the content of `child` in `width` points of its parent's content. */
static double room_of_child(LayoutContext *context, const Node *parent, const Node *child,
                            double width)
{
    bool is_row = strcmp(parent->type->name, "row") == 0;
    for (const Node *other = parent->first_child; is_row && other; other = other->next) {
        if (other == child || !layout_is_in_flow(other))
            continue;
        width -= layout_measure(context, other).max;
        width -= length_resolve(parent->style->column_gap, width, 0);
    }
    Edges margin = layout_margins(child->style, width);
    const Style *style = child->style;
    width -= margin.left + margin.right + style->border[1].width + style->border[3].width;
    return width - length_resolve(style->padding[1], width, 0) -
           length_resolve(style->padding[3], width, 0);
}

double number_row_scale(LayoutContext *context, const Node *node, double width)
{
    double scale = 1;
    if (node->type == &element_number) {
        const NumberElement *element = node->properties;
        double natural = element->drawn.width;
        return natural > 0 ? fmin(1, fmax(0, width) / natural) : 1;
    }
    for (const Node *child = node->first_child; child; child = child->next)
        scale = fmin(scale,
                     number_row_scale(context, child, room_of_child(context, node, child, width)));
    return scale;
}

void number_set_row_scale(const Node *node, double scale)
{
    if (node->type == &element_number)
        ((NumberElement *)node->properties)->drawn.row_scale = scale;
    for (const Node *child = node->first_child; child; child = child->next)
        number_set_row_scale(child, scale);
}

const ElementType element_number = {
    .name = "number",
    .help = "A big number with unit, label and change. It shrinks to the width of its box.",
    .help_zh = "大数字，带单位、指标名称与升降变化；框窄时自动缩小。",
    .example = "{\"type\": \"number\", \"value\": \"31.62\", \"unit\": \"亿元\", "
               "\"label\": \"技术合同成交额\", \"change\": 3.27, \"changeOf\": \"同比\"}",
    .content = CONTENT_NONE,
    .fields = fields,
    .size = sizeof(NumberElement),
    .set_defaults = set_defaults,
    .build = build,
    .measure = measure,
    .arrange = arrange,
    .draw = draw,
    .text = text_of_box,
};
