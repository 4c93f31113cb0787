/* Backgrounds and borders (CSS Backgrounds 3), and the run of backgrounds into the bleed. */
#include "layout/paint.h"

#include <math.h>

#define TRIM_TOUCH_PT 0.5 /* nearer to the trim than this counts as touching it */

Path *paint_outline(PaintContext *context, const Style *style, Rect frame, double inset)
{
    Path *path = path_create(context->arena);
    double radii[4];
    double size = fmin(frame.width, frame.height);
    bool is_round = false;
    for (int i = 0; i < 4; i++) {
        radii[i] = fmax(0, length_resolve(style->border_radius[i], size, 0) - inset);
        is_round |= radii[i] > 0;
    }
    frame = rect_inset(frame, (Edges){inset, inset, inset, inset});
    if (is_round)
        path_rounded_rectangle(path, frame, radii);
    else
        path_rectangle(path, frame);
    return path;
}

/* Grows the sides that touch the trim (or that the style names) by the bleed. */
static Rect with_bleed(const PaintContext *context, const Style *style, Rect frame)
{
    const Rect *trim = &context->trim;
    double bleed = context->bleed;
    bool is_auto = style->bleed & SIDE_AUTO;
    Edges edges = {0, 0, 0, 0};
    if (bleed <= 0 || context->has_matrix)
        return frame;
    bool top = fabs(frame.y - trim->y) < TRIM_TOUCH_PT;
    bool left = fabs(frame.x - trim->x) < TRIM_TOUCH_PT;
    bool right = fabs(frame.x + frame.width - trim->x - trim->width) < TRIM_TOUCH_PT;
    bool bottom = fabs(frame.y + frame.height - trim->y - trim->height) < TRIM_TOUCH_PT;
    edges.top = (is_auto ? top : (style->bleed & SIDE_TOP) != 0) ? bleed : 0;
    edges.right = (is_auto ? right : (style->bleed & SIDE_RIGHT) != 0) ? bleed : 0;
    edges.bottom = (is_auto ? bottom : (style->bleed & SIDE_BOTTOM) != 0) ? bleed : 0;
    edges.left = (is_auto ? left : (style->bleed & SIDE_LEFT) != 0) ? bleed : 0;
    return rect_outset(frame, edges);
}

static Stroke *border_stroke(PaintContext *context, const Border *border)
{
    Stroke *stroke = arena_alloc(context->arena, sizeof *stroke);
    stroke->width = border->width;
    if (border->line == BORDER_DASHED || border->line == BORDER_DOTTED) {
        bool dotted = border->line == BORDER_DOTTED;
        double *dashes = arena_array(context->arena, 2, sizeof *dashes);
        dashes[0] = dotted ? 0 : border->width * 3;
        dashes[1] = border->width * (dotted ? 2 : 2);
        stroke->dashes = dashes;
        stroke->dash_count = 2;
        stroke->cap = dotted ? CAP_ROUND : CAP_BUTT;
    }
    return stroke;
}

static bool same_border(const Border *a, const Border *b)
{
    return a->width == b->width && a->line == b->line && a->paint.kind == b->paint.kind &&
           a->paint.opacity == b->paint.opacity && color_equals(&a->paint.color, &b->paint.color);
}

static void draw_uniform(PaintContext *context, const Style *style, Rect frame)
{
    const Border *border = &style->border[0];
    const Paint *paint = paint_spec_realize(&border->paint, context->arena, frame);
    if (border->line == BORDER_DOUBLE) {
        Border thin = *border;
        thin.width = border->width / 3;
        Stroke *stroke = border_stroke(context, &thin);
        paint_stroke(context, paint_outline(context, style, frame, thin.width / 2), stroke, paint);
        paint_stroke(context, paint_outline(context, style, frame, border->width - thin.width / 2),
                     stroke, paint);
        return;
    }
    paint_stroke(context, paint_outline(context, style, frame, border->width / 2),
                 border_stroke(context, border), paint);
}

/* A straight line from (x1, y1) to (x2, y2), `offset` points to the inside for double lines. */
static void draw_side(PaintContext *context, const Border *border, Rect frame, int side)
{
    double half = border->width / 2;
    double right = frame.x + frame.width;
    double bottom = frame.y + frame.height;
    const Paint *paint = paint_spec_realize(&border->paint, context->arena, frame);
    double shift[2] = {half, 0};
    int lines = 1;
    Border drawn = *border;
    if (border->line == BORDER_DOUBLE) {
        drawn.width = border->width / 3;
        shift[0] = drawn.width / 2;
        shift[1] = border->width - drawn.width / 2;
        lines = 2;
    }
    for (int i = 0; i < lines; i++) {
        Path *path = path_create(context->arena);
        double x = side == 3 ? frame.x + shift[i] : right - shift[i];
        double y = side == 0 ? frame.y + shift[i] : bottom - shift[i];
        bool is_level = side == 0 || side == 2;
        path_move(path, is_level ? frame.x : x, is_level ? y : frame.y);
        path_line(path, is_level ? right : x, is_level ? y : bottom);
        paint_stroke(context, path, border_stroke(context, &drawn), paint);
    }
}

static void draw_border(PaintContext *context, const Style *style, Rect frame)
{
    const Border *border = style->border;
    bool is_uniform = border[0].width > 0;
    for (int side = 1; side < 4; side++)
        is_uniform &= same_border(&border[0], &border[side]);
    if (is_uniform) {
        draw_uniform(context, style, frame);
        return;
    }
    for (int side = 0; side < 4; side++) {
        if (border[side].width > 0)
            draw_side(context, &border[side], frame, side);
    }
}

void paint_decoration(PaintContext *context, const Box *box, Rect frame)
{
    const Style *style = box->node->style;
    if (style->background.kind != PAINT_NONE) {
        Rect filled = with_bleed(context, style, frame);
        const Paint *paint = paint_spec_realize(&style->background, context->arena, filled);
        paint_fill(context, paint_outline(context, style, filled, 0), FILL_NONZERO, paint);
    }
    draw_border(context, style, frame);
}

void paint_rule(PaintContext *context, const Border *border, double x, double top, double bottom)
{
    if (border->width <= 0)
        return;
    Rect frame = {x - border->width / 2, top, border->width, bottom - top};
    draw_side(context, border, frame, 3);
}
