#include "test.h"

#include <stdint.h>

TEST(arena_gives_zeroed_aligned_memory)
{
    for (size_t size = 0; size < 200; size++) {
        unsigned char *bytes = arena_alloc(test->arena, size);
        CHECK(bytes != NULL && (uintptr_t)bytes % _Alignof(max_align_t) == 0);
        for (size_t i = 0; i < size; i++)
            CHECK(bytes[i] == 0);
        memset(bytes, 0xAB, size);
    }
}

TEST(arena_pieces_never_overlap)
{
    unsigned char *pieces[100];
    for (int i = 0; i < 100; i++) {
        pieces[i] = arena_alloc(test->arena, 1000);
        memset(pieces[i], i, 1000);
    }
    for (int i = 0; i < 100; i++)
        CHECK(pieces[i][0] == i && pieces[i][999] == i);
}

TEST(arena_gives_a_large_request_a_block_of_its_own)
{
    size_t size = 5u << 20;
    char *large = arena_array(test->arena, size, 1);
    large[size - 1] = 'x';
    CHECK(arena_size(test->arena) >= size);
    CHECK(large[0] == 0);
}

TEST(arena_reset_gives_zeroed_memory_again)
{
    char *first = arena_alloc(test->arena, 64);
    memset(first, 'x', 64);
    size_t before = arena_size(test->arena);
    arena_reset(test->arena);
    CHECK(arena_size(test->arena) <= before);
    const char *second = arena_alloc(test->arena, 64);
    for (int i = 0; i < 64; i++)
        CHECK(second[i] == 0);
}

TEST(arena_reset_keeps_room_for_as_much_again)
{
    for (int i = 0; i < 40; i++)
        arena_alloc(test->arena, 65536);
    arena_reset(test->arena);
    size_t kept = arena_size(test->arena);
    CHECK(kept >= (size_t)40 * 65536);
    for (int i = 0; i < 40; i++)
        arena_alloc(test->arena, 65536);
    CHECK(arena_size(test->arena) == kept);
}

TEST(arena_reset_does_not_keep_everything)
{
    for (int i = 0; i < 40; i++)
        arena_alloc(test->arena, 1 << 20);
    arena_reset(test->arena);
    CHECK(arena_size(test->arena) < (size_t)2 << 20);
}

TEST(arena_copies_end_with_nul)
{
    CHECK_TEXT(arena_copy(test->arena, "abcdef", 3), "abc");
    CHECK_TEXT(arena_copy(test->arena, NULL, 0), "");
    CHECK_TEXT(arena_copy_string(test->arena, "一图"), "一图");
    CHECK_TEXT(arena_print(test->arena, "%s %d", "page", 12), "page 12");
}

TEST(arena_grow_keeps_the_items)
{
    int *items = NULL;
    size_t capacity = 0;
    for (size_t count = 0; count < 1000; count++) {
        items = arena_grow(test->arena, items, count, &capacity, sizeof *items);
        CHECK(capacity > count);
        items[count] = (int)count;
    }
    for (int i = 0; i < 1000; i++)
        CHECK(items[i] == i);
}

TEST(arena_destroy_takes_null)
{
    arena_destroy(NULL);
    memory_free(NULL);
    void *memory = memory_resize(memory_alloc(0), 10);
    CHECK(memory != NULL);
    memory_free(memory);
}

/* What is reserved is the caller's to fill; what is not must still be zero after a reset. */
TEST(arena_reserves_without_clearing_and_clears_after)
{
    Arena *arena = arena_create();
    unsigned char *first = arena_reserve(arena, 100, 8);
    memset(first, 0xAA, 800);
    CHECK((uintptr_t)first % 16 == 0);
    char *grown = NULL;
    size_t capacity = 0;
    grown = arena_grow(arena, grown, 0, &capacity, 1);
    CHECK(capacity > 0 && grown[0] == 0 && grown[capacity - 1] == 0);
    arena_reset(arena);
    unsigned char *second = arena_alloc(arena, 800);
    for (int i = 0; i < 800; i++)
        CHECK(second[i] == 0);
    CHECK_TEXT(arena_copy(arena, "abcdef", 3), "abc");
    arena_destroy(arena);
}
