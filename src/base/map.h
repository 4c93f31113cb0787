/* Map: from text to pointer, in insertion order, in an arena. */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"

typedef struct MapEntry {
    Text key;
    void *value;
} MapEntry;

typedef struct Map {
    Arena *arena;
    MapEntry *entries; /* count of them, in insertion order */
    size_t count, capacity;
    uint32_t *slots; /* open addressing; entry index + 1, 0 is free */
    size_t slot_count;
} Map;

/* Starts an empty map whose memory comes from `arena`. */
void map_init(Map *map, Arena *arena);

/* Sets `key` to `value`; a key that is already there gets the new value. The key's bytes are
 * borrowed and must live as long as the map. */
void map_set(Map *map, Text key, void *value);

/* The value of `key`, or NULL. */
void *map_find(const Map *map, Text key);

#endif
