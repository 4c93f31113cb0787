/* Motifs: see motif.h. */
#include "element/motif.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>

#define PI 3.14159265358979323846

#define MAX_FIGURES 4000 /* of one motif: a small size in a large frame must not fill memory */

const FieldName motif_kinds[] = {
    {"cloud", MOTIF_CLOUD},     {"wave", MOTIF_WAVE},
    {"skyline", MOTIF_SKYLINE}, {"rays", MOTIF_RAYS},
    {"grid", MOTIF_GRID},       {"circuit", MOTIF_CIRCUIT},
    {"leaf", MOTIF_LEAF},       {"hills", MOTIF_HILLS},
    {"dots", MOTIF_DOTS},       {NULL, 0},
};

/* Integer hash of Wellons, "hash-prospector" (lowbias32): every bit of the input moves every bit of
 * the output. */
double motif_chance(unsigned seed, unsigned index)
{
    uint32_t x = (uint32_t)seed * 0x9E3779B9u + (uint32_t)index + 1;
    x ^= x >> 16;
    x *= 0x7FEB352Du;
    x ^= x >> 15;
    x *= 0x846CA68Bu;
    x ^= x >> 16;
    return x / 4294967296.0;
}

static void append_circle(Path *path, double x, double y, double radius)
{
    path_ellipse(path, (Rect){x - radius, y - radius, 2 * radius, 2 * radius});
}

static void append_arc(Path *path, double x, double y, double radius, double start, double end)
{
    path_move(path, x + cos(start * PI / 180) * radius, y + sin(start * PI / 180) * radius);
    path_arc(path, (Point){x, y}, radius, start, end);
}

/* One auspicious cloud: three curls on a flowing line. */
static void append_cloud(Path *path, double x, double y, double size, bool is_mirrored)
{
    double side = is_mirrored ? -1 : 1;
    static const double curls[][3] = {{-0.55, 0, 0.34}, {0, -0.22, 0.5}, {0.6, 0.02, 0.32}};
    for (int i = 0; i < 3; i++) {
        double cx = x + side * curls[i][0] * size;
        double cy = y + curls[i][1] * size;
        double radius = curls[i][2] * size;
        double from = i == 0 ? 120 : i == 1 ? 165 : 190;
        double to = i == 0 ? 325 : i == 1 ? 375 : 420;
        if (is_mirrored) {
            double swap = 180 - to;
            to = 180 - from;
            from = swap;
        }
        append_arc(path, cx, cy, radius, from, to);
        append_arc(path, cx, cy, radius * 0.62, from + 25, to + (is_mirrored ? 0 : 40));
        append_arc(path, cx, cy, radius * 0.28, from + 60, to + 10);
    }
    double base = y + 0.3 * size;
    double left = x - side * 1.25 * size;
    double right = x + side * 1.35 * size;
    path_move(path, left, base);
    path_curve(path, x - side * 0.5 * size, base + 0.12 * size, x + side * 0.4 * size,
               base - 0.1 * size, right, base + 0.04 * size);
    path_move(path, x - side * 0.8 * size, base + 0.16 * size);
    path_curve(path, x - side * 0.2 * size, base + 0.24 * size, x + side * 0.3 * size,
               base + 0.08 * size, x + side * 0.9 * size, base + 0.18 * size);
}

static void append_clouds(Path *path, const MotifOptions *options, Rect frame)
{
    double step_x = options->size * 3.4;
    double step_y = options->size * 1.9;
    unsigned index = 0;
    for (int row = 0; row * step_y < frame.height + step_y && index < MAX_FIGURES; row++) {
        for (int column = 0; column * step_x < frame.width + step_x; column++) {
            double shift_x = motif_chance(options->seed, index * 3) * step_x * 0.4;
            double shift_y = motif_chance(options->seed, index * 3 + 1) * step_y * 0.4;
            double scale = 0.6 + 0.4 * motif_chance(options->seed, index * 3 + 2);
            double x = frame.x + (column + (row % 2) * 0.5) * step_x + shift_x;
            append_cloud(path, x, frame.y + row * step_y + shift_y, options->size * scale,
                         index % 2 == 1);
            index++;
        }
    }
}

/* Scales of water: rows of concentric arches, each row half a figure aside. */
static void append_waves(Path *path, const MotifOptions *options, Rect frame)
{
    double radius = options->size / 2;
    double step_y = radius * 0.5;
    int figures = 0;
    for (int row = 0; row * step_y < frame.height + radius && figures < MAX_FIGURES; row++) {
        double y = frame.y + frame.height + radius * 0.5 - row * step_y;
        double start = frame.x - (row % 2 ? radius : 0);
        int last = (int)ceil((frame.x + frame.width + radius - start) / (2 * radius));
        for (int column = 0; column < last; column++) {
            double x = start + column * 2 * radius;
            /* The row in front covers what lies outside these angles. */
            for (int ring = 1; ring <= 3; ring++)
                append_arc(path, x, y, radius * ring / 3.0,
                           ring == 3   ? 194
                           : ring == 2 ? 211
                                       : 228,
                           ring == 3   ? 346
                           : ring == 2 ? 329
                                       : 312);
            figures++;
        }
    }
}

static void append_house(Path *path, double x, double base, double width, double height, int roof)
{
    path_rectangle(path, (Rect){x, base - height, width, height});
    if (roof == 0) {
        double mast = fmax(0.4, width * 0.07);
        path_rectangle(
            path, (Rect){x + width / 2 - mast / 2, base - height - width * 0.7, mast, width * 0.7});
    } else if (roof == 1) {
        Point points[] = {{x, base - height},
                          {x + width / 2, base - height - width * 0.45},
                          {x + width, base - height}};
        path_polygon(path, points, 3);
    } else if (roof == 2) {
        path_rectangle(
            path, (Rect){x + width * 0.2, base - height - width * 0.3, width * 0.6, width * 0.3});
    }
}

static void append_skyline(Path *path, const MotifOptions *options, Rect frame)
{
    double base = frame.y + frame.height;
    double x = frame.x;
    for (unsigned i = 0; x < frame.x + frame.width && i < MAX_FIGURES; i++) {
        double width = options->size * (0.5 + 0.7 * motif_chance(options->seed, i * 3));
        double share = motif_chance(options->seed, i * 3 + 1);
        /* Higher towards the middle, so that the whole has a form. */
        double middle = 1 - fabs((x - frame.x) / fmax(frame.width, 1) - 0.5);
        double height = frame.height * (0.14 + 0.6 * share * middle);
        append_house(path, x, base, width, height,
                     (int)(motif_chance(options->seed, i * 3 + 2) * 5));
        x += width + options->size * 0.08;
    }
}

static void append_rays(Path *path, const MotifOptions *options, Rect frame)
{
    Point center = {frame.x + options->origin.x * frame.width,
                    frame.y + options->origin.y * frame.height};
    double reach = hypot(frame.width, frame.height);
    enum { RAYS = 24 };
    for (int i = 0; i < RAYS; i++) {
        double start = 2 * PI * i / RAYS;
        double end = start + PI / RAYS;
        Point points[] = {center,
                          {center.x + cos(start) * reach, center.y + sin(start) * reach},
                          {center.x + cos(end) * reach, center.y + sin(end) * reach}};
        path_polygon(path, points, 3);
    }
}

static void append_grid(Path *stroked, Path *filled, const MotifOptions *options, Rect frame)
{
    double step = options->size;
    int figures = 0;
    for (int column = 0; (column + 0.5) * step < frame.width && figures++ < MAX_FIGURES; column++) {
        double x = frame.x + (column + 0.5) * step;
        path_move(stroked, x, frame.y);
        path_line(stroked, x, frame.y + frame.height);
    }
    for (int row = 0; (row + 0.5) * step < frame.height && figures++ < MAX_FIGURES; row++) {
        double y = frame.y + (row + 0.5) * step;
        path_move(stroked, frame.x, y);
        path_line(stroked, frame.x + frame.width, y);
    }
    unsigned index = 0;
    for (int row = 0; (row + 0.5) * step < frame.height; row++) {
        for (int column = 0; (column + 0.5) * step < frame.width && index < MAX_FIGURES; column++) {
            if (motif_chance(options->seed, index++) < 0.18)
                append_circle(filled, frame.x + (column + 0.5) * step, frame.y + (row + 0.5) * step,
                              step * 0.1);
        }
    }
}

static void append_dots(Path *path, const MotifOptions *options, Rect frame)
{
    double step = options->size;
    int figures = 0;
    for (int row = 0; row * step < frame.height && figures < MAX_FIGURES; row++) {
        double fade = 1 - row * step / fmax(frame.height, 1);
        for (int column = 0; (column + 0.5) * step < frame.width; column++, figures++)
            append_circle(path, frame.x + (column + 0.5) * step,
                          frame.y + frame.height - (row + 0.5) * step, step * 0.26 * fade);
    }
}

/* One trace: along, a turn of 45 degrees, along again, a ring at its end. */
static void append_trace(Path *stroked, Path *filled, const MotifOptions *options, Rect frame,
                         unsigned index)
{
    double step = options->size;
    double y = frame.y + (index + 0.5) * step * 0.5;
    double first = frame.width * (0.08 + 0.5 * motif_chance(options->seed, index * 4));
    double rise = step * (motif_chance(options->seed, index * 4 + 1) < 0.5 ? -0.5 : 0.5) *
                  (1 + floor(2 * motif_chance(options->seed, index * 4 + 2)));
    double second = frame.width * (0.05 + 0.3 * motif_chance(options->seed, index * 4 + 3));
    bool is_reversed = index % 2 == 1;
    double x = is_reversed ? frame.x + frame.width : frame.x;
    double side = is_reversed ? -1 : 1;
    path_move(stroked, x, y);
    path_line(stroked, x + side * first, y);
    path_line(stroked, x + side * (first + fabs(rise)), y + rise);
    double end = x + side * (first + fabs(rise) + second);
    double ring = step * 0.12;
    path_line(stroked, end - side * ring, y + rise);
    append_circle(stroked, end, y + rise, ring);
    if (index % 3 == 0)
        append_circle(filled, x + side * first * 0.6, y, ring * 0.7);
}

static void append_circuit(Path *stroked, Path *filled, const MotifOptions *options, Rect frame)
{
    unsigned count = (unsigned)fmin(MAX_FIGURES, frame.height / (options->size * 0.5));
    for (unsigned i = 0; i < count; i++)
        append_trace(stroked, filled, options, frame, i);
}

/* A leaf of length 1 that points to the right, with its vein cut out by the even-odd rule. */
static void append_leaf(Path *path, double x, double y, double length, double angle_deg)
{
    Path *leaf = path_create(path->arena);
    path_move(leaf, 0, 0);
    path_curve(leaf, 0.25, -0.34, 0.7, -0.3, 1, 0);
    path_curve(leaf, 0.7, 0.3, 0.25, 0.34, 0, 0);
    path_close(leaf);
    path_move(leaf, 0.06, 0);
    path_curve(leaf, 0.3, -0.03, 0.6, -0.03, 0.86, 0);
    path_curve(leaf, 0.6, 0.015, 0.3, 0.015, 0.06, 0);
    path_close(leaf);
    Matrix place = matrix_multiply(matrix_scale(length, length), matrix_rotate(angle_deg));
    path_append(path, leaf, matrix_multiply(place, matrix_translate(x, y)));
}

static void append_branch(Path *stroked, Path *filled, double x, double base, double height,
                          double size, double lean)
{
    path_move(stroked, x, base);
    path_curve(stroked, x + lean * 0.1, base - height * 0.4, x + lean * 0.5, base - height * 0.75,
               x + lean, base - height);
    int pairs = (int)fmax(2, fmin(40, height / (size * 0.55)));
    for (int i = 1; i <= pairs; i++) {
        double t = (double)i / (pairs + 0.3);
        double leaf = size * (1.05 - 0.45 * t);
        double stem_x = x + lean * t * t;
        double y = base - height * t;
        append_leaf(filled, stem_x, y, leaf, -38 - 10 * t);
        append_leaf(filled, stem_x, y, leaf, -142 + 10 * t);
    }
    append_leaf(filled, x + lean, base - height, size * 0.7, -90 + lean / fmax(height, 1) * 30);
}

static void append_leaves(Path *stroked, Path *filled, const MotifOptions *options, Rect frame)
{
    double step = options->size * 2.3;
    unsigned index = 0;
    for (double x = frame.x + step / 2; x < frame.x + frame.width + step / 2 && index < 400;
         x += step, index++) {
        double height = frame.height * (0.45 + 0.5 * motif_chance(options->seed, index * 2));
        double lean = options->size * (motif_chance(options->seed, index * 2 + 1) - 0.5) * 1.6;
        append_branch(stroked, filled, x, frame.y + frame.height, height, options->size, lean);
    }
}

/* One ridge of three; where they overlap they grow darker, as hills do towards the eye. */
static void append_hills(Path *filled, const MotifOptions *options, Rect frame)
{
    unsigned ridge = (unsigned)options->layer;
    double bottom = frame.y + frame.height;
    double top = frame.y + frame.height * (0.08 + 0.26 * ridge);
    double swing = frame.height * (0.38 - 0.06 * ridge);
    double x = frame.x;
    double y = top + swing * motif_chance(options->seed, ridge * 211 + 199);
    path_move(filled, frame.x, bottom);
    path_line(filled, x, y);
    for (unsigned i = 0; x < frame.x + frame.width && i < 90; i++) {
        double width = options->size * (1.4 + 2.2 * motif_chance(options->seed, ridge * 211 + i));
        double chance = motif_chance(options->seed, ridge * 211 + i + 100);
        double next = top + swing * (i % 2 ? 0.6 + 0.4 * chance : 0.4 * chance);
        path_curve(filled, x + width * 0.45, y, x + width * 0.55, next, x + width, next);
        x += width;
        y = next;
    }
    path_line(filled, x, bottom);
    path_close(filled);
}

double motif_default_size(MotifKind kind, double em)
{
    static const double sizes[] = {
        [MOTIF_CLOUD] = 3,  [MOTIF_WAVE] = 4,   [MOTIF_SKYLINE] = 1.7,
        [MOTIF_RAYS] = 1,   [MOTIF_GRID] = 1.6, [MOTIF_CIRCUIT] = 2.4,
        [MOTIF_LEAF] = 2.2, [MOTIF_HILLS] = 3,  [MOTIF_DOTS] = 0.9,
    };
    return fmax(2, sizes[kind] * em);
}

bool motif_stands(MotifKind kind)
{
    return kind == MOTIF_SKYLINE || kind == MOTIF_HILLS || kind == MOTIF_LEAF || kind == MOTIF_WAVE;
}

int motif_layer_count(MotifKind kind)
{
    return kind == MOTIF_HILLS ? 3 : 1;
}

void motif_append(Path *filled, Path *stroked, const MotifOptions *options, Rect frame)
{
    switch (options->kind) {
    case MOTIF_CLOUD:
        append_clouds(stroked, options, frame);
        break;
    case MOTIF_WAVE:
        append_waves(stroked, options, frame);
        break;
    case MOTIF_SKYLINE:
        append_skyline(filled, options, frame);
        break;
    case MOTIF_RAYS:
        append_rays(filled, options, frame);
        break;
    case MOTIF_GRID:
        append_grid(stroked, filled, options, frame);
        break;
    case MOTIF_CIRCUIT:
        append_circuit(stroked, filled, options, frame);
        break;
    case MOTIF_LEAF:
        append_leaves(stroked, filled, options, frame);
        break;
    case MOTIF_HILLS:
        append_hills(filled, options, frame);
        break;
    case MOTIF_DOTS:
        append_dots(filled, options, frame);
        break;
    }
}

static void draw_layer(PaintContext *context, const MotifOptions *options, Rect frame,
                       const Paint *paint)
{
    Path *filled = path_create(context->arena);
    Path *stroked = path_create(context->arena);
    motif_append(filled, stroked, options, frame);
    FillRule rule = options->kind == MOTIF_LEAF ? FILL_EVEN_ODD : FILL_NONZERO;
    if (filled->verb_count)
        paint_fill(context, filled, rule, paint);
    if (!stroked->verb_count)
        return;
    Stroke *stroke = arena_alloc(context->arena, sizeof *stroke);
    stroke->width = options->line;
    stroke->cap = CAP_ROUND;
    stroke->join = JOIN_ROUND;
    paint_stroke(context, stroked, stroke, paint);
}

void motif_draw(PaintContext *context, const MotifOptions *options, Rect frame, const Path *outline,
                const Paint *paint)
{
    MotifOptions each = *options;
    paint_push_clip(context, outline, FILL_NONZERO);
    for (each.layer = 0; each.layer < motif_layer_count(options->kind); each.layer++)
        draw_layer(context, &each, frame, paint);
    paint_pop_clip(context);
}
