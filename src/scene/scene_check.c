/* scene_check of scene.h: balance and sane numbers, before any device sees the scene. */
#include "scene/scene.h"

#include <math.h>

#include "base/limits.h"

static bool is_sane(double value)
{
    return fabs(value) <= LIMIT_COORDINATE_PT; /* false for NaN */
}

static bool is_sane_point(Point point)
{
    return is_sane(point.x) && is_sane(point.y);
}

static bool is_sane_rect(Rect rect)
{
    return is_sane(rect.x) && is_sane(rect.y) && is_sane(rect.width) && is_sane(rect.height);
}

static bool is_unit(double value)
{
    return value >= 0 && value <= 1;
}

static const char *check_path(const Path *path)
{
    static const int taken[] = {[PATH_MOVE] = 1, [PATH_LINE] = 1, [PATH_CURVE] = 3};
    size_t point_count = 0;
    for (size_t i = 0; i < path->verb_count; i++) {
        if (i == 0 && path->verbs[i] != PATH_MOVE)
            return "a path does not begin with a move";
        if (path->verbs[i] != PATH_CLOSE)
            point_count += (size_t)taken[path->verbs[i]];
    }
    if (point_count != path->point_count)
        return "a path has not as many points as its verbs take";
    for (size_t i = 0; i < path->point_count; i++) {
        if (!is_sane_point(path->points[i]))
            return "a point of a path is not finite or too far out";
    }
    return NULL;
}

static const char *check_color(const Color *color)
{
    if (!color->has)
        return "a colour has no value in any space";
    if (color->has & COLOR_GRAY && !is_unit(color->gray))
        return "a gray value is outside 0..1";
    for (int i = 0; i < 3; i++) {
        if (color->has & COLOR_RGB && !is_unit(color->rgb[i]))
            return "an rgb value is outside 0..1";
    }
    for (int i = 0; i < 4; i++) {
        if (color->has & COLOR_CMYK && !is_unit(color->cmyk[i]))
            return "a cmyk value is outside 0..1";
    }
    if (color->has & COLOR_SPOT && (!is_unit(color->tint) || !color->spot))
        return "a spot colour has no ink or a tint outside 0..1";
    return NULL;
}

static const char *check_gradient(const Paint *paint)
{
    if (paint->stop_count < 2)
        return "a gradient has fewer than two stops";
    if (!is_sane_point(paint->from) || !is_sane_point(paint->to) || !is_sane(paint->from_radius) ||
        !is_sane(paint->to_radius))
        return "a gradient's geometry is not finite or too far out";
    Matrix inverse;
    const Matrix *space = paint->space;
    if (space && (!is_sane_point((Point){space->a, space->b}) ||
                  !is_sane_point((Point){space->c, space->d}) ||
                  !is_sane_point((Point){space->e, space->f}) || !matrix_invert(*space, &inverse)))
        return "a gradient's space is not finite, too far out or without extent";
    double last = 0;
    for (int i = 0; i < paint->stop_count; i++) {
        const GradientStop *stop = &paint->stops[i];
        if (!is_unit(stop->offset) || stop->offset < last)
            return "the stops of a gradient fall or leave 0..1";
        if (!is_unit(stop->opacity))
            return "the opacity of a gradient's stop is outside 0..1";
        const char *fault = check_color(&stop->color);
        if (fault)
            return fault;
        last = stop->offset;
    }
    return NULL;
}

static const char *check_paint(const Paint *paint)
{
    if (!is_unit(paint->opacity))
        return "the opacity of a paint is outside 0..1";
    switch (paint->kind) {
    case PAINT_NONE:
        return NULL;
    case PAINT_SOLID:
        return check_color(&paint->color);
    case PAINT_LINEAR:
    case PAINT_RADIAL:
        return check_gradient(paint);
    }
    return "a paint is of no known kind";
}

static const char *check_stroke(const Stroke *stroke)
{
    if (!(stroke->width > 0) || !is_sane(stroke->width))
        return "the width of a stroke is not positive or too large";
    if (!is_sane(stroke->miter_limit) || !is_sane(stroke->dash_phase))
        return "a stroke's number is not finite or too large";
    double sum = 0;
    for (int i = 0; i < stroke->dash_count; i++) {
        if (!is_sane(stroke->dashes[i]) || stroke->dashes[i] < 0)
            return "the dash of a stroke is negative or too long";
        sum += stroke->dashes[i];
    }
    return stroke->dash_count && sum == 0 ? "the dashes of a stroke are all zero" : NULL;
}

static const char *check_run(const GlyphRun *run)
{
    if (!(run->size > 0) || !is_sane(run->size) || !is_sane(run->embolden) || !is_sane(run->skew) ||
        !is_sane(run->rotation_deg) || !is_sane(run->horizontal_scale))
        return "a number of a glyph run is not finite or too large";
    uint32_t last = run->is_right_to_left ? UINT32_MAX : 0;
    for (int i = 0; i < run->glyph_count; i++) {
        const Glyph *glyph = &run->glyphs[i];
        if (!is_sane(glyph->x) || !is_sane(glyph->y) || !is_sane(glyph->advance))
            return "the place of a glyph is not finite or too far out";
        if (glyph->cluster && glyph->cluster >= run->text.length)
            return "the cluster of a glyph lies outside its text";
        if (run->is_right_to_left ? glyph->cluster > last : glyph->cluster < last)
            return "the clusters of a glyph run are out of order";
        last = glyph->cluster;
    }
    return NULL;
}

static bool is_sane_matrix(Matrix m)
{
    return is_sane(m.a) && is_sane(m.b) && is_sane(m.c) && is_sane(m.d) && is_sane(m.e) &&
           is_sane(m.f);
}

static const char *check_parts(const char *shape, const Paint *paint)
{
    return shape ? shape : check_paint(paint);
}

static const char *check_op(const SceneOp *op)
{
    const char *fault = NULL;
    switch (op->kind) {
    case OP_FILL_PATH:
        return check_parts(check_path(op->as.fill.path), op->as.fill.paint);
    case OP_STROKE_PATH:
        fault = check_stroke(op->as.stroke.stroke);
        return check_parts(fault ? fault : check_path(op->as.stroke.path), op->as.stroke.paint);
    case OP_GLYPHS:
        if (!is_sane_point(op->as.glyphs.origin))
            return "the origin of a glyph run is not finite or too far out";
        return check_parts(check_run(op->as.glyphs.run), op->as.glyphs.paint);
    case OP_IMAGE:
        return is_sane_matrix(op->as.image.matrix) ? NULL : "the place of an image is not finite";
    case OP_PUSH_CLIP:
        return check_path(op->as.clip.path);
    case OP_PUSH_GROUP:
        if (!is_sane_rect(op->as.group.bounds) || !is_unit(op->as.group.opacity))
            return "the bounds or the opacity of a group are not sane";
        return NULL;
    case OP_BEGIN_TAG:
        return is_sane_rect(op->as.tag.tag->bounds) ? NULL : "the bounds of a tag are not sane";
    case OP_POP_CLIP:
    case OP_POP_GROUP:
    case OP_END_TAG:
        return NULL;
    }
    return "an operation is of no known kind";
}

static bool opens(SceneOpKind kind)
{
    return kind == OP_PUSH_CLIP || kind == OP_PUSH_GROUP || kind == OP_BEGIN_TAG;
}

/* The operation that `kind` ends, or `kind` itself where it ends nothing. */
static SceneOpKind opened_by(SceneOpKind kind)
{
    switch (kind) {
    case OP_POP_CLIP:
        return OP_PUSH_CLIP;
    case OP_POP_GROUP:
        return OP_PUSH_GROUP;
    case OP_END_TAG:
        return OP_BEGIN_TAG;
    case OP_FILL_PATH:
    case OP_STROKE_PATH:
    case OP_GLYPHS:
    case OP_IMAGE:
    case OP_PUSH_CLIP:
    case OP_PUSH_GROUP:
    case OP_BEGIN_TAG:
        break;
    }
    return kind;
}

/* `open` has room for every operation; it holds the kinds that are still open, innermost last. */
static const char *check_balance(const Scene *scene, unsigned char *open)
{
    size_t depth = 0;
    for (size_t i = 0; i < scene->op_count; i++) {
        SceneOpKind kind = scene->ops[i].kind;
        if (opens(kind)) {
            open[depth++] = (unsigned char)kind;
        } else if (opened_by(kind) != kind) {
            if (depth == 0 || open[depth - 1] != opened_by(kind))
                return "a clip, group or tag is closed that is not the innermost open one";
            depth--;
        }
    }
    return depth ? "a clip, group or tag is never closed" : NULL;
}

const char *scene_check(const Scene *scene)
{
    const PageBoxes *boxes = &scene->boxes;
    if (!is_sane(boxes->width) || !is_sane(boxes->height) || !is_sane(boxes->bleed.top) ||
        !is_sane(boxes->bleed.right) || !is_sane(boxes->bleed.bottom) ||
        !is_sane(boxes->bleed.left))
        return "the size or the bleed of the page is not finite or too large";
    for (size_t i = 0; i < scene->op_count; i++) {
        const char *fault = check_op(&scene->ops[i]);
        if (fault)
            return fault;
    }
    unsigned char *open = memory_alloc(scene->op_count);
    const char *fault = check_balance(scene, open);
    memory_free(open);
    return fault;
}
