/* Resolving gradients: see svg_gradient.h. */
#include "art/svg_gradient.h"

#include <math.h>
#include <string.h>

#define CHAIN_MOST  16    /* gradients that refer to each other for what they leave out */
#define STOPS_MOST  256   /* of one gradient */
#define FOCUS_SHARE 0.999 /* of the radius: a focus on the circle itself has no other side */

/* A gradient and those that it takes missing members from. */
typedef struct Chain {
    SvgReader *reader;
    const SvgElement *elements[CHAIN_MOST];
    int count;
    bool is_bbox; /* its numbers are shares of the shape's box */
    const SvgGround *ground;
} Chain;

static bool is_gradient(const SvgElement *element)
{
    return element && element->name &&
           (strcmp(element->name, "linearGradient") == 0 ||
            strcmp(element->name, "radialGradient") == 0);
}

/* False: reported. */
static bool follow(Chain *chain, const SvgElement *element)
{
    while (element) {
        bool is_again = chain->count == CHAIN_MOST;
        for (int i = 0; i < chain->count; i++)
            is_again |= chain->elements[i] == element;
        if (is_again || !is_gradient(element)) {
            const SvgElement *last = chain->elements[chain->count - 1];
            svg_fault(chain->reader, E_SVG_REFERENCE, last->name, svg_attribute(last, "href"));
            return false;
        }
        if (!svg_visit(chain->reader, element))
            return false;
        chain->elements[chain->count++] = element;
        bool has_href = svg_attribute(element, "href") != NULL;
        element = svg_referred(chain->reader, element);
        if (has_href && !element)
            return false;
    }
    return true;
}

/* The first of the chain that has the attribute, or NULL. */
static const SvgElement *holder_of(const Chain *chain, const char *name)
{
    for (int i = 0; i < chain->count; i++) {
        if (svg_attribute(chain->elements[i], name))
            return chain->elements[i];
    }
    return NULL;
}

static const char *value_of(const Chain *chain, const char *name)
{
    const SvgElement *holder = holder_of(chain, name);
    return holder ? svg_attribute(holder, name) : NULL;
}

/* A member in per cent of `whole`, where it is missing `share` of it. */
static double number_of(const Chain *chain, const char *name, double whole, double share)
{
    const SvgElement *holder = holder_of(chain, name);
    double all = chain->is_bbox ? 1 : whole;
    return holder ? svg_coordinate(chain->reader, holder, name, all, share * all) : share * all;
}

/* ---- Stops ---- */

static bool read_offset(const char *text, double *offset)
{
    Text value = svg_trim(text_of(text));
    if (!svg_number(&value, offset))
        return false;
    if (value.length == 1 && value.data[0] == '%') {
        *offset /= 100;
        value.length = 0;
    }
    *offset = fmin(fmax(*offset, 0), 1);
    return value.length == 0;
}

static bool read_stop(SvgReader *reader, const SvgElement *element, VectorStop *stop)
{
    const char *offset = svg_attribute(element, "offset");
    SvgStyle style = svg_style_initial();
    int faults = reader->fault_count;
    svg_style_read(reader, &style, element);
    stop->offset = 0;
    if (offset && !read_offset(offset, &stop->offset)) {
        svg_fault(reader, E_SVG_VALUE, "offset", arena_print(reader->arena, "%.40s", offset));
        return false;
    }
    stop->color = style.stop;
    return reader->fault_count == faults;
}

/* The stops of the first of the chain that has any. False: reported. */
static bool read_stops(const Chain *chain, VectorStop *stops, int *count)
{
    SvgReader *reader = chain->reader;
    *count = 0;
    for (int i = 0; i < chain->count && *count == 0; i++) {
        for (SvgElement *child = chain->elements[i]->first_child; child; child = child->next) {
            if (!child->name || strcmp(child->name, "stop") != 0)
                continue;
            if (!svg_visit(reader, child))
                return false;
            if (*count == STOPS_MOST) {
                svg_fault(reader, E_SVG_LARGE, arena_print(reader->arena, "%d", STOPS_MOST),
                          "<stop>");
                return false;
            }
            if (!read_stop(reader, child, &stops[*count]))
                return false;
            double before = *count ? stops[*count - 1].offset : 0;
            stops[*count].offset = fmax(stops[*count].offset, before);
            (*count)++;
        }
    }
    return true;
}

/* ---- Geometry ---- */

static void read_line(const Chain *chain, VectorGradient *gradient)
{
    Size all = chain->ground->viewport;
    gradient->from =
        (Point){number_of(chain, "x1", all.width, 0), number_of(chain, "y1", all.height, 0)};
    gradient->to =
        (Point){number_of(chain, "x2", all.width, 1), number_of(chain, "y2", all.height, 0)};
}

/* A focus outside the circle is set on it (SVG 1.1, 13.2.3), here just inside. */
static Point inner_focus(Point focus, Point center, double radius)
{
    double away = hypot(focus.x - center.x, focus.y - center.y);
    double most = radius * FOCUS_SHARE;
    if (away <= most)
        return focus;
    return (Point){center.x + (focus.x - center.x) * most / away,
                   center.y + (focus.y - center.y) * most / away};
}

/* False: reported. */
static bool read_circles(const Chain *chain, VectorGradient *gradient)
{
    Size all = chain->ground->viewport;
    double across = sqrt((all.width * all.width + all.height * all.height) / 2);
    Point center = {number_of(chain, "cx", all.width, 0.5),
                    number_of(chain, "cy", all.height, 0.5)};
    gradient->to = center;
    gradient->to_radius = number_of(chain, "r", across, 0.5);
    gradient->from_radius = number_of(chain, "fr", across, 0);
    Point focus = {holder_of(chain, "fx") ? number_of(chain, "fx", all.width, 0) : center.x,
                   holder_of(chain, "fy") ? number_of(chain, "fy", all.height, 0) : center.y};
    gradient->from = inner_focus(focus, center, gradient->to_radius);
    if (gradient->to_radius >= 0 && gradient->from_radius >= 0 &&
        gradient->from_radius <= gradient->to_radius)
        return true;
    svg_fault(chain->reader, E_SVG_VALUE, "r", value_of(chain, "r"));
    return false;
}

static bool is_word(Chain *chain, const char *name, const char *usual, const char *other,
                    bool *is_other)
{
    const char *value = value_of(chain, name);
    *is_other = value && other && strcmp(value, other) == 0;
    if (!value || *is_other || strcmp(value, usual) == 0)
        return true;
    svg_fault(chain->reader, E_SVG_VALUE, name, arena_print(chain->reader->arena, "%.40s", value));
    return false;
}

static Matrix gradient_matrix(const Chain *chain)
{
    const SvgGround *ground = chain->ground;
    const SvgElement *holder = holder_of(chain, "gradientTransform");
    Matrix matrix =
        holder ? svg_transform_of(chain->reader, holder, "gradientTransform") : MATRIX_IDENTITY;
    if (chain->is_bbox) {
        Rect box = ground->extent;
        matrix = matrix_multiply(matrix, (Matrix){box.width, 0, 0, box.height, box.x, box.y});
    }
    return matrix_multiply(matrix, ground->matrix);
}

static bool is_usable(const VectorGradient *gradient)
{
    const Matrix *m = &gradient->matrix;
    double determinant = m->a * m->d - m->b * m->c;
    double numbers[] = {gradient->from.x,
                        gradient->from.y,
                        gradient->to.x,
                        gradient->to.y,
                        gradient->to_radius,
                        gradient->from_radius,
                        determinant,
                        m->e,
                        m->f};
    for (size_t i = 0; i < COUNT_OF(numbers); i++) {
        if (!(fabs(numbers[i]) < 1e9))
            return false;
    }
    return fabs(determinant) > 1e-12;
}

/* What is drawn of a gradient of at least two stops. */
static SvgServer place(Chain *chain, VectorGradient *gradient)
{
    SvgReader *reader = chain->reader;
    int faults = reader->fault_count;
    Rect extent = chain->ground->extent;
    if (chain->is_bbox && !(extent.width > 0 && extent.height > 0))
        return SVG_SERVER_NONE;
    gradient->matrix = gradient_matrix(chain);
    if (!gradient->is_radial)
        read_line(chain, gradient);
    else if (!read_circles(chain, gradient))
        return SVG_SERVER_MISSING;
    if (reader->fault_count > faults)
        return SVG_SERVER_MISSING;
    if (gradient->is_radial && gradient->to_radius <= 0)
        return SVG_SERVER_COLOR;
    return is_usable(gradient) ? SVG_SERVER_GRADIENT : SVG_SERVER_NONE;
}

static SvgServer resolve(Chain *chain, VectorColor *color, const VectorGradient **found)
{
    Arena *arena = chain->reader->arena;
    bool is_user_space;
    bool is_spread;
    VectorStop stops[STOPS_MOST];
    int count;
    if (!is_word(chain, "spreadMethod", "pad", NULL, &is_spread) ||
        !is_word(chain, "gradientUnits", "objectBoundingBox", "userSpaceOnUse", &is_user_space) ||
        !read_stops(chain, stops, &count))
        return SVG_SERVER_MISSING;
    if (count == 0)
        return SVG_SERVER_NONE;
    *color = stops[count - 1].color;
    if (count == 1)
        return SVG_SERVER_COLOR;
    VectorGradient *gradient = arena_alloc(arena, sizeof *gradient);
    VectorStop *kept = arena_array(arena, (size_t)count, sizeof *kept);
    memcpy(kept, stops, (size_t)count * sizeof *kept);
    *gradient = (VectorGradient){
        .is_radial = strcmp(chain->elements[0]->name, "radialGradient") == 0,
        .stops = kept,
        .stop_count = count,
    };
    chain->is_bbox = !is_user_space;
    *found = gradient;
    return place(chain, gradient);
}

SvgServer svg_gradient_find(SvgReader *reader, Text id, const SvgGround *ground, VectorColor *color,
                            const VectorGradient **gradient)
{
    const SvgElement *element = map_find(&reader->elements, id);
    uint32_t place = reader->offset;
    Chain chain = {.reader = reader, .ground = ground};
    if (!is_gradient(element))
        return SVG_SERVER_MISSING;
    SvgServer server =
        follow(&chain, element) ? resolve(&chain, color, gradient) : SVG_SERVER_MISSING;
    reader->offset = place;
    return server;
}
