/* Separate: see separate.h. */
#include "pipeline/separate.h"

#include "base/file.h"
#include "device/separation.h"
#include "pipeline/preflight.h"
#include "pipeline/separate_sheet.h"

#define DEFAULT_DPI 72.0

typedef struct Separation {
    Job *job;
    const SeparateOptions *options;
    InkConverter *inks;
    double dpi;
    StrBuf *report;
} Separation;

static double coverage(const PlateInk *ink)
{
    size_t count = (size_t)ink->width * (size_t)ink->height;
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += ink->ink[i];
    return sum / 2.55 / (double)count;
}

/* "out/plates.png" and "Cyan" on page 2 of 3 give "out/plates-2-Cyan.png". What a file name cannot
 * hold becomes "_". */
static const char *path_of(const Separation *separation, const char *plate, int page)
{
    Job *job = separation->job;
    const char *path = separation->options->path;
    size_t extension = strlen(file_extension(job->arena, path));
    size_t stem = strlen(path) - extension - (extension > 0);
    const char *number = job->result.page_count > 1 ? arena_print(job->arena, "-%d", page) : "";
    char *name = arena_copy_string(job->arena, plate);
    for (char *at = name; *at; at++) {
        if (*at == '/' || (unsigned char)*at < ' ')
            *at = '_';
    }
    return arena_print(job->arena, "%.*s%s-%s.png", (int)stem, path, number, name);
}

static bool write_picture(const Separation *separation, const Scene *scene, const char *path)
{
    Job *job = separation->job;
    const DeviceOptions options = {.dpi = separation->dpi};
    StrBuf bytes = {0};
    bool is_good = device_render(device_find("png"), job->arena, &job->diagnostics, &options,
                                 &scene, 1, &bytes) &&
                   file_write(&job->diagnostics, path, (Text){bytes.data, bytes.length});
    strbuf_release(&bytes);
    return is_good;
}

/* `wide` is the page as the pictures show it; the coverage is that of the trim. */
static bool separate_plate(const Separation *separation, const Plate *plate, int page,
                           const Scene *wide, SheetPlate *shown)
{
    Job *job = separation->job;
    PlateInk ink;
    const Scene *scene =
        separation_scene(job->arena, separation->inks, job->scenes[page - 1], plate);
    if (!separation_draw(job->arena, &job->diagnostics, scene, separation->dpi, &ink))
        return false;
    strbuf_print(separation->report, "%d\t%s\t", page, plate->name);
    if (wide != job->scenes[page - 1])
        scene = separation_scene(job->arena, separation->inks, wide, plate);
    *shown = (SheetPlate){scene, plate->name, coverage(&ink)};
    strbuf_number(separation->report, shown->coverage, 2);
    strbuf_string(separation->report, " %\n");
    return !separation->options->path || separation->options->is_sheet ||
           write_picture(separation, scene, path_of(separation, plate->name, page));
}

static bool separate_page(const Separation *separation, const PlateList *plates, int page)
{
    Job *job = separation->job;
    const SeparateOptions *options = separation->options;
    SheetPlate shown[PLATE_LIMIT];
    const Scene *wide = page_box_show(job, job->scenes[page - 1], options->box, page);
    for (int i = 0; i < plates->count; i++) {
        if (!separate_plate(separation, &plates->plates[i], page, wide, &shown[i]))
            return false;
    }
    if (!options->path || !options->is_sheet)
        return true;
    StrBuf png = {0};
    bool is_good = separate_sheet_draw(job, shown, plates->count, separation->dpi, &png) &&
                   file_write(&job->diagnostics, path_of(separation, "plates", page),
                              (Text){png.data, png.length});
    strbuf_release(&png);
    return is_good;
}

bool separate_run(Job *job, const SeparateOptions *options, StrBuf *report)
{
    bool has_press;
    bool failed;
    PressSettings settings = press_read(job, NULL, &has_press);
    Separation separation = {.job = job,
                             .options = options,
                             .dpi = options->dpi > 0 ? options->dpi : DEFAULT_DPI,
                             .report = report};
    separation.inks = preflight_open_inks(job, &settings, options->press_profile, &failed);
    if (failed)
        return false;
    PlateList plates = separation_list((const Scene *const *)job->scenes, job->result.page_count);
    bool is_good = true;
    for (int page = 1; page <= job->result.page_count && is_good; page++)
        is_good = separate_page(&separation, &plates, page);
    if (separation.inks)
        ink_converter_destroy(separation.inks);
    return is_good;
}
