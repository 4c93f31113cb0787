/* The text context: context.h. */
#include "text/context.h"

#include "text/hyphenate.h"
#include "text/plain_glyphs.h"
#include "text/run_cache.h"

TextContext *text_context_create(void)
{
    TextContext *context = memory_alloc(sizeof *context);
    context->buffer = hb_buffer_create();
    context->scratch = arena_create();
    context->composing = arena_create();
    context->blanks = (BlankCache){0};
    context->hyphenator = hyphenator_create();
    context->shaped = run_cache_create();
    context->parted = run_cache_create();
    context->plain = plain_glyphs_create();
    if (!hb_buffer_allocation_successful(context->buffer))
        arena_out_of_memory();
    return context;
}

void text_context_destroy(TextContext *context)
{
    if (!context)
        return;
    hb_buffer_destroy(context->buffer);
    arena_destroy(context->scratch);
    arena_destroy(context->composing);
    hyphenator_destroy(context->hyphenator);
    run_cache_destroy(context->shaped);
    run_cache_destroy(context->parted);
    plain_glyphs_destroy(context->plain);
    memory_free(context);
}
