/* Reports: see report.h. */
#include "pipeline/report.h"

#include "pipeline/job_stage.h"
#include "pipeline/output.h"
#include "pipeline/output_stream.h"
#include "pipeline/report_furniture.h"
#include "pipeline/report_sections.h"

#define MOST_ROUNDS 4 /* numbers that have not settled by then go to and fro */

/* ---- references: {{ref.ID.page}} ---- */

static bool is_name_byte(char byte)
{
    unsigned char c = (unsigned char)byte;
    return c >= 0x80 || c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z');
}

/* Adds the names that follow "ref." in a text. */
static void find_names(Arena *arena, Text text, JsonValue *names)
{
    static const char mark[] = "ref.";
    size_t length = sizeof mark - 1;
    for (size_t at = 0; at + length < text.length; at++) {
        bool is_inside = at > 0 && (is_name_byte(text.data[at - 1]) || text.data[at - 1] == '.');
        if (is_inside || memcmp(text.data + at, mark, length) != 0)
            continue;
        size_t start = at + length;
        size_t end = start;
        while (end < text.length && is_name_byte(text.data[end]))
            end++;
        Text name = {arena_copy(arena, text.data + start, end - start), end - start};
        if (name.length)
            json_set(arena, names, name, NULL, json_new(arena, JSON_NULL, NULL));
    }
}

/* Depth is bounded by LIMIT_JSON_DEPTH. */
static void collect_names(Arena *arena, const JsonValue *value, JsonValue *names)
{
    if (value->kind == JSON_STRING)
        find_names(arena, value->text, names);
    if (value->kind != JSON_OBJECT && value->kind != JSON_ARRAY)
        return;
    for (uint32_t i = 0; i < value->count; i++)
        collect_names(arena, value->items[i], names);
}

/* An object whose members are the ids that the layout refers to. */
static JsonValue *referred_names(Job *job)
{
    static const char *const members[] = {"body", "components"};
    JsonValue *names = json_new(job->arena, JSON_OBJECT, NULL);
    for (size_t i = 0; i < COUNT_OF(members); i++) {
        const JsonValue *value = json_find(job->prepared->layout, members[i]);
        if (value)
            collect_names(job->arena, value, names);
    }
    return names;
}

static void set_text(Arena *arena, JsonValue *object, const char *name, const char *text)
{
    json_set(arena, object, text_of(name), NULL, json_new_string(arena, text_of(text), NULL));
}

/* What "ref.ID" is: number, title, page and label. Before the first layout all pages are 1. */
static JsonValue *reference(Arena *arena, const RegisterEntry *entry)
{
    bool is_placed = entry && entry->page >= 0;
    JsonValue *object = json_new(arena, JSON_OBJECT, NULL);
    set_text(arena, object, "number", entry ? entry->number : "");
    set_text(arena, object, "title", entry ? entry->title : "");
    set_text(arena, object, "label", is_placed ? entry->label : "1");
    json_set(arena, object, text_of("page"), NULL,
             json_new_number(arena, is_placed ? entry->page_number : 1, NULL));
    return object;
}

/* What expressions see with "ref" beside it. In the first round every name that is asked for is
 * there; later only what the register has, so that a wrong one is reported where it stands. */
static Map *values_with(Job *job, const JsonValue *names, const Register *known)
{
    const Map *shared = job_values(job);
    Map *values = arena_alloc(job->arena, sizeof *values);
    map_init(values, job->arena);
    for (size_t i = 0; i < shared->count; i++)
        map_set(values, shared->entries[i].key, shared->entries[i].value);
    JsonValue *references = json_new(job->arena, JSON_OBJECT, NULL);
    for (uint32_t i = 0; i < names->count; i++) {
        Text name = names->items[i]->key;
        const RegisterEntry *entry = known ? register_find(known, name) : NULL;
        if (!known || entry)
            json_set(job->arena, references, name, NULL, reference(job->arena, entry));
    }
    if (!map_find(shared, text_of("ref")))
        map_set(values, text_of("ref"), references);
    return values;
}

/* ---- rounds ---- */

static const char *label_of(Arena *arena, const LayoutPage *page)
{
    static const char *const styles[] = {"", "roman", "Roman", "cjk"};
    StrBuf label = {0};
    counter_write(&label, page->number, text_of(styles[page->group->number_style]));
    const char *copy = strbuf_copy(&label, arena);
    strbuf_release(&label);
    return copy;
}

void report_set_page(Job *job, RegisterEntry *entry, int index)
{
    const LayoutPage *page = &job->result.pages[index];
    entry->page = index;
    entry->page_number = page->number;
    entry->label = label_of(job->arena, page);
}

static void fill_pages(Job *job)
{
    const int *pages = layout_find_pages(job->arena, &job->result, 0, job->node_count);
    for (size_t i = 0; i < job->entries.entry_count; i++) {
        RegisterEntry *entry = &job->entries.entries[i];
        if (entry->node && pages[entry->node] >= 0)
            report_set_page(job, entry, pages[entry->node]);
    }
}

/* The first name whose page is another than the text was set with; NULL: all are true. */
static const RegisterEntry *find_unsettled(const Job *job, const JsonValue *names,
                                           const Register *assumed, int *was)
{
    for (uint32_t i = 0; i < names->count; i++) {
        const RegisterEntry *now = register_find(&job->entries, names->items[i]->key);
        const RegisterEntry *before = register_find(assumed, names->items[i]->key);
        if (!now || !before)
            continue;
        *was = before->page >= 0 ? before->page_number : 1;
        if (*was != now->page_number ||
            (before->page >= 0 && strcmp(before->label, now->label) != 0))
            return now;
    }
    return NULL;
}

/* How the pages of a report are made: all of them held, or one section after the other. */
typedef struct ReportRun {
    Job *job;
    bool (*lay_out)(struct ReportRun *run, const Map *values);
    /* Of a report that is drawn section by section. */
    const JobOutput *output; /* NULL: it is not */
    bool draws;              /* this time: its text may be true */
    OutputStream *stream;    /* holds the document, once it was drawn */
} ReportRun;

static bool lay_out(ReportRun *run, const Map *values)
{
    Job *job = run->job;
    if (!job_expand_body(job, values))
        return false;
    register_read(&job->entries, job->arena, &job->diagnostics,
                  json_find(job->prepared->layout, "numbering"), job->body);
    if (!job_build(job))
        return false;
    double started = timing_now();
    job->result =
        layout_report(job->arena, &job->diagnostics, job->root, job->node_count, &job->masters);
    fill_pages(job);
    timing_add(&job->timings, "layout", started);
    return true;
}

/* The numbers and titles, without laying out: the body is expanded once for them alone. */
static void read_ahead(Job *job, const JsonValue *names, Register *known)
{
    DiagSink kept = job->diagnostics;
    report_sections_read(job, values_with(job, names, NULL), known);
    job->diagnostics = kept;
}

static void report_unsettled(Job *job, const RegisterEntry *entry, int was)
{
    diag_report(&job->diagnostics, W_NUMBERS_UNSETTLED, &entry->origin,
                DIAG_ARGS(arena_print(job->arena, "%d", MOST_ROUNDS), entry->id,
                          arena_print(job->arena, "%d", entry->page_number),
                          arena_print(job->arena, "%d", was)));
}

static bool run_rounds(ReportRun *run, const JsonValue *names)
{
    Job *job = run->job;
    DiagSink kept = job->diagnostics;
    Register known;
    read_ahead(job, names, &known);
    for (int round = 1;; round++) {
        job->diagnostics = kept; /* what a round before has said is said again */
        run->draws = round > 1;  /* the first one guesses */
        if (!run->lay_out(run, values_with(job, names, &known)))
            return false;
        int was;
        const RegisterEntry *entry = find_unsettled(job, names, &known, &was);
        bool is_last = !entry || round == MOST_ROUNDS;
        if (is_last && (!run->output || run->stream)) {
            if (entry)
                report_unsettled(job, entry, was);
            return true;
        }
        output_stream_abandon(run->stream);
        run->stream = NULL;
        known = job->entries;
    }
}

static bool run_report(ReportRun *run)
{
    JsonValue *names = referred_names(run->job);
    if (names->count)
        return run_rounds(run, names);
    run->draws = true;
    return run->lay_out(run, job_values(run->job));
}

const PageLabel *report_page_labels(Job *job, int *count)
{
    static const char styles[] = {'D', 'r', 'R', 0};
    PageLabel *labels = arena_array(job->arena, (size_t)job->result.page_count, sizeof *labels);
    *count = 0;
    for (int i = 0; i < job->result.page_count; i++) {
        const LayoutPage *page = &job->result.pages[i];
        if (!page->group)
            return NULL; /* no report */
        const LayoutPage *before = i > 0 ? &job->result.pages[i - 1] : NULL;
        PageNumberStyle style = page->group->number_style;
        bool goes_on = before && before->group->number_style == style &&
                       before->number + 1 == page->number && style != PAGE_NUMBER_CJK;
        if (goes_on)
            continue;
        labels[(*count)++] =
            (PageLabel){i, styles[style], page->number,
                        style == PAGE_NUMBER_CJK ? label_of(job->arena, page) : NULL};
    }
    return labels;
}

bool report_run(Job *job)
{
    ReportRun run = {.job = job, .lay_out = lay_out};
    if (!run_report(&run))
        return false;
    report_add_furniture(job);
    job_paint(job);
    return true;
}

/* ---- section by section ---- */

/* Depth is bounded by LIMIT_JSON_DEPTH. */
static bool has_member(const JsonValue *value, const char *name)
{
    if (!value || (value->kind != JSON_OBJECT && value->kind != JSON_ARRAY))
        return false;
    if (value->kind == JSON_OBJECT && json_find(value, name))
        return true;
    for (uint32_t i = 0; i < value->count; i++) {
        if (has_member(value->items[i], name))
            return true;
    }
    return false;
}

bool report_can_stream(Job *job, const JobOutput *output)
{
    const JsonValue *layout = job->prepared->layout;
    const DeviceType *type = output_find_device(job, output);
    bool is_for_screens = output->product == PRODUCT_PLAIN || output->product == PRODUCT_DIGITAL ||
                          (output->product == PRODUCT_DEFAULT && !json_find(layout, "press"));
    /* A thread leads from any text to any other. */
    bool has_threads = has_member(json_find(layout, "body"), "threadTo") ||
                       has_member(json_find(layout, "components"), "threadTo");
    return type && device_can_complete(type) && output->page == 0 && output->most_ppi <= 0 &&
           is_for_screens && !has_threads;
}

static Device *open_device(ReportRun *run, DeviceOptions *options)
{
    Job *job = run->job;
    const Scene *const *none = NULL;
    *options = output_device_options(job, run->output);
    options->sink = output_stream_sink(run->stream);
    options->is_frugal = true;
    if (!output_choose_product(job, run->output, options, &none, 0))
        return NULL;
    return device_open(output_find_device(job, run->output), job->arena, &job->diagnostics, options,
                       output_stream_buffer(run->stream));
}

static bool draw(ReportRun *run, ReportSections *sections)
{
    DeviceOptions options;
    run->stream = output_stream_open(run->job, run->output);
    Device *device = run->stream ? open_device(run, &options) : NULL;
    if (!device)
        return false;
    if (!report_sections_run(sections, device) || !report_sections_complete(sections)) {
        device_abandon(device);
        return false;
    }
    /* They are those of pages that were not there when the device was opened. */
    options.page_labels = report_page_labels(run->job, &options.page_label_count);
    return device_close(device);
}

static bool lay_out_sections(ReportRun *run, const Map *values)
{
    Job *job = run->job;
    report_sections_read(job, values, &job->entries);
    ReportSections *sections = report_sections_create(job, values);
    bool is_good = run->draws ? draw(run, sections) : report_sections_run(sections, NULL);
    report_sections_destroy(sections);
    return is_good;
}

bool report_stream(Job *job, const JobOutput *output, JobWritten *written)
{
    ReportRun run = {.job = job, .lay_out = lay_out_sections, .output = output};
    bool is_good = run_report(&run) && job->diagnostics.error_count == 0;
    if (!is_good) {
        output_stream_abandon(run.stream);
        return false;
    }
    if (written)
        written->pages = job->result.page_count;
    return output_stream_finish(run.stream, written);
}
