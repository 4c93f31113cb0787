/* Layout diff: see layout_diff.h. Which values of an element differ is in layout_diff_values.c. */
#include "pipeline/layout_diff.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "base/hash.h"
#include "base/sequence_match.h"
#include "layout/paint.h"
#include "pipeline/layout_diff_values.h"

#define MOVED_PT (0.1 * PT_PER_MM)

/* Where an element stands: its first box. */
typedef struct Place {
    int page; /* from 1; 0: nowhere */
    Rect box;
    Text words;
} Place;

typedef struct Side {
    Job *job;
    Place *places; /* by the node's number */
} Side;

typedef struct LayoutDiff {
    Side before, after;
    DiffReport *report;
} LayoutDiff;

/* ---- where things stand ---- */

static void note_place(Side *side, const Box *box, Point origin, int page)
{
    Place *place = &side->places[box->node->number];
    Rect content = box_content(box);
    Rect shifted = {origin.x + content.x, origin.y + content.y, content.width, content.height};
    if (!place->page)
        *place = (Place){page, {origin.x, origin.y, box->size.width, box->size.height}, {"", 0}};
    if (box->node->type->text && place->words.length == 0) {
        Point corner;
        const TextLayout *layout = box->node->type->text(box, shifted, &corner);
        if (layout)
            place->words = layout->text;
    }
    for (size_t i = 0; i < box->child_count; i++) {
        Point child = {shifted.x + box->children[i].x, shifted.y + box->children[i].y};
        note_place(side, box->children[i].box, child, page);
    }
}

static Side make_side(Arena *arena, Job *job)
{
    Side side = {.job = job};
    side.places = arena_array(arena, (size_t)job->node_count + 1, sizeof *side.places);
    for (int i = 0; i < job->result.page_count; i++)
        note_place(&side, job->result.pages[i].body, job->result.pages[i].origin, i + 1);
    return side;
}

/* ---- what is said ---- */

static const char *name_of(Arena *arena, const Node *node)
{
    return node->id ? arena_print(arena, "%s #%s", node->type->name, node->id) : node->type->name;
}

static const char *place_of(Arena *arena, const Node *node)
{
    const Origin *origin = &node->source->origin;
    if (!origin->source)
        return NULL;
    int line;
    int column;
    source_locate(origin->source, origin->offset, &line, &column);
    return arena_print(arena, "%s:%d:%d", origin->source->name, line, column);
}

static DiffItem *add_item(LayoutDiff *diff, DiffKind kind, const Node *before, const Node *after)
{
    DiffItem *item = diff_report_add(diff->report, kind);
    const Node *shown = after ? after : before;
    assert(shown);
    item->name = name_of(diff->report->arena, shown);
    item->place = place_of(diff->report->arena, shown);
    if (before) {
        item->old_page = diff->before.places[before->number].page;
        item->old_box = diff->before.places[before->number].box;
    }
    if (after) {
        item->page = diff->after.places[after->number].page;
        item->box = diff->after.places[after->number].box;
    }
    return item;
}

static void report_single(LayoutDiff *diff, DiffKind kind, const Node *node)
{
    bool is_new = kind == DIFF_ADDED;
    const Side *side = is_new ? &diff->after : &diff->before;
    DiffItem *item = add_item(diff, kind, is_new ? NULL : node, is_new ? node : NULL);
    Text words = side->places[node->number].words;
    if (is_new)
        item->new_text = words;
    else
        item->old_text = words;
}

/* The box against its parent's, so that what is in a box that moved has not moved. */
static Point offset_of(const Side *side, const Node *node)
{
    Point at = {side->places[node->number].box.x, side->places[node->number].box.y};
    if (node->parent) {
        at.x -= side->places[node->parent->number].box.x;
        at.y -= side->places[node->parent->number].box.y;
    }
    return at;
}

/* A container's size follows from what is in it, so only its place counts. */
static bool has_moved(const LayoutDiff *diff, const Node *before, const Node *after)
{
    const Place *old_place = &diff->before.places[before->number];
    const Place *new_place = &diff->after.places[after->number];
    Point from = offset_of(&diff->before, before);
    Point to = offset_of(&diff->after, after);
    if (old_place->page != new_place->page && !after->parent)
        return true;
    bool has_gone = fabs(new_place->box.x - old_place->box.x) > MOVED_PT ||
                    fabs(new_place->box.y - old_place->box.y) > MOVED_PT;
    if (has_gone && (fabs(to.x - from.x) > MOVED_PT || fabs(to.y - from.y) > MOVED_PT))
        return true;
    return !after->first_child && (fabs(new_place->box.width - old_place->box.width) > MOVED_PT ||
                                   fabs(new_place->box.height - old_place->box.height) > MOVED_PT);
}

static void report_pair(LayoutDiff *diff, const Node *before, const Node *after)
{
    Text old_words = diff->before.places[before->number].words;
    Text new_words = diff->after.places[after->number].words;
    bool is_same_text = text_same(old_words, new_words);
    const char *properties = layout_diff_values(diff->report->arena, before, after);
    if (is_same_text && !properties && !has_moved(diff, before, after))
        return;
    DiffKind kind = is_same_text && !properties ? DIFF_MOVED : DIFF_CHANGED;
    DiffItem *item = add_item(diff, kind, before, after);
    item->properties = properties;
    if (is_same_text)
        return;
    item->old_text = old_words;
    item->new_text = new_words;
}

/* ---- what belongs together ---- */

typedef struct Children {
    const Node **nodes;
    size_t count, capacity;
} Children;

static Children list_children(Arena *arena, const Node *parent)
{
    Children children = {0};
    for (const Node *child = parent->first_child; child; child = child->next) {
        children.nodes = arena_grow(arena, (void *)children.nodes, children.count,
                                    &children.capacity, sizeof(const Node *));
        children.nodes[children.count++] = child;
    }
    return children;
}

typedef enum MatchRule { MATCH_CONTENT, MATCH_TYPE } MatchRule;

static uint64_t hash_node(const Node *node, MatchRule rule)
{
    StrBuf key = {0};
    strbuf_string(&key, node->type->name);
    if (rule != MATCH_TYPE && node->id)
        strbuf_print(&key, " #%s", node->id);
    if (rule == MATCH_CONTENT && !node->id)
        json_write(&key, node->source);
    uint64_t hash = hash_bytes(key.data, key.length);
    strbuf_release(&key);
    return hash;
}

/* Which child after belongs to which before. */
typedef struct Matching {
    Arena *arena;
    const Children *before, *after;
    int *partners;  /* of each before the index after, -1: none */
    bool *is_taken; /* of each after: it has a partner */
    bool *is_moved; /* of each before: its partner stands across those of others */
} Matching;

static void pair(Matching *matching, size_t i, size_t j)
{
    matching->partners[i] = (int)j;
    matching->is_taken[j] = true;
}

/* Of a stretch of children the indices of those that have no partner. */
static size_t list_free(size_t *indices, size_t from, size_t to, const int *partners,
                        const bool *is_taken)
{
    size_t count = 0;
    for (size_t k = from; k < to; k++) {
        if (partners ? partners[k] < 0 : !is_taken[k])
            indices[count++] = k;
    }
    return count;
}

/* Matches those nodes of a stretch that have no partner yet, by their types. */
static void match_stretch(Matching *matching, size_t i, size_t i_end, size_t j, size_t j_end)
{
    Arena *arena = matching->arena;
    size_t *old_free = arena_array(arena, i_end - i, sizeof *old_free);
    size_t *new_free = arena_array(arena, j_end - j, sizeof *new_free);
    size_t old_count = list_free(old_free, i, i_end, matching->partners, NULL);
    size_t new_count = list_free(new_free, j, j_end, NULL, matching->is_taken);
    uint64_t *first = arena_array(arena, old_count, sizeof *first);
    uint64_t *second = arena_array(arena, new_count, sizeof *second);
    for (size_t k = 0; k < old_count; k++)
        first[k] = hash_node(matching->before->nodes[old_free[k]], MATCH_TYPE);
    for (size_t k = 0; k < new_count; k++)
        second[k] = hash_node(matching->after->nodes[new_free[k]], MATCH_TYPE);
    const int *matches =
        sequence_match(arena, (HashList){first, old_count}, (HashList){second, new_count});
    for (size_t k = 0; k < old_count; k++) {
        if (matches[k] >= 0)
            pair(matching, old_free[k], new_free[matches[k]]);
    }
}

typedef struct HashPlace {
    uint64_t hash;
    size_t index;
} HashPlace;

static int compare_places(const void *left, const void *right)
{
    const HashPlace *a = left;
    const HashPlace *b = right;
    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

/* The indices of those without a partner, by their hash and then in order. */
static HashPlace *sort_free(Arena *arena, const uint64_t *hashes, const size_t *indices,
                            size_t count)
{
    HashPlace *places = arena_array(arena, count, sizeof *places);
    for (size_t k = 0; k < count; k++)
        places[k] = (HashPlace){hashes[indices[k]], indices[k]};
    qsort(places, count, sizeof *places, compare_places);
    return places;
}

/* Equal ones that the sequence left alone have changed places with others. */
static void match_moved(Matching *matching, const uint64_t *first, const uint64_t *second)
{
    Arena *arena = matching->arena;
    size_t *old_free = arena_array(arena, matching->before->count, sizeof *old_free);
    size_t *new_free = arena_array(arena, matching->after->count, sizeof *new_free);
    size_t old_count = list_free(old_free, 0, matching->before->count, matching->partners, NULL);
    size_t new_count = list_free(new_free, 0, matching->after->count, NULL, matching->is_taken);
    const HashPlace *before = sort_free(arena, first, old_free, old_count);
    const HashPlace *after = sort_free(arena, second, new_free, new_count);
    size_t j = 0;
    for (size_t i = 0; i < old_count; i++) {
        while (j < new_count && after[j].hash < before[i].hash)
            j++;
        if (j == new_count || after[j].hash != before[i].hash)
            continue;
        matching->is_moved[before[i].index] = true;
        pair(matching, before[i].index, after[j++].index);
    }
}

/* First what is equal and in order, then what is equal elsewhere, then, in the stretches between,
 * what is of one type. */
static Matching match_children(Arena *arena, const Children *before, const Children *after)
{
    Matching matching = {.arena = arena, .before = before, .after = after};
    uint64_t *first = arena_array(arena, before->count, sizeof *first);
    uint64_t *second = arena_array(arena, after->count, sizeof *second);
    for (size_t i = 0; i < before->count; i++)
        first[i] = hash_node(before->nodes[i], MATCH_CONTENT);
    for (size_t j = 0; j < after->count; j++)
        second[j] = hash_node(after->nodes[j], MATCH_CONTENT);
    matching.is_moved = arena_array(arena, before->count, sizeof *matching.is_moved);
    matching.is_taken = arena_array(arena, after->count, sizeof *matching.is_taken);
    matching.partners =
        sequence_match(arena, (HashList){first, before->count}, (HashList){second, after->count});
    for (size_t i = 0; i < before->count; i++) {
        if (matching.partners[i] >= 0)
            matching.is_taken[matching.partners[i]] = true;
    }
    match_moved(&matching, first, second);
    size_t i = 0;
    size_t j = 0;
    for (size_t k = 0; k <= before->count; k++) {
        if (k < before->count && (matching.partners[k] < 0 || matching.is_moved[k]))
            continue;
        size_t partner = k < before->count ? (size_t)matching.partners[k] : after->count;
        match_stretch(&matching, i, k, j, partner);
        i = k + 1;
        j = partner + 1;
    }
    return matching;
}

/* Depth is bounded by LIMIT_NODE_DEPTH. */
static void compare(LayoutDiff *diff, const Node *before, const Node *after)
{
    Arena *arena = diff->report->arena;
    report_pair(diff, before, after);
    Children old_children = list_children(arena, before);
    Children new_children = list_children(arena, after);
    const Matching matching = match_children(arena, &old_children, &new_children);
    size_t j = 0;
    for (size_t i = 0; i <= old_children.count; i++) {
        bool is_end = i == old_children.count;
        assert(is_end || old_children.nodes);
        int partner = is_end ? (int)new_children.count : matching.partners[i];
        if (partner < 0) {
            report_single(diff, DIFF_REMOVED, old_children.nodes[i]);
            continue;
        }
        /* What is new stands before the next one that kept its place among its siblings. */
        for (; (is_end || !matching.is_moved[i]) && j < (size_t)partner; j++) {
            assert(new_children.nodes);
            if (!matching.is_taken[j])
                report_single(diff, DIFF_ADDED, new_children.nodes[j]);
        }
        if (is_end)
            continue;
        assert(new_children.nodes);
        compare(diff, old_children.nodes[i], new_children.nodes[partner]);
    }
}

void layout_diff(Job *old_job, Job *new_job, DiffReport *report)
{
    LayoutDiff diff = {.before = make_side(report->arena, old_job),
                       .after = make_side(report->arena, new_job),
                       .report = report};
    report->old_page_count = old_job->result.page_count;
    report->page_count = new_job->result.page_count;
    compare(&diff, old_job->root, new_job->root);
}
