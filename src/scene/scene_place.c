/* Placing a scene in another: see scene_place.h. */
#include "scene/scene_place.h"

#include "base/arena.h"

typedef struct Placing {
    Scene *scene;
    Matrix matrix;
    double scale;
} Placing;

static const Path *place_path(const Placing *placing, const Path *path)
{
    Path *copy = path_create(placing->scene->arena);
    path_append(copy, path, placing->matrix);
    return copy;
}

static const Paint *place_paint(const Placing *placing, const Paint *paint)
{
    if (!paint || paint->kind == PAINT_NONE || paint->kind == PAINT_SOLID)
        return paint;
    Paint *copy = arena_alloc(placing->scene->arena, sizeof *copy);
    *copy = paint_transform(placing->scene->arena, paint, placing->matrix);
    return copy;
}

static const Stroke *place_stroke(const Placing *placing, const Stroke *stroke)
{
    Arena *arena = placing->scene->arena;
    Stroke *copy = arena_alloc(arena, sizeof *copy);
    double *dashes = arena_array(arena, (size_t)stroke->dash_count, sizeof *dashes);
    for (int i = 0; i < stroke->dash_count; i++)
        dashes[i] = stroke->dashes[i] * placing->scale;
    *copy = *stroke;
    copy->width *= placing->scale;
    copy->dash_phase *= placing->scale;
    copy->dashes = stroke->dash_count ? dashes : NULL;
    return copy;
}

static const GlyphRun *place_run(const Placing *placing, const GlyphRun *run)
{
    Arena *arena = placing->scene->arena;
    GlyphRun *copy = arena_alloc(arena, sizeof *copy);
    Glyph *glyphs = arena_array(arena, (size_t)run->glyph_count, sizeof *glyphs);
    for (int i = 0; i < run->glyph_count; i++) {
        glyphs[i] = run->glyphs[i];
        glyphs[i].x *= placing->scale;
        glyphs[i].y *= placing->scale;
        glyphs[i].advance *= placing->scale;
    }
    *copy = *run;
    copy->glyphs = glyphs;
    copy->size *= placing->scale;
    copy->embolden *= placing->scale;
    return copy;
}

static Rect place_rect(const Placing *placing, Rect rect)
{
    Point corner = matrix_apply(placing->matrix, (Point){rect.x, rect.y});
    return (Rect){corner.x, corner.y, rect.width * placing->scale, rect.height * placing->scale};
}

static void place_op(const Placing *placing, const SceneOp *op)
{
    Scene *scene = placing->scene;
    switch (op->kind) {
    case OP_FILL_PATH:
        scene_fill_path(scene, place_path(placing, op->as.fill.path), op->as.fill.rule,
                        place_paint(placing, op->as.fill.paint));
        break;
    case OP_STROKE_PATH:
        scene_stroke_path(scene, place_path(placing, op->as.stroke.path),
                          place_stroke(placing, op->as.stroke.stroke),
                          place_paint(placing, op->as.stroke.paint));
        break;
    case OP_GLYPHS:
        scene_show_glyphs(scene, place_run(placing, op->as.glyphs.run),
                          matrix_apply(placing->matrix, op->as.glyphs.origin),
                          place_paint(placing, op->as.glyphs.paint));
        break;
    case OP_IMAGE:
        scene_draw_image(scene, op->as.image.image,
                         matrix_multiply(op->as.image.matrix, placing->matrix));
        break;
    case OP_PUSH_CLIP:
        scene_push_clip(scene, place_path(placing, op->as.clip.path), op->as.clip.rule);
        break;
    case OP_POP_CLIP:
        scene_pop_clip(scene);
        break;
    case OP_PUSH_GROUP:
        scene_push_group(scene, place_rect(placing, op->as.group.bounds), op->as.group.opacity,
                         op->as.group.blend);
        break;
    case OP_POP_GROUP:
        scene_pop_group(scene);
        break;
    case OP_BEGIN_TAG:
    case OP_END_TAG:
        break;
    }
}

void scene_place(Scene *scene, const Scene *source, Rect part, double scale, Point corner)
{
    Matrix matrix =
        matrix_multiply(matrix_scale(scale, scale),
                        matrix_translate(corner.x - part.x * scale, corner.y - part.y * scale));
    Placing placing = {scene, matrix, scale};
    Path *edge = path_create(scene->arena);
    path_rectangle(edge, place_rect(&placing, part));
    scene_push_clip(scene, edge, FILL_NONZERO);
    for (size_t i = 0; i < source->op_count; i++)
        place_op(&placing, &source->ops[i]);
    scene_pop_clip(scene);
}
