/* Pages with what lies around them: see page_box.h. */
#include "pipeline/page_box.h"

#include "pipeline/job.h"
#include "pipeline/output.h"
#include "pipeline/press_marks.h"
#include "scene/scene_place.h"

static const Scene *add_marks(Job *job, const Scene *scene, int page)
{
    bool has_press;
    PressSettings press = press_read(job, NULL, &has_press);
    const DeviceOptions options = output_device_options(job, &(JobOutput){.path = "-"});
    const PressMarks marks = {.marks = has_press ? press.marks : MARK_ALL,
                              .info = &options.info,
                              .condition = press.condition ? press.condition : "",
                              .page = page,
                              .page_count = job->result.page_count};
    return press_marks_add(job, scene, &marks);
}

const Scene *page_box_show(Job *job, const Scene *scene, PageBox box, int page)
{
    if (box == PAGE_BOX_TRIM)
        return scene;
    if (box == PAGE_BOX_MEDIA)
        scene = add_marks(job, scene, page);
    const PageBoxes *boxes = &scene->boxes;
    Rect part = rect_outset((Rect){0, 0, boxes->width, boxes->height}, boxes->bleed);
    if (box == PAGE_BOX_MEDIA)
        part = rect_outset(part, boxes->slug);
    Scene *shown =
        scene_create(job->arena, (PageBoxes){.width = part.width, .height = part.height});
    scene_place(shown, scene, part, 1, (Point){0, 0});
    return shown;
}

const Scene *const *page_box_show_all(Job *job, const Scene *const *pages, int count, PageBox box,
                                      int first)
{
    if (box == PAGE_BOX_TRIM)
        return pages;
    const Scene **shown = arena_array(job->arena, (size_t)count, sizeof *shown);
    for (int i = 0; i < count; i++)
        shown[i] = page_box_show(job, pages[i], box, first + i);
    return shown;
}
