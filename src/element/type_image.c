/* image: a picture from a file, cut to a form, with caption and credit. */
#include "art/art.h"
#include "element/composite.h"
#include "element/plate.h"
#include "element/vector_picture.h"

#include <math.h>

enum { FIT_COVER, FIT_CONTAIN, FIT_FILL };

enum { MASK_NONE = -1 };

typedef struct ImageElement {
    CompositeFields composite;
    const JsonValue *caption, *credit;
    int mask; /* PlateForm, or MASK_NONE */
    const JsonValue *source;
    int fit;
    double focus_x, focus_y; /* 0..1 */
    const Image *image;
    const JsonValue *swaps;
    VectorColors colors; /* of an SVG picture */
} ImageElement;

static const FieldName fits[] = {
    {"cover", FIT_COVER}, {"contain", FIT_CONTAIN}, {"fill", FIT_FILL}, {NULL, 0}};

static const FieldName masks[] = {
    {"none", MASK_NONE},        {"circle", PLATE_CIRCLE},
    {"hexagon", PLATE_HEXAGON}, {"diamond", PLATE_DIAMOND},
    {"shield", PLATE_SHIELD},   {"flag", PLATE_FLAG},
    {"gear", PLATE_GEAR},       {NULL, 0},
};

static const Field fields[] = {
    COMPOSITE_FIELDS(ImageElement),
    {"src", &field_json, offsetof(ImageElement, source), 0, 0, NULL, FIELD_REQUIRED, NULL,
     "Path of a PNG, JPEG or SVG file, relative to the layout.",
     "PNG、JPEG 或 SVG 文件路径（相对于版面文件）。"},
    {"colors", &field_json, offsetof(ImageElement, swaps), 0, 0, NULL, 0, NULL,
     "Of an SVG picture: new colours for its own, {\"#C8161D\": \"$main\"}. With a tone, all "
     "others become tints of it.",
     "SVG 图片换色：{\"#C8161D\": \"$main\"}；写了 tone 时，其余颜色变为该色的深浅。"},
    {"fit", &field_enum, offsetof(ImageElement, fit), 0, 0, fits, 0, NULL,
     "cover fills the box and cuts, contain shows all, fill distorts.",
     "cover 充满并裁切，contain 完整显示，fill 拉伸。"},
    {"focusX", &field_opacity, offsetof(ImageElement, focus_x), 0, 1, NULL, 0, "50%",
     "What stays in view when the picture is cut, across.", "裁切时保留的焦点（横向）。"},
    {"focusY", &field_opacity, offsetof(ImageElement, focus_y), 0, 1, NULL, 0, "50%",
     "The same, down.", "裁切时保留的焦点（纵向）。"},
    {"mask", &field_enum, offsetof(ImageElement, mask), 0, 0, masks, 0, "none",
     "A form that it is cut to.", "裁切成的形状。"},
    {"caption", &field_text, offsetof(ImageElement, caption), 0, 0, NULL, 0, NULL,
     "Words below it.", "图片说明。"},
    {"credit", &field_text, offsetof(ImageElement, credit), 0, 0, NULL, 0, NULL, "Who made it.",
     "图片来源、摄影者。"},
    FIELDS_END,
};

static const char *const part_names[] = {"caption", "credit", NULL};

static bool is_turned(const Image *image)
{
    return image->orientation >= 5;
}

static Size natural_size(const Image *image)
{
    if (image->kind == IMAGE_VECTOR)
        return (Size){image->vector->width_pt, image->vector->height_pt};
    double ppi_x = image->ppi_x > 0 ? image->ppi_x : 96;
    double ppi_y = image->ppi_y > 0 ? image->ppi_y : 96;
    Size size = {image->width * 72.0 / ppi_x, image->height * 72.0 / ppi_y};
    if (is_turned(image))
        size = (Size){size.height, size.width};
    return size;
}

static void add_words(const Composite *composite, const char *name, const JsonValue *text)
{
    if (!text)
        return;
    bool is_credit = strcmp(name, "credit") == 0;
    Part part = part_text(composite, name, text);
    part_styles(&part, "fontSize", is_credit ? "0.8em" : "0.92em", "lineHeight", "1.45em",
                "textAlign", is_credit ? "end" : "start", "paddingTop",
                is_credit ? "0.2em" : "0.5em", NULL);
    if (is_credit)
        part_style_color(&part, "color", &composite->palette.grey);
    part_add(composite->node, &part);
}

static bool prepare_vector(Builder *builder, const Node *node, ImageElement *element)
{
    const VectorArt *art = element->image->vector;
    if (element->fit == FIT_FILL && vector_has_lines(art)) {
        diag_report(builder->diagnostics, E_SVG_FIT, &node->source->origin,
                    DIAG_ARGS(element->image->name));
        return false;
    }
    element->colors = (VectorColors){.tone = element->composite.tone, .text = node->style->color};
    return vector_colors_read(builder, element->swaps, art, &element->colors);
}

static bool build(Builder *builder, Node *node)
{
    ImageElement *element = node->properties;
    if (!element->source)
        return false;
    element->image = builder->load_image(builder->load_context, element->source);
    if (!element->image)
        return false;
    if (element->image->kind == IMAGE_VECTOR && !prepare_vector(builder, node, element))
        return false;
    Composite composite = composite_begin(builder, node, part_names);
    add_words(&composite, "caption", element->caption);
    add_words(&composite, "credit", element->credit);
    return true;
}

static Intrinsic measure(LayoutContext *context, const Node *node)
{
    (void)context;
    const ImageElement *element = node->properties;
    Size natural = natural_size(element->image);
    if (node->style->height.unit != LENGTH_PT || natural.height <= 0)
        return (Intrinsic){0, natural.width};
    /* A height alone makes the width by the picture's own ratio (CSS 2.2, 10.3.2). */
    Edges frame = layout_frame(node->style, INFINITY);
    double height = fmax(0, node->style->height.value - frame.top - frame.bottom);
    double width = height * natural.width / natural.height;
    return (Intrinsic){width, width};
}

/* The picture takes what its words leave; `content` of the box is the picture's height. */
static double arrange(LayoutContext *context, Box *box, const Space *space)
{
    const ImageElement *element = box->node->properties;
    Size natural = natural_size(element->image);
    double words = 0;
    for (const Node *child = box->node->first_child; child; child = child->next) {
        BoxSpace offer = {space->width, INFINITY, space->width, NAN, true};
        words += layout_box(context, child, &offer)->size.height;
    }
    double *height = arena_alloc(context->arena, sizeof *height);
    box->content = height;
    *height = natural.width > 0 ? space->width * natural.height / natural.width : 0;
    if (element->mask != MASK_NONE) /* a form is as high as it is wide */
        *height = space->width;
    if (isfinite(space->height))
        *height = fmax(0, space->height - words);
    double y = *height;
    for (const Node *child = box->node->first_child; child; child = child->next) {
        BoxSpace offer = {space->width, INFINITY, space->width, NAN, true};
        Box *text = layout_box(context, child, &offer);
        box_place(context, box, text, 0, y);
        y += text->size.height;
    }
    return isfinite(space->height) ? words : y;
}

/* Where the whole picture lies so that the box shows what `fit` asks for. */
static Rect picture_frame(const ImageElement *element, Rect content)
{
    Size natural = natural_size(element->image);
    if (element->fit == FIT_FILL || natural.width <= 0 || natural.height <= 0)
        return content;
    double across = content.width / natural.width;
    double down = content.height / natural.height;
    double scale = element->fit == FIT_COVER ? fmax(across, down) : fmin(across, down);
    Size size = {natural.width * scale, natural.height * scale};
    double x = element->fit == FIT_COVER ? element->focus_x : 0.5;
    double y = element->fit == FIT_COVER ? element->focus_y : 0.5;
    return (Rect){content.x + (content.width - size.width) * x,
                  content.y + (content.height - size.height) * y, size.width, size.height};
}

static void draw(PaintContext *context, const Box *box, Rect content)
{
    const ImageElement *element = box->node->properties;
    content.height = *(const double *)box->content;
    Rect frame = picture_frame(element, content);
    bool has_mask = element->mask != MASK_NONE;
    bool is_cut = element->fit == FIT_COVER || has_mask;
    if (is_cut) {
        Path *outline = path_create(context->arena);
        if (has_mask)
            plate_append(outline, (PlateForm)element->mask, content);
        else
            outline = paint_outline(context, box->node->style, content, 0);
        paint_push_clip(context, outline, FILL_NONZERO);
    }
    if (element->image->kind == IMAGE_VECTOR)
        vector_paint(context, element->image->vector, &element->colors, frame);
    else
        paint_image(context, element->image,
                    (Matrix){frame.width, 0, 0, frame.height, frame.x, frame.y});
    if (is_cut)
        paint_pop_clip(context);
}

const ElementType element_image = {
    .name = "image",
    .help = "A picture from a PNG, JPEG or SVG file, with caption and credit.",
    .help_zh = "图片（PNG、JPEG 或 SVG），可加说明与来源，可裁成圆形等形状。",
    .example = "{\"type\": \"image\", \"src\": \"photo.jpg\", \"alt\": \"实验室\", \"mask\": "
               "\"circle\", \"caption\": \"新材料实验室\", \"credit\": \"示例日报 摄\"}",
    .content = CONTENT_NONE,
    .fields = fields,
    .size = sizeof(ImageElement),
    .build = build,
    .measure = measure,
    .arrange = arrange,
    .draw = draw,
};
