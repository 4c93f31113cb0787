/* Printer's marks: see press_marks.h. All stand outside the bleed: nothing of them can be seen on
 * the finished page, whatever is cut. What shows the register is drawn in the colour All, which is
 * on every plate (PDF 1.7, 8.6.6.4). */
#include "pipeline/press_marks.h"

#include <math.h>

#include "pipeline/job.h"
#include "pipeline/label.h"

#define MM             (72 / 25.4)
#define SLUG_PT        (12 * MM) /* room outside the bleed */
#define CROP_LENGTH_PT (6 * MM)
#define CROP_GAP_PT    (1 * MM) /* between the bleed and the mark */
#define HAIRLINE_PT    0.25
#define PATCH_PT       (5 * MM)
#define TARGET_PT      (2.5 * MM) /* radius of a registration mark */
#define SLUG_SIZE_PT   6.5
#define SPOT_LIMIT     16 /* spot inks that get a patch and a name */

typedef struct MarkWriter {
    Job *job;
    Scene *scene;
    const PressMarks *marks;
    Rect bleed; /* box, page points */
    const Color *spots[SPOT_LIMIT];
    int spot_count;
} MarkWriter;

static const Color registration = {
    .has = COLOR_SPOT | COLOR_CMYK, .cmyk = {1, 1, 1, 1}, .tint = 1, .spot = "All"};

static Color ink(double cyan, double magenta, double yellow, double black)
{
    return (Color){.has = COLOR_CMYK, .cmyk = {cyan, magenta, yellow, black}};
}

static void add_spot(MarkWriter *writer, const Color *color)
{
    if (!(color->has & COLOR_SPOT) || !color->spot || writer->spot_count == SPOT_LIMIT)
        return;
    for (int i = 0; i < writer->spot_count; i++) {
        if (strcmp(writer->spots[i]->spot, color->spot) == 0)
            return;
    }
    writer->spots[writer->spot_count++] = color;
}

static void find_spots(MarkWriter *writer, const Scene *scene)
{
    for (size_t i = 0; i < scene->op_count; i++) {
        const Paint *paint = scene_op_paint(&scene->ops[i]);
        if (paint && paint->kind == PAINT_SOLID)
            add_spot(writer, &paint->color);
    }
}

static void draw_line(MarkWriter *writer, double x1, double y1, double x2, double y2)
{
    Arena *arena = writer->job->arena;
    Path *path = path_create(arena);
    Stroke *stroke = arena_alloc(arena, sizeof *stroke);
    stroke->width = HAIRLINE_PT;
    path_move(path, x1, y1);
    path_line(path, x2, y2);
    scene_stroke_path(writer->scene, path, stroke, scene_solid(arena, registration, 1));
}

/* At each corner of the trim two lines that point at it and end outside the bleed. */
static void draw_crop_marks(MarkWriter *writer)
{
    const PageBoxes *boxes = &writer->scene->boxes;
    const Rect *bleed = &writer->bleed;
    double left = bleed->x - CROP_GAP_PT;
    double right = bleed->x + bleed->width + CROP_GAP_PT;
    double top = bleed->y - CROP_GAP_PT;
    double bottom = bleed->y + bleed->height + CROP_GAP_PT;
    for (int i = 0; i < 2; i++) {
        double x = i ? boxes->width : 0;
        double y = i ? boxes->height : 0;
        draw_line(writer, left - CROP_LENGTH_PT, y, left, y);
        draw_line(writer, right, y, right + CROP_LENGTH_PT, y);
        draw_line(writer, x, top - CROP_LENGTH_PT, x, top);
        draw_line(writer, x, bottom, x, bottom + CROP_LENGTH_PT);
    }
}

static void draw_target(MarkWriter *writer, double x, double y)
{
    Arena *arena = writer->job->arena;
    Path *circle = path_create(arena);
    Stroke *stroke = arena_alloc(arena, sizeof *stroke);
    double radius = TARGET_PT * 0.6;
    stroke->width = HAIRLINE_PT;
    path_ellipse(circle, (Rect){x - radius, y - radius, 2 * radius, 2 * radius});
    scene_stroke_path(writer->scene, circle, stroke, scene_solid(arena, registration, 1));
    draw_line(writer, x - TARGET_PT, y, x + TARGET_PT, y);
    draw_line(writer, x, y - TARGET_PT, x, y + TARGET_PT);
}

static void draw_registration_marks(MarkWriter *writer)
{
    const Rect *bleed = &writer->bleed;
    double middle_x = bleed->x + bleed->width / 2;
    double middle_y = bleed->y + bleed->height / 2;
    double away = SLUG_PT / 2;
    draw_target(writer, middle_x, bleed->y - away);
    draw_target(writer, middle_x, bleed->y + bleed->height + away);
    draw_target(writer, bleed->x - away, middle_y);
    draw_target(writer, bleed->x + bleed->width + away, middle_y);
}

static void draw_patch(MarkWriter *writer, double *y, Color color)
{
    double x = writer->bleed.x + writer->bleed.width + (SLUG_PT - PATCH_PT) / 2;
    double limit = writer->bleed.y + writer->bleed.height / 2 - SLUG_PT;
    if (*y + PATCH_PT > limit) /* a small page: the mark in the middle keeps its room */
        return;
    scene_fill_rectangle(writer->scene, (Rect){x, *y, PATCH_PT, PATCH_PT},
                         scene_solid(writer->job->arena, color, 1));
    *y += PATCH_PT;
}

/* Solids, overprints, halves and the grey balance that says whether the halves agree (50/40/40). */
static void draw_color_bars(MarkWriter *writer)
{
    const Color patches[] = {
        ink(1, 0, 0, 0),  ink(0, 1, 0, 0),  ink(0, 0, 1, 0),   ink(0, 0, 0, 1),  ink(0, 1, 1, 0),
        ink(1, 0, 1, 0),  ink(1, 1, 0, 0),  ink(.5, 0, 0, 0),  ink(0, .5, 0, 0), ink(0, 0, .5, 0),
        ink(0, 0, 0, .5), ink(0, 0, 0, .8), ink(.5, .4, .4, 0)};
    double y = writer->bleed.y + CROP_GAP_PT + PATCH_PT;
    for (size_t i = 0; i < COUNT_OF(patches); i++)
        draw_patch(writer, &y, patches[i]);
    for (int i = 0; i < writer->spot_count; i++)
        draw_patch(writer, &y, *writer->spots[i]);
}

static double draw_words(MarkWriter *writer, double x, double y, const char *words, Color color)
{
    const LabelStyle style = {SLUG_SIZE_PT, color};
    const LabelPen pen = label_pen(writer->job);
    return label_draw(&pen, writer->scene, (Point){x, y}, words, &style);
}

/* The file, its date where there is one, the page; and each plate's name, on that plate alone. */
static void draw_slug(MarkWriter *writer)
{
    static const char *const names[] = {"Cyan", "Magenta", "Yellow", "Black"};
    const PressMarks *marks = writer->marks;
    Arena *arena = writer->job->arena;
    double x = writer->bleed.x + CROP_LENGTH_PT;
    double y = writer->bleed.y + writer->bleed.height + CROP_GAP_PT + 1;
    const char *date = marks->info->date ? marks->info->date : "";
    const char *words =
        arena_print(arena, "%s  %.10s  %d/%d  %s", marks->info->source ? marks->info->source : "",
                    date, marks->page, marks->page_count, marks->condition);
    x = draw_words(writer, x, y, words, ink(0, 0, 0, 1));
    for (int i = 0; i < 4; i++) {
        Color color = {.has = COLOR_CMYK};
        color.cmyk[i] = 1;
        x = draw_words(writer, x, y, names[i], color);
    }
    for (int i = 0; i < writer->spot_count; i++)
        x = draw_words(writer, x, y, writer->spots[i]->spot, *writer->spots[i]);
}

const Scene *press_marks_add(Job *job, const Scene *scene, const PressMarks *marks)
{
    if (!marks->marks)
        return scene;
    PageBoxes boxes = scene->boxes;
    boxes.slug = (Edges){SLUG_PT, SLUG_PT, SLUG_PT, SLUG_PT};
    MarkWriter writer = {.job = job, .marks = marks};
    writer.scene = scene_create(job->arena, boxes);
    writer.scene->ops = arena_array(job->arena, scene->op_count, sizeof *scene->ops);
    memcpy(writer.scene->ops, scene->ops, scene->op_count * sizeof *scene->ops);
    writer.scene->op_count = writer.scene->op_capacity = scene->op_count;
    writer.bleed = rect_outset((Rect){0, 0, boxes.width, boxes.height}, boxes.bleed);
    find_spots(&writer, scene);
    if (marks->marks & MARK_CROP)
        draw_crop_marks(&writer);
    if (marks->marks & MARK_REGISTRATION)
        draw_registration_marks(&writer);
    if (marks->marks & MARK_COLOR_BARS)
        draw_color_bars(&writer);
    if (marks->marks & MARK_SLUG)
        draw_slug(&writer);
    return writer.scene;
}
