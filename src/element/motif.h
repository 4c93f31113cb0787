/* Motifs: ornaments drawn from few primitives, the same for the same frame. */
#ifndef ELEMENT_MOTIF_H
#define ELEMENT_MOTIF_H

#include <stdbool.h>

#include "json/field.h"
#include "layout/paint.h"

typedef enum MotifKind {
    MOTIF_CLOUD,
    MOTIF_WAVE,
    MOTIF_SKYLINE,
    MOTIF_RAYS,
    MOTIF_GRID,
    MOTIF_CIRCUIT,
    MOTIF_LEAF,
    MOTIF_HILLS,
    MOTIF_DOTS
} MotifKind;

extern const FieldName motif_kinds[];

typedef struct MotifOptions {
    MotifKind kind;
    double size;  /* of the repeated figure, points */
    double line;  /* thickness of lines, points */
    Point origin; /* RAYS: where they start, 0..1 of the frame */
    unsigned seed;
    int layer; /* HILLS: which ridge, from the back */
} MotifOptions;

/* Size of the repeated figure beside type of `em` points. */
double motif_default_size(MotifKind kind, double em);

/* Whether it stands on the lower edge of its frame; the others fill it. */
bool motif_stands(MotifKind kind);

/* How many layers a motif has; each is drawn over the one before. */
int motif_layer_count(MotifKind kind);

/* Appends what is filled and what is stroked; both stay near `frame` and are to be clipped to it.
 */
void motif_append(Path *filled, Path *stroked, const MotifOptions *options, Rect frame);

/* A number in 0..1 that depends on `seed` and `index` alone. */
double motif_chance(unsigned seed, unsigned index);

/* Draws all layers of a motif, clipped to `outline`. `options->layer` is ignored. */
void motif_draw(PaintContext *context, const MotifOptions *options, Rect frame, const Path *outline,
                const Paint *paint);

#endif
