/* Mirrored pages: see mirror.h. */
#include "layout/mirror.h"

/* Depth is bounded by LIMIT_NODE_DEPTH. */
bool mirror_is_wanted(const Node *first)
{
    for (const Node *node = first; node; node = node->next) {
        if (node->style->mirrors || mirror_is_wanted(node->first_child))
            return true;
    }
    return false;
}

/* A copy with links of its own. */
static Box *copy_box(LayoutContext *context, const Box *box)
{
    Box *copy = arena_alloc(context->arena, sizeof *copy);
    *copy = *box;
    copy->children = arena_array(context->arena, box->child_count, sizeof *copy->children);
    copy->child_capacity = box->child_count;
    for (size_t i = 0; i < box->child_count; i++)
        copy->children[i] = box->children[i];
    return copy;
}

static double mirrored_x(const Box *box, const BoxLink *link)
{
    return box_content(box).width - link->x - link->box->size.width;
}

/* The box itself where nothing in it changes. Depth is bounded by LIMIT_NODE_DEPTH. */
static Box *mirror(LayoutContext *context, Box *box)
{
    bool swaps = box->node->style->mirrors;
    Box *copy = NULL;
    for (size_t i = 0; i < box->child_count; i++) {
        const BoxLink *link = &box->children[i];
        Box *child = mirror(context, link->box);
        bool moves = swaps && layout_is_in_flow(link->box->node);
        if (child == link->box && !moves)
            continue;
        if (!copy)
            copy = copy_box(context, box);
        copy->children[i].box = child;
        if (moves)
            copy->children[i].x = mirrored_x(box, link);
    }
    return copy ? copy : box;
}

Box *mirror_box(LayoutContext *context, const LayoutPage *page, Box *box)
{
    bool is_left = page->master == &page->group->pages[page->kind][PAGE_LEFT];
    return page->group->mirrors && is_left ? mirror(context, box) : box;
}
