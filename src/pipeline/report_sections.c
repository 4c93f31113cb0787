/* Sections of a report: see report_sections.h. */
#include "pipeline/report_sections.h"

#include "layout/paint.h"
#include "pipeline/job_stage.h"
#include "pipeline/node_place.h"
#include "pipeline/report.h"
#include "pipeline/report_drawing.h"
#include "pipeline/report_furniture.h"

#define ARENAS_BEFORE_GROWTH 8

/* An arena of sections, in the order of its making. */
typedef struct SectionArena {
    Arena *arena;
    bool is_kept; /* until the end: a late section lives in it */
} SectionArena;

struct ReportSections {
    Job *job;
    const Map *values;
    LayoutReport *layout;
    TemplateSequence *body;
    ReportDrawing drawing; /* device NULL: nothing is drawn */
    /* Elements are built in `arena`. That a section is complete is seen at the first element of the
     * next, which is in the last arena of the section then: so each lives in two, as a rule, and
     * the first of them is free when it is done. */
    Arena *arena;
    SectionArena *arenas; /* arena_count of them, heap */
    size_t arena_count, arena_capacity;
    Arena *spare;           /* NULL: none */
    size_t attached_before; /* entries of the register that belong to elements before the latest */
    size_t next_entry;      /* of the register: the first whose page is not known */
    size_t next_message;    /* whose reasons are still where the elements are */
};

/* ---- reading ahead ---- */

void report_sections_read(Job *job, const Map *values, Register *list)
{
    double started = timing_now();
    JsonValue *body = json_find(job->prepared->layout, "body");
    RegisterReader *reader = register_reader_create(list, job->arena, &job->diagnostics,
                                                    json_find(job->prepared->layout, "numbering"));
    Arena *lasting = arena_create();
    Arena *arena = arena_create();
    TemplateOptions options = job_template_options(job, values);
    DiagSink kept = job->diagnostics;
    JsonValue *frame = NULL;
    TemplateSequence *sequence =
        body ? template_sequence_open(lasting, &job->diagnostics, &options, body, &frame) : NULL;
    if (frame)
        register_reader_add(reader, frame);
    JsonValue *child;
    while (frame && (child = template_sequence_next(sequence, arena))) {
        register_reader_add(reader, child);
        if (!template_sequence_has_more_beside(sequence))
            arena_reset(arena);
    }
    if (sequence)
        (void)!template_sequence_close(sequence);
    job->diagnostics = kept;
    arena_destroy(arena);
    arena_destroy(lasting);
    timing_add(&job->timings, "expand", started);
}

/* ---- arenas ---- */

static void add_arena(ReportSections *sections)
{
    if (sections->arena_count == sections->arena_capacity) {
        sections->arena_capacity = 2 * sections->arena_capacity + ARENAS_BEFORE_GROWTH;
        sections->arenas =
            memory_resize(sections->arenas, sections->arena_capacity * sizeof *sections->arenas);
    }
    Arena *arena = sections->spare ? sections->spare : arena_create();
    sections->spare = NULL;
    sections->arenas[sections->arena_count++] = (SectionArena){arena, false};
    sections->arena = arena;
}

static void free_arena(ReportSections *sections, Arena *arena)
{
    if (sections->spare) {
        arena_destroy(arena);
        return;
    }
    arena_reset(arena);
    sections->spare = arena;
}

/* After a section: what holds nothing of the next one is free. */
static void turn_arenas(ReportSections *sections, bool is_late)
{
    const Arena *latest = template_sequence_arena(sections->body);
    size_t count = 0;
    for (size_t i = 0; i < sections->arena_count; i++) {
        SectionArena item = sections->arenas[i];
        item.is_kept |= is_late;
        if (item.is_kept || item.arena == sections->arena || item.arena == latest)
            sections->arenas[count++] = item;
        else
            free_arena(sections, item.arena);
    }
    sections->arena_count = count;
    add_arena(sections);
    builder_begin_section(sections->job->builder, sections->arena);
}

/* ---- sections ---- */

/* Messages are read when the elements are gone. */
static void keep_messages(ReportSections *sections)
{
    DiagSink *sink = &sections->job->diagnostics;
    for (; sections->next_message < sink->count; sections->next_message++) {
        Diagnostic *item = &sink->items[sections->next_message];
        item->origin = origin_keep(sections->job->arena, &item->origin);
    }
}

/* `pages` are those of the section, by node. */
static void note_entries(ReportSections *sections, Arena *arena, const LayoutResult *pages,
                         int first_page, uint32_t first_node, uint32_t last_node)
{
    Job *job = sections->job;
    Register *list = &job->entries;
    const int *places = layout_find_pages(arena, pages, first_node, last_node);
    for (; sections->next_entry < sections->attached_before; sections->next_entry++) {
        RegisterEntry *entry = &list->entries[sections->next_entry];
        entry->source = NULL;
        bool is_here = entry->node >= first_node && entry->node <= last_node;
        if (is_here && places[entry->node - first_node] >= 0)
            report_set_page(job, entry, first_page + places[entry->node - first_node]);
    }
}

static bool draw_pages(ReportSections *sections, Arena *arena, const Node *root, int first_page)
{
    Job *job = sections->job;
    double started = timing_now();
    bool is_good = true;
    size_t first_message = job->diagnostics.count;
    for (int i = first_page; i < job->result.page_count && is_good; i++) {
        LayoutPage *page = &job->result.pages[i];
        const Scene *body = page->is_late ? NULL : paint_page(arena, &job->page_setup, page);
        is_good = report_drawing_add(&sections->drawing, body);
    }
    node_locate_messages_below(job, root, first_message);
    timing_add(&job->timings, "pdf", started);
    return is_good;
}

/* What a page leads to goes with its section. */
static void forget_boxes(LayoutPage *page)
{
    page->body = NULL;
    page->parts = NULL;
    page->part_count = page->part_capacity = page->furniture_at = 0;
    page->note_rules = NULL;
    page->note_rule_count = page->note_rule_capacity = 0;
}

/* Ends the section of the body's children so far, but for `pending`, with which the next one begins
 * (NULL: there is none). */
static bool end_section(ReportSections *sections, Node *pending)
{
    Job *job = sections->job;
    double started = timing_now();
    Arena *arena =
        sections->arenas[sections->arena_count > 1 ? sections->arena_count - 2 : 0].arena;
    const Node *next = job->root->first_child;
    const Node *root = layout_take_children(arena, job->root, &next, layout_starts_section);
    uint32_t first = layout_first_node(root);
    uint32_t last = pending ? pending->number - 1 : job->builder->node_count;
    int first_page = job->result.page_count;
    bool has_room = layout_report_add(sections->layout, arena, root, first, last);
    job->result = layout_report_result(sections->layout);
    LayoutResult own = {job->result.pages + first_page, job->result.page_count - first_page};
    layout_report_settle(sections->layout, &own);
    note_entries(sections, arena, &own, first_page, first, last);
    timing_add(&job->timings, "layout", started);
    bool is_drawn = sections->drawing.device != NULL;
    bool is_late = is_drawn && own.page_count && own.pages[0].is_late;
    bool is_good = has_room && (!is_drawn || draw_pages(sections, arena, root, first_page));
    for (int i = 0; i < own.page_count && !is_late; i++)
        forget_boxes(&own.pages[i]);
    keep_messages(sections);
    job->root->first_child = job->root->last_child = pending;
    turn_arenas(sections, is_late);
    return is_good;
}

/* False: drawing failed, or there are too many pages. */
static bool add_child(ReportSections *sections, const JsonValue *value)
{
    Job *job = sections->job;
    double started = timing_now();
    const Node *before = job->root->last_child;
    size_t attached = job->entries.attached;
    register_attach(&job->entries, value);
    Node *child = builder_add(job->builder, job->root, value);
    timing_add(&job->timings, "shape", started);
    if (!child || !before || !layout_starts_section(child, before)) {
        sections->attached_before = job->entries.attached;
        return true;
    }
    sections->attached_before = attached;
    bool is_good = end_section(sections, child);
    sections->attached_before = job->entries.attached;
    return is_good;
}

/* ---- the whole ---- */

ReportSections *report_sections_create(Job *job, const Map *values)
{
    ReportSections *sections = memory_alloc(sizeof *sections);
    *sections = (ReportSections){.job = job, .values = values};
    job_open_builder(job);
    job->result = (LayoutResult){0};
    sections->layout = layout_report_create(job->arena, &job->diagnostics, &job->masters);
    return sections;
}

/* The body without its children. False: reported. */
static bool open_body(ReportSections *sections)
{
    Job *job = sections->job;
    JsonValue *body = json_find(job->prepared->layout, "body");
    TemplateOptions options = job_template_options(job, sections->values);
    JsonValue *frame = NULL;
    if (body)
        sections->body =
            template_sequence_open(job->arena, &job->diagnostics, &options, body, &frame);
    if (!frame) {
        job_report_no_body(job);
        return false;
    }
    register_attach(&job->entries, frame);
    job->root = builder_open(job->builder, frame);
    return job->root != NULL;
}

bool report_sections_run(ReportSections *sections, Device *device)
{
    Job *job = sections->job;
    sections->drawing = (ReportDrawing){.job = job, .device = device};
    sections->next_message = job->diagnostics.count;
    if (!open_body(sections))
        return false;
    sections->next_entry = job->entries.attached;
    add_arena(sections);
    add_arena(sections);
    builder_begin_section(job->builder, sections->arena);
    bool is_good = true;
    while (is_good) {
        double started = timing_now();
        const JsonValue *child = template_sequence_next(sections->body, sections->arena);
        timing_add(&job->timings, "expand", started);
        if (!child)
            break;
        is_good = add_child(sections, child);
    }
    sections->attached_before = job->entries.attached;
    is_good = template_sequence_close(sections->body) && is_good && end_section(sections, NULL);
    job->node_count = job->builder->node_count;
    builder_close(job->builder);
    return is_good;
}

/* Draws what is left of a page whose head and foot are in place. */
static bool draw_rest(ReportSections *sections, Arena *arena, int index)
{
    Job *job = sections->job;
    const LayoutPage *page = &job->result.pages[index];
    const Scene *rest =
        page->is_late ? paint_page(arena, &job->page_setup, page) : paint_furniture(arena, page);
    return report_drawing_complete(&sections->drawing, index, rest);
}

/* Adds head and foot to a page and draws what is left of it. */
static bool complete_page(ReportSections *sections, Arena *arena, int index, ReportHeadings *at,
                          bool is_drawn)
{
    Job *job = sections->job;
    LayoutPage *page = &job->result.pages[index];
    size_t errors = job->diagnostics.error_count;
    builder_begin_section(job->builder, arena);
    report_add_furniture_to(job, index, at);
    bool is_good = job->diagnostics.error_count == errors;
    size_t first_message = job->diagnostics.count;
    if (is_good && is_drawn && report_drawing_is_open(&sections->drawing, index))
        is_good = draw_rest(sections, arena, index);
    if (page->is_late && page->body)
        node_locate_messages_below(job, page->body->node->first_child, first_message);
    keep_messages(sections);
    forget_boxes(page);
    return is_good;
}

bool report_sections_complete(ReportSections *sections)
{
    Job *job = sections->job;
    double started = timing_now();
    ReportHeadings at = {0};
    bool is_drawn = job->diagnostics.error_count == 0;
    bool is_good = true;
    Arena *arena = arena_create();
    for (int i = 0; i < job->result.page_count && is_good; i++) {
        is_good = complete_page(sections, arena, i, &at, is_drawn);
        arena_reset(arena);
    }
    arena_destroy(arena);
    timing_add(&job->timings, "pdf", started);
    return is_good && is_drawn;
}

void report_sections_destroy(ReportSections *sections)
{
    for (size_t i = 0; i < sections->arena_count; i++)
        arena_destroy(sections->arenas[i].arena);
    arena_destroy(sections->spare);
    memory_free(sections->arenas);
    memory_free(sections);
}
