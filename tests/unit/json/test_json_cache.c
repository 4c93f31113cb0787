/* Json cache: its copies are what the parser gives. */
#include "json/json_cache.h"

#include "test.h"

static JsonValue *parse(TestState *test, JsonCache *cache, const char *text)
{
    return json_cache_parse(cache, test->arena, test->sink,
                            source_create(test->arena, "a.json", text_of(text)));
}

static bool is_same(const JsonValue *a, const JsonValue *b)
{
    bool same = a->kind == b->kind && a->count == b->count && a->boolean == b->boolean &&
                a->number == b->number && text_same(a->text, b->text) &&
                text_same(a->key, b->key) && a->origin.offset == b->origin.offset &&
                a->origin.length == b->origin.length &&
                a->key_origin.offset == b->key_origin.offset &&
                a->key_origin.length == b->key_origin.length;
    for (uint32_t i = 0; same && i < a->count; i++)
        same = a->items[i]->parent == a && b->items[i]->parent == b &&
               is_same(a->items[i], b->items[i]);
    return same;
}

/* Source, text and tree are the caller's own: they may be changed, and the cache may go. */
TEST(json_cache_gives_copies)
{
    static const char words[] =
        "{\"a\": [1.50, true, null, \"甲\\n\", {}], // 注\n \"b\": {\"\": \"\"}}";
    JsonCache *cache = json_cache_create();
    const SourceText *source = source_create(test->arena, "b.json", text_of(words));
    const JsonValue *wanted = json_parse(test->arena, test->sink, source);
    for (int i = 0; i < 4; i++) {
        JsonValue *value = parse(test, cache, words);
        CHECK(is_same(value, wanted));
        CHECK(text_equals(text_of(value->items[0]->origin.source->name), "a.json"));
        CHECK(json_cache_count(cache) == (i > 0));
        json_append(test->arena, value->items[0], json_new_number(test->arena, i, NULL));
        value->items[0]->items[0]->number = 7;
    }
    const JsonValue *last = parse(test, cache, words);
    json_cache_destroy(cache);
    CHECK(is_same(last, wanted));
    json_cache_destroy(NULL);
}

/* A text with a fault is read each time, so that the fault is reported each time. */
TEST(json_cache_repeats_messages)
{
    JsonCache *cache = json_cache_create();
    for (size_t i = 1; i <= 3; i++) {
        CHECK(!parse(test, cache, "{\"a\": }"));
        CHECK(test->sink->count == i);
    }
    CHECK(json_cache_count(cache) == 0);
    json_cache_destroy(cache);
}

TEST(json_cache_is_bounded)
{
    JsonCache *cache = json_cache_create();
    for (int i = 0; i < 200; i++) {
        const char *text = arena_print(test->arena, "[%d]", i);
        CHECK(parse(test, cache, text)->items[0]->number == i);
        CHECK(parse(test, cache, text)->items[0]->number == i);
    }
    CHECK(json_cache_count(cache) == 32);
    json_cache_destroy(cache);
}

/* A text of the limit is kept, one that is a byte longer is read anew each time. */
TEST(json_cache_keeps_no_large_text)
{
    JsonCache *cache = json_cache_create();
    char *words = arena_alloc(test->arena, LIMIT_CACHED_JSON_BYTES + 2);
    memset(words, ' ', LIMIT_CACHED_JSON_BYTES + 1);
    words[0] = '1';
    for (int i = 0; i < 3; i++)
        CHECK(parse(test, cache, words)->number == 1);
    CHECK(json_cache_count(cache) == 0);
    words[LIMIT_CACHED_JSON_BYTES] = '\0';
    for (int i = 0; i < 3; i++)
        CHECK(parse(test, cache, words)->number == 1);
    CHECK(json_cache_count(cache) == 1);
    json_cache_destroy(cache);
}
