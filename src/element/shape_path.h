/* The forms of the shape element. */
#ifndef ELEMENT_SHAPE_PATH_H
#define ELEMENT_SHAPE_PATH_H

#include "json/field.h"
#include "scene/path.h"

typedef enum ShapeForm {
    SHAPE_RECTANGLE,
    SHAPE_ELLIPSE,
    SHAPE_POLYGON,
    SHAPE_STAR,
    SHAPE_TRIANGLE,
    SHAPE_RIBBON,
    SHAPE_ARROW,
    SHAPE_CHEVRON,
    SHAPE_PATH
} ShapeForm;

typedef enum ShapeDirection { POINT_RIGHT, POINT_LEFT, POINT_UP, POINT_DOWN } ShapeDirection;

#define MAX_SIDES 60

typedef struct ShapeOptions {
    int sides;     /* 3 to MAX_SIDES */
    double depth;  /* 0..1 of the form's height */
    int direction; /* ShapeDirection */
} ShapeOptions;

extern const FieldName shape_forms[];
extern const FieldName shape_directions[];

/* Appends the form, filling `frame`. Not for SHAPE_RECTANGLE and SHAPE_PATH, which the element
 * draws itself. */
void shape_append(Path *path, ShapeForm form, const ShapeOptions *options, Rect frame);

#endif
