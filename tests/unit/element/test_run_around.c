#include "element/run_around.h"
#include "element/fixture.h"
#include "element/text_content.h"

/* NULL: refused. */
static const TextLayout *lay_out(ElementFixture *fixture, TestState *test, const char *shapes)
{
    element_fixture_lay_out(
        fixture, test,
        arena_print(test->arena,
                    "{\"type\": \"text\", \"text\": \"甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸\", "
                    "\"runAround\": %s, \"style\": {\"fontSize\": \"10pt\", \"lineHeight\": "
                    "\"16pt\", \"textAlign\": \"justify\", \"width\": \"100pt\"}}",
                    shapes));
    const Box *box = element_fixture_box(fixture);
    return box ? ((const TextContent *)box->content)->layout : NULL;
}

/* Rows of 16 points, the em box from 3 to 13. */
TEST(run_around_rectangles_and_polygons)
{
    ElementFixture fixture;
    element_fixture_open(&fixture, test);
    const TextLayout *layout =
        lay_out(&fixture, test,
                "[{\"left\": \"50%\", \"top\": 0, \"width\": \"50pt\", \"height\": \"10pt\"}]");
    CHECK(fixture.is_good && layout->line_count == 3);
    CHECK(layout->lines[0].cluster_count == 5 && layout->lines[1].cluster_count == 10);
    CHECK_NEAR(layout->lines[0].x1, 50, 1e-3);
    /* The margin takes the second row too. */
    layout = lay_out(&fixture, test,
                     "[{\"points\": \"0 0, 50pt 0, 50pt 10pt, 0 10pt\", \"margin\": \"10pt\"}]");
    CHECK(fixture.is_good && layout->line_count == 4);
    CHECK_NEAR(layout->lines[0].x0, 60, 1e-3);
    CHECK_NEAR(layout->lines[1].x0, 60, 1e-3);
    CHECK_NEAR(layout->lines[2].x0, 0, 1e-3);
    element_fixture_close(&fixture);
}

TEST(run_around_reports_what_is_no_shape)
{
    static const char *const bad[] = {"[{\"points\": \"0 0, 10pt 10pt\"}]", "[\"0 0, 1 1, 2 2\"]",
                                      "[{\"points\": \"0 0, 10pt 10pt, 3pt\"}]",
                                      "[{\"points\": \"0 0, 10pt 10pt, 3pt 4pt 9pt\"}]"};
    ElementFixture fixture;
    element_fixture_open(&fixture, test);
    for (int i = 0; i < 4; i++) {
        lay_out(&fixture, test, bad[i]);
        CHECK(element_fixture_reported(&fixture, E_RUN_AROUND_POINTS));
    }
    element_fixture_close(&fixture);
}
