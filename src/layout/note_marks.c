/* Marks of footnotes: finds the line that holds the mark of each note, so that the note stands on
 * its page; see flow.h. Called when a section's break points are known. */
#include "layout/flow.h"

#include <math.h>
#include <stdlib.h>

#include "base/map.h"
#include "text/text.h"

typedef struct MarkFinder {
    FlowPlan *plan;
    Map notes;        /* id -> its anchor; those whose mark is found are NULL */
    size_t left;      /* notes without a mark so far */
    const Node *host; /* the float that is looked into, NULL: the text */
    double host_y;
} MarkFinder;

static void move_note(MarkFinder *finder, const char *id, double y)
{
    FlowAnchor *anchor = map_find(&finder->notes, text_of(id));
    if (!anchor)
        return; /* in another section, or marked before */
    anchor->y = finder->host ? finder->host_y : y;
    anchor->host = finder->host;
    finder->plan->has_hosts |= finder->host != NULL;
    map_set(&finder->notes, text_of(id), NULL);
    finder->left--;
}

static bool has_marks(const TextLayout *layout)
{
    for (int i = 0; i < layout->span_count; i++) {
        if (layout->spans[i].note)
            return true;
    }
    return false;
}

/* `corner` is that of the lines, in flow coordinates, `bottom` of the whole text. */
static void read_lines(MarkFinder *finder, const TextLayout *layout, double corner, double bottom)
{
    double below = layout->height - layout->last_baseline;
    for (int i = 0; i < layout->line_count; i++) {
        const TextLine *line = &layout->lines[i];
        double y = layout->is_vertical ? bottom : fmin(corner + line->baseline + below, bottom);
        for (int k = 0; k < line->cluster_count; k++) {
            const char *note = layout->spans[line->clusters[k].span].note;
            if (note)
                move_note(finder, note, y);
        }
    }
}

/* Depth is bounded by LIMIT_NODE_DEPTH. */
static void find_in(MarkFinder *finder, const Box *box, double top)
{
    Rect content = box_content(box);
    content.y += top;
    if (box->node->type->text) {
        Point corner;
        const TextLayout *layout = box->node->type->text(box, content, &corner);
        if (layout && has_marks(layout))
            read_lines(finder, layout, corner.y, content.y + content.height);
    }
    for (size_t i = 0; i < box->child_count && finder->left > 0; i++)
        find_in(finder, box->children[i].box, content.y + box->children[i].y);
}

static int compare_anchors(const void *a, const void *b)
{
    const FlowAnchor *first = a;
    const FlowAnchor *second = b;
    if (first->y < second->y || first->y > second->y)
        return first->y < second->y ? -1 : 1;
    return first->order < second->order ? -1 : 1;
}

static void list_notes(MarkFinder *finder)
{
    FlowPlan *plan = finder->plan;
    for (size_t i = 0; i < plan->anchor_count; i++) {
        const RegisterEntry *entry = plan->anchors[i].box->node->entry;
        if (plan->anchors[i].place != FLOAT_NOTE || !entry || !entry->id)
            continue;
        map_set(&finder->notes, text_of(entry->id), &plan->anchors[i]);
        finder->left++;
    }
}

void flow_find_marks(LayoutContext *context, const Box *root, FlowPlan *plan)
{
    if (plan->anchor_count == 0)
        return;
    MarkFinder finder = {.plan = plan};
    map_init(&finder.notes, context->arena);
    list_notes(&finder);
    if (finder.left > 0)
        find_in(&finder, root, 0);
    for (size_t i = 0; i < plan->anchor_count && finder.left > 0; i++) {
        if (plan->anchors[i].place == FLOAT_NOTE)
            continue;
        finder.host = plan->anchors[i].box->node;
        finder.host_y = plan->anchors[i].y;
        find_in(&finder, plan->anchors[i].box, 0);
    }
    qsort(plan->anchors, plan->anchor_count, sizeof *plan->anchors, compare_anchors);
}
