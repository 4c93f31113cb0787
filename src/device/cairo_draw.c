/* Drawing on a Cairo context: paths, paints, clips and groups. See cairo_draw.h. */
#include "device/cairo_draw.h"

#include <math.h>

/* Cairo's coordinates are fixed-point numbers of 24.8 bits in surface units; beyond, they wrap. */
#define CAIRO_COORDINATE_MAX 8e6

void cairo_draw_init(CairoDevice *device, Arena *arena, DiagSink *diagnostics,
                     const DeviceOptions *options, StrBuf *output)
{
    device->base = (Device){
        .arena = arena,
        .diagnostics = diagnostics,
        .options = options,
        .output = output,
    };
    device->scratch = arena_create();
    map_init(&device->outlines, device->scratch);
}

void cairo_draw_check(CairoDevice *device, cairo_status_t status)
{
    if (status == CAIRO_STATUS_SUCCESS || device->base.failed)
        return;
    if (status == CAIRO_STATUS_NO_MEMORY)
        arena_out_of_memory();
    diag_report(device->base.diagnostics, E_DEVICE_DRAW, NULL,
                DIAG_ARGS(device->base.type->name, cairo_status_to_string(status)));
    device->base.failed = true;
}

void cairo_draw_begin(CairoDevice *device, cairo_surface_t *surface, double scale)
{
    device->cairo = cairo_create(surface);
    device->scale = scale;
    cairo_scale(device->cairo, scale, scale);
    cairo_set_source_rgb(device->cairo, 1, 1, 1);
    cairo_paint(device->cairo);
    cairo_draw_check(device, cairo_status(device->cairo));
}

bool cairo_draw_end(CairoDevice *device)
{
    if (device->cairo)
        cairo_draw_check(device, cairo_status(device->cairo));
    return !device->base.failed;
}

void cairo_draw_release(CairoDevice *device)
{
    for (size_t i = 0; i < device->picture_count; i++)
        cairo_surface_destroy(device->pictures[i].surface);
    cairo_destroy(device->cairo);
    arena_destroy(device->scratch);
}

cairo_matrix_t cairo_draw_matrix(Matrix matrix)
{
    return (cairo_matrix_t){.xx = matrix.a,
                            .yx = matrix.b,
                            .xy = matrix.c,
                            .yy = matrix.d,
                            .x0 = matrix.e,
                            .y0 = matrix.f};
}

static Point within(Point point, double limit)
{
    return (Point){fmax(-limit, fmin(limit, point.x)), fmax(-limit, fmin(limit, point.y))};
}

void cairo_draw_append_path(cairo_t *cairo, const Path *path, Matrix matrix, double scale)
{
    double limit = CAIRO_COORDINATE_MAX / scale;
    const Point *from = path->points;
    Point to[3];
    for (size_t i = 0; i < path->verb_count; i++) {
        PathVerb verb = path->verbs[i];
        int taken = verb == PATH_CURVE ? 3 : verb == PATH_CLOSE ? 0 : 1;
        for (int j = 0; j < taken; j++)
            to[j] = within(matrix_apply(matrix, *from++), limit);
        switch (verb) {
        case PATH_MOVE:
            cairo_move_to(cairo, to[0].x, to[0].y);
            break;
        case PATH_LINE:
            cairo_line_to(cairo, to[0].x, to[0].y);
            break;
        case PATH_CURVE:
            cairo_curve_to(cairo, to[0].x, to[0].y, to[1].x, to[1].y, to[2].x, to[2].y);
            break;
        case PATH_CLOSE:
            cairo_close_path(cairo);
            break;
        }
    }
}

static void append_path(CairoDevice *device, const Path *path)
{
    cairo_draw_append_path(device->cairo, path, MATRIX_IDENTITY, device->scale);
}

static void set_color(CairoDevice *device, const Color *color, double opacity)
{
    double rgb[3];
    color_to_rgb(color, rgb);
    cairo_set_source_rgba(device->cairo, rgb[0], rgb[1], rgb[2], opacity);
}

static void set_gradient(CairoDevice *device, const Paint *paint)
{
    cairo_pattern_t *pattern =
        paint->kind == PAINT_LINEAR
            ? cairo_pattern_create_linear(paint->from.x, paint->from.y, paint->to.x, paint->to.y)
            : cairo_pattern_create_radial(paint->from.x, paint->from.y, paint->from_radius,
                                          paint->to.x, paint->to.y, paint->to_radius);
    for (int i = 0; i < paint->stop_count; i++) {
        const GradientStop *stop = &paint->stops[i];
        double rgb[3];
        color_to_rgb(&stop->color, rgb);
        cairo_pattern_add_color_stop_rgba(pattern, stop->offset, rgb[0], rgb[1], rgb[2],
                                          stop->opacity * paint->opacity);
    }
    Matrix inverse;
    if (paint->space && matrix_invert(*paint->space, &inverse)) { /* Cairo asks for the way back */
        cairo_matrix_t matrix = {inverse.a, inverse.b, inverse.c, inverse.d, inverse.e, inverse.f};
        cairo_pattern_set_matrix(pattern, &matrix);
    }
    cairo_pattern_set_extend(pattern, CAIRO_EXTEND_PAD);
    cairo_set_source(device->cairo, pattern);
    cairo_pattern_destroy(pattern);
}

/* A gradient without length is its last colour (SVG 1.1, 13.2.2). */
static bool has_no_length(const Paint *paint)
{
    bool same_point = paint->from.x == paint->to.x && paint->from.y == paint->to.y;
    return same_point && (paint->kind == PAINT_LINEAR || paint->from_radius == paint->to_radius);
}

void cairo_draw_set_paint(CairoDevice *device, const Paint *paint)
{
    if (paint->kind == PAINT_SOLID) {
        set_color(device, &paint->color, paint->opacity);
    } else if (has_no_length(paint)) {
        const GradientStop *last = &paint->stops[paint->stop_count - 1];
        set_color(device, &last->color, last->opacity * paint->opacity);
    } else {
        set_gradient(device, paint);
    }
}

static void set_fill_rule(CairoDevice *device, FillRule rule)
{
    cairo_set_fill_rule(device->cairo,
                        rule == FILL_EVEN_ODD ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING);
}

void cairo_draw_fill_path(Device *device, const Path *path, FillRule rule, const Paint *paint)
{
    CairoDevice *self = (CairoDevice *)device;
    if (paint->kind == PAINT_NONE)
        return;
    append_path(self, path);
    cairo_draw_set_paint(self, paint);
    set_fill_rule(self, rule);
    cairo_fill(self->cairo);
    cairo_draw_check(self, cairo_status(self->cairo));
}

static void set_stroke(CairoDevice *device, const Stroke *stroke)
{
    static const cairo_line_cap_t caps[] = {
        [CAP_BUTT] = CAIRO_LINE_CAP_BUTT,
        [CAP_ROUND] = CAIRO_LINE_CAP_ROUND,
        [CAP_SQUARE] = CAIRO_LINE_CAP_SQUARE,
    };
    static const cairo_line_join_t joins[] = {
        [JOIN_MITER] = CAIRO_LINE_JOIN_MITER,
        [JOIN_ROUND] = CAIRO_LINE_JOIN_ROUND,
        [JOIN_BEVEL] = CAIRO_LINE_JOIN_BEVEL,
    };
    cairo_t *cairo = device->cairo;
    cairo_set_line_width(cairo, stroke->width);
    cairo_set_line_cap(cairo, caps[stroke->cap]);
    cairo_set_line_join(cairo, joins[stroke->join]);
    cairo_set_miter_limit(cairo, stroke->miter_limit > 0 ? stroke->miter_limit : 10);
    cairo_set_dash(cairo, stroke->dashes, stroke->dash_count, stroke->dash_phase);
}

void cairo_draw_stroke_path(Device *device, const Path *path, const Stroke *stroke,
                            const Paint *paint)
{
    CairoDevice *self = (CairoDevice *)device;
    if (paint->kind == PAINT_NONE)
        return;
    append_path(self, path);
    cairo_draw_set_paint(self, paint);
    set_stroke(self, stroke);
    cairo_stroke(self->cairo);
    cairo_draw_check(self, cairo_status(self->cairo));
}

void cairo_draw_push_clip(Device *device, const Path *path, FillRule rule)
{
    CairoDevice *self = (CairoDevice *)device;
    cairo_save(self->cairo);
    append_path(self, path);
    set_fill_rule(self, rule);
    cairo_clip(self->cairo);
    cairo_draw_check(self, cairo_status(self->cairo));
}

void cairo_draw_pop_clip(Device *device)
{
    cairo_restore(((CairoDevice *)device)->cairo);
}

/* Clips to the bounds, grown to whole surface units so that the clip's edge leaves no trace. */
static void clip_to_bounds(CairoDevice *device, Rect bounds)
{
    double scale = device->scale;
    double left = floor(bounds.x * scale) / scale;
    double top = floor(bounds.y * scale) / scale;
    double right = ceil((bounds.x + bounds.width) * scale) / scale;
    double bottom = ceil((bounds.y + bounds.height) * scale) / scale;
    cairo_rectangle(device->cairo, left, top, right - left, bottom - top);
    cairo_clip(device->cairo);
}

void cairo_draw_push_group(Device *device, Rect bounds, double opacity, BlendMode blend)
{
    CairoDevice *self = (CairoDevice *)device;
    self->groups = arena_grow(self->scratch, self->groups, self->group_count, &self->group_capacity,
                              sizeof *self->groups);
    self->groups[self->group_count++] = (CairoGroup){opacity, blend};
    cairo_save(self->cairo);
    clip_to_bounds(self, bounds);
    cairo_push_group(self->cairo);
    cairo_draw_check(self, cairo_status(self->cairo));
}

void cairo_draw_pop_group(Device *device)
{
    static const cairo_operator_t operators[] = {
        [BLEND_NORMAL] = CAIRO_OPERATOR_OVER,
        [BLEND_MULTIPLY] = CAIRO_OPERATOR_MULTIPLY,
        [BLEND_SCREEN] = CAIRO_OPERATOR_SCREEN,
    };
    CairoDevice *self = (CairoDevice *)device;
    CairoGroup group = self->groups[--self->group_count];
    cairo_pop_group_to_source(self->cairo);
    cairo_set_operator(self->cairo, operators[group.blend]);
    cairo_paint_with_alpha(self->cairo, group.opacity);
    cairo_restore(self->cairo);
    cairo_draw_check(self, cairo_status(self->cairo));
}
