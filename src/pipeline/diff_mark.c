/* The marks of a diff on the picture of a page. See diff_report.h. */
#include <math.h>

#include "pipeline/diff_report.h"

#define LINE_PT      1.2
#define GROW_PT      1.5 /* a mark stands a little off what it marks */
#define WASH         0.14
#define TAG_PT       8.0 /* height of a number's tag; its figures are smaller */
#define FIGURE_SHARE 0.75
#define FIGURE_WIDTH 0.62 /* in sizes: of a figure of the fonts that label.h chooses */

static const Color mark_colors[DIFF_KIND_COUNT] = {
    [DIFF_ADDED] = {.has = COLOR_RGB, .rgb = {0.10, 0.55, 0.25}},
    [DIFF_REMOVED] = {.has = COLOR_RGB, .rgb = {0.80, 0.10, 0.10}},
    [DIFF_CHANGED] = {.has = COLOR_RGB, .rgb = {0.92, 0.45, 0.00}},
    [DIFF_MOVED] = {.has = COLOR_RGB, .rgb = {0.10, 0.35, 0.85}},
};

static Rect grow(Rect box)
{
    return (Rect){box.x - GROW_PT, box.y - GROW_PT, box.width + 2 * GROW_PT,
                  box.height + 2 * GROW_PT};
}

/* The number of the item on a tag at the box's top left corner, within the page. */
static void draw_number(const LabelPen *pen, Scene *scene, Rect box, DiffKind kind, size_t number)
{
    const char *words = arena_print(scene->arena, "%zu", number);
    LabelStyle style = {TAG_PT * FIGURE_SHARE, COLOR_WHITE};
    double width = style.size * (FIGURE_WIDTH * (double)strlen(words) + 0.7);
    Rect grown = grow(box);
    Rect tag = {fmax(0, fmin(grown.x, scene->boxes.width - width)), fmax(0, grown.y - TAG_PT),
                width, TAG_PT};
    Path *path = path_create(scene->arena);
    path_rectangle(path, tag);
    scene_fill_path(scene, path, FILL_NONZERO, scene_solid(scene->arena, mark_colors[kind], 1));
    double aside = (width - style.size * FIGURE_WIDTH * (double)strlen(words)) / 2;
    label_draw(pen, scene, (Point){tag.x + aside, tag.y + TAG_PT * (1 - FIGURE_SHARE) * 0.2}, words,
               &style);
}

static void draw_box(Scene *scene, Rect box, DiffKind kind, bool is_old)
{
    static const double dashes[] = {4, 3};
    Arena *arena = scene->arena;
    Path *path = path_create(arena);
    path_rectangle(path, grow(box));
    Stroke *stroke = arena_alloc(arena, sizeof *stroke);
    *stroke = (Stroke){.width = LINE_PT};
    if (is_old) {
        stroke->dashes = dashes;
        stroke->dash_count = COUNT_OF(dashes);
    } else if (kind != DIFF_MOVED) {
        scene_fill_path(scene, path, FILL_NONZERO, scene_solid(arena, mark_colors[kind], WASH));
    }
    scene_stroke_path(scene, path, stroke, scene_solid(arena, mark_colors[kind], 1));
}

const Scene *diff_report_mark(const DiffReport *report, const DiagSink *diagnostics,
                              const Scene *scene, int page)
{
    const LabelPen pen = {report->session, report->arena, diagnostics};
    Arena *arena = report->arena;
    Scene *marked = scene_create(arena, scene->boxes);
    marked->ops = arena_array(arena, scene->op_count, sizeof *marked->ops);
    for (size_t i = 0; i < scene->op_count; i++)
        marked->ops[i] = scene->ops[i];
    marked->op_count = marked->op_capacity = scene->op_count;
    for (size_t i = 0; i < report->count; i++) {
        const DiffItem *item = &report->items[i];
        bool has_moved = item->kind == DIFF_MOVED || item->kind == DIFF_REMOVED;
        if (item->old_page == page && has_moved)
            draw_box(marked, item->old_box, item->kind, true);
        if (item->page == page)
            draw_box(marked, item->box, item->kind, false);
    }
    for (size_t i = 0; i < report->count; i++) { /* over all boxes */
        const DiffItem *item = &report->items[i];
        if (item->page == page)
            draw_number(&pen, marked, item->box, item->kind, i + 1);
        else if (item->old_page == page && !item->page)
            draw_number(&pen, marked, item->old_box, item->kind, i + 1);
    }
    return marked;
}
