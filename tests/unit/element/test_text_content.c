#include "element/text_content.h"
#include "layout/fixture.h"

/* CSS Inline 3, 5: leading above and below is cut off. Type of 10 pt on lines of 30 pt. */
static Size trimmed(TestState *test, const char *style, TextTrim *trim)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    layout_run(
        &fixture, NULL,
        arena_print(test->arena,
                    "{\"type\": \"column\", \"style\": {\"alignItems\": \"start\"}, \"children\":"
                    "[{\"type\": \"text\", \"id\": \"t\", \"text\": \"一\\n二\", \"style\":"
                    "{\"fontSize\": \"10pt\", \"lineHeight\": \"30pt\"%s}}]}",
                    style));
    Rect frame;
    const Box *box = layout_find(&fixture, 0, "t", &frame);
    const TextLayout *layout = ((const TextContent *)box->content)->layout;
    *trim = text_content_trim(box->node->style, layout);
    CHECK_NEAR(box->baseline, layout->first_baseline - trim->above, 1e-6);
    layout_release(&fixture);
    return (Size){frame.width, frame.height};
}

TEST(text_content_trims_the_leading)
{
    TextTrim trim;
    CHECK_NEAR(trimmed(test, "", &trim).height, 60, 1e-6);
    CHECK(trim.above == 0 && trim.below == 0);
    /* To the em box of 10 pt: 20 pt of leading in all, half of it on each side. */
    CHECK_NEAR(trimmed(test, ", \"textBoxTrim\": \"trim-both\"", &trim).height, 40, 1e-6);
    CHECK_NEAR(trim.above, 10, 1e-6);
    CHECK_NEAR(trim.below, 10, 1e-6);
    CHECK_NEAR(trimmed(test, ", \"textBoxTrim\": \"trim-start\"", &trim).height, 50, 1e-6);
    CHECK_NEAR(trimmed(test, ", \"textBoxTrim\": \"trim-end\"", &trim).height, 50, 1e-6);
}

TEST(text_content_trims_to_capitals_and_baseline)
{
    TextTrim text;
    TextTrim cap;
    trimmed(test, ", \"textBoxTrim\": \"trim-both\"", &text);
    Size size = trimmed(test, ", \"textBoxTrim\": \"trim-both\", \"textBoxEdge\": \"cap\"", &cap);
    CHECK(cap.above > text.above && cap.below > text.below);
    CHECK_NEAR(size.height, 60 - cap.above - cap.below, 1e-6);
}

TEST(text_content_underline_is_as_wide_as_the_words)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    layout_run(&fixture, NULL,
               "{\"type\": \"text\", \"id\": \"t\", \"text\": \"一二三\", \"style\": "
               "{\"fontSize\": \"10pt\","
               "\"textDecoration\": \"underline line-through\"}}");
    const Scene *scene = layout_paint(&fixture);
    const SceneOp *under = find_op(&fixture, scene, "t", OP_FILL_PATH, 0);
    const SceneOp *through = find_op(&fixture, scene, "t", OP_FILL_PATH, 1);
    const SceneOp *words = find_op(&fixture, scene, "t", OP_GLYPHS, 0);
    CHECK(under && through && words);
    if (under && through && words) {
        Rect low = path_bounds(under->as.fill.path);
        Rect middle = path_bounds(through->as.fill.path);
        CHECK_NEAR(low.width, 30, 1e-6);
        CHECK(low.y > words->as.glyphs.origin.y && middle.y < words->as.glyphs.origin.y);
    }
    layout_release(&fixture);
}
