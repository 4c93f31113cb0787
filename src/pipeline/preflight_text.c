/* Preflight of type: inks, sizes, distance to the trim. */
#include <math.h>

#include "pipeline/preflight_finding.h"

#define RICH_BLACK_PT 12.0 /* GWG 2015, 10: below it black is black ink alone */
#define BLACK_INK     0.85 /* with this much black a colour is taken for black */

static bool is_rich_black(Preflight *preflight, const Color *color)
{
    double inks[4];
    if (color->has & COLOR_SPOT)
        return false;
    ink_of_color(preflight->inks, color, inks);
    return inks[3] >= BLACK_INK && inks[0] + inks[1] + inks[2] > 0.01;
}

static void check_size(Preflight *preflight, double size, int inks, const Color *color,
                       const char *place)
{
    const PressSettings *rules = preflight->rules;
    const char *points = preflight_number(preflight, size);
    if (size < rules->text_pt && preflight_is_new(preflight, E_TEXT_SMALL))
        preflight_report(preflight, E_TEXT_SMALL,
                         DIAG_ARGS(points, preflight_number(preflight, rules->text_pt), place));
    if (is_rich_black(preflight, color)) {
        if (size < RICH_BLACK_PT && preflight_is_new(preflight, E_TEXT_RICH_BLACK))
            preflight_report(preflight, E_TEXT_RICH_BLACK,
                             DIAG_ARGS(points, place, preflight_number(preflight, inks)));
    } else if (inks > 1) {
        if (size < rules->text_multi_pt && preflight_is_new(preflight, W_TEXT_INKS))
            preflight_report(preflight, W_TEXT_INKS,
                             DIAG_ARGS(points, preflight_number(preflight, rules->text_multi_pt),
                                       place, preflight_number(preflight, inks)));
    } else if (inks == 0) {
        if (size < rules->text_reversed_pt && preflight_is_new(preflight, W_TEXT_REVERSED))
            preflight_report(
                preflight, W_TEXT_REVERSED,
                DIAG_ARGS(points, preflight_number(preflight, rules->text_reversed_pt), place));
    }
}

/* How far inside the trim the box stands; negative: it reaches beyond. */
static double distance_to_trim(const Scene *scene, Rect bounds)
{
    double across = fmin(bounds.x, scene->boxes.width - bounds.x - bounds.width);
    double down = fmin(bounds.y, scene->boxes.height - bounds.y - bounds.height);
    return fmin(across, down);
}

void preflight_type(Preflight *preflight, Rect bounds, double size, const Color *color)
{
    const char *place = preflight_place(preflight, bounds);
    if (color)
        check_size(preflight, size, preflight_ink_count(preflight, color), color, place);
    double distance = distance_to_trim(preflight->scene, bounds) / PT_PER_MM;
    if (distance < 0) {
        if (preflight_is_new(preflight, E_TEXT_CUT))
            preflight_report(preflight, E_TEXT_CUT, DIAG_ARGS(place));
    } else if (distance < preflight->rules->safety_mm && preflight_is_new(preflight, W_SAFETY)) {
        preflight_report(preflight, W_SAFETY,
                         DIAG_ARGS(preflight_number(preflight, distance),
                                   preflight_number(preflight, preflight->rules->safety_mm),
                                   place));
    }
}

void preflight_text(Preflight *preflight, const SceneOp *op)
{
    const Paint *paint = op->as.glyphs.paint;
    preflight_type(preflight, preflight->bounds, op->as.glyphs.run->size,
                   paint->kind == PAINT_SOLID ? &paint->color : NULL);
}
