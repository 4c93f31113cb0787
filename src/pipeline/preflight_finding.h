/* What the parts of preflight share. Internal to preflight*.c. */
#ifndef PIPELINE_PREFLIGHT_FINDING_H
#define PIPELINE_PREFLIGHT_FINDING_H

#include "device/separation.h"
#include "pipeline/preflight.h"

typedef struct Finding {
    DiagCode code;
    uint32_t node;
} Finding;

typedef struct Preflight {
    Job *job;
    const PressSettings *rules;
    InkConverter *inks; /* NULL: plain conversion */
    const Scene *scene; /* the page that is looked at */
    int page;           /* from 1 */
    uint32_t node;      /* of the operation that is looked at */
    const Tag *tag;     /* open tag, NULL: none */
    Finding *found;     /* found_count of them: one message for each element and rule */
    size_t found_count, found_capacity;
    Map tints; /* rule, ink and tint -> found */
} Preflight;

/* True the first time that `code` is found for the element at hand. */
bool preflight_is_new(Preflight *preflight, DiagCode code);

/* Reports at the element at hand. */
void preflight_report(Preflight *preflight, DiagCode code, const char *const arguments[]);

/* Texts for messages, in the arena: a number with up to two decimals; "12.5, 30 mm" of the page. */
const char *preflight_number(Preflight *preflight, double value);
const char *preflight_place(Preflight *preflight, Rect bounds);

/* How many process inks the colour has, and whether it has none to speak of. */
int preflight_ink_count(Preflight *preflight, const Color *color);

/* The box of what the operation draws, page points; empty for one that draws nothing. */
Rect preflight_bounds(const SceneOp *op);

/* What two boxes share; of no size where they share nothing. */
Rect preflight_overlap(Rect a, Rect b);

/* The parts. */
void preflight_text(Preflight *preflight, const SceneOp *op);
void preflight_mark(Preflight *preflight, const SceneOp *op, const Rect *clip);
void preflight_image(Preflight *preflight, const SceneOp *op);
void preflight_color(Preflight *preflight, const SceneOp *op);
void preflight_spots(Preflight *preflight, const PlateList *plates);
bool preflight_total_ink(Preflight *preflight, const PlateList *plates);

#endif
