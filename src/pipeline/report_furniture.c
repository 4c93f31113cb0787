/* Heads and feet: see report_furniture.h. */
#include "pipeline/report_furniture.h"

#include <math.h>

#include "layout/mirror.h"
#include "pipeline/job_stage.h"

static void set_string(Map *values, const char *name, const char *text)
{
    map_set(values, text_of(name), json_new_string(values->arena, text_of(text), NULL));
}

static void set_heading(Map *values, const char *name, const char *title_name,
                        const RegisterEntry *entry)
{
    const char *number = entry ? entry->number : "";
    const char *title = entry ? entry->title : "";
    set_string(values, name,
               arena_print(values->arena, "%s%s%s", number, number[0] ? "　" : "", title));
    set_string(values, title_name, title);
}

/* The chapter and section in which the page ends; of several that begin on it, the first. */
static void advance(const Job *job, int page, ReportHeadings *at)
{
    bool has_chapter = false;
    bool has_section = false;
    for (; at->next < job->entries.entry_count; at->next++) {
        const RegisterEntry *entry = &job->entries.entries[at->next];
        if (entry->kind != REGISTER_HEADING || entry->page < 0)
            continue;
        if (entry->page > page)
            return;
        if (entry->level == 1 && !(has_chapter && entry->page == page)) {
            at->chapter = entry;
            at->section = NULL;
            has_chapter = entry->page == page;
        } else if (entry->level == 2 && !(has_section && entry->page == page)) {
            at->section = entry;
            has_section = entry->page == page;
        }
    }
}

static Map *page_values(Job *job, const LayoutPage *page, const ReportHeadings *at)
{
    static const char *const styles[] = {"", "roman", "Roman", "cjk"};
    Arena *arena = job->builder->arena;
    const Map *shared = job_values(job);
    Map *values = arena_alloc(arena, sizeof *values);
    map_init(values, arena);
    for (size_t i = 0; i < shared->count; i++)
        map_set(values, shared->entries[i].key, shared->entries[i].value);
    map_set(values, text_of("page"), json_new_number(arena, page->number, NULL));
    map_set(values, text_of("pages"), json_new_number(arena, job->result.page_count, NULL));
    StrBuf label = {0};
    counter_write(&label, page->number, text_of(styles[page->group->number_style]));
    set_string(values, "pageLabel", strbuf_copy(&label, arena));
    strbuf_release(&label);
    set_heading(values, "chapter", "chapterTitle", at->chapter);
    set_heading(values, "section", "sectionTitle", at->section);
    return values;
}

/* Lays `value` into `room` of the page. Its nodes have numbers behind those of the body, on every
 * page the same ones. */
static void add_element(Job *job, LayoutPage *page, const Map *values, const JsonValue *value,
                        Rect room)
{
    TemplateOptions options = job_template_options(job, values);
    Arena *arena = job->builder->arena;
    const JsonValue *expanded =
        template_expand(arena, &job->diagnostics, &options, (JsonValue *)(uintptr_t)value);
    if (!expanded || room.height <= 0)
        return;
    Builder *builder = job->builder;
    builder->node_count = job->node_count;
    builder->entries = NULL;
    map_init(&builder->ids, arena);
    Node *holder = arena_alloc(arena, sizeof *holder);
    *holder = *job->root;
    holder->first_child = holder->last_child = NULL;
    const Node *node = builder_add(builder, holder, expanded);
    builder->entries = &job->entries;
    if (!node)
        return;
    LayoutContext context = {.arena = arena,
                             .diagnostics = &job->diagnostics,
                             .page = &page->master->setup,
                             .first_node = job->node_count,
                             .results =
                                 layout_results(arena, builder->node_count - job->node_count)};
    BoxSpace space = {room.width, room.height, NAN, room.height, true};
    Box *box = layout_box(&context, node, &space);
    layout_place_positioned(&context, box);
    layout_check_overflow(&context, box);
    box = mirror_box(&context, page, box);
    layout_page_place(arena, page, box, (Point){room.x, room.y}, true);
}

bool report_has_furniture(const LayoutPage *page)
{
    return page->master->head || page->master->foot;
}

void report_add_furniture_to(Job *job, int index, ReportHeadings *at)
{
    LayoutPage *page = &job->result.pages[index];
    const PageMaster *master = page->master;
    advance(job, index, at);
    page->furniture_at = page->part_count;
    if (!report_has_furniture(page))
        return;
    const PageSetup *setup = &master->setup;
    const Map *values = page_values(job, page, at);
    Rect room = {.x = setup->margin[3].value,
                 .width = page_master_room(master).width,
                 .height = setup->margin[0].value};
    if (master->head)
        add_element(job, page, values, master->head, room);
    room.height = setup->margin[2].value;
    room.y = page->height - room.height;
    if (master->foot)
        add_element(job, page, values, master->foot, room);
}

void report_add_furniture(Job *job)
{
    double started = timing_now();
    ReportHeadings at = {0};
    for (int i = 0; i < job->result.page_count; i++) {
        size_t errors = job->diagnostics.error_count;
        report_add_furniture_to(job, i, &at);
        if (job->diagnostics.error_count > errors)
            break; /* every further page would say the same */
    }
    timing_add(&job->timings, "layout", started);
}
