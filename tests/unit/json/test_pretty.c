/* json/pretty.c: one form, nothing lost. */
#include "json/pretty.h"

#include "test.h"

static const char *pretty(Arena *arena, const char *text, JsonRank rank)
{
    DiagSink sink;
    diag_init(&sink, arena, DIAG_ENGLISH);
    StrBuf out = {0};
    bool done =
        json_pretty(arena, &sink, source_create(arena, "a.json", text_of(text)), rank, &out);
    const char *copy = done ? strbuf_copy(&out, arena) : NULL;
    strbuf_release(&out);
    return copy;
}

/* The text becomes `expected`, and that stays as it is. */
static bool becomes(const char *text, const char *expected)
{
    Arena *arena = arena_create();
    const char *once = pretty(arena, text, NULL);
    const char *twice = once ? pretty(arena, once, NULL) : NULL;
    bool same = once && strcmp(once, expected) == 0 && strcmp(twice, expected) == 0;
    arena_destroy(arena);
    return same;
}

TEST(json_pretty_short_stays_on_a_line)
{
    CHECK(becomes("{\"a\":1,\n\"b\":[ true,null ,],}", "{ \"a\": 1, \"b\": [true, null] }\n"));
    CHECK(becomes("[ ]", "[]\n"));
    CHECK(becomes("{\n}", "{}\n"));
    CHECK(becomes("  1.50e1", "1.50e1\n"));
    CHECK(becomes("\"\\u4e00/\"", "\"\\u4e00/\"\n"));
}

TEST(json_pretty_keeps_comments)
{
    CHECK(becomes(
        "// head\n{ \"a\": 1, // one\n /* two */ \"b\": 2 /* behind */ }\n// foot",
        "// head\n{\n  \"a\": 1, // one\n  /* two */\n  \"b\": 2 /* behind */\n}\n// foot\n"));
    CHECK(becomes("[ // in\n]", "[\n  // in\n]\n"));
    CHECK(becomes("{ \"a\": // why\n 1 }", "{\n  // why\n  \"a\": 1\n}\n"));
    CHECK(becomes("[1, 2 // last, with \"quotes\" and /* marks */\n]",
                  "[\n  1,\n  2 // last, with \"quotes\" and /* marks */\n]\n"));
    CHECK(becomes("{ \"url\": \"http://a/*b*/\" }", "{ \"url\": \"http://a/*b*/\" }\n"));
}

TEST(json_pretty_keeps_one_blank_line)
{
    CHECK(becomes("[ // x\n1,\n\n\n\n2,\n3]", "[\n  // x\n  1,\n\n  2,\n  3\n]\n"));
    CHECK(becomes("[1, // x\n\n2]", "[\n  1, // x\n\n  2\n]\n"));
}

TEST(json_pretty_counts_wide_characters_twice)
{
    CHECK(becomes("[\"一二三四五六七八九十一二三四五六七八九十\", "
                  "\"一二三四五六七八九十一二三四五六七八九十\"]",
                  "[\"一二三四五六七八九十一二三四五六七八九十\", "
                  "\"一二三四五六七八九十一二三四五六七八九十\"]\n"));
    CHECK(becomes("[\"一二三四五六七八九十一二三四五六七八九十\", "
                  "\"一二三四五六七八九十一二三四五六七八九十一二三四五六七\"]",
                  "[\n  \"一二三四五六七八九十一二三四五六七八九十\",\n  "
                  "\"一二三四五六七八九十一二三四五六七八九十一二三四五六七\"\n]\n"));
}

TEST(json_pretty_keeps_line_ends)
{
    CHECK(becomes("[ // x\r\n1]\r\n", "[\r\n  // x\r\n  1\r\n]\r\n"));
}

static int rank_of(const JsonValue *object, Text key)
{
    (void)object;
    return text_equals(key, "first") ? 0 : 1;
}

TEST(json_pretty_orders_members_with_their_comments)
{
    Arena *arena = arena_create();
    const char *text =
        pretty(arena, "{ \"b\": 1, // of b\n  // of first\n  \"first\": 2,\n  \"a\": 3 }", rank_of);
    CHECK(strcmp(text, "{\n  // of first\n  \"first\": 2,\n  \"b\": 1, // of b\n  \"a\": 3\n}\n") ==
          0);
    arena_destroy(arena);
}

TEST(json_pretty_refuses_what_is_no_json)
{
    Arena *arena = arena_create();
    CHECK(pretty(arena, "{ \"a\" 1 }", NULL) == NULL);
    CHECK(pretty(arena, "", NULL) == NULL);
    arena_destroy(arena);
}
