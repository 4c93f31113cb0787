/* Geometry: see geometry.h. */
#include "base/geometry.h"

#include <math.h>

#define DEGREE (3.14159265358979323846 / 180.0)

Matrix matrix_translate(double dx, double dy)
{
    return (Matrix){1, 0, 0, 1, dx, dy};
}

Matrix matrix_scale(double sx, double sy)
{
    return (Matrix){sx, 0, 0, sy, 0, 0};
}

Matrix matrix_rotate(double angle_deg)
{
    double sine = sin(angle_deg * DEGREE);
    double cosine = cos(angle_deg * DEGREE);
    return (Matrix){cosine, sine, -sine, cosine, 0, 0};
}

Matrix matrix_multiply(Matrix first, Matrix second)
{
    return (Matrix){
        .a = first.a * second.a + first.b * second.c,
        .b = first.a * second.b + first.b * second.d,
        .c = first.c * second.a + first.d * second.c,
        .d = first.c * second.b + first.d * second.d,
        .e = first.e * second.a + first.f * second.c + second.e,
        .f = first.e * second.b + first.f * second.d + second.f,
    };
}

bool matrix_invert(Matrix m, Matrix *inverse)
{
    double determinant = m.a * m.d - m.b * m.c;
    if (determinant == 0 || !isfinite(determinant))
        return false;
    *inverse = (Matrix){
        .a = m.d / determinant,
        .b = -m.b / determinant,
        .c = -m.c / determinant,
        .d = m.a / determinant,
        .e = (m.c * m.f - m.d * m.e) / determinant,
        .f = (m.b * m.e - m.a * m.f) / determinant,
    };
    return true;
}

Point matrix_apply(Matrix m, Point p)
{
    return (Point){m.a * p.x + m.c * p.y + m.e, m.b * p.x + m.d * p.y + m.f};
}

Rect rect_inset(Rect rect, Edges edges)
{
    return (Rect){
        .x = rect.x + edges.left,
        .y = rect.y + edges.top,
        .width = fmax(0, rect.width - edges.left - edges.right),
        .height = fmax(0, rect.height - edges.top - edges.bottom),
    };
}

Rect rect_outset(Rect rect, Edges edges)
{
    return (Rect){
        .x = rect.x - edges.left,
        .y = rect.y - edges.top,
        .width = rect.width + edges.left + edges.right,
        .height = rect.height + edges.top + edges.bottom,
    };
}

Rect rect_union(Rect a, Rect b)
{
    double left = fmin(a.x, b.x);
    double top = fmin(a.y, b.y);
    double right = fmax(a.x + a.width, b.x + b.width);
    double bottom = fmax(a.y + a.height, b.y + b.height);
    return (Rect){left, top, right - left, bottom - top};
}

bool rect_contains(Rect rect, Point point)
{
    return point.x >= rect.x && point.y >= rect.y && point.x <= rect.x + rect.width &&
           point.y <= rect.y + rect.height;
}
