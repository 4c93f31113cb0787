/* network: who is related to whom, as discs with words and lines between them. Places are in
 * network_place.c; steps that follow each other are a flow. */
#include "element/composite.h"
#include "element/connector.h"
#include "element/items.h"
#include "element/network_words.h"

#include <math.h>

#include "base/limits.h"

#define RADIUS_MOST_EM  1.9 /* of the disc with the largest weight */
#define RADIUS_LEAST_EM 0.4
#define EDGE_WORDS_EM   7 /* words on an edge are set no wider */

typedef struct NetworkItem {
    const char *id;
    const JsonValue *title;
    double weight;
    PaintSpec tone;
} NetworkItem;

typedef struct NetworkLink {
    const char *from, *to;
    const JsonValue *text;
    double weight;
    bool is_dashed;
} NetworkLink;

typedef struct NetworkElement {
    CompositeFields composite;
    const JsonValue *nodes, *edges;
    int form;
    bool is_directed;
    Palette palette;
    const Node **labels;     /* node_count of them */
    const Node **edge_words; /* edge_count of them, NULL: none */
    const NetworkItem *items;
    int node_count, edge_count;
    NetworkEdge *ends;  /* edge_count of them */
    NetworkLink *links; /* edge_count of them */
    double node_most, edge_most;
} NetworkElement;

static const FieldName forms[] = {{"force", NETWORK_FORCE}, {"ring", NETWORK_RING}, {NULL, 0}};

static const Field fields[] = {
    COMPOSITE_FIELDS(NetworkElement),
    {"nodes", &field_json, offsetof(NetworkElement, nodes), 0, 0, NULL, FIELD_REQUIRED, NULL,
     "Nodes: {id, title, weight, tone}, or texts; the area of a disc follows its weight.",
     "节点：{id, title, weight, tone} 或文字；圆的面积与 weight 成正比。"},
    {"edges", &field_json, offsetof(NetworkElement, edges), 0, 0, NULL, 0, NULL,
     "Lines: {from, to, text, weight, dashed} by id or title; the width follows the weight.",
     "连线：{from, to, text, weight, dashed}，按 id 或标题；线宽与 weight 成正比。"},
    {"form", &field_enum, offsetof(NetworkElement, form), 0, 0, forms, 0, NULL,
     "Placed by force, or in a ring.", "force 力导向，ring 环形。"},
    {"directed", &field_boolean, offsetof(NetworkElement, is_directed), 0, 0, NULL, 0, NULL,
     "Lines end in arrow heads.", "连线带箭头。"},
    FIELDS_END,
};

static const Field item_fields[] = {
    {"id", &field_string, offsetof(NetworkItem, id), 0, 0, NULL, 0, NULL, "Name for edges.",
     "标识。"},
    {"title", &field_text, offsetof(NetworkItem, title), 0, 0, NULL, 0, NULL, "Words.", "标题。"},
    {"weight", &field_number, offsetof(NetworkItem, weight), 0, 1e15, NULL, 0, "1", "Of the disc.",
     "圆的大小。"},
    {"tone", &field_color, offsetof(NetworkItem, tone), 0, 0, NULL, 0, NULL, "Colour.", "颜色。"},
    FIELDS_END,
};

static const Field link_fields[] = {
    {"from", &field_string, offsetof(NetworkLink, from), 0, 0, NULL, FIELD_REQUIRED, NULL, "Start.",
     "起点。"},
    {"to", &field_string, offsetof(NetworkLink, to), 0, 0, NULL, FIELD_REQUIRED, NULL, "End.",
     "终点。"},
    {"text", &field_text, offsetof(NetworkLink, text), 0, 0, NULL, 0, NULL, "Words on it.",
     "线上的文字。"},
    {"weight", &field_number, offsetof(NetworkLink, weight), 0, 1e15, NULL, 0, "1", "Of the line.",
     "线的粗细。"},
    {"dashed", &field_boolean, offsetof(NetworkLink, is_dashed), 0, 0, NULL, 0, NULL, "Dashed.",
     "虚线。"},
    FIELDS_END,
};

static const char *const part_names[] = {"title", "label", NULL};

static int find_item(const NetworkElement *element, const char *name)
{
    for (int i = 0; i < element->node_count; i++) {
        if (element->items[i].id && strcmp(element->items[i].id, name) == 0)
            return i;
    }
    for (int i = 0; i < element->node_count; i++) {
        const JsonValue *title = element->items[i].title;
        if (title && title->kind == JSON_STRING && text_equals(title->text, name))
            return i;
    }
    return -1;
}

static int resolve(Builder *builder, const NetworkElement *element, const char *name,
                   const JsonValue *link, const char *member)
{
    int index = name ? find_item(element, name) : -1;
    const JsonValue *value = json_find(link, member);
    if (index < 0 && name)
        diag_report(builder->diagnostics, E_NETWORK_NODE, value ? &value->origin : &link->origin,
                    DIAG_ARGS(name));
    return index;
}

static void read_edges(Builder *builder, const Node *node, NetworkElement *element)
{
    int count = 0;
    element->links = items_read(builder, node, element->edges, link_fields, sizeof *element->links,
                                "from", &count);
    element->ends = arena_array(builder->arena, (size_t)count, sizeof *element->ends);
    for (int i = 0; i < count; i++) {
        const NetworkLink *link = &element->links[i];
        const JsonValue *source = element->edges->items[i];
        int from = resolve(builder, element, link->from, source, "from");
        int to = resolve(builder, element, link->to, source, "to");
        if (from < 0 || to < 0)
            continue;
        if (from == to) {
            diag_report(builder->diagnostics, E_NETWORK_SELF, &source->origin,
                        DIAG_ARGS(link->from));
            continue;
        }
        element->edge_most = fmax(element->edge_most, link->weight);
        element->links[element->edge_count] = *link;
        element->ends[element->edge_count++] = (NetworkEdge){.from = from, .to = to};
    }
}

/* Words on the edges: smaller than those of nodes. */
static void add_edge_words(const Composite *composite, Node *node, NetworkElement *element)
{
    element->edge_words = arena_array(composite->builder->arena, (size_t)element->edge_count,
                                      sizeof *element->edge_words);
    for (int i = 0; i < element->edge_count; i++) {
        if (!element->links[i].text)
            continue;
        Part part = part_text(composite, "label", element->links[i].text);
        part_styles(&part, "fontSize", "0.85em", "lineHeight", "1.25em", "textAlign", "center",
                    NULL);
        part_style_color(&part, "color", &element->palette.grey);
        element->edge_words[i] = part_add(node, &part);
    }
}

static bool is_too_large(const JsonValue *list, uint32_t limit)
{
    return list && list->kind == JSON_ARRAY && list->count > limit;
}

static bool build(Builder *builder, Node *node)
{
    NetworkElement *element = node->properties;
    Composite composite = composite_begin(builder, node, part_names);
    element->palette = composite.palette;
    if (is_too_large(element->nodes, LIMIT_NETWORK_NODES) ||
        is_too_large(element->edges, LIMIT_NETWORK_EDGES)) {
        LimitId id = is_too_large(element->nodes, LIMIT_NETWORK_NODES) ? LIMIT_ID_NETWORK_NODES
                                                                       : LIMIT_ID_NETWORK_EDGES;
        diag_report_limit(builder->diagnostics, E_NETWORK_SIZE, &node->source->origin, id,
                          DIAG_ARGS(arena_print(builder->arena, "%d", LIMIT_NETWORK_NODES),
                                    arena_print(builder->arena, "%d", LIMIT_NETWORK_EDGES)));
        return false;
    }
    element->items = items_read(builder, node, element->nodes, item_fields, sizeof *element->items,
                                "title", &element->node_count);
    element->labels =
        arena_array(builder->arena, (size_t)element->node_count, sizeof *element->labels);
    for (int i = 0; i < element->node_count; i++) {
        element->node_most = fmax(element->node_most, element->items[i].weight);
        if (!element->items[i].title)
            continue;
        Part title = part_text(&composite, "title", element->items[i].title);
        part_styles(&title, "lineHeight", "1.3em", "textAlign", "center", NULL);
        part_style_color(&title, "color", &element->palette.ink);
        element->labels[i] = part_add(node, &title);
    }
    if (element->node_count == 0)
        diag_report(builder->diagnostics, W_ITEMS_NONE, &node->source->origin,
                    DIAG_ARGS("network"));
    read_edges(builder, node, element);
    add_edge_words(&composite, node, element);
    return true;
}

static Intrinsic measure(LayoutContext *context, const Node *node)
{
    const NetworkElement *element = node->properties;
    double em = node->style->font_size.value;
    double widest = 0;
    for (int i = 0; i < element->node_count; i++) {
        if (element->labels[i])
            widest = fmax(widest, layout_measure(context, element->labels[i]).max);
    }
    return (Intrinsic){18 * em, fmax(32 * em, 4 * fmin(widest, 10 * em))};
}

static Connector connector_of(const NetworkElement *element, int index, double em)
{
    const NetworkLink *link = &element->links[index];
    double share = element->edge_most > 0 ? link->weight / element->edge_most : 1;
    return (Connector){
        .look = link->is_dashed ? CONNECTOR_DASHES : CONNECTOR_LINE,
        .width = fmax(0.5, (element->edge_most == 1 ? 0.09 : 0.28) * em * share),
        .color = palette_tint(&element->palette.main, 0.45),
        .has_head = element->is_directed,
    };
}

static NetworkPlan make_plan(Arena *arena, const NetworkElement *element, double width, double em)
{
    NetworkPlan plan = {
        .form = (NetworkForm)element->form,
        .node_count = element->node_count,
        .edge_count = element->edge_count,
        .width = width,
        .gap = 0.6 * em,
    };
    plan.nodes = arena_array(arena, (size_t)plan.node_count, sizeof *plan.nodes);
    plan.edges = arena_array(arena, (size_t)plan.edge_count, sizeof *plan.edges);
    for (int i = 0; i < plan.edge_count; i++) {
        Connector connector = connector_of(element, i, em);
        plan.edges[i] = element->ends[i];
        plan.edges[i].head = connector_head_length(&connector);
    }
    for (int i = 0; i < plan.node_count; i++) {
        double share = element->node_most > 0 ? element->items[i].weight / element->node_most : 1;
        double even = element->node_most == 1 ? 0.5 : 1; /* weights left out: smaller discs */
        plan.nodes[i].radius = em * fmax(RADIUS_LEAST_EM, RADIUS_MOST_EM * sqrt(share) * even);
    }
    return plan;
}

/* The words of `part` set at most `most` wide; their size goes into the plan. */
static Box *set_words(LayoutContext *context, const Node *part, double most, Size *size)
{
    double width = fmin(most, layout_measure(context, part).max);
    BoxSpace offer = {width, INFINITY, width, NAN, true};
    Box *box = layout_box(context, part, &offer);
    *size = box->size;
    return box;
}

static void place_edge_words(LayoutContext *context, Box *box, const NetworkPlan *plan,
                             Box *const *words)
{
    const NetworkElement *element = box->node->properties;
    for (int i = 0; i < plan->edge_count; i++) {
        const NetworkEdge *edge = &plan->edges[i];
        if (edge->has_words)
            box_place(context, box, words[i], edge->corner.x, edge->corner.y);
        else if (words[i])
            diag_report(context->diagnostics, W_NETWORK_WORDS, &element->links[i].text->origin,
                        DIAG_ARGS(element->links[i].text->text.data));
    }
}

static double arrange(LayoutContext *context, Box *box, const Space *space)
{
    const NetworkElement *element = box->node->properties;
    double em = box->node->style->font_size.value;
    NetworkPlan *plan = arena_alloc(context->arena, sizeof *plan);
    *plan = make_plan(context->arena, element, space->width, em);
    box->content = plan;
    double most = fmax(em, network_label_width(plan));
    Box **labels = arena_array(context->arena, (size_t)plan->node_count, sizeof *labels);
    Box **words = arena_array(context->arena, (size_t)plan->edge_count, sizeof *words);
    for (int i = 0; i < plan->node_count; i++) {
        if (element->labels[i])
            labels[i] =
                set_words(context, element->labels[i], fmin(most, 9 * em), &plan->nodes[i].label);
    }
    for (int i = 0; i < plan->edge_count; i++) {
        if (element->edge_words[i])
            words[i] = set_words(context, element->edge_words[i], EDGE_WORDS_EM * em,
                                 &plan->edges[i].words);
    }
    double height = network_place(plan, context->arena);
    if (element->form == NETWORK_FORCE && plan->form == NETWORK_RING && plan->node_count > 0)
        diag_report(context->diagnostics, W_NETWORK_RING, &box->node->source->origin, DIAG_NO_ARGS);
    for (int i = 0; i < plan->node_count; i++) {
        if (labels[i])
            box_place(context, box, labels[i], plan->nodes[i].corner.x, plan->nodes[i].corner.y);
    }
    place_edge_words(context, box, plan, words);
    return height;
}

typedef struct EdgeDrawing {
    PaintContext *context;
    Connector connector;
    Rect room;
} EdgeDrawing;

static void draw_piece(void *context, const Point *points, int count, bool is_last)
{
    EdgeDrawing *drawing = context;
    Point moved[2 * NETWORK_EDGE_POINTS_MOST];
    for (int i = 0; i < count; i++)
        moved[i] = (Point){drawing->room.x + points[i].x, drawing->room.y + points[i].y};
    Connector connector = drawing->connector;
    connector.has_head &= is_last;
    connector_draw(drawing->context, &connector, moved, count);
}

static void draw_edge(PaintContext *context, const NetworkElement *element, const NetworkPlan *plan,
                      int index, double em, Rect room)
{
    EdgeDrawing drawing = {context, connector_of(element, index, em), room};
    network_edge_visit(plan, index, draw_piece, &drawing);
}

static void draw(PaintContext *context, const Box *box, Rect room)
{
    const NetworkElement *element = box->node->properties;
    const NetworkPlan *plan = box->content;
    double em = box->node->style->font_size.value;
    for (int e = 0; e < plan->edge_count; e++)
        draw_edge(context, element, plan, e, em, room);
    for (int i = 0; i < plan->node_count; i++) {
        const NetworkNode *node = &plan->nodes[i];
        const PaintSpec *tone = &element->items[i].tone;
        Color color = tone->kind == PAINT_SOLID ? tone->color : element->palette.main;
        Path *disc = path_create(context->arena);
        path_ellipse(disc,
                     (Rect){room.x + node->at.x - node->radius, room.y + node->at.y - node->radius,
                            2 * node->radius, 2 * node->radius});
        paint_fill(context, disc, FILL_NONZERO, scene_solid(context->arena, color, 1));
    }
}

const ElementType element_network = {
    .name = "network",
    .help = "A network of relations: weighted discs, lines between them, words beside.",
    .help_zh = "关系网络：带权重的圆、连线与不重叠的文字。",
    .example =
        "{\"type\": \"network\", \"nodes\": ["
        "{\"title\": \"市政府\", \"weight\": 9}, "
        "{\"title\": \"产业园区\", \"weight\": 6}, {\"title\": \"高校\", \"weight\": 4}, "
        "{\"title\": \"龙头企业\", \"weight\": 5}, {\"title\": \"科研院所\", \"weight\": 3}, "
        "{\"title\": \"金融机构\", \"weight\": 3}, {\"title\": \"中小企业\", \"weight\": 2}], "
        "\"edges\": [{\"from\": \"市政府\", \"to\": \"产业园区\", \"weight\": 3, \"text\": "
        "\"规划\"}, "
        "{\"from\": \"市政府\", \"to\": \"高校\", \"weight\": 1}, "
        "{\"from\": \"产业园区\", \"to\": \"龙头企业\", \"weight\": 3}, "
        "{\"from\": \"高校\", \"to\": \"科研院所\", \"weight\": 2, \"text\": \"共建\"}, "
        "{\"from\": \"科研院所\", \"to\": \"龙头企业\", \"weight\": 1, \"text\": \"转化\", "
        "\"dashed\": true}, "
        "{\"from\": \"市政府\", \"to\": \"金融机构\", \"weight\": 1}, "
        "{\"from\": \"金融机构\", \"to\": \"中小企业\", \"weight\": 2, \"text\": \"贷款\"}, "
        "{\"from\": \"龙头企业\", \"to\": \"中小企业\", \"weight\": 2}]}",
    .content = CONTENT_NONE,
    .fields = fields,
    .size = sizeof(NetworkElement),
    .build = build,
    .measure = measure,
    .arrange = arrange,
    .draw = draw,
};
