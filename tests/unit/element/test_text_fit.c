#include "element/text_fit.h"
#include "element/fixture.h"

#define FIFTY                                                                                                                                    \
    "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己" \
    "庚辛壬癸"

/* Fifty characters of 10 pt in a box of 100 pt: five lines. NULL: refused. */
static const TextLayout *lay_out(ElementFixture *fixture, TestState *test, const char *height,
                                 const char *fit)
{
    element_fixture_lay_out(
        fixture, test,
        arena_print(test->arena,
                    "{\"type\": \"text\", \"text\": \"" FIFTY "\", \"textFit\": %s, \"style\": "
                    "{\"fontSize\": \"10pt\", \"lineHeight\": \"16pt\", \"width\": \"100pt\", "
                    "\"textAlign\": \"justify\", \"height\": \"%s\"}}",
                    fit, height));
    const Box *box = element_fixture_box(fixture);
    return box ? ((const TextContent *)box->content)->layout : NULL;
}

static double foot(const TextLayout *layout)
{
    return layout->height;
}

TEST(text_fit_moves_the_leading)
{
    ElementFixture fixture;
    element_fixture_open(&fixture, test);
    const TextLayout *layout =
        lay_out(&fixture, test, "90pt", "{\"lineHeight\": [\"14pt\", \"20pt\"]}");
    CHECK(fixture.is_good && element_fixture_reported(&fixture, N_TEXT_FIT));
    CHECK(layout->line_count == 5);
    CHECK_NEAR(foot(layout), 90, 0.02);
    CHECK_NEAR(layout->lines[1].baseline - layout->lines[0].baseline, 18, 0.01);
    /* As it is: not a word. */
    layout = lay_out(&fixture, test, "80pt", "{\"lineHeight\": [\"14pt\", \"20pt\"]}");
    CHECK(element_fixture_diagnostics(&fixture) == 0 && layout->line_count == 5);
    element_fixture_close(&fixture);
}

/* Four lines: no more than 16 pt each, so there must be more on a line: smaller type. */
TEST(text_fit_moves_the_size)
{
    ElementFixture fixture;
    element_fixture_open(&fixture, test);
    const TextLayout *layout =
        lay_out(&fixture, test, "64pt", "{\"fontSize\": [\"7pt\", \"10pt\"]}");
    CHECK(fixture.is_good && element_fixture_reported(&fixture, N_TEXT_FIT));
    CHECK(layout->line_count == 4);
    CHECK_NEAR(foot(layout), 64, 0.02);
    CHECK(layout->lines[0].runs[0].run.size < 8 && layout->lines[0].runs[0].run.size > 7.5);
    element_fixture_close(&fixture);
}

TEST(text_fit_moves_spacing_and_columns)
{
    ElementFixture fixture;
    element_fixture_open(&fixture, test);
    /* Six lines: nine characters to a line. */
    const TextLayout *layout =
        lay_out(&fixture, test, "96pt", "{\"letterSpacing\": [0, \"0.2em\"]}");
    CHECK(fixture.is_good && layout->line_count == 6);
    CHECK_NEAR(foot(layout), 96, 0.02);
    /* Two columns of four ems: seven lines in the higher one. */
    layout = lay_out(&fixture, test, "112pt", "{\"columnCount\": [1, 3]}");
    CHECK(fixture.is_good && element_fixture_reported(&fixture, N_TEXT_FIT));
    CHECK_NEAR(foot(layout), 112, 0.02);
    element_fixture_close(&fixture);
}

TEST(text_fit_says_why_not)
{
    ElementFixture fixture;
    element_fixture_open(&fixture, test);
    lay_out(&fixture, test, "30pt", "{\"lineHeight\": [\"14pt\", \"20pt\"]}");
    CHECK(element_fixture_reported(&fixture, E_TEXT_FIT));
    lay_out(&fixture, test, "300pt", "{\"lineHeight\": [\"14pt\", \"20pt\"]}");
    CHECK(element_fixture_reported(&fixture, E_TEXT_FIT));
    lay_out(&fixture, test, "80pt", "{\"lineHeight\": \"14pt\"}");
    CHECK(!fixture.is_good);
    lay_out(&fixture, test, "80pt", "{\"leading\": [1, 2]}");
    CHECK(element_fixture_reported(&fixture, E_PROPERTY_UNKNOWN));
    element_fixture_close(&fixture);
}
