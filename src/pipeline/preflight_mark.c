/* Preflight of shapes, lines and pictures: thickness, bleed, resolution. */
#include <math.h>

#include "pipeline/preflight_finding.h"

#define TOUCH_MM    0.3 /* nearer to the trim than this counts as touching it */
#define SLACK_MM    0.2 /* of a bleed that is nearly reached */
#define DISTORTION  0.02
#define MM_PER_INCH 25.4
#define PT_PER_INCH 72.0

static const Paint *paint_of(const SceneOp *op)
{
    return op->kind == OP_FILL_PATH     ? op->as.fill.paint
           : op->kind == OP_STROKE_PATH ? op->as.stroke.paint
                                        : NULL;
}

static void check_thickness(Preflight *preflight, const SceneOp *op, Rect bounds)
{
    const PressSettings *rules = preflight->rules;
    const Paint *paint = paint_of(op);
    if (!paint || paint->kind != PAINT_SOLID)
        return;
    double thickness = op->kind == OP_STROKE_PATH ? op->as.stroke.stroke->width
                                                  : fmin(bounds.width, bounds.height);
    int inks = preflight_ink_count(preflight, &paint->color);
    double least = inks == 1 ? rules->line_pt : rules->line_multi_pt;
    if (thickness + 0.001 < least && preflight_is_new(preflight, W_LINE_THIN))
        preflight_report(preflight, W_LINE_THIN,
                         DIAG_ARGS(preflight_number(preflight, thickness),
                                   preflight_number(preflight, least),
                                   preflight_place(preflight, bounds)));
}

/* The name of a side that the box reaches without the bleed, or NULL. `beyond` is how far it goes
 * past the trim on each side, mm: left, top, right, bottom. */
static const char *bare_side(const Preflight *preflight, const double beyond[4])
{
    static const char *const english[] = {"left", "top", "right", "bottom"};
    static const char *const chinese[] = {"左侧", "上方", "右侧", "下方"};
    bool is_chinese = preflight->job->diagnostics.language == DIAG_CHINESE;
    for (int i = 0; i < 4; i++) {
        if (beyond[i] > -TOUCH_MM && beyond[i] < preflight->rules->bleed_mm - SLACK_MM)
            return is_chinese ? chinese[i] : english[i];
    }
    return NULL;
}

static bool shows_ink(Preflight *preflight, const SceneOp *op)
{
    const Paint *paint = paint_of(op);
    return !paint || paint->kind != PAINT_SOLID ||
           preflight_ink_count(preflight, &paint->color) > 0;
}

void preflight_bleed(Preflight *preflight, Rect bounds)
{
    const PageBoxes *boxes = &preflight->scene->boxes;
    const double beyond[4] = {-bounds.x / PT_PER_MM, -bounds.y / PT_PER_MM,
                              (bounds.x + bounds.width - boxes->width) / PT_PER_MM,
                              (bounds.y + bounds.height - boxes->height) / PT_PER_MM};
    const char *side = preflight->rules->bleed_mm > 0 ? bare_side(preflight, beyond) : NULL;
    if (side && preflight_is_new(preflight, E_BLEED_ELEMENT))
        preflight_report(preflight, E_BLEED_ELEMENT,
                         DIAG_ARGS(side, preflight_place(preflight, bounds)));
}

void preflight_mark(Preflight *preflight, const SceneOp *op, const Rect *clip)
{
    Rect bounds = preflight_bounds(op);
    check_thickness(preflight, op, bounds);
    Rect shown = preflight_overlap(bounds, *clip);
    if (shown.width > 0 && shown.height > 0 && shows_ink(preflight, op))
        preflight_bleed(preflight, shown);
}

static void check_resolution(Preflight *preflight, const Image *image, double ppi,
                             const char *place)
{
    const PressSettings *rules = preflight->rules;
    const char *name = image->name ? image->name : "";
    const char *found = preflight_number(preflight, floor(ppi));
    DiagCode code = N_IMAGE_PPI;
    double limit = rules->image_ppi_most;
    if (ppi < rules->image_ppi_error) {
        code = E_IMAGE_PPI;
        limit = rules->image_ppi_error;
    } else if (ppi < rules->image_ppi) {
        code = W_IMAGE_PPI;
        limit = rules->image_ppi;
    } else if (ppi <= rules->image_ppi_most) {
        return;
    }
    if (preflight_is_new(preflight, code))
        preflight_report(preflight, code,
                         DIAG_ARGS(name, found, preflight_number(preflight, limit), place));
}

void preflight_image(Preflight *preflight, const Image *image, const Matrix *matrix)
{
    const char *name = image->name ? image->name : "";
    const char *place = preflight_place(preflight, preflight->bounds);
    bool is_turned = image->orientation >= 5;
    double across = hypot(matrix->a, matrix->b) / PT_PER_INCH;
    double down = hypot(matrix->c, matrix->d) / PT_PER_INCH;
    double ppi_x = (is_turned ? image->height : image->width) / fmax(across, 1e-6);
    double ppi_y = (is_turned ? image->width : image->height) / fmax(down, 1e-6);
    check_resolution(preflight, image, fmin(ppi_x, ppi_y), place);
    double distortion = fmax(ppi_x, ppi_y) / fmin(ppi_x, ppi_y) - 1;
    if (distortion > DISTORTION && preflight_is_new(preflight, W_IMAGE_DISTORTED))
        preflight_report(preflight, W_IMAGE_DISTORTED,
                         DIAG_ARGS(name, preflight_number(preflight, distortion * 100), place));
    if (image->channels == 3 && preflight_is_new(preflight, N_IMAGE_RGB))
        preflight_report(preflight, N_IMAGE_RGB, DIAG_ARGS(name, place));
    if (preflight->tag && preflight->tag->role == TAG_ARTIFACT &&
        preflight_is_new(preflight, W_ALT_NONE))
        preflight_report(preflight, W_ALT_NONE, DIAG_ARGS(name));
}
