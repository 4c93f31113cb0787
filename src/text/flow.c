/* Flow: flow.h. Paragraph by paragraph: the lines are chosen for the rooms that come next, then
 * looked at where a column ends within them; what must not stand so leaves a room empty, or begins
 * at the next column, and is chosen anew. */
#include "text/flow.h"

#include <math.h>

#include "base/number.h"
#include "text/flow_rooms.h"

#define MOST_TRIES 4 /* of one paragraph: each moves it on, none can be in vain for ever */
/* How many rooms are looked at for a paragraph: its natural width and so much more. */
#define ROOM_SURPLUS 1.25
#define MORE_ROOMS   3

/* A paragraph as set: enough to take it back. */
typedef struct Placed {
    size_t first_line, first_room, next_room;
} Placed;

typedef struct Flow {
    Composer composer;
    FlowRooms rooms;
    Placed *placed;  /* of each paragraph so far */
    Unit *measures;  /* of the paragraph's lines */
    size_t *indices; /* their rooms */
    size_t measure_count, measure_capacity, index_capacity;
} Flow;

static const Paragraph *flow_paragraph(const Flow *flow, int index)
{
    return &flow->composer.block->paragraphs[index];
}

static bool is_overset(const Flow *flow, int column)
{
    return column == flow->rooms.request->column_count;
}

static int column_of(Flow *flow, size_t room)
{
    return flow_room(&flow->rooms, room)->column;
}

/* The first room of its column: there is no better place further on. */
static bool is_head(Flow *flow, size_t room)
{
    return room == 0 || column_of(flow, room) != column_of(flow, room - 1);
}

/* The rooms from `first` on that the paragraph may need. */
static void collect_rooms(Flow *flow, int paragraph_index, size_t first)
{
    const Paragraph *paragraph = flow_paragraph(flow, paragraph_index);
    Unit natural = paragraph->as_line.natural + paragraph->indent;
    double need = (double)natural * ROOM_SURPLUS;
    flow->measure_count = 0;
    for (size_t room = first, more = 0; more < MORE_ROOMS; room++) {
        const FlowRoom *next = flow_room(&flow->rooms, room);
        if (next->is_blocked)
            continue;
        Arena *arena = flow->composer.arena;
        size_t count = flow->measure_count;
        flow->measures = arena_grow(arena, flow->measures, count, &flow->measure_capacity,
                                    sizeof *flow->measures);
        flow->indices =
            arena_grow(arena, flow->indices, count, &flow->index_capacity, sizeof *flow->indices);
        flow->measures[count] = next->room.width;
        flow->indices[count] = room;
        flow->measure_count++;
        more += need <= 0;
        need -= (double)(next->room.width > 0 ? next->room.width : 1);
    }
}

/* 1 where all are alike: the breaker is quicker then. */
static uint32_t distinct_count(const Flow *flow)
{
    size_t count = flow->measure_count;
    while (count > 1 && flow->measures[count - 2] == flow->measures[count - 1])
        count--;
    return (uint32_t)count;
}

/* The room of the paragraph's line number `line`; beyond what was collected, one after the other.
 */
static size_t line_room(Flow *flow, int line)
{
    size_t known = flow->measure_count - 1;
    size_t room = flow->indices[(size_t)line < known ? (size_t)line : known];
    for (size_t i = known; i < (size_t)line; i++) {
        do
            room++;
        while (flow_room(&flow->rooms, room)->is_blocked);
    }
    return room;
}

/* Sets the paragraph from room `first` on. */
static Placed set_paragraph(Flow *flow, int index, size_t first)
{
    Placed placed = {flow->composer.count, first, first};
    collect_rooms(flow, index, first);
    int count = composer_break(&flow->composer, index, flow->measures, distinct_count(flow));
    for (int i = 0; i < count; i++) {
        size_t room = line_room(flow, i);
        LineDraft *draft = &flow->composer.drafts[placed.first_line + (size_t)i];
        draft->room = flow_room(&flow->rooms, room)->room;
        draft->room_index = room;
        placed.next_room = room + 1;
    }
    return placed;
}

static const TextStyle *paragraph_style(const Flow *flow, int index)
{
    return flow_paragraph(flow, index)->style;
}

/* Whether the paragraph's lines [0, line) and the rest stand in two columns, both real. */
static bool parts_at(Flow *flow, const Placed *placed, int line)
{
    const LineDraft *drafts = flow->composer.drafts + placed->first_line;
    int before = column_of(flow, drafts[line - 1].room_index);
    int after = column_of(flow, drafts[line].room_index);
    return before != after && !is_overset(flow, after);
}

/* What has to change for R23 and keeps_together. */
typedef enum Cure { CURE_NONE, CURE_NEXT_COLUMN, CURE_BLOCK } Cure;

static Cure find_cure(Flow *flow, int index, const Placed *placed, size_t *blocked)
{
    int count = (int)(flow->composer.count - placed->first_line);
    bool may_move = !is_head(flow, placed->first_room);
    for (int line = 1; line < count; line++) {
        if (!parts_at(flow, placed, line))
            continue;
        bool is_lone_foot = line == 1;
        bool is_lone_head = line == count - 1;
        if (may_move && (is_lone_foot || (is_lone_head && line == 2) ||
                         paragraph_style(flow, index)->keeps_together))
            return CURE_NEXT_COLUMN;
        if (is_lone_head && line > 2) {
            *blocked = flow->composer.drafts[placed->first_line + (size_t)line - 1].room_index;
            return CURE_BLOCK;
        }
    }
    return CURE_NONE;
}

static bool ends_overset(Flow *flow, const Placed *placed)
{
    return is_overset(flow, column_of(flow, placed->next_room - 1));
}

static void forget_blocks(Flow *flow, size_t room)
{
    for (; room < flow->rooms.count; room++)
        flow->rooms.rooms[room].is_blocked = false;
}

/* Sets the paragraph so that it keeps R23, as far as that goes: not where it costs lines room. */
static void place_paragraph(Flow *flow, int index, size_t first)
{
    Placed placed = set_paragraph(flow, index, first);
    const Placed plain = placed;
    bool was_overset = ends_overset(flow, &placed);
    for (int i = 0; i < MOST_TRIES; i++) {
        size_t blocked;
        Cure cure = find_cure(flow, index, &placed, &blocked);
        if (cure == CURE_NONE)
            break;
        if (cure == CURE_NEXT_COLUMN)
            first = flow_next_column(&flow->rooms, first);
        flow->composer.count = placed.first_line;
        if (cure == CURE_BLOCK)
            flow_room(&flow->rooms, blocked)->is_blocked = true;
        placed = set_paragraph(flow, index, first);
    }
    if (ends_overset(flow, &placed) && !was_overset) {
        forget_blocks(flow, plain.first_room);
        flow->composer.count = plain.first_line;
        placed = set_paragraph(flow, index, plain.first_room);
    }
    flow->placed[index] = placed;
}

/* Where the paragraph after room `last` begins: its space is whole rows, none at a column's head.
 */
static size_t room_after(Flow *flow, size_t next)
{
    const ParagraphStyle *style = &flow->composer.block->style;
    double space = (style->space_before + style->space_after) / flow->rooms.line_height;
    int rows = (int)ceil(space - 1e-6);
    if (next == 0 || rows <= 0)
        return next;
    FlowRoom last = *flow_room(&flow->rooms, next - 1);
    for (;; next++) {
        const FlowRoom *room = flow_room(&flow->rooms, next);
        if (room->column != last.column || room->row > last.row + rows)
            return next;
    }
}

/* The first of the paragraphs before `index` that are to stand with it, if a column parts them and
 * the next can take them; else `index`. */
static int find_parted(Flow *flow, int index)
{
    const Placed *placed = flow->placed;
    if (index == 0 || !paragraph_style(flow, index - 1)->keeps_with_next)
        return index;
    int column = column_of(flow, placed[index].first_room);
    if (column_of(flow, placed[index - 1].next_room - 1) == column || is_overset(flow, column))
        return index;
    int first = index - 1;
    while (first > 0 && paragraph_style(flow, first - 1)->keeps_with_next &&
           column_of(flow, placed[first - 1].next_room - 1) ==
               column_of(flow, placed[first].first_room))
        first--;
    return is_head(flow, placed[first].first_room) ? index : first;
}

static void take_back(Flow *flow, const Placed *placed)
{
    forget_blocks(flow, placed->first_room);
    flow->composer.count = placed->first_line;
}

static void place_all(Flow *flow)
{
    int moved = -1; /* the last group that was moved on begins here: not twice */
    size_t room = 0;
    for (int i = 0; i < flow->composer.block->paragraph_count; i++) {
        place_paragraph(flow, i, room);
        int first = find_parted(flow, i);
        if (first < i && first != moved) {
            moved = first;
            room = flow_next_column(&flow->rooms, flow->placed[first].first_room);
            take_back(flow, &flow->placed[first]);
            i = first - 1;
            continue;
        }
        room = room_after(flow, flow->placed[i].next_room);
    }
}

static void report_overset(Flow *flow, const FlowResult *result)
{
    const Composer *composer = &flow->composer;
    const TextLine *line = &composer->lines[composer->count - (size_t)result->overset];
    if (line->cluster_count == 0)
        return;
    const PlacedCluster *cluster = &line->clusters[0];
    const TextBlock *block = composer->block;
    char numbers[2][NUMBER_TEXT_SIZE];
    number_format(numbers[0], result->overset, 0);
    number_format(numbers[1], flow->rooms.request->column_count, 0);
    Origin origin = text_map_origin(block->map, cluster->byte, cluster->length);
    const char *words =
        arena_copy(composer->arena, block->text.data + cluster->byte, cluster->length);
    Diagnostic *report = diag_report(composer->diagnostics, E_TEXT_OVERSET, &origin,
                                     DIAG_ARGS(numbers[0], numbers[1], words));
    if (report)
        report->node_id = block->spans[cluster->span].style->node_id;
}

/* The columns' use, before the lines are set. */
static FlowResult sum_up(Flow *flow)
{
    FlowResult result = {0};
    for (size_t i = 0; i < flow->composer.count; i++) {
        const LineDraft *draft = &flow->composer.drafts[i];
        int column = column_of(flow, draft->room_index);
        result.overset += is_overset(flow, column);
        int last = flow->rooms.request->column_count - 1;
        result.used = (column < last ? column : last) + 1;
        result.height = fmax(result.height, draft->room.top + flow->rooms.line_height);
    }
    return result;
}

FlowResult text_block_flow(const TextBlock *block, Arena *arena, DiagSink *diagnostics,
                           const FlowRequest *request)
{
    Flow flow = {.composer = {.block = block, .arena = arena, .diagnostics = diagnostics},
                 .rooms = {.request = request,
                           .arena = arena,
                           .line_height = fmax(block->style.line_height, 0.01)}};
    flow.placed = arena_array(arena, (size_t)block->paragraph_count + 1, sizeof *flow.placed);
    place_all(&flow);
    FlowResult result = sum_up(&flow);
    if (request->is_tried)
        return result;
    result.layout = composer_finish(&flow.composer, unit_from_points(request->width));
    if (result.overset > 0)
        report_overset(&flow, &result);
    return result;
}

const TextLayout *text_layout_frame(const TextLayout *layout, int frame, Arena *arena)
{
    TextLayout *part = arena_alloc(arena, sizeof *part);
    *part = *layout;
    part->line_count = 0;
    part->height = 0;
    for (int i = 0; i < layout->line_count; i++) {
        const TextLine *line = &layout->lines[i];
        if (line->frame != frame)
            continue;
        if (part->line_count++ == 0) {
            part->lines = line;
            part->first_baseline = line->baseline;
            part->last_baseline = line->baseline;
        }
        part->last_baseline = fmax(part->last_baseline, line->baseline);
    }
    if (part->line_count > 0)
        part->height = part->last_baseline + layout->height - layout->last_baseline;
    return part;
}
