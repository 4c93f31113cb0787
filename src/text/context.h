/* The text context's inside: buffers that one session uses again and again. Internal to text/. */
#ifndef TEXT_CONTEXT_H
#define TEXT_CONTEXT_H

#include <hb.h>

#include "base/arena.h"
#include "text/mark_blank.h"

struct Hyphenator;  /* text/hyphenate.h */
struct PlainGlyphs; /* text/plain_glyphs.h */
struct RunCache;    /* text/run_cache.h */

struct TextContext {
    hb_buffer_t *buffer;
    Arena *scratch;   /* of one paragraph's analysis */
    Arena *composing; /* of the search for its lines, then of one line's setting */
    BlankCache blanks;
    struct Hyphenator *hyphenator;
    struct RunCache *shaped; /* glyphs of runs */
    struct RunCache *parted; /* boundaries of segments: text/boundary.h */
    struct PlainGlyphs *plain;
};

/* Code points reported as missing in this block, so that each is reported once. */
#define MISSING_KEPT 64
typedef struct MissingSet {
    uint32_t code_points[MISSING_KEPT];
    int count;
} MissingSet;

#endif
