#include "element/fixture.h"

static const TextLayout *figure_of(const ElementFixture *fixture, int index, double *baseline)
{
    Rect place;
    const Box *box = element_fixture_find(fixture, "number", index, &place);
    *baseline = box ? place.y + box->baseline : NAN;
    return box ? box->content : NULL;
}

static double size_of(const TextLayout *layout)
{
    return layout && layout->line_count ? layout->lines[0].runs[0].run.size : NAN;
}

/* Numbers of one row share size and baseline, whatever their digits; and none is wider than its
 * column. */
TEST(kpi_row_numbers_agree)
{
    ElementFixture fixture;
    element_fixture_open(&fixture, test);
    element_fixture_lay_out(
        &fixture, test,
        "{\"type\": \"kpiRow\", \"items\": [{\"value\": \"1,234,567.89\", "
        "\"unit\": \"亿元\", \"label\": \"甲\"}, {\"value\": \"7\"}, {\"value\": "
        "\"65\", \"unit\": \"%\", \"icon\": \"science\"}, {\"value\": \"1\", "
        "\"label\": \"丁\"}, {\"value\": \"12\", \"change\": -3}]}");
    CHECK(fixture.is_good && element_fixture_diagnostics(&fixture) == 0);
    double first_baseline;
    double size = size_of(figure_of(&fixture, 0, &first_baseline));
    CHECK(size > 5 && size < 34); /* it had to shrink */
    for (int i = 0; i < 5; i++) {
        double baseline;
        const TextLayout *layout = figure_of(&fixture, i, &baseline);
        Rect place;
        element_fixture_find(&fixture, "number", i, &place);
        CHECK_NEAR(size_of(layout), size, 1e-6);
        CHECK(layout && layout->natural_width <= place.width + 0.01);
        if (i == 1 || i == 3 || i == 4)
            CHECK_NEAR(baseline, first_baseline, 1e-6);
    }
    element_fixture_close(&fixture);
}

/* Seven indicators make rows of four and three, not of six and one. */
TEST(kpi_row_rows_are_even)
{
    ElementFixture fixture;
    element_fixture_open(&fixture, test);
    element_fixture_lay_out(&fixture, test,
                            "{\"type\": \"kpiRow\", \"items\": [1, 2, 3, 4, 5, 6, 7]}");
    Rect first;
    Rect fourth;
    Rect fifth;
    element_fixture_find(&fixture, "kpi", 0, &first);
    element_fixture_find(&fixture, "kpi", 3, &fourth);
    element_fixture_find(&fixture, "kpi", 4, &fifth);
    CHECK_NEAR(first.y, fourth.y, 1e-9);
    CHECK(fifth.y > first.y && fifth.x == first.x);
    element_fixture_close(&fixture);
}
