/* Ink view: see ink_view.h. */
#include "pipeline/ink_view.h"

#include "device/separation.h"
#include "pipeline/preflight.h"

#define FULL 2.55 /* of PlateInk, for a per cent */

typedef struct InkView {
    Job *job;
    Arena *arena; /* of one picture */
    InkConverter *inks;
    PlateList plates;
    double limit; /* of all inks, per cent */
    double dpi;
} InkView;

static bool open_view(InkView *view, Job *job, double dpi)
{
    bool has_press;
    bool failed;
    PressSettings settings = press_read(job, NULL, &has_press);
    *view = (InkView){.job = job, .dpi = dpi, .limit = settings.total_ink};
    view->inks = preflight_open_inks(job, &settings, NULL, &failed);
    if (failed)
        return false;
    view->arena = arena_create();
    view->plates = separation_list((const Scene *const *)job->scenes, job->result.page_count);
    return true;
}

static void close_view(InkView *view)
{
    if (view->inks)
        ink_converter_destroy(view->inks);
    arena_destroy(view->arena);
}

static const Scene *plate_scene(const InkView *view, int page, int plate)
{
    return separation_scene(view->arena, view->inks, view->job->scenes[page - 1],
                            &view->plates.plates[plate]);
}

static bool write_scene(const InkView *view, const Scene *scene, StrBuf *png)
{
    const DeviceOptions options = {.dpi = view->dpi};
    return device_render(device_find("png"), view->arena, &view->job->diagnostics, &options, &scene,
                         1, png);
}

/* Colours of heat at shares of the limit; between them they are mixed. */
static void heat_color(double share, unsigned char rgb[3])
{
    static const struct {
        double share;
        double rgb[3];
    } steps[] = {{0, {255, 255, 255}},
                 {0.25, {255, 243, 176}},
                 {0.5, {253, 196, 92}},
                 {0.75, {244, 124, 60}},
                 {1, {190, 40, 40}}};
    static const unsigned char beyond[3] = {214, 0, 170};
    int last = (int)COUNT_OF(steps) - 1;
    if (share > 1) {
        memcpy(rgb, beyond, sizeof beyond);
        return;
    }
    int step = 1;
    while (step < last && share > steps[step].share)
        step++;
    double part = (share - steps[step - 1].share) / (steps[step].share - steps[step - 1].share);
    for (int i = 0; i < 3; i++)
        rgb[i] = (unsigned char)(steps[step - 1].rgb[i] +
                                 part * (steps[step].rgb[i] - steps[step - 1].rgb[i]) + 0.5);
}

/* The sum of all plates, 255 for 100 %. NULL: reported. */
static unsigned short *add_plates(const InkView *view, int page, PlateInk *size)
{
    unsigned short *total = NULL;
    for (int i = 0; i < view->plates.count; i++) {
        if (!separation_draw(view->arena, &view->job->diagnostics, plate_scene(view, page, i),
                             view->dpi, size))
            return NULL;
        size_t count = (size_t)size->width * (size_t)size->height;
        if (!total)
            total = arena_array(view->arena, count, sizeof *total);
        for (size_t k = 0; k < count; k++)
            total[k] = (unsigned short)(total[k] + size->ink[k]);
    }
    return total;
}

static bool draw_heat(const InkView *view, int page, StrBuf *png)
{
    PlateInk size = {0};
    const unsigned short *total = add_plates(view, page, &size);
    if (!total)
        return false;
    size_t count = (size_t)size.width * (size_t)size.height;
    unsigned char *pixels = arena_array(view->arena, count, 3);
    for (size_t k = 0; k < count; k++)
        heat_color(total[k] / FULL / view->limit, pixels + 3 * k);
    Image image = {.kind = IMAGE_PIXELS,
                   .width = size.width,
                   .height = size.height,
                   .channels = 3,
                   .orientation = 1,
                   .pixels = pixels,
                   .name = "heat"};
    double scale = 72 / view->dpi;
    PageBoxes boxes = {.width = size.width * scale, .height = size.height * scale};
    Scene *scene = scene_create(view->arena, boxes);
    scene_draw_image(scene, &image, (Matrix){boxes.width, 0, 0, boxes.height, 0, 0});
    return write_scene(view, scene, png);
}

bool ink_view_draw(Job *job, int page, int plate, double dpi, StrBuf *png)
{
    InkView view;
    if (page < 1 || page > job->result.page_count || !open_view(&view, job, dpi))
        return false;
    bool is_good = plate < view.plates.count;
    if (is_good)
        is_good = plate == ALL_PLATES ? draw_heat(&view, page, png)
                                      : write_scene(&view, plate_scene(&view, page, plate), png);
    close_view(&view);
    return is_good;
}

void ink_view_list(Job *job, StrBuf *out)
{
    InkView view;
    if (!open_view(&view, job, 0)) {
        strbuf_string(out, "{\"limit\":null,\"plates\":[]}\n");
        return;
    }
    strbuf_string(out, "{\"limit\":");
    strbuf_number(out, view.limit, 0);
    strbuf_string(out, ",\"plates\":[");
    for (int i = 0; i < view.plates.count; i++) {
        strbuf_string(out, i ? "," : "");
        strbuf_json(out, text_of(view.plates.plates[i].name));
    }
    strbuf_string(out, "]}\n");
    close_view(&view);
}
