/* ChartPlan: the list of parts; see plan.h. The steps that fill it are in frame.c. */
#include "chart/plan.h"

#include <math.h>

#define LIGHT 0.32 /* luminance above which dark text reads better than white */

void plan_mark(ChartPlan *plan, int series, int row)
{
    plan->series = series;
    plan->row = row;
}

static ChartPart *add_part(ChartPlan *plan, PartKind kind, const char *name)
{
    plan->parts = arena_grow(plan->arena, plan->parts, plan->part_count, &plan->part_capacity,
                             sizeof *plan->parts);
    ChartPart *part = &plan->parts[plan->part_count++];
    *part = (ChartPart){.kind = kind, .name = name, .series = plan->series, .row = plan->row};
    return part;
}

void plan_fill(ChartPlan *plan, const char *name, const Path *path, const PaintSpec *color)
{
    if (path->verb_count == 0 || color->kind == PAINT_NONE)
        return;
    ChartPart *part = add_part(plan, PART_FILL, name);
    part->path = path;
    part->box = path_bounds(path);
    part->paint = paint_spec_realize(color, plan->arena, part->box);
}

void plan_fill_even_odd(ChartPlan *plan, const char *name, const Path *path, const PaintSpec *color)
{
    size_t before = plan->part_count;
    plan_fill(plan, name, path, color);
    if (plan->part_count > before)
        plan->parts[before].rule = FILL_EVEN_ODD;
}

void plan_stroke(ChartPlan *plan, const char *name, const Path *path, const PaintSpec *color,
                 Stroke stroke)
{
    if (path->verb_count == 0 || color->kind == PAINT_NONE || stroke.width <= 0)
        return;
    ChartPart *part = add_part(plan, PART_STROKE, name);
    Stroke *copy = arena_alloc(plan->arena, sizeof *copy);
    *copy = stroke;
    part->path = path;
    part->stroke = copy;
    part->box = path_bounds(path);
    part->paint = paint_spec_realize(color, plan->arena, part->box);
}

void plan_rectangle(ChartPlan *plan, const char *name, Rect rect, const PaintSpec *color)
{
    if (rect.width <= 0 || rect.height <= 0)
        return;
    Path *path = path_create(plan->arena);
    path_rectangle(path, rect);
    plan_fill(plan, name, path, color);
}

void plan_line(ChartPlan *plan, const char *name, Point from, Point to, const PaintSpec *color,
               double width)
{
    Path *path = path_create(plan->arena);
    path_move(path, from.x, from.y);
    path_line(path, to.x, to.y);
    plan_stroke(plan, name, path, color, (Stroke){.width = width});
}

void plan_dot(ChartPlan *plan, const char *name, Point center, double radius,
              const PaintSpec *color)
{
    Path *path = path_create(plan->arena);
    path_ellipse(path, (Rect){center.x - radius, center.y - radius, 2 * radius, 2 * radius});
    plan_fill(plan, name, path, color);
}

void plan_push_clip(ChartPlan *plan, Rect rect)
{
    Path *path = path_create(plan->arena);
    path_rectangle(path, rect);
    add_part(plan, PART_PUSH_CLIP, "clip")->path = path;
}

void plan_pop_clip(ChartPlan *plan)
{
    add_part(plan, PART_POP_CLIP, "clip");
}

Point plan_point(const ChartPlan *plan, double along, double value)
{
    return plan->chart->is_horizontal ? (Point){value, along} : (Point){along, value};
}

Rect plan_box(const ChartPlan *plan, double along, double thickness, double from, double to)
{
    double low = fmin(from, to);
    double length = fabs(to - from);
    double side = along - thickness / 2;
    if (plan->chart->is_horizontal)
        return (Rect){low, side, length, thickness};
    return (Rect){side, low, thickness, length};
}

PaintSpec paint_spec_tint(const PaintSpec *color, double amount)
{
    PaintSpec tinted = *color;
    tinted.color = color_tint(&color->color, amount);
    return tinted;
}

static double linear_light(double part)
{
    return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
}

double paint_spec_luminance(const PaintSpec *color)
{
    double rgb[3];
    color_to_rgb(&color->color, rgb);
    double light = 0.2126 * linear_light(rgb[0]) + 0.7152 * linear_light(rgb[1]) +
                   0.0722 * linear_light(rgb[2]);
    return light * color->opacity + 1 - color->opacity;
}

PaintSpec plan_text_color_on(const ChartPlan *plan, const PaintSpec *color)
{
    if (paint_spec_luminance(color) > LIGHT && paint_spec_luminance(&plan->chart->ink) < LIGHT)
        return plan->chart->ink;
    PaintSpec white = {.kind = PAINT_SOLID, .color = COLOR_WHITE, .opacity = 1};
    return white;
}
