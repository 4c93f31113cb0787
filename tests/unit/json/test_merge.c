/* json_merge: the table of RFC 7396, appendix A, and the places of what is merged. */
#include "json/merge.h"
#include "test.h"

typedef struct MergeCase {
    const char *base, *patch, *result;
} MergeCase;

/* RFC 7396, appendix A, in its order. */
static const MergeCase cases[] = {
    {"{\"a\":\"b\"}", "{\"a\":\"c\"}", "{\"a\":\"c\"}"},
    {"{\"a\":\"b\"}", "{\"b\":\"c\"}", "{\"a\":\"b\",\"b\":\"c\"}"},
    {"{\"a\":\"b\"}", "{\"a\":null}", "{}"},
    {"{\"a\":\"b\",\"b\":\"c\"}", "{\"a\":null}", "{\"b\":\"c\"}"},
    {"{\"a\":[\"b\"]}", "{\"a\":\"c\"}", "{\"a\":\"c\"}"},
    {"{\"a\":\"c\"}", "{\"a\":[\"b\"]}", "{\"a\":[\"b\"]}"},
    {"{\"a\":{\"b\":\"c\"}}", "{\"a\":{\"b\":\"d\",\"c\":null}}", "{\"a\":{\"b\":\"d\"}}"},
    {"{\"a\":[{\"b\":\"c\"}]}", "{\"a\":[1]}", "{\"a\":[1]}"},
    {"[\"a\",\"b\"]", "[\"c\",\"d\"]", "[\"c\",\"d\"]"},
    {"{\"a\":\"b\"}", "[\"c\"]", "[\"c\"]"},
    {"{\"a\":\"foo\"}", "null", "null"},
    {"{\"a\":\"foo\"}", "\"bar\"", "\"bar\""},
    {"{\"e\":null}", "{\"a\":1}", "{\"e\":null,\"a\":1}"},
    {"[1,2]", "{\"a\":\"b\",\"c\":null}", "{\"a\":\"b\"}"},
    {"{}", "{\"a\":{\"bb\":{\"ccc\":null}}}", "{\"a\":{\"bb\":{}}}"},
};

static JsonValue *parse(TestState *test, const char *name, const char *text)
{
    return json_parse(test->arena, test->sink, source_create(test->arena, name, text_of(text)));
}

static const char *written(TestState *test, const JsonValue *value)
{
    StrBuf out = {0};
    json_write(&out, value);
    const char *copy = strbuf_copy(&out, test->arena);
    strbuf_release(&out);
    return copy;
}

TEST(merge_rfc_7396_appendix_a)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        JsonValue *base = parse(test, "base.json", cases[i].base);
        JsonValue *patch = parse(test, "patch.json", cases[i].patch);
        CHECK_TEXT(written(test, json_merge(test->arena, base, patch)), cases[i].result);
        CHECK_TEXT(written(test, base), cases[i].base);
        CHECK_TEXT(written(test, patch), cases[i].patch);
    }
}

TEST(merge_keeps_every_place)
{
    JsonValue *base = parse(test, "base.json", "{\"a\": {\"b\": 1, \"c\": 2}}");
    JsonValue *patch = parse(test, "patch.json", "{\"a\": {\"c\": 3}}");
    JsonValue *a = json_find(json_merge(test->arena, base, patch), "a");
    CHECK_TEXT(json_find(a, "b")->origin.source->name, "base.json");
    CHECK_TEXT(json_find(a, "c")->origin.source->name, "patch.json");
    CHECK(json_find(a, "b")->origin.offset == 12);
}

TEST(merge_without_a_base)
{
    JsonValue *patch = parse(test, "patch.json", "{\"a\": {\"b\": null, \"c\": 1}}");
    CHECK_TEXT(written(test, json_merge(test->arena, NULL, patch)), "{\"a\":{\"c\":1}}");
}
