/* Plates: see plate.h. */
#include "element/plate.h"

#include <math.h>

#define DEG        (3.14159265358979323846 / 180)
#define GEAR_TEETH 10

const FieldName plate_forms[] = {
    {"hexagon", PLATE_HEXAGON}, {"circle", PLATE_CIRCLE}, {"square", PLATE_SQUARE},
    {"seal", PLATE_SEAL},       {"flag", PLATE_FLAG},     {"gear", PLATE_GEAR},
    {"diamond", PLATE_DIAMOND}, {"shield", PLATE_SHIELD}, {NULL, 0},
};

const FieldName plate_looks[] = {
    {"solid", PLATE_SOLID}, {"outline", PLATE_OUTLINE}, {"double", PLATE_DOUBLE}, {NULL, 0}};

static Rect middle_square(Rect frame)
{
    double size = fmin(frame.width, frame.height);
    return (Rect){frame.x + (frame.width - size) / 2, frame.y + (frame.height - size) / 2, size,
                  size};
}

/* Upright and regular in a square; long words get a bar with pointed ends. */
static void append_hexagon(Path *path, Rect frame)
{
    double right = frame.x + frame.width;
    double bottom = frame.y + frame.height;
    if (frame.width > frame.height * 1.2) {
        double cut = frame.height * 0.29;
        double middle = frame.y + frame.height / 2;
        Point bar[] = {{frame.x, middle}, {frame.x + cut, frame.y}, {right - cut, frame.y},
                       {right, middle},   {right - cut, bottom},    {frame.x + cut, bottom}};
        path_polygon(path, bar, 6);
        return;
    }
    Rect square = middle_square(frame);
    Point center = {square.x + square.width / 2, square.y + square.height / 2};
    Point points[6];
    for (int i = 0; i < 6; i++) {
        double angle = (60 * i - 90) * DEG;
        points[i] = (Point){center.x + cos(angle) * square.width / 2,
                            center.y + sin(angle) * square.width / 2};
    }
    path_polygon(path, points, 6);
}

static void append_gear(Path *path, Rect frame)
{
    Rect square = middle_square(frame);
    Point center = {square.x + square.width / 2, square.y + square.height / 2};
    double outer = square.width / 2;
    double inner = outer * 0.84;
    /* Shares of one tooth: the foot is wider than the head. */
    static const double turns[] = {-0.34, -0.22, 0.22, 0.34};
    Point points[GEAR_TEETH * 4];
    for (int tooth = 0; tooth < GEAR_TEETH; tooth++) {
        for (int k = 0; k < 4; k++) {
            double angle = ((tooth + turns[k]) * 360.0 / GEAR_TEETH - 90) * DEG;
            double radius = k == 0 || k == 3 ? inner : outer;
            points[tooth * 4 + k] =
                (Point){center.x + cos(angle) * radius, center.y + sin(angle) * radius};
        }
    }
    path_polygon(path, points, GEAR_TEETH * 4);
}

/* A hanging flag with a swallow tail. */
static void append_flag(Path *path, Rect frame)
{
    double right = frame.x + frame.width;
    double bottom = frame.y + frame.height;
    double cut = fmin(frame.height * 0.22, frame.width * 0.3);
    Point points[] = {{frame.x, frame.y},
                      {right, frame.y},
                      {right, bottom},
                      {frame.x + frame.width / 2, bottom - cut},
                      {frame.x, bottom}};
    path_polygon(path, points, 5);
}

static void append_shield(Path *path, Rect frame)
{
    double x = frame.x;
    double y = frame.y;
    double w = frame.width;
    double h = frame.height;
    path_move(path, x, y);
    path_line(path, x + w, y);
    path_line(path, x + w, y + h * 0.55);
    path_curve(path, x + w, y + h * 0.8, x + w * 0.7, y + h * 0.92, x + w / 2, y + h);
    path_curve(path, x + w * 0.3, y + h * 0.92, x, y + h * 0.8, x, y + h * 0.55);
    path_close(path);
}

static void append_round(Path *path, Rect frame, double share)
{
    double radius = fmin(frame.width, frame.height) * share;
    path_rounded_rectangle(path, frame, (double[]){radius, radius, radius, radius});
}

void plate_append(Path *path, PlateForm form, Rect frame)
{
    double middle_x = frame.x + frame.width / 2;
    double middle_y = frame.y + frame.height / 2;
    switch (form) {
    case PLATE_HEXAGON:
        append_hexagon(path, frame);
        break;
    case PLATE_CIRCLE:
        append_round(path, frame, 0.5);
        break;
    case PLATE_SQUARE:
        append_round(path, frame, 0.08);
        break;
    case PLATE_SEAL:
        append_round(path, frame, 0.16);
        break;
    case PLATE_FLAG:
        append_flag(path, frame);
        break;
    case PLATE_GEAR:
        append_gear(path, frame);
        break;
    case PLATE_DIAMOND:
        path_polygon(path,
                     (Point[]){{middle_x, frame.y},
                               {frame.x + frame.width, middle_y},
                               {middle_x, frame.y + frame.height},
                               {frame.x, middle_y}},
                     4);
        break;
    case PLATE_SHIELD:
        append_shield(path, frame);
        break;
    }
}

static void draw_line(PaintContext *context, PlateForm form, Rect frame, double inset, double width,
                      const Color *color)
{
    Path *path = path_create(context->arena);
    plate_append(path, form, rect_inset(frame, (Edges){inset, inset, inset, inset}));
    Stroke *stroke = arena_alloc(context->arena, sizeof *stroke);
    stroke->width = width;
    stroke->join = form == PLATE_CIRCLE ? JOIN_ROUND : JOIN_MITER;
    paint_stroke(context, path, stroke, scene_solid(context->arena, *color, 1));
}

void plate_draw(PaintContext *context, PlateForm form, PlateLook look, Rect frame,
                const Color *color, const Color *ground)
{
    double size = fmin(frame.width, frame.height);
    double line = fmax(0.5, size * 0.04);
    if (look == PLATE_OUTLINE) {
        draw_line(context, form, frame, line / 2, line, color);
        return;
    }
    Path *path = path_create(context->arena);
    plate_append(path, form, frame);
    paint_fill(context, path, FILL_NONZERO, scene_solid(context->arena, *color, 1));
    /* A seal is never without its inner line. */
    if (look == PLATE_DOUBLE || form == PLATE_SEAL)
        draw_line(context, form, frame, size * 0.085, line * 0.8, ground);
}
