/* sunburst: parts of a whole and their own parts, in rings. What lies in a ring is named there;
 * leaves that are too narrow for their name are named outside, with a leader line. */
#include "base/number.h"
#include "chart/chart_data.h"
#include "chart/chart_fields.h"
#include "chart/chart_type.h"
#include "chart/partition.h"
#include "chart/round_label.h"
#include "chart/round_parts.h"
#include "chart/series_draw.h"

#include <math.h>

#define TOP_DEG    (-90.0)
#define SEAM       0.7  /* points of white between parts */
#define RINGS_MOST 6    /* more are too thin to be read */
#define TINT_STEP  0.62 /* of the colour of the ring inside */
#define DEGREE     (3.14159265358979323846 / 180)
#define ROUNDING   1e-9 /* of a sum of decimals */

typedef struct SunburstOptions {
    const char *parent, *center, *center_label;
    double inner;
    PartitionNode *nodes; /* one for each row */
} SunburstOptions;

static const Field fields[] = {
    {"parent", &field_string, offsetof(SunburstOptions, parent), 0, 0, NULL, 0, "parent",
     "Member of each row with the name (x) of the part that it belongs to; null in the first ring.",
     "上级名称所在的字段（与 x 对应）；第一圈为 null。"},
    {"inner", &field_opacity, offsetof(SunburstOptions, inner), 0, 0.8, NULL, 0, "22%",
     "Radius of the hole.", "中心圆孔的半径占比。"},
    {"center", &field_string, offsetof(SunburstOptions, center), 0, 0, NULL, 0, NULL,
     "Large words in the hole: “{{sum(rows, 'value')}}”.", "圆孔中的大字。"},
    {"centerLabel", &field_string, offsetof(SunburstOptions, center_label), 0, 0, NULL, 0, NULL,
     "Small words below them.", "大字下方的小字。"},
    FIELD_ROWS_END,
};

static bool refuse_row(const Chart *chart, DiagCode code, int row, const char *words)
{
    diag_report(chart->diagnostics, code, &chart->categories[row].row->origin,
                DIAG_ARGS(words, arena_print(chart->arena, "%d", row + 1)));
    return false;
}

static bool find_parent(const Chart *chart, const char *name, int row, int *parent)
{
    *parent = -1;
    if (!name[0])
        return true;
    for (int i = 0; i < chart->row_count; i++) {
        if (strcmp(chart->categories[i].text, name) != 0)
            continue;
        if (*parent >= 0)
            return refuse_row(chart, E_CHART_PARENT_TWICE, row, name);
        *parent = i;
    }
    return *parent >= 0 || refuse_row(chart, E_CHART_PARENT_UNKNOWN, row, name);
}

/* A part that says less than its own parts hold contradicts itself. */
static bool check_sums(const Chart *chart, const PartitionNode *nodes)
{
    for (int row = 0; row < chart->row_count; row++) {
        const PartitionNode *node = &nodes[row];
        if (isnan(node->stated) || node->children <= node->stated * (1 + ROUNDING))
            continue;
        char stated[NUMBER_TEXT_SIZE];
        char children[NUMBER_TEXT_SIZE];
        number_format(stated, node->stated, 6);
        number_format(children, node->children, 6);
        diag_report(chart->diagnostics, E_CHART_PARTS_EXCEED, &chart->categories[row].row->origin,
                    DIAG_ARGS(chart->categories[row].text, stated, children));
        return false;
    }
    return true;
}

static bool prepare(Chart *chart, Series *series)
{
    SunburstOptions *options = series->options;
    const JsonValue *place = json_find(series->spec->item.source, "parent");
    const char **parents;
    if (!chart_read_texts(chart, options->parent,
                          place ? &place->origin : &series->spec->item.source->origin, &parents))
        return false;
    int count = chart->row_count;
    options->nodes = arena_array(chart->arena, (size_t)count, sizeof *options->nodes);
    for (int row = 0; row < count; row++) {
        options->nodes[row].stated = series->values[row];
        if (!find_parent(chart, parents[row], row, &options->nodes[row].parent))
            return false;
    }
    int circle = partition_lay_out(options->nodes, count);
    if (circle >= 0)
        return refuse_row(chart, E_CHART_PARENT_CYCLE, circle, chart->categories[circle].text);
    for (int row = 0; row < count; row++) {
        if (options->nodes[row].depth >= RINGS_MOST)
            return refuse_row(chart, E_CHART_RINGS_MANY, row, chart->categories[row].text);
    }
    return check_sums(chart, options->nodes);
}

/* ---- Places --------------------------------------------------------------------------------- */

typedef struct Burst {
    ChartPlan *plan;
    const Series *series;
    const PartitionNode *nodes;
    int ring_count;
    Point center;
    double radius, inner; /* points */
} Burst;

static double ring_radius(const Burst *burst, int ring)
{
    return burst->inner + (burst->radius - burst->inner) * ring / burst->ring_count;
}

static double angle_of(double share)
{
    return TOP_DEG + share * 360;
}

/* Whether a box around the middle of the part lies wholly in it: corners and the middles of sides
 * decide, for the part is a ring segment. */
static bool is_inside(const Burst *burst, const PartitionNode *node, Rect box)
{
    double near = ring_radius(burst, node->depth) + SEAM;
    double far = ring_radius(burst, node->depth + 1) - SEAM;
    for (int i = 0; i < 9; i++) {
        int row = i / 3;
        double x = box.x + box.width * (i % 3) / 2.0 - burst->center.x;
        double y = box.y + box.height * row / 2.0 - burst->center.y;
        double distance = hypot(x, y);
        double share = atan2(y, x) / DEGREE - angle_of(0);
        share = (share - 360 * floor(share / 360)) / 360;
        bool is_in =
            distance > near && distance < far &&
            (node->end - node->start > 0.999 || (share > node->start && share < node->end));
        if (!is_in)
            return false;
    }
    return true;
}

static PaintSpec part_color(const Burst *burst, int row)
{
    int root = row;
    while (burst->nodes[root].parent >= 0)
        root = burst->nodes[root].parent;
    int order = 0; /* among the roots */
    for (int i = 0; i < root; i++)
        order += burst->nodes[i].parent < 0;
    PaintSpec color = round_part_color(burst->plan, burst->series, order);
    return paint_spec_tint(&color, pow(TINT_STEP, burst->nodes[row].depth));
}

/* The name, with the value below it where both have room; NULL: neither fits. */
static const ChartText *inside_text(const Burst *burst, int row, Rect *box)
{
    const PartitionNode *node = &burst->nodes[row];
    const Chart *chart = burst->plan->chart;
    double middle = angle_of((node->start + node->end) / 2) * DEGREE;
    double reach = (ring_radius(burst, node->depth) + ring_radius(burst, node->depth + 1)) / 2;
    Point at = {burst->center.x + cos(middle) * reach, burst->center.y + sin(middle) * reach};
    PaintSpec ground = part_color(burst, row);
    PaintSpec *color = arena_alloc(burst->plan->arena, sizeof *color);
    *color = plan_text_color_on(burst->plan, &ground);
    TextLook look = {.align = TEXT_ALIGN_CENTER, .color = color};
    const char *name = chart->categories[row].text;
    const char *value = series_label(burst->plan, burst->series, row);
    const char *both = arena_print(burst->plan->arena, "%s\n%s", name, value);
    for (int i = value[0] ? 0 : 1; i < 2; i++) {
        ChartText *text = arena_alloc(burst->plan->arena, sizeof *text);
        *text = chart_text_set(
            burst->plan, ROLE_LABEL, &look,
            chart_literal(chart, i ? name : both, burst->series->cells[row], "label"), INFINITY);
        *box = (Rect){at.x - text->width / 2, at.y - text->height / 2, text->width, text->height};
        if (is_inside(burst, node, *box))
            return text;
    }
    return NULL;
}

/* ---- Drawing -------------------------------------------------------------------------------- */

static RoundLabel outside_label(const Burst *burst, int row)
{
    const PartitionNode *node = &burst->nodes[row];
    const char *value = series_label(burst->plan, burst->series, row);
    const char *name = burst->plan->chart->categories[row].text;
    return (RoundLabel){
        .words = value[0] ? arena_print(burst->plan->arena, "%s %s", name, value) : name,
        .row = row,
        .angle_deg = angle_of((node->start + node->end) / 2),
        .radius = ring_radius(burst, node->depth + 1),
        .weight = node->value,
    };
}

/* The parts in the outermost ring of their branch whose names do not fit inside. */
static int list_outside(const Burst *burst, RoundLabel *labels)
{
    int count = 0;
    Rect box;
    for (int row = 0; row < burst->plan->chart->row_count; row++) {
        const PartitionNode *node = &burst->nodes[row];
        bool is_leaf = node->value > 0 && node->children <= 0;
        if (is_leaf && (burst->radius <= 0 || !inside_text(burst, row, &box)))
            labels[count++] = outside_label(burst, row);
    }
    return count;
}

static void draw_part(const Burst *burst, int row)
{
    PaintSpec white = {.kind = PAINT_SOLID, .color = COLOR_WHITE, .opacity = 1};
    const PartitionNode *node = &burst->nodes[row];
    Path *path = path_create(burst->plan->arena);
    path_ring_segment(path, burst->center, ring_radius(burst, node->depth),
                      ring_radius(burst, node->depth + 1), angle_of(node->start),
                      angle_of(node->end));
    PaintSpec color = part_color(burst, row);
    plan_mark(burst->plan, burst->series->index, row);
    plan_fill(burst->plan, "part", path, &color);
    plan_stroke(burst->plan, "seam", path, &white, (Stroke){.width = SEAM, .join = JOIN_ROUND});
}

static void draw_names(const Burst *burst)
{
    ChartPlan *plan = burst->plan;
    for (int row = 0; row < plan->chart->row_count; row++) {
        const PartitionNode *node = &burst->nodes[row];
        if (!(node->value > 0))
            continue;
        Rect box;
        const ChartText *text = inside_text(burst, row, &box);
        plan_mark(plan, burst->series->index, row);
        if (text)
            plan_text_or_report(plan, "label", text, (Point){box.x, box.y},
                                plan->chart->categories[row].text);
        else if (node->children > 0)
            diag_report(plan->diagnostics, W_CHART_LABEL_DROPPED,
                        &plan->chart->node->source->origin,
                        DIAG_ARGS(plan->chart->categories[row].text));
    }
}

static void draw(ChartPlan *plan, const Series *series)
{
    const SunburstOptions *options = series->options;
    size_t rows = (size_t)plan->chart->row_count;
    Burst burst = {.plan = plan,
                   .series = series,
                   .nodes = options->nodes,
                   .ring_count = partition_depth(options->nodes, plan->chart->row_count)};
    bool has_value = false;
    for (size_t row = 0; row < rows; row++)
        has_value |= burst.nodes[row].value > 0;
    if (!has_value) {
        diag_report(plan->diagnostics, W_CHART_EMPTY, &plan->chart->node->source->origin,
                    DIAG_NO_ARGS);
        return;
    }
    RoundLabel *labels = arena_array(plan->arena, rows, sizeof *labels);
    int count = 0;
    if (round_has_labels(series)) { /* first with all names outside, then with those that must */
        for (int pass = 0; pass < 2; pass++) {
            count = list_outside(&burst, labels);
            burst.radius = round_label_radius(plan, plan->plot, labels, &count, &burst.center);
            burst.inner = burst.radius * options->inner;
        }
        for (int i = 0; i < count; i++)
            labels[i].radius = ring_radius(&burst, burst.nodes[labels[i].row].depth + 1);
    } else {
        burst.radius = round_label_radius(plan, plan->plot, labels, &count, &burst.center);
        burst.inner = burst.radius * options->inner;
    }
    for (size_t row = 0; row < rows; row++) {
        if (burst.nodes[row].value > 0)
            draw_part(&burst, (int)row);
    }
    if (round_has_labels(series))
        draw_names(&burst);
    round_label_draw(plan, plan->plot, burst.center, burst.radius, labels, count);
    round_center_draw(plan, burst.center, burst.inner * 1.5, options->center,
                      options->center_label);
    plan_mark(plan, -1, -1);
}

const ChartType chart_sunburst = {
    .variant = {"sunburst", "Parts of a whole and their own parts, in rings.", "旭日图。", fields,
                sizeof(SunburstOptions)},
    .example =
        "{\"type\": \"chart\", \"x\": \"n\", \"aspect\": 1.2, \"data\": [{\"n\": \"工业\", "
        "\"v\": 58, \"p\": null}, {\"n\": \"煤炭\", \"v\": 26, \"p\": \"工业\"}, {\"n\": "
        "\"装备\", \"v\": 20, \"p\": \"工业\"}, {\"n\": \"服务业\", \"v\": 32, \"p\": null}, "
        "{\"n\": \"物流\", \"v\": 12, \"p\": \"服务业\"}, {\"n\": \"农业\", \"v\": 10, \"p\": "
        "null}], \"series\": [{\"type\": \"sunburst\", \"y\": \"v\", \"parent\": \"p\"}], "
        "\"alt\": \"旭日图\"}",
    .family = FAMILY_WHOLE,
    .flags = CHART_NEEDS_BANDS | CHART_NO_NEGATIVE | CHART_ONLY_ONE,
    .rows_most = 1000,
    .prepare = prepare,
    .draw = draw,
};
