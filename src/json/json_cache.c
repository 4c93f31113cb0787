/* Json cache: see json_cache.h. */
#include "json/json_cache.h"

#include "base/hash.h"
#include "base/limits.h"
#include "json/items.h"

#define ENTRY_COUNT 32 /* files of a layout: itself, its themes, its data */

typedef struct CacheEntry {
    Hash128 hash;
    size_t length; /* of the text */
    uint64_t used; /* when it was asked for last; 0: free */
    Arena *arena;  /* NULL: seen once, not kept */
    const JsonValue *value;
} CacheEntry;

struct JsonCache {
    CacheEntry entries[ENTRY_COUNT];
    uint64_t clock;
};

JsonCache *json_cache_create(void)
{
    JsonCache *cache = memory_alloc(sizeof *cache);
    *cache = (JsonCache){0};
    return cache;
}

void json_cache_destroy(JsonCache *cache)
{
    if (!cache)
        return;
    for (int i = 0; i < ENTRY_COUNT; i++)
        arena_destroy(cache->entries[i].arena);
    memory_free(cache);
}

int json_cache_count(const JsonCache *cache)
{
    int count = 0;
    for (int i = 0; i < ENTRY_COUNT; i++)
        count += cache->entries[i].arena != NULL;
    return count;
}

/* The text's entry, or the one that was not asked for the longest, emptied for it. */
static CacheEntry *find_entry(JsonCache *cache, Text text)
{
    Hash128 hash = hash_bytes_128(text.data, text.length);
    CacheEntry *oldest = cache->entries;
    for (int i = 0; i < ENTRY_COUNT; i++) {
        CacheEntry *entry = &cache->entries[i];
        if (entry->used && entry->length == text.length && entry->hash.high == hash.high &&
            entry->hash.low == hash.low)
            return entry;
        if (entry->used < oldest->used)
            oldest = entry;
    }
    arena_destroy(oldest->arena);
    *oldest = (CacheEntry){.hash = hash, .length = text.length};
    return oldest;
}

typedef struct Copier {
    Arena *arena;
    const SourceText *source;
} Copier;

static Text copy_text(const Copier *copier, Text text)
{
    if (text.length == 0)
        return (Text){"", 0};
    return (Text){arena_copy(copier->arena, text.data, text.length), text.length};
}

/* Recursive; bounded by LIMIT_JSON_DEPTH, which the parser has checked. */
static JsonValue *copy_value(const Copier *copier, const JsonValue *value, JsonValue *parent)
{
    JsonValue *copy = arena_alloc(copier->arena, sizeof *copy);
    *copy = *value;
    copy->parent = parent;
    copy->origin.source = copier->source;
    copy->key = copy_text(copier, value->key);
    if (value->key_origin.source)
        copy->key_origin.source = copier->source;
    if (value->kind == JSON_STRING)
        copy->text = copy_text(copier, value->text);
    if (value->kind == JSON_NUMBER)
        copy->text.data = copier->source->text.data + value->origin.offset;
    copy->items =
        arena_array(copier->arena, json_items_capacity(value->count), sizeof(JsonValue *));
    for (uint32_t i = 0; i < value->count; i++)
        copy->items[i] = copy_value(copier, value->items[i], copy);
    return copy;
}

/* What is said about a text is said each time, so one that gives messages is not kept. */
static JsonValue *parse_and_keep(CacheEntry *entry, const Copier *copier, DiagSink *diagnostics)
{
    size_t reported = diagnostics->count + diagnostics->dropped;
    Arena *arena = arena_create();
    const JsonValue *value = json_parse(arena, diagnostics, copier->source);
    JsonValue *copy = value ? copy_value(copier, value, NULL) : NULL;
    if (!value || diagnostics->count + diagnostics->dropped != reported) {
        arena_destroy(arena);
        return copy;
    }
    entry->arena = arena;
    entry->value = value;
    return copy;
}

JsonValue *json_cache_parse(JsonCache *cache, Arena *arena, DiagSink *diagnostics,
                            const SourceText *source)
{
    if (!cache || source->text.length > LIMIT_CACHED_JSON_BYTES || source->bytes_before)
        return json_parse(arena, diagnostics, source);
    CacheEntry *entry = find_entry(cache, source->text);
    bool is_known = entry->used > 0;
    entry->used = ++cache->clock;
    if (!is_known)
        return json_parse(arena, diagnostics, source);
    const Copier copier = {arena, source};
    return entry->arena ? copy_value(&copier, entry->value, NULL)
                        : parse_and_keep(entry, &copier, diagnostics);
}
