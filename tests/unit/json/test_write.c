/* Writing values: json/write.c. */
#include "json/json.h"
#include "test.h"

static const char *write_value(TestState *test, const JsonValue *value)
{
    StrBuf out = {0};
    json_write(&out, value);
    const char *copy = strbuf_copy(&out, test->arena);
    strbuf_release(&out);
    return copy;
}

TEST(json_write_keeps_numbers_order_and_characters)
{
    static const char text[] = "{ \"b\": [1.50e+3, -0, 9007199254740993, 1E-2],// c\n"
                               " \"a\": \"\\u4e00\\\"\\\\\\u0001\\n\xF0\x9F\x98\x80\", \"\": {},"
                               " \"c\": [true, false, null, []], }";
    const SourceText *source = source_create(test->arena, "t.json", text_of(text));
    const JsonValue *value = json_parse(test->arena, test->sink, source);
    CHECK(value != NULL);
    CHECK_TEXT(write_value(test, value),
               "{\"b\":[1.50e+3,-0,9007199254740993,1E-2],\"a\":\"一\\\"\\\\\\u0001\\n😀\",\"\":{},"
               "\"c\":[true,false,null,[]]}");
}

TEST(json_write_of_values_made_by_the_program)
{
    JsonValue *object = json_new(test->arena, JSON_OBJECT, NULL);
    json_set(test->arena, object, text_of("n"), NULL, json_new_number(test->arena, 0.1, NULL));
    json_set(test->arena, object, text_of("s"), NULL,
             json_new_string(test->arena, text_of("x"), NULL));
    json_set(test->arena, object, text_of("t"), NULL, json_new_boolean(test->arena, true, NULL));
    CHECK_TEXT(write_value(test, object), "{\"n\":0.1,\"s\":\"x\",\"t\":true}");
    CHECK_TEXT(write_value(test, json_new(test->arena, JSON_NULL, NULL)), "null");
}

TEST(json_write_of_a_tree_deeper_than_any_file)
{
    int depth = 100000;
    JsonValue *root = json_new(test->arena, JSON_ARRAY, NULL);
    JsonValue *innermost = root;
    for (int i = 1; i < depth; i++) {
        JsonValue *array = json_new(test->arena, JSON_ARRAY, NULL);
        json_append(test->arena, innermost, array);
        innermost = array;
    }
    const char *text = write_value(test, root);
    CHECK(strlen(text) == 2 * (size_t)depth);
    CHECK(text[depth - 1] == '[' && text[depth] == ']');
}
