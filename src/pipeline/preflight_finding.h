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
    InkConverter *inks;          /* NULL: plain conversion */
    const Scene *scene;          /* the page that is looked at */
    int page;                    /* from 1 */
    uint32_t node;               /* of the operation that is looked at */
    const Tag *tag;              /* open tag, NULL: none */
    Rect bounds;                 /* of what is looked at, page points */
    double inks_at[PLATE_LIMIT]; /* its inks, per cent, by plate */
    const PlateList *plates;
    bool is_finished; /* a PDF, whose elements nobody knows */
    int each;         /* findings of a rule that are told for each node; 0: one */
    Finding *found;   /* found_count of them: one message for each element and rule */
    size_t found_count, found_capacity;
    Map tints; /* rule, ink and tint -> found */
} Preflight;

/* True the first time that `code` is found for the element at hand; of a finished PDF, the first
 * few times on each page. */
bool preflight_is_new(Preflight *preflight, DiagCode code);

/* Reports at the element at hand, with the box and the inks that are noted. */
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

/* Notes what is looked at, for the findings that follow. `color` may be NULL: no inks. */
void preflight_note(Preflight *preflight, Rect bounds, const Color *color);

/* Goes over the scene at hand, and what no element is to blame for. */
void preflight_walk(Preflight *preflight);

/* Type of `size` points in the box. */
void preflight_type(Preflight *preflight, Rect bounds, double size, const Color *color);

/* What stands in `shown` reaches the trim but not the bleed. */
void preflight_bleed(Preflight *preflight, Rect bounds);

/* The parts. */
void preflight_text(Preflight *preflight, const SceneOp *op);
void preflight_mark(Preflight *preflight, const SceneOp *op, const Rect *clip);
void preflight_image(Preflight *preflight, const Image *image, const Matrix *matrix);
void preflight_color(Preflight *preflight, const SceneOp *op);
void preflight_spots(Preflight *preflight, const PlateList *plates);
bool preflight_total_ink(Preflight *preflight, const PlateList *plates);

#endif
