/* Boxes: the sizes of one element from its style, its content and the space it is offered. */
#include "layout/layout.h"

#include <math.h>

#include "base/limits.h"
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

Edges layout_frame(const Style *style, double width)
{
    Edges padding = paddings(style, width);
    Edges border = borders(style);
    return (Edges){padding.top + border.top, padding.right + border.right,
                   padding.bottom + border.bottom, padding.left + border.left};
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
    return node->style->position != POSITION_ABSOLUTE && node->style->float_place == FLOAT_NONE;
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
    parent->children[parent->child_count++] = (BoxLink){.box = child, .x = x, .y = y};
}

static NodeResults *results_of(const LayoutContext *context, const Node *node)
{
    bool is_own = node->number >= context->first_node;
    return &context->results[is_own ? node->number - context->first_node + 1 : 0];
}

static Intrinsic measure_now(LayoutContext *context, const Node *node)
{
    const Style *style = node->style;
    Edges edges = layout_frame(style, INFINITY);
    Edges margin = layout_margins(style, INFINITY);
    double frame = edges.left + edges.right;
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
    result.min = fmax(frame, clamp_size(result.min, style->min_width, style->max_width, NAN));
    result.max = fmax(frame, clamp_size(result.max, style->min_width, style->max_width, NAN));
    result.min += margin.left + margin.right;
    result.max += margin.left + margin.right;
    return result;
}

Intrinsic layout_measure(LayoutContext *context, const Node *node)
{
    NodeResults *results = results_of(context, node);
    if (!results->is_measured) {
        results->measured = measure_now(context, node);
        results->is_measured = true;
    }
    return results->measured;
}

Intrinsic layout_measure_widest(LayoutContext *context, const Node *const nodes[], int count)
{
    Intrinsic widest = {0, 0};
    for (int i = 0; i < count; i++) {
        if (!nodes[i])
            continue;
        Intrinsic one = layout_measure(context, nodes[i]);
        widest.min = fmax(widest.min, one.min);
        widest.max = fmax(widest.max, one.max);
    }
    return widest;
}

double layout_content_width(LayoutContext *context, const Node *node)
{
    Edges frame = layout_frame(node->style, INFINITY);
    return node->type->measure(context, node).min + frame.left + frame.right;
}

/* A percentage of a height that is not definite is auto (CSS 2.2, 10.5). */
static bool has_height(const Style *style, const BoxSpace *space)
{
    return style->height.unit == LENGTH_PT ||
           (style->height.unit == LENGTH_PERCENT && isfinite(space->height));
}

/* The border box's width: the parent's, the style's, all the room, or as the content wants. */
static double choose_width(LayoutContext *context, const Node *node, const BoxSpace *space,
                           Edges margin)
{
    const Style *style = node->style;
    double room = space->width - margin.left - margin.right;
    double width;
    if (!isnan(space->exact_width)) {
        width = space->exact_width;
    } else if (length_is_definite(style->width)) {
        width = length_resolve(style->width, space->width, 0);
    } else if (style->aspect_ratio > 0 && has_height(style, space)) {
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
    double height = space->exact_height;
    if (isnan(height) && has_height(style, space))
        height = length_resolve(style->height, space->height, 0);
    if (isnan(height) && style->aspect_ratio > 0)
        height = width / style->aspect_ratio;
    if (isnan(height))
        return NAN;
    return clamp_size(height, style->min_height, style->max_height, space->height);
}

/* How far the children's margin boxes reach out of the content box, on the worse side. */
static double excess_width(const Box *box)
{
    Rect content = box_content(box);
    double excess = 0;
    for (size_t i = 0; i < box->child_count; i++) {
        const BoxLink *link = &box->children[i];
        const Style *style = link->box->node->style;
        bool is_moved =
            style->position == POSITION_RELATIVE &&
            (length_is_definite(style->inset[1]) || length_is_definite(style->inset[3]));
        if (!layout_is_in_flow(link->box->node) || is_moved)
            continue;
        Edges margin = layout_margins(style, content.width);
        double right = link->x + link->box->size.width + margin.right;
        excess = fmax(excess, fmax(right - content.width, margin.left - link->x));
    }
    return excess;
}

static void report_excess(LayoutContext *context, const Box *box, DiagCode code, double excess,
                          const char *direction)
{
    if (excess <= OVERFLOW_TOLERANCE_PT)
        return;
    char excess_mm[NUMBER_TEXT_SIZE];
    number_format(excess_mm, excess / PT_PER_MM, 1);
    Diagnostic *diagnostic = diag_report(context->diagnostics, code, &box->node->source->origin,
                                         DIAG_ARGS(excess_mm, direction));
    if (diagnostic)
        diagnostic->node_id = box->node->number;
}

static void report_overflow(LayoutContext *context, const Box *box)
{
    bool chinese = context->diagnostics->language == DIAG_CHINESE;
    bool is_body = box->node->parent == NULL && context->page->height > 0;
    DiagCode code = is_body ? W_PAGE_OVERFLOW : W_BOX_OVERFLOW;
    if (box->node->type->content == CONTENT_NONE)
        code = W_TEXT_OVERSET;
    report_excess(context, box, code, box->content_height - box_content(box).height,
                  chinese ? "高出" : "higher");
    bool is_text_wide = box->content_width > 0;
    double excess = is_text_wide ? box->content_width - box_content(box).width : excess_width(box);
    report_excess(context, box, is_text_wide ? W_TEXT_WIDE : W_BOX_OVERFLOW, excess,
                  chinese ? "宽出" : "wider");
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
    Edges frame = layout_frame(style, space->width);
    double around = frame.top + frame.bottom;
    box->size.width = fmax(frame.left + frame.right, choose_width(context, node, space, margin));
    double fixed = choose_height(style, space, box->size.width);
    box->size.height = isnan(fixed) ? around : fmax(around, fixed);
    Rect content = box_content(box);
    Space inner = {content.width, isnan(fixed) ? INFINITY : content.height};
    box->content_height = node->type->arrange(context, box, &inner);
    if (!isnan(fixed))
        return box;
    double natural = box->content_height + around;
    box->size.height =
        fmax(around, clamp_size(natural, style->min_height, style->max_height, space->height));
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
    NodeResults *results = results_of(context, node);
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
void layout_check_overflow(LayoutContext *context, const Box *box)
{
    report_overflow(context, box);
    for (size_t i = 0; i < box->child_count; i++)
        layout_check_overflow(context, box->children[i].box);
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
    double width = page->width - page->margin[3].value - page->margin[1].value;
    double room = page->height - page->margin[0].value - page->margin[2].value;
    Edges margin = layout_margins(root->style, width);
    bool is_fixed = page->height > 0;
    bool fills = is_fixed && !length_is_definite(root->style->height);
    BoxSpace space = {
        .width = width,
        .height = is_fixed ? room : INFINITY,
        .exact_width = NAN,
        .exact_height = fills ? fmax(0, room - margin.top - margin.bottom) : NAN,
        .fills_width = true,
    };
    Box *body = layout_box(context, root, &space);
    double height = page->margin[0].value + margin.top + body->size.height + margin.bottom +
                    page->margin[2].value;
    if (is_fixed)
        height = page->height;
    Point origin = {page->margin[3].value + margin.left, page->margin[0].value + margin.top};
    layout_place_absolute(context, body, origin, (Size){page->width, height});
    layout_check_overflow(context, body);
    return (LayoutPage){.body = body, .origin = origin, .height = height};
}

static bool starts_page(const Node *child, const Node *before)
{
    (void)before;
    return child->style->break_before == BREAK_PAGE;
}

Node *layout_take_children(Arena *arena, const Node *root, const Node **next, ChildTest starts)
{
    Node *copy = arena_alloc(arena, sizeof *copy);
    *copy = *root;
    copy->first_child = copy->last_child = NULL;
    const Node *child = *next;
    while (child) {
        Node *item = arena_alloc(arena, sizeof *item);
        *item = *child;
        item->next = NULL;
        if (copy->last_child)
            copy->last_child->next = item;
        else
            copy->first_child = item;
        copy->last_child = item;
        const Node *before = child;
        child = child->next;
        if (child && starts(child, before))
            break;
    }
    *next = child;
    return copy;
}

NodeResults *layout_results(Arena *arena, uint32_t node_count)
{
    return arena_array(arena, (size_t)node_count + 2, sizeof(NodeResults));
}

void layout_forget(LayoutContext *context, const Node *node)
{
    *results_of(context, node) = (NodeResults){0};
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
    int most = (int)diag_limit(diagnostics, LIMIT_ID_PAGES);
    if (result.page_count > most) {
        bool chinese = diagnostics->language == DIAG_CHINESE;
        diag_report_limit(diagnostics, E_LIMIT, &root->source->origin, LIMIT_ID_PAGES,
                          DIAG_ARGS(chinese ? "页数" : "pages", arena_print(arena, "%d", most)));
        result.page_count = most;
    }
    result.pages = arena_array(arena, (size_t)result.page_count, sizeof *result.pages);
    context.results = layout_results(arena, node_count);
    bool is_single = result.page_count == 1;
    const Node *next = root->first_child;
    for (int i = 0; i < result.page_count; i++) {
        /* Of the nodes only the body stands on every page. */
        layout_forget(&context, root);
        const Node *body = is_single ? root : layout_take_children(arena, root, &next, starts_page);
        result.pages[i] = lay_out_page(&context, body, page);
    }
    layout_settle(&context, &result);
    return result;
}
