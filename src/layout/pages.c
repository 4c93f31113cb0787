/* Pages of a report: makes page after page of what page_fill.c chooses, with masters, numbers and
 * blank pages; see flow.h. */
#include "layout/page_fill.h"

#include <assert.h>
#include <math.h>

#include "base/limits.h"
#include "base/number.h"

#define NOTE_RULE_SHARE 0.25 /* of the width */
#define NOTE_RULE_PT    0.4

/* What is laid out so far. */
typedef struct LayoutReport {
    Arena *arena; /* of the pages */
    LayoutContext *context;
    const PageMasters *masters;
    LayoutPage *pages;
    size_t page_count, page_capacity;
    const MasterGroup *group; /* of the last page, NULL: there is none */
    int *last_numbers;        /* of each series of pages, 0: it has none yet */
    int series;               /* that of the last page */
    bool is_full;             /* the limit PAGES is reached, and reported */
} LayoutReport;

typedef struct Section {
    LayoutReport *report;
    const Box *root;
    FlowPlan plan;
    PageFiller filler;
    const MasterGroup *group;
} Section;

/* A master that says where its numbers start has a series of its own, which goes on where it was
 * when its pages come again; pages of any other go on with the series that they stand in. The last
 * series is that of the pages before any start. */
static int next_number(LayoutReport *report, const MasterGroup *group)
{
    if (group->number_start > 0)
        report->series = (int)(group - report->masters->groups);
    int *last = &report->last_numbers[report->series];
    bool is_first = *last == 0 && group->number_start > 0;
    *last = is_first ? group->number_start : *last + 1;
    return *last;
}

static LayoutPage *add_page(LayoutReport *report, const MasterGroup *group, PageKind kind,
                            const Node *body)
{
    DiagSink *sink = report->context->diagnostics;
    if (report->page_count >= diag_limit(sink, LIMIT_ID_PAGES)) {
        diag_report_limit(sink, E_LIMIT, &body->source->origin, LIMIT_ID_PAGES,
                          DIAG_ARGS(sink->language == DIAG_CHINESE ? "页数" : "pages",
                                    diag_limit_text(sink, LIMIT_ID_PAGES)));
        report->is_full = true;
        return NULL;
    }
    report->pages = arena_grow(report->arena, report->pages, report->page_count,
                               &report->page_capacity, sizeof *report->pages);
    assert(report->pages);
    LayoutPage *page = &report->pages[report->page_count];
    PageSide side = report->page_count % 2 ? PAGE_LEFT : PAGE_RIGHT;
    report->page_count++;
    *page = (LayoutPage){.master = &group->pages[kind][side],
                         .group = group,
                         .kind = kind,
                         .number = next_number(report, group)};
    report->group = group;
    const PageSetup *setup = &page->master->setup;
    page->height = setup->height;
    page->origin = (Point){setup->margin[3].value, setup->margin[0].value};
    return page;
}

void layout_page_place(Arena *arena, LayoutPage *page, Box *box, Point place, bool repeats)
{
    page->parts =
        arena_grow(arena, page->parts, page->part_count, &page->part_capacity, sizeof *page->parts);
    page->parts[page->part_count++] = (BoxLink){box, place.x, place.y, repeats};
}

static void add_part(LayoutReport *report, LayoutPage *page, Box *box, double x, double y)
{
    layout_page_place(report->context->arena, page, box, (Point){x, y}, false);
}

/* A column of a page that is being made. */
typedef struct Column {
    const FillTaken *taken;
    double x, width;
    double top, bottom; /* of what is left between floats and notes */
} Column;

static void place_anchor(Section *section, LayoutPage *page, const Column *column, int at, double y)
{
    LayoutContext *context = section->report->context;
    const FlowAnchor *anchor = &section->plan.anchors[column->taken->anchors[at]];
    bool is_cut;
    FlowRange range = page_fill_range_of(column->taken, at, &is_cut);
    Box *box = is_cut ? flow_slice(context, anchor->box, &range) : anchor->box;
    double above = isfinite(range.from) ? 0 : anchor->margin.top;
    add_part(section->report, page, box, column->x + anchor->margin.left, y + above);
}

/* The rule of notes that go on is as wide as the column. */
static void add_note_rule(LayoutReport *report, LayoutPage *page, const Column *column)
{
    bool is_continued = column->taken->first.anchor != NO_ANCHOR;
    page->note_rules = arena_grow(report->context->arena, page->note_rules, page->note_rule_count,
                                  &page->note_rule_capacity, sizeof *page->note_rules);
    page->note_rules[page->note_rule_count++] =
        (Rect){column->x, column->bottom - (NOTE_SPACE_PT + NOTE_RULE_PT) / 2.0,
               column->width * (is_continued ? 1 : NOTE_RULE_SHARE), NOTE_RULE_PT};
}

static void place_notes(Section *section, LayoutPage *page, Column *column)
{
    const FillTaken *taken = column->taken;
    for (int i = taken->count - 1; i >= 0; i--) {
        if (section->plan.anchors[taken->anchors[i]].place != FLOAT_NOTE)
            continue;
        column->bottom -= page_fill_height_of(&section->filler, taken, i);
        place_anchor(section, page, column, i, column->bottom);
    }
    if (!taken->has_note)
        return;
    add_note_rule(section->report, page, column);
    column->bottom -= NOTE_SPACE_PT;
}

/* Floats at the top come before the text, others after it, notes last; nothing stands above the
 * beginning of a section. */
static void place_floats(Section *section, LayoutPage *page, Column *column, bool opens_section)
{
    const FillTaken *taken = column->taken;
    for (int i = 0; i < taken->count; i++) {
        FloatPlace place = section->plan.anchors[taken->anchors[i]].place;
        double height = page_fill_height_of(&section->filler, taken, i) + section->filler.gap;
        if (place == FLOAT_TOP && !opens_section) {
            place_anchor(section, page, column, i, column->top);
            column->top += height;
        } else if (place != FLOAT_NOTE) {
            column->bottom -= height;
            place_anchor(section, page, column, i, column->bottom + section->filler.gap);
        }
    }
}

static Box *empty_body(LayoutContext *context, const Node *node)
{
    Box *box = arena_alloc(context->arena, sizeof *box);
    box->node = node;
    box->baseline = NAN;
    return box;
}

static void set_page(Section *section, LayoutPage *page, const PageFill *fill)
{
    LayoutReport *report = section->report;
    double width = page_master_column_width(page->master);
    Edges margin = layout_margins(section->root->node->style, width);
    page->body = empty_body(report->context, section->root->node);
    double room = page_master_room(page->master).height;
    for (int i = 0; i < fill->column_count; i++) {
        const FlowRange *range = &fill->ranges[i];
        Column column = {.taken = &fill->taken[i],
                         .x = page->origin.x + i * (width + page->master->column_gap),
                         .width = width,
                         .top = page->origin.y,
                         .bottom = page->origin.y + room};
        place_notes(section, page, &column);
        place_floats(section, page, &column, !isfinite(range->from));
        bool has_flow = range->from < section->plan.end && range->to > range->from;
        if (!has_flow)
            continue;
        Box *body = flow_slice(report->context, section->root, range);
        add_part(report, page, body, column.x + margin.left, column.top + margin.top);
    }
}

static void add_blank(Section *section)
{
    LayoutReport *report = section->report;
    const Node *node = section->root->node;
    const MasterGroup *group = report->group ? report->group : section->group;
    LayoutPage *page = add_page(report, group, PAGE_BLANK, node);
    if (page)
        page->body = empty_body(report->context, node);
}

/* Blank pages until the next page stands on the side that is asked for. */
static void start_side(Section *section, BreakRule rule)
{
    bool is_right_next = section->report->page_count % 2 == 0;
    if ((rule == BREAK_RIGHT && !is_right_next) || (rule == BREAK_LEFT && is_right_next))
        add_blank(section);
}

/* ---- what is too high ---- */

/* The first box that cannot be parted and is higher than `room`; NULL: none. */
static const Box *find_too_high(const Box *box, double room)
{
    if (box->size.height <= room)
        return NULL;
    if (flow_is_monolithic(box))
        return box;
    for (size_t i = 0; i < box->child_count; i++) {
        const Box *found = find_too_high(box->children[i].box, room);
        if (found)
            return found;
    }
    return box;
}

static void report_height(Section *section, DiagCode code, const Node *node, double excess)
{
    DiagSink *sink = section->report->context->diagnostics;
    char excess_mm[NUMBER_TEXT_SIZE];
    number_format(excess_mm, excess / PT_PER_MM, 1);
    Diagnostic *diagnostic = diag_report(sink, code, &node->source->origin, DIAG_ARGS(excess_mm));
    if (diagnostic)
        diagnostic->node_id = node->number;
}

static void check_height(Section *section, const PageFill *fill)
{
    for (int i = 0; i < fill->column_count; i++) {
        for (int k = 0; k < fill->taken[i].count; k++) {
            const FlowAnchor *anchor = &section->plan.anchors[fill->taken[i].anchors[k]];
            bool is_note = anchor->place == FLOAT_NOTE;
            double excess = page_fill_height_of(&section->filler, &fill->taken[i], k) +
                            (is_note ? NOTE_SPACE_PT : 0) - fill->room;
            if (excess > FLOW_TOLERANCE)
                report_height(section, is_note ? W_NOTE_TOO_HIGH : W_FLOW_TOO_HIGH,
                              anchor->box->node, excess);
        }
        if (fill->overflow <= FLOW_TOLERANCE)
            continue;
        const Box *part = flow_slice(section->report->context, section->root, &fill->ranges[i]);
        const Box *high = find_too_high(part, fill->room);
        if (high)
            report_height(section, W_FLOW_TOO_HIGH, high->node, high->size.height - fill->room);
    }
}

/* ---- sections ---- */

static void fill_pages(Section *section)
{
    LayoutReport *report = section->report;
    FillPlace place = page_fill_start();
    PageKind kind = report->group == section->group ? PAGE_NORMAL : PAGE_FIRST;
    while (!page_fill_is_finished(&section->filler, &place) && !report->is_full) {
        start_side(section, place.force);
        LayoutPage *page = add_page(report, section->group, kind, section->root->node);
        if (!page)
            return;
        kind = PAGE_NORMAL;
        double room = page_master_room(page->master).height;
        int columns = page->master->columns;
        PageFill fill = page_fill(&section->filler, &place, columns, room);
        if (columns > 1)
            fill = page_fill_balance(&section->filler, &place, columns, fill);
        check_height(section, &fill);
        set_page(section, page, &fill);
        place = fill.end;
    }
}

/* Every page of a master has to be as wide as the others, for its text is set once. */
static void check_widths(LayoutReport *report, const MasterGroup *group, const Origin *origin)
{
    double width = page_master_column_width(&group->pages[PAGE_NORMAL][PAGE_RIGHT]);
    for (int i = 0; i < PAGE_BLANK * 2; i++) {
        double other = page_master_column_width(&group->pages[i / 2][i % 2]);
        if (fabs(other - width) < FLOW_TOLERANCE)
            continue;
        char first[NUMBER_TEXT_SIZE];
        char second[NUMBER_TEXT_SIZE];
        number_format(first, width / PT_PER_MM, 2);
        number_format(second, other / PT_PER_MM, 2);
        diag_report(report->context->diagnostics, E_PAGE_MASTER_WIDTH, origin,
                    DIAG_ARGS(first, second));
        return;
    }
}

/* `root` is the body with the children of the section. */
static void add_section(LayoutReport *report, const Node *root)
{
    LayoutContext *context = report->context;
    const Node *first = root->first_child;
    const Style *style = first ? first->style : root->style;
    const Origin *origin = first ? &first->source->origin : &root->source->origin;
    Section section = {.report = report};
    section.group = page_masters_find(report->masters, context->diagnostics, style->page, origin);
    if (!section.group)
        section.group = &report->masters->groups[0];
    if (section.group != report->group)
        check_widths(report, section.group, origin);
    const PageMaster *master = &section.group->pages[PAGE_NORMAL][PAGE_RIGHT];
    BoxSpace space = {page_master_column_width(master), INFINITY, NAN, NAN, true};
    context->page = &master->setup;
    layout_forget(context, root);
    Box *body = layout_box(context, root, &space);
    section.root = body;
    layout_place_positioned(context, body);
    layout_check_overflow(context, body);
    flow_plan(context, body, &section.plan);
    section.filler = page_filler_create(context, &section.plan,
                                        length_resolve(root->style->row_gap, INFINITY, 0));
    start_side(&section, first ? (BreakRule)style->break_before : BREAK_AUTO);
    fill_pages(&section);
}

bool layout_starts_section(const Node *child, const Node *before)
{
    const char *page = child->style->page ? child->style->page : "";
    const char *page_before = before->style->page ? before->style->page : "";
    return child->style->break_before >= BREAK_PAGE || before->style->break_after >= BREAK_PAGE ||
           strcmp(page, page_before) != 0;
}

/* Depth is bounded by LIMIT_NODE_DEPTH. */
static bool draws_late(const Node *node)
{
    for (; node; node = node->next) {
        if (node->type->draws_late || draws_late(node->first_child))
            return true;
    }
    return false;
}

LayoutReport *layout_report_create(Arena *arena, DiagSink *diagnostics, const PageMasters *masters)
{
    LayoutReport *report = arena_alloc(arena, sizeof *report);
    report->arena = arena;
    report->masters = masters;
    report->series = masters->group_count;
    report->last_numbers =
        arena_array(arena, (size_t)masters->group_count + 1, sizeof *report->last_numbers);
    report->context = arena_alloc(arena, sizeof *report->context);
    report->context->diagnostics = diagnostics;
    return report;
}

uint32_t layout_first_node(const Node *root)
{
    return root->first_child ? root->first_child->number : root->number;
}

bool layout_report_add(LayoutReport *report, Arena *arena, const Node *root, uint32_t first_node,
                       uint32_t last_node)
{
    size_t first_page = report->page_count;
    LayoutContext *context = report->context;
    context->arena = arena;
    context->first_node = first_node;
    context->results = layout_results(arena, last_node - first_node);
    add_section(report, root);
    bool is_late = draws_late(root->first_child);
    for (size_t i = first_page; i < report->page_count; i++) {
        LayoutPage *page = &report->pages[i];
        page->first_node = first_node;
        page->is_late = is_late;
        page->furniture_at = page->part_count;
    }
    return !report->is_full;
}

void layout_report_settle(LayoutReport *report, const LayoutResult *pages)
{
    layout_settle(report->context, pages);
}

LayoutResult layout_report_result(const LayoutReport *report)
{
    return (LayoutResult){report->pages, (int)report->page_count};
}

LayoutResult layout_report(Arena *arena, DiagSink *diagnostics, const Node *root,
                           uint32_t node_count, const PageMasters *masters)
{
    LayoutReport *report = layout_report_create(arena, diagnostics, masters);
    const Node *next = root->first_child;
    bool has_room;
    do {
        const Node *section = layout_take_children(arena, root, &next, layout_starts_section);
        uint32_t first = layout_first_node(section);
        has_room =
            layout_report_add(report, arena, section, first, next ? next->number - 1 : node_count);
    } while (next && has_room);
    LayoutResult result = layout_report_result(report);
    layout_report_settle(report, &result);
    return result;
}
