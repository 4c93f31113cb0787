/* sectionTitle: the heading of a section with its number plate. */
#include "element/composite.h"
#include "element/plate.h"

#include <math.h>

enum { LOOK_RULE, LOOK_BAR, LOOK_RIBBON, LOOK_UNDERLINE, LOOK_CENTER };

typedef struct SectionTitleElement {
    CompositeFields composite;
    const JsonValue *number, *text, *sub;
    int look;
    int plate, plate_look;
    Color main;
} SectionTitleElement;

static const FieldName looks[] = {{"rule", LOOK_RULE},     {"bar", LOOK_BAR},
                                  {"ribbon", LOOK_RIBBON}, {"underline", LOOK_UNDERLINE},
                                  {"center", LOOK_CENTER}, {NULL, 0}};

static const Field fields[] = {
    COMPOSITE_FIELDS(SectionTitleElement),
    {"text", &field_text, offsetof(SectionTitleElement, text), 0, 0, NULL, FIELD_REQUIRED, NULL,
     "The title.", "标题。"},
    {"number", &field_text, offsetof(SectionTitleElement, number), 0, 0, NULL, 0, NULL,
     "On the plate before it: 壹, 01.", "标题前编号牌上的字：壹、01。"},
    {"sub", &field_text, offsetof(SectionTitleElement, sub), 0, 0, NULL, 0, NULL,
     "A small line after the title.", "标题后的小字。"},
    {"look", &field_enum, offsetof(SectionTitleElement, look), 0, 0, looks, 0, NULL,
     "A rule after the title, a bar before it, a ribbon, a line below, or in the middle.",
     "rule 标题后引线，bar 前置竖条，ribbon 飘带，underline 下划线，center 居中。"},
    {"plate", &field_enum, offsetof(SectionTitleElement, plate), 0, 0, plate_forms, 0, NULL,
     "Form of the number plate.", "编号牌的形状。"},
    {"plateLook", &field_enum, offsetof(SectionTitleElement, plate_look), 0, 0, plate_looks, 0,
     NULL, "solid, outline or double.", "编号牌的样式。"},
    FIELDS_END,
};

static const char *const part_names[] = {"plate", "title", "sub", "rule", "ribbon", NULL};

static void set_defaults(Builder *builder, Node *node)
{
    const SectionTitleElement *element = node->properties;
    style_defaults(builder, node, "alignItems", "center", "gap", "0.8em", NULL);
    if (element->look == LOOK_UNDERLINE)
        style_defaults(builder, node, "padding", "0 0 0.6em", NULL);
}

static void add_plate(const Composite *composite, const SectionTitleElement *element)
{
    if (!element->number)
        return;
    Part plate = part_new(composite, "plate", "plate");
    part_set(&plate, "text", element->number);
    const char *const names[] = {"plate", "plateLook", "tone"};
    const char *const targets[] = {"shape", "look", "tone"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        const JsonValue *value = json_find(composite->node->source, names[i]);
        if (value)
            part_set(&plate, targets[i], value);
    }
    part_add(composite->node, &plate);
}

static void add_bar(const Composite *composite)
{
    Part bar = part_new(composite, "shape", "rule");
    part_set_string(&bar, "shape", "rectangle");
    part_set_color(&bar, "fill", &composite->palette.accent);
    part_styles(&bar, "width", "0.45em", "alignSelf", "stretch", NULL);
    part_add(composite->node, &bar);
}

static void add_rule(const Composite *composite)
{
    Part rule = part_new(composite, "rule", "rule");
    part_set_string(&rule, "thickness", "0.75pt");
    part_style_number(&rule, "flex", 1);
    part_style_color(&rule, "color", &composite->palette.line);
    part_add(composite->node, &rule);
}

/* The mark at an end of a rule; it closes the gap to the rule. */
static void add_mark(const Composite *composite, bool is_after_rule)
{
    Part mark = part_new(composite, "shape", NULL);
    part_set_string(&mark, "shape", "polygon");
    part_set_number(&mark, "sides", 4);
    part_set_color(&mark, "fill", &composite->palette.accent);
    part_styles(&mark, "width", "0.66em", "height", "0.66em",
                is_after_rule ? "marginLeft" : "marginRight", "-0.8em", NULL);
    part_add(composite->node, &mark);
}

static void add_title(const Composite *composite, const SectionTitleElement *element)
{
    if (element->look == LOOK_RIBBON) {
        Part ribbon = part_new(composite, "ribbon", "ribbon");
        part_set_string(&ribbon, "shape", "flag");
        part_set(&ribbon, "text", element->text);
        if (element->composite.tone.kind == PAINT_SOLID)
            part_set(&ribbon, "tone", json_find(composite->node->source, "tone"));
        part_add(composite->node, &ribbon);
        return;
    }
    Part title = part_text(composite, "title", element->text);
    part_style_font(&title, FONT_TITLE);
    part_styles(&title, "fontSize", "2em", "lineHeight", "1.2em", "fontWeight", "900", "textAlign",
                "start", "textWrap", "balance", NULL);
    part_style_color(&title, "color", &composite->palette.deep);
    part_add(composite->node, &title);
}

static bool build(Builder *builder, Node *node)
{
    SectionTitleElement *element = node->properties;
    if (!element->text)
        return false;
    Composite composite = composite_begin(builder, node, part_names);
    element->main = composite.palette.main;
    bool is_centered = element->look == LOOK_CENTER;
    if (is_centered) {
        add_rule(&composite);
        add_mark(&composite, true);
    }
    if (element->look == LOOK_BAR && !element->number)
        add_bar(&composite);
    add_plate(&composite, element);
    add_title(&composite, element);
    if (element->sub) {
        Part sub = part_text(&composite, "sub", element->sub);
        part_styles(&sub, "fontSize", "0.95em", "lineHeight", "1.3em", "textAlign", "start", NULL);
        part_style_color(&sub, "color", &composite.palette.grey);
        part_add(node, &sub);
    }
    if (is_centered)
        add_mark(&composite, false);
    if (is_centered || element->look == LOOK_RULE)
        add_rule(&composite);
    if (element->look == LOOK_RULE)
        add_mark(&composite, true);
    return true;
}

static Intrinsic measure(LayoutContext *context, const Node *node)
{
    return stack_measure(context, node, true);
}

/* The line below of the look "underline": heavy under the start, fine to the end. */
static void draw(PaintContext *context, const Box *box, Rect content)
{
    const SectionTitleElement *element = box->node->properties;
    if (element->look != LOOK_UNDERLINE)
        return;
    Rect frame = rect_outset(content, box->padding);
    double em = box->node->style->font_size.value;
    double bottom = frame.y + frame.height;
    Path *path = path_create(context->arena);
    path_rectangle(path, (Rect){frame.x, bottom - 0.5, frame.width, 0.5});
    path_rectangle(path, (Rect){frame.x, bottom - 2, fmin(5 * em, frame.width), 2});
    paint_fill(context, path, FILL_NONZERO, scene_solid(context->arena, element->main, 1));
}

const ElementType element_sectionTitle = {
    .name = "sectionTitle",
    .help = "The heading of a section, with a number plate and a line.",
    .help_zh = "章节标题，带编号牌与引线。",
    .example = "{\"type\": \"sectionTitle\", \"number\": \"壹\", \"text\": \"数字看变化\", "
               "\"sub\": \"2023年数据\"}",
    .content = CONTENT_NONE,
    .fields = fields,
    .size = sizeof(SectionTitleElement),
    .set_defaults = set_defaults,
    .build = build,
    .measure = measure,
    .arrange = row_arrange,
    .draw = draw,
};
