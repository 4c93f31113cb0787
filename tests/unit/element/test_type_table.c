#include "element/fixture.h"

static Rect cell(const ElementFixture *fixture, int index)
{
    Rect place;
    element_fixture_find(fixture, "text", index, &place);
    return place;
}

/* A cell over two columns is as wide as both, one over two rows as high as both; what follows moves
 * aside as in HTML. */
TEST(table_spans_are_placed)
{
    ElementFixture fixture;
    element_fixture_open(&fixture, test);
    element_fixture_lay_out(&fixture, test,
                            "{\"type\": \"table\", \"rows\": [[\"a\", \"b\", \"c\"], [{\"text\": "
                            "\"d\", \"rowspan\": 2}, "
                            "{\"text\": \"e\", \"colspan\": 2}], [\"f\", \"g\"]]}");
    CHECK(fixture.is_good && element_fixture_diagnostics(&fixture) == 0);
    Rect a = cell(&fixture, 0);
    Rect b = cell(&fixture, 1);
    Rect c = cell(&fixture, 2);
    Rect d = cell(&fixture, 3);
    Rect e = cell(&fixture, 4);
    Rect f = cell(&fixture, 5);
    CHECK_NEAR(e.x, b.x, 1e-6);
    CHECK_NEAR(e.width, b.width + c.width, 1e-6);
    CHECK_NEAR(d.width, a.width, 1e-6);
    CHECK_NEAR(d.height, e.height + f.height, 1e-6);
    CHECK_NEAR(f.x, b.x, 1e-6);
    CHECK_NEAR(a.width + b.width + c.width, 500, 1e-6);
    element_fixture_close(&fixture);
}

/* A common head spans its columns; a head without columns below is as high as both levels. */
TEST(table_heads_have_levels)
{
    ElementFixture fixture;
    element_fixture_open(&fixture, test);
    element_fixture_lay_out(&fixture, test,
                            "{\"type\": \"table\", \"columns\": [\"甲\", {\"title\": \"乙\", "
                            "\"columns\": [\"丙\", \"丁\"]}], \"rows\": [[1, 2, 3]]}");
    CHECK(fixture.is_good);
    Rect first = cell(&fixture, 0);
    Rect common = cell(&fixture, 1);
    Rect left = cell(&fixture, 2);
    Rect right = cell(&fixture, 3);
    CHECK_NEAR(common.width, left.width + right.width, 1e-6);
    CHECK_NEAR(first.height, common.height + left.height, 1e-6);
    element_fixture_close(&fixture);
}

TEST(table_rows_by_field_and_conditions)
{
    ElementFixture fixture;
    element_fixture_open(&fixture, test);
    element_fixture_lay_out(
        &fixture, test,
        "{\"type\": \"table\", \"columns\": [{\"field\": \"n\", \"title\": \"名\"}, {\"field\": "
        "\"v\", \"title\": \"值\", \"format\": \"fixed(1)\"}], \"rows\": [{\"n\": \"甲\", \"v\": "
        "2}, "
        "{\"n\": \"乙\", \"v\": null}, {\"n\": \"丙\", \"v\": -3}], \"conditions\": [{\"column\": "
        "\"v\", \"below\": 0, \"style\": {\"color\": \"cmyk(0, 100, 0, 0)\"}}]}");
    CHECK(fixture.is_good && element_fixture_diagnostics(&fixture) == 0);
    StrBuf trace = {0};
    job_trace(fixture.job, &trace);
    CHECK(trace.data && strstr(trace.data, "\"2.0\"") && strstr(trace.data, "\"—\""));
    const char *red = trace.data ? strstr(trace.data, "cmyk(0 1 0 0)") : NULL;
    CHECK(red && !strstr(red + 1, "cmyk(0 1 0 0)")); /* one cell alone */
    strbuf_release(&trace);
    element_fixture_close(&fixture);
}

TEST(table_faults_are_named)
{
    ElementFixture fixture;
    element_fixture_open(&fixture, test);
    element_fixture_lay_out(&fixture, test,
                            "{\"type\": \"table\", \"columns\": [\"甲\"], \"rows\": [[1, 2]]}");
    CHECK(element_fixture_reported(&fixture, E_TABLE_CELLS));
    element_fixture_lay_out(&fixture, test, "{\"type\": \"table\", \"rows\": []}");
    CHECK(element_fixture_reported(&fixture, W_ITEMS_NONE));
    element_fixture_lay_out(&fixture, test,
                            "{\"type\": \"table\", \"columns\": [{\"titel\": \"甲\"}], \"rows\": "
                            "[[1]]}");
    CHECK(element_fixture_reported(&fixture, E_PROPERTY_UNKNOWN));
    element_fixture_lay_out(&fixture, test,
                            "{\"type\": \"table\", \"rows\": [[1]], \"parts\": "
                            "{\"hed\": {}}}");
    CHECK(element_fixture_reported(&fixture, E_PART_UNKNOWN));
    element_fixture_close(&fixture);
}
