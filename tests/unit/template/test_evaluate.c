/* Expressions: docs/expressions.md. Expected results follow from its rules and from arithmetic. */
#include "template_fixture.h"

static const char *const data =
    "{\"a\": {\"b\": 5.0, \"名称\": \"甲\", \"none\": null, \"list\": [1, 2, 3]},"
    " \"kpi\": {\"gdp\": {\"value\": 31.62, \"unit\": \"亿元\"}, \"jobs\": {\"value\": 769, "
    "\"unit\": \"个\"}},"
    " \"rows\": [{\"year\": 2021, \"value\": 10.5}, {\"year\": 2022, \"value\": 12}, {\"year\": "
    "2023, \"value\": 9.5}],"
    " \"指标\": 7, \"text\": \"abc\", \"yes\": true, \"empty\": [], \"zero\": 0}";

typedef struct Case {
    const char *expression, *expected;
} Case;

static void check_cases(TestState *test, const Case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++)
        CHECK_TEXT(fixture_evaluate(test, data, cases[i].expression), cases[i].expected);
}

TEST(evaluate_literals)
{
    static const Case cases[] = {
        {"1", "1"},
        {"5.0", "5.0"},
        {"1.50e2", "1.50e2"},
        {"'甲'", "\"甲\""},
        {"\"甲\"", "\"甲\""},
        {"'it\\'s'", "\"it's\""},
        {"'a\\nb'", "\"a\\nb\""},
        {"true", "true"},
        {"false", "false"},
        {"null", "null"},
        {"[1, 'a', [null]]", "[1,\"a\",[null]]"},
        {"[]", "[]"},
        {" ( 1 ) ", "1"},
    };
    check_cases(test, cases, COUNT_OF(cases));
}

TEST(evaluate_access)
{
    static const Case cases[] = {
        {"a.b", "5.0"},
        {"a['b']", "5.0"},
        {"a.名称", "\"甲\""},
        {"a['名称']", "\"甲\""},
        {"指标 + 1", "8"},
        {"a.list[0]", "1"},
        {"a.list[-1]", "3"},
        {"rows[1].year", "2022"},
        {"kpi.gdp.value", "31.62"},
        {"kpi[0].unit", "\"亿元\""},
        {"a.c?", "null"},
        {"a.c?.d", "null"},
        {"a.c?.d.e", "null"},
        {"a.none?.x", "null"},
        {"nowhere?", "null"},
        {"a.list[7]?", "null"},
        {"a.c? == null", "true"},
        {"a.none ? 1 : 2", "2"},
        {"a.b? | na('-')", "5.0"},
        {"a.c? | na('-')", "\"-\""},
    };
    check_cases(test, cases, COUNT_OF(cases));
}

TEST(evaluate_arithmetic)
{
    static const Case cases[] = {
        {"1 + 2 * 3", "7"},
        {"(1 + 2) * 3", "9"},
        {"10 - 4 - 3", "3"},
        {"7 % 3", "1"},
        {"7 / 2", "3.5"},
        {"-2 * -3", "6"},
        {"- a.b", "-5.0"},
        {"-(-5.0)", "5.0"},
        {"0.1 + 0.2", "0.3"},
        {"1.1 * 3", "3.3"},
        {"31.62 - 28.35", "3.27"},
        {"1 / 3", "0.3333333333"},
        {"2 / 3", "0.6666666667"},
        {"1 / 3000", "0.0003333333333"},
        {"0.3 - 0.2999", "0.0001"},
        {"100 * 1.1", "110"},
        {"1e15 + 1", "1000000000000000"},
        {"5450.5 * 10000", "54505000"},
        {"null + 1", "null"},
        {"1 - a.none", "null"},
        {"0 * -1", "0"},
        {"0.1 + 0.2 == 0.3", "true"},
        {"1.0 == 1", "true"},
        {"9007199254740993 == 9007199254740992", "false"},
        {"9007199254740993 > 9007199254740992", "true"},
    };
    check_cases(test, cases, COUNT_OF(cases));
}

TEST(evaluate_logic_and_text)
{
    static const Case cases[] = {
        {"1 < 2", "true"},
        {"2 <= 2", "true"},
        {"'a' < 'b'", "true"},
        {"'2024-03' > '2023-12'", "true"},
        {"a.none == null", "true"},
        {"a.b != null", "true"},
        {"yes and not a.none", "true"},
        {"yes && !a.none", "true"},
        {"yes or nowhere", "true"},
        {"empty || text", "true"},
        {"a.none and nowhere", "false"},
        {"not 1 == 2", "true"},
        {"1 > 2 ? 'x' : 2 > 1 ? 'y' : 'z'", "\"y\""},
        {"'a' + 'b'", "\"ab\""},
        {"a.b ~ '元'", "\"5.0元\""},
        {"1 + 2 ~ '元'", "\"3元\""},
        {"'是' ~ yes", "\"是是\""},
        {"'a' ~ 'b' == 'ab'", "true"},
        {"a.b | fixed(2)", "\"5.00\""},
        {"a.b * 2 | fixed(1) | pad(6)", "\"0010.0\""},
        {"rows | len", "3"},
        {"3.14159 | round(2)", "3.14"},
    };
    check_cases(test, cases, COUNT_OF(cases));
}

TEST(evaluate_functions)
{
    static const Case cases[] = {
        {"len(rows)", "3"},
        {"len(kpi)", "2"},
        {"len('一二三')", "3"},
        {"sum([0.1, 0.2, 0.3])", "0.6"},
        {"sum(rows, 'value')", "32"},
        {"sum(1, 2)", "3"},
        {"sum(empty)", "0"},
        {"sum([1, null])", "null"},
        {"min(rows, 'value')", "9.5"},
        {"max(3, 9, 4)", "9"},
        {"max([1, null, 5.0])", "5.0"},
        {"max(empty)", "null"},
        {"mean([1, 2, 3, 4])", "2.5"},
        {"round(2.675, 2)", "2.68"},
        {"round(-2.5)", "-3"},
        {"round(5.04, 1)", "5.0"},
        {"floor(-1.5)", "-2"},
        {"ceil(1.2)", "2"},
        {"abs(-5.0)", "5.0"},
        {"first(rows).year", "2021"},
        {"last(rows).year", "2023"},
        {"nth(rows, 1).year", "2021"},
        {"nth(rows, -2).year", "2022"},
        {"last(kpi).value", "769"},
        {"find(rows, 'year', 2022).value", "12"},
        {"len(where(rows, value > 10))", "2"},
        {"column(where(rows, value > 10), 'year')", "[2021,2022]"},
        {"rows | where(year == 2023) | first", "{\"year\":2023,\"value\":9.5}"},
        {"slice([1, 2, 3, 4], 2, 2)", "[2,3]"},
        {"slice([1, 2, 3], 3, 9)", "[3]"},
        {"has(a, 'b')", "true"},
        {"has(a, 'none')", "false"},
        {"has(a, 'c')", "false"},
        {"contains('abc', 'bc')", "true"},
        {"contains([1, 2], 3)", "false"},
        {"contains(['甲'], '甲')", "true"},
        {"number('5.0')", "5.0"},
        {"text(5.0)", "\"5.0\""},
    };
    check_cases(test, cases, COUNT_OF(cases));
}

static const Case fault_cases[] = {
    {"", "error E0233"},
    {"1 +", "error E0233"},
    {"(1", "error E0233"},
    {"[1", "error E0233"},
    {"a.", "error E0233"},
    {"a b", "error E0233"},
    {"1 ? 2", "error E0233"},
    {"yes ? 2", "error E0233"},
    {"len(", "error E0233"},
    {"x |", "error E0233"},
    {"f'", "error E0231"},
    {"'abc", "error E0231"},
    {"'a\\q'", "error E0262"},
    {"2023年", "error E0232"},
    {"1e999", "error E0232"},
    {"a，b", "error E0230"},
    {"a = 1", "error E0230"},
    {"{{ a }}", "error E0230"},
    {"@", "error E0230"},
    {"1 < 2 < 3", "error E0235"},
    {"nowhere", "error E0236"},
    {"a.c", "error E0237"},
    {"text.c", "error E0238"},
    {"rows.year", "error E0238"},
    {"a.none.x", "error E0239"},
    {"a.list[3]", "error E0240"},
    {"a.list[-4]", "error E0240"},
    {"a.list[0.5]", "error E0241"},
    {"1 + 'a'", "error E0242"},
    {"- 'a'", "error E0242"},
    {"rows ~ 'a'", "error E0242"},
    {"1 == 'a'", "error E0243"},
    {"rows == rows", "error E0243"},
    {"true < false", "error E0243"},
    {"a.none < 1", "error E0244"},
    {"1 / zero", "error E0245"},
    {"1 % 0", "error E0245"},
    {"1e308 * 10", "error E0246"},
    {"zero ? 1 : 2", "error E0247"},
    {"not 5", "error E0247"},
    {"lenn(rows)", "error E0248"},
    {"a.b | yii(1)", "error E0249"},
    {"len()", "error E0250"},
    {"round(1, 2, 3)", "error E0250"},
    {"1 | fixed", "error E0250"},
    {"len(5)", "error E0251"},
    {"sum(rows, 5)", "error E0251"},
    {"nth(rows, 'a')", "error E0251"},
    {"1 | fixed(99)", "error E0252"},
    {"1 | fixed(1.5)", "error E0252"},
    {"'a' | fixed(1)", "error E0254"},
    {"sum(['a'])", "error E0263"},
    {"sum(rows, 'vaule')", "error E0237"},
    {"first(empty)", "error E0264"},
    {"nth(rows, 4)", "error E0240"},
    {"nth(rows, 0)", "error E0240"},
    {"find(rows, 'year', 1999)", "error E0265"},
    {"prev(a)", "error E0258"},
    {"share(a)", "error E0258"},
    {"rank(a)", "error E0258"},
    {"where(rows, value)", "error E0247"},
};

TEST(evaluate_reports_faults)
{
    check_cases(test, fault_cases, COUNT_OF(fault_cases));
}

TEST(evaluate_points_at_the_fault_and_suggests)
{
    fixture_evaluate(test, data, "1 + a.bb.c");
    const Diagnostic *item = &test->sink->items[0];
    CHECK(item->code == E_FIELD_UNKNOWN);
    CHECK(item->origin.offset == 4 && item->origin.length == 4);
    CHECK(item->hint && strstr(item->hint, "“b”"));
    fixture_evaluate(test, data, "kpl.gdp");
    CHECK(test->sink->items[1].hint && strstr(test->sink->items[1].hint, "“kpi”"));
    fixture_evaluate(test, data, "1 + '年'");
    CHECK(test->sink->items[2].hint && strstr(test->sink->items[2].hint, "~"));
    fixture_evaluate(test, data, "max（1）");
    CHECK(test->sink->items[3].hint && strstr(test->sink->items[3].hint, "“(”"));
    fixture_evaluate(test, data, "rows | lens");
    CHECK(test->sink->items[4].hint && strstr(test->sink->items[4].hint, "“len”"));
}

static const char *repeated(TestState *test, const char *start, const char *part, int count,
                            const char *end)
{
    StrBuf text = {0};
    strbuf_string(&text, start);
    for (int i = 0; i < count; i++)
        strbuf_string(&text, part);
    strbuf_string(&text, end);
    const char *copy = strbuf_copy(&text, test->arena);
    strbuf_release(&text);
    return copy;
}

TEST(evaluate_limits_depth)
{
    CHECK_TEXT(fixture_evaluate(test, data, repeated(test, "1", "+1", 63, "")), "64");
    CHECK_TEXT(fixture_evaluate(test, data, repeated(test, "1", "+1", 64, "")), "error E0010");
    CHECK_TEXT(fixture_evaluate(test, data, repeated(test, "1", "+1", 100000, "")), "error E0010");
    CHECK_TEXT(fixture_evaluate(test, data, repeated(test, "", "(", 100000, "")), "error E0010");
    CHECK_TEXT(fixture_evaluate(test, data, repeated(test, "", "[", 100000, "")), "error E0010");
    CHECK_TEXT(fixture_evaluate(test, data, repeated(test, "", "-", 100000, "1")), "error E0010");
    CHECK_TEXT(fixture_evaluate(test, data, repeated(test, "", "not ", 100000, "yes")),
               "error E0010");
    CHECK_TEXT(fixture_evaluate(test, data, repeated(test, "", "yes?1:", 100000, "1")),
               "error E0010");
    CHECK_TEXT(fixture_evaluate(test, data, repeated(test, "a", ".b", 100000, "")), "error E0010");
    CHECK_TEXT(fixture_evaluate(test, data, repeated(test, "1", "|abs", 100000, "")),
               "error E0010");
}
