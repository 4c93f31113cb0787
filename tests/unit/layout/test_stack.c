#include "layout/fixture.h"

/* A row of 300 x 100 pt at the top left corner with the given style and children. */
static LayoutFixture row_of(TestState *test, const char *style, const char *children)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    layout_run(
        &fixture, "{\"size\": \"300pt 100pt\"}",
        arena_print(test->arena,
                    "{\"type\": \"row\", \"id\": \"row\", \"style\": {%s}, \"children\": [%s]}",
                    style, children));
    return fixture;
}

static LayoutFixture column_of(TestState *test, const char *style, const char *children)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    layout_run(&fixture, "{\"size\": \"100pt 300pt\"}",
               arena_print(test->arena,
                           "{\"type\": \"column\", \"style\": {%s}, \"children\": [%s]}", style,
                           children));
    return fixture;
}

#define BOX(id, style) "{\"type\": \"column\", \"id\": \"" id "\", \"style\": {" style "}}"
/* A box whose content is `width` x `height` points and cannot be narrower. */
#define SOLID(id, style, width, height)                                                            \
    "{\"type\": \"column\", \"id\": \"" id "\", \"style\": {" style "}, \"children\": [{\"type\":" \
    "\"column\", \"style\": {\"width\": \"" width "\", \"height\": \"" height "\"}}]}"

TEST(row_children_stand_side_by_side_and_stretch)
{
    LayoutFixture fixture = row_of(
        test, "\"gap\": \"10pt\"",
        BOX("a", "\"width\": \"50pt\"") "," BOX(
            "b", "\"width\": \"60pt\", \"margin\": "
                 "\"1pt 2pt 3pt 4pt\"") "," BOX("c", "\"width\": \"10%\", \"height\": \"50%\""));
    CHECK_FRAME("a", 0, 0, 50, 100);
    CHECK_FRAME("b", 64, 1, 60, 96);
    CHECK_FRAME("c", 136, 0, 30, 50);
    layout_release(&fixture);
}

TEST(row_flex_shares_the_free_space)
{
    LayoutFixture fixture =
        row_of(test, "\"gap\": \"10pt\"",
               BOX("a", "\"flex\": 1") "," BOX("b", "\"flex\": 2") "," BOX(
                   "c", "\"width\": \"70pt\"") "," BOX("d", "\"width\": \"fill\""));
    CHECK_FRAME("a", 0, 0, 50, 100);
    CHECK_FRAME("b", 60, 0, 100, 100);
    CHECK_FRAME("c", 170, 0, 70, 100);
    CHECK_FRAME("d", 250, 0, 50, 100);
    layout_release(&fixture);
}

/* flex: n is n 1 0: the base is the padding alone, whatever the width (CSS Flexbox 1, 7.1.1). */
TEST(row_flex_starts_from_nothing)
{
    LayoutFixture fixture = row_of(test, "",
                                   BOX("a", "\"flex\": 1, \"padding\": \"0 30pt\"") "," BOX(
                                       "b", "\"flex\": 1, \"width\": \"200pt\""));
    CHECK_FRAME("a", 0, 0, 180, 100);
    CHECK_FRAME("b", 180, 0, 120, 100);
    layout_release(&fixture);
}

/* 9.7: a third each is 100; b may have only 40, so a and c share 260; c needs 140. */
TEST(row_flex_keeps_limits)
{
    LayoutFixture fixture =
        row_of(test, "",
               BOX("a", "\"flex\": 1") "," BOX("b", "\"flex\": 1, \"maxWidth\": \"40pt\"") "," BOX(
                   "c", "\"flex\": 1, \"minWidth\": \"140pt\""));
    CHECK_FRAME("a", 0, 0, 120, 100);
    CHECK_FRAME("b", 120, 0, 40, 100);
    CHECK_FRAME("c", 160, 0, 140, 100);
    layout_release(&fixture);
}

TEST(row_flex_sum_below_one_takes_its_part)
{
    LayoutFixture fixture =
        row_of(test, "", BOX("a", "\"flex\": 0.25") "," BOX("b", "\"flex\": 0.25"));
    CHECK_FRAME("a", 0, 0, 75, 100);
    CHECK_FRAME("b", 75, 0, 75, 100);
    layout_release(&fixture);
}

TEST(row_content_is_the_least_width)
{
    LayoutFixture fixture =
        row_of(test, "", SOLID("a", "\"flex\": 1", "200pt", "10pt") "," BOX("b", "\"flex\": 1"));
    CHECK_FRAME("a", 0, 0, 200, 100);
    CHECK_FRAME("b", 200, 0, 100, 100);
    layout_run(
        &fixture, "{\"size\": \"300pt 100pt\"}",
        "{\"type\": \"row\", \"children\": [" SOLID("a", "\"flex\": 1, \"minWidth\": 0", "200pt",
                                                    "10pt") "," BOX("b", "\"flex\": 1") "]}");
    CHECK_FRAME("a", 0, 0, 150, 100);
    layout_release(&fixture);
}

/* Shrinking: each by its share of its base, 60 % and 80 % of 300 are 420: 120 too much. */
TEST(row_percentages_shrink)
{
    LayoutFixture fixture =
        row_of(test, "", BOX("a", "\"width\": \"60%\"") "," BOX("b", "\"width\": \"80%\""));
    CHECK_FRAME("a", 0, 0, 180 - 120 * 180 / 420.0, 100);
    CHECK_FRAME("b", 180 - 120 * 180 / 420.0, 0, 240 - 120 * 240 / 420.0, 100);
    CHECK(test->sink->count == 0);
    layout_release(&fixture);
}

TEST(row_widths_in_points_do_not_shrink)
{
    LayoutFixture fixture =
        row_of(test, "", BOX("a", "\"width\": \"200pt\"") "," BOX("b", "\"width\": \"200pt\""));
    CHECK_FRAME("b", 200, 0, 200, 100);
    CHECK(test_reported_once(test, W_BOX_OVERFLOW));
    layout_release(&fixture);
}

TEST(row_text_gives_way)
{
    LayoutFixture fixture = row_of(
        test, "\"fontSize\": \"10pt\", \"lineHeight\": \"16pt\", \"alignItems\": \"start\"",
        "{\"type\": \"text\", \"id\": \"a\", \"text\": \"一二三四五六七八九十一二三四五六七八九十"
        "一二三四五六七八九十一二三四五六七八九十\"}," BOX("b", "\"width\": \"100pt\""));
    CHECK_FRAME("a", 0, 0, 200, 32);
    CHECK_FRAME("b", 200, 0, 100, 0);
    layout_release(&fixture);
}

TEST(row_auto_margins_take_free_space_first)
{
    LayoutFixture fixture =
        row_of(test, "\"justifyContent\": \"center\"",
               BOX("a", "\"width\": \"50pt\"") "," BOX(
                   "b", "\"width\": \"50pt\", \"marginLeft\": "
                        "\"auto\"") "," BOX("c", "\"width\": \"50pt\", \"height\": \"20pt\", "
                                                 "\"margin\": \"auto 0\""));
    CHECK_FRAME("a", 0, 0, 50, 100);
    CHECK_FRAME("b", 200, 0, 50, 100);
    CHECK_FRAME("c", 250, 40, 50, 20);
    layout_release(&fixture);
}

TEST(row_justify_content)
{
    static const struct {
        const char *word;
        double first, second;
    } rows[] = {{"start", 0, 50},
                {"center", 100, 150},
                {"end", 200, 250},
                {"normal", 0, 50},
                {"space-between", 0, 250},
                {"space-around", 50, 200},
                {"space-evenly", 200 / 3.0, 50 + 400 / 3.0}};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        LayoutFixture fixture =
            row_of(test, arena_print(test->arena, "\"justifyContent\": \"%s\"", rows[i].word),
                   BOX("a", "\"width\": \"50pt\"") "," BOX("b", "\"width\": \"50pt\""));
        CHECK_FRAME("a", rows[i].first, 0, 50, 100);
        CHECK_FRAME("b", rows[i].second, 0, 50, 100);
        layout_release(&fixture);
    }
}

TEST(row_align_items)
{
    static const struct {
        const char *word;
        double y, height;
    } rows[] = {{"stretch", 0, 100}, {"start", 0, 20}, {"center", 40, 20}, {"end", 80, 20}};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        LayoutFixture fixture =
            row_of(test, arena_print(test->arena, "\"alignItems\": \"%s\"", rows[i].word),
                   SOLID("a", "", "50pt", "20pt") "," SOLID("b", "\"alignSelf\": \"end\"", "50pt",
                                                            "20pt"));
        CHECK_FRAME("a", 0, rows[i].y, 50, rows[i].height);
        CHECK_FRAME("b", 50, 80, 50, 20);
        layout_release(&fixture);
    }
}

/* Texts of two sizes stand on one baseline; a box without text stands on it with its lower edge. */
TEST(row_baseline)
{
    LayoutFixture fixture =
        row_of(test, "\"alignItems\": \"baseline\"",
               "{\"type\": \"text\", \"id\": \"a\", \"text\": \"大\", \"style\": {\"fontSize\": "
               "\"40pt\"}},"
               "{\"type\": \"text\", \"id\": \"b\", \"text\": \"小\", \"style\": {\"fontSize\": "
               "\"10pt\"}}," BOX("c", "\"width\": \"10pt\", \"height\": \"5pt\""));
    Rect a;
    Rect b;
    Rect c;
    const Box *big = layout_find(&fixture, 0, "a", &a);
    const Box *small = layout_find(&fixture, 0, "b", &b);
    layout_find(&fixture, 0, "c", &c);
    CHECK_NEAR(a.y + big->baseline, b.y + small->baseline, 1e-6);
    CHECK_NEAR(c.y + c.height, a.y + big->baseline, 1e-6);
    CHECK(a.y == 0 && b.y > 5);
    layout_release(&fixture);
}

TEST(row_stretch_keeps_limits)
{
    LayoutFixture fixture = row_of(
        test, "",
        BOX("a", "\"width\": \"10pt\", \"maxHeight\": \"40pt\"") "," BOX(
            "b",
            "\"width\": \"10pt\", \"minHeight\": \"120pt\"") "," BOX("c",
                                                                     "\"width\": \"10pt\", "
                                                                     "\"height\": \"fill\", "
                                                                     "\"alignSelf\": \"start\""));
    CHECK_FRAME("a", 0, 0, 10, 40);
    CHECK_FRAME("b", 10, 0, 10, 120);
    CHECK_FRAME("c", 20, 0, 10, 100);
    layout_release(&fixture);
}

TEST(column_children_stand_below_each_other)
{
    LayoutFixture fixture =
        column_of(test, "\"gap\": \"10pt\"",
                  BOX("a", "\"height\": \"50pt\"") "," BOX(
                      "b", "\"height\": \"10%\", \"width\": \"40pt\", \"margin\": \"1pt 2pt 3pt "
                           "4pt\"") "," SOLID("c", "\"alignSelf\": \"center\"", "20pt", "30pt"));
    CHECK_FRAME("a", 0, 0, 100, 50);
    CHECK_FRAME("b", 4, 61, 40, 30);
    CHECK_FRAME("c", 40, 104, 20, 30);
    layout_release(&fixture);
}

TEST(column_flex_and_limits)
{
    LayoutFixture fixture = column_of(
        test, "",
        BOX("a", "\"flex\": 1") "," BOX("b", "\"flex\": 1, \"maxHeight\": \"40pt\"") "," BOX(
            "c", "\"flex\": 2, \"padding\": \"10pt 0\"") "," BOX("d", "\"height\": \"20pt\""));
    /* 300 - 20 (d) - 20 (padding) = 260 in four parts: b keeps 40, so 220 in three. */
    CHECK_FRAME("a", 0, 0, 100, 220 / 3.0);
    CHECK_FRAME("b", 0, 220 / 3.0, 100, 40);
    CHECK_FRAME("c", 0, 220 / 3.0 + 40, 100, 20 + 440 / 3.0);
    CHECK_FRAME("d", 0, 280, 100, 20);
    layout_release(&fixture);
}

TEST(column_content_is_the_least_height)
{
    LayoutFixture fixture =
        column_of(test, "", SOLID("a", "\"flex\": 1", "10pt", "200pt") "," BOX("b", "\"flex\": 1"));
    CHECK_FRAME("a", 0, 0, 100, 200);
    CHECK_FRAME("b", 0, 200, 100, 100);
    layout_release(&fixture);
}

TEST(column_fill_is_flex_one)
{
    LayoutFixture fixture =
        column_of(test, "", BOX("a", "\"height\": \"fill\"") "," BOX("b", "\"height\": \"60pt\""));
    CHECK_FRAME("a", 0, 0, 100, 240);
    CHECK_FRAME("b", 0, 240, 100, 60);
    CHECK(test->sink->count == 0);
    layout_release(&fixture);
}

TEST(column_percentages_shrink_but_points_do_not)
{
    LayoutFixture fixture =
        column_of(test, "", BOX("a", "\"height\": \"80%\"") "," BOX("b", "\"height\": \"120pt\""));
    CHECK_FRAME("a", 0, 0, 100, 180);
    CHECK_FRAME("b", 0, 180, 100, 120);
    CHECK(test->sink->count == 0);
    layout_release(&fixture);
}

TEST(column_without_height_ignores_flex)
{
    LayoutFixture fixture =
        column_of(test, "\"alignItems\": \"start\"",
                  "{\"type\": \"column\", \"id\": \"c\", \"children\": [" SOLID(
                      "a", "\"flex\": 1", "10pt",
                      "20pt") "," BOX("b", "\"flex\": 3, \"height\": \"30pt\"") "]}");
    CHECK_FRAME("c", 0, 0, 10, 50);
    CHECK_FRAME("b", 0, 20, 10, 30);
    layout_release(&fixture);
}

/* An auto margin across keeps the child from stretching (8.1). */
TEST(column_auto_margins)
{
    LayoutFixture fixture =
        column_of(test, "",
                  SOLID("a", "\"marginLeft\": \"auto\"", "20pt", "10pt") "," BOX(
                      "b", "\"width\": \"40pt\", \"height\": \"10pt\", \"margin\": "
                           "\"auto\"") "," BOX("c", "\"width\": \"140pt\", \"height\": "
                                                    "\"10pt\", \"margin\": \"0 auto\""));
    CHECK_FRAME("a", 80, 0, 20, 10);
    CHECK_FRAME("b", 30, 10 + 135, 40, 10);
    CHECK_FRAME("c", 0, 290, 140, 10);
    layout_release(&fixture);
}

TEST(column_justify_content_overflows_like_css)
{
    LayoutFixture fixture =
        column_of(test, "\"justifyContent\": \"end\"", BOX("a", "\"height\": \"310pt\""));
    CHECK_FRAME("a", 0, -10, 100, 310);
    CHECK(test_reported_once(test, W_PAGE_OVERFLOW));
    layout_release(&fixture);
}

TEST(stack_row_without_children)
{
    LayoutFixture fixture =
        row_of(test, "\"gap\": \"10pt\", \"justifyContent\": \"space-around\"", "");
    CHECK_FRAME("row", 0, 0, 300, 100);
    CHECK(test->sink->count == 0);
    layout_release(&fixture);
}

/* Fit-content: between the least and the best width of the content. */
TEST(stack_measures_rows_and_columns)
{
    LayoutFixture fixture = column_of(
        test, "\"alignItems\": \"start\"",
        "{\"type\": \"row\", \"id\": \"r\", \"style\": {\"gap\": \"5pt\"}, \"children\": [" SOLID(
            "a", "\"margin\": \"0 3pt\"", "20pt",
            "10pt") "," SOLID("b", "", "30pt",
                              "10pt") "]},"
                                      "{\"type\": \"column\", \"id\": \"c\", \"style\": "
                                      "{\"padding\": \"2pt\"}, \"children\": [" SOLID(
                                          "d", "", "20pt", "10pt") "," SOLID("e", "", "30pt",
                                                                             "10pt") "]}");
    CHECK_FRAME("r", 0, 0, 61, 10);
    CHECK_FRAME("c", 0, 10, 34, 24);
    layout_release(&fixture);
}
