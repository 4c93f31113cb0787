/* Drawing a report: see report_drawing.h. */
#include "pipeline/report_drawing.h"

#include "pipeline/report_furniture.h"

bool report_drawing_add(ReportDrawing *drawing, const Scene *body)
{
    Arena *arena = drawing->job->arena;
    size_t index = drawing->page_count;
    const LayoutPage *page = &drawing->job->result.pages[index];
    int number = (int)index + 1;
    drawing->open_pages = arena_grow(arena, drawing->open_pages, index, &drawing->page_capacity,
                                     sizeof *drawing->open_pages);
    drawing->page_count++;
    bool is_open = page->is_late || report_has_furniture(page);
    drawing->open_pages[index] = is_open ? drawing->open_count++ : -1;
    return is_open ? device_draw_open(drawing->device, body, number)
                   : device_draw(drawing->device, body, number);
}

bool report_drawing_is_open(const ReportDrawing *drawing, int page)
{
    return drawing->open_pages[page] >= 0;
}

bool report_drawing_complete(ReportDrawing *drawing, int page, const Scene *rest)
{
    return device_complete(drawing->device, drawing->open_pages[page], rest, page + 1);
}

static bool draw_bodies(ReportDrawing *drawing)
{
    Job *job = drawing->job;
    int count = job->result.page_count;
    bool is_good = true;
    for (int i = 0; i < count && is_good; i++) {
        const LayoutPage *page = &job->result.pages[i];
        const Scene *scene = job->scenes[i];
        const Scene *body =
            page->is_late ? NULL : scene_part(job->arena, scene, 0, scene->furniture_at);
        bool is_last = i + 1 == count || job->result.pages[i + 1].first_node != page->first_node;
        is_good = report_drawing_add(drawing, body);
        if (is_good && is_last && !page->is_late)
            is_good = device_end_section(drawing->device, page->first_node);
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
