/* Rows and columns: CSS flexible boxes (CSS Flexbox 1) with one line.
 * Sizes along the direction: 9.7 "Resolving Flexible Lengths"; `flex: n` is `n 1 0`. */
#include "layout/layout.h"

#include <math.h>

#include "layout/align.h"

typedef struct Item {
    const Node *node;
    Box *box;
    Edges margin;
    double frame;                 /* padding and border along the direction */
    double base, least, greatest; /* border box along the direction */
    double size;
    double flex;
    bool is_frozen;
    bool auto_before, auto_after; /* auto margins along the direction take free space */
} Item;

typedef struct Stack {
    LayoutContext *context;
    const Style *style;
    Box *box;
    Item *items;
    int count;
    double gap;
    bool is_row;
} Stack;

static double gap_of(const Style *style, bool is_row, double container)
{
    return length_resolve(is_row ? style->column_gap : style->row_gap, container, 0);
}

Intrinsic stack_measure(LayoutContext *context, const Node *node, bool is_row)
{
    Intrinsic sum = {0, 0};
    int count = 0;
    for (const Node *child = node->first_child; child; child = child->next) {
        if (!layout_is_in_flow(child))
            continue;
        Intrinsic one = layout_measure(context, child);
        sum.min = is_row ? sum.min + one.min : fmax(sum.min, one.min);
        sum.max = is_row ? sum.max + one.max : fmax(sum.max, one.max);
        count++;
    }
    if (is_row && count > 1) {
        double gaps = gap_of(node->style, true, 0) * (count - 1);
        sum.min += gaps;
        sum.max += gaps;
    }
    return sum;
}

static Stack collect(LayoutContext *context, Box *box, const Space *space, bool is_row)
{
    const Node *node = box->node;
    Stack stack = {.context = context, .style = node->style, .box = box, .is_row = is_row};
    for (const Node *child = node->first_child; child; child = child->next)
        stack.count += layout_is_in_flow(child);
    stack.items = arena_array(context->arena, (size_t)stack.count, sizeof *stack.items);
    stack.gap = gap_of(node->style, is_row, is_row ? space->width : space->height);
    int index = 0;
    for (const Node *child = node->first_child; child; child = child->next) {
        if (!layout_is_in_flow(child))
            continue;
        const Length *margin = child->style->margin;
        Edges frame = layout_frame(child->style, space->width);
        stack.items[index++] = (Item){
            .node = child,
            .margin = layout_margins(child->style, space->width),
            .frame = is_row ? frame.left + frame.right : frame.top + frame.bottom,
            .flex = child->style->flex,
            .auto_before = margin[is_row ? 3 : 0].unit == LENGTH_AUTO,
            .auto_after = margin[is_row ? 1 : 2].unit == LENGTH_AUTO,
        };
    }
    return stack;
}

static double along(const Stack *stack, const Item *item)
{
    return stack->is_row ? item->margin.left + item->margin.right
                         : item->margin.top + item->margin.bottom;
}

static double gaps_total(const Stack *stack)
{
    return stack->count > 1 ? stack->gap * (stack->count - 1) : 0;
}

static double within_limits(const Item *item, double size)
{
    return fmax(item->least, fmin(item->greatest, size));
}

static double used_space(const Stack *stack)
{
    double used = gaps_total(stack);
    for (int i = 0; i < stack->count; i++)
        used += along(stack, &stack->items[i]) + stack->items[i].size;
    return used;
}

/* The state of 9.7: the direction of the change, the room, and what was free at the start. */
typedef struct Flexing {
    double room, initial_space;
    bool grows;
} Flexing;

/* Items that are not frozen count with their base. */
static double free_space(const Stack *stack, double room)
{
    double used = gaps_total(stack);
    for (int i = 0; i < stack->count; i++) {
        const Item *item = &stack->items[i];
        used += along(stack, item) + (item->is_frozen ? item->size : item->base);
    }
    return room - used;
}

/* The flex factor, or the scaled shrink factor: every item shrinks by its share of the content. */
static double weight_of(const Item *item, const Flexing *flexing)
{
    return flexing->grows ? item->flex : fmax(0, item->base - item->frame);
}

static double share_of(const Item *item, const Flexing *flexing, double space, double weights)
{
    return weights > 0 ? item->base + space * weight_of(item, flexing) / weights : item->base;
}

/* One round of 9.7.4: shares the space, then freezes the items that met a limit. True: again. */
static bool share_round(Stack *stack, const Flexing *flexing)
{
    double space = free_space(stack, flexing->room);
    double weights = 0;
    for (int i = 0; i < stack->count; i++)
        weights += stack->items[i].is_frozen ? 0 : weight_of(&stack->items[i], flexing);
    double part = flexing->initial_space * weights;
    if (flexing->grows && weights < 1 && fabs(part) < fabs(space))
        space = part;
    double violation = 0;
    for (int i = 0; i < stack->count; i++) {
        Item *item = &stack->items[i];
        if (item->is_frozen)
            continue;
        double wanted = share_of(item, flexing, space, weights);
        item->size = within_limits(item, wanted);
        violation += item->size - wanted;
    }
    bool again = false;
    for (int i = 0; i < stack->count; i++) {
        Item *item = &stack->items[i];
        if (item->is_frozen)
            continue;
        double wanted = share_of(item, flexing, space, weights);
        bool too_small = item->size > wanted && violation > 0;
        bool too_large = item->size < wanted && violation < 0;
        item->is_frozen = too_small || too_large;
        again |= item->is_frozen;
    }
    return again;
}

static void resolve_sizes(Stack *stack, double room)
{
    double hypothetical = gaps_total(stack);
    for (int i = 0; i < stack->count; i++)
        hypothetical +=
            along(stack, &stack->items[i]) + within_limits(&stack->items[i], stack->items[i].base);
    Flexing flexing = {.room = room, .grows = hypothetical <= room};
    for (int i = 0; i < stack->count; i++) {
        Item *item = &stack->items[i];
        item->size = within_limits(item, item->base);
        item->is_frozen =
            flexing.grows ? item->flex <= 0 || item->base > item->size : item->base <= item->least;
    }
    flexing.initial_space = free_space(stack, room);
    while (share_round(stack, &flexing))
        continue;
}

/* Auto margins take the free space before justify-content does (8.1). True: there were some. */
static bool share_auto_margins(Stack *stack, double left_over)
{
    int autos = 0;
    for (int i = 0; i < stack->count; i++)
        autos += stack->items[i].auto_before + stack->items[i].auto_after;
    if (autos == 0 || left_over <= 0)
        return false;
    double share = left_over / autos;
    for (int i = 0; i < stack->count; i++) {
        Item *item = &stack->items[i];
        *(stack->is_row ? &item->margin.left : &item->margin.top) += item->auto_before ? share : 0;
        *(stack->is_row ? &item->margin.right : &item->margin.bottom) +=
            item->auto_after ? share : 0;
    }
    return true;
}

/* Start of the first item, and what is added to every gap. */
static void distribute(Stack *stack, double room, double *start, double *extra)
{
    double left_over = room - used_space(stack);
    *start = 0;
    *extra = 0;
    if (!share_auto_margins(stack, left_over))
        align_distribute((Align)stack->style->justify_content, stack->count, left_over, start,
                         extra);
}

static Align align_of(const Stack *stack, const Item *item)
{
    int own = item->node->style->align_self;
    return (Align)(own == ALIGN_AUTO ? stack->style->align_items : own);
}

/* The automatic minimum (4.5) is that of the content, but for boxes that clip. */
static double least_size(const Item *item, double content, Length own_least, double container)
{
    double least = item->node->style->overflow == OVERFLOW_HIDDEN ? item->frame : content;
    if (length_is_definite(own_least))
        least = length_resolve(own_least, container, least);
    return fmax(item->frame, least);
}

static void set_row_base(Stack *stack, Item *item, double width)
{
    const Style *style = item->node->style;
    Intrinsic wish = layout_measure(stack->context, item->node);
    double margins = item->margin.left + item->margin.right;
    double content = fmax(0, wish.min - margins);
    item->greatest = length_resolve(style->max_width, width, INFINITY);
    if (style->width.unit == LENGTH_FILL && item->flex <= 0)
        item->flex = 1;
    if (length_is_definite(style->width)) {
        item->base = fmax(item->frame, length_resolve(style->width, width, 0));
        content = fmin(layout_content_width(stack->context, item->node), item->base);
    } else {
        item->base = fmax(0, wish.max - margins);
    }
    item->least = least_size(item, fmin(content, item->greatest), style->min_width, width);
    if (item->flex > 0)
        item->base = item->frame; /* `flex: n` is `n 1 0` */
    else if (style->width.unit == LENGTH_PT)
        item->least = fmax(item->least, within_limits(item, item->base)); /* mm are a promise */
}

static double baseline_of(const Item *item)
{
    return item->margin.top +
           (isnan(item->box->baseline) ? item->box->size.height : item->box->baseline);
}

/* Lays out every item at its width; returns the height of the highest margin box. */
static double lay_out_row_items(Stack *stack, const Space *space, double *baseline)
{
    double highest = 0;
    double below = 0;
    *baseline = 0;
    for (int i = 0; i < stack->count; i++) {
        Item *item = &stack->items[i];
        BoxSpace offer = {space->width, space->height, item->size, NAN, false};
        item->box = layout_box(stack->context, item->node, &offer);
        double outer = item->box->size.height + item->margin.top + item->margin.bottom;
        if (align_of(stack, item) == ALIGN_BASELINE) {
            *baseline = fmax(*baseline, baseline_of(item));
            below = fmax(below, outer - baseline_of(item));
        }
        highest = fmax(highest, outer);
    }
    return fmax(highest, *baseline + below);
}

static void stretch_in_row(Stack *stack, Item *item, const Space *space, double height)
{
    const Style *style = item->node->style;
    bool own_height = length_is_definite(style->height) || style->aspect_ratio > 0;
    bool has_auto = style->margin[0].unit == LENGTH_AUTO || style->margin[2].unit == LENGTH_AUTO;
    bool stretches = align_of(stack, item) == ALIGN_STRETCH && !own_height && !has_auto;
    double wanted = height - item->margin.top - item->margin.bottom;
    if ((!stretches && style->height.unit != LENGTH_FILL) ||
        fabs(item->box->size.height - wanted) < 1e-6)
        return;
    BoxSpace offer = {space->width, space->height, item->size, wanted, false};
    item->box = layout_box(stack->context, item->node, &offer);
}

static double cross_offset(const Stack *stack, const Item *item, double room, double baseline)
{
    double left_over = room - item->box->size.height - item->margin.top - item->margin.bottom;
    const Length *margin = item->node->style->margin;
    bool has_auto = margin[0].unit == LENGTH_AUTO || margin[2].unit == LENGTH_AUTO;
    Align align = align_of(stack, item);
    if (align == ALIGN_BASELINE && !has_auto)
        return baseline - baseline_of(item);
    return align_offset(align, margin[0], margin[2], left_over);
}

double row_arrange(LayoutContext *context, Box *box, const Space *space)
{
    Stack stack = collect(context, box, space, true);
    for (int i = 0; i < stack.count; i++)
        set_row_base(&stack, &stack.items[i], space->width);
    resolve_sizes(&stack, space->width);
    double start;
    double extra;
    distribute(&stack, space->width, &start, &extra);
    double baseline;
    double natural = lay_out_row_items(&stack, space, &baseline);
    double height = isfinite(space->height) ? space->height : natural;
    double x = start;
    for (int i = 0; i < stack.count; i++) {
        Item *item = &stack.items[i];
        stretch_in_row(&stack, item, space, height);
        x += item->margin.left;
        double y = item->margin.top + cross_offset(&stack, item, height, baseline);
        box_place(context, box, item->box, x, y);
        if (isnan(box->baseline) && !isnan(item->box->baseline))
            box->baseline = box->border.top + box->padding.top + y + item->box->baseline;
        x += item->size + item->margin.right + stack.gap + extra;
    }
    return natural;
}

/* The width offered to a child of a column: all of it when it stretches. */
static BoxSpace column_offer(const Stack *stack, const Item *item, const Space *space)
{
    const Length *margin = item->node->style->margin;
    bool has_auto = margin[1].unit == LENGTH_AUTO || margin[3].unit == LENGTH_AUTO;
    bool stretches = align_of(stack, item) == ALIGN_STRETCH && !has_auto;
    return (BoxSpace){space->width, space->height, NAN, NAN, stretches};
}

static void set_column_base(Stack *stack, Item *item, const Space *space)
{
    const Style *style = item->node->style;
    BoxSpace offer = column_offer(stack, item, space);
    item->box = layout_box(stack->context, item->node, &offer);
    item->base = item->box->size.height;
    item->size = item->base;
    item->greatest = length_resolve(style->max_height, space->height, INFINITY);
    if (style->height.unit == LENGTH_FILL && item->flex <= 0)
        item->flex = 1;
    double content = fmin(item->base, item->box->content_height + item->frame);
    item->least = least_size(item, content, style->min_height, space->height);
    if (item->flex > 0)
        item->base = item->frame;
    else if (style->height.unit == LENGTH_PT)
        item->least = item->base; /* as in rows: a height in mm is a promise */
}

static double column_x(const Stack *stack, const Item *item, double width)
{
    double left_over = width - item->box->size.width - item->margin.left - item->margin.right;
    const Length *margin = item->node->style->margin;
    return item->margin.left + align_offset(align_of(stack, item), margin[3], margin[1], left_over);
}

double column_arrange(LayoutContext *context, Box *box, const Space *space)
{
    Stack stack = collect(context, box, space, false);
    for (int i = 0; i < stack.count; i++)
        set_column_base(&stack, &stack.items[i], space);
    double natural = used_space(&stack);
    double start = 0;
    double extra = 0;
    if (isfinite(space->height)) {
        resolve_sizes(&stack, space->height);
        distribute(&stack, space->height, &start, &extra);
        natural = fmin(natural, fmax(space->height, used_space(&stack)));
    }
    double y = start;
    for (int i = 0; i < stack.count; i++) {
        Item *item = &stack.items[i];
        if (fabs(item->size - item->box->size.height) > 1e-6) {
            BoxSpace offer = column_offer(&stack, item, space);
            offer.exact_height = item->size;
            item->box = layout_box(context, item->node, &offer);
        }
        y += item->margin.top;
        box_place(context, box, item->box, column_x(&stack, item, space->width), y);
        if (isnan(box->baseline) && !isnan(item->box->baseline))
            box->baseline = box->border.top + box->padding.top + y + item->box->baseline;
        y += item->size + item->margin.bottom + stack.gap + extra;
    }
    return natural;
}
