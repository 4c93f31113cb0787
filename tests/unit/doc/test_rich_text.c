#include "element/text_content.h"
#include "layout/fixture.h"

/* The lines of a text element on one line, and its runs. */
static const TextLayout *compose(TestState *test, LayoutFixture *fixture, const char *body)
{
    layout_init(test, fixture,
                "{\"styles\": {\"big\": {\"fontSize\": \"30pt\"}, \"strong\":"
                "{\"color\": \"#FF0000\"}}}");
    const Node *node = layout_build(fixture, body);
    const JsonValue *text = json_find(node->source, "text");
    const RichText *rich =
        builder_text(&fixture->builder, node, node->style, text ? text : node->source);
    return text_block_compose(rich->block, test->arena, test->sink, INFINITY);
}

static const PlacedRun *run_at(const TextLayout *layout, int index)
{
    return index < layout->lines[0].run_count ? &layout->lines[0].runs[index] : NULL;
}

TEST(rich_text_widths_follow_the_size)
{
    LayoutFixture fixture;
    const TextLayout *layout = compose(
        test, &fixture,
        "{\"type\": \"text\", \"style\": {\"fontSize\": \"10pt\"}, \"text\": \"甲[乙]{.big}丙\"}");
    CHECK_NEAR(layout->natural_width, 10 + 30 + 10, 1e-6);
    CHECK(test->sink->count == 0);
    layout_release(&fixture);
}

TEST(rich_text_marks_keep_what_their_span_draws)
{
    LayoutFixture fixture;
    const TextLayout *layout =
        compose(test, &fixture,
                "{\"type\": \"text\", \"text\": \"甲[乙**丙**]{textDecoration=underline}丁\"}");
    int underlined = 0;
    for (int i = 0; i < layout->lines[0].run_count; i++)
        underlined += layout->lines[0].runs[i].style->underline;
    CHECK(layout->lines[0].run_count == 4 && underlined == 2);
    layout_release(&fixture);
}

TEST(rich_text_bold_in_a_superscript_stays_raised)
{
    LayoutFixture fixture;
    const TextLayout *layout = compose(
        test, &fixture,
        "{\"type\": \"text\", \"style\": {\"fontSize\": \"10pt\"}, \"text\": \"甲^{**乙**}\"}");
    const PlacedRun *raised = run_at(layout, 1);
    CHECK(raised && raised->style->baseline_shift > 0 && raised->style->size < 10);
    layout_release(&fixture);
}

TEST(rich_text_strong_is_a_style_of_the_theme)
{
    LayoutFixture fixture;
    const TextLayout *layout =
        compose(test, &fixture, "{\"type\": \"text\", \"text\": \"甲**乙**\"}");
    const PlacedRun *strong = run_at(layout, 1);
    CHECK(strong && strong->style->paint->color.rgb[0] == 1);
    layout_release(&fixture);
}

TEST(rich_text_lists_of_spans)
{
    LayoutFixture fixture;
    const TextLayout *layout = compose(
        test, &fixture,
        "{\"type\": \"text\", \"style\": {\"fontSize\": \"10pt\"}, \"text\": [\"甲\","
        "{\"text\": \"乙\", \"class\": \"big\"}, {\"text\": \"丙\", \"style\": {\"fontSize\":"
        "\"20pt\"}}]}");
    CHECK_NEAR(layout->natural_width, 60, 1e-6);
    CHECK(test->sink->count == 0);
    layout_release(&fixture);
}

TEST(rich_text_faults_of_lists)
{
    static const char *const wrong[] = {
        "[5]",
        "[null]",
        "[[\"a\"]]",
        "[{}]",
        "[{\"text\": 5}]",
        "[{\"text\": \"a\", \"txet\": 1}]",
        "[{\"text\": \"a\", \"style\": 5}]",
    };
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        LayoutFixture fixture;
        diag_init(test->sink, test->arena, DIAG_ENGLISH);
        layout_init(test, &fixture, NULL);
        layout_build(&fixture,
                     arena_print(test->arena, "{\"type\": \"text\", \"text\": %s}", wrong[i]));
        if (test->sink->error_count != 1)
            test_fail(test, __FILE__, __LINE__, wrong[i]);
        layout_release(&fixture);
    }
    CHECK(COUNT_OF(wrong) > 0);
}

/* CSS 2.2, 9.4.2: no words, no line box. */
TEST(rich_text_empty_has_no_line)
{
    LayoutFixture fixture;
    const TextLayout *layout =
        compose(test, &fixture,
                "{\"type\": \"text\", \"style\": {\"lineHeight\": \"17pt\"}, \"text\": \"\"}");
    CHECK(layout->line_count == 0 && layout->height == 0);
    layout_release(&fixture);
}

TEST(rich_text_without_a_font_says_so)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    CHECK(layout_run(&fixture, NULL,
                     "{\"type\": \"text\", \"text\": \"a**b**\", \"style\":"
                     "{\"fontFamily\": \"No Such Family Anywhere\"}}"));
    CHECK(test_reported_once(test, E_FONT_UNKNOWN) && test->sink->error_count == 1);
    layout_release(&fixture);
}
