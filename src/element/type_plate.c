/* plate: a number or a word on a drawn form, like a seal. The forms are in plate.c. */
#include "element/centered.h"
#include "element/composite.h"
#include "element/plate.h"

typedef struct PlateElement {
    CompositeFields composite;
    const JsonValue *text;
    int form, look;
    Palette palette;
} PlateElement;

static const Field fields[] = {
    COMPOSITE_FIELDS(PlateElement),
    {"text", &field_text, offsetof(PlateElement, text), 0, 0, NULL, FIELD_REQUIRED, NULL,
     "One or two characters: 壹, 01, ①.", "一两个字：壹、01、①。"},
    {"shape", &field_enum, offsetof(PlateElement, form), 0, 0, plate_forms, 0, NULL, "The form.",
     "形状。"},
    {"look", &field_enum, offsetof(PlateElement, look), 0, 0, plate_looks, 0, NULL,
     "solid, outline, or double with an inner line.", "solid 实底，outline 线框，double 实底加内线。"},
    FIELDS_END,
};

static const char *const part_names[] = {"text", NULL};

static void set_defaults(Builder *builder, Node *node)
{
    const PlateElement *element = node->properties;
    bool is_flag = element->form == PLATE_FLAG;
    style_defaults(builder, node, "minWidth", is_flag ? "2em" : "2.4em", "minHeight", "2.4em",
                   "padding", is_flag ? "0.2em 0.4em 0.6em" : "0.2em 0.4em", NULL);
}

static bool build(Builder *builder, Node *node)
{
    PlateElement *element = node->properties;
    if (!element->text)
        return false;
    Composite composite = composite_begin(builder, node, part_names);
    element->palette = composite.palette;
    Part part = part_text(&composite, "text", element->text);
    Text words = element->text->text;
    bool is_digits = words.length && (unsigned char)words.data[0] < 0x80;
    part_style_font(&part, is_digits ? FONT_DIGITS : FONT_TITLE);
    bool is_small = element->form == PLATE_GEAR || element->form == PLATE_DIAMOND;
    part_styles(&part, "fontSize", is_digits ? "1.5em" : is_small ? "1.1em" : "1.3em", "lineHeight",
                "1.2em", "fontWeight", is_digits ? "400" : "900", "textAlign", "center", NULL);
    part_trim(&part, words);
    Color on = palette_on(&composite.palette, &composite.palette.main);
    part_style_color(&part, "color",
                     element->look == PLATE_OUTLINE ? &composite.palette.main : &on);
    return part_add(node, &part) != NULL;
}

static Intrinsic measure(LayoutContext *context, const Node *node)
{
    return stack_measure(context, node, false);
}

static void draw(PaintContext *context, const Box *box, Rect content)
{
    const PlateElement *element = box->node->properties;
    plate_draw(context, (PlateForm)element->form, (PlateLook)element->look,
               border_frame(box, content), &element->palette.main, &element->palette.white);
}

const ElementType element_plate = {
    .name = "plate",
    .help = "A number or a short word on a drawn form, like a seal.",
    .help_zh = "编号牌：数字或短词置于六边形、印章、旗形、齿轮等图形上。",
    .example = "{\"type\": \"plate\", \"text\": \"壹\", \"shape\": \"seal\"}",
    .content = CONTENT_NONE,
    .fields = fields,
    .size = sizeof(PlateElement),
    .set_defaults = set_defaults,
    .build = build,
    .measure = measure,
    .arrange = centered_arrange,
    .draw = draw,
};
