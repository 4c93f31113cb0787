/* Boxes: the sizes of one element from its style, its content and the space it is offered. */
#include "layout/layout.h"

#include <math.h>

#include "base/number.h"

#define OVERFLOW_TOLERANCE_PT 0.5
#define KEPT_BOXES            3

struct NodeResults {
    bool is_measured;
    Intrinsic measured;
    BoxSpace spaces[KEPT_BOXES];
    Box *boxes[KEPT_BOXES];
    int next; /* the slot to use next */
};

static double or_zero(Length length, double container)
{
    return length_resolve(length, container, 0);
}

static double own_width(double container)
{
    return isfinite(container) ? container : 0;
}

Edges layout_margins(const Style *style, double width)
{
    width = own_width(width);
    return (Edges){or_zero(style->margin[0], width), or_zero(style->margin[1], width),
                   or_zero(style->margin[2], width), or_zero(style->margin[3], width)};
}

static Edges paddings(const Style *style, double width)
{
    width = own_width(width);
    return (Edges){or_zero(style->padding[0], width), or_zero(style->padding[1], width),
                   or_zero(style->padding[2], width), or_zero(style->padding[3], width)};
}

static Edges borders(const Style *style)
{
    return (Edges){style->border[0].width, style->border[1].width, style->border[2].width,
                   style->border[3].width};
}

static double clamp_size(double size, Length least, Length greatest, double container)
{
    if (length_is_definite(greatest))
        size = fmin(size, length_resolve(greatest, container, size));
    if (length_is_definite(least))
        size = fmax(size, length_resolve(least, container, size));
    return fmax(0, size);
}

bool layout_is_in_flow(const Node *node)
{
    return node->style->position != POSITION_ABSOLUTE;
}

Rect box_content(const Box *box)
{
    Rect inside = rect_inset((Rect){0, 0, box->size.width, box->size.height}, box->border);
    return rect_inset(inside, box->padding);
}

void box_place(LayoutContext *context, Box *parent, Box *child, double x, double y)
{
    parent->children = arena_grow(context->arena, parent->children, parent->child_count,
                                  &parent->child_capacity, sizeof *parent->children);
    parent->children[parent->child_count++] = (BoxLink){child, x, y};
}

static Intrinsic measure_now(LayoutContext *context, const Node *node)
{
    const Style *style = node->style;
    Edges padding = paddings(style, INFINITY);
    Edges border = borders(style);
    Edges margin = layout_margins(style, INFINITY);
    double frame = padding.left + padding.right + border.left + border.right;
    Intrinsic result;
    if (style->width.unit == LENGTH_PT) {
        result.min = result.max = style->width.value;
    } else if (style->aspect_ratio > 0 && style->height.unit == LENGTH_PT) {
        result.min = result.max = style->height.value * style->aspect_ratio;
    } else {
        result = node->type->measure(context, node);
        result.min += frame;
        result.max += frame;
    }
    result.min = clamp_size(result.min, style->min_width, style->max_width, NAN);
    result.max = clamp_size(result.max, style->min_width, style->max_width, NAN);
    result.min += margin.left + margin.right;
    result.max += margin.left + margin.right;
    return result;
}

Intrinsic layout_measure(LayoutContext *context, const Node *node)
{
    NodeResults *results = &context->results[node->number];
    if (!results->is_measured) {
        results->measured = measure_now(context, node);
        results->is_measured = true;
    }
    return results->measured;
}

/* The border box's width: the style's, the parent's, all the room, or as the content wants. */
static double choose_width(LayoutContext *context, const Node *node, const BoxSpace *space,
                           Edges margin)
{
    const Style *style = node->style;
    double room = space->width - margin.left - margin.right;
    double width;
    if (!isnan(space->exact_width))
        return fmax(0, space->exact_width);
    if (length_is_definite(style->width)) {
        width = length_resolve(style->width, space->width, 0);
    } else if (style->aspect_ratio > 0 && length_is_definite(style->height)) {
        width = length_resolve(style->height, space->height, 0) * style->aspect_ratio;
    } else if (space->fills_width || style->width.unit == LENGTH_FILL) {
        width = room;
    } else {
        Intrinsic wish = layout_measure(context, node);
        double margins = margin.left + margin.right;
        width = fmin(fmax(wish.min - margins, room), wish.max - margins);
    }
    return clamp_size(width, style->min_width, style->max_width, space->width);
}

/* The border box's height where something fixes it, NAN where the content decides. */
static double choose_height(const Style *style, const BoxSpace *space, double width)
{
    if (!isnan(space->exact_height))
        return fmax(0, space->exact_height);
    double height = NAN;
    bool is_percent = style->height.unit == LENGTH_PERCENT;
    if (style->height.unit == LENGTH_PT || (is_percent && isfinite(space->height)))
        height = length_resolve(style->height, space->height, 0);
    else if (style->height.unit == LENGTH_FILL && isfinite(space->height))
        height = space->height;
    else if (style->aspect_ratio > 0)
        height = width / style->aspect_ratio;
    if (isnan(height))
        return NAN;
    return clamp_size(height, style->min_height, style->max_height, space->height);
}

static void report_overflow(LayoutContext *context, const Box *box, double available)
{
    double excess = box->content_height - available;
    if (excess <= OVERFLOW_TOLERANCE_PT)
        return;
    char excess_mm[NUMBER_TEXT_SIZE];
    number_format(excess_mm, excess / PT_PER_MM, 1);
    bool is_text = box->node->type->content == CONTENT_NONE;
    Diagnostic *diagnostic;
    if (is_text)
        diagnostic = diag_report(context->diagnostics, W_TEXT_OVERSET, &box->node->source->origin,
                                 DIAG_ARGS(excess_mm));
    else
        diagnostic = diag_report(context->diagnostics, W_BOX_OVERFLOW, &box->node->source->origin,
                                 DIAG_ARGS(excess_mm, context->diagnostics->language == DIAG_CHINESE
                                                          ? "高出"
                                                          : "higher"));
    if (diagnostic)
        diagnostic->node_id = box->node->number;
}

static Box *make_box(LayoutContext *context, const Node *node, const BoxSpace *space)
{
    const Style *style = node->style;
    Box *box = arena_alloc(context->arena, sizeof *box);
    box->node = node;
    box->border = borders(style);
    box->padding = paddings(style, space->width);
    box->baseline = NAN;
    Edges margin = layout_margins(style, space->width);
    box->size.width = choose_width(context, node, space, margin);
    double fixed = choose_height(style, space, box->size.width);
    double around = box->border.top + box->border.bottom + box->padding.top + box->padding.bottom;
    box->size.height = isnan(fixed) ? around : fixed;
    Rect content = box_content(box);
    Space inner = {content.width, isnan(fixed) ? INFINITY : content.height};
    box->content_height = node->type->arrange(context, box, &inner);
    if (!isnan(fixed))
        return box;
    double natural = box->content_height + around;
    box->size.height = clamp_size(natural, style->min_height, style->max_height, space->height);
    if (fabs(box->size.height - natural) > 1e-6) {
        /* minHeight or maxHeight has spoken: now the height is definite, so lay out again. */
        box->child_count = 0;
        box->baseline = NAN;
        inner.height = fmax(0, box->size.height - around);
        box->content_height = node->type->arrange(context, box, &inner);
    }
    return box;
}

static bool same_number(double a, double b)
{
    return a == b || (isnan(a) && isnan(b));
}

static bool same_space(const BoxSpace *a, const BoxSpace *b)
{
    return same_number(a->width, b->width) && same_number(a->height, b->height) &&
           same_number(a->exact_width, b->exact_width) &&
           same_number(a->exact_height, b->exact_height) && a->fills_width == b->fills_width;
}

Box *layout_box(LayoutContext *context, const Node *node, const BoxSpace *space)
{
    NodeResults *results = &context->results[node->number];
    for (int i = 0; i < KEPT_BOXES; i++) {
        if (results->boxes[i] && same_space(&results->spaces[i], space))
            return results->boxes[i];
    }
    Box *box = make_box(context, node, space);
    results->spaces[results->next] = *space;
    results->boxes[results->next] = box;
    results->next = (results->next + 1) % KEPT_BOXES;
    return box;
}

/* Overflow is told of the boxes that are really used, not of every trial. */
static void check_overflow(LayoutContext *context, const Box *box)
{
    report_overflow(context, box, box_content(box).height);
    for (size_t i = 0; i < box->child_count; i++)
        check_overflow(context, box->children[i].box);
}

/* A page of its own for every child of the body that asks for one. */
static int count_pages(const Node *root)
{
    int pages = 1;
    for (const Node *child = root->first_child; child; child = child->next)
        pages += child->style->break_before == BREAK_PAGE && child != root->first_child;
    return pages;
}

static LayoutPage lay_out_page(LayoutContext *context, const Node *root, const PageSetup *page)
{
    double left = page->margin[3].value;
    double top = page->margin[0].value;
    double width = fmax(0, page->width - left - page->margin[1].value);
    double room = page->height - top - page->margin[2].value;
    BoxSpace space = {
        .width = width,
        .height = page->height > 0 ? room : INFINITY,
        .exact_width = NAN,
        .exact_height = page->height > 0 && !length_is_definite(root->style->height) ? room : NAN,
        .fills_width = true,
    };
    Box *body = layout_box(context, root, &space);
    double height =
        page->height > 0 ? page->height : top + body->size.height + page->margin[2].value;
    Point origin = {left, top};
    layout_place_absolute(context, body, origin, (Size){page->width, height});
    check_overflow(context, body);
    return (LayoutPage){body, origin, height};
}

/* The body with only the children of page `index`: a shallow copy of the root node whose children
 * are copies too, so that their `next` ends with the page. */
static Node *page_of(Arena *arena, const Node *root, int index)
{
    Node *copy = arena_alloc(arena, sizeof *copy);
    *copy = *root;
    copy->first_child = copy->last_child = NULL;
    int page = 0;
    for (const Node *child = root->first_child; child; child = child->next) {
        page += child->style->break_before == BREAK_PAGE && child != root->first_child;
        if (page != index)
            continue;
        Node *item = arena_alloc(arena, sizeof *item);
        *item = *child;
        item->next = NULL;
        if (copy->last_child)
            copy->last_child->next = item;
        else
            copy->first_child = item;
        copy->last_child = item;
    }
    return copy;
}

LayoutResult layout_document(Arena *arena, DiagSink *diagnostics, const Node *root,
                             uint32_t node_count, const PageSetup *page)
{
    LayoutContext context = {
        .arena = arena,
        .diagnostics = diagnostics,
        .page = page,
    };
    LayoutResult result = {.page_count = count_pages(root)};
    result.pages = arena_array(arena, (size_t)result.page_count, sizeof *result.pages);
    for (int i = 0; i < result.page_count; i++) {
        context.results = arena_array(arena, node_count + 1, sizeof *context.results);
        const Node *body = result.page_count == 1 ? root : page_of(arena, root, i);
        result.pages[i] = lay_out_page(&context, body, page);
    }
    return result;
}
