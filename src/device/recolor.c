/* Other colours: see recolor.h. */
#include "device/recolor.h"

static const Paint *recolor_paint(Arena *arena, const Recolor *recolor, const Paint *paint)
{
    Paint *changed = arena_alloc(arena, sizeof *changed);
    *changed = *paint;
    changed->color = recolor->color(recolor->context, &paint->color);
    if (paint->kind != PAINT_LINEAR && paint->kind != PAINT_RADIAL)
        return changed;
    GradientStop *stops = arena_array(arena, (size_t)paint->stop_count, sizeof *stops);
    for (int i = 0; i < paint->stop_count; i++) {
        Color color = paint->stops[i].color;
        color.has &= ~(unsigned)COLOR_SPOT;
        stops[i] = paint->stops[i];
        stops[i].color = recolor->color(recolor->context, &color);
    }
    changed->stops = stops;
    return changed;
}

bool recolor_op(Arena *arena, const Recolor *recolor, SceneOp *op)
{
    switch (op->kind) {
    case OP_FILL_PATH:
        op->as.fill.paint = recolor_paint(arena, recolor, op->as.fill.paint);
        return true;
    case OP_STROKE_PATH:
        op->as.stroke.paint = recolor_paint(arena, recolor, op->as.stroke.paint);
        return true;
    case OP_GLYPHS:
        op->as.glyphs.paint = recolor_paint(arena, recolor, op->as.glyphs.paint);
        return true;
    case OP_IMAGE:
        op->as.image.image = recolor->image(recolor->context, op->as.image.image);
        return op->as.image.image != NULL;
    case OP_PUSH_CLIP:
    case OP_POP_CLIP:
    case OP_PUSH_GROUP:
    case OP_POP_GROUP:
    case OP_BEGIN_TAG:
    case OP_END_TAG:
        break;
    }
    return true;
}
