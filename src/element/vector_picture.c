/* Painting SVG pictures: see vector_picture.h. */
#include "element/vector_picture.h"

#include "chart/plan.h"
#include "doc/field_types.h"

#include <math.h>

#define SAME_COLOR (0.5 / 255)

static bool read_hex(Text text, double rgb[3])
{
    if (text.length != 7 || text.data[0] != '#')
        return false;
    for (int i = 0; i < 6; i++) {
        const char *digits = "0123456789abcdefABCDEF";
        const char *found = strchr(digits, text.data[1 + i]);
        if (!found || !*found)
            return false;
        int value = (int)(found - digits);
        value = value > 15 ? value - 6 : value;
        rgb[i / 2] = i % 2 ? (rgb[i / 2] * 16 + value) / 255.0 : value;
    }
    return true;
}

static bool is_same(const double a[3], const double b[3])
{
    return fabs(a[0] - b[0]) < SAME_COLOR && fabs(a[1] - b[1]) < SAME_COLOR &&
           fabs(a[2] - b[2]) < SAME_COLOR;
}

static bool paints(const VectorColor *color, const double rgb[3])
{
    return color->opacity > 0 && !color->is_current && is_same(color->color.rgb, rgb);
}

static bool has_stop(const VectorGradient *gradient, const double rgb[3])
{
    for (int i = 0; gradient && i < gradient->stop_count; i++) {
        if (paints(&gradient->stops[i].color, rgb))
            return true;
    }
    return false;
}

static bool has_color(const VectorArt *art, const double rgb[3])
{
    for (size_t i = 0; i < art->item_count; i++) {
        const VectorItem *item = &art->items[i];
        if (item->kind != VECTOR_SHAPE)
            continue;
        if ((!item->fill_gradient && paints(&item->fill, rgb)) ||
            (!item->line_gradient && paints(&item->line, rgb)) ||
            has_stop(item->fill_gradient, rgb) || has_stop(item->line_gradient, rgb))
            return true;
    }
    return false;
}

static bool read_swap(Builder *builder, const JsonValue *value, const VectorArt *art,
                      ColorSwap *swap)
{
    bool reported = false;
    const char *key = value->key.data;
    if (!read_hex(value->key, swap->rgb)) {
        diag_report(builder->diagnostics, E_SVG_SWAP, &value->key_origin, DIAG_ARGS(key));
        return false;
    }
    if (!has_color(art, swap->rgb))
        diag_report(builder->diagnostics, W_SVG_SWAP_UNUSED, &value->key_origin, DIAG_ARGS(key));
    if (paint_spec_read(builder->theme, value, &swap->color, &reported) &&
        swap->color.kind == PAINT_SOLID)
        return true;
    if (!reported)
        diag_report(builder->diagnostics, E_VALUE, &value->origin,
                    DIAG_ARGS(key, value->text.data ? value->text.data : "…", field_color.name));
    return false;
}

bool vector_colors_read(Builder *builder, const JsonValue *json, const VectorArt *art,
                        VectorColors *colors)
{
    if (!json)
        return true;
    if (json->kind != JSON_OBJECT) {
        diag_report(builder->diagnostics, E_SVG_SWAP, &json->origin,
                    DIAG_ARGS(json->text.data ? json->text.data : "…"));
        return false;
    }
    colors->swaps = arena_array(builder->arena, json->count, sizeof *colors->swaps);
    bool is_good = true;
    for (uint32_t i = 0; i < json->count; i++) {
        if (read_swap(builder, json->items[i], art, &colors->swaps[colors->swap_count]))
            colors->swap_count++;
        else
            is_good = false;
    }
    return is_good;
}

Color vector_color(const VectorColors *colors, const VectorColor *color)
{
    if (color->is_current && colors->text.kind == PAINT_SOLID)
        return colors->text.color;
    for (int i = 0; i < colors->swap_count; i++) {
        if (is_same(color->color.rgb, colors->swaps[i].rgb))
            return colors->swaps[i].color.color;
    }
    if (colors->tone.kind != PAINT_SOLID)
        return color->color;
    PaintSpec spec = {.kind = PAINT_SOLID, .color = color->color, .opacity = 1};
    return color_tint(&colors->tone.color, 1 - paint_spec_luminance(&spec));
}

bool vector_has_lines(const VectorArt *art)
{
    for (size_t i = 0; i < art->item_count; i++) {
        if (art->items[i].kind == VECTOR_SHAPE && art->items[i].stroke.width > 0)
            return true;
    }
    return false;
}

/* The paint of a fill or a line; `matrix` leads from units of the drawing to the page. */
static const Paint *paint_of(PaintContext *context, const VectorColors *colors,
                             const VectorColor *color, const VectorGradient *gradient,
                             Matrix matrix)
{
    Arena *arena = context->arena;
    if (!gradient)
        return scene_solid(arena, vector_color(colors, color), color->opacity);
    GradientStop *stops = arena_array(arena, (size_t)gradient->stop_count, sizeof *stops);
    for (int i = 0; i < gradient->stop_count; i++) {
        const VectorStop *stop = &gradient->stops[i];
        stops[i] =
            (GradientStop){stop->offset, vector_color(colors, &stop->color), stop->color.opacity};
    }
    Paint *paint = arena_alloc(arena, sizeof *paint);
    *paint = (Paint){.kind = gradient->is_radial ? PAINT_RADIAL : PAINT_LINEAR,
                     .opacity = color->opacity,
                     .stops = stops,
                     .stop_count = gradient->stop_count,
                     .from = gradient->from,
                     .to = gradient->to,
                     .from_radius = gradient->from_radius,
                     .to_radius = gradient->to_radius};
    *paint = paint_transform(arena, paint, matrix_multiply(gradient->matrix, matrix));
    return paint;
}

static void push_clip(PaintContext *context, const VectorItem *item, Matrix matrix)
{
    Path *path = path_create(context->arena);
    path_append(path, item->path, matrix);
    paint_push_clip(context, path, item->rule);
}

static void paint_item(PaintContext *context, const VectorItem *item, const VectorColors *colors,
                       Matrix matrix)
{
    Path *path = path_create(context->arena);
    path_append(path, item->path, matrix);
    if (item->fill.opacity > 0)
        paint_fill(context, path, item->rule,
                   paint_of(context, colors, &item->fill, item->fill_gradient, matrix));
    if (item->line.opacity <= 0)
        return;
    Stroke *stroke = arena_alloc(context->arena, sizeof *stroke);
    *stroke = item->stroke;
    stroke->width *= matrix.a;
    stroke->dash_phase *= matrix.a;
    double *dashes = arena_array(context->arena, (size_t)stroke->dash_count, sizeof *dashes);
    for (int i = 0; i < stroke->dash_count; i++)
        dashes[i] = item->stroke.dashes[i] * matrix.a;
    stroke->dashes = stroke->dash_count ? dashes : NULL;
    paint_stroke(context, path, stroke,
                 paint_of(context, colors, &item->line, item->line_gradient, matrix));
}

void vector_paint(PaintContext *context, const VectorArt *art, const VectorColors *colors,
                  Rect frame)
{
    Matrix matrix = {frame.width / art->width, 0, 0, frame.height / art->height, frame.x, frame.y};
    Path *edge = path_create(context->arena);
    path_rectangle(edge, frame);
    paint_push_clip(context, edge, FILL_NONZERO);
    for (size_t i = 0; i < art->item_count; i++) {
        const VectorItem *item = &art->items[i];
        switch (item->kind) {
        case VECTOR_SHAPE:
            paint_item(context, item, colors, matrix);
            break;
        case VECTOR_PUSH_GROUP:
            paint_push_group(context, item->opacity);
            break;
        case VECTOR_POP_GROUP:
            paint_pop_group(context);
            break;
        case VECTOR_PUSH_CLIP:
            push_clip(context, item, matrix);
            break;
        case VECTOR_POP_CLIP:
            paint_pop_clip(context);
            break;
        }
    }
    paint_pop_clip(context);
}
