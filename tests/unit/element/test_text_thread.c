#include "element/text_thread.h"
#include "element/fixture.h"

#include <math.h>

#define TEXT "子丑寅卯辰甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸"

/* A text of two lines of ten, and frames of two lines and one of five: thirty-five characters. */
static void lay_out(ElementFixture *fixture, TestState *test, const char *thread_to)
{
    element_fixture_lay_out(
        fixture, test,
        arena_print(test->arena,
                    "{\"type\": \"column\", \"style\": {\"fontSize\": \"10pt\", \"lineHeight\": "
                    "\"16pt\", \"textAlign\": \"justify\"}, \"children\": ["
                    "{\"type\": \"frame\", \"id\": \"b\", \"style\": {\"width\": \"50pt\", "
                    "\"height\": \"32pt\"}},"
                    "{\"type\": \"text\", \"text\": \"" TEXT "\", \"threadTo\": %s, \"style\": "
                    "{\"width\": \"100pt\", \"height\": \"32pt\"}},"
                    "{\"type\": \"frame\", \"id\": \"c\", \"style\": {\"width\": \"50pt\", "
                    "\"height\": \"20pt\"}}]}",
                    thread_to));
}

static const TextLayout *text_of_type(const ElementFixture *fixture, const char *type, int index)
{
    Rect place;
    Point corner;
    const Box *box = element_fixture_find(fixture, type, index, &place);
    return box->node->type->text(box, place, &corner);
}

static int line_count(const ElementFixture *fixture, const char *type, int index)
{
    return text_of_type(fixture, type, index)->line_count;
}

static uint32_t first_byte(const ElementFixture *fixture, const char *type, int index)
{
    const TextLayout *layout = text_of_type(fixture, type, index);
    return layout->line_count ? layout->lines[0].clusters[0].byte : 0;
}

/* In the order of the names, not of the page. One line stands alone in a
 * frame, which is better than none (R23). */
TEST(text_thread_fills_the_frames_in_order)
{
    ElementFixture fixture;
    element_fixture_open(&fixture, test);
    lay_out(&fixture, test, "[\"b\", \"c\"]");
    CHECK(fixture.is_good);
    CHECK(line_count(&fixture, "text", 0) == 2);
    CHECK(first_byte(&fixture, "frame", 0) == 60 && first_byte(&fixture, "frame", 1) == 90);
    CHECK(element_fixture_render(&fixture, "pdf"));
    lay_out(&fixture, test, "[\"c\", \"b\"]");
    CHECK(fixture.is_good);
    CHECK(first_byte(&fixture, "frame", 0) == 75 && first_byte(&fixture, "frame", 1) == 60);
    element_fixture_close(&fixture);
}

TEST(text_thread_reports_what_it_cannot_fill)
{
    ElementFixture fixture;
    element_fixture_open(&fixture, test);
    lay_out(&fixture, test, "\"c\"");
    CHECK(element_fixture_reported(&fixture, E_TEXT_OVERSET));
    lay_out(&fixture, test, "[\"b\", \"x\"]");
    CHECK(element_fixture_reported(&fixture, E_THREAD_FRAME));
    lay_out(&fixture, test, "[\"b\", \"b\"]");
    CHECK(element_fixture_reported(&fixture, E_THREAD_FRAME));
    lay_out(&fixture, test, "[7]");
    CHECK(element_fixture_reported(&fixture, E_VALUE));
    element_fixture_close(&fixture);
}

/* A heading of one line at the foot of the first column of five rows goes with its text. */
static double heading_x(ElementFixture *fixture, TestState *test, const char *mark)
{
    element_fixture_lay_out(
        fixture, test,
        arena_print(
            test->arena,
            "{\"type\": \"text\", \"text\": "
            "\"甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸\\n[题**目**]{%s}\\n"
            "甲乙丙丁戊己庚辛壬癸\", \"style\": {\"fontSize\": \"10pt\", \"lineHeight\": "
            "\"16pt\", \"textAlign\": \"justify\", \"width\": \"110pt\", \"height\": \"80pt\", "
            "\"columnCount\": 2, \"columnGap\": \"10pt\", \"columnFill\": \"auto\"}}",
            mark));
    const TextLayout *layout = text_of_type(fixture, "text", 0);
    for (int i = 0; i < layout->line_count; i++) {
        if (layout->lines[i].paragraph == 1)
            return layout->lines[i].x0;
    }
    return NAN;
}

TEST(text_columns_keep_a_marked_heading)
{
    ElementFixture fixture;
    element_fixture_open(&fixture, test);
    CHECK_NEAR(heading_x(&fixture, test, "keepWithNext=auto"), 0, 1e-3);
    CHECK_NEAR(heading_x(&fixture, test, "keepWithNext=always"), 60, 1e-3);
    CHECK(fixture.is_good);
    element_fixture_close(&fixture);
}
