/* Run-around: run_around.h. */
#include "element/run_around.h"

#include <math.h>
#include <string.h>

#include "base/limits.h"
#include "doc/field_types.h"
#include "doc/style.h"
#include "element/items.h"

#define AT(member) offsetof(RunShape, member)
#define BIG        LIMIT_LENGTH_PT

static const Field shape_fields[] = {
    {"left", &field_length, AT(left), -BIG, BIG, NULL, 0, NULL,
     "Of a rectangle, from the text's left edge.", "矩形左边，从文字框左缘起。"},
    {"top", &field_length, AT(top), -BIG, BIG, NULL, 0, NULL, "From the text's top.",
     "矩形上边，从文字框上缘起。"},
    {"width", &field_length, AT(width), 0, BIG, NULL, 0, NULL, "Of a rectangle.", "矩形的宽。"},
    {"height", &field_length, AT(height), 0, BIG, NULL, 0, NULL, "Of a rectangle.", "矩形的高。"},
    {"margin", &field_length, AT(margin), 0, BIG, NULL, 0, NULL, "Kept free around the shape.",
     "图形四周留出的空白。"},
    {"points", &field_string, AT(points), 0, 0, NULL, 0, NULL,
     "A polygon instead: \"x y, x y, x y\", as many points as it has corners.",
     "多边形：“x y, x y, x y”，逐点给出。"},
    {NULL, NULL, 0, 0, 0, NULL, 0, NULL, NULL, NULL},
};

/* The next length of `*at`, behind spaces and commas. False: there is none, or it is none. */
static bool next_length(const char **at, const LengthBase *base, Length *length)
{
    *at += strspn(*at, " ,");
    size_t size = strcspn(*at, " ,");
    Text text = {*at, size};
    *at += size;
    return size > 0 && length_parse(text, base, length) == LENGTH_OK && length_is_definite(*length);
}

static void read_points(Builder *builder, const Node *node, const JsonValue *value, RunShape *shape)
{
    LengthBase base = {node->style->font_size.value, builder->zi, builder->theme->is_print_table};
    size_t most = diag_limit(builder->diagnostics, LIMIT_ID_RUN_AROUND_POINTS);
    Length *lengths = arena_array(builder->arena, 2 * most, sizeof *lengths);
    const char *at = shape->points;
    size_t count = 0;
    while (count < 2 * most && next_length(&at, &base, &lengths[count]))
        count++;
    shape->lengths = lengths;
    shape->point_count = (int)(count / 2);
    if (count >= 6 && count % 2 == 0 && !at[strspn(at, " ,")])
        return;
    const JsonValue *points = json_find(value, "points");
    Diagnostic *diagnostic =
        diag_report(builder->diagnostics, E_RUN_AROUND_POINTS, &(points ? points : value)->origin,
                    DIAG_ARGS(shape->points,
                              diag_limit_text(builder->diagnostics, LIMIT_ID_RUN_AROUND_POINTS)));
    if (count == 2 * most)
        diag_hint_limit(builder->diagnostics, diagnostic, LIMIT_ID_RUN_AROUND_POINTS);
    shape->point_count = 0;
}

RunAround run_around_read(Builder *builder, const Node *node, const JsonValue *list)
{
    RunAround around = {NULL, 0};
    if (!list)
        return around;
    around.shapes = items_read(builder, node, list, shape_fields, sizeof *around.shapes, "points",
                               &around.count);
    int most = (int)diag_limit(builder->diagnostics, LIMIT_ID_RUN_AROUND_SHAPES);
    if (around.count > most) {
        bool chinese = builder->diagnostics->language == DIAG_CHINESE;
        diag_report_limit(builder->diagnostics, E_LIMIT, &list->origin, LIMIT_ID_RUN_AROUND_SHAPES,
                          DIAG_ARGS(chinese ? "绕排图形" : "shapes to run around",
                                    arena_print(builder->arena, "%d", most)));
        around.count = most;
    }
    for (int i = 0; i < around.count; i++) {
        if (around.shapes[i].points)
            read_points(builder, node, list->items[i], &around.shapes[i]);
    }
    return around;
}

static double on_page(Length length, double container)
{
    return length_resolve(length, isfinite(container) ? container : 0, 0);
}

static FlowShape place_shape(const RunShape *shape, Arena *arena, double width, double height)
{
    bool is_polygon = shape->points != NULL;
    int count = is_polygon ? shape->point_count : 4;
    Point *points = arena_array(arena, (size_t)count + 1, sizeof *points);
    for (int i = 0; is_polygon && i < count; i++)
        points[i] = (Point){on_page(shape->lengths[2 * i], width),
                            on_page(shape->lengths[2 * i + 1], height)};
    double left = on_page(shape->left, width);
    double top = on_page(shape->top, height);
    double right = left + on_page(shape->width, width);
    double bottom = top + on_page(shape->height, height);
    if (!is_polygon) {
        points[0] = (Point){left, top};
        points[1] = (Point){right, top};
        points[2] = (Point){right, bottom};
        points[3] = (Point){left, bottom};
    }
    return (FlowShape){
        .points = points, .point_count = count, .margin = on_page(shape->margin, width)};
}

const FlowShape *run_around_place(const RunAround *around, Arena *arena, double width,
                                  double height)
{
    FlowShape *shapes = arena_array(arena, (size_t)around->count + 1, sizeof *shapes);
    for (int i = 0; i < around->count; i++)
        shapes[i] = place_shape(&around->shapes[i], arena, width, height);
    return shapes;
}
