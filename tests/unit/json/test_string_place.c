/* Bytes of decoded strings in their file: json/string_place.c, json/escape.c. */
#include "json/json.h"
#include "test.h"

static JsonValue *parse(TestState *test, const char *text)
{
    return json_parse(test->arena, test->sink, source_create(test->arena, "t.json", text_of(text)));
}

/* What stands in the file at byte `index` of the decoded string. */
static const char *at(const JsonValue *value, size_t index)
{
    return value->origin.source->text.data + json_string_offset(value, index);
}

static bool starts(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

TEST(json_string_offset_counts_escapes)
{
    const JsonValue *value = parse(test, "  \"a\\n\\u4e00b\\ud83d\\ude00c\xF0\x9F\x98\x80"
                                         "d\\/\\\"e\" ");
    CHECK(value != NULL);
    /* decoded: a 0, newline 1, 一 2-4, b 5, emoji 6-9, c 10, emoji 11-14, d 15, / 16, " 17, e 18 */
    CHECK(value->text.length == 19);
    CHECK(starts(at(value, 0), "a\\n"));
    CHECK(starts(at(value, 1), "\\n\\u"));
    CHECK(starts(at(value, 2), "\\u4e00") && starts(at(value, 4), "\\u4e00"));
    CHECK(starts(at(value, 5), "b\\ud"));
    CHECK(starts(at(value, 6), "\\ud83d") && starts(at(value, 9), "\\ud83d"));
    CHECK(starts(at(value, 10), "c"));
    CHECK(starts(at(value, 11), "\xF0\x9F"));
    CHECK(starts(at(value, 15), "d\\/"));
    CHECK(starts(at(value, 16), "\\/"));
    CHECK(starts(at(value, 17), "\\\"e"));
    CHECK(starts(at(value, 18), "e\""));
    CHECK(starts(at(value, 19), "\" ") && starts(at(value, 1000), "\" "));
}

TEST(json_string_origin_covers_the_bytes)
{
    const JsonValue *value = parse(test, "\"ab\\u4e00cd\"");
    Origin origin = json_string_origin(value, 1, 6);
    CHECK(origin.source == value->origin.source && origin.offset == 2 && origin.length == 8);
    CHECK(json_string_origin(value, 0, value->text.length).length == value->origin.length - 2);
}

TEST(json_string_offset_of_what_stands_in_no_json_file)
{
    JsonValue *made = json_new_string(test->arena, text_of("abc"), NULL);
    CHECK(json_string_offset(made, 2) == 0 && json_string_origin(made, 1, 2).source == NULL);
    Origin cell = {source_create(test->arena, "a.csv", text_of("x,abc")), 2, 3, NULL};
    made = json_new_string(test->arena, text_of("abc"), &cell);
    CHECK(json_string_offset(made, 2) == 2);
    CHECK(json_string_origin(made, 1, 2).offset == 2 && json_string_origin(made, 1, 2).length == 3);
    const JsonValue *number = parse(test, "[12]")->items[0];
    CHECK(json_string_offset(number, 1) == 1);
}

/* Behind the first {{...}} that a template filled in, the file's bytes are others. */
TEST(json_string_offset_stops_at_insertions)
{
    JsonValue *value = parse(test, "[\"ab{{x}}cd\"]")->items[0];
    static const JsonInsertion insertion = {.start = 2, .end = 9, .expression = "x"};
    value->text = text_of("ab1234567cd");
    value->insertions = &insertion;
    value->insertion_count = 1;
    CHECK(json_string_offset(value, 1) == 3 && json_string_offset(value, 2) == 4);
    CHECK(json_string_offset(value, 10) == value->origin.offset);
    CHECK(json_string_origin(value, 9, 11).length == value->origin.length);
}

/* Every stretch of a long string with escapes, one after the other: each character is passed at
 * most twice, and the places are those that a fresh look finds. */
TEST(json_string_origin_at_is_linear)
{
    enum { PIECES = 8000, BYTES = 3 };
    StrBuf text = {0};
    strbuf_string(&text, "\"");
    for (int i = 0; i < PIECES; i++)
        strbuf_string(&text, "a\\n\\\"");
    strbuf_string(&text, "\"");
    const JsonValue *value = parse(test, strbuf_copy(&text, test->arena));
    strbuf_release(&text);
    CHECK(value->text.length == PIECES * BYTES);
    JsonStringCursor cursor = {0};
    for (size_t i = 0; i < PIECES; i++) {
        Origin origin = json_string_origin_at(&cursor, value, i * BYTES, (i + 1) * BYTES);
        CHECK(origin.offset == 1 + i * 5 && origin.length == 5);
    }
    CHECK(cursor.steps <= 2 * PIECES * BYTES);
    CHECK(json_string_origin_at(&cursor, value, 1, 2).offset == 2);
}
