/* sankey: flows from one thing to another, as wide as their value. */
#include "chart/chart_data.h"
#include "chart/chart_fields.h"
#include "chart/chart_type.h"
#include "chart/sankey.h"
#include "chart/label_place.h"
#include "chart/palette.h"
#include "chart/series_draw.h"

#include <math.h>

#define NODE_EM    0.8  /* width of a node */
#define GAP_EM     1.0  /* between nodes of a layer */
#define NAME_SHARE 0.24 /* of the width, at most, for the names of the last layer */
#define LINK_ALPHA 0.36

typedef struct SankeyOptions {
    const char *to;
    Sankey flow;
} SankeyOptions;

static const Field fields[] = {
    {"to", &field_string, offsetof(SankeyOptions, to), 0, 0, NULL, FIELD_REQUIRED, NULL,
     "Member of each row that names where the flow goes; x names where it comes from.",
     "去向字段；来源由 x 决定。"},
    FIELD_ROWS_END,
};

static bool prepare(Chart *chart, Series *series)
{
    SankeyOptions *options = series->options;
    const JsonValue *place = json_find(series->spec->item.source, "to");
    const char **targets;
    if (!chart_read_texts(chart, options->to, &place->origin, &targets))
        return false;
    Sankey *flow = &options->flow;
    size_t count = (size_t)chart->row_count;
    flow->nodes = arena_array(chart->arena, count * 2, sizeof *flow->nodes);
    flow->links = arena_array(chart->arena, count, sizeof *flow->links);
    for (int row = 0; row < chart->row_count; row++) {
        if (series->values[row] > 0)
            sankey_add(flow, chart->categories[row].text, targets[row], series->values[row], row);
    }
    const char *cycle = sankey_layer(flow);
    if (!cycle)
        return true;
    diag_report(chart->diagnostics, E_CHART_CYCLE, &series->spec->item.source->origin,
                DIAG_ARGS(cycle));
    return false;
}

static PaintSpec node_color(const ChartPlan *plan, const Series *series, int node)
{
    if (series->spec->color.kind != PAINT_NONE)
        return series->color;
    return chart_colors_color(plan->chart, node % plan->chart->chart_colors_count);
}

static double node_x(const ChartPlan *plan, const Sankey *flow, int layer, double names)
{
    double width = plan->plot.width - names - plan->chart->em * NODE_EM;
    return plan->plot.x + (flow->layer_count > 1 ? width * layer / (flow->layer_count - 1) : 0);
}

static void draw_link(ChartPlan *plan, const Series *series, const Sankey *flow,
                      const SankeyLink *link, double names)
{
    double from_x =
        node_x(plan, flow, flow->nodes[link->from].layer, names) + plan->chart->em * NODE_EM;
    double to_x = node_x(plan, flow, flow->nodes[link->to].layer, names);
    double middle = (from_x + to_x) / 2;
    double from = plan->plot.y + link->from_y;
    double to = plan->plot.y + link->to_y;
    Path *path = path_create(plan->arena);
    path_move(path, from_x, from);
    path_curve(path, middle, from, middle, to, to_x, to);
    path_line(path, to_x, to + link->thickness);
    path_curve(path, middle, to + link->thickness, middle, from + link->thickness, from_x,
               from + link->thickness);
    path_close(path);
    PaintSpec color = node_color(plan, series, link->from);
    color.opacity *= LINK_ALPHA;
    plan_mark(plan, series->index, link->row);
    plan_fill(plan, "link", path, &color);
}

static const char *node_words(const ChartPlan *plan, const Series *series, const SankeyNode *node)
{
    if (series->spec->label.show == SWITCH_OFF)
        return node->name;
    JsonValue *sum = json_new_number(plan->chart->arena, fmax(node->in, node->out), NULL);
    return arena_print(plan->arena, "%s %s", node->name,
                       chart_format_cell(plan->chart, series->spec->label.format, sum));
}

static ChartText node_text(const ChartPlan *plan, const Series *series, const SankeyNode *node)
{
    return chart_text_fit(plan, ROLE_LABEL, NULL, node_words(plan, series, node),
                          plan->plot.width * NAME_SHARE, 2);
}

static void draw_node(ChartPlan *plan, const Series *series, const Sankey *flow, int index,
                      double names)
{
    const SankeyNode *node = &flow->nodes[index];
    Rect box = {node_x(plan, flow, node->layer, names), plan->plot.y + node->y,
                plan->chart->em * NODE_EM, node->height};
    PaintSpec color = node_color(plan, series, index);
    plan_mark(plan, series->index, index);
    plan_rectangle(plan, "node", box, &color);
    LabelRequest request = {
        .text = node_text(plan, series, node),
        .words = node->name,
        .anchor = box,
        .gap = plan->chart->em * 0.35,
        .spots = {SPOT_RIGHT, SPOT_LEFT},
        .spot_count = 2,
        .priority = node->height,
    };
    labels_add(plan, &request);
}

static void draw(ChartPlan *plan, const Series *series)
{
    const SankeyOptions *options = series->options;
    Sankey flow = options->flow; /* the places differ from size to size */
    flow.nodes = arena_array(plan->arena, (size_t)flow.node_count, sizeof *flow.nodes);
    flow.links = arena_array(plan->arena, (size_t)flow.link_count, sizeof *flow.links);
    if (flow.link_count == 0) {
        diag_report(plan->diagnostics, W_CHART_EMPTY, &plan->chart->node->source->origin,
                    DIAG_NO_ARGS);
        return;
    }
    memcpy(flow.nodes, options->flow.nodes, (size_t)flow.node_count * sizeof *flow.nodes);
    memcpy(flow.links, options->flow.links, (size_t)flow.link_count * sizeof *flow.links);
    sankey_place(&flow, plan->arena, plan->plot.height, plan->chart->em * GAP_EM);
    double names = 0;
    for (int i = 0; i < flow.node_count; i++) {
        if (flow.nodes[i].layer == flow.layer_count - 1)
            names = fmax(names, node_text(plan, series, &flow.nodes[i]).width);
    }
    names += plan->chart->em * 0.5;
    for (int i = 0; i < flow.link_count; i++)
        draw_link(plan, series, &flow, &flow.links[i], names);
    for (int i = 0; i < flow.node_count; i++)
        draw_node(plan, series, &flow, i, names);
    plan_mark(plan, -1, -1);
}

const ChartType chart_sankey = {
    .variant = {"sankey", "Flows from one thing to another, as wide as their value.",
                "桑基图：流向与流量。", fields, sizeof(SankeyOptions)},
    .example =
        "{\"type\": \"chart\", \"x\": \"from\", \"data\": [{\"from\": \"财政资金\", \"to\": "
        "\"研发项目\", \"v\": 12}, {\"from\": \"企业投入\", \"to\": \"研发项目\", \"v\": 20}, "
        "{\"from\": \"研发项目\", \"to\": \"成果转化\", \"v\": 18}], \"series\": [{\"type\": "
        "\"sankey\", \"y\": \"v\", \"to\": \"to\"}], \"alt\": \"桑基图\"}",
    .family = FAMILY_WHOLE,
    .flags = CHART_NEEDS_BANDS | CHART_NO_NEGATIVE | CHART_ONLY_ONE,
    .rows_most = 600,
    .prepare = prepare,
    .draw = draw,
};
