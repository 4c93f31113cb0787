/* Steps: see steps_place.h. */
#include "element/steps_place.h"

#include <math.h>

#define STEP_ASIDE 0.2 /* of the head's height */
#define DEG        (3.14159265358979323846 / 180)

static double widest_head(const StepsPlan *plan)
{
    double width = 0;
    for (int i = 0; i < plan->count; i++)
        width = fmax(width, plan->heads[i].width);
    return width;
}

static double highest_head(const StepsPlan *plan)
{
    double height = 0;
    for (int i = 0; i < plan->count; i++)
        height = fmax(height, plan->heads[i].height);
    return height;
}

static int columns_of(const StepsPlan *plan)
{
    int columns = plan->form == STEPS_SNAKE ? plan->columns : plan->count;
    return columns < 1 ? 1 : columns;
}

static double column_width(const StepsPlan *plan)
{
    int columns = columns_of(plan);
    return fmax(0, (plan->width - plan->column_gap * (columns - 1)) / columns);
}

static double column_x(const StepsPlan *plan, int column)
{
    return column * (column_width(plan) + plan->column_gap);
}

double steps_circle_angle(int index, int count)
{
    return -90 + (index + 0.5) * 360 / count;
}

/* Bodies stand outside the ring, to the left or the right of their head. */
static bool is_right(const StepsPlan *plan, int index)
{
    return cos(steps_circle_angle(index, plan->count) * DEG) > -1e-6;
}

static Point circle_head(const StepsPlan *plan, int index)
{
    double angle = steps_circle_angle(index, plan->count) * DEG;
    return (Point){plan->width / 2 + cos(angle) * plan->radius, sin(angle) * plan->radius};
}

/* How far the ring or the head reaches to the side of the centre, beside the head. */
static double side_reach(const StepsPlan *plan, int index)
{
    double angle = steps_circle_angle(index, plan->count) * DEG;
    double head = fabs(cos(angle)) * plan->radius + plan->heads[index].width / 2;
    double beside = fmax(0, fabs(sin(angle)) * plan->radius - plan->heads[index].height / 2);
    if (beside >= plan->outer)
        return plan->outer > 0 ? plan->heads[index].width / 2 : head;
    return fmax(plan->outer > 0 ? 0 : head, sqrt(plan->outer * plan->outer - beside * beside));
}

double steps_body_width(const StepsPlan *plan, int index)
{
    if (plan->form == STEPS_COLUMN) {
        double head = widest_head(plan);
        return fmax(0, plan->width - (head > 0 ? head + plan->head_gap : 0));
    }
    if (plan->form == STEPS_CIRCLE)
        return fmax(0, plan->width / 2 - side_reach(plan, index) - plan->head_gap);
    return column_width(plan);
}

static StepsPlace make_place(const StepsPlan *plan, Arena *arena)
{
    size_t count = (size_t)plan->count;
    return (StepsPlace){
        .heads = arena_array(arena, count, sizeof(Rect)),
        .bodies = arena_array(arena, count, sizeof(Rect)),
        .grounds = arena_array(arena, count, sizeof(Rect)),
    };
}

int steps_snake_column(int index, int columns)
{
    int column = index % columns;
    return index / columns % 2 ? columns - 1 - column : column;
}

/* ROW and SNAKE: heads on a line, bodies below them. */
static void place_rows(const StepsPlan *plan, StepsPlace *place)
{
    int columns = columns_of(plan);
    double width = column_width(plan);
    double head_height = highest_head(plan);
    double gap = head_height > 0 ? plan->head_gap : 0;
    double y = 0;
    for (int first = 0; first < plan->count; first += columns) {
        double highest = 0;
        int end = first + columns < plan->count ? first + columns : plan->count;
        for (int i = first; i < end; i++)
            highest = fmax(highest, plan->bodies[i]);
        for (int i = first; i < end; i++) {
            bool is_snake = plan->form == STEPS_SNAKE;
            double x = column_x(plan, is_snake ? steps_snake_column(i, columns) : i - first);
            Size head = plan->heads[i];
            double shift = plan->is_centered || is_snake ? (width - head.width) / 2 : 0;
            place->heads[i] =
                (Rect){x + shift, y + (head_height - head.height) / 2, head.width, head.height};
            place->bodies[i] = (Rect){x, y + head_height + gap, width, highest};
            place->grounds[i] = place->heads[i];
        }
        y += head_height + gap + highest + plan->row_gap;
    }
    place->height = fmax(0, y - plan->row_gap);
}

static void place_column(const StepsPlan *plan, StepsPlace *place)
{
    double head_width = widest_head(plan);
    double x = head_width > 0 ? head_width + plan->head_gap : 0;
    double y = 0;
    for (int i = 0; i < plan->count; i++) {
        Size head = plan->heads[i];
        double lead = fmin(plan->leads[i], plan->bodies[i]);
        double head_y = y + fmax(0, (lead - head.height) / 2);
        double body_y = y + fmax(0, (head.height - lead) / 2);
        place->heads[i] = (Rect){(head_width - head.width) / 2, head_y, head.width, head.height};
        place->bodies[i] = (Rect){x, body_y, steps_body_width(plan, i), plan->bodies[i]};
        place->grounds[i] = place->heads[i];
        y = fmax(head_y + head.height, body_y + plan->bodies[i]) + plan->row_gap;
    }
    place->height = fmax(0, y - plan->row_gap);
}

/* Every block is one rise higher than the one before; bodies stand on them. */
static void place_stairs(const StepsPlan *plan, StepsPlace *place)
{
    double width = column_width(plan);
    double head_height = highest_head(plan);
    double first_top = 0; /* of the lowest block */
    for (int i = 0; i < plan->count; i++)
        first_top = fmax(first_top, plan->bodies[i] + plan->head_gap + i * plan->rise);
    double foot = head_height + 2 * plan->head_gap;
    place->height = plan->count ? first_top + foot : 0;
    for (int i = 0; i < plan->count; i++) {
        double x = column_x(plan, i);
        double top = first_top - i * plan->rise;
        Size head = plan->heads[i];
        place->grounds[i] = (Rect){x, top, width, place->height - top};
        place->heads[i] = (Rect){x + plan->head_gap, top + plan->head_gap, head.width, head.height};
        place->bodies[i] =
            (Rect){x, top - plan->head_gap - plan->bodies[i], width, plan->bodies[i]};
    }
}

static void place_arrows(const StepsPlan *plan, StepsPlace *place)
{
    double width = column_width(plan);
    double highest = 0;
    for (int i = 0; i < plan->count; i++)
        highest = fmax(highest, plan->bodies[i]);
    for (int i = 0; i < plan->count; i++) {
        double x = column_x(plan, i);
        Size head = plan->heads[i];
        place->grounds[i] = (Rect){x, 0, width, plan->head_height};
        place->heads[i] = (Rect){x + (width - head.width) / 2,
                                 (plan->head_height - head.height) / 2, head.width, head.height};
        place->bodies[i] = (Rect){x, plan->head_height + plan->head_gap, width, highest};
    }
    place->height =
        plan->count ? plan->head_height + (highest > 0 ? plan->head_gap + highest : 0) : 0;
}

/* The top of a body. Where the ring runs beside its head, at the very top and bottom, the words
 * step out of the way of the arrow that arrives there. */
static double circle_body_y(const StepsPlan *plan, int index, Point center)
{
    double angle = steps_circle_angle(index, plan->count) * DEG;
    double body = plan->bodies[index];
    Size head = plan->heads[index];
    bool is_beside = plan->outer > 0 || fabs(cos(angle)) * plan->radius > head.width;
    if (is_beside)
        return center.y - body / 2;
    return sin(angle) > 0 ? center.y + STEP_ASIDE * head.height
                          : center.y - STEP_ASIDE * head.height - body;
}

/* Heads on a ring, bodies beside them; then everything moves down to start at 0. */
static void place_circle(const StepsPlan *plan, StepsPlace *place)
{
    double top = 0;
    double bottom = 0;
    for (int i = 0; i < plan->count; i++) {
        Point center = circle_head(plan, i);
        Size head = plan->heads[i];
        double width = steps_body_width(plan, i);
        double x = is_right(plan, i) ? plan->width - width : 0;
        place->heads[i] =
            (Rect){center.x - head.width / 2, center.y - head.height / 2, head.width, head.height};
        place->grounds[i] = place->heads[i];
        place->bodies[i] = (Rect){x, circle_body_y(plan, i, center), width, plan->bodies[i]};
        top = fmin(top, fmin(place->heads[i].y, place->bodies[i].y));
        bottom =
            fmax(bottom, fmax(center.y + head.height / 2, place->bodies[i].y + plan->bodies[i]));
    }
    for (int i = 0; i < plan->count; i++) {
        place->heads[i].y -= top;
        place->bodies[i].y -= top;
        place->grounds[i].y -= top;
    }
    place->height = bottom - top;
}

StepsPlace steps_place(const StepsPlan *plan, Arena *arena)
{
    StepsPlace place = make_place(plan, arena);
    switch (plan->form) {
    case STEPS_ROW:
    case STEPS_SNAKE:
        place_rows(plan, &place);
        break;
    case STEPS_COLUMN:
        place_column(plan, &place);
        break;
    case STEPS_STAIRS:
        place_stairs(plan, &place);
        break;
    case STEPS_ARROWS:
        place_arrows(plan, &place);
        break;
    case STEPS_CIRCLE:
        place_circle(plan, &place);
        break;
    }
    return place;
}
