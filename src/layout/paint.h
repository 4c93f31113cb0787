/* Painting: from boxes to scene operations. Elements draw through this context, never straight into
 * the scene, so that rotation and the element's id are taken care of. */
#ifndef LAYOUT_PAINT_H
#define LAYOUT_PAINT_H

#include "layout/layout.h"
#include "scene/scene.h"

typedef struct PaintContext {
    Arena *arena;
    Scene *scene;
    Matrix matrix;   /* layout to page; identity but inside rotated boxes */
    bool has_matrix; /* not the identity */
    Rect trim;
    double bleed;
} PaintContext;

/* Draws a page's boxes into a new scene. */
Scene *paint_page(Arena *arena, const PageSetup *page, const LayoutPage *laid_out);

/* The children of a box in the order they are painted: child_count links, in the arena. */
const BoxLink **box_paint_order(Arena *arena, const Box *box);

void paint_fill(PaintContext *context, const Path *path, FillRule rule, const Paint *paint);
void paint_stroke(PaintContext *context, const Path *path, const Stroke *stroke,
                  const Paint *paint);
void paint_glyphs(PaintContext *context, const GlyphRun *run, Point origin, const Paint *paint);
void paint_image(PaintContext *context, const Image *image, Matrix unit_square_to_layout);
void paint_push_clip(PaintContext *context, const Path *path, FillRule rule);
void paint_pop_clip(PaintContext *context);

/* Draws background and border of a box whose border box is `frame`. */
void paint_decoration(PaintContext *context, const Box *box, Rect frame);

/* Draws a straight upright line with the look of a border, `x` its middle. */
void paint_rule(PaintContext *context, const Border *border, double x, double top, double bottom);

/* The outline of a box with its rounded corners; `inset` moves it inwards on every side. */
Path *paint_outline(PaintContext *context, const Style *style, Rect frame, double inset);

#endif
