/* Scene: what is drawn on one page, in paint order, for any device. Knows nothing of JSON, elements
 * or files. Every operation carries the id of the element that made it. */
#ifndef SCENE_SCENE_H
#define SCENE_SCENE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/geometry.h"
#include "scene/glyph_run.h"
#include "scene/image.h"
#include "scene/paint.h"
#include "scene/path.h"

/* Boxes of a page, points. The trim box has its origin at (0, 0); the bleed reaches outside it, the
 * slug (room for printer's marks) outside the bleed. */
typedef struct PageBoxes {
    double width, height; /* trim */
    Edges bleed, slug;
} PageBoxes;

typedef enum BlendMode { BLEND_NORMAL, BLEND_MULTIPLY, BLEND_SCREEN } BlendMode;

/* Roles of structure elements, named as in PDF 1.7, 14.8.4. */
typedef enum TagRole {
    TAG_AUTO, /* not said: whoever paints decides; no tag of a scene has it */
    TAG_ARTIFACT,
    TAG_DOCUMENT,
    TAG_SECTION,
    TAG_PARAGRAPH,
    TAG_HEADING,
    TAG_LIST,
    TAG_LIST_ITEM,
    TAG_LIST_BODY,
    TAG_LABEL,
    TAG_TABLE,
    TAG_TABLE_ROW,
    TAG_TABLE_HEAD,
    TAG_TABLE_CELL,
    TAG_FIGURE,
    TAG_CAPTION,
    TAG_LINK,
    TAG_SPAN,
    TAG_QUOTE,
    TAG_NOTE,
    TAG_FORMULA,
    TAG_RUBY,
    TAG_RUBY_BASE,
    TAG_RUBY_TEXT
} TagRole;

/* What is drawn between begin and end of a tag belongs to its structure element; what is drawn
 * outside all tags is an artifact. Tags with equal (node, part) are one element, wherever they
 * stand and on however many pages. `parent` makes the tree: painting may nest otherwise. Children
 * that belong to other nodes are read in the order of their numbers, whatever is painted first. */
typedef struct Tag {
    TagRole role;
    const struct Tag *parent; /* NULL: directly in the document */
    uint32_t node, part;     /* the layout's element; 0 for its own tag, others for what is in it */
    int level;               /* of a heading, 1..6 */
    const char *alt;         /* alternative text of a figure */
    const char *actual_text; /* what an element says in place of its content, NULL: its content */
    const char *language;    /* BCP 47, NULL: the document's */
    const char *target;      /* of a link: an address, or # and the id of an element */
    const char *id;          /* what links lead to; NULL: nothing does */
    Rect bounds;             /* of a figure, page points */
    int column_span, row_span;
    bool is_column_header, is_row_header;
} Tag;

typedef enum SceneOpKind {
    OP_FILL_PATH,
    OP_STROKE_PATH,
    OP_GLYPHS,
    OP_IMAGE,
    OP_PUSH_CLIP,
    OP_POP_CLIP,
    OP_PUSH_GROUP,
    OP_POP_GROUP,
    OP_BEGIN_TAG,
    OP_END_TAG
} SceneOpKind;

typedef struct SceneOp {
    SceneOpKind kind;
    uint32_t node_id;
    union {
        struct {
            const Path *path;
            FillRule rule;
            const Paint *paint;
        } fill;
        struct {
            const Path *path;
            const Stroke *stroke;
            const Paint *paint;
        } stroke;
        struct {
            const GlyphRun *run;
            Point origin;
            const Paint *paint;
        } glyphs;
        struct {
            const Image *image;
            Matrix matrix;
        } image; /* unit square, y down, to the page */
        struct {
            const Path *path;
            FillRule rule;
        } clip;
        struct {
            Rect bounds;
            double opacity;
            BlendMode blend;
        } group;
        struct {
            const Tag *tag;
        } tag;
    } as;
} SceneOp;

typedef struct Scene {
    Arena *arena;
    PageBoxes boxes;
    SceneOp *ops;
    size_t op_count, op_capacity;
    uint32_t node_id;    /* stamped on the operations that follow */
    size_t furniture_at; /* of a report's page: from this operation on it draws head and foot */
} Scene;

Scene *scene_create(Arena *arena, PageBoxes boxes);

/* The operations from `first` to before `end` as a scene of its own, which shares them. Clips,
 * groups and tags are closed at both. */
const Scene *scene_part(Arena *arena, const Scene *scene, size_t first, size_t end);

/* What an operation paints with; NULL: it draws no path and no glyphs. */
const Paint *scene_op_paint(const SceneOp *op);

/* Sets the element that the following operations belong to; 0 is none. */
void scene_set_node(Scene *scene, uint32_t node_id);

/* Paths, paints, runs and images are borrowed and must live as long as the scene. Shapes that no
 * paint would show (kind NONE, opacity 0, empty path) are left out. */
void scene_fill_path(Scene *scene, const Path *path, FillRule rule, const Paint *paint);
void scene_stroke_path(Scene *scene, const Path *path, const Stroke *stroke, const Paint *paint);
void scene_show_glyphs(Scene *scene, const GlyphRun *run, Point origin, const Paint *paint);
void scene_draw_image(Scene *scene, const Image *image, Matrix unit_square_to_page);
void scene_push_clip(Scene *scene, const Path *path, FillRule rule);
void scene_pop_clip(Scene *scene);
void scene_push_group(Scene *scene, Rect bounds, double opacity, BlendMode blend);
void scene_pop_group(Scene *scene);
void scene_begin_tag(Scene *scene, const Tag *tag);
/* A tag in which nothing was drawn leaves no trace, but for cells and links, which count by being
 * there. */
void scene_end_tag(Scene *scene);

/* Conveniences. A solid paint in the arena; a filled rectangle. */
const Paint *scene_solid(Arena *arena, Color color, double opacity);
void scene_fill_rectangle(Scene *scene, Rect rect, const Paint *paint);

/* NULL when every clip, group and tag is closed and every number is finite and within
 * LIMIT_COORDINATE_PT; else what is wrong, for an assertion or a report. */
const char *scene_check(const Scene *scene);

#endif
