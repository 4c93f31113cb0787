/* json/edit.c: one value changes, every other byte stays. */
#include "json/edit.h"

#include "test.h"

/* The changed text, or NULL where the edit was refused with a diagnostic. */
static const char *edit(Arena *arena, const char *text, const char *pointer, const char *value)
{
    DiagSink sink;
    diag_init(&sink, arena, DIAG_ENGLISH);
    StrBuf out = {0};
    const SourceText *source = source_create(arena, "page.json", text_of(text));
    bool done = json_edit_set(arena, &sink, source, pointer, text_of(value), &out);
    bool is_refusal_told = !done && sink.error_count > 0 && out.length == 0;
    const char *copy = done || !is_refusal_told ? strbuf_copy(&out, arena) : NULL;
    strbuf_release(&out);
    return copy;
}

static bool gives(const char *text, const char *pointer, const char *value, const char *expected)
{
    Arena *arena = arena_create();
    const char *changed = edit(arena, text, pointer, value);
    bool same = changed && expected ? strcmp(changed, expected) == 0 : changed == expected;
    arena_destroy(arena);
    return same;
}

TEST(json_edit_replaces_one_value)
{
    CHECK(gives("{\"a\": 1, \"b\": 2}", "/a", "\"x\"", "{\"a\": \"x\", \"b\": 2}"));
    CHECK(gives("[1, [2, 3]]", "/1/0", "{}", "[1, [{}, 3]]"));
    CHECK(gives("1 // one", "", "2", "2 // one"));
    CHECK(gives("{\"a/b\": {\"~\": 0}}", "/a~1b/~0", "7", "{\"a/b\": {\"~\": 7}}"));
}

TEST(json_edit_keeps_comments_and_spacing)
{
    CHECK(gives("\xEF\xBB\xBF// 注释\r\n{\r\n\t\"字\" : /* 值 */ \"甲\" , // 后\r\n}\r\n", "/字",
                "\"乙丙\"",
                "\xEF\xBB\xBF// 注释\r\n{\r\n\t\"字\" : /* 值 */ \"乙丙\" , // 后\r\n}\r\n"));
}

TEST(json_edit_adds_a_member)
{
    CHECK(gives("{}", "/w", "1", "{ \"w\": 1 }"));
    CHECK(gives("{ \"a\": 1 }", "/w", "2", "{ \"a\": 1, \"w\": 2 }"));
    CHECK(gives("{ \"a\": 1, }", "/w", "2", "{ \"a\": 1, \"w\": 2, }"));
    CHECK(gives("{\n  \"a\": 1 // one\n}", "/w", "2", "{\n  \"a\": 1,\n  \"w\": 2 // one\n}"));
    CHECK(gives("{\r\n\t\"a\": 1\r\n}", "/w~1", "2", "{\r\n\t\"a\": 1,\r\n\t\"w/\": 2\r\n}"));
}

TEST(json_edit_refuses)
{
    CHECK(gives("{\"a\": 1}", "/b/c", "2", NULL));
    CHECK(gives("[1]", "/5", "2", NULL));
    CHECK(gives("{\"a\": 1}", "a", "2", NULL));
    CHECK(gives("{\"a\": 1}", "/a", "2, \"b\": 3", NULL));
    CHECK(gives("{\"a\": 1}", "/a", "", NULL));
    CHECK(gives("{\"a\": 1", "/a", "2", NULL));
}
