/* Pages of a report: fills page after page from the break points of its sections; see flow.h.
 * Long because all steps share the state of the section that is cut. */
#include "layout/flow.h"
#include "layout/mirror.h"

#include <assert.h>
#include <math.h>

#include "base/limits.h"
#include "base/number.h"

#define NOTE_SPACE_PT   10   /* between text and footnotes; the rule is in its middle */
#define NOTE_RULE_SHARE 0.25 /* of the width */
#define NOTE_RULE_PT    0.4
#define BALANCING_STEPS 14 /* halvings: to a tenth of a point on any page */

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

/* Where the filling of a section has come to. */
typedef struct Place {
    double from, start, lead; /* as in FlowRange; height of what is repeated above `start` */
    size_t next_break, next_anchor;
    size_t waiting; /* first float that found no room, before next_anchor; == next_anchor: none */
    bool is_done;
    BreakRule force; /* how the page before was ended */
} Place;

typedef struct Section {
    LayoutReport *report;
    const Box *root;
    FlowPlan plan;
    const MasterGroup *group;
    double gap; /* beside floats */
    bool is_first_page;
    bool *is_set; /* of each anchor: it has its place */
} Section;

/* One column of a page, filled. */
typedef struct Column {
    FlowRange range;
    size_t first_anchor, end_anchor; /* that may stand here, if `anchors` says so */
    double top_height, bottom_height, note_height;
} Column;

static double outer_height(const FlowAnchor *anchor)
{
    return anchor->margin.top + anchor->box->size.height + anchor->margin.bottom;
}

/* ---- one column ---- */

/* Floats and notes of a column in the making. */
typedef struct Taken {
    size_t anchors[64]; /* count of them, in the order of the document */
    int count;
    double height;
    bool has_note;
} Taken;

static void take(const Section *section, Taken *taken, size_t index)
{
    const FlowAnchor *anchor = &section->plan.anchors[index];
    if (taken->count == (int)COUNT_OF(taken->anchors))
        return;
    taken->anchors[taken->count++] = index;
    taken->height += outer_height(anchor);
    if (anchor->place != FLOAT_NOTE)
        taken->height += section->gap;
    else if (!taken->has_note)
        taken->height += NOTE_SPACE_PT;
    taken->has_note |= anchor->place == FLOAT_NOTE;
}

/* What stands in the flow between the place and y: notes have to be on this page, floats if there
 * is room. */
static Taken take_anchors(const Section *section, const Place *place, double y, double room)
{
    Taken taken = {.count = 0};
    for (size_t i = place->waiting; i < section->plan.anchor_count; i++) {
        const FlowAnchor *anchor = &section->plan.anchors[i];
        if (section->is_set[i])
            continue;
        if (anchor->y > y + FLOW_TOLERANCE)
            break;
        bool is_alone = i < place->next_anchor && taken.count == 0; /* it has waited long enough */
        if (anchor->place == FLOAT_NOTE || is_alone || taken.height + outer_height(anchor) <= room)
            take(section, &taken, i);
    }
    return taken;
}

static double flow_height(const Place *place, double end)
{
    return place->lead + end - place->start;
}

/* The best place to end a column of `room` points: the first one where even that is too low. NULL:
 * all the rest fits, or cannot be parted. */
static const BreakPoint *choose_break(const Section *section, const Place *place, double room)
{
    const FlowPlan *plan = &section->plan;
    const BreakPoint *best = NULL;
    for (size_t i = place->next_break; i < plan->break_count; i++) {
        const BreakPoint *point = &plan->breaks[i];
        double own = flow_height(place, point->end) + point->tail;
        Taken taken = take_anchors(section, place, point->end, room - own);
        if (flow_height(place, point->end) > room + FLOW_TOLERANCE)
            break;
        if (own + taken.height > room + FLOW_TOLERANCE)
            continue; /* a later one may repeat less */
        if (!best || point->cost <= best->cost || point->force)
            best = point;
        if (point->force)
            return best;
    }
    double rest = flow_height(place, plan->end);
    Taken taken = take_anchors(section, place, INFINITY, room - rest);
    bool all_fits = rest + taken.height <= room + FLOW_TOLERANCE;
    if (all_fits)
        return NULL;
    if (!best && place->next_break < plan->break_count)
        best = &plan->breaks[place->next_break];
    return best;
}

static void advance(const Section *section, const BreakPoint *point, Place *place)
{
    const FlowPlan *plan = &section->plan;
    if (!point) {
        place->from = place->start = plan->end;
        place->lead = 0;
        place->next_break = plan->break_count;
        place->is_done = true;
        return;
    }
    place->from = point->end;
    place->start = point->next;
    place->lead = point->lead;
    place->force = point->force;
    while (place->next_break < plan->break_count &&
           plan->breaks[place->next_break].end <= point->end + FLOW_TOLERANCE)
        place->next_break++;
}

/* ---- one page ---- */

typedef struct PageFill {
    const PageMaster *master;
    double room;
    FlowRange ranges[12]; /* column_count of them */
    Taken taken[12];
    int column_count;
    double overflow; /* how much higher the content is than the room, points */
    Place end;       /* where the next page goes on */
} PageFill;

static void settle_anchors(Section *section, const Taken *taken, bool is_set)
{
    for (int i = 0; i < taken->count; i++)
        section->is_set[taken->anchors[i]] = is_set;
}

static void skip_settled(const Section *section, Place *place)
{
    while (place->waiting < place->next_anchor && section->is_set[place->waiting])
        place->waiting++;
}

/* Where floats of earlier pages leave too little room to break well, they have the column to
 * themselves. */
static bool fill_with_floats(Section *section, double room, PageFill *fill, const BreakPoint *point)
{
    Place *place = &fill->end;
    bool is_waiting = place->waiting < place->next_anchor;
    if (!is_waiting || !point || point->cost < BREAK_COST_LINES)
        return false;
    Taken taken = take_anchors(section, place, place->from, room);
    if (taken.count == 0)
        return false;
    int column = fill->column_count++;
    fill->taken[column] = taken;
    settle_anchors(section, &taken, true);
    fill->ranges[column] = (FlowRange){place->from, place->from, place->start};
    skip_settled(section, place);
    return true;
}

static void fill_column(Section *section, double room, PageFill *fill)
{
    Place *place = &fill->end;
    const BreakPoint *point = choose_break(section, place, room);
    if (fill_with_floats(section, room, fill, point))
        return;
    int column = fill->column_count++;
    double end = point ? point->end : section->plan.end;
    double own = flow_height(place, end) + (point ? point->tail : 0);
    fill->taken[column] = take_anchors(section, place, point ? end : INFINITY, room - own);
    fill->overflow = fmax(fill->overflow, own + fill->taken[column].height - room);
    settle_anchors(section, &fill->taken[column], true);
    fill->ranges[column] = (FlowRange){place->from, point ? end : INFINITY, place->start};
    advance(section, point, place);
    while (place->next_anchor < section->plan.anchor_count &&
           section->plan.anchors[place->next_anchor].y <= end + FLOW_TOLERANCE)
        place->next_anchor++;
    skip_settled(section, place);
}

/* Floats that are left when the text has ended need pages still. */
static bool is_finished(const Section *section, const Place *place)
{
    return place->is_done && place->waiting == section->plan.anchor_count;
}

static PageFill fill_page(Section *section, const PageMaster *master, const Place *place,
                          double room)
{
    PageFill fill = {.master = master, .room = room, .end = *place};
    fill.end.force = BREAK_AUTO;
    while (fill.column_count < master->columns && !is_finished(section, &fill.end) &&
           fill.end.force < BREAK_PAGE) {
        if (fill.end.is_done && fill.column_count > 0 && fill.end.waiting == fill.end.next_anchor)
            break;
        fill_column(section, room, &fill);
    }
    return fill;
}

static void undo(Section *section, const PageFill *fill)
{
    for (int i = 0; i < fill->column_count; i++)
        settle_anchors(section, &fill->taken[i], false);
}

/* The last page's columns are made even: the least room into which all of it goes. */
static PageFill balance(Section *section, const Place *place, PageFill fill)
{
    double low = 0;
    double high = fill.room;
    for (int i = 0; i < BALANCING_STEPS; i++) {
        double middle = (low + high) / 2;
        undo(section, &fill);
        fill = fill_page(section, fill.master, place, middle);
        bool is_enough = is_finished(section, &fill.end) && fill.overflow <= FLOW_TOLERANCE;
        *(is_enough ? &high : &low) = middle;
    }
    undo(section, &fill);
    return fill_page(section, fill.master, place, high);
}

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

/* Floats at the top come before the text, others after it, notes last; nothing stands above the
 * beginning of a section. Returns the height above. */
static double place_anchors(Section *section, LayoutPage *page, const PageFill *fill, int column,
                            double x, double width)
{
    LayoutReport *report = section->report;
    const Taken *taken = &fill->taken[column];
    bool opens_section = !isfinite(fill->ranges[column].from);
    double top = page->origin.y;
    double room = page_master_room(page->master).height;
    double bottom = page->origin.y + room;
    for (int i = taken->count - 1; i >= 0; i--) {
        const FlowAnchor *anchor = &section->plan.anchors[taken->anchors[i]];
        if (anchor->place != FLOAT_NOTE)
            continue;
        bottom -= outer_height(anchor);
        add_part(report, page, anchor->box, x + anchor->margin.left, bottom + anchor->margin.top);
    }
    if (taken->has_note) {
        bottom -= NOTE_SPACE_PT;
        page->note_rule = (Rect){x, bottom + (NOTE_SPACE_PT - NOTE_RULE_PT) / 2.0,
                                 width * NOTE_RULE_SHARE, NOTE_RULE_PT};
    }
    for (int i = 0; i < taken->count; i++) {
        const FlowAnchor *anchor = &section->plan.anchors[taken->anchors[i]];
        if (anchor->place == FLOAT_TOP && !opens_section) {
            add_part(report, page, anchor->box, x + anchor->margin.left, top + anchor->margin.top);
            top += outer_height(anchor) + section->gap;
        } else if (anchor->place != FLOAT_NOTE) {
            bottom -= outer_height(anchor);
            add_part(report, page, anchor->box, x + anchor->margin.left,
                     bottom + anchor->margin.top);
            bottom -= section->gap;
        }
    }
    return top - page->origin.y;
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
    for (int i = 0; i < fill->column_count; i++) {
        double x = page->origin.x + i * (width + page->master->column_gap);
        double above = place_anchors(section, page, fill, i, x, width);
        const FlowRange *range = &fill->ranges[i];
        bool has_flow = range->from < section->plan.end && range->to > range->from;
        if (!has_flow)
            continue;
        Box *body = flow_slice(report->context, section->root, range);
        add_part(report, page, body, x + margin.left, page->origin.y + above + margin.top);
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
            double excess = outer_height(anchor) - fill->room;
            if (excess > FLOW_TOLERANCE)
                report_height(section,
                              anchor->place == FLOAT_NOTE ? W_NOTE_TOO_HIGH : W_FLOW_TOO_HIGH,
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
    Place place = {.from = -INFINITY};
    PageKind kind = report->group == section->group ? PAGE_NORMAL : PAGE_FIRST;
    while (!is_finished(section, &place) && !report->is_full) {
        start_side(section, place.force);
        LayoutPage *page = add_page(report, section->group, kind, section->root->node);
        if (!page)
            return;
        kind = PAGE_NORMAL;
        double room = page_master_room(page->master).height;
        PageFill fill = fill_page(section, page->master, &place, room);
        bool is_last = is_finished(section, &fill.end);
        if (is_last && page->master->columns > 1 && fill.overflow <= FLOW_TOLERANCE)
            fill = balance(section, &place, fill);
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
    section.gap = length_resolve(root->style->row_gap, INFINITY, 0);
    flow_plan(context, body, &section.plan);
    section.is_set =
        arena_array(context->arena, section.plan.anchor_count + 1, sizeof *section.is_set);
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
    bool is_mirrored = mirror_is_wanted(root->first_child);
    for (size_t i = first_page; i < report->page_count; i++) {
        LayoutPage *page = &report->pages[i];
        page->first_node = first_node;
        page->is_late = is_late;
        page->furniture_at = page->part_count;
        for (size_t k = 0; is_mirrored && k < page->part_count; k++)
            page->parts[k].box = mirror_box(context, page, page->parts[k].box);
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
