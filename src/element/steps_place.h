/* Where the steps of a sequence stand: pure arithmetic, in points from the content box's corner. */
#ifndef ELEMENT_STEPS_PLACE_H
#define ELEMENT_STEPS_PLACE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/geometry.h"

typedef enum StepsForm {
    STEPS_ROW,
    STEPS_COLUMN,
    STEPS_SNAKE,
    STEPS_STAIRS,
    STEPS_ARROWS,
    STEPS_CIRCLE
} StepsForm;

typedef struct StepsPlan {
    StepsForm form;
    int count;
    int columns;  /* SNAKE: steps in a row */
    double width; /* of the content box */
    double column_gap, row_gap;
    double head_gap;      /* between head and body */
    double rise;          /* STAIRS: of one step */
    double radius;        /* CIRCLE: of the ring through the heads */
    double outer;         /* CIRCLE: radius that bodies keep out of; 0: only the heads count */
    double head_height;   /* ARROWS: of the arrows */
    bool is_centered;     /* ROW: heads in the middle of their column */
    const Size *heads;    /* count of them; zero: no head */
    const double *bodies; /* heights of the bodies, at the widths of steps_body_width */
    const double *leads;  /* heights of the bodies' first parts: COLUMN lines heads up with them */
} StepsPlan;

typedef struct StepsPlace {
    Rect *heads, *bodies; /* count of each */
    Rect *grounds;        /* ARROWS: the arrows; STAIRS: the blocks; else as heads */
    double height;
} StepsPlace;

/* Width of the body of step `index`; needs everything but the heights. */
double steps_body_width(const StepsPlan *plan, int index);

StepsPlace steps_place(const StepsPlan *plan, Arena *arena);

/* SNAKE: column of a step, from the left; every second row runs back. */
int steps_snake_column(int index, int columns);

/* CIRCLE: angle of a step's head in degrees, clockwise from the right; the first follows the top.
 */
double steps_circle_angle(int index, int count);

#endif
