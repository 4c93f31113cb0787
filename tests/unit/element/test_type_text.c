#include "layout/fixture.h"

/* A text of two lines of 20 pt (type 10 pt) in a box of 30 x 100 pt. */
static double first_baseline(TestState *test, const char *properties, const char *style)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    layout_run(
        &fixture, NULL,
        arena_print(test->arena,
                    "{\"type\": \"column\", \"style\": {\"alignItems\": \"start\"}, \"children\":"
                    "[{\"type\": \"text\", \"id\": \"t\", \"text\": \"一二三四\"%s, \"style\":"
                    "{\"fontSize\": \"10pt\", \"lineHeight\": \"20pt\", \"width\": \"30pt\"%s}}]}",
                    properties, style));
    Rect frame;
    const Box *box = layout_find(&fixture, 0, "t", &frame);
    Rect content = box_content(box);
    Point corner;
    const TextLayout *layout = box->node->type->text(box, content, &corner);
    CHECK(layout->line_count == 2);
    double baseline = corner.y + layout->first_baseline;
    layout_release(&fixture);
    return baseline;
}

TEST(type_text_vertical_places)
{
    double top = first_baseline(test, "", ", \"height\": \"100pt\"");
    double middle =
        first_baseline(test, ", \"verticalPlace\": \"center\"", ", \"height\": \"100pt\"");
    double bottom = first_baseline(test, ", \"verticalPlace\": \"end\"", ", \"height\": \"100pt\"");
    CHECK(top > 0 && top < 20);
    CHECK_NEAR(middle - top, 30, 1e-6);
    CHECK_NEAR(bottom - top, 60, 1e-6);
}

TEST(type_text_is_as_high_as_its_lines)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    layout_run(
        &fixture, NULL,
        "{\"type\": \"column\", \"style\": {\"alignItems\": \"start\"}, \"children\": [{\"type\":"
        "\"text\", \"id\": \"t\", \"text\": \"一二三四\", \"style\": {\"fontSize\": \"10pt\","
        "\"lineHeight\": \"20pt\", \"width\": \"34pt\", \"padding\": \"1pt 2pt\"}}, {\"type\":"
        "\"text\", \"id\": \"u\", \"text\": \"一二三四\", \"style\": {\"fontSize\": \"10pt\","
        "\"lineHeight\": 1.5}}]}");
    CHECK_FRAME("t", 0, 0, 34, 42);
    CHECK_FRAME("u", 0, 42, 40, 15);
    layout_release(&fixture);
}

TEST(type_text_overset_is_told)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    layout_run(&fixture, NULL,
               "{\"type\": \"column\", \"children\": [{\"type\": \"text\", \"text\": \"一\\n二\", "
               "\"style\":"
               "{\"lineHeight\": \"28.3464567pt\", \"height\": \"28.3464567pt\"}}]}");
    CHECK(test_reported_once(test, W_TEXT_OVERSET) && test->sink->count == 1);
    CHECK_TEXT(test->sink->items[0].message, "The text is 10 mm higher than its box.");
    layout_release(&fixture);
}

TEST(type_text_bare_strings_and_numbers)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    layout_run(&fixture, NULL,
               "{\"type\": \"row\", \"style\": {\"fontSize\": \"10pt\"}, \"children\": [\"一二\","
               "{\"type\": \"text\", \"text\": 12}]}");
    const Box *body = fixture.result.pages[0].body;
    CHECK(body->child_count == 2 && body->children[0].box->size.width == 20);
    CHECK(body->children[1].box->size.width > 5 && test->sink->count == 0);
    layout_release(&fixture);
}
