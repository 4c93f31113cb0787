/* Geometry in points (1/72 inch), y down, origin at the top left corner of the trim box. */
#ifndef BASE_GEOMETRY_H
#define BASE_GEOMETRY_H

#include <stdbool.h>

#define PT_PER_MM (72.0 / 25.4)
#define PT_PER_PX 0.75 /* CSS Values 4: 96 px are one inch */

typedef struct Point {
    double x, y;
} Point;

typedef struct Size {
    double width, height;
} Size;

typedef struct Rect {
    double x, y, width, height;
} Rect;

/* One value for each side of a box: margin, padding, border width, bleed. */
typedef struct Edges {
    double top, right, bottom, left;
} Edges;

/* Maps (x, y) to (a*x + c*y + e, b*x + d*y + f), as in PDF and Cairo. */
typedef struct Matrix {
    double a, b, c, d, e, f;
} Matrix;

#define MATRIX_IDENTITY ((Matrix){1, 0, 0, 1, 0, 0})

Matrix matrix_translate(double dx, double dy);
Matrix matrix_scale(double sx, double sy);

/* Rotation by `angle_deg`, clockwise on the page because y points down. */
Matrix matrix_rotate(double angle_deg);

/* The matrix that applies `first` and then `second`. */
Matrix matrix_multiply(Matrix first, Matrix second);

/* True and the inverse in `*inverse`, or false where the matrix has none. */
bool matrix_invert(Matrix matrix, Matrix *inverse);

Point matrix_apply(Matrix matrix, Point point);

/* Shrinks the rectangle by the edges; a side never gets below zero. */
Rect rect_inset(Rect rect, Edges edges);

/* Grows the rectangle by the edges. */
Rect rect_outset(Rect rect, Edges edges);

Rect rect_union(Rect a, Rect b);
bool rect_contains(Rect rect, Point point);

#endif
