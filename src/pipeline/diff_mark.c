/* The marks of a diff on the picture of a page. See diff_report.h. */
#include "pipeline/diff_report.h"

#define LINE_PT 1.2
#define GROW_PT 1.5 /* a mark stands a little off what it marks */
#define WASH    0.14

static const Color mark_colors[DIFF_KIND_COUNT] = {
    [DIFF_ADDED] = {.has = COLOR_RGB, .rgb = {0.10, 0.55, 0.25}},
    [DIFF_REMOVED] = {.has = COLOR_RGB, .rgb = {0.80, 0.10, 0.10}},
    [DIFF_CHANGED] = {.has = COLOR_RGB, .rgb = {0.92, 0.45, 0.00}},
    [DIFF_MOVED] = {.has = COLOR_RGB, .rgb = {0.10, 0.35, 0.85}},
};

static void draw_box(Scene *scene, Rect box, DiffKind kind, bool is_old)
{
    static const double dashes[] = {4, 3};
    Arena *arena = scene->arena;
    Rect grown = {box.x - GROW_PT, box.y - GROW_PT, box.width + 2 * GROW_PT,
                  box.height + 2 * GROW_PT};
    Path *path = path_create(arena);
    path_rectangle(path, grown);
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

const Scene *diff_report_mark(const DiffReport *report, Arena *arena, const Scene *scene, int page)
{
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
    return marked;
}
