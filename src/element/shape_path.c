/* The forms of the shape element. */
#include "element/shape_path.h"

#include <math.h>

#define TAU (2 * 3.14159265358979323846)

const FieldName shape_forms[] = {
    {"rectangle", SHAPE_RECTANGLE}, {"ellipse", SHAPE_ELLIPSE},
    {"polygon", SHAPE_POLYGON},     {"star", SHAPE_STAR},
    {"triangle", SHAPE_TRIANGLE},   {"ribbon", SHAPE_RIBBON},
    {"arrow", SHAPE_ARROW},         {"chevron", SHAPE_CHEVRON},
    {"path", SHAPE_PATH},           {NULL, 0},
};

const FieldName shape_directions[] = {{"right", POINT_RIGHT},
                                      {"left", POINT_LEFT},
                                      {"up", POINT_UP},
                                      {"down", POINT_DOWN},
                                      {NULL, 0}};

/* `count` points round a circle, the first at the top, every second one `inner` of the way out (1:
 * a polygon); stretched so that the form touches all sides of the frame. */
static void append_spokes(Path *path, int count, double inner, Rect frame)
{
    Point points[2 * MAX_SIDES];
    Point least = {0, 0};
    Point most = {0, 0};
    for (int i = 0; i < count; i++) {
        double angle = TAU * i / count - TAU / 4;
        double reach = i % 2 ? inner : 1;
        points[i] = (Point){cos(angle) * reach, sin(angle) * reach};
        least = (Point){fmin(least.x, points[i].x), fmin(least.y, points[i].y)};
        most = (Point){fmax(most.x, points[i].x), fmax(most.y, points[i].y)};
    }
    Size size = {most.x - least.x, most.y - least.y};
    for (int i = 0; i < count; i++) {
        points[i].x = frame.x + (points[i].x - least.x) / size.width * frame.width;
        points[i].y = frame.y + (points[i].y - least.y) / size.height * frame.height;
    }
    path_polygon(path, points, count);
}

/* Maps points of a form that points to the right in a unit-high frame. `along` x `across`. */
static Matrix pointing(ShapeDirection direction, Rect frame)
{
    switch (direction) {
    case POINT_LEFT:
        return (Matrix){-1, 0, 0, 1, frame.x + frame.width, frame.y};
    case POINT_UP:
        return (Matrix){0, -1, 1, 0, frame.x, frame.y + frame.height};
    case POINT_DOWN:
        return (Matrix){0, 1, 1, 0, frame.x, frame.y};
    case POINT_RIGHT:
        break;
    }
    return (Matrix){1, 0, 0, 1, frame.x, frame.y};
}

static void append_pointed(Path *path, const Point *points, int count, ShapeDirection direction,
                           Rect frame)
{
    Matrix matrix = pointing(direction, frame);
    for (int i = 0; i < count; i++) {
        Point point = matrix_apply(matrix, points[i]);
        if (i == 0)
            path_move(path, point.x, point.y);
        else
            path_line(path, point.x, point.y);
    }
    path_close(path);
}

static void append_directed(Path *path, ShapeForm form, const ShapeOptions *options, Rect frame)
{
    bool is_level = options->direction == POINT_RIGHT || options->direction == POINT_LEFT;
    double length = is_level ? frame.width : frame.height;
    double height = is_level ? frame.height : frame.width;
    double cut = fmin(options->depth * height, length);
    if (form == SHAPE_TRIANGLE) {
        Point points[] = {{0, 0}, {length, height / 2}, {0, height}};
        append_pointed(path, points, 3, (ShapeDirection)options->direction, frame);
    } else if (form == SHAPE_CHEVRON) {
        Point points[] = {
            {0, 0},      {length - cut, 0}, {length, height / 2}, {length - cut, height},
            {0, height}, {cut, height / 2}};
        append_pointed(path, points, 6, (ShapeDirection)options->direction, frame);
    } else {
        double shaft = height / 4;
        double head = fmin(length, fmax(cut, height * 0.2) + height * 0.2);
        Point points[] = {
            {0, shaft},           {length - head, shaft},  {length - head, 0},
            {length, height / 2}, {length - head, height}, {length - head, height - shaft},
            {0, height - shaft}};
        append_pointed(path, points, 7, (ShapeDirection)options->direction, frame);
    }
}

/* A band with swallow-tailed ends. */
static void append_ribbon(Path *path, double depth, Rect frame)
{
    double cut = fmin(depth * frame.height, frame.width / 2);
    double right = frame.x + frame.width;
    double middle = frame.y + frame.height / 2;
    double bottom = frame.y + frame.height;
    path_move(path, frame.x, frame.y);
    path_line(path, right, frame.y);
    path_line(path, right - cut, middle);
    path_line(path, right, bottom);
    path_line(path, frame.x, bottom);
    path_line(path, frame.x + cut, middle);
    path_close(path);
}

void shape_append(Path *path, ShapeForm form, const ShapeOptions *options, Rect frame)
{
    switch (form) {
    case SHAPE_ELLIPSE:
        path_ellipse(path, frame);
        break;
    case SHAPE_POLYGON:
        append_spokes(path, options->sides, 1, frame);
        break;
    case SHAPE_STAR:
        append_spokes(path, options->sides * 2, 1 - options->depth, frame);
        break;
    case SHAPE_RIBBON:
        append_ribbon(path, options->depth, frame);
        break;
    case SHAPE_TRIANGLE:
    case SHAPE_ARROW:
    case SHAPE_CHEVRON:
        append_directed(path, form, options, frame);
        break;
    case SHAPE_RECTANGLE:
    case SHAPE_PATH:
        break;
    }
}
