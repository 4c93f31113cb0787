/* Backgrounds and borders (CSS Backgrounds 3), and the run of backgrounds into the bleed. */
#include "layout/paint.h"

#include <math.h>

#define TRIM_TOUCH_PT 0.5 /* nearer to the trim than this counts as touching it */

static Path *outline(PaintContext *context, const double radii[4], Rect frame)
{
    Path *path = path_create(context->arena);
    if (radii[0] > 0 || radii[1] > 0 || radii[2] > 0 || radii[3] > 0)
        path_rounded_rectangle(path, frame, radii);
    else
        path_rectangle(path, frame);
    return path;
}

/* Percentages are of the shorter side: 50% makes round ends, never an ellipse. */
static double radius_of(const Style *style, int corner, Rect frame)
{
    return length_resolve(style->border_radius[corner], fmin(frame.width, frame.height), 0);
}

Path *paint_outline(PaintContext *context, const Style *style, Rect frame, double inset)
{
    double radii[4];
    for (int i = 0; i < 4; i++)
        radii[i] = fmax(0, radius_of(style, i, frame) - inset);
    return outline(context, radii, rect_inset(frame, (Edges){inset, inset, inset, inset}));
}

Path *paint_inner_outline(PaintContext *context, const Style *style, Rect frame, Edges border)
{
    const double widths[] = {border.top, border.right, border.bottom, border.left};
    double radii[4];
    for (int i = 0; i < 4; i++) {
        /* The corners go top left, top right, ...: between the sides i - 1 and i. */
        double thicker = fmax(widths[i], widths[(i + 3) % 4]);
        radii[i] = fmax(0, radius_of(style, i, frame) - thicker);
    }
    return outline(context, radii, rect_inset(frame, border));
}

/* How far a side runs out: to the edge of the bleed where the style names it, or where it touches
 * the trim and the style leaves it to itself. `distance` is from the side to the trim, outwards. */
static double run_out(const PaintContext *context, const Style *style, unsigned side,
                      double distance)
{
    bool touches = fabs(distance) < TRIM_TOUCH_PT;
    if (style->bleed & side)
        return fmax(0, distance + context->bleed);
    return style->bleed & SIDE_AUTO && touches ? context->bleed : 0;
}

Rect paint_with_bleed(const PaintContext *context, const Style *style, Rect frame)
{
    const Rect *trim = &context->trim;
    if (context->has_matrix)
        return frame;
    double right = trim->x + trim->width - frame.x - frame.width;
    double bottom = trim->y + trim->height - frame.y - frame.height;
    Edges edges = {
        .top = run_out(context, style, SIDE_TOP, frame.y - trim->y),
        .right = run_out(context, style, SIDE_RIGHT, right),
        .bottom = run_out(context, style, SIDE_BOTTOM, bottom),
        .left = run_out(context, style, SIDE_LEFT, frame.x - trim->x),
    };
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
        dashes[1] = border->width * 2;
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
        Rect filled = paint_with_bleed(context, style, frame);
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
