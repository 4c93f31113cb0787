/* Shared styles: see style_cache.h. */
#include "doc/style_cache.h"

void style_cache_init(StyleCache *cache, Arena *arena)
{
    map_init(&cache->styles, arena);
}

/* What it says and where: a style knows where its values come from. */
static void add_value(StrBuf *key, const JsonValue *value)
{
    strbuf_char(key, '\n');
    if (!value)
        return;
    strbuf_append(key, &value->origin.source, sizeof value->origin.source);
    strbuf_append(key, &value->origin.offset, sizeof value->origin.offset);
    json_write(key, value);
}

CachedStyle *style_cache_find(StyleCache *cache, const Style *inherited, const JsonValue *classes,
                              const JsonValue *declarations)
{
    StrBuf key = {0};
    strbuf_append(&key, &inherited, sizeof inherited);
    add_value(&key, classes);
    add_value(&key, declarations);
    Text text = {key.data, key.length};
    CachedStyle *found = map_find(&cache->styles, text);
    if (!found) {
        Arena *arena = cache->styles.arena;
        found = arena_alloc(arena, sizeof *found);
        text.data = arena_copy(arena, key.data, key.length);
        map_set(&cache->styles, text, found);
    }
    strbuf_release(&key);
    return found;
}
