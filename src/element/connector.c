/* Connectors: see connector.h. */
#include "element/connector.h"

#include <math.h>

const FieldName connector_looks[] = {{"arrow", CONNECTOR_ARROW}, {"line", CONNECTOR_LINE},
                                     {"dots", CONNECTOR_DOTS},   {"dashes", CONNECTOR_DASHES},
                                     {"none", CONNECTOR_NONE},   {NULL, 0}};

/* Four thirds of (sqrt(2) - 1): a quarter circle as one cubic curve. */
#define ARC_SHARE 0.5522847498

#define HEAD_LENGTH 4.2 /* in line widths */
#define HEAD_WIDTH  4.4

static Point towards(Point from, Point to, double distance)
{
    double length = hypot(to.x - from.x, to.y - from.y);
    if (length < 1e-9)
        return from;
    return (Point){from.x + (to.x - from.x) * distance / length,
                   from.y + (to.y - from.y) * distance / length};
}

static double distance_of(Point a, Point b)
{
    return hypot(b.x - a.x, b.y - a.y);
}

void connector_append(Path *path, const Point *points, int count, double radius)
{
    path_move(path, points[0].x, points[0].y);
    for (int i = 1; i + 1 < count; i++) {
        double before = distance_of(points[i - 1], points[i]) / 2;
        double after = distance_of(points[i], points[i + 1]) / 2;
        double cut = fmin(radius, fmin(before, after));
        Point start = towards(points[i], points[i - 1], cut);
        Point end = towards(points[i], points[i + 1], cut);
        Point first = towards(start, points[i], cut * ARC_SHARE);
        Point second = towards(end, points[i], cut * ARC_SHARE);
        path_line(path, start.x, start.y);
        path_curve(path, first.x, first.y, second.x, second.y, end.x, end.y);
    }
    path_line(path, points[count - 1].x, points[count - 1].y);
}

double connector_head_length(const Connector *connector)
{
    return connector->has_head ? connector->width * HEAD_LENGTH : 0;
}

static void draw_head(PaintContext *context, const Connector *connector, Point from, Point tip)
{
    double length = connector_head_length(connector);
    double half = connector->width * HEAD_WIDTH / 2;
    Point back = towards(tip, from, length);
    double dx = (tip.x - back.x) / length;
    double dy = (tip.y - back.y) / length;
    Point points[] = {
        tip, {back.x - dy * half, back.y + dx * half}, {back.x + dy * half, back.y - dx * half}};
    Path *path = path_create(context->arena);
    path_polygon(path, points, 3);
    paint_fill(context, path, FILL_NONZERO, scene_solid(context->arena, connector->color, 1));
}

static Stroke *stroke_of(PaintContext *context, const Connector *connector)
{
    Stroke *stroke = arena_alloc(context->arena, sizeof *stroke);
    stroke->width = connector->width;
    stroke->join = JOIN_ROUND;
    bool is_dotted = connector->look == CONNECTOR_DOTS;
    if (!is_dotted && connector->look != CONNECTOR_DASHES)
        return stroke;
    double *dashes = arena_array(context->arena, 2, sizeof *dashes);
    dashes[0] = is_dotted ? 0 : connector->width * 3.5;
    dashes[1] = connector->width * (is_dotted ? 2.6 : 2.4);
    stroke->dashes = dashes;
    stroke->dash_count = 2;
    stroke->cap = is_dotted ? CAP_ROUND : CAP_BUTT;
    return stroke;
}

void connector_draw(PaintContext *context, const Connector *connector, const Point *points,
                    int count)
{
    if (connector->look == CONNECTOR_NONE || count < 2)
        return;
    Point *line = arena_array(context->arena, (size_t)count, sizeof *line);
    memcpy(line, points, (size_t)count * sizeof *line);
    Point tip = points[count - 1];
    Point from = points[count - 2];
    double length = connector_head_length(connector);
    bool has_head = connector->has_head && distance_of(from, tip) > 1e-6;
    if (has_head) /* the line ends inside the head, not at its sharp tip */
        line[count - 1] = towards(tip, from, fmin(length * 0.8, distance_of(from, tip)));
    Path *path = path_create(context->arena);
    connector_append(path, line, count, connector->radius);
    paint_stroke(context, path, stroke_of(context, connector),
                 scene_solid(context->arena, connector->color, 1));
    if (has_head)
        draw_head(context, connector, from, tip);
}

Point connector_leave(Rect box, Point target, double gap)
{
    Point middle = {box.x + box.width / 2, box.y + box.height / 2};
    double dx = target.x - middle.x;
    double dy = target.y - middle.y;
    double half_width = box.width / 2 + gap;
    double half_height = box.height / 2 + gap;
    if (fabs(dx) < 1e-9 && fabs(dy) < 1e-9)
        return middle;
    double scale = fmin(fabs(dx) > 1e-9 ? half_width / fabs(dx) : INFINITY,
                        fabs(dy) > 1e-9 ? half_height / fabs(dy) : INFINITY);
    return (Point){middle.x + dx * scale, middle.y + dy * scale};
}
