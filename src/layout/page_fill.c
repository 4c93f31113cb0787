/* Filling pages: see page_fill.h. */
#include "layout/page_fill.h"

#include <math.h>

#define BALANCING_STEPS 14 /* halvings: to a tenth of a point on any page */

/* A note is parted where its column would else be emptier than this, of its room. */
#define LEAST_FILL 0.75

PageFiller page_filler_create(LayoutContext *context, const FlowPlan *plan, double gap)
{
    PageFiller filler = {.context = context, .plan = plan, .gap = gap};
    size_t count = plan->anchor_count + 1;
    filler.is_set = arena_array(context->arena, count, sizeof *filler.is_set);
    filler.note_plans = arena_array(context->arena, count, sizeof *filler.note_plans);
    return filler;
}

FillPlace page_fill_start(void)
{
    return (FillPlace){.from = -INFINITY, .rest = {.anchor = NO_ANCHOR}};
}

/* ---- heights of floats and notes ---- */

static bool is_note(const PageFiller *filler, size_t index)
{
    return filler->plan->anchors[index].place == FLOAT_NOTE;
}

static double outer_height(const PageFiller *filler, size_t index)
{
    const FlowAnchor *anchor = &filler->plan->anchors[index];
    return anchor->margin.top + anchor->box->size.height + anchor->margin.bottom;
}

/* Of the part between two cuts; either may be none. */
static double part_height(const PageFiller *filler, size_t index, const NoteCut *from,
                          const NoteCut *to)
{
    const FlowAnchor *anchor = &filler->plan->anchors[index];
    bool is_continued = from->anchor == index;
    bool continues = to->anchor == index;
    double top = is_continued ? from->point.next - from->point.lead : -anchor->margin.top;
    double bottom = continues ? to->point.end + to->point.tail
                              : anchor->box->size.height + anchor->margin.bottom;
    return bottom - top;
}

double page_fill_height_of(const PageFiller *filler, const FillTaken *taken, int at)
{
    return part_height(filler, taken->anchors[at], &taken->first, &taken->last);
}

FlowRange page_fill_range_of(const FillTaken *taken, int at, bool *is_cut)
{
    size_t index = taken->anchors[at];
    FlowRange range = {-INFINITY, INFINITY, 0};
    bool is_continued = taken->first.anchor == index;
    bool continues = taken->last.anchor == index;
    *is_cut = is_continued || continues;
    if (is_continued) {
        range.from = taken->first.point.end;
        range.start = taken->first.point.next;
    }
    if (continues)
        range.to = taken->last.point.end;
    return range;
}

static const FlowPlan *note_plan(PageFiller *filler, size_t index)
{
    if (!filler->note_plans[index]) {
        FlowPlan *plan = arena_alloc(filler->context->arena, sizeof *plan);
        flow_plan(filler->context, filler->plan->anchors[index].box, plan);
        filler->note_plans[index] = plan;
    }
    return filler->note_plans[index];
}

/* The last place of the least cost to part note `index`, whose part goes on from `from`, so that no
 * more than `room` points stand above; with `is_forced` any place will do. anchor NO_ANCHOR: there
 * is none. */
static NoteCut find_note_cut(PageFiller *filler, size_t index, const NoteCut *from, double room,
                             bool is_forced)
{
    const FlowPlan *plan = note_plan(filler, index);
    NoteCut best = {.anchor = NO_ANCHOR};
    for (size_t i = 0; i < plan->break_count; i++) {
        NoteCut cut = {index, plan->breaks[i]};
        bool is_past = from->anchor == index && cut.point.end <= from->point.end + FLOW_TOLERANCE;
        if (is_past || (cut.point.cost != BREAK_COST_NONE && !is_forced))
            continue;
        if (part_height(filler, index, from, &cut) > room + FLOW_TOLERANCE)
            break;
        if (best.anchor == NO_ANCHOR || cut.point.cost <= best.point.cost)
            best = cut;
    }
    return best;
}

/* ---- one column ---- */

/* Keeps the order of the document, but for a note that goes on, which is first. */
static void insert_anchor(const PageFiller *filler, FillTaken *taken, size_t index)
{
    const FlowAnchor *anchors = filler->plan->anchors;
    int first = taken->first.anchor == NO_ANCHOR ? 0 : 1;
    int at = taken->count++;
    for (; at > first && anchors[taken->anchors[at - 1]].order > anchors[index].order; at--)
        taken->anchors[at] = taken->anchors[at - 1];
    taken->anchors[at] = index;
}

static void take(const PageFiller *filler, FillTaken *taken, size_t index)
{
    if (taken->count == MOST_ANCHORS)
        return;
    insert_anchor(filler, taken, index);
    taken->height += outer_height(filler, index);
    if (!is_note(filler, index))
        taken->height += filler->gap;
    else if (!taken->has_note)
        taken->height += NOTE_SPACE_PT;
    taken->has_note |= is_note(filler, index);
}

/* What is left of the note that the column before began. */
static FillTaken take_rest(const PageFiller *filler, const FillPlace *place)
{
    FillTaken taken = {.first = place->rest, .last = {.anchor = NO_ANCHOR}};
    if (place->rest.anchor == NO_ANCHOR)
        return taken;
    taken.anchors[taken.count++] = place->rest.anchor;
    taken.height = NOTE_SPACE_PT + page_fill_height_of(filler, &taken, 0);
    taken.has_note = true;
    return taken;
}

/* A float with the notes whose marks are in it. */
static double height_with_notes(const PageFiller *filler, size_t index)
{
    const FlowPlan *plan = filler->plan;
    double height = outer_height(filler, index);
    for (size_t i = 0; i < plan->anchor_count && plan->has_hosts; i++) {
        if (plan->anchors[i].host == plan->anchors[index].box->node)
            height += outer_height(filler, i) + NOTE_SPACE_PT;
    }
    return height;
}

/* Whether the float that holds the mark of note `index` is in its place, or taken here. */
static bool has_host(const PageFiller *filler, const FillTaken *taken, size_t index)
{
    const FlowAnchor *anchors = filler->plan->anchors;
    const Node *host = anchors[index].host;
    if (!host)
        return true;
    for (int i = 0; i < taken->count; i++) {
        if (anchors[taken->anchors[i]].box->node == host)
            return true;
    }
    for (size_t i = 0; i < index; i++) {
        if (anchors[i].box->node == host)
            return filler->is_set[i];
    }
    return false;
}

/* What stands in the flow between the place and y: notes have to be in this column, floats if there
 * is room. */
static FillTaken take_anchors(const PageFiller *filler, const FillPlace *place, double y,
                              double room)
{
    FillTaken taken = take_rest(filler, place);
    for (size_t i = place->waiting; i < filler->plan->anchor_count; i++) {
        const FlowAnchor *anchor = &filler->plan->anchors[i];
        if (filler->is_set[i])
            continue;
        if (anchor->y > y + FLOW_TOLERANCE)
            break;
        bool is_alone = i < place->next_anchor && taken.count == 0; /* it has waited long enough */
        bool is_taken = anchor->place == FLOAT_NOTE
                            ? has_host(filler, &taken, i)
                            : is_alone || taken.height + height_with_notes(filler, i) <= room;
        if (is_taken)
            take(filler, &taken, i);
    }
    return taken;
}

static double flow_height(const FillPlace *place, double end)
{
    return place->lead + end - place->start;
}

/* How a column may end. */
typedef struct Ending {
    const BreakPoint *point; /* NULL: with all that is left */
    double own;              /* height of the text */
    FillTaken taken;
    bool fits;
} Ending;

/* Parts the last note that can be, so that all goes into `room`; one that goes on already only if
 * `is_forced`. False: none can be. */
static bool part_note(PageFiller *filler, FillTaken *taken, double room, bool is_forced)
{
    for (int at = taken->count - 1; at >= 0; at--) {
        size_t index = taken->anchors[at];
        if (!is_note(filler, index) || (taken->first.anchor == index && !is_forced))
            continue;
        double others = taken->height - page_fill_height_of(filler, taken, at);
        NoteCut cut = find_note_cut(filler, index, &taken->first, room - others, is_forced);
        if (cut.anchor == NO_ANCHOR)
            continue;
        taken->last = cut;
        taken->height = others + page_fill_height_of(filler, taken, at);
        return true;
    }
    return false;
}

static Ending ending_at(PageFiller *filler, const FillPlace *place, const BreakPoint *point,
                        double room, bool parts_notes)
{
    double end = point ? point->end : filler->plan->end;
    Ending ending = {.point = point, .own = flow_height(place, end) + (point ? point->tail : 0)};
    ending.taken = take_anchors(filler, place, point ? end : INFINITY, room - ending.own);
    ending.fits = ending.own + ending.taken.height <= room + FLOW_TOLERANCE;
    if (!ending.fits && parts_notes)
        ending.fits = part_note(filler, &ending.taken, room - ending.own, false);
    return ending;
}

static BreakCost cost_of(const Ending *ending)
{
    return ending->point ? ending->point->cost : BREAK_COST_NONE;
}

/* Of equal ones the later is better, unless it leaves less room for a note that is parted. */
static bool is_better(const Ending *later, const Ending *best)
{
    if (later->point->force || cost_of(later) < cost_of(best))
        return true;
    return cost_of(later) == cost_of(best) && best->taken.last.anchor == NO_ANCHOR;
}

/* The best place to end a column of `room` points; the first one, which does not fit, where even
 * that is too low. */
static Ending choose_ending(PageFiller *filler, const FillPlace *place, double room,
                            bool parts_notes)
{
    const FlowPlan *plan = filler->plan;
    Ending best = {.fits = false};
    for (size_t i = place->next_break; i < plan->break_count; i++) {
        const BreakPoint *point = &plan->breaks[i];
        if (flow_height(place, point->end) > room + FLOW_TOLERANCE)
            break;
        Ending ending = ending_at(filler, place, point, room, parts_notes);
        if (!ending.fits)
            continue; /* a later one may repeat less */
        if (!best.fits || is_better(&ending, &best))
            best = ending;
        if (point->force)
            return best;
    }
    Ending rest = ending_at(filler, place, NULL, room, parts_notes);
    bool parts_already = best.fits && best.taken.last.anchor != NO_ANCHOR;
    if ((rest.fits && !parts_already) || (!best.fits && place->next_break == plan->break_count))
        return rest;
    if (!best.fits)
        best = ending_at(filler, place, &plan->breaks[place->next_break], room, parts_notes);
    return best;
}

/* A note is parted where the text before its mark would not fit, break badly or be too little. */
static Ending choose(PageFiller *filler, const FillPlace *place, double room)
{
    Ending whole = choose_ending(filler, place, room, false);
    bool is_full = whole.fits && whole.own + whole.taken.height >= LEAST_FILL * room;
    bool ends_here = whole.fits && (!whole.point || whole.point->force);
    bool is_good = is_full && cost_of(&whole) == BREAK_COST_NONE;
    if (is_good || ends_here || filler->keeps_notes)
        return whole;
    Ending parted = choose_ending(filler, place, room, true);
    bool is_gain = !whole.fits || cost_of(&parted) < cost_of(&whole) ||
                   (!is_full && cost_of(&parted) == cost_of(&whole));
    return parted.fits && is_gain ? parted : whole;
}

static void advance(const PageFiller *filler, const BreakPoint *point, FillPlace *place)
{
    const FlowPlan *plan = filler->plan;
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

/* A note that goes on was set before. */
static void settle_anchors(PageFiller *filler, const FillTaken *taken, bool is_set)
{
    for (int i = taken->first.anchor == NO_ANCHOR ? 0 : 1; i < taken->count; i++)
        filler->is_set[taken->anchors[i]] = is_set;
}

static void skip_settled(const PageFiller *filler, FillPlace *place)
{
    while (place->waiting < place->next_anchor && filler->is_set[place->waiting])
        place->waiting++;
}

/* A column without text: floats of earlier pages, or the rest of a note. */
static void add_column_without_text(PageFiller *filler, const FillTaken *taken, PageFill *fill)
{
    FillPlace *place = &fill->end;
    int column = fill->column_count++;
    fill->taken[column] = *taken;
    settle_anchors(filler, taken, true);
    fill->ranges[column] = (FlowRange){place->from, place->from, place->start};
    fill->height = fmax(fill->height, taken->height);
    fill->overflow = fmax(fill->overflow, taken->height - fill->room);
    place->rest = taken->last;
    skip_settled(filler, place);
}

/* Where floats of earlier pages leave too little room to break well, they have the column to
 * themselves. */
static bool fill_with_floats(PageFiller *filler, PageFill *fill, const Ending *ending)
{
    FillPlace *place = &fill->end;
    bool is_waiting = place->waiting < place->next_anchor;
    if (!is_waiting || !ending->point || ending->point->cost < BREAK_COST_LINES)
        return false;
    FillTaken taken = take_anchors(filler, place, place->from, fill->room);
    if (taken.count == 0)
        return false;
    add_column_without_text(filler, &taken, fill);
    return true;
}

/* The rest of a note above which no text has room, or none that breaks well. */
static bool fill_with_rest(PageFiller *filler, PageFill *fill, const Ending *ending)
{
    bool breaks_well = ending->fits && cost_of(ending) < BREAK_COST_LINES;
    if (fill->end.rest.anchor == NO_ANCHOR || breaks_well)
        return false;
    FillTaken taken = take_rest(filler, &fill->end);
    if (taken.height > fill->room + FLOW_TOLERANCE)
        (void)!part_note(filler, &taken, fill->room, true);
    add_column_without_text(filler, &taken, fill);
    return true;
}

static void fill_column(PageFiller *filler, PageFill *fill)
{
    FillPlace *place = &fill->end;
    Ending ending = choose(filler, place, fill->room);
    if (fill_with_rest(filler, fill, &ending) || fill_with_floats(filler, fill, &ending))
        return;
    int column = fill->column_count++;
    double end = ending.point ? ending.point->end : filler->plan->end;
    double height = ending.own + ending.taken.height;
    fill->taken[column] = ending.taken;
    fill->height = fmax(fill->height, height);
    fill->overflow = fmax(fill->overflow, height - fill->room);
    settle_anchors(filler, &ending.taken, true);
    fill->ranges[column] = (FlowRange){place->from, ending.point ? end : INFINITY, place->start};
    place->rest = ending.taken.last;
    advance(filler, ending.point, place);
    while (place->next_anchor < filler->plan->anchor_count &&
           filler->plan->anchors[place->next_anchor].y <= end + FLOW_TOLERANCE)
        place->next_anchor++;
    skip_settled(filler, place);
}

bool page_fill_is_finished(const PageFiller *filler, const FillPlace *place)
{
    return place->is_done && place->waiting == filler->plan->anchor_count &&
           place->rest.anchor == NO_ANCHOR;
}

PageFill page_fill(PageFiller *filler, const FillPlace *place, int columns, double room)
{
    PageFill fill = {.room = room, .end = *place};
    fill.end.force = BREAK_AUTO;
    while (fill.column_count < columns && !page_fill_is_finished(filler, &fill.end) &&
           fill.end.force < BREAK_PAGE) {
        bool has_rest = fill.end.rest.anchor != NO_ANCHOR;
        bool waits = fill.end.waiting != fill.end.next_anchor;
        if (fill.end.is_done && fill.column_count > 0 && !waits && !has_rest)
            break;
        fill_column(filler, &fill);
    }
    return fill;
}

void page_fill_undo(PageFiller *filler, const PageFill *fill)
{
    for (int i = 0; i < fill->column_count; i++)
        settle_anchors(filler, &fill->taken[i], false);
}

static bool parts_notes(const PageFill *fill)
{
    for (int i = 0; i < fill->column_count; i++) {
        if (fill->taken[i].last.anchor != NO_ANCHOR)
            return true;
    }
    return false;
}

/* The least room into which all of it goes. */
PageFill page_fill_balance(PageFiller *filler, const FillPlace *place, int columns, PageFill fill)
{
    double low = 0;
    double high = fill.room;
    if (!page_fill_is_finished(filler, &fill.end) || fill.overflow > FLOW_TOLERANCE ||
        parts_notes(&fill))
        return fill;
    filler->keeps_notes = true;
    for (int i = 0; i < BALANCING_STEPS; i++) {
        double middle = (low + high) / 2;
        page_fill_undo(filler, &fill);
        fill = page_fill(filler, place, columns, middle);
        bool is_enough =
            page_fill_is_finished(filler, &fill.end) && fill.overflow <= FLOW_TOLERANCE;
        *(is_enough ? &high : &low) = middle;
    }
    page_fill_undo(filler, &fill);
    fill = page_fill(filler, place, columns, high);
    filler->keeps_notes = false;
    return fill;
}
