/* Ruby: pinyin and other small text beside its base: R27. Internal to text/. */
#ifndef TEXT_RUBY_H
#define TEXT_RUBY_H

#include "text/context.h"
#include "text/place.h"
#include "text/shape.h"

/* What ruby_settle() needs of the block under construction. */
typedef struct RubyRequest {
    TextContext *context;
    Arena *arena;
    DiagSink *diagnostics;
    const TextBlock *block;
    bool is_tight_reported; /* of this block */
} RubyRequest;

/* Finds the pairs of base and ruby among the shaped clusters, sets the rubies (one line each), and
 * spreads each base that is narrower than its ruby with the distance to a neighbour's. Lines do not
 * break within a pair. The pairs go into `paragraph`. Uses the context's scratch memory. */
void ruby_settle(RubyRequest *request, const ShapeResult *shaped, Paragraph *paragraph);

/* Places the rubies of a line whose clusters are placed: `order` tells the cluster of the line at
 * each visual position. */
void ruby_place(Arena *arena, const LinePlace *place, const uint32_t *order, TextLine *line);

#endif
