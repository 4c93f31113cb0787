#include "element/fixture.h"

static bool trace_has(ElementFixture *fixture, const char *words)
{
    StrBuf trace = {0};
    job_trace(fixture->job, &trace);
    bool has = trace.data && strstr(trace.data, words);
    strbuf_release(&trace);
    return has;
}

/* A part takes the layout's style, then the theme's "<type>-<part>", then the type's default. */
TEST(composite_parts_can_be_restyled)
{
    ElementFixture fixture;
    element_fixture_open(&fixture, test);
    const char *theme = "{\"styles\": {\"callout-title\": {\"color\": \"cmyk(0, 100, 0, 0)\"}}}";
    element_fixture_lay_out_themed(&fixture, test, theme,
                                   "{\"type\": \"callout\", \"title\": \"题\", \"text\": \"文\"}");
    CHECK(fixture.is_good && trace_has(&fixture, "cmyk(0 1 0 0)"));
    element_fixture_lay_out_themed(
        &fixture, test, theme,
        "{\"type\": \"callout\", \"title\": \"题\", \"parts\": {\"title\": "
        "{\"style\": {\"color\": \"cmyk(0, 0, 100, 0)\"}}}}");
    CHECK(fixture.is_good && trace_has(&fixture, "cmyk(0 0 1 0)"));
    CHECK(!trace_has(&fixture, "cmyk(0 1 0 0)"));
    element_fixture_close(&fixture);
}

/* A style of the layout comes before the type's default, also for the element's own box. */
TEST(composite_defaults_yield)
{
    ElementFixture fixture;
    element_fixture_open(&fixture, test);
    element_fixture_lay_out(&fixture, test, "{\"type\": \"callout\", \"text\": \"文\"}");
    const Box *box = element_fixture_box(&fixture);
    CHECK(box && box->padding.left > 0);
    element_fixture_lay_out(&fixture, test,
                            "{\"type\": \"callout\", \"text\": \"文\", \"style\": {\"padding\": "
                            "\"3pt\"}}");
    box = element_fixture_box(&fixture);
    CHECK(box && box->padding.left == 3 && box->padding.top == 3);
    element_fixture_close(&fixture);
}

TEST(composite_names_unknown_parts)
{
    ElementFixture fixture;
    element_fixture_open(&fixture, test);
    element_fixture_lay_out(
        &fixture, test, "{\"type\": \"steps\", \"items\": [\"甲\"], \"parts\": {\"titel\": {}}}");
    CHECK(element_fixture_reported(&fixture, E_PART_UNKNOWN));
    element_fixture_lay_out(&fixture, test,
                            "{\"type\": \"steps\", \"items\": [\"甲\"], \"parts\": 5}");
    CHECK(element_fixture_reported(&fixture, E_VALUE));
    element_fixture_close(&fixture);
}

/* Texts of a template's own children: the layout's "item" works in place of items. */
TEST(composite_items_by_repeat)
{
    ElementFixture fixture;
    element_fixture_open(&fixture, test);
    element_fixture_lay_out(
        &fixture, test,
        "{\"type\": \"steps\", \"repeat\": [\"甲\", \"乙\", \"丙\"], \"as\": \"s\", "
        "\"item\": {\"type\": \"text\", \"text\": \"{{s}}\"}}");
    CHECK(fixture.is_good && element_fixture_diagnostics(&fixture) == 0);
    Rect first;
    Rect third;
    CHECK(element_fixture_find(&fixture, "text", 0, &first) &&
          element_fixture_find(&fixture, "text", 2, &third));
    CHECK(third.x > first.x && third.y == first.y);
    element_fixture_close(&fixture);
}
