/* Rows and columns: CSS flexible boxes (CSS Flexbox 1) with one line.
 * Sizes along the direction: 9.7 "Resolving Flexible Lengths"; `flex: n` is `n 1 0`. */
#include "layout/layout.h"

#include <math.h>

typedef struct Item {
    const Node *node;
    Box *box;
    Edges margin;
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

static Stack collect(LayoutContext *context, Box *box, double width, bool is_row)
{
    const Node *node = box->node;
    Stack stack = {.context = context, .style = node->style, .box = box};
    for (const Node *child = node->first_child; child; child = child->next)
        stack.count += layout_is_in_flow(child);
    stack.items = arena_array(context->arena, (size_t)stack.count, sizeof *stack.items);
    stack.gap = gap_of(node->style, is_row, width);
    int index = 0;
    for (const Node *child = node->first_child; child; child = child->next) {
        if (!layout_is_in_flow(child))
            continue;
        const Length *margin = child->style->margin;
        stack.items[index++] = (Item){
            .node = child,
            .margin = layout_margins(child->style, width),
            .flex = child->style->flex,
            .auto_before = margin[is_row ? 3 : 0].unit == LENGTH_AUTO,
            .auto_after = margin[is_row ? 1 : 2].unit == LENGTH_AUTO,
        };
    }
    return stack;
}

static double along(const Item *item, bool is_row)
{
    return is_row ? item->margin.left + item->margin.right : item->margin.top + item->margin.bottom;
}

static double gaps_total(const Stack *stack)
{
    return stack->count > 1 ? stack->gap * (stack->count - 1) : 0;
}

/* Space left when every item has its size; items that are not frozen count with their base. */
static double free_space(const Stack *stack, double room, bool is_row)
{
    double used = gaps_total(stack);
    for (int i = 0; i < stack->count; i++) {
        const Item *item = &stack->items[i];
        used += along(item, is_row) + (item->is_frozen ? item->size : item->base);
    }
    return room - used;
}

/* One round of 9.7.4: shares the space, then freezes the items that met a limit. True: again. */
static bool share_round(Stack *stack, double room, bool is_row, bool grows)
{
    double space = free_space(stack, room, is_row);
    double weights = 0;
    for (int i = 0; i < stack->count; i++) {
        Item *item = &stack->items[i];
        if (!item->is_frozen)
            weights += grows ? item->flex : item->base;
    }
    if (weights <= 0)
        return false;
    double violation = 0;
    for (int i = 0; i < stack->count; i++) {
        Item *item = &stack->items[i];
        if (item->is_frozen)
            continue;
        double wanted = item->base + space * (grows ? item->flex : item->base) / weights;
        item->size = fmax(item->least, fmin(item->greatest, wanted));
        violation += item->size - wanted;
    }
    bool again = false;
    for (int i = 0; i < stack->count; i++) {
        Item *item = &stack->items[i];
        if (item->is_frozen)
            continue;
        double wanted = item->base + space * (grows ? item->flex : item->base) / weights;
        bool too_small = item->size > wanted && violation > 0;
        bool too_large = item->size < wanted && violation < 0;
        if (too_small || too_large) {
            item->is_frozen = true;
            again = true;
        }
    }
    return again;
}

static void resolve_sizes(Stack *stack, double room, bool is_row)
{
    for (int i = 0; i < stack->count; i++)
        stack->items[i].size = stack->items[i].base;
    double hypothetical = gaps_total(stack);
    for (int i = 0; i < stack->count; i++) {
        const Item *item = &stack->items[i];
        hypothetical += along(item, is_row) + fmax(item->least, fmin(item->greatest, item->base));
    }
    bool grows = hypothetical <= room;
    for (int i = 0; i < stack->count; i++) {
        Item *item = &stack->items[i];
        bool is_inflexible = grows ? item->flex <= 0 : item->base <= item->least;
        if (is_inflexible) {
            item->size = fmax(item->least, fmin(item->greatest, item->base));
            item->is_frozen = true;
        }
    }
    while (share_round(stack, room, is_row, grows))
        continue;
}

/* Start and extra gap for what is left along the direction. */
static void justify(const Stack *stack, double left_over, double *start, double *extra)
{
    *start = 0;
    *extra = 0;
    if (left_over <= 0 || stack->count == 0)
        return;
    int count = stack->count;
    switch ((Align)stack->style->justify_content) {
    case ALIGN_CENTER:
        *start = left_over / 2;
        break;
    case ALIGN_END:
        *start = left_over;
        break;
    case ALIGN_SPACE_BETWEEN:
        *extra = count > 1 ? left_over / (count - 1) : 0;
        break;
    case ALIGN_SPACE_AROUND:
        *extra = left_over / count;
        *start = *extra / 2;
        break;
    case ALIGN_SPACE_EVENLY:
        *extra = left_over / (count + 1);
        *start = *extra;
        break;
    case ALIGN_STRETCH:
    case ALIGN_START:
    case ALIGN_BASELINE:
    case ALIGN_AUTO:
        break;
    }
}

/* Auto margins take the free space before justify-content does (8.1). True: there were some. */
static bool share_auto_margins(Stack *stack, double left_over, bool is_row)
{
    int autos = 0;
    for (int i = 0; i < stack->count; i++)
        autos += stack->items[i].auto_before + stack->items[i].auto_after;
    if (autos == 0 || left_over <= 0)
        return false;
    double share = left_over / autos;
    for (int i = 0; i < stack->count; i++) {
        Item *item = &stack->items[i];
        *(is_row ? &item->margin.left : &item->margin.top) += item->auto_before ? share : 0;
        *(is_row ? &item->margin.right : &item->margin.bottom) += item->auto_after ? share : 0;
    }
    return true;
}

static Align align_of(const Stack *stack, const Item *item)
{
    int own = item->node->style->align_self;
    return (Align)(own == ALIGN_AUTO ? stack->style->align_items : own);
}

static void set_row_base(Stack *stack, Item *item, double width)
{
    const Style *style = item->node->style;
    Intrinsic wish = layout_measure(stack->context, item->node);
    double margins = item->margin.left + item->margin.right;
    item->greatest = length_is_definite(style->max_width)
                         ? length_resolve(style->max_width, width, INFINITY)
                         : INFINITY;
    item->least = fmax(0, wish.min - margins);
    if (length_is_definite(style->width)) {
        item->base = length_resolve(style->width, width, 0);
        item->least = fmin(item->least, item->base);
        if (item->flex <= 0 && style->width.unit == LENGTH_PT)
            item->least = item->base; /* a width in mm is a promise; only percentages shrink */
    } else if (item->flex > 0) {
        item->base = 0;
    } else if (style->width.unit == LENGTH_FILL) {
        item->base = 0;
        item->flex = 1;
    } else {
        item->base = fmax(0, wish.max - margins);
    }
    if (length_is_definite(style->min_width))
        item->least = fmax(item->least, length_resolve(style->min_width, width, 0));
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
    double wanted = height - item->margin.top - item->margin.bottom;
    if (length_is_definite(style->max_height))
        wanted = fmin(wanted, length_resolve(style->max_height, space->height, wanted));
    if (own_height || align_of(stack, item) != ALIGN_STRETCH ||
        fabs(item->box->size.height - wanted) < 1e-6)
        return;
    BoxSpace offer = {space->width, space->height, item->size, wanted, false};
    item->box = layout_box(stack->context, item->node, &offer);
}

static double cross_offset(const Stack *stack, const Item *item, double room, double baseline)
{
    double left_over = room - item->box->size.height - item->margin.top - item->margin.bottom;
    switch (align_of(stack, item)) {
    case ALIGN_CENTER:
        return left_over / 2;
    case ALIGN_END:
        return left_over;
    case ALIGN_BASELINE:
        return baseline - baseline_of(item);
    default:
        return 0;
    }
}

double row_arrange(LayoutContext *context, Box *box, const Space *space)
{
    Stack stack = collect(context, box, space->width, true);
    for (int i = 0; i < stack.count; i++)
        set_row_base(&stack, &stack.items[i], space->width);
    resolve_sizes(&stack, space->width, true);
    double used = gaps_total(&stack);
    for (int i = 0; i < stack.count; i++)
        used += stack.items[i].size + along(&stack.items[i], true);
    double start = 0;
    double extra = 0;
    if (!share_auto_margins(&stack, space->width - used, true))
        justify(&stack, space->width - used, &start, &extra);
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
    bool stretches = align_of(stack, item) == ALIGN_STRETCH;
    return (BoxSpace){space->width, space->height, NAN, NAN, stretches};
}

static void set_column_base(Stack *stack, Item *item, const Space *space)
{
    const Style *style = item->node->style;
    BoxSpace offer = column_offer(stack, item, space);
    item->box = layout_box(stack->context, item->node, &offer);
    item->least = item->box->size.height;
    item->greatest = length_is_definite(style->max_height)
                         ? length_resolve(style->max_height, space->height, INFINITY)
                         : INFINITY;
    item->base = item->flex > 0 && !length_is_definite(style->height) ? 0 : item->least;
}

static double column_x(const Stack *stack, const Item *item, double width)
{
    double left_over = width - item->box->size.width - item->margin.left - item->margin.right;
    const Length *margin = item->node->style->margin;
    bool auto_left = margin[3].unit == LENGTH_AUTO;
    bool auto_right = margin[1].unit == LENGTH_AUTO;
    if (auto_left || auto_right)
        return item->margin.left + (auto_left ? left_over / (1 + auto_right) : 0);
    Align align = align_of(stack, item);
    if (align == ALIGN_CENTER)
        return item->margin.left + left_over / 2;
    if (align == ALIGN_END)
        return item->margin.left + left_over;
    return item->margin.left;
}

double column_arrange(LayoutContext *context, Box *box, const Space *space)
{
    Stack stack = collect(context, box, space->width, false);
    double natural = gaps_total(&stack);
    for (int i = 0; i < stack.count; i++) {
        Item *item = &stack.items[i];
        set_column_base(&stack, item, space);
        item->size = item->least;
        natural += item->least + along(item, false);
    }
    double start = 0;
    double extra = 0;
    if (isfinite(space->height) && space->height > natural) {
        resolve_sizes(&stack, space->height, false);
        double used = gaps_total(&stack);
        for (int i = 0; i < stack.count; i++)
            used += stack.items[i].size + along(&stack.items[i], false);
        if (!share_auto_margins(&stack, space->height - used, false))
            justify(&stack, space->height - used, &start, &extra);
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
