/* JSON pointers: json/pointer.c. Judge: RFC 6901. */
#include "json/json.h"
#include "test.h"

static JsonValue *parse(TestState *test, const char *text)
{
    return json_parse(test->arena, test->sink, source_create(test->arena, "t.json", text_of(text)));
}

/* The document and the pointers of RFC 6901, section 5. */
TEST(json_at_pointer_as_in_rfc_6901)
{
    JsonValue *root = parse(test, "{\"foo\": [\"bar\", \"baz\"], \"\": 0, \"a/b\": 1, \"c%d\": 2,"
                                  "\"e^f\": 3, \"g|h\": 4, \"i\\\\j\": 5, \"k\\\"l\": 6, \" \": 7,"
                                  "\"m~n\": 8}");
    CHECK(root != NULL && json_at_pointer(root, "") == root);
    CHECK(json_at_pointer(root, "/foo")->kind == JSON_ARRAY);
    CHECK(text_equals(json_at_pointer(root, "/foo/0")->text, "bar"));
    static const char *const pointers[] = {"/",     "/a~1b", "/c%d", "/e^f", "/g|h",
                                           "/i\\j", "/k\"l", "/ ",   "/m~0n"};
    for (size_t i = 0; i < COUNT_OF(pointers); i++) {
        const JsonValue *value = json_at_pointer(root, pointers[i]);
        CHECK(value && value->number == (double)i);
    }
    static const char *const nothing[] = {
        "foo",  "/foo/2", "/foo/-", "/foo/00", "/foo/+1",  "/foo/",
        "/bar", "/m~n",   "/m~2n",  "/m~",     "/foo/0/0", "/foo/99999999999999999999",
        "/a/b", "/Foo"};
    for (size_t i = 0; i < COUNT_OF(nothing); i++)
        CHECK(json_at_pointer(root, nothing[i]) == NULL);
}

TEST(json_pointer_at_finds_the_innermost_value_or_key)
{
    static const char text[] =
        "// 注\n{\"标题\": [10, {\"a/b~\\u0041\": [ ]}], \"x\": {\"y\": \"z\"}} ";
    static const struct {
        const char *at;
        const char *pointer;
    } rows[] = {
        {"// ", ""},
        {"{\"标", ""},
        {"标题", "/标题"},
        {"[10", "/标题"},
        {"0, {", "/标题/0"},
        {", {", "/标题"},
        {"{\"a", "/标题/1"},
        {"a/b", "/标题/1/a~1b~0A"},
        {"]}", "/标题/1/a~1b~0A"},
        {"x\"", "/x"},
        {"{\"y", "/x"},
        {"y\"", "/x/y"},
        {"z\"", "/x/y"},
        {"} ", ""},
    };
    const SourceText *source = source_create(test->arena, "t.json", text_of(text));
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        size_t offset = (size_t)(strstr(text, rows[i].at) - text);
        CHECK_TEXT(json_pointer_at(test->arena, source, offset), rows[i].pointer);
    }
    CHECK_TEXT(json_pointer_at(test->arena, source, 100000), "");
}

/* Every value's own place leads back to it. */
TEST(json_pointer_at_and_json_at_pointer_agree)
{
    static const char text[] = "[{\"a\":[0,[1,{\"/\":2}]],\"~1\":{\"\":[]}},\"s\",[[[3]]],{}]";
    const SourceText *source = source_create(test->arena, "t.json", text_of(text));
    JsonValue *root = json_parse(test->arena, test->sink, source);
    for (size_t offset = 0; offset + 1 < sizeof text; offset++) {
        const char *pointer = json_pointer_at(test->arena, source, offset);
        const JsonValue *value = pointer ? json_at_pointer(root, pointer) : NULL;
        CHECK(value != NULL);
        if (!value)
            continue;
        size_t start = value->key.data && value->key_origin.source ? value->key_origin.offset
                                                                   : value->origin.offset;
        CHECK(offset >= start && offset < (size_t)value->origin.offset + value->origin.length);
    }
}

TEST(json_pointer_at_gives_null_for_what_is_no_json)
{
    const SourceText *source = source_create(test->arena, "t.json", text_of("{\"a\": 1 2}"));
    CHECK(json_pointer_at(test->arena, source, 3) == NULL);
    source = source_create(test->arena, "t.csv", text_of("a,b\n1,2\n"));
    CHECK(json_pointer_at(test->arena, source, 3) == NULL);
    source = source_create(test->arena, "t.csv", text_of(""));
    CHECK(json_pointer_at(test->arena, source, 0) == NULL);
}

TEST(json_pointer_append_escapes_as_rfc_6901)
{
    StrBuf pointer = {0};
    json_pointer_append(&pointer, text_of("a/b~c"));
    json_pointer_append(&pointer, text_of("值"));
    CHECK_TEXT(strbuf_copy(&pointer, test->arena), "/a~1b~0c/值");
    strbuf_release(&pointer);
}
