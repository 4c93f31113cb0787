/* The figures of a chart as words: what those hear who cannot see the chart. */
#include "chart/data_table.h"

#include "chart_fixture.h"

static const char *words_of(TestState *test, const DataTable *table)
{
    StrBuf out = {0};
    for (int row = 0; row < table->row_count; row++) {
        for (int column = 0; column < table->column_count; column++)
            strbuf_print(&out, "%s%s",
                         column ? ","
                         : row  ? ";"
                                : "",
                         table->cells[row * table->column_count + column]);
    }
    const char *words = out.length ? strbuf_copy(&out, test->arena) : "";
    strbuf_release(&out);
    return words;
}

TEST(chart_data_table_says_all_figures)
{
    static const char *const cases[][2] = {
        {"\"x\":{\"field\":\"n\",\"title\":\"年份\"},\"data\":[{\"n\":2022,\"v\":30.60,\"w\":null},"
         "{\"n\":"
         "2023,\"v\":31.62,\"w\":0.05}],\"series\":[{\"type\":\"bar\",\"y\":\"v\",\"name\":"
         "\"成交额\"},{"
         "\"type\":\"line\",\"y\":\"w\",\"label\":{\"format\":\"pct(1)\"}}]",
         "年份,成交额,w;2022,30.60,—;2023,31.62,5.0%"},
        {"\"x\":\"n\",\"data\":[{\"n\":\"甲\",\"v\":3,\"t\":4,\"z\":9}],\"series\":[{\"type\":"
         "\"bullet\","
         "\"y\":\"v\",\"target\":\"t\"}]",
         "n,v,t;甲,3,4"},
        {"\"x\":\"n\",\"facet\":\"g\",\"data\":[{\"n\":\"甲\",\"v\":3,\"g\":\"市\"}],\"series\":[{"
         "\"type\":"
         "\"bar\",\"y\":\"v\"}]",
         "n,g,v;甲,市,3"},
        {"\"x\":\"n\",\"data\":[],\"series\":[{\"type\":\"bar\",\"y\":\"v\"}]", ""},
    };
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const Chart *chart =
            chart_from(&fixture, arena_print(test->arena, "{\"type\":\"chart\",\"alt\":\"图\",%s}",
                                             cases[i][0]));
        CHECK(chart != NULL);
        if (!chart)
            continue;
        DataTable table = data_table_build(chart);
        CHECK_TEXT(words_of(test, &table), cases[i][1]);
    }
    layout_release(&fixture);
}

/* `rows` rows of a year and a value that falls, is missing once, and rises to its end. */
static DataTable long_table(TestState *test, LayoutFixture *fixture, int rows, const char *x)
{
    StrBuf json = {0};
    strbuf_print(&json, "{\"type\":\"chart\",\"alt\":\"图\",\"x\":\"%s\",\"data\":[", x);
    for (int i = 0; i < rows; i++) {
        strbuf_print(&json, i ? ",{\"n\":%d,\"c\":\"第%d日\"" : "{\"n\":%d,\"c\":\"第%d日\"", i, i);
        if (i == 5)
            strbuf_string(&json, "}");
        else
            strbuf_print(&json, ",\"v\":%d}", i < 700 ? 1000 - i : i);
    }
    strbuf_string(&json, "],\"series\":[{\"type\":\"line\",\"y\":\"v\",\"name\":\"产量\"}]}");
    const Chart *chart = chart_from(fixture, arena_copy(test->arena, json.data, json.length));
    strbuf_release(&json);
    CHECK(chart != NULL);
    return chart ? data_table_build(chart) : (DataTable){0};
}

/* The most cells, and one row more: a summary. */
TEST(chart_data_table_of_many_rows_is_a_summary)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    int most = DATA_TABLE_CELLS_MOST / 2 - 1;
    CHECK(long_table(test, &fixture, most, "c").row_count == most + 1);
    DataTable summary = long_table(test, &fixture, most + 1, "c");
    CHECK_TEXT(words_of(test, &summary),
               "概要,c,产量;数值个数,2000,1999;最小,—,301 (第699日);"
               "最大,—,1999 (第1999日);首行,第0日,1000;末行,第1999日,1999");
    summary = long_table(test, &fixture, most + 1, "n");
    CHECK_TEXT(words_of(test, &summary), "概要,n,产量;数值个数,2000,1999;最小,0,301 (699);"
                                         "最大,1999,1999 (1999);首行,0,1000;末行,1999,1999");
    layout_release(&fixture);
}
