#include "layout/report_fixture.h"
#include "text/text.h"

/* The part of `body`, 100 pt wide, that ends in (from, to], with `start` at its top. */
static const Box *slice_of(TestState *test, LayoutFixture *fixture, const char *body,
                           FlowRange range)
{
    layout_init(test, fixture, NULL);
    layout_run(fixture, "{\"size\": \"100pt auto\"}", body);
    LayoutContext context = {.arena = test->arena, .diagnostics = test->sink};
    context.results = layout_results(test->arena, fixture->builder.node_count);
    return flow_slice(&context, fixture->result.pages[0].body, &range);
}

static double y_in(const Box *box, const char *id)
{
    Rect frame = {NAN, NAN, NAN, NAN};
    find_box(box, (Point){0, 0}, id, &frame);
    return frame.y;
}

TEST(slice_holds_what_ends_in_its_range)
{
    LayoutFixture fixture;
    const char *body =
        COLUMN("\"gap\": \"10pt\"",
               BLOCK("a", "30", "") "," BLOCK("b", "30", "") "," BLOCK("c", "30", ""));
    const Box *part = slice_of(test, &fixture, body, (FlowRange){30, 70, 40});
    CHECK(part->child_count == 1);
    CHECK_NEAR(y_in(part, "b"), 0, 1e-6);
    CHECK_NEAR(part->size.height, 30, 1e-6);
    layout_release(&fixture);
}

TEST(slice_of_all_is_the_whole)
{
    LayoutFixture fixture;
    const Box *part = slice_of(test, &fixture, COLUMN("", BLOCK("a", "30", "")),
                               (FlowRange){-INFINITY, INFINITY, 0});
    CHECK(part == fixture.result.pages[0].body);
    layout_release(&fixture);
}

/* A box that one sees has its edges at every cut; what follows it moves down. */
TEST(slice_repeats_edges_and_moves_what_follows)
{
    LayoutFixture fixture;
    const char *body = COLUMN("", "{\"type\": \"column\", \"id\": \"card\", \"style\": "
                                  "{\"background\": \"#f00\", \"padding\": \"5pt 0\"},"
                                  "\"children\": [" BLOCK("a", "30", "") "," BLOCK(
                                      "b", "30", "") "]}," BLOCK("c", "10", ""));
    const Box *part = slice_of(test, &fixture, body, (FlowRange){35, INFINITY, 35});
    CHECK_NEAR(y_in(part, "card"), 0, 1e-6);
    CHECK_NEAR(y_in(part, "b"), 5, 1e-6);
    CHECK_NEAR(y_in(part, "c"), 40, 1e-6);
    CHECK_NEAR(part->size.height, 50, 1e-6);
    layout_release(&fixture);
}

TEST(slice_of_text_has_its_lines_at_the_top)
{
    LayoutFixture fixture;
    const char *body =
        "{\"type\": \"column\", \"style\": {\"fontSize\": \"10pt\", \"lineHeight\": \"20pt\"},"
        "\"children\": [{\"type\": \"text\", \"id\": \"t\", \"text\": "
        "\"一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十\"}]}";
    const Box *part = slice_of(test, &fixture, body, (FlowRange){20, INFINITY, 20});
    Rect frame;
    const Box *text = find_box(part, (Point){0, 0}, "t", &frame);
    CHECK_NEAR(text->size.height, 40, 1e-6);
    Rect content = box_content(text);
    content.y += text->content_shift;
    Point corner;
    const TextLayout *lines = text->node->type->text(text, content, &corner);
    CHECK(lines->line_count == 2);
    CHECK(corner.y + lines->lines[0].baseline > 0 && corner.y + lines->lines[0].baseline < 20);
    layout_release(&fixture);
}
