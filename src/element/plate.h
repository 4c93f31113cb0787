/* Plates: the drawn forms that numbers and short words stand on. */
#ifndef ELEMENT_PLATE_H
#define ELEMENT_PLATE_H

#include "json/field.h"
#include "layout/paint.h"

typedef enum PlateForm {
    PLATE_HEXAGON,
    PLATE_CIRCLE,
    PLATE_SQUARE,
    PLATE_SEAL,
    PLATE_FLAG,
    PLATE_GEAR,
    PLATE_DIAMOND,
    PLATE_SHIELD
} PlateForm;

typedef enum PlateLook { PLATE_SOLID, PLATE_OUTLINE, PLATE_DOUBLE } PlateLook;

extern const FieldName plate_forms[];
extern const FieldName plate_looks[];

/* Appends the outline of a form that fills `frame`. */
void plate_append(Path *path, PlateForm form, Rect frame);

/* Draws a plate: `color` fills it (solid, double) or draws its outline; `ground` is what shows
 * between the two lines of a double one. */
void plate_draw(PaintContext *context, PlateForm form, PlateLook look, Rect frame,
                const Color *color, const Color *ground);

#endif
