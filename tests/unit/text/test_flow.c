/* Flow from frame to frame and around shapes: order, grid, R23, what is kept together. */
#include <math.h>

#include "fixture.h"
#include "text/flow.h"

#define TEN  "甲乙丙丁戊己庚辛壬癸"
#define SIZE 10.0
#define ROW  16.0

static FlowResult flow(TextFixture *fixture, const TextSpan *spans, int count,
                       const FlowRequest *request)
{
    TestState *test = fixture->test;
    TextBlock *block = text_block_create(fixture->context, test->arena, test->sink, spans, count,
                                         &fixture->paragraph);
    return text_block_flow(block, test->arena, test->sink, request);
}

static FlowResult flow_text(TextFixture *fixture, const char *text, const FlowRequest *request)
{
    TextSpan span = {.text = text_of(text), .style = &fixture->style};
    return flow(fixture, &span, 1, request);
}

/* Three frames of different width: each is filled before the next, and each line fills its own. */
TEST(text_flow_goes_from_frame_to_frame)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    const FlowColumn columns[] = {
        {{0, 0, 50, 2 * ROW}, 0}, {{5, 7, 100, 2 * ROW}, 1}, {{0, 0, 70, 4 * ROW}, 2}};
    FlowRequest request = {.columns = columns, .column_count = 3, .width = 100, .em = SIZE};
    FlowResult result = flow_text(&fixture, TEN TEN TEN TEN, &request);
    CHECK(test->sink->count == 0 && result.overset == 0 && result.used == 3);
    const TextLayout *layout = result.layout;
    static const int frames[] = {0, 0, 1, 1, 2, 2};
    static const int clusters[] = {5, 5, 10, 10, 7, 3};
    CHECK(layout->line_count == 6);
    for (int i = 0; i < 6; i++)
        CHECK(layout->lines[i].frame == frames[i] && layout->lines[i].cluster_count == clusters[i]);
    CHECK_NEAR(layout->lines[2].x0, 5, 1e-3);
    CHECK_NEAR(layout->lines[2].baseline - layout->lines[0].baseline, 7, 1e-6);
    const TextLayout *last = text_layout_frame(layout, 2, test->arena);
    CHECK(last->line_count == 2 && last->lines == layout->lines + 4);
    CHECK_NEAR(last->height, 2 * ROW, 1e-6);
    fixture_release(&fixture);
}

/* What finds no room is one error that counts the lines and stands at the first. */
TEST(text_flow_counts_overset_lines)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    const FlowColumn column = {{0, 0, 50, 5 * ROW}, 0};
    FlowRequest request = {.columns = &column, .column_count = 1, .width = 50, .em = SIZE};
    FlowResult result = flow_text(&fixture, TEN TEN TEN TEN, &request);
    CHECK(result.overset == 3 && result.layout->line_count == 8);
    CHECK(test->sink->count == 1 && test->sink->items[0].code == E_TEXT_OVERSET);
    CHECK(strstr(test->sink->items[0].message, " 3 lines") != NULL);
    request.is_tried = true;
    test->sink->count = 0;
    result = flow_text(&fixture, TEN TEN TEN TEN, &request);
    CHECK(result.overset == 3 && !result.layout && test->sink->count == 0);
    fixture_release(&fixture);
}

static bool overlaps(const TextLine *line, const Point *box)
{
    double top = line->baseline - 8.8;
    return line->x0 < box[2].x && line->x1 > box[0].x && top + SIZE > box[0].y && top < box[2].y;
}

/* A picture across two columns: no line touches it, all justified lines fill their rooms, every
 * baseline is on the grid, and the words are all there. */
TEST(text_flow_runs_around)
{
    static const Point box[] = {{55, 20}, {175, 20}, {175, 75}, {55, 75}};
    const FlowShape shape = {box, 4, 0, 0};
    TextFixture fixture;
    fixture_init(test, &fixture);
    const FlowColumn columns[] = {{{0, 0, 110, 10 * ROW}, 0}, {{120, 0, 110, 10 * ROW}, 0}};
    FlowRequest request = {columns, 2, &shape, 1, 230, SIZE, false};
    const char *text = fixture_repeat(test->arena, "城市的灯火，一盏一盏亮起来；河水在桥下", 8);
    const TextLayout *layout = flow_text(&fixture, text, &request).layout;
    CHECK(test->sink->count == 0);
    size_t bytes = 0;
    for (int i = 0; i < layout->line_count; i++) {
        const TextLine *line = &layout->lines[i];
        const PlacedCluster *last = &line->clusters[line->cluster_count - 1];
        CHECK(!overlaps(line, box));
        CHECK(line->is_last || fabs(last->x + last->advance - (line->x1 - line->x0)) < 0.01);
        double row = (line->baseline - layout->lines[0].baseline) / ROW;
        CHECK_NEAR(row, round(row), 1e-6);
        for (int k = 0; k < line->cluster_count; k++)
            bytes += line->clusters[k].length;
    }
    CHECK(bytes == strlen(text));
    fixture_release(&fixture);
}

/* Where all rooms are alike, the breaks are those of one width, told line by line or not: a last
 * column of another width, never reached, changes nothing. */
TEST(text_flow_breaks_as_one_width_does)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    const char *text = fixture_repeat(
        test->arena, "“城市的灯火”，一盏一盏（2024年）亮起来；river在桥下流过100亿元。", 3);
    for (double width = 80; width < 200; width += 7) {
        const FlowColumn columns[] = {{{0, 0, width, 20 * ROW}, 0}, {{0, 0, 44, 90 * ROW}, 1}};
        FlowRequest request = {.columns = columns, .column_count = 2, .width = 300, .em = SIZE};
        const TextLayout *layout = flow_text(&fixture, text, &request).layout;
        TextSpan span = {.text = text_of(text), .style = &fixture.style};
        const TextLayout *plain =
            text_block_compose(text_block_create(fixture.context, test->arena, test->sink, &span, 1,
                                                 &fixture.paragraph),
                               test->arena, test->sink, width);
        if (plain->line_count > 20)
            continue;
        CHECK(layout->line_count == plain->line_count);
        for (int i = 0; i < plain->line_count; i++)
            CHECK(layout->lines[i].cluster_count == plain->lines[i].cluster_count);
    }
    fixture_release(&fixture);
}

/* Five rows to a column: five lines; a heading of one line with a paragraph of four after it. */
static int heading_frame(TextFixture *fixture, bool keeps, const char *before, FlowResult *result)
{
    TextStyle heading = fixture->style;
    heading.keeps_with_next = keeps;
    const TextSpan spans[] = {{.text = text_of(before), .style = &fixture->style},
                              {.text = text_of("标题\n"), .style = &heading},
                              {.text = text_of(TEN TEN), .style = &fixture->style}};
    const FlowColumn columns[] = {{{0, 0, 50, 5 * ROW}, 0}, {{0, 0, 50, 9 * ROW}, 1}};
    FlowRequest request = {.columns = columns, .column_count = 2, .width = 50, .em = SIZE};
    *result = flow(fixture, spans, 3, &request);
    for (int i = 0; i < result->layout->line_count; i++) {
        if (result->layout->lines[i].paragraph == 1)
            return result->layout->lines[i].frame;
    }
    return -1;
}

TEST(text_flow_keeps_a_heading_with_its_text)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    FlowResult result;
    /* Four lines before: the heading is the fifth, its text goes over. */
    CHECK(heading_frame(&fixture, false, TEN TEN "\n", &result) == 0);
    CHECK(heading_frame(&fixture, true, TEN TEN "\n", &result) == 1);
    /* Three lines before: the text's first line alone would stay (R23), so it goes, and the heading
     * with it. */
    CHECK(heading_frame(&fixture, true, "甲乙丙丁戊己庚辛壬癸子丑寅\n", &result) == 1);
    /* Two lines before: heading and two lines of text stay. */
    CHECK(heading_frame(&fixture, true, TEN "\n", &result) == 0);
    CHECK(result.layout->lines[4].frame == 0 && result.layout->lines[5].frame == 1);
    CHECK(test->sink->count == 0);
    fixture_release(&fixture);
}

TEST(text_flow_keeps_a_paragraph_together)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    TextStyle kept = fixture.style;
    kept.keeps_together = true;
    const TextSpan spans[] = {{.text = text_of(TEN "\n"), .style = &fixture.style},
                              {.text = text_of(TEN TEN), .style = &kept}};
    const FlowColumn columns[] = {{{0, 0, 50, 5 * ROW}, 0}, {{0, 0, 50, 5 * ROW}, 1}};
    FlowRequest request = {.columns = columns, .column_count = 2, .width = 50, .em = SIZE};
    const TextLayout *layout = flow(&fixture, spans, 2, &request).layout;
    CHECK(layout->line_count == 6 && layout->lines[2].frame == 1 && layout->lines[5].frame == 1);
    kept.keeps_together = false;
    layout = flow(&fixture, spans, 2, &request).layout;
    CHECK(layout->lines[2].frame == 0 && layout->lines[5].frame == 1);
    fixture_release(&fixture);
}
