#include "element/figure.h"
#include "test.h"

static JsonValue *number(TestState *test, const char *words)
{
    JsonValue *value = json_new_string(test->arena, text_of(words), NULL);
    value->kind = JSON_NUMBER;
    value->number = words[0] == '-' ? -1 : words[0] == '0' ? 0 : 1;
    return value;
}

static JsonValue *words(TestState *test, const char *text)
{
    return json_new_string(test->arena, text_of(text), NULL);
}

TEST(figure_trend_follows_sign_and_words)
{
    CHECK(figure_trend(number(test, "3.27"), TREND_AUTO) == TREND_UP);
    CHECK(figure_trend(number(test, "-1"), TREND_AUTO) == TREND_DOWN);
    CHECK(figure_trend(number(test, "0"), TREND_AUTO) == TREND_FLAT);
    CHECK(figure_trend(words(test, "同比增长5%"), TREND_AUTO) == TREND_UP);
    CHECK(figure_trend(words(test, "增速回落2个百分点"), TREND_AUTO) == TREND_DOWN);
    CHECK(figure_trend(words(test, "与上年持平"), TREND_AUTO) == TREND_FLAT);
    CHECK(figure_trend(words(test, "居全省第一"), TREND_AUTO) == TREND_NONE);
    CHECK(figure_trend(number(test, "-1"), TREND_UP) == TREND_UP);
}

/* Stated digits stay: 5.0 is not 5. */
TEST(figure_change_in_words)
{
    FigureFields fields = {.change_of = words(test, "同比"), .change_unit = words(test, "%")};
    fields.change = number(test, "5.0");
    CHECK_TEXT(figure_change_words(test->arena, &fields, "zh-CN")->text.data, "同比增长5.0%");
    CHECK_TEXT(figure_change_words(test->arena, &fields, "en")->text.data, "同比+5.0%");
    fields.change = number(test, "-0.8");
    CHECK_TEXT(figure_change_words(test->arena, &fields, "zh-CN")->text.data, "同比下降0.8%");
    fields.change = number(test, "0");
    CHECK_TEXT(figure_change_words(test->arena, &fields, "zh-CN")->text.data, "同比持平");
}
