/* Outlines and ink boxes of glyphs; see face.h. */
#include "font/face.h"

/* From font units, y up, to points, y down. */
typedef struct Pen {
    Path *path;
    Point origin;
    double scale;
} Pen;

static double pen_x(const Pen *pen, float x)
{
    return pen->origin.x + (double)x * pen->scale;
}

static double pen_y(const Pen *pen, float y)
{
    return pen->origin.y - (double)y * pen->scale;
}

static void pen_move(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y,
                     void *user)
{
    (void)funcs, (void)state, (void)user;
    const Pen *pen = data;
    path_move(pen->path, pen_x(pen, x), pen_y(pen, y));
}

static void pen_line(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y,
                     void *user)
{
    (void)funcs, (void)state, (void)user;
    const Pen *pen = data;
    path_line(pen->path, pen_x(pen, x), pen_y(pen, y));
}

static void pen_curve(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x1,
                      float y1, float x2, float y2, float x, float y, void *user)
{
    (void)funcs, (void)state, (void)user;
    const Pen *pen = data;
    path_curve(pen->path, pen_x(pen, x1), pen_y(pen, y1), pen_x(pen, x2), pen_y(pen, y2),
               pen_x(pen, x), pen_y(pen, y));
}

static void pen_close(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, void *user)
{
    (void)funcs, (void)state, (void)user;
    const Pen *pen = data;
    path_close(pen->path);
}

void face_append_outline(const Face *face, uint32_t glyph, double size, Point origin, Path *path)
{
    Pen pen = {path, origin, size / face->units_per_em};
    hb_draw_funcs_t *funcs = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(funcs, pen_move, NULL, NULL);
    hb_draw_funcs_set_line_to_func(funcs, pen_line, NULL, NULL);
    /* No function for quadratic curves: HarfBuzz then raises them to cubic ones. */
    hb_draw_funcs_set_cubic_to_func(funcs, pen_curve, NULL, NULL);
    hb_draw_funcs_set_close_path_func(funcs, pen_close, NULL, NULL);
    hb_font_get_glyph_shape(face->hb_font, glyph, funcs, &pen);
    hb_draw_funcs_destroy(funcs);
}

Rect face_ink_bounds(const Face *face, uint32_t glyph)
{
    hb_glyph_extents_t extents;
    if (!hb_font_get_glyph_extents(face->hb_font, glyph, &extents))
        return (Rect){0};
    double em = face->units_per_em;
    return (Rect){
        .x = extents.x_bearing / em,
        .y = -extents.y_bearing / em,
        .width = extents.width / em,
        .height = -extents.height / em, /* HarfBuzz: the height is negative, y being up */
    };
}
