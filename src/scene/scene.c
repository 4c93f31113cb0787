/* Scene: recording operations in paint order. scene_check.c looks them over. */
#include "scene/scene.h"

Scene *scene_create(Arena *arena, PageBoxes boxes)
{
    Scene *scene = arena_alloc(arena, sizeof *scene);
    scene->arena = arena;
    scene->boxes = boxes;
    return scene;
}

const Scene *scene_part(Arena *arena, const Scene *scene, size_t first, size_t end)
{
    Scene *part = arena_alloc(arena, sizeof *part);
    *part = *scene;
    part->ops = scene->ops + first;
    part->op_count = end - first;
    return part;
}

void scene_set_node(Scene *scene, uint32_t node_id)
{
    scene->node_id = node_id;
}

const Paint *scene_op_paint(const SceneOp *op)
{
    switch (op->kind) {
    case OP_FILL_PATH:
        return op->as.fill.paint;
    case OP_STROKE_PATH:
        return op->as.stroke.paint;
    case OP_GLYPHS:
        return op->as.glyphs.paint;
    default:
        return NULL;
    }
}

static SceneOp *add_op(Scene *scene, SceneOpKind kind)
{
    scene->ops = arena_grow(scene->arena, scene->ops, scene->op_count, &scene->op_capacity,
                            sizeof *scene->ops);
    SceneOp *op = &scene->ops[scene->op_count++];
    *op = (SceneOp){.kind = kind, .node_id = scene->node_id};
    return op;
}

static bool is_visible(const Paint *paint)
{
    return paint && paint->kind != PAINT_NONE && paint->opacity > 0;
}

void scene_fill_path(Scene *scene, const Path *path, FillRule rule, const Paint *paint)
{
    if (!is_visible(paint) || !path->verb_count)
        return;
    SceneOp *op = add_op(scene, OP_FILL_PATH);
    op->as.fill.path = path;
    op->as.fill.rule = rule;
    op->as.fill.paint = paint;
}

void scene_stroke_path(Scene *scene, const Path *path, const Stroke *stroke, const Paint *paint)
{
    /* A line of no width would be one device pixel in PDF (1.7, 8.4.3.2): never what was meant. */
    if (!is_visible(paint) || !path->verb_count || stroke->width == 0)
        return;
    SceneOp *op = add_op(scene, OP_STROKE_PATH);
    op->as.stroke.path = path;
    op->as.stroke.stroke = stroke;
    op->as.stroke.paint = paint;
}

void scene_show_glyphs(Scene *scene, const GlyphRun *run, Point origin, const Paint *paint)
{
    if (!is_visible(paint) || run->glyph_count == 0)
        return;
    SceneOp *op = add_op(scene, OP_GLYPHS);
    op->as.glyphs.run = run;
    op->as.glyphs.origin = origin;
    op->as.glyphs.paint = paint;
}

void scene_draw_image(Scene *scene, const Image *image, Matrix unit_square_to_page)
{
    SceneOp *op = add_op(scene, OP_IMAGE);
    op->as.image.image = image;
    op->as.image.matrix = unit_square_to_page;
}

void scene_push_clip(Scene *scene, const Path *path, FillRule rule)
{
    SceneOp *op = add_op(scene, OP_PUSH_CLIP);
    op->as.clip.path = path;
    op->as.clip.rule = rule;
}

void scene_pop_clip(Scene *scene)
{
    add_op(scene, OP_POP_CLIP);
}

void scene_push_group(Scene *scene, Rect bounds, double opacity, BlendMode blend)
{
    SceneOp *op = add_op(scene, OP_PUSH_GROUP);
    op->as.group.bounds = bounds;
    op->as.group.opacity = opacity;
    op->as.group.blend = blend;
}

void scene_pop_group(Scene *scene)
{
    add_op(scene, OP_POP_GROUP);
}

void scene_begin_tag(Scene *scene, const Tag *tag)
{
    add_op(scene, OP_BEGIN_TAG)->as.tag.tag = tag;
}

static bool counts_when_empty(TagRole role)
{
    return role == TAG_TABLE_CELL || role == TAG_TABLE_HEAD || role == TAG_LINK;
}

void scene_end_tag(Scene *scene)
{
    const SceneOp *last = scene->op_count ? &scene->ops[scene->op_count - 1] : NULL;
    if (last && last->kind == OP_BEGIN_TAG && !counts_when_empty(last->as.tag.tag->role)) {
        scene->op_count--;
        return;
    }
    add_op(scene, OP_END_TAG);
}

const Paint *scene_solid(Arena *arena, Color color, double opacity)
{
    Paint *paint = arena_alloc(arena, sizeof *paint);
    *paint = (Paint){.kind = PAINT_SOLID, .opacity = opacity, .color = color};
    return paint;
}

void scene_fill_rectangle(Scene *scene, Rect rect, const Paint *paint)
{
    if (!is_visible(paint))
        return;
    Path *path = path_create(scene->arena);
    path_rectangle(path, rect);
    scene_fill_path(scene, path, FILL_NONZERO, paint);
}
