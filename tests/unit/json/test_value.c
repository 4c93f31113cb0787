/* JSON values made by the program: json/value.c, json/number_text.c. */
#include "base/number.h"
#include "json/json.h"
#include "test.h"

TEST(json_numbers_read_back)
{
    static const double numbers[] = {0.1,
                                     1.0 / 3,
                                     0.1 + 0.2,
                                     1e-9,
                                     5e-324,
                                     2.5,
                                     1e300,
                                     -123.456,
                                     1.7976931348623157e308,
                                     1e15,
                                     1e22,
                                     123456789.125,
                                     2.2250738585072014e-308,
                                     9007199254740993.0};
    for (size_t i = 0; i < COUNT_OF(numbers); i++) {
        const JsonValue *value = json_new_number(test->arena, numbers[i], NULL);
        double back = 0;
        CHECK(number_parse(value->text, &back) && back == numbers[i]);
    }
}

TEST(json_numbers_are_short)
{
    CHECK_TEXT(json_new_number(test->arena, 0.1, NULL)->text.data, "0.1");
    CHECK_TEXT(json_new_number(test->arena, -2.5, NULL)->text.data, "-2.5");
    CHECK_TEXT(json_new_number(test->arena, 1e21, NULL)->text.data, "1e21");
    CHECK_TEXT(json_new_number(test->arena, 1.5e-9, NULL)->text.data, "15e-10");
    CHECK_TEXT(json_new_number(test->arena, 0.00125, NULL)->text.data, "0.00125");
    CHECK_TEXT(json_new_number(test->arena, 1234567890123456789.0, NULL)->text.data,
               "1234567890123456800");
    CHECK_TEXT(json_new_number(test->arena, -0.0, NULL)->text.data, "0");
}

TEST(json_append_keeps_order_over_many_growths)
{
    JsonValue *array = json_new(test->arena, JSON_ARRAY, NULL);
    for (int i = 0; i < 1000; i++)
        json_append(test->arena, array, json_new_number(test->arena, i, NULL));
    CHECK(array->count == 1000);
    bool in_order = true;
    for (int i = 0; i < 1000; i++)
        in_order &= array->items[i]->number == i && array->items[i]->parent == array;
    CHECK(in_order);
}

TEST(json_append_to_a_parsed_array)
{
    static const char *const texts[] = {"[]", "[0]", "[0,1,2]", "[0,1,2,3]", "[0,1,2,3,4]"};
    for (size_t t = 0; t < COUNT_OF(texts); t++) {
        JsonValue *array = json_parse(test->arena, test->sink,
                                      source_create(test->arena, "a.json", text_of(texts[t])));
        CHECK(array != NULL);
        for (int i = (int)array->count; i < 20; i++)
            json_append(test->arena, array, json_new_number(test->arena, i, NULL));
        bool in_order = array->count == 20;
        for (int i = 0; i < 20 && in_order; i++)
            in_order = array->items[i]->number == i;
        CHECK(in_order);
    }
}

TEST(json_set_replaces_a_member_of_that_name)
{
    JsonValue *object = json_new(test->arena, JSON_OBJECT, NULL);
    json_set(test->arena, object, text_of("名"), NULL, json_new_boolean(test->arena, true, NULL));
    json_set(test->arena, object, text_of("b"), NULL, json_new(test->arena, JSON_NULL, NULL));
    json_set(test->arena, object, text_of("名"), NULL, json_new_number(test->arena, 7, NULL));
    CHECK(object->count == 2);
    CHECK(object->items[0]->number == 7 && object->items[0]->parent == object);
    CHECK(json_find(object, "名") == object->items[0]);
    CHECK(json_find(object, "B") == NULL);
    CHECK(json_find(NULL, "b") == NULL && json_find(object->items[0], "b") == NULL);
}

TEST(json_shallow_copy_has_no_members)
{
    JsonValue *object = json_new(test->arena, JSON_OBJECT, NULL);
    JsonValue *text = json_new_string(test->arena, text_of("x"), NULL);
    json_set(test->arena, object, text_of("k"), NULL, text);
    JsonValue *copy = json_shallow_copy(test->arena, object);
    CHECK(copy->kind == JSON_OBJECT && copy->count == 0 && copy->items == NULL);
    json_set(test->arena, copy, text_of("q"), NULL, json_new(test->arena, JSON_NULL, NULL));
    CHECK(object->count == 1);
    JsonValue *text_copy = json_shallow_copy(test->arena, text);
    CHECK(text_equals(text_copy->text, "x") && text_equals(text_copy->key, "k"));
    CHECK(text_copy->parent == NULL);
}

TEST(json_kind_names_in_both_languages)
{
    CHECK_TEXT(json_kind_name(JSON_BOOLEAN, DIAG_ENGLISH), "a boolean");
    CHECK_TEXT(json_kind_name(JSON_OBJECT, DIAG_CHINESE), "对象");
}
