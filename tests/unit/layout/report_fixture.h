/* Reports of boxes with known heights, for the tests of pages. */
#ifndef TESTS_UNIT_LAYOUT_REPORT_FIXTURE_H
#define TESTS_UNIT_LAYOUT_REPORT_FIXTURE_H

#include "layout/fixture.h"
#include "layout/flow.h"

/* Lays `body` out on pages (JSON, NULL: 100 x 100 pt without margins). */
static inline void report_run_json(LayoutFixture *fixture, PageMasters *masters, const char *page,
                                   const char *body)
{
    TestState *test = fixture->test;
    const char *small = "{\"size\": \"100pt 100pt\", \"flow\": true}";
    page_masters_read(masters, fixture->theme, test->sink, test->arena,
                      json_of(test, page ? page : small));
    fixture->builder = (Builder){
        .arena = test->arena,
        .diagnostics = test->sink,
        .theme = fixture->theme,
        .fonts = fixture->session->fonts,
        .text = fixture->session->text,
        .types = element_table,
        .load_image = fixture_image,
        .load_context = fixture->image,
        .masters = masters,
    };
    fixture->root = builder_build(&fixture->builder, json_of(test, body));
    CHECK(fixture->root != NULL);
    if (fixture->root)
        fixture->result = layout_report(test->arena, test->sink, fixture->root,
                                        fixture->builder.node_count, masters);
}

/* The place of the box with this id on page `index` (from 0), y from the top of the page; NAN: it
 * is not there. */
static inline double report_y(const LayoutFixture *fixture, int index, const char *id)
{
    Rect frame = {NAN, NAN, NAN, NAN};
    if (index >= fixture->result.page_count)
        return NAN;
    const LayoutPage *page = &fixture->result.pages[index];
    for (size_t i = 0; i < page->part_count; i++) {
        if (find_box(page->parts[i].box, (Point){page->parts[i].x, page->parts[i].y}, id, &frame))
            return frame.y;
    }
    return NAN;
}

#define BLOCK(id, height, more)                                                                    \
    "{\"type\": \"shape\", \"shape\": \"rectangle\", \"id\": \"" id                                \
    "\", \"style\": {\"height\": \"" height "pt\"" more "}}"
#define COLUMN(style, children)                                                                    \
    "{\"type\": \"column\", \"style\": {" style "}, \"children\": [" children "]}"

#define CHECK_ON(index, id, y)  CHECK_NEAR(report_y(&fixture, index, id), y, 1e-6)
#define CHECK_NOT_ON(index, id) CHECK(isnan(report_y(&fixture, index, id)))

#endif
