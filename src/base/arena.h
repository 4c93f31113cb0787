/* Arena: memory that is given out piece by piece and taken back all at once.
 *
 * A job owns one arena; trees, strings, diagnostics and scenes live in it and are never freed one
 * by one. Running out of memory ends the process through arena_out_of_memory(): Pango and GLib
 * cannot survive it either, so a clean exit of the worker is the one honest answer. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

#include "base/attributes.h"

typedef struct Arena Arena;

/* Creates an empty arena. Never NULL. The caller destroys it. */
Arena *arena_create(void) NEVER_NULL;

/* Frees the arena and everything in it. `arena` may be NULL. */
void arena_destroy(Arena *arena);

/* Forgets everything in the arena but keeps room for as much again, up to 16 MiB or the largest
 * piece, so that a job like the last needs nothing from the system. */
void arena_reset(Arena *arena);

/* Gives `size` bytes, all zero, aligned for any type. Never NULL, also for size 0. */
void *arena_alloc(Arena *arena, size_t size) NEVER_NULL;

/* Gives `count` items of `size` bytes each, all zero; the product is checked. Never NULL. */
void *arena_array(Arena *arena, size_t count, size_t size) NEVER_NULL;

/* As arena_array, but what is in the array is not defined: for arrays that are filled at once. */
void *arena_reserve(Arena *arena, size_t count, size_t size);

/* Copies `length` bytes and adds a final NUL. */
char *arena_copy(Arena *arena, const char *bytes, size_t length) NEVER_NULL;

/* Copies a NUL-terminated string. */
char *arena_copy_string(Arena *arena, const char *string) NEVER_NULL;

/* Formats like snprintf. Not for floating point: the C library follows the host's locale, so use
 * number_format() instead. */
char *arena_print(Arena *arena, const char *format, ...) PRINTF_LIKE(2, 3) NEVER_NULL;

/* Bytes taken from the system so far. */
size_t arena_size(const Arena *arena);

/* Makes room for one more item in an array that grows in an arena. `items` holds `count` items of
 * `size` bytes, `*capacity` says for how many there is room (0 and NULL to start). Returns the
 * array, perhaps moved. The old copy stays in the arena until the arena goes. */
void *arena_grow(Arena *arena, void *items, size_t count, size_t *capacity, size_t size) NEVER_NULL;

/* Ends the process with exit status 3 and one line on standard error. Called by every allocation
 * of this project that fails. */
NORETURN void arena_out_of_memory(void);

/* malloc, realloc that never return NULL; for caches and buffers that outlive a job. */
void *memory_alloc(size_t size) NEVER_NULL;
void *memory_resize(void *memory, size_t size) NEVER_NULL;
void memory_free(void *memory);

#endif
