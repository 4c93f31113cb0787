/* Reports of boxes with known heights, for the tests of pages. */
#ifndef TESTS_UNIT_LAYOUT_REPORT_FIXTURE_H
#define TESTS_UNIT_LAYOUT_REPORT_FIXTURE_H

#include "layout/fixture.h"
#include "layout/flow.h"

/* Lays `body` out on pages (JSON, NULL: 100 x 100 pt without margins). */
static inline void report_run_value(LayoutFixture *fixture, PageMasters *masters, const char *page,
                                    const JsonValue *body)
{
    TestState *test = fixture->test;
    Register *entries = arena_alloc(test->arena, sizeof *entries);
    register_read(entries, test->arena, test->sink, NULL, body);
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
        .entries = entries,
    };
    fixture->root = builder_build(&fixture->builder, body);
    CHECK(fixture->root != NULL);
    if (fixture->root)
        fixture->result = layout_report(test->arena, test->sink, fixture->root,
                                        fixture->builder.node_count, masters);
}

static inline void report_run_json(LayoutFixture *fixture, PageMasters *masters, const char *page,
                                   const char *body)
{
    report_run_value(fixture, masters, page, json_of(fixture->test, body));
}

/* Makes the first of the words a template's: they were filled in by `expression`. */
static inline void report_cite(TestState *test, JsonValue *words, uint32_t bytes,
                               const char *expression)
{
    JsonInsertion *insertion = arena_alloc(test->arena, sizeof *insertion);
    *insertion = (JsonInsertion){.end = bytes, .expression = expression};
    words->insertions = insertion;
    words->insertion_count = 1;
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
