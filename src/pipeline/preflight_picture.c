/* Marked-up pages: see preflight_picture.h. */
#include "pipeline/preflight_picture.h"

#include <math.h>

#include "pipeline/label.h"
#include "pipeline/press.h"

#define FRAME_PT  1.2
#define LABEL_PT  7.0
#define LEAST_PT  8.0 /* smaller boxes get a frame of this size */
#define VEIL      0.45
#define TAG_WIDTH 26.0 /* of "E0941" at LABEL_PT, with room */

static Color color_of(DiagSeverity severity)
{
    switch (severity) {
    case DIAG_ERROR:
        return (Color){.has = COLOR_RGB, .rgb = {0.86, 0.08, 0.16}};
    case DIAG_WARNING:
        return (Color){.has = COLOR_RGB, .rgb = {0.93, 0.49, 0.0}};
    case DIAG_NOTE:
        break;
    }
    return (Color){.has = COLOR_RGB, .rgb = {0.1, 0.4, 0.85}};
}

/* At least LEAST_PT large and within the page. */
static Rect frame_of(const Scene *scene, const DiagPlace *place)
{
    Rect box = {place->x * PT_PER_MM, place->y * PT_PER_MM, place->width * PT_PER_MM,
                place->height * PT_PER_MM};
    double grow_x = fmax(0, LEAST_PT - box.width) / 2 + FRAME_PT;
    double grow_y = fmax(0, LEAST_PT - box.height) / 2 + FRAME_PT;
    box = rect_outset(box, (Edges){grow_y, grow_x, grow_y, grow_x});
    double left = fmax(box.x, FRAME_PT);
    double top = fmax(box.y, FRAME_PT);
    double right = fmin(box.x + box.width, scene->boxes.width - FRAME_PT);
    double bottom = fmin(box.y + box.height, scene->boxes.height - FRAME_PT);
    return (Rect){left, top, fmax(FRAME_PT, right - left), fmax(FRAME_PT, bottom - top)};
}

static void draw_finding(Job *job, Scene *scene, const Diagnostic *item)
{
    Color color = color_of(item->severity);
    Rect frame = frame_of(scene, item->place);
    Path *path = path_create(job->arena);
    Stroke *stroke = arena_alloc(job->arena, sizeof *stroke);
    stroke->width = FRAME_PT;
    path_rectangle(path, frame);
    scene_stroke_path(scene, path, stroke, scene_solid(job->arena, color, 1));
    double height = LABEL_PT * 1.3;
    double x = fmin(frame.x, scene->boxes.width - TAG_WIDTH);
    double y = frame.y >= height ? frame.y - height : frame.y;
    scene_fill_rectangle(scene, (Rect){x, y, TAG_WIDTH, height}, scene_solid(job->arena, color, 1));
    const LabelStyle style = {LABEL_PT, COLOR_WHITE};
    const LabelPen pen = label_pen(job);
    label_draw(&pen, scene, (Point){x + 2, y + 0.4}, diag_code_name(item->code), &style);
}

static void mark_page(Job *job, int page)
{
    Scene *scene = job->scenes[page - 1];
    Rect sheet =
        rect_outset((Rect){0, 0, scene->boxes.width, scene->boxes.height}, scene->boxes.bleed);
    scene_set_node(scene, 0);
    scene_fill_rectangle(scene, sheet, scene_solid(job->arena, COLOR_WHITE, VEIL));
    for (size_t i = 0; i < job->diagnostics.count; i++) {
        const Diagnostic *item = &job->diagnostics.items[i];
        if (item->place && item->place->page == page)
            draw_finding(job, scene, item);
    }
}

bool preflight_write_picture(Job *job, const char *path, PageBox box)
{
    const JobOutput output = {.path = path, .format = "png", .box = box};
    for (int page = 1; page <= job->result.page_count; page++)
        mark_page(job, page);
    return job_write(job, &output);
}
