#include "element/decimal_point.h"
#include "element/fixture.h"

static size_t point_of(const char *words)
{
    return decimal_point_find(text_of(words));
}

TEST(decimal_point_is_found)
{
    CHECK(point_of("31.62") == 2);
    CHECK(point_of("108") == 3);
    CHECK(point_of("-1.2") == 2);
    CHECK(point_of("1,095.5") == 5);
    CHECK(point_of("1 234") == 1); /* a plain blank is no mark between thousands */
    CHECK(point_of("1\u2009234") == 7);
    CHECK(point_of("约3家") == 4);
    CHECK(point_of("12,") == 2);
    CHECK(point_of("—") == 3);
    CHECK(point_of("") == 0);
}

/* The x of the point (or the end of the units digit) of cell `index`, on the page. */
static double point_x(const ElementFixture *fixture, int index)
{
    Rect place;
    const Box *box = element_fixture_find(fixture, "text", index, &place);
    if (!box)
        return NAN;
    Point corner;
    const TextLayout *layout = box->node->type->text(box, place, &corner);
    size_t point = decimal_point_find(layout->text);
    const TextLine *line = &layout->lines[0];
    double x = line->x0;
    for (int i = 0; i < line->cluster_count; i++) {
        if (line->clusters[i].byte < point)
            x = line->x0 + line->clusters[i].x + line->clusters[i].advance;
    }
    return place.x + box->padding.left + x;
}

/* In a rendered table the points of a column stand below each other, whatever follows them. */
TEST(decimal_points_line_up_in_a_table)
{
    ElementFixture fixture;
    element_fixture_open(&fixture, test);
    element_fixture_lay_out(
        &fixture, test,
        "{\"type\": \"table\", \"columns\": [\"名\", \"值\"], \"rows\": "
        "[[\"甲\", 31.62], [\"乙\", 108.5], [\"丙\", 2], [\"丁\", \"0.125\"]]}");
    CHECK(fixture.is_good && element_fixture_diagnostics(&fixture) == 0);
    /* Texts in order: two heads, then name and value of each row. */
    double first = point_x(&fixture, 3);
    CHECK(isfinite(first));
    for (int row = 1; row < 4; row++)
        CHECK_NEAR(point_x(&fixture, 3 + 2 * row), first, 0.01);
    element_fixture_close(&fixture);
}
