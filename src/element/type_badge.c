/* badge: a few words on a small coloured label. */
#include "element/centered.h"
#include "element/composite.h"

enum { LOOK_SOLID, LOOK_TINT, LOOK_OUTLINE };
enum { FORM_ROUND, FORM_SQUARE, FORM_TAG };

typedef struct BadgeElement {
    CompositeFields composite;
    const JsonValue *text;
    int look, form;
    Palette palette;
} BadgeElement;

static const FieldName looks[] = {
    {"solid", LOOK_SOLID}, {"tint", LOOK_TINT}, {"outline", LOOK_OUTLINE}, {NULL, 0}};
static const FieldName forms[] = {
    {"round", FORM_ROUND}, {"square", FORM_SQUARE}, {"tag", FORM_TAG}, {NULL, 0}};

static const Field fields[] = {
    COMPOSITE_FIELDS(BadgeElement),
    {"text", &field_text, offsetof(BadgeElement, text), 0, 0, NULL, FIELD_REQUIRED, NULL,
     "A few words: 第一步, 新增.", "短词：第一步、新增。"},
    {"look", &field_enum, offsetof(BadgeElement, look), 0, 0, looks, 0, NULL,
     "solid colour, tint or outline.", "solid 实底，tint 浅底，outline 线框。"},
    {"shape", &field_enum, offsetof(BadgeElement, form), 0, 0, forms, 0, NULL,
     "round ends, square corners, or a tag that points to the right.",
     "round 圆头，square 方角，tag 向右的箭头签。"},
    FIELDS_END,
};

static const char *const part_names[] = {"text", NULL};

static void set_defaults(Builder *builder, Node *node)
{
    const BadgeElement *element = node->properties;
    style_defaults(builder, node, "fontSize", "0.92em", "padding",
                   element->form == FORM_TAG ? "0.36em 1.3em 0.36em 0.8em" : "0.36em 0.85em",
                   "alignSelf", "start", NULL);
}

static bool build(Builder *builder, Node *node)
{
    BadgeElement *element = node->properties;
    if (!element->text)
        return false;
    Composite composite = composite_begin(builder, node, part_names);
    element->palette = composite.palette;
    Part part = part_text(&composite, "text", element->text);
    part_style_font(&part, FONT_TEXT);
    part_styles(&part, "lineHeight", "1.2em", "fontWeight", "700", "textAlign", "center", NULL);
    part_trim(&part, element->text->text);
    Color on = palette_on(&composite.palette, &composite.palette.main);
    part_style_color(&part, "color", element->look == LOOK_SOLID ? &on : &composite.palette.main);
    return part_add(node, &part) != NULL;
}

static Intrinsic measure(LayoutContext *context, const Node *node)
{
    return stack_measure(context, node, false);
}

static void append_form(Path *path, int form, Rect frame)
{
    double right = frame.x + frame.width;
    double bottom = frame.y + frame.height;
    double radius = form == FORM_ROUND ? frame.height / 2 : frame.height * 0.12;
    if (form != FORM_TAG) {
        path_rounded_rectangle(path, frame, (double[]){radius, radius, radius, radius});
        return;
    }
    double cut = frame.height * 0.4;
    Point points[] = {{frame.x, frame.y},
                      {right - cut, frame.y},
                      {right, frame.y + frame.height / 2},
                      {right - cut, bottom},
                      {frame.x, bottom}};
    path_polygon(path, points, 5);
}

static void draw(PaintContext *context, const Box *box, Rect content)
{
    const BadgeElement *element = box->node->properties;
    Rect frame = border_frame(box, content);
    const Palette *palette = &element->palette;
    Path *path = path_create(context->arena);
    if (element->look == LOOK_OUTLINE) {
        append_form(path, element->form, rect_inset(frame, (Edges){0.4, 0.4, 0.4, 0.4}));
        Stroke *stroke = arena_alloc(context->arena, sizeof *stroke);
        stroke->width = 0.8;
        paint_stroke(context, path, stroke, scene_solid(context->arena, palette->main, 1));
        return;
    }
    append_form(path, element->form, frame);
    Color tint = palette_tint(&palette->main, 0.16);
    paint_fill(context, path, FILL_NONZERO,
               scene_solid(context->arena, element->look == LOOK_SOLID ? palette->main : tint, 1));
}

const ElementType element_badge = {
    .name = "badge",
    .help = "A few words on a small coloured label.",
    .help_zh = "标签：彩色小底上的短词。",
    .example = "{\"type\": \"badge\", \"text\": \"第一步\"}",
    .content = CONTENT_NONE,
    .fields = fields,
    .size = sizeof(BadgeElement),
    .set_defaults = set_defaults,
    .build = build,
    .measure = measure,
    .arrange = centered_arrange,
    .draw = draw,
};
