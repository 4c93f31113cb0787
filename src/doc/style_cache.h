/* Styles that were computed before: elements of a repeat, cells of a table have equal ones, and
 * share them. */
#ifndef DOC_STYLE_CACHE_H
#define DOC_STYLE_CACHE_H

#include "base/map.h"
#include "doc/style.h"

typedef struct StyleCache {
    Map styles;
} StyleCache;

typedef struct CachedStyle {
    const Style *style;
    const StyleSheet *sheet;
} CachedStyle;

void style_cache_init(StyleCache *cache, Arena *arena);

/* The place for the style below `inherited` (told apart by its address) of an element with these
 * `classes` and `declarations`, as they stand in their files; NULL: none. Its style is NULL the
 * first time. The cache's, in its arena. */
CachedStyle *style_cache_find(StyleCache *cache, const Style *inherited, const JsonValue *classes,
                              const JsonValue *declarations);

#endif
