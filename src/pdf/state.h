/* The graphics state of a content stream (ISO 32000-1, 8.4) and what its operators share. Internal
 * to interpret*.c. */
#ifndef PDF_STATE_H
#define PDF_STATE_H

#include "pdf/ink.h"
#include "pdf/content.h"
#include "pdf/page.h"

#define STATE_DEPTH 64 /* q in q; deeper ones share a state */

typedef struct Ink {
    ColorSpaceFacts space;
    Color color;
    const PdfObject *pattern; /* NULL: a plain colour */
    double opacity;
    bool overprints;
} Ink;

typedef struct State {
    Matrix ctm; /* to the page's points, y down */
    Ink fill, stroke;
    double line_width;
    int overprint_mode;
    int clips; /* pushed onto the scene */
    const PdfFont *font;
    double size, character_space, word_space, scale, leading, rise;
    int rendering;
} State;

typedef struct Interpreter {
    PdfFile *file;
    Arena *arena;
    PdfPage *page;
    const PdfObject *resources;
    Matrix base;
    State states[STATE_DEPTH];
    int depth, skipped;   /* q beyond STATE_DEPTH */
    Path *path;           /* of the page's points; NULL: none is begun */
    Point start, current; /* in the content's own space */
    int pending_clip;     /* 0 none, 1 W, 2 W* */
    Matrix text, line;    /* text matrix and line matrix */
    long *operators;
    int form_depth;
    size_t noted; /* operations of the scene whose overprint is noted */
} Interpreter;

static inline State *state_of(Interpreter *interpreter)
{
    return &interpreter->states[interpreter->depth];
}

/* The number before the operator, 0 being the first operand; 0 where there is none. */
double interpret_number(const Content *content, int index);

/* A point that the scene can hold. */
Point interpret_point(const Interpreter *interpreter, double x, double y);

/* The operators of a group; false: it is none of theirs. */
bool interpret_color(Interpreter *interpreter, const Content *content);
bool interpret_path(Interpreter *interpreter, const Content *content);
bool interpret_text(Interpreter *interpreter, const Content *content);

/* Draws a picture of the page's resources, or an inline one. */
void interpret_picture(Interpreter *interpreter, const PdfObject *object);

/* Keeps the last operation of the scene's overprint. */
void interpret_note_overprint(Interpreter *interpreter, bool overprints);

/* The paint of an ink where a shape is filled with it. */
const Paint *interpret_paint(Interpreter *interpreter, const Ink *ink);

/* How much the matrix enlarges. */
double interpret_scale(Matrix matrix);

#endif
