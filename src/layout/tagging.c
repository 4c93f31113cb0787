/* Structure elements of nodes: see tagging.h.
 *
 * The tree of structure follows the nodes, not the painting: a box may be painted far from its
 * parent (position: absolute, zIndex), but is read where the document has it. Containers that say
 * nothing of themselves have no element; their children belong to the next one above. */
#include "layout/tagging.h"

#include <string.h>

/* Parts of a list's child: its item and the item's body (PDF 1.7, table 336). */
enum { PART_OWN, PART_ITEM, PART_BODY };

#define PART_FIRST_ROW 1000000u /* of a table's parts: its rows */

#define FIRST_TAGS 64 /* places of the table of tags, a power of two */

#define WORDS_LIMIT 4000 /* bytes of words in an alternative text of our own making */

static bool is_container(const Node *node)
{
    return node->type->content == CONTENT_CHILDREN || node->first_child;
}

static TagRole role_of(const Node *node)
{
    if (node->role != TAG_AUTO)
        return node->role;
    if (node->type->role != TAG_AUTO)
        return node->type->role;
    if (node->type->text)
        return TAG_PARAGRAPH;
    if (node->alt)
        return TAG_FIGURE;
    return is_container(node) || !node->type->draw ? TAG_AUTO : TAG_FIGURE;
}

static Tag *create_tag(PaintContext *context, const Node *node, uint32_t part, TagRole role,
                       const Tag *parent)
{
    Tag *tag = arena_alloc(context->arena, sizeof *tag);
    *tag = (Tag){.role = role, .parent = parent, .node = node->number, .part = part};
    return tag;
}

/* Where the own tag of node `number` is, or would be: the table is open addressing, and never full.
 */
static Tag **place_of(const PaintContext *context, uint32_t number)
{
    size_t mask = context->tag_capacity - 1;
    size_t at = (number * 2654435769u) & mask; /* Knuth's multiplier: 2^32 by the golden ratio */
    while (context->tags[at] && context->tags[at]->node != number)
        at = (at + 1) & mask;
    return &context->tags[at];
}

/* A page has few of the document's nodes: room for twice as many tags as it has. */
static void make_room(PaintContext *context)
{
    if (2 * (context->tag_count + 1) <= context->tag_capacity)
        return;
    Tag **old = context->tags;
    size_t old_capacity = context->tag_capacity;
    context->tag_capacity = old_capacity ? 2 * old_capacity : FIRST_TAGS;
    context->tags = arena_array(context->arena, context->tag_capacity, sizeof *context->tags);
    for (size_t i = 0; i < old_capacity; i++) {
        if (old[i])
            *place_of(context, old[i]->node) = old[i];
    }
}

static Tag *find_tag(const PaintContext *context, uint32_t number)
{
    return context->tag_capacity ? *place_of(context, number) : NULL;
}

static void keep_tag(PaintContext *context, Tag *tag)
{
    make_room(context);
    *place_of(context, tag->node) = tag;
    context->tag_count++;
}

static const Tag *parent_of(PaintContext *context, const Node *node);

static Tag *own_tag(PaintContext *context, const Node *node, TagRole role)
{
    Tag *known = find_tag(context, node->number);
    if (known)
        return known;
    Tag *tag = create_tag(context, node, PART_OWN, role, parent_of(context, node));
    tag->level = role == TAG_HEADING ? node->level : 0;
    tag->alt = node->alt;
    tag->id = node->id;
    if (!tag->id && role == TAG_HEADING) /* contents lead to it */
        tag->id = arena_print(context->arena, "node-%u", node->number);
    tag->is_column_header = role == TAG_TABLE_HEAD;
    if (node->cell) {
        tag->is_column_header = node->cell->is_column_header;
        tag->is_row_header = node->cell->is_row_header;
        tag->column_span = node->cell->column_span;
        tag->row_span = node->cell->row_span;
    }
    const Node *root = node;
    while (root->parent)
        root = root->parent;
    if (node->style->lang && root->style->lang && strcmp(node->style->lang, root->style->lang) != 0)
        tag->language = node->style->lang;
    keep_tag(context, tag);
    return tag;
}

/* Depth is bounded by LIMIT_NODE_DEPTH. */
static const Tag *parent_of(PaintContext *context, const Node *node)
{
    const Node *parent = node->parent;
    if (!parent)
        return NULL;
    TagRole role = role_of(parent);
    if (role == TAG_AUTO || role == TAG_ARTIFACT)
        return parent_of(context, parent);
    bool is_table = parent->type->role == TAG_TABLE && role == TAG_TABLE;
    if (is_table && !node->cell) /* its notes stand beside it */
        return parent_of(context, parent);
    const Tag *outer = own_tag(context, parent, role);
    if (is_table)
        return create_tag(context, parent, PART_FIRST_ROW + (uint32_t)node->cell->row,
                          TAG_TABLE_ROW, outer);
    if (role != TAG_LIST)
        return outer;
    Tag *item = create_tag(context, node, PART_ITEM, TAG_LIST_ITEM, outer);
    return create_tag(context, node, PART_BODY, TAG_LIST_BODY, item);
}

static bool is_in_artifact(const Node *node)
{
    for (const Node *at = node; at; at = at->parent) {
        if (at->role == TAG_ARTIFACT)
            return true;
    }
    return false;
}

Tag *tagging_find(PaintContext *context, const Node *node, Rect bounds)
{
    TagRole role = role_of(node);
    if (role == TAG_AUTO || context->is_repeated || is_in_artifact(node))
        return NULL;
    Tag *tag = own_tag(context, node, role);
    tag->bounds = bounds;
    return tag;
}

/* The words that were drawn from operation `first` on, one space between runs; NULL: none. */
static const char *words_since(PaintContext *context, size_t first)
{
    StrBuf words = {0};
    for (size_t i = first; i < context->scene->op_count; i++) {
        const SceneOp *op = &context->scene->ops[i];
        if (op->kind != OP_GLYPHS || words.length > WORDS_LIMIT)
            continue;
        strbuf_string(&words, words.length ? " " : "");
        strbuf_text(&words, op->as.glyphs.run->text);
    }
    const char *copy = words.length ? strbuf_copy(&words, context->arena) : NULL;
    strbuf_release(&words);
    return copy;
}

void tagging_settle(PaintContext *context, Tag *tag, size_t first)
{
    if ((tag->role != TAG_FIGURE && tag->role != TAG_FORMULA) || tag->alt)
        return;
    tag->alt = words_since(context, first);
    if (!tag->alt)
        tag->role = TAG_ARTIFACT;
}
