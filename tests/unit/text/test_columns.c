/* Columns: whole ems (R31), one grid of baselines (R24), no lone line at head or foot (R23). */
#include <math.h>

#include "fixture.h"
#include "text/columns.h"

#define LONG_PARAGRAPH "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥甲乙丙丁戊己庚辛壬癸子丑寅卯"

static const TextLayout *set(TextFixture *fixture, const char *text, const ColumnStyle *style,
                             double width, ColumnPlaces *places)
{
    return text_block_compose_columns(fixture_block(fixture, text), fixture->test->arena,
                                      fixture->test->sink, width, style, places);
}

/* Which column a line stands in. */
static int column_of(const ColumnPlaces *places, const TextLine *line)
{
    return (int)floor((line->x0 + 0.01) / (places->width + places->gap));
}

TEST(text_columns_whole_ems)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    ColumnStyle style = {.count = 3, .gap = 8, .height = INFINITY, .em = 10};
    ColumnPlaces places;
    const TextLayout *layout = set(&fixture, LONG_PARAGRAPH, &style, 265, &places);
    CHECK_NEAR(places.width, 80, 1e-9);
    CHECK_NEAR(places.gap, 12.5, 1e-9);
    CHECK_NEAR(layout->width, 265, 1e-9);
    for (int i = 0; i < layout->line_count; i++)
        CHECK_NEAR(layout->lines[i].x1 - layout->lines[i].x0, 80, 1e-4);
    fixture_release(&fixture);
}

/* Thirty-six characters of ten points in columns of sixty: six lines, two to a column. */
TEST(text_columns_balance)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    ColumnStyle style = {.count = 3, .gap = 10, .height = INFINITY};
    ColumnPlaces places;
    const TextLayout *layout = set(&fixture, LONG_PARAGRAPH, &style, 200, &places);
    CHECK(layout->line_count == 6);
    CHECK(places.used == 3);
    CHECK_NEAR(layout->height, 32, 1e-6);
    for (int i = 0; i < layout->line_count; i++)
        CHECK(column_of(&places, &layout->lines[i]) == i / 2);
    CHECK_NEAR(layout->lines[2].baseline, layout->lines[0].baseline, 1e-6);
    CHECK_NEAR(layout->lines[3].baseline, layout->lines[1].baseline, 1e-6);
    fixture_release(&fixture);
}

/* R23 where a column begins, R24 everywhere. */
static void check_lines(TestState *test, const TextLayout *layout, const ColumnPlaces *places)
{
    for (int i = 1; i < layout->line_count; i++) {
        const TextLine *line = &layout->lines[i];
        double rows = (line->baseline - layout->lines[0].baseline) / 16;
        CHECK_NEAR(rows, round(rows), 1e-6);
        if (column_of(places, line) == column_of(places, line - 1))
            continue;
        CHECK(!line->is_last || line->is_first);
        CHECK(!line[-1].is_first || line[-1].is_last);
    }
}

/* Every number of paragraphs and columns: no line alone, and all on the grid of the line height. */
TEST(text_columns_leave_no_line_alone)
{
    static const char unit[] =
        LONG_PARAGRAPH "\n甲乙丙丁戊己庚辛壬癸\n甲乙丙丁戊己庚辛壬癸子丑寅卯辰\n";
    TextFixture fixture;
    fixture_init(test, &fixture);
    fixture.paragraph.space_after = 5;
    for (int i = 0; i < 21; i++) {
        int count = 2 + i % 3;
        ColumnStyle style = {.count = count, .gap = 10, .height = INFINITY};
        ColumnPlaces places;
        const char *text = fixture_repeat(test->arena, unit, 2 + i / 3);
        const TextLayout *layout = set(&fixture, text, &style, count * 70 - 10, &places);
        CHECK(test->sink->count == 0);
        check_lines(test, layout, &places);
    }
    fixture_release(&fixture);
}

/* Filled columns go to the height; what does not fit is an error that counts the lines. */
TEST(text_columns_overset)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    ColumnStyle style = {.count = 2, .gap = 10, .height = 4 * 16, .fills = true};
    ColumnPlaces places;
    const TextLayout *layout = set(&fixture, LONG_PARAGRAPH, &style, 130, &places);
    CHECK(test->sink->count == 0);
    CHECK(column_of(&places, &layout->lines[3]) == 0 && column_of(&places, &layout->lines[4]) == 1);
    style.height = 2 * 16 + 8;
    layout = set(&fixture, LONG_PARAGRAPH, &style, 130, &places);
    CHECK(layout->line_count == 6);
    CHECK(test->sink->count == 1 && test->sink->items[0].code == E_TEXT_OVERSET);
    CHECK(strstr(test->sink->items[0].message, " 2 lines") != NULL);
    style.height = 0;
    CHECK(set(&fixture, "", &style, 130, &places)->line_count == 0);
    fixture_release(&fixture);
}
