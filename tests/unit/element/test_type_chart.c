/* chart: the element around the drawing: its height, its place on the page. */
#include "layout/fixture.h"

#define CHART                                                                                      \
    "{\"type\":\"column\",\"children\":[{\"type\":\"chart\",\"id\":\"c\",\"alt\":\"图\",\"x\":"   \
    "\"n\",\"aspect\":\"2 / "                                                                      \
    "1\",\"data\":[{\"n\":"                                                                        \
    "\"甲\",\"v\":5}],\"series\":[{\"type\":\"bar\",\"y\":\"v\",\"color\":\"#102030\"}]%s}]}"

TEST(chart_element_height_is_the_aspect)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    const char *body = arena_print(test->arena, CHART, "");
    if (layout_run(&fixture, NULL, body))
        CHECK_FRAME("c", 0, 0, 400, 200);
    layout_release(&fixture);
}

TEST(chart_element_height_is_the_styles)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    const char *body = arena_print(test->arena, CHART, ",\"style\":{\"height\":\"120pt\"}");
    if (layout_run(&fixture, NULL, body))
        CHECK_FRAME("c", 0, 0, 400, 120);
    layout_release(&fixture);
}

/* Margins move every mark of the drawing. */
TEST(chart_element_is_drawn_in_its_content_box)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    const char *body = arena_print(
        test->arena, CHART,
        ",\"style\":{\"height\":\"120pt\",\"width\":\"200pt\",\"margin\":\"30pt 0 0 150pt\"}");
    if (layout_run(&fixture, NULL, body)) {
        const Scene *scene = paint_page(test->arena, &fixture.page, &fixture.result.pages[0]);
        int count = 0;
        for (size_t i = 0; i < scene->op_count; i++) {
            if (scene->ops[i].kind != OP_FILL_PATH)
                continue;
            Rect box = path_bounds(scene->ops[i].as.fill.path);
            CHECK(box.x >= 150 && box.x + box.width <= 350);
            CHECK(box.y >= 30 && box.y + box.height <= 150);
            count++;
        }
        CHECK(count == 1);
        CHECK(scene_check(scene) == NULL);
    }
    layout_release(&fixture);
}
