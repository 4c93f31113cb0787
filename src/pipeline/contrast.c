/* Contrast: see contrast.h. */
#include "pipeline/contrast.h"

#include <math.h>

#include "base/number.h"
#include "element/palette.h"
#include "pipeline/node_place.h"
#include "pipeline/preflight_finding.h"

#define LARGE_PT       18.0
#define CONTRAST_SMALL 4.5
#define CONTRAST_LARGE 3.0
#define LAYER_LIMIT    16 /* see-through layers over one another */

static const Paint *paint_of(const SceneOp *op)
{
    return op->kind == OP_FILL_PATH ? op->as.fill.paint : NULL;
}

static void light_of(const Paint *paint, double rgb[3])
{
    double one[3];
    if (paint->kind == PAINT_SOLID) {
        color_to_rgb(&paint->color, rgb);
        return;
    }
    for (int k = 0; k < 3; k++)
        rgb[k] = 0;
    for (int i = 0; i < paint->stop_count; i++) {
        color_to_rgb(&paint->stops[i].color, one);
        for (int k = 0; k < 3; k++)
            rgb[k] += one[k] / paint->stop_count;
    }
}

static void blend(const double top[3], double opacity, double ground[3])
{
    for (int k = 0; k < 3; k++)
        ground[k] = top[k] * opacity + ground[k] * (1 - opacity);
}

/* What is painted at the point before operation `end`. False: a picture, or too much to tell. */
static bool find_ground(const Scene *scene, size_t end, Point point, double rgb[3])
{
    const Paint *layers[LAYER_LIMIT];
    int count = 0;
    bool is_opaque = false;
    for (size_t i = end; i > 0 && !is_opaque; i--) {
        const SceneOp *op = &scene->ops[i - 1];
        if (!rect_contains(preflight_bounds(op), point))
            continue;
        if (op->kind == OP_IMAGE || count == LAYER_LIMIT)
            return false;
        const Paint *paint = paint_of(op);
        if (!paint || paint->kind == PAINT_NONE)
            continue;
        layers[count++] = paint;
        is_opaque = paint->opacity >= 1;
    }
    for (int k = 0; k < 3; k++)
        rgb[k] = 1;
    while (count > 0) {
        double top[3];
        const Paint *paint = layers[--count];
        light_of(paint, top);
        blend(top, paint->opacity, rgb);
    }
    return true;
}

static void report(Job *job, const SceneOp *op, double contrast, double least)
{
    char found[NUMBER_TEXT_SIZE];
    char wanted[NUMBER_TEXT_SIZE];
    const Node *node = node_find(job, op->node_id);
    number_format(found, floor(contrast * 100) / 100, 2);
    number_format(wanted, least, 1);
    diag_report(&job->diagnostics, W_CONTRAST, node ? &node->source->origin : NULL,
                DIAG_ARGS(found, wanted));
}

/* True: it was reported. */
static bool check_run(Job *job, const Scene *scene, size_t index)
{
    const SceneOp *op = &scene->ops[index];
    const Paint *paint = op->as.glyphs.paint;
    Rect bounds = preflight_bounds(op);
    Point middle = {bounds.x + bounds.width / 2, bounds.y + bounds.height / 2};
    double ground[3];
    double shown[3];
    if (paint->kind != PAINT_SOLID || !find_ground(scene, index, middle, ground))
        return false;
    double own[3];
    light_of(paint, own);
    for (int k = 0; k < 3; k++)
        shown[k] = ground[k];
    blend(own, paint->opacity, shown);
    const Color front = {.has = COLOR_RGB, .rgb = {shown[0], shown[1], shown[2]}};
    const Color back = {.has = COLOR_RGB, .rgb = {ground[0], ground[1], ground[2]}};
    double contrast = palette_contrast(&front, &back);
    double least = op->as.glyphs.run->size >= LARGE_PT ? CONTRAST_LARGE : CONTRAST_SMALL;
    if (contrast >= least)
        return false;
    report(job, op, contrast, least);
    return true;
}

void contrast_check(Job *job)
{
    for (int page = 0; page < job->result.page_count; page++) {
        const Scene *scene = job->scenes[page];
        uint32_t told = UINT32_MAX;
        const Tag *tag = NULL;
        for (size_t i = 0; i < scene->op_count; i++) {
            const SceneOp *op = &scene->ops[i];
            if (op->kind == OP_BEGIN_TAG)
                tag = op->as.tag.tag;
            else if (op->kind == OP_END_TAG)
                tag = NULL;
            bool is_text = op->kind == OP_GLYPHS && tag && tag->role != TAG_ARTIFACT;
            if (is_text && op->node_id != told && check_run(job, scene, i))
                told = op->node_id;
        }
    }
}
