/* image: a picture from a file. */
#include "art/art.h"
#include "doc/field_types.h"
#include "layout/layout.h"
#include "layout/paint.h"

#include <math.h>

enum { FIT_COVER, FIT_CONTAIN, FIT_FILL };

typedef struct ImageElement {
    const JsonValue *source;
    int fit;
    double focus_x, focus_y; /* 0..1 */
    const Image *image;
} ImageElement;

static const FieldName fits[] = {
    {"cover", FIT_COVER}, {"contain", FIT_CONTAIN}, {"fill", FIT_FILL}, {NULL, 0}};

static const Field fields[] = {
    {"src", &field_json, offsetof(ImageElement, source), 0, 0, NULL, FIELD_REQUIRED, NULL,
     "Path of a PNG or JPEG file, relative to the layout.",
     "PNG 或 JPEG 文件路径（相对于版面文件）。"},
    {"fit", &field_enum, offsetof(ImageElement, fit), 0, 0, fits, 0, NULL,
     "cover fills the box and cuts, contain shows all, fill distorts.",
     "cover 充满并裁切，contain 完整显示，fill 拉伸。"},
    {"focusX", &field_opacity, offsetof(ImageElement, focus_x), 0, 1, NULL, 0, "50%",
     "What stays in view when the picture is cut, across.", "裁切时保留的焦点（横向）。"},
    {"focusY", &field_opacity, offsetof(ImageElement, focus_y), 0, 1, NULL, 0, "50%",
     "The same, down.", "裁切时保留的焦点（纵向）。"},
    {NULL, NULL, 0, 0, 0, NULL, 0, NULL, NULL, NULL},
};

static bool is_turned(const Image *image)
{
    return image->orientation >= 5;
}

static Size natural_size(const Image *image)
{
    double ppi_x = image->ppi_x > 0 ? image->ppi_x : 96;
    double ppi_y = image->ppi_y > 0 ? image->ppi_y : 96;
    Size size = {image->width * 72.0 / ppi_x, image->height * 72.0 / ppi_y};
    if (is_turned(image))
        size = (Size){size.height, size.width};
    return size;
}

static bool build(Builder *builder, Node *node)
{
    ImageElement *element = node->properties;
    if (!element->source)
        return false;
    element->image = builder->load_image(builder->load_context, element->source);
    return element->image != NULL;
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

static double arrange(LayoutContext *context, Box *box, const Space *space)
{
    (void)context;
    const ImageElement *element = box->node->properties;
    Size natural = natural_size(element->image);
    if (isfinite(space->height) || natural.width <= 0)
        return 0;
    return space->width * natural.height / natural.width;
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
    Rect frame = picture_frame(element, content);
    bool is_cut = element->fit == FIT_COVER;
    if (is_cut)
        paint_push_clip(context, paint_outline(context, box->node->style, content, 0),
                        FILL_NONZERO);
    paint_image(context, element->image,
                (Matrix){frame.width, 0, 0, frame.height, frame.x, frame.y});
    if (is_cut)
        paint_pop_clip(context);
}

const ElementType element_image = {
    .name = "image",
    .help = "A picture from a PNG or JPEG file.",
    .help_zh = "图片（PNG 或 JPEG）。",
    .content = CONTENT_NONE,
    .fields = fields,
    .size = sizeof(ImageElement),
    .build = build,
    .measure = measure,
    .arrange = arrange,
    .draw = draw,
};
