/* Shapes of SVG as paths: see svg_shape.h. */
#include "art/svg_shape.h"

#include <math.h>
#include <string.h>

typedef struct Shape {
    const char *name;
    const char *attributes[7]; /* its geometry, NULL at the end */
} Shape;

/* Elements that draw nothing of their own. */
static const Shape others[] = {
    {"svg", {"x", "y", "width", "height"}}, {"use", {"x", "y", "width", "height", "href"}},
    {"symbol", {"refX", "refY"}},           {"a", {"href", "target"}},
    {"clipPath", {"clipPathUnits"}},        {"stop", {"offset"}},
};

static const Shape shapes[] = {
    {"path", {"d", "pathLength"}},
    {"rect", {"x", "y", "width", "height", "rx", "ry"}},
    {"circle", {"cx", "cy", "r"}},
    {"ellipse", {"cx", "cy", "rx", "ry"}},
    {"line", {"x1", "y1", "x2", "y2"}},
    {"polyline", {"points"}},
    {"polygon", {"points"}},
};

static const Shape *find_shape(const Shape *list, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(list[i].name, name) == 0)
            return &list[i];
    }
    return NULL;
}

bool svg_is_shape(const char *name)
{
    return find_shape(shapes, COUNT_OF(shapes), name) != NULL;
}

bool svg_is_geometry(const char *name, const char *attribute)
{
    const Shape *shape = find_shape(shapes, COUNT_OF(shapes), name);
    if (!shape)
        shape = find_shape(others, COUNT_OF(others), name);
    for (int i = 0; shape && shape->attributes[i]; i++) {
        if (strcmp(shape->attributes[i], attribute) == 0)
            return true;
    }
    return false;
}

/* A length, `fallback` where it is missing. */
static double length_of(SvgReader *reader, const SvgElement *element, const char *name,
                        double fallback)
{
    const char *text = svg_attribute(element, name);
    double value = fallback;
    if (text && !svg_length(text_of(text), &value)) {
        svg_fault(reader, E_SVG_VALUE, name, arena_print(reader->arena, "%.40s", text));
        return fallback;
    }
    return value;
}

/* The same, not below zero. */
static double size_of(SvgReader *reader, const SvgElement *element, const char *name,
                      double fallback)
{
    double value = length_of(reader, element, name, fallback);
    if (value < 0 && svg_attribute(element, name)) {
        svg_fault(reader, E_SVG_VALUE, name, svg_attribute(element, name));
        return 0;
    }
    return value;
}

/* A quarter of an ellipse is one curve; kappa for the arc of a right angle. */
static void add_round_rectangle(Path *path, Rect rect, double rx, double ry)
{
    const double kappa = 0.5522847498307936;
    double right = rect.x + rect.width;
    double bottom = rect.y + rect.height;
    double dx = rx * (1 - kappa);
    double dy = ry * (1 - kappa);
    path_move(path, rect.x + rx, rect.y);
    path_line(path, right - rx, rect.y);
    path_curve(path, right - dx, rect.y, right, rect.y + dy, right, rect.y + ry);
    path_line(path, right, bottom - ry);
    path_curve(path, right, bottom - dy, right - dx, bottom, right - rx, bottom);
    path_line(path, rect.x + rx, bottom);
    path_curve(path, rect.x + dx, bottom, rect.x, bottom - dy, rect.x, bottom - ry);
    path_line(path, rect.x, rect.y + ry);
    path_curve(path, rect.x, rect.y + dy, rect.x + dx, rect.y, rect.x + rx, rect.y);
    path_close(path);
}

/* SVG 1.1, 9.2: one radius gives the other, and both are at most half of their side. */
static void add_rectangle(SvgReader *reader, const SvgElement *element, Path *path)
{
    Rect rect = {length_of(reader, element, "x", 0), length_of(reader, element, "y", 0),
                 size_of(reader, element, "width", 0), size_of(reader, element, "height", 0)};
    double rx = size_of(reader, element, "rx", -1);
    double ry = size_of(reader, element, "ry", rx);
    if (rx < 0)
        rx = ry;
    if (rect.width <= 0 || rect.height <= 0)
        return;
    rx = fmin(rx, rect.width / 2);
    ry = fmin(ry, rect.height / 2);
    if (rx > 0 && ry > 0)
        add_round_rectangle(path, rect, rx, ry);
    else
        path_rectangle(path, rect);
}

static void add_ellipse(SvgReader *reader, const SvgElement *element, bool is_circle, Path *path)
{
    double cx = length_of(reader, element, "cx", 0);
    double cy = length_of(reader, element, "cy", 0);
    double rx = size_of(reader, element, is_circle ? "r" : "rx", 0);
    double ry = is_circle ? rx : size_of(reader, element, "ry", 0);
    if (rx > 0 && ry > 0)
        path_ellipse(path, (Rect){cx - rx, cy - ry, 2 * rx, 2 * ry});
}

static void add_data(SvgReader *reader, const char *attribute, const char *data, Path *path)
{
    const char *fault = path_parse_svg(path, data, MATRIX_IDENTITY);
    if (fault)
        svg_fault(reader, E_SVG_VALUE, attribute, arena_print(reader->arena, "%.40s", fault));
}

static void add_points(SvgReader *reader, const char *points, bool is_closed, Path *path)
{
    Text list = svg_trim(text_of(points));
    double x;
    double y;
    for (int i = 0; list.length; i++) {
        if (!svg_number(&list, &x) || !svg_number(&list, &y)) {
            svg_fault(reader, E_SVG_VALUE, "points",
                      arena_print(reader->arena, "%.40s", list.data));
            return;
        }
        if (i == 0)
            path_move(path, x, y);
        else
            path_line(path, x, y);
    }
    if (is_closed && path->verb_count)
        path_close(path);
}

void svg_shape_append(SvgReader *reader, const SvgElement *element, Path *path)
{
    const char *name = element->name;
    const char *data = svg_attribute(element, "d");
    const char *points = svg_attribute(element, "points");
    if (strcmp(name, "rect") == 0) {
        add_rectangle(reader, element, path);
    } else if (strcmp(name, "circle") == 0 || strcmp(name, "ellipse") == 0) {
        add_ellipse(reader, element, name[0] == 'c', path);
    } else if (strcmp(name, "line") == 0) {
        path_move(path, length_of(reader, element, "x1", 0), length_of(reader, element, "y1", 0));
        path_line(path, length_of(reader, element, "x2", 0), length_of(reader, element, "y2", 0));
    } else if (strcmp(name, "path") == 0 && data) {
        add_data(reader, "d", data, path);
    } else if (points) {
        add_points(reader, points, strcmp(name, "polygon") == 0, path);
    }
}
