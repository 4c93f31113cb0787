/* Map: an array of entries and a hash table of indices into it. */
#include "base/map.h"

#include "base/hash.h"

void map_init(Map *map, Arena *arena)
{
    *map = (Map){.arena = arena};
}

static size_t find_slot(const Map *map, Text key)
{
    size_t slot = (size_t)hash_bytes(key.data, key.length) & (map->slot_count - 1);
    while (map->slots[slot]) {
        const MapEntry *entry = &map->entries[map->slots[slot] - 1];
        if (entry->key.length == key.length && memcmp(entry->key.data, key.data, key.length) == 0)
            break;
        slot = (slot + 1) & (map->slot_count - 1);
    }
    return slot;
}

static void rehash(Map *map)
{
    map->slot_count = map->slot_count ? map->slot_count * 2 : 16;
    map->slots = arena_array(map->arena, map->slot_count, sizeof *map->slots);
    for (size_t i = 0; i < map->count; i++)
        map->slots[find_slot(map, map->entries[i].key)] = (uint32_t)(i + 1);
}

void map_set(Map *map, Text key, void *value)
{
    if ((map->count + 1) * 2 > map->slot_count)
        rehash(map);
    size_t slot = find_slot(map, key);
    if (map->slots[slot]) {
        map->entries[map->slots[slot] - 1].value = value;
        return;
    }
    map->entries =
        arena_grow(map->arena, map->entries, map->count, &map->capacity, sizeof *map->entries);
    map->entries[map->count++] = (MapEntry){key, value};
    map->slots[slot] = (uint32_t)map->count;
}

void *map_find(const Map *map, Text key)
{
    if (!map->slot_count)
        return NULL;
    uint32_t index = map->slots[find_slot(map, key)];
    return index ? map->entries[index - 1].value : NULL;
}
