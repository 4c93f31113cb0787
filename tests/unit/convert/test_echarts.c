/* ECharts options: the element that comes of each type builds into a chart without an error, its
 * rows are the option's, and what is not carried is named by its path. */
#include "convert/echarts.h"

#include "chart/chart.h"
#include "layout/fixture.h"

static const JsonValue *convert(TestState *test, const char *option)
{
    const SourceText *source = source_create(test->arena, "option.json", text_of(option));
    JsonValue *value = json_parse(test->arena, test->sink, source);
    return value ? echarts_convert(test->arena, test->sink, value) : NULL;
}

static const char *written(TestState *test, const JsonValue *value)
{
    StrBuf out = {0};
    if (value)
        json_write(&out, value);
    const char *text = out.length ? strbuf_copy(&out, test->arena) : "";
    strbuf_release(&out);
    return text;
}

static bool said(const TestState *test, DiagCode code, const char *words)
{
    for (size_t i = 0; i < test->sink->count; i++) {
        if (test->sink->items[i].code == code && strstr(test->sink->items[i].message, words))
            return true;
    }
    return false;
}

#define AXES "\"xAxis\":{\"data\":[\"甲\",\"乙\"]},\"yAxis\":{}"

static const struct {
    const char *option, *rows;
} type_cases[] = {
    {"{" AXES ",\"series\":[{\"type\":\"bar\",\"data\":[1,{\"value\":2.50}]}]}",
     "[{\"x\":\"甲\",\"y1\":1},{\"x\":\"乙\",\"y1\":2.50}]"},
    {"{" AXES ",\"series\":{\"type\":\"line\",\"areaStyle\":{},\"data\":[\"-\",null]}}",
     "[{\"x\":\"甲\",\"y1\":null},{\"x\":\"乙\"}]"},
    {"{\"xAxis\":{},\"yAxis\":{\"type\":\"category\",\"data\":[\"甲\"]},\"series\":[{\"type\":"
     "\"bar\",\"data\":[7]}]}",
     "[{\"x\":\"甲\",\"y1\":7}]"},
    {"{\"xAxis\":{},\"yAxis\":{},\"series\":[{\"type\":\"scatter\",\"data\":[[1,2],[3,4]]},{"
     "\"type\":\"line\",\"data\":[[1,5],[9,6]]}]}",
     "[{\"x\":1,\"y1\":2,\"y2\":5},{\"x\":3,\"y1\":4},{\"x\":9,\"y2\":6}]"},
    {"{\"dataset\":{\"source\":[[\"年\",\"产值\"],[\"2022\",3],[\"2023\",4]]},\"xAxis\":{"
     "\"type\":"
     "\"category\"},\"yAxis\":{},\"series\":[{\"type\":\"bar\"}]}",
     "[{\"x\":\"2022\",\"y1\":3},{\"x\":\"2023\",\"y1\":4}]"},
    {"{\"series\":[{\"type\":\"pie\",\"radius\":[\"40%\",\"70%\"],\"data\":[{\"name\":\"甲\","
     "\"value\":3}]}]}",
     "[{\"name\":\"甲\",\"value\":3}]"},
    {"{\"series\":[{\"type\":\"pie\",\"roseType\":\"area\",\"data\":[{\"name\":\"甲\","
     "\"value\":3}]"
     "}]}",
     "[{\"name\":\"甲\",\"value\":3}]"},
    {"{\"series\":[{\"type\":\"funnel\",\"data\":[{\"name\":\"甲\",\"value\":3}]}]}",
     "[{\"name\":\"甲\",\"value\":3}]"},
    {"{\"series\":[{\"type\":\"gauge\",\"data\":[{\"name\":\"甲\",\"value\":3}]}]}",
     "[{\"name\":\"甲\",\"value\":3}]"},
    {"{\"series\":[{\"type\":\"treemap\",\"data\":[{\"name\":\"甲\",\"value\":3}]}]}",
     "[{\"name\":\"甲\",\"value\":3}]"},
    {"{\"series\":[{\"type\":\"sunburst\",\"data\":[{\"name\":\"甲\",\"children\":[{\"name\":"
     "\"乙\","
     "\"value\":3}]}]}]}",
     "[{\"name\":\"甲\",\"value\":null,\"parent\":null},{\"name\":\"乙\",\"value\":3,"
     "\"parent\":"
     "\"甲\"}]"},
    {"{\"series\":[{\"type\":\"sankey\",\"data\":[],\"links\":[{\"source\":\"甲\",\"target\":"
     "\"乙\",\"value\":3}]}]}",
     "[{\"from\":\"甲\",\"to\":\"乙\",\"value\":3}]"},
    {"{\"radar\":{\"indicator\":[{\"name\":\"甲\"},{\"name\":\"乙\"},{\"name\":\"丙\"}]},"
     "\"series\":"
     "[{\"type\":\"radar\",\"data\":[{\"value\":[1,2,3]}]}]}",
     "[{\"name\":\"甲\",\"value\":1},{\"name\":\"乙\",\"value\":2},{\"name\":\"丙\",\"value\":"
     "3}]"},
    {"{" AXES ",\"series\":[{\"type\":\"heatmap\",\"data\":[[0,\"上\",5]]}]}",
     "[{\"column\":\"甲\",\"row\":\"上\",\"value\":5}]"},
    {"{" AXES ",\"series\":[{\"type\":\"boxplot\",\"data\":[[1,2,3,4,5]]}]}",
     "[{\"x\":\"甲\",\"min\":1,\"q1\":2,\"median\":3,\"q3\":4,\"max\":5}]"},
};

TEST(echarts_types_become_charts)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    for (size_t i = 0; i < sizeof type_cases / sizeof *type_cases; i++) {
        const JsonValue *element = convert(test, type_cases[i].option);
        CHECK(element && test->sink->error_count == 0);
        if (!element)
            continue;
        CHECK_TEXT(written(test, json_find(element, "data")), type_cases[i].rows);
        Node *chart = layout_build(&fixture, written(test, element));
        bool is_good = chart && test->sink->error_count == 0;
        if (!is_good)
            test_fail(test, __FILE__, __LINE__, written(test, element));
        CHECK(is_good);
        test->sink->count = test->sink->error_count = 0;
    }
    layout_release(&fixture);
}

TEST(echarts_looks_are_carried)
{
    const JsonValue *element = convert(
        test, "{\"title\":{\"text\":\"题\",\"subtext\":\"副\"},\"legend\":{\"bottom\":0},"
              "\"color\":[\"#123456\"],\"xAxis\":{\"data\":[\"甲\"]},\"yAxis\":[{\"name\":\"亿元\","
              "\"min\":5},{\"type\":\"log\"}],\"series\":[{\"type\":\"line\",\"name\":\"线\","
              "\"yAxisIndex\":1,\"smooth\":true,\"symbol\":\"none\",\"connectNulls\":true,"
              "\"lineStyle\":{\"type\":\"dashed\",\"color\":\"#00ff00\",\"width\":2},\"label\":{"
              "\"show\":true,\"position\":\"top\"},\"data\":[3],\"markLine\":{\"data\":[{"
              "\"yAxis\":4,\"name\":\"目标\"}]}}]}");
    CHECK_TEXT(
        written(test, json_find(element, "series")),
        "[{\"type\":\"line\",\"y\":\"y1\",\"name\":\"线\",\"axis\":\"right\",\"curve\":\"smooth\","
        "\"width\":\"2px\",\"missing\":\"connect\",\"dashed\":true,\"dots\":false,\"color\":"
        "\"#00ff00\",\"label\":{\"show\":true,\"position\":\"top\"}}]");
    CHECK_TEXT(written(test, json_find(element, "axes")),
               "{\"left\":{\"title\":\"亿元\",\"min\":5},\"right\":{\"scale\":\"log\"}}");
    CHECK_TEXT(written(test, json_find(element, "annotations")),
               "[{\"at\":{\"y\":4},\"text\":\"目标\"}]");
    CHECK_TEXT(written(test, json_find(element, "legend")), "\"bottom\"");
    CHECK_TEXT(written(test, json_find(element, "palette")), "[\"#123456\"]");
    CHECK(test_reported_once(test, W_CONVERT_ALT)); /* everything else was carried */
}

TEST(echarts_what_is_left_out_is_named)
{
    convert(test, "{\"tooltip\":{\"trigger\":\"axis\"},\"xAxis\":{\"data\":[\"甲\"],\"axisLabel\":{"
                  "\"rotate\":"
                  "30}},\"yAxis\":{\"axisLabel\":{\"formatter\":\"function (v) { return v; "
                  "}\"}},\"series\":[{"
                  "\"type\":\"bar\",\"data\":[{\"value\":\"约3\",\"itemStyle\":{\"color\":\"red\"}}"
                  "]},{\"type\":"
                  "\"graph\"},{\"type\":\"map\"}]}");
    CHECK(said(test, N_CONVERT_DROPPED, "/tooltip"));
    CHECK(said(test, N_CONVERT_DROPPED, "/xAxis/axisLabel"));
    CHECK(said(test, W_CONVERT_FUNCTION, "/yAxis/axisLabel/formatter"));
    CHECK(said(test, N_CONVERT_DROPPED, "/series/0/data/0/itemStyle"));
    CHECK(said(test, W_CONVERT_VALUE, "/series/0/data/0/value"));
    CHECK(said(test, W_CONVERT_SERIES, "/series/1"));
    CHECK(said(test, W_CONVERT_MAP, "/series/2"));
    CHECK(test->sink->error_count == 0);
}

TEST(echarts_what_is_no_option_is_refused)
{
    static const struct {
        const char *option;
        DiagCode code;
    } cases[] = {{"[]", E_CONVERT_KIND},
                 {"{}", E_CONVERT_KIND},
                 {"{\"series\":7}", E_CONVERT_KIND},
                 {"{\"series\":[]}", E_CONVERT_NOTHING},
                 {"{\"series\":[{\"type\":7},5]}", E_CONVERT_NOTHING}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        test->sink->count = test->sink->error_count = 0;
        CHECK(!convert(test, cases[i].option));
        CHECK(test->sink->error_count == 1 && said(test, cases[i].code, ""));
    }
}
