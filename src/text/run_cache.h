/* Run cache: what the analysis of a text found, kept for the next time that the same is asked.
 *
 * A key holds all that an answer depends on, and answers are copied out, so that no document's
 * bytes depend on those before it. Two generations: when the younger is full, the elder goes, and
 * what is asked for again moves over; memory stays within twice LIMIT_RUN_CACHE_BYTES and a little.
 * One for each text context. Internal to text/. */
#ifndef TEXT_RUN_CACHE_H
#define TEXT_RUN_CACHE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"

typedef struct RunCache RunCache;

RunCache *run_cache_create(void);
void run_cache_destroy(RunCache *cache); /* NULL: nothing */

/* The answer that was kept for the bytes of `key`; data NULL: none. Borrowed until the next call of
 * any function here. */
Text run_cache_find(RunCache *cache, Text key);

/* Keeps copies of both. Large ones, and keys that are there already, are passed over. */
void run_cache_keep(RunCache *cache, Text key, Text answer);

/* Bytes that it holds. */
size_t run_cache_size(const RunCache *cache);

#endif
