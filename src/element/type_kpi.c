/* kpi: one indicator as a card: icon, number, label, change. The number is an element of its own
 * (type_number.c). */
#include "element/figure.h"

enum { LOOK_CARD, LOOK_PLAIN, LOOK_LINE, LOOK_SOLID };

typedef struct KpiElement {
    CompositeFields composite;
    FigureFields figure;
    int look;
    const char *icon;
    Color main;
} KpiElement;

static const FieldName looks[] = {{"card", LOOK_CARD},
                                  {"plain", LOOK_PLAIN},
                                  {"line", LOOK_LINE},
                                  {"solid", LOOK_SOLID},
                                  {NULL, 0}};

static const Field fields[] = {
    COMPOSITE_FIELDS(KpiElement),
    FIGURE_FIELDS(KpiElement),
    {"look", &field_enum, offsetof(KpiElement, look), 0, 0, looks, 0, NULL,
     "card on a tint, plain, line above, or solid colour.",
     "card 浅底，plain 无底，line 上有粗线，solid 深色底。"},
    {"icon", &field_string, offsetof(KpiElement, icon), 0, 0, NULL, 0, NULL,
     "Name in the icon font, set above the number.", "数值上方的图标名。"},
    FIELDS_END,
};

static const char *const part_names[] = {FIGURE_PARTS, "icon", NULL};
static const char *const figure_members[] = {"value",    "unit",       "prefix", "label", "change",
                                             "changeOf", "changeUnit", "trend",  "note",  "align"};

static void set_defaults(Builder *builder, Node *node)
{
    const KpiElement *element = node->properties;
    Palette palette = palette_read(builder->theme, &element->composite.tone);
    style_defaults(builder, node, "gap", "0.9em", NULL);
    if (element->look == LOOK_CARD || element->look == LOOK_SOLID) {
        style_defaults(builder, node, "padding", "1.1em 1.2em", "borderRadius",
                       composite_radius(builder), NULL);
        style_default_color(builder, node, "background",
                            element->look == LOOK_CARD ? &palette.tint : &palette.main);
    }
    if (element->look == LOOK_LINE)
        style_defaults(builder, node, "padding", "1em 0 0", NULL);
    if (element->look == LOOK_SOLID) {
        Color on = palette_on(&palette, &palette.main);
        style_default_color(builder, node, "color", &on);
    }
}

static void add_icon(const Composite *composite, const KpiElement *element)
{
    if (!element->icon)
        return;
    Part icon = part_new(composite, "icon", "icon");
    part_set_string(&icon, "name", element->icon);
    part_styles(&icon, "width", "2em", "height", "2em", NULL);
    if (element->look != LOOK_SOLID)
        part_style_color(&icon, "color", &composite->palette.main);
    const char *align = element->figure.align == ALIGN_CENTER ? "center"
                        : element->figure.align == ALIGN_END  ? "end"
                                                              : "start";
    part_styles(&icon, "alignSelf", align, NULL);
    if (element->figure.align != ALIGN_CENTER &&
        element->figure.align !=
            ALIGN_END) /* the font's icons stand a twelfth inside their square */
        part_styles(&icon, "marginLeft", "-0.17em", NULL);
    part_add(composite->node, &icon);
}

/* The number's own parts: all that were named but the icon, which is none of its. */
static JsonValue *number_parts(const Composite *composite)
{
    Arena *arena = composite->builder->arena;
    JsonValue *parts = json_new(arena, JSON_OBJECT, &composite->overrides->origin);
    for (uint32_t i = 0; i < composite->overrides->count; i++) {
        const JsonValue *member = composite->overrides->items[i];
        if (!text_equals(member->key, "icon"))
            json_set(arena, parts, member->key, &member->key_origin, json_borrow(arena, member));
    }
    return parts;
}

static bool build(Builder *builder, Node *node)
{
    KpiElement *element = node->properties;
    if (!element->figure.value)
        return false;
    Composite composite = composite_begin(builder, node, part_names);
    element->main = composite.palette.main;
    add_icon(&composite, element);
    Part number = part_new(&composite, "number", NULL);
    for (size_t i = 0; i < COUNT_OF(figure_members); i++) {
        const JsonValue *value = json_find(node->source, figure_members[i]);
        if (value)
            part_set(&number, figure_members[i], value);
    }
    if (composite.overrides)
        part_set(&number, "parts", number_parts(&composite));
    if (element->composite.tone.kind != PAINT_NONE)
        part_set(&number, "tone", json_find(node->source, "tone"));
    if (element->look == LOOK_SOLID || element->figure.is_inverse)
        part_set(&number, "inverse", json_new_boolean(builder->arena, true, NULL));
    return part_add(node, &number) != NULL;
}

static Intrinsic measure(LayoutContext *context, const Node *node)
{
    return stack_measure(context, node, false);
}

/* The line of the look "line": a short heavy stroke on a hairline. */
static void draw(PaintContext *context, const Box *box, Rect content)
{
    const KpiElement *element = box->node->properties;
    if (element->look != LOOK_LINE)
        return;
    Rect frame = rect_outset(content, box->padding);
    double em = box->node->style->font_size.value;
    Path *path = path_create(context->arena);
    path_rectangle(path, (Rect){frame.x, frame.y, frame.width, 0.5});
    path_rectangle(path, (Rect){frame.x, frame.y, 2 * em, 2.5});
    paint_fill(context, path, FILL_NONZERO, scene_solid(context->arena, element->main, 1));
}

const ElementType element_kpi = {
    .name = "kpi",
    .help = "One indicator: icon, number, label and change, as a card.",
    .help_zh = "指标卡：图标、数值、名称与变化。",
    .example = "{\"type\": \"kpi\", \"icon\": \"science\", \"value\": \"221\", \"unit\": \"家\", "
               "\"label\": \"高新技术企业\", \"change\": 12.8, \"changeOf\": \"同比\"}",
    .content = CONTENT_NONE,
    .fields = fields,
    .size = sizeof(KpiElement),
    .set_defaults = set_defaults,
    .build = build,
    .measure = measure,
    .arrange = column_arrange,
    .draw = draw,
};
