/* ribbon: a title on a band with folded ends. */
#include "element/centered.h"
#include "element/composite.h"

#include <math.h>

enum { FORM_FOLDED, FORM_SWALLOW, FORM_FLAG, FORM_SLANT };

typedef struct RibbonElement {
    CompositeFields composite;
    const JsonValue *text;
    int form;
    Palette palette;
} RibbonElement;

static const FieldName forms[] = {{"folded", FORM_FOLDED},
                                  {"swallow", FORM_SWALLOW},
                                  {"flag", FORM_FLAG},
                                  {"slant", FORM_SLANT},
                                  {NULL, 0}};

static const Field fields[] = {
    COMPOSITE_FIELDS(RibbonElement),
    {"text", &field_text, offsetof(RibbonElement, text), 0, 0, NULL, FIELD_REQUIRED, NULL,
     "The title.", "标题文字。"},
    {"shape", &field_enum, offsetof(RibbonElement, form), 0, 0, forms, 0, NULL,
     "folded ends behind the band, swallow tails, a flag with one tail, or slanted ends.",
     "folded 折叠飘带，swallow 燕尾，flag 单尾旗，slant 斜切。"},
    FIELDS_END,
};

static const char *const part_names[] = {"text", NULL};

static void set_defaults(Builder *builder, Node *node)
{
    const RibbonElement *element = node->properties;
    static const char *const paddings[] = {"0.62em 3.2em 0.9em", "0.62em 2em",
                                           "0.62em 2em 0.62em 1em", "0.62em 1.6em"};
    style_defaults(builder, node, "padding", paddings[element->form], "alignSelf",
                   element->form == FORM_FLAG ? "start" : "center", NULL);
}

static bool build(Builder *builder, Node *node)
{
    RibbonElement *element = node->properties;
    if (!element->text)
        return false;
    Composite composite = composite_begin(builder, node, part_names);
    element->palette = composite.palette;
    Part part = part_text(&composite, "text", element->text);
    part_style_font(&part, FONT_TITLE);
    part_styles(&part, "fontSize", "1.4em", "lineHeight", "1.3em", "fontWeight", "900", "textAlign",
                "center", "letterSpacing", "0.04em", NULL);
    part_trim(&part, element->text->text);
    Color on = palette_on(&composite.palette, &composite.palette.main);
    part_style_color(&part, "color", &on);
    return part_add(node, &part) != NULL;
}

static Intrinsic measure(LayoutContext *context, const Node *node)
{
    return stack_measure(context, node, false);
}

static void fill(PaintContext *context, const Point *points, int count, Color color)
{
    Path *path = path_create(context->arena);
    path_polygon(path, points, count);
    paint_fill(context, path, FILL_NONZERO, scene_solid(context->arena, color, 1));
}

/* One end: the tail hangs lower and behind, the fold is the dark corner between them.
 * `side` is 1 at the right, -1 at the left; `x` is the edge of the band. */
static void draw_tail(PaintContext *context, const Palette *palette, Rect frame, double x,
                      double side)
{
    double drop = frame.height * 0.17;
    double reach = frame.height * 0.95;
    double tuck = frame.height * 0.42;
    double top = frame.y + drop;
    double bottom = frame.y + frame.height;
    double tip = x + side * (reach - tuck);
    double notch = tip - side * frame.height * 0.32;
    Point tail[] = {{x - side * tuck, top},
                    {tip, top},
                    {notch, (top + bottom) / 2},
                    {tip, bottom},
                    {x - side * tuck, bottom}};
    fill(context, tail, 5, color_mix(&palette->main, &palette->deep, 0.55));
    Point fold[] = {
        {x - side * tuck, bottom - drop}, {x, bottom - drop}, {x - side * tuck, bottom}};
    fill(context, fold, 3, color_mix(&palette->deep, &COLOR_BLACK, 0.3));
}

static void draw_folded(PaintContext *context, const Palette *palette, Rect frame)
{
    double inset = fmin(frame.height * 0.53, frame.width / 4);
    double drop = frame.height * 0.17;
    Rect band = {frame.x + inset, frame.y, frame.width - 2 * inset, frame.height - drop};
    draw_tail(context, palette, frame, band.x, -1);
    draw_tail(context, palette, frame, band.x + band.width, 1);
    Path *path = path_create(context->arena);
    path_rectangle(path, band);
    paint_fill(context, path, FILL_NONZERO, scene_solid(context->arena, palette->main, 1));
}

static void draw(PaintContext *context, const Box *box, Rect content)
{
    const RibbonElement *element = box->node->properties;
    Rect frame = border_frame(box, content);
    if (element->form == FORM_FOLDED) {
        draw_folded(context, &element->palette, frame);
        return;
    }
    double right = frame.x + frame.width;
    double bottom = frame.y + frame.height;
    double middle = frame.y + frame.height / 2;
    double cut = fmin(frame.height * 0.4, frame.width / 3);
    double left_top = element->form == FORM_SLANT ? frame.x + cut : frame.x;
    double right_bottom = element->form == FORM_SLANT ? right - cut : right;
    double left_notch = element->form == FORM_SWALLOW ? frame.x + cut
                        : element->form == FORM_SLANT ? (left_top + frame.x) / 2
                                                      : frame.x;
    double right_notch = element->form == FORM_SLANT ? (right + right_bottom) / 2 : right - cut;
    Point points[] = {{left_top, frame.y},    {right, frame.y},  {right_notch, middle},
                      {right_bottom, bottom}, {frame.x, bottom}, {left_notch, middle}};
    fill(context, points, 6, element->palette.main);
}

const ElementType element_ribbon = {
    .name = "ribbon",
    .help = "A title on a band: folded, swallow-tailed, flag or slanted.",
    .help_zh = "飘带标题：折叠、燕尾、旗形或斜切。",
    .example = "{\"type\": \"ribbon\", \"text\": \"四步走 促转化\"}",
    .content = CONTENT_NONE,
    .fields = fields,
    .size = sizeof(RibbonElement),
    .set_defaults = set_defaults,
    .build = build,
    .measure = measure,
    .arrange = centered_arrange,
    .draw = draw,
};
