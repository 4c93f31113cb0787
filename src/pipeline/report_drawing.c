/* Drawing a report: see report_drawing.h. */
#include "pipeline/report_drawing.h"

#include "pipeline/report_furniture.h"

#define GOES_ON UINT32_MAX /* no node is done with the page */

/* The node from which on all is done with page `index`. */
static uint32_t first_done(const ReportDrawing *drawing, int index)
{
    const LayoutResult *result = &drawing->job->result;
    uint32_t first_node = result->pages[index].first_node;
    bool is_last =
        index + 1 == result->page_count || result->pages[index + 1].first_node != first_node;
    return is_last ? first_node : GOES_ON;
}

bool report_drawing_add(ReportDrawing *drawing, const Scene *body)
{
    Arena *arena = drawing->job->arena;
    int index = (int)drawing->page_count;
    const LayoutPage *page = &drawing->job->result.pages[index];
    drawing->open_pages = arena_grow(arena, drawing->open_pages, drawing->page_count,
                                     &drawing->page_capacity, sizeof *drawing->open_pages);
    drawing->page_count++;
    bool is_open = page->is_late || report_has_furniture(page);
    drawing->open_pages[index] = is_open ? drawing->open_count++ : -1;
    bool is_good = is_open ? device_draw_open(drawing->device, body, index + 1)
                           : device_draw(drawing->device, body, index + 1);
    uint32_t done = first_done(drawing, index);
    if (is_good && !page->is_late && done != GOES_ON)
        is_good = device_end_section(drawing->device, done);
    return is_good;
}

bool report_drawing_is_open(const ReportDrawing *drawing, int page)
{
    return drawing->open_pages[page] >= 0;
}

/* Late pages are many, and their scenes go one by one. */
bool report_drawing_complete(ReportDrawing *drawing, int page, const Scene *rest)
{
    bool is_good = device_complete(drawing->device, drawing->open_pages[page], rest, page + 1);
    if (is_good && drawing->job->result.pages[page].is_late)
        is_good = device_end_section(drawing->device, first_done(drawing, page));
    return is_good;
}

static bool draw_bodies(ReportDrawing *drawing)
{
    Job *job = drawing->job;
    bool is_good = true;
    for (int i = 0; i < job->result.page_count && is_good; i++) {
        const Scene *scene = job->scenes[i];
        const Scene *body = job->result.pages[i].is_late
                                ? NULL
                                : scene_part(job->arena, scene, 0, scene->furniture_at);
        is_good = report_drawing_add(drawing, body);
    }
    return is_good;
}

bool report_drawing_all(Job *job, Device *device)
{
    ReportDrawing drawing = {.job = job, .device = device};
    bool is_good = draw_bodies(&drawing);
    for (int i = 0; i < job->result.page_count && is_good; i++) {
        const Scene *scene = job->scenes[i];
        size_t first = job->result.pages[i].is_late ? 0 : scene->furniture_at;
        if (report_drawing_is_open(&drawing, i))
            is_good = report_drawing_complete(
                &drawing, i, scene_part(job->arena, scene, first, scene->op_count));
    }
    return is_good;
}
