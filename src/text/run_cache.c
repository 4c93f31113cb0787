/* Run cache: see run_cache.h. */
#include "text/run_cache.h"

#include "base/limits.h"
#include "base/map.h"

typedef struct Generation {
    Arena *arena;
    Map map; /* key -> Text * */
} Generation;

struct RunCache {
    Generation younger, elder;
};

static void open_generation(Generation *generation)
{
    generation->arena = arena_create();
    map_init(&generation->map, generation->arena);
}

RunCache *run_cache_create(void)
{
    RunCache *cache = memory_alloc(sizeof *cache);
    open_generation(&cache->younger);
    open_generation(&cache->elder);
    return cache;
}

void run_cache_destroy(RunCache *cache)
{
    if (!cache)
        return;
    arena_destroy(cache->younger.arena);
    arena_destroy(cache->elder.arena);
    memory_free(cache);
}

static Text *put(Generation *generation, Text key, Text answer)
{
    Arena *arena = generation->arena;
    Text *kept = arena_alloc(arena, sizeof *kept);
    *kept = (Text){arena_copy(arena, answer.data, answer.length), answer.length};
    map_set(&generation->map, (Text){arena_copy(arena, key.data, key.length), key.length}, kept);
    return kept;
}

Text run_cache_find(RunCache *cache, Text key)
{
    const Text *found = map_find(&cache->younger.map, key);
    if (found)
        return *found;
    found = map_find(&cache->elder.map, key);
    return found ? *put(&cache->younger, key, *found) : (Text){NULL, 0};
}

/* The younger becomes the elder. */
static void turn_over(RunCache *cache)
{
    Generation gone = cache->elder;
    cache->elder = cache->younger;
    arena_destroy(gone.arena);
    open_generation(&cache->younger);
}

void run_cache_keep(RunCache *cache, Text key, Text answer)
{
    if (key.length + answer.length > LIMIT_RUN_CACHE_BYTES / 8)
        return;
    if (arena_size(cache->younger.arena) >= LIMIT_RUN_CACHE_BYTES)
        turn_over(cache);
    if (!map_find(&cache->younger.map, key))
        put(&cache->younger, key, answer);
}

size_t run_cache_size(const RunCache *cache)
{
    return arena_size(cache->younger.arena) + arena_size(cache->elder.arena);
}
