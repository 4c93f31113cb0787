/* Settling: what boxes do once all of them have their places and sizes, such as text that flows
 * from one to another. See layout.h. */
#include <string.h>

#include "layout/layout.h"

/* The tree is as deep as the layout, whose depth the reader limits. */
static void settle_box(LayoutContext *context, Box *box, const LayoutResult *result)
{
    if (box->node->type->settle)
        box->node->type->settle(context, box, result);
    for (size_t i = 0; i < box->child_count; i++)
        settle_box(context, box->children[i].box, result);
}

void layout_settle(LayoutContext *context, const LayoutResult *result)
{
    for (int i = 0; i < result->page_count; i++) {
        const LayoutPage *page = &result->pages[i];
        settle_box(context, page->body, result);
        for (size_t k = 0; k < page->part_count; k++)
            settle_box(context, page->parts[k].box, result);
    }
}

static Box *find_id(Box *box, const char *id)
{
    if (box->node->id && strcmp(box->node->id, id) == 0)
        return box;
    for (size_t i = 0; i < box->child_count; i++) {
        Box *found = find_id(box->children[i].box, id);
        if (found)
            return found;
    }
    return NULL;
}

Box *layout_find_id(const LayoutResult *result, const char *id)
{
    Box *found = NULL;
    for (int i = 0; i < result->page_count && !found; i++) {
        const LayoutPage *page = &result->pages[i];
        found = find_id(page->body, id);
        for (size_t k = 0; k < page->part_count && !found; k++)
            found = find_id(page->parts[k].box, id);
    }
    return found;
}
