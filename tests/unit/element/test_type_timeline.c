#include "element/fixture.h"

/* To scale, distances are in proportion to time: 2020, 2021, 2024 stand at 0, 1/4 and 1. */
TEST(timeline_is_to_scale)
{
    ElementFixture fixture;
    element_fixture_open(&fixture, test);
    element_fixture_lay_out(
        &fixture, test,
        "{\"type\": \"timeline\", \"scale\": \"time\", \"items\": [{\"date\": "
        "\"2020\", \"title\": \"甲\"}, {\"date\": \"2021\", \"title\": \"乙\"}, "
        "{\"date\": \"2024\", \"title\": \"丙\"}]}");
    CHECK(fixture.is_good && element_fixture_diagnostics(&fixture) == 0);
    Rect body[3];
    for (int i = 0; i < 3; i++) /* column 0 is the page's body */
        element_fixture_find(&fixture, "column", i + 1, &body[i]);
    CHECK_NEAR((body[1].x - body[0].x) / (body[2].x - body[0].x), 0.25, 1e-3);
    element_fixture_close(&fixture);
}

TEST(timeline_names_bad_dates)
{
    ElementFixture fixture;
    element_fixture_open(&fixture, test);
    element_fixture_lay_out(&fixture, test,
                            "{\"type\": \"timeline\", \"scale\": \"time\", \"items\": [{\"date\": "
                            "\"2024\"}, {\"date\": \"2021\"}]}");
    CHECK(element_fixture_reported(&fixture, E_TIMELINE_DATE));
    element_fixture_lay_out(&fixture, test,
                            "{\"type\": \"timeline\", \"scale\": \"time\", \"items\": [{\"date\": "
                            "\"去年\"}]}");
    CHECK(element_fixture_reported(&fixture, E_TIMELINE_DATE));
    element_fixture_close(&fixture);
}
