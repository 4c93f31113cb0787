/* icon: a symbol of the icon font, drawn as an outline. */
#include "doc/field_types.h"
#include "font/ligature.h"
#include "layout/layout.h"
#include "layout/paint.h"

#include <math.h>

#define ICON_FAMILY "Material Icons"

typedef struct IconElement {
    const char *name;
    const Face *face;
    uint32_t glyph;
} IconElement;

static const Field fields[] = {
    {"name", &field_string, offsetof(IconElement, name), 0, 0, NULL, FIELD_REQUIRED, NULL,
     "Name in the icon font: \"trending_up\", \"science\".",
     "图标名，如“trending_up”、“science”。"},
    {NULL, NULL, 0, 0, 0, NULL, 0, NULL, NULL, NULL},
};

static bool build(Builder *builder, Node *node)
{
    IconElement *element = node->properties;
    if (!element->name)
        return false;
    const Origin *origin = &node->source->origin;
    element->face =
        font_library_find(builder->fonts, builder->diagnostics, origin, ICON_FAMILY, 400, false);
    if (!element->face)
        return false;
    element->glyph = face_ligature(element->face, text_of(element->name));
    if (element->glyph)
        return true;
    const JsonValue *name = json_find(node->source, "name");
    diag_report(builder->diagnostics, E_ICON_UNKNOWN, name ? &name->origin : origin,
                DIAG_ARGS(element->name));
    return false;
}

static Intrinsic measure(LayoutContext *context, const Node *node)
{
    (void)context;
    double size = node->style->font_size.value;
    return (Intrinsic){size, size};
}

static double arrange(LayoutContext *context, Box *box, const Space *space)
{
    (void)context;
    const Style *style = box->node->style;
    if (isfinite(space->height))
        return 0;
    /* A width of its own makes it larger or smaller; one that it was only given does not. */
    bool has_width = length_is_definite(style->width) || style->width.unit == LENGTH_FILL;
    return has_width ? space->width : fmin(space->width, style->font_size.value);
}

static void draw(PaintContext *context, const Box *box, Rect content)
{
    const IconElement *element = box->node->properties;
    double size = fmin(content.width, content.height);
    Path *path = path_create(context->arena);
    face_append_outline(element->face, element->glyph, 1, (Point){0, 0}, path);
    /* Icon fonts draw in the em square that stands on the descent. */
    Rect square = {0, -element->face->ascent, face_advance(element->face, element->glyph),
                   element->face->ascent + element->face->descent};
    double scale = size / fmax(square.width, square.height);
    Matrix place = matrix_multiply(
        matrix_translate(-square.x - square.width / 2, -square.y - square.height / 2),
        matrix_scale(scale, scale));
    place = matrix_multiply(
        place, matrix_translate(content.x + content.width / 2, content.y + content.height / 2));
    Path *placed = path_create(context->arena);
    path_append(placed, path, place);
    paint_fill(context, placed, FILL_NONZERO,
               paint_spec_realize(&box->node->style->color, context->arena, content));
}

const ElementType element_icon = {
    .name = "icon",
    .help = "A symbol of the icon font in the text colour; as large as the box, or as the type.",
    .help_zh = "图标，颜色取文字颜色；大小随框，未设时随字号。",
    .example = "{\"type\": \"icon\", \"name\": \"science\", \"style\": {\"width\": \"10mm\", "
               "\"color\": \"#C8161D\"}}",
    .content = CONTENT_NONE,
    .fields = fields,
    .size = sizeof(IconElement),
    .build = build,
    .measure = measure,
    .arrange = arrange,
    .draw = draw,
};
