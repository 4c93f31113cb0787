/* Marks under and through words: text_content.h. Each is drawn from the frames of the clusters, not
 * from the glyphs, so that letter spacing and justification do not shift it. */
#include <math.h>

#include "element/text_content.h"

/* All in ems of the text. The wave is that of a 书名号甲式: about four to a character. */
#define LEAST_THICKNESS 0.04
#define UNDERLINE_BELOW 0.03 /* below the em box */
#define WAVE_LENGTH     0.24
#define WAVE_HEIGHT     0.05 /* from its middle */
#define WAVE_THICKNESS  0.045
#define WAVE_BELOW      0.07
#define NEIGHBOUR_GAP   0.125 /* R26: between the lines of two names side by side */
#define DOT_RADIUS      0.075
#define DOT_BELOW       0.14 /* its middle below the em box; below a line that is there too */
#define DOT_BELOW_LINE  0.24

/* The run that holds a cluster tells its style and face. */
static const PlacedRun *find_run(const TextLine *line, const PlacedCluster *cluster)
{
    for (int i = 0; i < line->run_count; i++) {
        const PlacedRun *run = &line->runs[i];
        if (run->span != cluster->span)
            continue;
        double left = run->origin.x - line->x0;
        const Glyph *last = &run->run.glyphs[run->run.glyph_count - 1];
        if (cluster->x >= left - 0.001 && cluster->x <= left + last->x + last->advance + 0.001)
            return run;
    }
    return NULL;
}

typedef bool (*HasMark)(const TextStyle *style);

static bool has_underline(const TextStyle *style)
{
    return style->underline;
}

static bool has_wave(const TextStyle *style)
{
    return style->wavy;
}

static bool has_line_through(const TextStyle *style)
{
    return style->line_through;
}

/* A stretch of a line under one mark. */
typedef struct Stretch {
    const PlacedRun *run; /* its first */
    double left, right;   /* from x0 */
    bool is_vertical;     /* the baseline is the middle of the line */
} Stretch;

/* From the baseline down to the bottom of the em box, ems. */
static double box_bottom(const PlacedRun *run, bool is_vertical)
{
    return is_vertical ? 0.5 : run->run.face->descent;
}

static void draw_bar(PaintContext *context, const Stretch *stretch, Point at, double thickness)
{
    Path *path = path_create(context->arena);
    path_rectangle(path, (Rect){at.x + stretch->left, at.y - thickness / 2,
                                stretch->right - stretch->left, thickness});
    paint_fill(context, path, FILL_NONZERO, stretch->run->style->paint);
}

static void draw_underline(PaintContext *context, const Stretch *stretch, Point baseline)
{
    const Face *face = stretch->run->run.face;
    double size = stretch->run->style->size;
    Point at = {baseline.x,
                baseline.y +
                    (box_bottom(stretch->run, stretch->is_vertical) + UNDERLINE_BELOW) * size};
    draw_bar(context, stretch, at, fmax(face->underline_thickness, LEAST_THICKNESS) * size);
}

static void draw_line_through(PaintContext *context, const Stretch *stretch, Point baseline)
{
    const Face *face = stretch->run->run.face;
    double size = stretch->run->style->size;
    double middle = stretch->is_vertical ? 0 : (face->ascent - face->descent) / 2 * size;
    Point at = {baseline.x, baseline.y - middle};
    draw_bar(context, stretch, at, fmax(face->underline_thickness, LEAST_THICKNESS) * size);
}

/* Whole waves, so that it begins and ends alike. */
static void draw_wave(PaintContext *context, const Stretch *stretch, Point baseline)
{
    double size = stretch->run->style->size;
    double width = stretch->right - stretch->left;
    int waves = (int)fmax(1, round(width / (WAVE_LENGTH * size)));
    double half = width / waves / 2;
    double height = WAVE_HEIGHT * size * 4 / 3; /* of a cubic's handles: its top is at 3/4 */
    double y = baseline.y + (box_bottom(stretch->run, stretch->is_vertical) + WAVE_BELOW) * size;
    double x = baseline.x + stretch->left;
    Path *path = path_create(context->arena);
    path_move(path, x, y);
    for (int i = 0; i < 2 * waves; i++, x += half) {
        double dy = i % 2 ? height : -height;
        path_curve(path, x + half / 3, y + dy, x + half * 2 / 3, y + dy, x + half, y);
    }
    Stroke *stroke = arena_alloc(context->arena, sizeof *stroke); /* the scene keeps it */
    *stroke = (Stroke){.width = WAVE_THICKNESS * size, .cap = CAP_ROUND, .join = JOIN_ROUND};
    paint_stroke(context, path, stroke, stretch->run->style->paint);
}

/* Two names side by side, and not one with a bold character in it. */
static bool is_neighbour(const PlacedRun *a, const PlacedRun *b)
{
    return a->span != b->span && a->style->faces[0] == b->style->faces[0] &&
           a->style->size == b->style->size;
}

typedef struct MarkedLine {
    const TextLine *line;
    Point baseline; /* its beginning */
    bool is_vertical;
} MarkedLine;

/* One segment for each stretch of marked clusters (R26). */
static void draw_segments(PaintContext *context, const MarkedLine *marked, HasMark has_mark,
                          void (*draw)(PaintContext *, const Stretch *, Point))
{
    const TextLine *line = marked->line;
    Stretch stretch = {.run = NULL};
    const PlacedRun *before = NULL;
    for (int i = 0; i <= line->cluster_count; i++) {
        const PlacedCluster *cluster = i < line->cluster_count ? &line->clusters[i] : NULL;
        const PlacedRun *run = cluster ? find_run(line, cluster) : NULL;
        bool is_marked = run && has_mark(run->style);
        bool parts = stretch.run && is_marked && is_neighbour(before, run);
        double inset = parts ? NEIGHBOUR_GAP / 2 * run->style->size : 0;
        if (stretch.run && (!is_marked || parts)) {
            stretch.right -= inset;
            draw(context, &stretch, marked->baseline);
            stretch.run = NULL;
        }
        if (!is_marked)
            continue;
        if (!stretch.run)
            stretch = (Stretch){run, cluster->x + inset, 0, marked->is_vertical};
        stretch.right = cluster->x + cluster->advance;
        before = run;
    }
}

static bool takes_dot(ClusterClass cluster_class)
{
    return cluster_class == CLASS_HAN || cluster_class == CLASS_LATIN ||
           cluster_class == CLASS_DIGIT;
}

/* R25: below the middle of each frame, to the right of it in vertical lines; never beside a mark.
 */
static void draw_dots(PaintContext *context, const MarkedLine *marked)
{
    const TextLine *line = marked->line;
    for (int i = 0; i < line->cluster_count; i++) {
        const PlacedCluster *cluster = &line->clusters[i];
        const PlacedRun *run = takes_dot(cluster->cluster_class) ? find_run(line, cluster) : NULL;
        if (!run || !run->style->emphasis)
            continue;
        double size = run->style->size;
        bool has_line = (run->style->underline || run->style->wavy) && !marked->is_vertical;
        double below = box_bottom(run, marked->is_vertical);
        below += has_line ? DOT_BELOW_LINE : DOT_BELOW;
        double radius = DOT_RADIUS * size;
        double y = marked->baseline.y + (marked->is_vertical ? -below : below) * size;
        Path *path = path_create(context->arena);
        path_ellipse(path, (Rect){marked->baseline.x + cluster->x + cluster->advance / 2 - radius,
                                  y - radius, 2 * radius, 2 * radius});
        paint_fill(context, path, FILL_NONZERO, run->style->paint);
    }
}

void text_marks_draw(PaintContext *context, const TextLayout *layout, int index, Point corner)
{
    const TextLine *line = &layout->lines[index];
    bool is_marked = false;
    for (int i = 0; i < line->run_count; i++) {
        const TextStyle *style = line->runs[i].style;
        is_marked |= style->underline || style->wavy || style->line_through || style->emphasis;
    }
    if (!is_marked)
        return;
    MarkedLine marked = {
        line, {corner.x + line->x0, corner.y + line->baseline}, layout->is_vertical};
    draw_segments(context, &marked, has_underline, draw_underline);
    draw_segments(context, &marked, has_wave, draw_wave);
    draw_segments(context, &marked, has_line_through, draw_line_through);
    draw_dots(context, &marked);
}
