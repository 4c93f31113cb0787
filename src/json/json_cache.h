/* Json cache: files that were parsed before are not parsed again.
 *
 * What a cache gives is a copy in the caller's arena, tied to the caller's source, and equal in all
 * to what json_parse gives: nobody can tell the difference, and a file may be changed at any time.
 * A text is kept when it comes for the second time, so that one that is edited again and again
 * costs nothing more. One for each session. */
#ifndef JSON_JSON_CACHE_H
#define JSON_JSON_CACHE_H

#include "json/json.h"

typedef struct JsonCache JsonCache;

JsonCache *json_cache_create(void);
void json_cache_destroy(JsonCache *cache); /* NULL: nothing */

/* As json_parse. `cache` NULL: json_parse. */
JsonValue *json_cache_parse(JsonCache *cache, Arena *arena, DiagSink *diagnostics,
                            const SourceText *source) WARN_UNUSED;

/* How many texts are kept. */
int json_cache_count(const JsonCache *cache);

#endif
