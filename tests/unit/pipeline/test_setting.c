#include "pipeline/setting.h"
#include "doc/fixture.h"

/* The value of `name` after one setting, as JSON. */
static const char *after(TestState *test, Map *values, const char *key, const char *text,
                         const char *name)
{
    setting_apply(test->arena, test->sink, values, key, text);
    const JsonValue *value = map_find(values, text_of(name));
    StrBuf out = {0};
    if (value)
        json_write(&out, value);
    const char *copy = strbuf_copy(&out, test->arena);
    strbuf_release(&out);
    return copy;
}

static Map values_of(TestState *test)
{
    Map values;
    map_init(&values, test->arena);
    map_set(&values, text_of("topic"),
            json_of(test, "{\"name\":\"a\",\"place\":{\"x\":1,\"y\":[1,2]},\"tags\":[\"t\"]}"));
    map_set(&values, text_of("rows"), json_of(test, "[1,2]"));
    return values;
}

TEST(setting_values_are_json_or_words)
{
    Map values = values_of(test);
    CHECK_TEXT(after(test, &values, "n", "12", "n"), "12");
    CHECK_TEXT(after(test, &values, "n", "007", "n"), "\"007\"");
    CHECK_TEXT(after(test, &values, "n", "长治", "n"), "\"长治\"");
    CHECK_TEXT(after(test, &values, "n", "\"12\"", "n"), "\"12\"");
    CHECK_TEXT(after(test, &values, "n", "[1, {\"a\": null}]", "n"), "[1,{\"a\":null}]");
    CHECK_TEXT(after(test, &values, "n", "", "n"), "\"\"");
    CHECK(test->sink->count == 0);
}

TEST(setting_of_a_member_keeps_the_others)
{
    Map values = values_of(test);
    const JsonValue *old = map_find(&values, text_of("topic"));
    CHECK_TEXT(after(test, &values, "topic.name", "b", "topic"),
               "{\"name\":\"b\",\"place\":{\"x\":1,\"y\":[1,2]},\"tags\":[\"t\"]}");
    CHECK_TEXT(after(test, &values, "topic.place.x", "7", "topic"),
               "{\"name\":\"b\",\"place\":{\"x\":7,\"y\":[1,2]},\"tags\":[\"t\"]}");
    CHECK_TEXT(
        after(test, &values, "topic.new.deep", "1", "topic"),
        "{\"name\":\"b\",\"place\":{\"x\":7,\"y\":[1,2]},\"tags\":[\"t\"],\"new\":{\"deep\":1}}");
    CHECK_TEXT(after(test, &values, "other.name", "c", "other"), "{\"name\":\"c\"}");
    /* The data file's own value is as it was read. */
    CHECK_TEXT(json_find(old, "name")->text.data, "a");
    CHECK(json_find(json_find(old, "place"), "x")->number == 1 && test->sink->count == 0);
}

TEST(setting_of_what_has_no_members)
{
    Map values = values_of(test);
    CHECK_TEXT(after(test, &values, "rows.x", "1", "rows"), "[1,2]");
    CHECK_TEXT(after(test, &values, "topic.name.x", "1", "topic"),
               "{\"name\":\"a\",\"place\":{\"x\":1,\"y\":[1,2]},\"tags\":[\"t\"]}");
    CHECK(count_reported(test, E_SETTING_NO_OBJECT) == 2 && test->sink->count == 2);
    CHECK_TEXT(test->sink->items[0].message,
               "“--set rows.x” cannot set a member of “rows”, which is "
               "an array; only objects have members.");
}

TEST(setting_keys_have_no_empty_parts)
{
    static const char *const wrong[] = {"", ".", "a.", ".a", "a..b", "a.b."};
    Map values = values_of(test);
    size_t before = values.count;
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        setting_apply(test->arena, test->sink, &values, wrong[i], "1");
    CHECK(count_reported(test, E_SETTING_KEY) == (int)COUNT_OF(wrong) && values.count == before);
}
