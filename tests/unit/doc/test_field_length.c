#include "doc/fixture.h"

static bool edges_are(const Length *edges, double top, double right, double bottom, double left)
{
    return edges[0].value == top && edges[1].value == right && edges[2].value == bottom &&
           edges[3].value == left;
}

TEST(field_edges_go_round_the_box)
{
    CHECK(edges_are(inline_style(test, "{\"padding\": \"1pt\"}")->padding, 1, 1, 1, 1));
    CHECK(edges_are(inline_style(test, "{\"padding\": \"1pt 2pt\"}")->padding, 1, 2, 1, 2));
    CHECK(edges_are(inline_style(test, "{\"padding\": \"1pt 2pt 3pt\"}")->padding, 1, 2, 3, 2));
    CHECK(edges_are(inline_style(test, "{\"padding\": \"1pt 2pt 3pt 4pt\"}")->padding, 1, 2, 3, 4));
    CHECK(edges_are(inline_style(test, "{\"padding\": 0}")->padding, 0, 0, 0, 0));
    CHECK(edges_are(inline_style(test, "{\"margin\": \"-1pt 2pt\"}")->margin, -1, 2, -1, 2));
    CHECK(edges_are(inline_style(test, "{\"borderRadius\": \"1pt 2pt\"}")->border_radius, 1, 2, 1,
                    2));
    const Style *style = inline_style(test, "{\"margin\": \"0 auto\"}");
    CHECK(style->margin[1].unit == LENGTH_AUTO && style->margin[0].unit == LENGTH_PT);
    CHECK(test->sink->count == 0);
}

TEST(field_gap_is_rows_then_columns)
{
    const Style *style = inline_style(test, "{\"gap\": \"1pt 2pt\"}");
    CHECK(style->row_gap.value == 1 && style->column_gap.value == 2);
    style = inline_style(test, "{\"gap\": \"3pt\", \"rowGap\": \"1pt\"}");
    CHECK(style->row_gap.value == 1 && style->column_gap.value == 3);
}

TEST(field_lengths_take_the_units_of_their_kind)
{
    CHECK(inline_style(test, "{\"width\": \"auto\"}")->width.unit == LENGTH_AUTO);
    CHECK(inline_style(test, "{\"width\": \"fill\"}")->width.unit == LENGTH_FILL);
    CHECK(inline_style(test, "{\"minWidth\": \"auto\"}")->min_width.unit == LENGTH_AUTO);
    CHECK(inline_style(test, "{\"marginLeft\": \"auto\"}")->margin[3].unit == LENGTH_AUTO);
    CHECK(inline_style(test, "{\"gridAutoRows\": \"1fr\"}")->grid_auto_rows.unit == LENGTH_FR);
    CHECK(inline_style(test, "{\"paddingTop\": \"10%\"}")->padding[0].unit == LENGTH_PERCENT);
    CHECK(test->sink->count == 0);
}

TEST(field_length_too_large_names_the_limit)
{
    inline_style(test, "{\"width\": \"6000mm\"}");
    CHECK(test_reported_once(test, E_LENGTH_TOO_LARGE) && was_said(test, "14400"));
}

TEST(field_range_counts_for_every_value_of_a_list)
{
    inline_style(test, "{\"padding\": \"1mm 1mm -1mm\"}");
    CHECK(test_reported_once(test, E_VALUE_RANGE));
    inline_style(test, "{\"gap\": \"1mm -5%\"}");
    CHECK(count_reported(test, E_VALUE_RANGE) == 2);
}

TEST(field_letter_spacing_keeps_to_its_range)
{
    CHECK_NEAR(inline_style(test, "{\"letterSpacing\": \"0.1em\"}")->letter_spacing.value, 1.05,
               1e-9);
    inline_style(test, "{\"letterSpacing\": \"501pt\"}");
    CHECK(test_reported_once(test, E_VALUE_RANGE));
}
