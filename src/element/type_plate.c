/* plate: a number or a word on a drawn form, like a seal. The forms are in plate.c. */
#include "element/centered.h"
#include "element/composite.h"
#include "element/plate.h"

typedef struct PlateElement {
    CompositeFields composite;
    const JsonValue *text;
    const char *icon;
    int form, look;
    Palette palette;
} PlateElement;

static const Field fields[] = {
    COMPOSITE_FIELDS(PlateElement),
    {"text", &field_text, offsetof(PlateElement, text), 0, 0, NULL, 0, NULL,
     "One or two characters: 壹, 01, ①.", "一两个字：壹、01、①。"},
    {"icon", &field_string, offsetof(PlateElement, icon), 0, 0, NULL, 0, NULL,
     "Name in the icon font, in place of words.", "以图标代替文字。"},
    {"shape", &field_enum, offsetof(PlateElement, form), 0, 0, plate_forms, 0, NULL, "The form.",
     "形状。"},
    {"look", &field_enum, offsetof(PlateElement, look), 0, 0, plate_looks, 0, NULL,
     "solid, outline, or double with an inner line.",
     "solid 实底，outline 线框，double 实底加内线。"},
    FIELDS_END,
};

static const char *const part_names[] = {"text", "icon", NULL};

static void set_defaults(Builder *builder, Node *node)
{
    const PlateElement *element = node->properties;
    bool is_flag = element->form == PLATE_FLAG;
    style_defaults(builder, node, "minWidth", is_flag ? "2em" : "2.4em", "minHeight", "2.4em",
                   "padding", is_flag ? "0.2em 0.4em 0.6em" : "0.2em 0.4em", NULL);
}

static bool add_text(const Composite *composite, const PlateElement *element, const Color *color)
{
    Part part = part_text(composite, "text", element->text);
    Text words = element->text->kind == JSON_STRING ? element->text->text : text_of("字");
    bool is_digits = words.length && (unsigned char)words.data[0] < 0x80;
    part_style_font(&part, is_digits ? FONT_DIGITS : FONT_TITLE);
    bool is_small = element->form == PLATE_GEAR || element->form == PLATE_DIAMOND;
    part_styles(&part, "fontSize",
                is_digits  ? "1.5em"
                : is_small ? "1.1em"
                           : "1.3em",
                "lineHeight", "1.2em", "fontWeight", is_digits ? "400" : "900", "textAlign",
                "center", NULL);
    part_trim(&part, words);
    part_style_color(&part, "color", color);
    return part_add(composite->node, &part) != NULL;
}

static bool build(Builder *builder, Node *node)
{
    PlateElement *element = node->properties;
    Composite composite = composite_begin(builder, node, part_names);
    element->palette = composite.palette;
    Color on = palette_on(&composite.palette, &composite.palette.main);
    const Color *color = element->look == PLATE_OUTLINE ? &composite.palette.main : &on;
    if (element->text)
        return add_text(&composite, element, color);
    if (!element->icon) {
        diag_report(builder->diagnostics, E_PROPERTY_MISSING, &node->source->origin,
                    DIAG_ARGS("“plate”", "text"));
        return false;
    }
    Part icon = part_new(&composite, "icon", "icon");
    part_set_string(&icon, "name", element->icon);
    part_styles(&icon, "width", "1.5em", "height", "1.5em", NULL);
    part_style_color(&icon, "color", color);
    return part_add(node, &icon) != NULL;
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
