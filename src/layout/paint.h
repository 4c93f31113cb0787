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
    Rect sheet; /* trim and bleed */
    double bleed;
    Tag **tags; /* own tags, hashed by node number: tag_count of them; see tagging.c */
    size_t tag_count, tag_capacity;
    const Tag *tag;       /* the element that is being drawn, NULL: decoration */
    const char *language; /* of that element, NULL: not said */
    bool is_repeated;     /* what is drawn stood on an earlier page already */
} PaintContext;

/* Draws a page's boxes into a new scene. */
Scene *paint_page(Arena *arena, const PageSetup *page, const LayoutPage *laid_out);

/* Draws the head and foot of a report's page alone. */
Scene *paint_furniture(Arena *arena, const LayoutPage *laid_out);

/* Draws what one element draws itself (no decoration, no children) into a scene of its own. */
Scene *paint_element(Arena *arena, const Box *box, Rect content);

/* The children of a box in the order they are painted: child_count links, in the arena. */
const BoxLink **box_paint_order(Arena *arena, const Box *box);

void paint_fill(PaintContext *context, const Path *path, FillRule rule, const Paint *paint);
void paint_stroke(PaintContext *context, const Path *path, const Stroke *stroke,
                  const Paint *paint);
void paint_glyphs(PaintContext *context, const GlyphRun *run, Point origin, const Paint *paint);
void paint_image(PaintContext *context, const Image *image, Matrix unit_square_to_layout);

/* What is drawn until the end is turned a quarter clockwise about (0, 0), which comes to lie at
 * `corner`: for vertical lines. */
typedef struct PaintTurn {
    Matrix matrix;
    bool has_matrix;
} PaintTurn;

PaintTurn paint_begin_turn(PaintContext *context, Point corner);
void paint_end_turn(PaintContext *context, const PaintTurn *before);

/* Begins an element within the one that is being drawn: a link, a cell of a table that is one node.
 * `part` is from 100, and one for each element within the node; equal parts are one element. The
 * tag may be filled in further until the scene is drawn. `bounds` is its box in the layout. NULL:
 * what is drawn here is decoration. */
Tag *paint_begin_part(PaintContext *context, uint32_t part, TagRole role, Rect bounds);
void paint_end_part(PaintContext *context, const Tag *tag);

/* Adds a table of words behind the element that is being drawn, which only those meet who hear the
 * page: the figures of a chart. `cells` are `rows` times `columns` words in the arena; the first
 * row and the first column are heads. Uses parts from 100, so not with paint_begin_part. */
void paint_add_table(PaintContext *context, const char *const *cells, int rows, int columns);

void paint_push_clip(PaintContext *context, const Path *path, FillRule rule);
void paint_pop_clip(PaintContext *context);

/* What is drawn between them is painted as one, `opacity` (0..1) strong. */
void paint_push_group(PaintContext *context, double opacity);
void paint_pop_group(PaintContext *context);

/* Draws background and border of a box whose border box is `frame`. */
void paint_decoration(PaintContext *context, const Box *box, Rect frame);

/* Draws a straight upright line with the look of a border, `x` its middle. */
void paint_rule(PaintContext *context, const Border *border, double x, double top, double bottom);

/* A box's frame run out into the bleed: where its style says so, or where it touches the trim and
 * the style leaves it to itself. */
Rect paint_with_bleed(const PaintContext *context, const Style *style, Rect frame);

/* The outline of a box with its rounded corners; `inset` moves it inwards on every side. */
Path *paint_outline(PaintContext *context, const Style *style, Rect frame, double inset);

/* The inner edge of a border of these widths: what overflow: hidden clips to (CSS Overflow 3, 3.2).
 */
Path *paint_inner_outline(PaintContext *context, const Style *style, Rect frame, Edges border);

#endif
