/* Outputs: from scenes to files. */
#include <sys/stat.h>

#include "base/file.h"
#include "device/downsample.h"
#include "pipeline/node_place.h"
#include "pipeline/output.h"
#include "pipeline/output_proof.h"
#include "pipeline/press.h"
#include "pipeline/press_marks.h"
#include "pipeline/report.h"
#include "pipeline/report_drawing.h"

#define DEFAULT_DPI    150.0
#define DEFAULT_DPI_PX 96.0

const DeviceType *output_find_device(Job *job, const JobOutput *output)
{
    const char *extension = output->format;
    if (!extension)
        extension =
            strcmp(output->path, "-") == 0 ? "pdf" : file_extension(job->arena, output->path);
    const DeviceType *type = device_find(extension);
    if (type)
        return type;
    StrBuf list = {0};
    for (int i = 0; device_table[i]; i++)
        strbuf_print(&list, "%s.%s", i ? ", " : "", device_table[i]->extension);
    diag_report(&job->diagnostics, E_OUTPUT_FORMAT, NULL,
                DIAG_ARGS(output->path, strbuf_copy(&list, job->arena)));
    strbuf_release(&list);
    return NULL;
}

static const char *meta_text(const Job *job, const char *name)
{
    const JsonValue *value = json_find(job->meta, name);
    return value && value->kind == JSON_STRING ? value->text.data : NULL;
}

/* Keywords are written as one text, separated by commas. */
static const char *meta_keywords(Job *job)
{
    const JsonValue *list = json_find(job->meta, "keywords");
    if (!list || list->kind != JSON_ARRAY)
        return meta_text(job, "keywords");
    StrBuf words = {0};
    for (uint32_t i = 0; i < list->count; i++) {
        strbuf_string(&words, i ? ", " : "");
        strbuf_text(&words, list->items[i]->text);
    }
    const char *copy = strbuf_copy(&words, job->arena);
    strbuf_release(&words);
    return copy;
}

/* "layouts/explainer.json" gives "explainer". */
static const char *layout_name(Job *job)
{
    const char *path = job->prepared->layout_path;
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    return dot && dot > name ? arena_copy(job->arena, name, (size_t)(dot - name)) : name;
}

static PdfProduct product_of(const JobOutput *output, const PressSettings *press, bool has_press)
{
    PdfProduct for_press = press->standard == STANDARD_X1A ? PDF_PRESS_X1A : PDF_PRESS;
    switch (output->product) {
    case PRODUCT_DEFAULT:
        if (has_press)
            return for_press;
        return output->color_space == COLOR_SPACE_CMYK ? PDF_PLAIN : PDF_DIGITAL;
    case PRODUCT_PLAIN:
        return PDF_PLAIN;
    case PRODUCT_DIGITAL:
        return PDF_DIGITAL;
    case PRODUCT_PRESS:
        return for_press;
    case PRODUCT_PRESS_X1A:
        break;
    }
    return PDF_PRESS_X1A;
}

DeviceOptions output_device_options(Job *job, const JobOutput *output)
{
    double dpi = output->dpi;
    if (dpi <= 0)
        dpi = job->page_setup.is_px ? DEFAULT_DPI_PX : DEFAULT_DPI;
    int label_count;
    const PageLabel *labels = report_page_labels(job, &label_count);
    return (DeviceOptions){
        .page_labels = labels,
        .page_label_count = labels ? label_count : 0,
        .dpi = dpi,
        .color_space = output->color_space,
        .info =
            {
                .title = meta_text(job, "title"),
                .author = meta_text(job, "author"),
                .subject = meta_text(job, "subject"),
                .keywords = meta_keywords(job),
                .creator = "yitu " YITU_VERSION,
                .language = job->language,
                .source = layout_name(job),
                .date = output->date ? output->date : meta_text(job, "date"),
            },
        .timings = &job->timings,
        .cache = job->session->devices,
        .compression = output->compression,
    };
}

static bool check_page(Job *job, int page)
{
    if (page == 0)
        page = 1; /* there must be a first one */
    if (page > 0 && page <= job->result.page_count)
        return true;
    diag_report(&job->diagnostics, E_NO_SUCH_PAGE, NULL,
                DIAG_ARGS(arena_print(job->arena, "%d", page),
                          arena_print(job->arena, "%d", job->result.page_count)));
    return false;
}

bool output_choose_product(Job *job, const JobOutput *output, DeviceOptions *options,
                           const Scene *const **pages, int count)
{
    bool has_press;
    PressSettings press = press_read(job, NULL, &has_press);
    options->product = product_of(output, &press, has_press);
    bool is_press = options->product == PDF_PRESS || options->product == PDF_PRESS_X1A;
    bool is_in_inks = options->product == PDF_DIGITAL && options->color_space == COLOR_SPACE_CMYK;
    if (!is_press && !is_in_inks)
        return true;
    if (!press_open_condition(job, &press, output->press_profile, &options->press))
        return false;
    if (!is_press)
        return true;
    const Scene **marked = arena_array(job->arena, (size_t)count, sizeof *marked);
    for (int i = 0; i < count; i++) {
        const PressMarks marks = {press.marks, &options->info, options->press.identifier, i + 1,
                                  count};
        marked[i] = press_marks_add(job, (*pages)[i], &marks);
    }
    *pages = marked;
    return true;
}

static const Scene *const *fewer_pixels(Job *job, const Scene *const *pages, int count, double ppi)
{
    const Scene **changed = arena_array(job->arena, (size_t)count, sizeof *changed);
    for (int i = 0; i < count; i++)
        changed[i] = downsample_scene(job->arena, pages[i], ppi);
    return changed;
}

/* As report_stream draws it. */
static bool render_report(Job *job, const DeviceType *type, const DeviceOptions *options,
                          StrBuf *bytes)
{
    size_t start = bytes->length;
    Device *device = device_open(type, job->arena, &job->diagnostics, options, bytes);
    bool is_drawn = device && report_drawing_all(job, device);
    if (is_drawn && device_close(device))
        return true;
    if (device && !is_drawn)
        device_abandon(device);
    if (bytes->data)
        bytes->length = start;
    return false;
}

static bool render_pages(Job *job, const DeviceType *type, const JobOutput *output, int first,
                         int count, StrBuf *bytes)
{
    double started = timing_now();
    DeviceOptions options = output_device_options(job, output);
    const Scene *const *pages = (const Scene *const *)job->scenes + first;
    size_t first_message = job->diagnostics.count;
    if (output->most_ppi > 0)
        pages = fewer_pixels(job, pages, count, output->most_ppi);
    bool is_pdf = strcmp(type->name, "pdf") == 0;
    if (is_pdf && output->box != PAGE_BOX_TRIM) {
        diag_report(&job->diagnostics, E_OUTPUT_BOX, NULL, DIAG_ARGS(output->path));
        return false;
    }
    pages = page_box_show_all(job, pages, count, output->box, first + 1);
    if (!is_pdf && output->is_proof && !output_proof(job, output, &pages, count))
        return false;
    if (is_pdf && !output_choose_product(job, output, &options, &pages, count))
        return false;
    bool is_whole_report = is_pdf && count == job->result.page_count &&
                           job->result.pages[0].group && report_can_stream(job, output);
    bool is_good = is_whole_report ? render_report(job, type, &options, bytes)
                                   : device_render(type, job->arena, &job->diagnostics, &options,
                                                   pages, count, bytes);
    node_locate_messages(job, first_message);
    timing_add(&job->timings, type->name, started);
    return is_good;
}

bool job_render(Job *job, const JobOutput *output, StrBuf *bytes)
{
    const DeviceType *type = output_find_device(job, output);
    if (!type || !check_page(job, output->page))
        return false;
    if (output->page > 0 || type->one_page_per_file) {
        int index = output->page > 0 ? output->page - 1 : 0;
        return render_pages(job, type, output, index, 1, bytes);
    }
    return render_pages(job, type, output, 0, job->result.page_count, bytes);
}

/* An output that is an input of this very run would destroy the user's file. */
static bool is_among(const InputList *inputs, const struct stat *output)
{
    struct stat input;
    for (size_t i = 0; i < inputs->count; i++) {
        bool same = stat(inputs->paths[i], &input) == 0 && input.st_dev == output->st_dev &&
                    input.st_ino == output->st_ino;
        if (same)
            return true;
    }
    return false;
}

bool output_is_input(const Job *job, const char *path)
{
    struct stat output;
    return stat(path, &output) == 0 &&
           (is_among(&job->inputs, &output) || is_among(&job->prepared->inputs, &output));
}

static bool write_bytes(Job *job, const char *path, const StrBuf *bytes,
                        bool (*write)(DiagSink *, const char *, Text))
{
    if (output_is_input(job, path)) {
        diag_report(&job->diagnostics, E_OUTPUT_IS_INPUT, NULL, DIAG_ARGS(path));
        return false;
    }
    double started = timing_now();
    bool is_good = write(&job->diagnostics, path, (Text){bytes->data, bytes->length});
    timing_add(&job->timings, "write", started);
    return is_good;
}

bool job_write_text(Job *job, const char *path, const StrBuf *bytes)
{
    return write_bytes(job, path, bytes, file_write);
}

/* "out/page.png" and 2 give "out/page-2.png". */
static const char *numbered_path(Job *job, const char *path, int page)
{
    const char *extension = file_extension(job->arena, path);
    size_t stem = strlen(path) - strlen(extension) - (*extension != '\0');
    return arena_print(job->arena, "%.*s-%d%s%s", (int)stem, path, page, *extension ? "." : "",
                       extension);
}

static void measure(JobWritten *written, const StrBuf *bytes)
{
    Hash128 hashes[] = {written->digest, hash_bytes_128(bytes->data, bytes->length)};
    written->digest = written->bytes ? hash_bytes_128(hashes, sizeof hashes) : hashes[1];
    written->bytes += bytes->length;
}

bool job_write(Job *job, const JobOutput *output)
{
    return job_write_measured(job, output, NULL);
}

bool job_write_measured(Job *job, const JobOutput *output, JobWritten *written)
{
    const DeviceType *type = output_find_device(job, output);
    if (!type || !check_page(job, output->page))
        return false;
    bool is_split = type->one_page_per_file && output->page == 0 && job->result.page_count > 1 &&
                    strcmp(output->path, "-") != 0;
    int files = is_split ? job->result.page_count : 1;
    bool is_good = true;
    for (int i = 0; i < files && is_good; i++) {
        StrBuf bytes = {0};
        JobOutput one = *output;
        if (is_split)
            one.page = i + 1;
        const char *path = is_split ? numbered_path(job, output->path, i + 1) : output->path;
        is_good =
            job_render(job, &one, &bytes) &&
            write_bytes(job, path, &bytes, output->is_unsynced ? file_write_unsynced : file_write);
        if (is_good && written)
            measure(written, &bytes);
        strbuf_release(&bytes);
    }
    return is_good;
}

bool job_trace(Job *job, StrBuf *out)
{
    JobOutput output = {.path = "-", .format = "trace"};
    return job_render(job, &output, out);
}
