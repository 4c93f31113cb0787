/* Gradients under a matrix: see paint.h. */
#include "scene/paint.h"

#include <math.h>

#define SIMILAR 1e-9 /* how far the scales of both ways may differ for circles to stay circles */

/* Whether all directions are scaled alike, turned or mirrored as may be. */
static bool is_similarity(Matrix m)
{
    double across = hypot(m.a, m.b);
    double down = hypot(m.c, m.d);
    double size = fmax(across, down);
    return fabs(across - down) <= SIMILAR * size &&
           fabs(m.a * m.c + m.b * m.d) <= SIMILAR * size * size;
}

/* The lines of equal colour stay lines, but no longer at right angles to the way from end to end.
 * The end is moved along its line until they are: the colour is a function c + g . p of the place,
 * and g goes with the inverse transpose. */
static void place_linear(Paint *paint, Matrix m)
{
    double dx = paint->to.x - paint->from.x;
    double dy = paint->to.y - paint->from.y;
    double square = dx * dx + dy * dy;
    double determinant = m.a * m.d - m.b * m.c;
    Point from = matrix_apply(m, paint->from);
    Point to = matrix_apply(m, paint->to);
    if (square > 0 && determinant != 0 && !is_similarity(m)) {
        double gx = (m.d * dx - m.b * dy) / determinant / square;
        double gy = (m.a * dy - m.c * dx) / determinant / square;
        double length = gx * gx + gy * gy;
        to = (Point){from.x + gx / length, from.y + gy / length};
    }
    paint->from = from;
    paint->to = to;
}

static void scale_circles(Paint *paint, double scale)
{
    paint->from_radius *= scale;
    paint->to_radius *= scale;
}

static void place_radial(Arena *arena, Paint *paint, Matrix m)
{
    double scale = fmax(hypot(m.a, m.b), hypot(m.c, m.d));
    if (!paint->space && is_similarity(m)) {
        paint->from = matrix_apply(m, paint->from);
        paint->to = matrix_apply(m, paint->to);
        scale_circles(paint, scale);
        return;
    }
    Matrix before = paint->space ? *paint->space : MATRIX_IDENTITY;
    if (!paint->space && scale > 0) {
        /* Circles about as large as what is drawn: devices round their numbers to a thousandth. */
        paint->from = (Point){paint->from.x * scale, paint->from.y * scale};
        paint->to = (Point){paint->to.x * scale, paint->to.y * scale};
        scale_circles(paint, scale);
        before = matrix_scale(1 / scale, 1 / scale);
    }
    Matrix *space = arena_alloc(arena, sizeof *space);
    *space = matrix_multiply(before, m);
    paint->space = space;
}

Paint paint_transform(Arena *arena, const Paint *paint, Matrix matrix)
{
    Paint placed = *paint;
    if (paint->kind == PAINT_LINEAR)
        place_linear(&placed, matrix);
    else if (paint->kind == PAINT_RADIAL)
        place_radial(arena, &placed, matrix);
    return placed;
}
