/* Whole layouts from JSON text, built by the real builder with the shipped fonts, for the tests of
 * doc/, layout/ and element/. */
#ifndef TESTS_UNIT_LAYOUT_FIXTURE_H
#define TESTS_UNIT_LAYOUT_FIXTURE_H

#include "base/number.h"
#include "doc/fixture.h"
#include "element/element_table.h"
#include "layout/layout.h"
#include "layout/paint.h"
#include "pipeline/session.h"

typedef struct LayoutFixture {
    TestState *test;
    Session *session;
    Theme *theme;
    Builder builder;
    Node *root;
    PageSetup page;
    LayoutResult result;
    Image *image; /* what every image element shows: 200 x 100 pixels at 144 ppi, 100 x 50 pt */
} LayoutFixture;

static inline const Image *fixture_image(void *context, const JsonValue *value)
{
    (void)value;
    return context;
}

/* `theme` is JSON, NULL: none. */
static inline void layout_init(TestState *test, LayoutFixture *fixture, const char *theme)
{
    static const unsigned char pixels[200 * 100 * 3];
    *fixture = (LayoutFixture){.test = test, .session = session_create(NULL, DIAG_ENGLISH)};
    fixture->theme = theme_of(test, theme);
    fixture->image = arena_alloc(test->arena, sizeof *fixture->image);
    *fixture->image = (Image){.width = 200,
                              .height = 100,
                              .channels = 3,
                              .orientation = 1,
                              .ppi_x = 144,
                              .ppi_y = 144,
                              .pixels = pixels,
                              .name = "p.png"};
}

static inline void layout_release(LayoutFixture *fixture)
{
    session_destroy(fixture->session);
}

static inline Node *layout_build(LayoutFixture *fixture, const char *body)
{
    TestState *test = fixture->test;
    fixture->builder = (Builder){
        .arena = test->arena,
        .diagnostics = test->sink,
        .theme = fixture->theme,
        .fonts = fixture->session->fonts,
        .text = fixture->session->text,
        .types = element_table,
        .load_image = fixture_image,
        .load_context = fixture->image,
    };
    fixture->root = builder_build(&fixture->builder, json_of(test, body));
    return fixture->root;
}

/* Lays `body` out on a page (JSON, NULL: 400 x 300 pt without margins). */
static inline bool layout_run(LayoutFixture *fixture, const char *page, const char *body)
{
    TestState *test = fixture->test;
    const JsonValue *setup = json_of(test, page ? page : "{\"size\": \"400pt 300pt\"}");
    page_setup_read(&fixture->page, fixture->theme, test->sink, test->arena, setup);
    Node *root = layout_build(fixture, body);
    CHECK(root != NULL);
    if (!root)
        return false;
    fixture->result =
        layout_document(test->arena, test->sink, root, fixture->builder.node_count, &fixture->page);
    return true;
}

static inline const Box *find_box(const Box *box, Point corner, const char *id, Rect *frame)
{
    if (box->node->id && strcmp(box->node->id, id) == 0) {
        *frame = (Rect){corner.x, corner.y, box->size.width, box->size.height};
        return box;
    }
    Rect content = box_content(box);
    for (size_t i = 0; i < box->child_count; i++) {
        const BoxLink *link = &box->children[i];
        Point place = {corner.x + content.x + link->x, corner.y + content.y + link->y};
        const Box *found = find_box(link->box, place, id, frame);
        if (found)
            return found;
    }
    return NULL;
}

/* The box with this id on page `index` and its border box on the page; NULL: not there. */
static inline const Box *layout_find(const LayoutFixture *fixture, int index, const char *id,
                                     Rect *frame)
{
    const LayoutPage *page = &fixture->result.pages[index];
    return find_box(page->body, page->origin, id, frame);
}

/* The operations of the first page. */
static inline const Scene *layout_paint(const LayoutFixture *fixture)
{
    TestState *test = fixture->test;
    const Scene *scene = paint_page(test->arena, &fixture->page, &fixture->result.pages[0]);
    CHECK(scene_check(scene) == NULL);
    return scene;
}

/* The nth operation (from 0) of this kind that the element with `id` made, or NULL. */
static inline const SceneOp *find_op(const LayoutFixture *fixture, const Scene *scene,
                                     const char *id, SceneOpKind kind, int nth)
{
    Rect frame;
    const Box *box = layout_find(fixture, 0, id, &frame);
    for (size_t i = 0; box && i < scene->op_count; i++) {
        const SceneOp *op = &scene->ops[i];
        if (op->node_id == box->node->number && op->kind == kind && nth-- == 0)
            return op;
    }
    return NULL;
}

static inline bool same_rect(Rect a, Rect b)
{
    return fabs(a.x - b.x) < 1e-6 && fabs(a.y - b.y) < 1e-6 && fabs(a.width - b.width) < 1e-6 &&
           fabs(a.height - b.height) < 1e-6;
}

static inline void check_frame(TestState *test, const LayoutFixture *fixture, int line,
                               const char *id, Rect expected)
{
    Rect frame = {NAN, NAN, NAN, NAN};
    const Box *box = layout_find(fixture, 0, id, &frame);
    bool is_good = box && fabs(frame.x - expected.x) < 1e-6 && fabs(frame.y - expected.y) < 1e-6 &&
                   fabs(frame.width - expected.width) < 1e-6 &&
                   fabs(frame.height - expected.height) < 1e-6;
    test->check_count++;
    if (is_good)
        return;
    char n[8][NUMBER_TEXT_SIZE];
    const double numbers[8] = {frame.x,    frame.y,    frame.width,    frame.height,
                               expected.x, expected.y, expected.width, expected.height};
    for (int i = 0; i < 8; i++)
        number_format(n[i], numbers[i], 4);
    test_fail(test, __FILE__, line,
              arena_print(test->arena, "“%s” is at %s %s, %s x %s; expected %s %s, %s x %s", id,
                          n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7]));
}

#define CHECK_FRAME(id, x, y, width, height)                                                       \
    check_frame(test, &fixture, __LINE__, id, (Rect){x, y, width, height})

#endif
