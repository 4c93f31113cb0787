/* Resolving clip paths: see svg_clip.h. Several shapes become one path by the nonzero rule, which
 * is their union where they keep apart, or where all run the same way round. */
#include "art/svg_clip.h"

#include <string.h>

#include "art/svg_shape.h"

typedef struct Clipping {
    SvgReader *reader;
    Text id;
    Matrix matrix; /* of the clip path's units to the drawing's */
    SvgClip *clip;
    int shape_count;
    Rect covered;  /* of the shapes so far */
    bool is_plain; /* all run clockwise: rectangles and ellipses */
} Clipping;

static bool is_kind(const SvgElement *element, const char *name)
{
    return element->name && strcmp(element->name, name) == 0;
}

static bool meets(Rect a, Rect b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
           b.y < a.y + a.height;
}

/* Basic shapes run clockwise as they are made; mirrored ones do not. */
static bool runs_clockwise(const SvgElement *element, Matrix matrix)
{
    bool is_basic =
        is_kind(element, "rect") || is_kind(element, "circle") || is_kind(element, "ellipse");
    return is_basic && matrix.a * matrix.d - matrix.b * matrix.c > 0;
}

/* False: reported. */
static bool add_path(Clipping *clipping, const SvgElement *element, const SvgStyle *style,
                     Matrix matrix)
{
    SvgReader *reader = clipping->reader;
    Path *own = path_create(reader->arena);
    svg_shape_append(reader, element, own);
    Path *placed = path_create(reader->arena);
    path_append(placed, own, matrix);
    if (placed->verb_count == 0)
        return true;
    Rect extent = path_extent(placed);
    bool is_first = clipping->shape_count++ == 0;
    clipping->is_plain = (is_first || clipping->is_plain) && runs_clockwise(element, matrix) &&
                         style->clip_rule == FILL_NONZERO;
    bool is_apart = is_first || !meets(extent, clipping->covered);
    bool has_one_rule = is_first || style->clip_rule == clipping->clip->rule;
    if (!has_one_rule || (!is_apart && !clipping->is_plain)) {
        svg_fault(reader, E_SVG_CLIP,
                  arena_copy(reader->arena, clipping->id.data, clipping->id.length), NULL);
        return false;
    }
    clipping->clip->rule = style->clip_rule;
    clipping->covered = is_first ? extent : rect_union(extent, clipping->covered);
    path_append(clipping->clip->path, placed, MATRIX_IDENTITY);
    return true;
}

/* One child: a shape, or a use of one. False: reported. */
static bool add_child(Clipping *clipping, const SvgElement *element, const SvgStyle *parent)
{
    SvgReader *reader = clipping->reader;
    Matrix matrix = clipping->matrix;
    SvgStyle style = *parent;
    for (bool is_used = false;; is_used = true) {
        if (!svg_visit(reader, element))
            return false;
        style = svg_style_of_child(&style);
        svg_style_read(reader, &style, element);
        if (style.clip.length) {
            svg_fault(reader, E_SVG_VALUE, "clip-path", "url(...)");
            return false;
        }
        matrix = matrix_multiply(svg_transform_of(reader, element, "transform"), matrix);
        if (is_used || !is_kind(element, "use"))
            break;
        double x = svg_coordinate(reader, element, "x", 0, 0);
        double y = svg_coordinate(reader, element, "y", 0, 0);
        matrix = matrix_multiply(matrix_translate(x, y), matrix);
        const SvgElement *target = svg_referred(reader, element);
        if (!target)
            return true; /* reported, where there is a reference at all */
        element = target;
    }
    if (is_kind(element, "text")) {
        svg_fault(reader, E_SVG_TEXT, NULL, NULL);
        return false;
    }
    if (!element->name || !svg_is_shape(element->name)) {
        svg_fault(reader, E_SVG_ELEMENT, element->name ? element->name : "?", NULL);
        return false;
    }
    return !style.is_displayed || style.is_hidden || add_path(clipping, element, &style, matrix);
}

static bool is_said_to_people(const SvgElement *element)
{
    return !element->name || is_kind(element, "title") || is_kind(element, "desc") ||
           is_kind(element, "metadata");
}

/* The matrix of the clip path's own units. False: reported. */
static bool find_units(SvgReader *reader, const SvgElement *element, const SvgGround *ground,
                       bool has_extent, Matrix *matrix)
{
    const char *units = svg_attribute(element, "clipPathUnits");
    *matrix = ground->matrix;
    if (!units || strcmp(units, "userSpaceOnUse") == 0)
        return true;
    if (strcmp(units, "objectBoundingBox") != 0 || !has_extent) {
        svg_fault(reader, E_SVG_VALUE, "clipPathUnits", arena_print(reader->arena, "%.40s", units));
        return false;
    }
    Rect box = ground->extent;
    *matrix = matrix_multiply((Matrix){box.width, 0, 0, box.height, box.x, box.y}, *matrix);
    return true;
}

bool svg_clip_find(SvgReader *reader, const SvgElement *element, Text id, const SvgGround *ground,
                   bool has_extent, SvgClip *clip)
{
    const SvgElement *found = map_find(&reader->elements, id);
    *clip = (SvgClip){.path = path_create(reader->arena)};
    if (!found || !is_kind(found, "clipPath")) {
        svg_fault_reference(reader, element, id);
        return false;
    }
    uint32_t place = reader->offset;
    Clipping clipping = {.reader = reader, .id = id, .clip = clip};
    SvgStyle style = svg_style_initial();
    if (!svg_visit(reader, found) ||
        !find_units(reader, found, ground, has_extent, &clipping.matrix))
        return false;
    svg_style_read(reader, &style, found);
    clip->next = style.clip;
    clipping.matrix =
        matrix_multiply(svg_transform_of(reader, found, "transform"), clipping.matrix);
    for (SvgElement *child = found->first_child; child; child = child->next) {
        if (!is_said_to_people(child) && !add_child(&clipping, child, &style))
            return false;
    }
    reader->offset = place;
    return true;
}
