/* Rooms of a flow: flow_rooms.h. Each row of a column is cut by the shapes that reach into it. */
#include "text/flow_rooms.h"

#include <math.h>

#include "base/limits.h"

#define LEAST_ROOM_EM 4.0 /* beside a shape; less makes torn lines */
#define ROW_SLACK     1e-6

/* A stretch of a row, points from the frame's corner. */
typedef struct Span {
    double left, right;
} Span;

static void widen(Span *span, double x)
{
    span->left = fmin(span->left, x);
    span->right = fmax(span->right, x);
}

/* What the polygon covers of the band between `top` and `bottom`; left > right: nothing. */
static Span shape_span(const FlowShape *shape, double top, double bottom)
{
    Span span = {INFINITY, -INFINITY};
    top -= shape->margin;
    bottom += shape->margin;
    for (int i = 0; i < shape->point_count; i++) {
        Point a = shape->points[i];
        Point b = shape->points[(i + 1) % shape->point_count];
        double from = fmax(fmin(a.y, b.y), top);
        double to = fmin(fmax(a.y, b.y), bottom);
        if (from > to || fmax(a.y, b.y) <= top || fmin(a.y, b.y) >= bottom)
            continue;
        double slope = a.y == b.y ? 0 : (b.x - a.x) / (b.y - a.y);
        widen(&span, a.y == b.y ? a.x : a.x + (from - a.y) * slope);
        widen(&span, a.y == b.y ? b.x : a.x + (to - a.y) * slope);
    }
    return (Span){span.left - shape->margin, span.right + shape->margin};
}

/* The nearest shape at or right of `x`. Where several overlap they are met one after the other. */
static Span next_obstacle(const FlowRooms *rooms, const FlowColumn *column, double top, double x)
{
    double em = rooms->request->em;
    double edge = top + (rooms->line_height - em) / 2;
    Span nearest = {INFINITY, INFINITY};
    for (int i = 0; i < rooms->request->shape_count; i++) {
        const FlowShape *shape = &rooms->request->shapes[i];
        if (shape->frame != column->frame)
            continue;
        Span span = shape_span(shape, edge, edge + em);
        if (span.right > x && span.left < nearest.left)
            nearest = span;
    }
    return nearest;
}

static void add_room(FlowRooms *rooms, int column, int row, const LineRoom *room)
{
    rooms->rooms = arena_grow(rooms->arena, rooms->rooms, rooms->count, &rooms->capacity,
                              sizeof *rooms->rooms);
    rooms->rooms[rooms->count++] = (FlowRoom){.room = *room, .column = column, .row = row};
}

/* A piece beside a shape is a whole number of ems and stays at its column's edge. */
static void add_piece(FlowRooms *rooms, const FlowColumn *column, double top, Span piece)
{
    double em = rooms->request->em;
    double width = piece.right - piece.left;
    bool is_whole = width >= column->area.width - ROW_SLACK;
    if (!is_whole && width < LEAST_ROOM_EM * em)
        return;
    if (!is_whole && em > 0) {
        double ems = floor(width / em + ROW_SLACK) * em;
        bool is_right = piece.right >= column->area.x + column->area.width - ROW_SLACK;
        piece.left = is_right ? piece.right - ems : piece.left;
        width = ems;
    }
    LineRoom room = {unit_from_points(piece.left), unit_from_points(width), top, column->frame};
    add_room(rooms, rooms->column, rooms->row, &room);
}

static void cut_row(FlowRooms *rooms, const FlowColumn *column)
{
    double top = column->area.y + rooms->row * rooms->line_height;
    double right = column->area.x + column->area.width;
    double x = column->area.x;
    while (x < right) {
        Span obstacle = next_obstacle(rooms, column, top, x);
        add_piece(rooms, column, top, (Span){x, fmin(obstacle.left, right)});
        x = obstacle.right;
    }
}

/* Below the last column, as wide as it is; a column without end is never left. */
static void add_overset(FlowRooms *rooms)
{
    const FlowColumn *last = &rooms->request->columns[rooms->request->column_count - 1];
    int rows = (int)fmin(LIMIT_FLOW_ROWS,
                         fmax(0, floor(last->area.height / rooms->line_height + ROW_SLACK)));
    LineRoom room = {unit_from_points(last->area.x), unit_from_points(last->area.width),
                     last->area.y + (rows + rooms->row) * rooms->line_height, last->frame};
    add_room(rooms, rooms->column, rooms->row++, &room);
}

static void add_rooms(FlowRooms *rooms)
{
    if (rooms->column == rooms->request->column_count) {
        add_overset(rooms);
        return;
    }
    const FlowColumn *column = &rooms->request->columns[rooms->column];
    double rows = column->area.height / rooms->line_height + ROW_SLACK;
    bool is_covered = isfinite(rows) && rooms->row >= LIMIT_FLOW_ROWS;
    if (rooms->row + 1 > rows || is_covered) {
        rooms->column++;
        rooms->row = 0;
        return;
    }
    cut_row(rooms, column);
    rooms->row++;
}

FlowRoom *flow_room(FlowRooms *rooms, size_t index)
{
    while (index >= rooms->count)
        add_rooms(rooms);
    return &rooms->rooms[index];
}

size_t flow_next_column(FlowRooms *rooms, size_t index)
{
    int column = flow_room(rooms, index)->column;
    while (column < rooms->request->column_count && flow_room(rooms, index)->column == column)
        index++;
    return index;
}
