/* Analysis of one paragraph before shaping: characters with class, context, break and face. Scratch
 * memory; shape.c turns it into clusters. Internal to text/. */
#ifndef TEXT_ANALYSIS_H
#define TEXT_ANALYSIS_H

#include <stdbool.h>
#include <stdint.h>

#include <hb.h>
#include <pango/pango-break.h>

#include "text/context.h"
#include "text/paragraph.h"

typedef struct Character {
    uint32_t byte; /* in the block's text */
    int span;
    const Face *face; /* NULL: missing */
    hb_script_t script;
    uint8_t cluster_class; /* ClusterClass, after resolution by context */
    uint8_t break_before;  /* BreakKind */
    uint8_t level;
    bool is_han_context; /* a shared mark in its Chinese form */
    bool is_symbol;      /* no Han, but as wide as Han in a Han face (①, ■): set like Han */
    bool is_kept;        /* R7, R9: nothing may be inserted before it */
    bool is_grapheme;    /* a grapheme starts here */
    bool is_hyphenated;  /* a line that ends before it shows a hyphen */
    bool is_upright;     /* in a vertical line; else it is rotated with the line */
    uint8_t combined;    /* so many characters from here on share one cell; 0: none */
} Character;

typedef struct Analysis {
    TextContext *context;
    DiagSink *diagnostics;
    TextBlock *block;
    MissingSet *missing;
    uint32_t start, end;   /* bytes of the paragraph in the block's text */
    uint32_t count;        /* characters */
    uint32_t *code_points; /* count; a tab is a space */
    Character *characters; /* count + 1, the last a sentinel */
    uint8_t *boundaries;   /* count, as in boundary.h */
    bool is_bidi;
} Analysis;

/* Decodes the paragraph, asks Pango for breaks and directions. */
void analysis_begin(Analysis *analysis);

/* han_context.c: which shared marks are Chinese. */
void analysis_resolve_marks(Analysis *analysis);

/* itemize.c: face and script of each character; reports missing ones. */
void analysis_choose_faces(Analysis *analysis);

/* break.c: break opportunities at the block's level, and units (R1-R4, R7, R9, R10). */
void analysis_find_breaks(Analysis *analysis);

/* itemize.c: the end of the item that begins at `start`: one face, script, level and shaping style.
 */
uint32_t analysis_item_end(const Analysis *analysis, uint32_t start);

/* The style of a character. */
const TextStyle *analysis_style(const Analysis *analysis, uint32_t index);

/* True for languages written with Han characters. */
bool language_is_han(const char *language);

/* True for Chinese, and where no language is said. */
bool language_is_chinese(const char *language);

#endif
