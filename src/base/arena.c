/* Arena: blocks of growing size in a list; see arena.h for the contract. */
#include "base/arena.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FIRST_BLOCK   16384u      /* a small job (yitu schema) stays in one block */
#define LARGEST_BLOCK 1048576u    /* beyond that a request gets a block of its own */
#define LARGEST_KEPT  (16u << 20) /* of a reset arena, in one block */
#define ALIGNMENT     16u

/* Of an array that grows: bytes, and items, that it has room for at first. */
#define FIRST_ARRAY      128u
#define MOST_FIRST_ITEMS 8u

typedef struct Block {
    struct Block *next;
    size_t size, used;
} Block;

struct Arena {
    Block *current;
    size_t next_size, total;
};

#define BLOCK_HEADER ((sizeof(Block) + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1))

void arena_out_of_memory(void)
{
    static const char message[] = "yitu: out of memory 内存不足\n";
    ssize_t written = write(STDERR_FILENO, message, sizeof message - 1);
    (void)written;
    _exit(3);
}

void *memory_alloc(size_t size)
{
    void *memory = malloc(size ? size : 1);
    if (!memory)
        arena_out_of_memory();
    return memory;
}

void *memory_resize(void *memory, size_t size)
{
    void *resized = realloc(memory, size ? size : 1);
    if (!resized)
        arena_out_of_memory();
    return resized;
}

void memory_free(void *memory)
{
    free(memory);
}

static void push_block(Arena *arena, size_t size)
{
    if (size > SIZE_MAX - BLOCK_HEADER)
        arena_out_of_memory();
    Block *block = memory_alloc(BLOCK_HEADER + size);
    block->next = arena->current;
    block->size = size;
    block->used = 0;
    arena->current = block;
    arena->total += BLOCK_HEADER + size;
}

Arena *arena_create(void)
{
    Arena *arena = memory_alloc(sizeof *arena);
    arena->current = NULL;
    arena->next_size = FIRST_BLOCK;
    arena->total = 0;
    return arena;
}

static void free_blocks(Block *block)
{
    while (block) {
        Block *next = block->next;
        free(block);
        block = next;
    }
}

void arena_destroy(Arena *arena)
{
    if (!arena)
        return;
    free_blocks(arena->current);
    free(arena);
}

/* One block for all that was in use, so that the next use of the same size needs nothing from the
 * system; beyond the limit the largest is kept. */
void arena_reset(Arena *arena)
{
    Block *largest = NULL;
    for (Block *block = arena->current; block; block = block->next) {
        if (!largest || block->size > largest->size)
            largest = block;
    }
    size_t total = arena->total;
    bool is_joined = largest && largest->next == NULL && largest == arena->current;
    if (!is_joined && total <= LARGEST_KEPT) {
        free_blocks(arena->current);
        arena->current = NULL;
        arena->total = 0;
        if (total > BLOCK_HEADER)
            push_block(arena, total - BLOCK_HEADER);
        return;
    }
    for (Block *block = arena->current; block;) {
        Block *next = block->next;
        if (block != largest)
            free(block);
        block = next;
    }
    arena->current = largest;
    arena->total = 0;
    if (largest) {
        largest->next = NULL;
        largest->used = 0;
        arena->total = BLOCK_HEADER + largest->size;
    }
}

static void *take(Arena *arena, size_t size)
{
    if (size > SIZE_MAX - ALIGNMENT)
        arena_out_of_memory();
    size = (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    Block *block = arena->current;
    if (!block || block->size - block->used < size) {
        size_t wanted = arena->next_size > size ? arena->next_size : size;
        if (arena->next_size < LARGEST_BLOCK)
            arena->next_size *= 2;
        push_block(arena, wanted);
        block = arena->current;
    }
    void *memory = (char *)block + BLOCK_HEADER + block->used;
    block->used += size;
    return memory;
}

void *arena_alloc(Arena *arena, size_t size)
{
    void *memory = take(arena, size);
    memset(memory, 0, size);
    return memory;
}

static size_t size_of_array(size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        arena_out_of_memory();
    return count * size;
}

void *arena_array(Arena *arena, size_t count, size_t size)
{
    return arena_alloc(arena, size_of_array(count, size));
}

void *arena_reserve(Arena *arena, size_t count, size_t size)
{
    return take(arena, size_of_array(count, size));
}

char *arena_copy(Arena *arena, const char *bytes, size_t length)
{
    if (length == SIZE_MAX)
        arena_out_of_memory();
    char *copy = take(arena, length + 1);
    if (length)
        memcpy(copy, bytes, length);
    copy[length] = '\0';
    return copy;
}

char *arena_copy_string(Arena *arena, const char *string)
{
    return arena_copy(arena, string, strlen(string));
}

char *arena_print(Arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length < 0)
        return arena_copy(arena, "", 0);
    char *text = take(arena, (size_t)length + 1);
    va_start(arguments, format);
    vsnprintf(text, (size_t)length + 1, format, arguments);
    va_end(arguments);
    return text;
}

size_t arena_size(const Arena *arena)
{
    return arena->total;
}

/* Most lists of large items hold one: the lines of a cell, its runs, its paragraphs. */
static size_t first_capacity(size_t size)
{
    size_t fitting = FIRST_ARRAY / (size ? size : 1);
    if (fitting < 1)
        return 1;
    return fitting < MOST_FIRST_ITEMS ? fitting : MOST_FIRST_ITEMS;
}

void *arena_grow(Arena *arena, void *items, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity)
        return items;
    size_t wanted = *capacity ? *capacity * 2 : first_capacity(size);
    char *grown = arena_reserve(arena, wanted, size);
    if (count)
        memcpy(grown, items, count * size);
    memset(grown + count * size, 0, (wanted - count) * size);
    *capacity = wanted;
    return grown;
}
