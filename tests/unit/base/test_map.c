#include "base/map.h"
#include "test.h"

TEST(map_finds_what_was_set)
{
    Map map;
    map_init(&map, test->arena);
    CHECK(map_find(&map, text_of("a")) == NULL);
    int numbers[2000];
    for (int i = 0; i < 2000; i++)
        map_set(&map, text_of(arena_print(test->arena, "key %d", i)), &numbers[i]);
    CHECK(map.count == 2000);
    for (int i = 0; i < 2000; i++)
        CHECK(map_find(&map, text_of(arena_print(test->arena, "key %d", i))) == &numbers[i]);
    CHECK(map_find(&map, text_of("key 2000")) == NULL);
}

TEST(map_keeps_the_order_of_insertion)
{
    Map map;
    map_init(&map, test->arena);
    int one;
    int two;
    map_set(&map, text_of("z"), &one);
    map_set(&map, text_of("a"), &two);
    map_set(&map, text_of("z"), &two);
    CHECK(map.count == 2);
    CHECK(text_equals(map.entries[0].key, "z") && map.entries[0].value == &two);
    CHECK(text_equals(map.entries[1].key, "a"));
}

TEST(map_keys_are_slices)
{
    Map map;
    map_init(&map, test->arena);
    int value;
    map_set(&map, (Text){"abc", 2}, &value);
    CHECK(map_find(&map, text_of("ab")) == &value);
    CHECK(map_find(&map, text_of("abc")) == NULL);
    map_set(&map, (Text){"", 0}, &value);
    CHECK(map_find(&map, (Text){"x", 0}) == &value);
}
