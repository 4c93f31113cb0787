/* Preflight of inks: light without inks, tints, spots, and the total over the real overlap. */
#include <assert.h>
#include <math.h>
#include <stdio.h>

#include "pipeline/preflight_finding.h"

#define TOTAL_DPI   72.0  /* a window of 15 mm² is eleven pixels wide */
#define WINDOW_MM   3.873 /* side of 15 mm² (GWG 2015, 15) */
#define NEARLY_FULL 0.9995
#define NO_TRACE    0.03
#define ROUNDING    0.5 /* per cent: the step of eight bits on several plates */

static const char *const ink_names[] = {"C", "M", "Y", "K"};

static void check_light(Preflight *preflight, const Color *color, const char *place)
{
    double gray;
    if (color->has & (COLOR_CMYK | COLOR_GRAY | COLOR_SPOT) ||
        (!preflight->is_finished && color_is_gray(color, COLOR_RGB, &gray)))
        return;
    /* A layout's light becomes ink; that of a finished file is left to whoever prints it. */
    DiagCode code = preflight->is_finished ? E_PDF_LIGHT : W_COLOR_RGB;
    if (!preflight_is_new(preflight, code))
        return;
    char hex[8];
    snprintf(hex, sizeof hex, "#%02X%02X%02X", (unsigned)lround(color->rgb[0] * 255) & 255,
             (unsigned)lround(color->rgb[1] * 255) & 255,
             (unsigned)lround(color->rgb[2] * 255) & 255);
    preflight_report(preflight, code, DIAG_ARGS(color->name ? color->name : hex, place));
}

static void check_tint(Preflight *preflight, double amount, const char *ink, const char *place)
{
    const PressSettings *rules = preflight->rules;
    double percent = amount * 100;
    bool is_light = percent > 0.05 && percent + 0.05 < rules->tint_least;
    bool is_dark = percent > rules->tint_most + 0.05 && amount < NEARLY_FULL;
    if (!is_light && !is_dark)
        return;
    DiagCode code = is_light ? W_TINT_LIGHT : W_TINT_DARK;
    double limit = is_light ? rules->tint_least : rules->tint_most;
    /* One message for each tint of an ink: a token of the theme colours half the page. */
    const char *key =
        arena_print(preflight->job->arena, "%d %s %ld", (int)code, ink, lround(percent * 10));
    if (!map_find(&preflight->tints, text_of(key))) {
        map_set(&preflight->tints, text_of(key), preflight);
        preflight_report(preflight, code,
                         DIAG_ARGS(preflight_number(preflight, percent), ink,
                                   preflight_number(preflight, limit), place));
    }
}

static void check_color(Preflight *preflight, const Color *color, const char *place)
{
    double inks[4];
    check_light(preflight, color, place);
    if (color->has & COLOR_SPOT && color->spot) {
        if (!preflight->rules->spots_allowed && preflight_is_new(preflight, E_SPOT_FORBIDDEN))
            preflight_report(preflight, E_SPOT_FORBIDDEN, DIAG_ARGS(color->spot, place));
        check_tint(preflight, color->tint, color->spot, place);
        return;
    }
    if (!(color->has & (COLOR_CMYK | COLOR_GRAY)))
        return; /* computed inks are the profile's affair */
    ink_of_color(preflight->inks, color, inks);
    /* A finished file does not tell what a profile computed: a trace of one ink among others. */
    bool is_mixed = preflight->is_finished && preflight_ink_count(preflight, color) > 1;
    for (int i = 0; i < 4; i++) {
        if (!is_mixed || inks[i] > NO_TRACE)
            check_tint(preflight, inks[i], ink_names[i], place);
    }
}

void preflight_color(Preflight *preflight, const SceneOp *op)
{
    const Paint *paint = op->kind == OP_GLYPHS      ? op->as.glyphs.paint
                         : op->kind == OP_FILL_PATH ? op->as.fill.paint
                                                    : op->as.stroke.paint;
    const char *place = preflight_place(preflight, preflight_bounds(op));
    if (paint->kind == PAINT_SOLID) {
        check_color(preflight, &paint->color, place);
        return;
    }
    for (int i = 0; i < paint->stop_count; i++)
        check_light(preflight, &paint->stops[i].color, place);
}

/* Letter case, spaces and one letter more, less or other do not make another ink. */
static bool is_nearly(const char *a, const char *b)
{
    int faults = 0;
    while (*a || *b) {
        int left = *a >= 'A' && *a <= 'Z' ? *a + 32 : *a;
        int right = *b >= 'A' && *b <= 'Z' ? *b + 32 : *b;
        if (left == right) {
            a++;
            b++;
        } else if (left == ' ' || left == '-') {
            a++;
        } else if (right == ' ' || right == '-') {
            b++;
        } else if (++faults > 1) {
            return false;
        } else if (strlen(a) > strlen(b)) {
            a++;
        } else if (strlen(b) > strlen(a)) {
            b++;
        } else {
            a++;
            b++;
        }
    }
    return true;
}

/* Numbers name inks: 185 and 186 are two. */
static bool has_same_digits(const char *a, const char *b)
{
    static const char digits[] = "0123456789";
    for (;;) {
        a += strcspn(a, digits);
        b += strcspn(b, digits);
        if (!*a || !*b)
            return *a == *b;
        if (*a++ != *b++)
            return false;
    }
}

void preflight_spots(Preflight *preflight, const PlateList *plates)
{
    for (int i = 4; i < plates->count; i++) {
        for (int k = i + 1; k < plates->count; k++) {
            const char *a = plates->plates[i].name;
            const char *b = plates->plates[k].name;
            if (is_nearly(a, b) && has_same_digits(a, b))
                preflight_report(preflight, W_SPOT_NAMES, DIAG_ARGS(a, b));
        }
    }
}

/* The element that is on top at a point, 0: none. */
static uint32_t node_at(const Scene *scene, Point point)
{
    for (size_t i = scene->op_count; i > 0; i--) {
        const SceneOp *op = &scene->ops[i - 1];
        bool draws = op->kind == OP_FILL_PATH || op->kind == OP_IMAGE || op->kind == OP_GLYPHS;
        if (draws && rect_contains(preflight_bounds(op), point))
            return op->node_id;
    }
    return 0;
}

/* Sums over rectangles in constant time: entry (x, y) is the sum of all ink left of and above it.
 */
static double *sum_table(Arena *arena, const unsigned short *total, int width, int height)
{
    double *table = arena_array(arena, (size_t)(width + 1) * (size_t)(height + 1), sizeof *table);
    size_t stride = (size_t)width + 1;
    for (size_t y = 0; y < (size_t)height; y++) {
        for (size_t x = 0; x < (size_t)width; x++)
            table[(y + 1) * stride + x + 1] = total[y * (size_t)width + x] +
                                              table[y * stride + x + 1] +
                                              table[(y + 1) * stride + x] - table[y * stride + x];
    }
    return table;
}

typedef struct InkMap {
    int width, height;     /* pixels of TOTAL_DPI */
    unsigned short *total; /* of all plates, 255 is 100 % */
    const unsigned char *plates[PLATE_LIMIT];
} InkMap;

static bool draw_total(Preflight *preflight, const PlateList *plates, InkMap *map)
{
    Job *job = preflight->job;
    for (int i = 0; i < plates->count; i++) {
        PlateInk ink;
        const Scene *scene =
            separation_scene(job->arena, preflight->inks, preflight->scene, &plates->plates[i]);
        if (!separation_draw(job->arena, &job->diagnostics, scene, TOTAL_DPI, &ink))
            return false;
        size_t count = (size_t)ink.width * (size_t)ink.height;
        if (!map->total)
            *map = (InkMap){.width = ink.width,
                            .height = ink.height,
                            .total = arena_array(job->arena, count, sizeof *map->total)};
        map->plates[i] = ink.ink;
        for (size_t k = 0; k < count; k++)
            map->total[k] = (unsigned short)(map->total[k] + ink.ink[k]);
    }
    return true;
}

/* The heaviest window of each element, per cent; and where it stands. */
typedef struct Heaviest {
    double percent;
    Point place;
} Heaviest;

/* The mean of each plate over the window around `place`, per cent. */
static void note_window(Preflight *preflight, const InkMap *map, Point place)
{
    int side = (int)lround(WINDOW_MM / 25.4 * TOTAL_DPI);
    int left = (int)place.x - side / 2;
    int top = (int)place.y - side / 2;
    preflight_note(preflight, (Rect){left, top, side, side}, NULL);
    for (int i = 0; i < preflight->plates->count; i++) {
        assert(map->plates[i]);
        double sum = 0;
        for (int k = 0; k < side * side; k++) {
            int x = left + k % side;
            int y = top + k / side;
            if (x >= 0 && y >= 0 && x < map->width && y < map->height)
                sum += map->plates[i][(size_t)y * (size_t)map->width + (size_t)x];
        }
        preflight->inks_at[i] = sum / side / side / 2.55;
    }
}

static void find_heaviest(Preflight *preflight, const InkMap *map, Heaviest *heaviest)
{
    int side = (int)lround(WINDOW_MM / 25.4 * TOTAL_DPI);
    const double *table = sum_table(preflight->job->arena, map->total, map->width, map->height);
    size_t stride = (size_t)map->width + 1;
    for (int y = 0; y + side <= map->height; y += side / 4) {
        for (int x = 0; x + side <= map->width; x += side / 4) {
            size_t at = (size_t)y * stride + (size_t)x;
            size_t below = at + (size_t)side * stride;
            double sum =
                table[below + (size_t)side] - table[at + (size_t)side] - table[below] + table[at];
            double percent = sum / ((double)side * side) / 2.55;
            if (percent <= preflight->rules->total_ink + ROUNDING)
                continue;
            Point place = {x + side / 2.0, y + side / 2.0};
            uint32_t node = preflight->is_finished ? 0 : node_at(preflight->scene, place);
            if (percent > heaviest[node].percent)
                heaviest[node] = (Heaviest){percent, place};
        }
    }
}

bool preflight_total_ink(Preflight *preflight, const PlateList *plates)
{
    InkMap map = {0};
    if (!draw_total(preflight, plates, &map))
        return false;
    uint32_t count = preflight->job->node_count + 1;
    Heaviest *heaviest = arena_array(preflight->job->arena, count, sizeof *heaviest);
    find_heaviest(preflight, &map, heaviest);
    for (uint32_t node = 0; node < count; node++) {
        if (heaviest[node].percent == 0)
            continue;
        preflight->node = preflight->is_finished ? (uint32_t)preflight->page : node;
        note_window(preflight, &map, heaviest[node].place);
        Rect place = {heaviest[node].place.x, heaviest[node].place.y, 0, 0};
        preflight_report(preflight, E_INK_TOTAL,
                         DIAG_ARGS(preflight_number(preflight, round(heaviest[node].percent)),
                                   preflight_number(preflight, preflight->rules->total_ink),
                                   preflight_place(preflight, place)));
    }
    return true;
}
