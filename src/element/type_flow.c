/* flow: a chart of boxes and arrows. Places and routes are in flow_place.c. */
#include "element/composite.h"
#include "element/connector.h"
#include "element/flow_place.h"
#include "element/items.h"

#include <math.h>

enum { FLOW_COLUMN, FLOW_ROW };
enum { FORM_BOX, FORM_ROUND, FORM_DIAMOND, FORM_DATA };

/* More cannot be read on a page, and routing grows with the square. */

typedef struct FlowItem {
    const char *id;
    const JsonValue *title, *text;
    PaintSpec tone;
    int form;
} FlowItem;

typedef struct FlowLink {
    const char *from, *to;
    const JsonValue *text;
    bool is_dashed;
} FlowLink;

typedef struct FlowElement {
    CompositeFields composite;
    const JsonValue *nodes, *edges;
    int direction, connector;
    Palette palette;
    const Node **boxes;  /* node_count of them */
    const Node **labels; /* edge_count of them */
    bool *dashed;
    int node_count, edge_count;
    FlowEdge *edges_read;
} FlowElement;

typedef struct FlowContent {
    FlowPlan plan;
    double shift; /* across, to the middle */
} FlowContent;

static const FieldName directions[] = {{"column", FLOW_COLUMN}, {"row", FLOW_ROW}, {NULL, 0}};
static const FieldName forms[] = {{"box", FORM_BOX},
                                  {"round", FORM_ROUND},
                                  {"diamond", FORM_DIAMOND},
                                  {"data", FORM_DATA},
                                  {NULL, 0}};

static const Field fields[] = {
    COMPOSITE_FIELDS(FlowElement),
    {"nodes", &field_json, offsetof(FlowElement, nodes), 0, 0, NULL, FIELD_REQUIRED, NULL,
     "Boxes: {id, title, text, shape: box|round|diamond|data, tone}, or texts.",
     "节点：{id, title, text, shape: box|round|diamond|data, tone} 或文字。"},
    {"edges", &field_json, offsetof(FlowElement, edges), 0, 0, NULL, 0, NULL,
     "Arrows: {from, to, text, dashed} by id or title; without them each box leads to the next.",
     "连线：{from, to, text, dashed}，按 id 或标题；不写则依次相连。"},
    {"direction", &field_enum, offsetof(FlowElement, direction), 0, 0, directions, 0, NULL,
     "Down or to the right.", "column 自上而下，row 自左而右。"},
    {"connector", &field_enum, offsetof(FlowElement, connector), 0, 0, connector_looks, 0, NULL,
     "Look of the arrows.", "连线的样式。"},
    FIELDS_END,
};

static const Field item_fields[] = {
    {"id", &field_string, offsetof(FlowItem, id), 0, 0, NULL, 0, NULL, "Name for edges.", "标识。"},
    {"title", &field_text, offsetof(FlowItem, title), 0, 0, NULL, 0, NULL, "Words.", "标题。"},
    {"text", &field_text, offsetof(FlowItem, text), 0, 0, NULL, 0, NULL, "Smaller words.",
     "说明。"},
    {"shape", &field_enum, offsetof(FlowItem, form), 0, 0, forms, 0, NULL, "Form.", "形状。"},
    {"tone", &field_color, offsetof(FlowItem, tone), 0, 0, NULL, 0, NULL, "Colour.", "颜色。"},
    FIELDS_END,
};

static const Field link_fields[] = {
    {"from", &field_string, offsetof(FlowLink, from), 0, 0, NULL, FIELD_REQUIRED, NULL, "Start.",
     "起点。"},
    {"to", &field_string, offsetof(FlowLink, to), 0, 0, NULL, FIELD_REQUIRED, NULL, "End.",
     "终点。"},
    {"text", &field_text, offsetof(FlowLink, text), 0, 0, NULL, 0, NULL, "Words on it.",
     "线上的文字。"},
    {"dashed", &field_boolean, offsetof(FlowLink, is_dashed), 0, 0, NULL, 0, NULL, "Dashed.",
     "虚线。"},
    FIELDS_END,
};

static const char *const part_names[] = {"box", "title", "text", "label", NULL};

static void set_defaults(Builder *builder, Node *node)
{
    style_defaults(builder, node, "gap", "2.4em 1.6em", NULL);
}

/* The drawn form that holds the words: a box of the layout, or a shape. */
static Part form_part(const Composite *composite, const FlowItem *item, const Color *ground,
                      const Color *line)
{
    bool is_drawn = item->form == FORM_DIAMOND || item->form == FORM_DATA;
    Part part = part_new(composite, is_drawn ? "shape" : "column", "box");
    if (!is_drawn) {
        part_styles(&part, "padding", "0.6em 1.1em", "borderRadius",
                    item->form == FORM_ROUND ? "50%" : composite_radius(composite->builder),
                    "justifyContent", "center", "alignItems", "center", NULL);
        part_style_color(&part, "background", ground);
        return part;
    }
    part_set_string(&part, "shape", item->form == FORM_DIAMOND ? "polygon" : "path");
    if (item->form == FORM_DIAMOND)
        part_set_number(&part, "sides", 4);
    else
        part_set_string(&part, "path", "M12 0H100L88 100H0Z");
    part_set_color(&part, "fill", ground);
    part_set_color(&part, "stroke", line);
    part_set_string(&part, "strokeWidth", "0.75pt");
    part_styles(&part, "padding", item->form == FORM_DIAMOND ? "1.2em 2.4em" : "0.6em 1.6em", NULL);
    return part;
}

static const Node *add_box(const Composite *composite, const FlowElement *element,
                           const FlowItem *item)
{
    const Palette *palette = &element->palette;
    Color main = item->tone.kind == PAINT_SOLID ? item->tone.color : palette->main;
    Color tint = palette_tint(&main, item->form == FORM_DIAMOND ? 0.04 : 0.12);
    const Color *ground = item->form == FORM_ROUND ? &main : &tint;
    Color on = palette_on(palette, ground);
    Part form = form_part(composite, item, ground, &main);
    Node *box = part_add(composite->node, &form);
    if (!box)
        return NULL;
    Part column = part_new(composite, "column", NULL);
    part_styles(&column, "gap", "0.1em", NULL);
    Node *inner = part_add(box, &column);
    const JsonValue *const words[] = {item->title, item->text};
    const char *const names[] = {"title", "text"};
    for (int i = 0; inner && i < 2; i++) {
        if (!words[i])
            continue;
        Part part = part_text(composite, names[i], words[i]);
        part_styles(&part, "textAlign", "center", "lineHeight", "1.35em", "fontWeight",
                    i == 0 ? "700" : "400", "fontSize", i == 0 ? "1em" : "0.86em", NULL);
        part_style_color(&part, "color", item->form == FORM_ROUND ? &on : &palette->ink);
        part_add(inner, &part);
    }
    return box;
}

static int find_item(const FlowItem *items, int count, const char *name)
{
    for (int i = 0; i < count; i++) {
        if (items[i].id && strcmp(items[i].id, name) == 0)
            return i;
    }
    for (int i = 0; i < count; i++) {
        const JsonValue *title = items[i].title;
        if (title && title->kind == JSON_STRING && text_equals(title->text, name))
            return i;
    }
    return -1;
}

static int resolve(const Composite *composite, const FlowItem *items, int count, const char *name,
                   const JsonValue *link, const char *member)
{
    int index = name ? find_item(items, count, name) : -1;
    const JsonValue *value = json_find(link, member);
    if (index < 0 && name)
        diag_report(composite->builder->diagnostics, E_FLOW_NODE,
                    value ? &value->origin : &link->origin, DIAG_ARGS(name));
    return index;
}

static void add_label(const Composite *composite, FlowElement *element, const JsonValue *text)
{
    int index = element->edge_count - 1;
    if (!text)
        return;
    Part part = part_text(composite, "label", text);
    part_styles(&part, "fontSize", "0.86em", "lineHeight", "1.3em", "textAlign", "center", NULL);
    part_style_color(&part, "color", &element->palette.main);
    element->labels[index] = part_add(composite->node, &part);
}

static void add_edge(FlowElement *element, int from, int to, bool is_dashed)
{
    element->edges_read[element->edge_count] = (FlowEdge){.from = from, .to = to};
    element->dashed[element->edge_count++] = is_dashed;
}

static void read_edges(const Composite *composite, FlowElement *element, const FlowItem *items)
{
    Builder *builder = composite->builder;
    int count = 0;
    FlowLink *links = items_read(builder, composite->node, element->edges, link_fields,
                                 sizeof *links, "from", &count);
    size_t room = (size_t)(element->edges ? count : element->node_count) + 1;
    element->edges_read = arena_array(builder->arena, room, sizeof *element->edges_read);
    element->labels = arena_array(builder->arena, room, sizeof *element->labels);
    element->dashed = arena_array(builder->arena, room, sizeof *element->dashed);
    if (!element->edges) {
        for (int i = 0; i + 1 < element->node_count; i++)
            add_edge(element, i, i + 1, false);
        return;
    }
    for (int i = 0; i < count; i++) {
        const JsonValue *link = element->edges->items[i];
        int from = resolve(composite, items, element->node_count, links[i].from, link, "from");
        int to = resolve(composite, items, element->node_count, links[i].to, link, "to");
        if (from < 0 || to < 0)
            continue;
        add_edge(element, from, to, links[i].is_dashed);
        add_label(composite, element, links[i].text);
    }
}

static bool is_too_large(const JsonValue *list, uint32_t limit)
{
    return list && list->kind == JSON_ARRAY && list->count > limit;
}

static bool build(Builder *builder, Node *node)
{
    FlowElement *element = node->properties;
    Composite composite = composite_begin(builder, node, part_names);
    element->palette = composite.palette;
    if (is_too_large(element->nodes, LIMIT_FLOW_NODES) ||
        is_too_large(element->edges, LIMIT_FLOW_EDGES)) {
        LimitId id = is_too_large(element->nodes, LIMIT_FLOW_NODES) ? LIMIT_ID_FLOW_NODES
                                                                    : LIMIT_ID_FLOW_EDGES;
        diag_report_limit(builder->diagnostics, E_FLOW_SIZE, &node->source->origin, id,
                          DIAG_ARGS(arena_print(builder->arena, "%d", LIMIT_FLOW_NODES),
                                    arena_print(builder->arena, "%d", LIMIT_FLOW_EDGES)));
        return false;
    }
    FlowItem *items = items_read(builder, node, element->nodes, item_fields, sizeof *items, "title",
                                 &element->node_count);
    element->boxes =
        arena_array(builder->arena, (size_t)element->node_count, sizeof *element->boxes);
    for (int i = 0; i < element->node_count; i++)
        element->boxes[i] = add_box(&composite, element, &items[i]);
    if (element->node_count == 0)
        diag_report(builder->diagnostics, W_ITEMS_NONE, &node->source->origin, DIAG_ARGS("flow"));
    read_edges(&composite, element, items);
    return true;
}

/* ---- arranging ---- */

static bool is_column(const FlowElement *element)
{
    return element->direction == FLOW_COLUMN;
}

static FlowPlan make_plan(LayoutContext *context, const Node *node, const FlowElement *element)
{
    const Style *style = node->style;
    double em = style->font_size.value;
    FlowPlan plan = {
        .node_count = element->node_count,
        .edge_count = element->edge_count,
        .gap = length_resolve(is_column(element) ? style->column_gap : style->row_gap, 0, 0),
        .level_gap = length_resolve(is_column(element) ? style->row_gap : style->column_gap, 0, 0),
        .track = 0.9 * em,
    };
    plan.level_gap = fmax(plan.level_gap, 2.2 * em);
    for (int e = 0; e < element->edge_count && !is_column(element); e++) {
        /* Words above a lying arrow need half the gap to themselves. */
        if (element->labels[e])
            plan.level_gap = fmax(plan.level_gap,
                                  2 * (layout_measure(context, element->labels[e]).max + 0.8 * em));
    }
    plan.nodes = arena_array(context->arena, (size_t)element->node_count, sizeof *plan.nodes);
    plan.edges = arena_array(context->arena, (size_t)element->edge_count, sizeof *plan.edges);
    memcpy(plan.edges, element->edges_read, (size_t)element->edge_count * sizeof *plan.edges);
    return plan;
}

/* The widest layer decides how wide a box may be. */
static double widest_allowed(const FlowPlan *plan, const FlowElement *element, Arena *arena,
                             double width, double em)
{
    int layers = flow_layers(plan, arena);
    int *counts = arena_array(arena, (size_t)layers + 1, sizeof *counts);
    int most = 1;
    int backs = 0;
    for (int i = 0; i < plan->node_count; i++) {
        int count = ++counts[plan->nodes[i].layer];
        most = count > most ? count : most;
    }
    for (int e = 0; e < plan->edge_count; e++)
        backs += plan->edges[e].is_back;
    if (is_column(element))
        return fmin(22 * em, (width - backs * plan->track - plan->gap * (most - 1)) / most);
    return (width - plan->level_gap * (layers - 1)) / (layers > 0 ? layers : 1);
}

static Intrinsic measure(LayoutContext *context, const Node *node)
{
    const FlowElement *element = node->properties;
    FlowPlan plan = make_plan(context, node, element);
    int layers = flow_layers(&plan, context->arena);
    int *counts = arena_array(context->arena, (size_t)layers + 1, sizeof *counts);
    int most = 1;
    for (int i = 0; i < plan.node_count; i++) {
        int count = ++counts[plan.nodes[i].layer];
        most = count > most ? count : most;
    }
    Intrinsic widest = stack_measure(context, node, false);
    int columns = is_column(element) ? most : layers;
    double gap = is_column(element) ? plan.gap : plan.level_gap;
    return (Intrinsic){(widest.min + gap) * columns, (widest.max + gap) * columns};
}

static Point to_page(const FlowElement *element, const FlowContent *content, FlowPoint point)
{
    return is_column(element) ? (Point){point.across + content->shift, point.along}
                              : (Point){point.along, point.across + content->shift};
}

static void place_boxes(LayoutContext *context, Box *box, const FlowElement *element,
                        const FlowContent *content)
{
    for (int i = 0; i < element->node_count; i++) {
        const FlowNode *node = &content->plan.nodes[i];
        if (!element->boxes[i])
            continue;
        double width = is_column(element) ? node->across : node->along;
        double height = is_column(element) ? node->along : node->across;
        BoxSpace offer = {width, INFINITY, width, height, true};
        Point corner = to_page(element, content, (FlowPoint){node->at_across, node->at_along});
        box_place(context, box, layout_box(context, element->boxes[i], &offer), corner.x, corner.y);
    }
    for (int e = 0; e < element->edge_count; e++) {
        if (!element->labels[e] || content->plan.edges[e].point_count < 2)
            continue;
        BoxSpace offer = {INFINITY, INFINITY, NAN, NAN, false};
        Box *label = layout_box(context, element->labels[e], &offer);
        const FlowEdge *edge = &content->plan.edges[e];
        Point middle = to_page(element, content, edge->label);
        /* Beside a leg that stands, above one that lies: never on the line. */
        double aside = 0.35 * box->node->style->font_size.value;
        double x = -label->size.width / 2;
        double y = -label->size.height / 2;
        if (is_column(element))
            x = edge->side < 0 ? -label->size.width - aside : aside;
        else
            y = -label->size.height - 0.3 * aside;
        box_place(context, box, label, middle.x + x, middle.y + y);
    }
}

static double arrange(LayoutContext *context, Box *box, const Space *space)
{
    const FlowElement *element = box->node->properties;
    double em = box->node->style->font_size.value;
    FlowContent *content = arena_alloc(context->arena, sizeof *content);
    box->content = content;
    content->plan = make_plan(context, box->node, element);
    double most =
        fmax(em, widest_allowed(&content->plan, element, context->arena, space->width, em));
    for (int i = 0; i < element->node_count; i++) {
        if (!element->boxes[i])
            continue;
        BoxSpace offer = {most, INFINITY, NAN, NAN, false};
        Size size = layout_box(context, element->boxes[i], &offer)->size;
        content->plan.nodes[i].across = is_column(element) ? size.width : size.height;
        content->plan.nodes[i].along = is_column(element) ? size.height : size.width;
    }
    FlowSize size = flow_place(&content->plan, context->arena);
    double excess = is_column(element) ? space->width - size.across : space->width - size.along;
    if (excess < -0.5)
        diag_report(context->diagnostics, W_FLOW_WIDE, &box->node->source->origin, DIAG_NO_ARGS);
    content->shift = is_column(element) ? fmax(0, excess / 2) : 0;
    place_boxes(context, box, element, content);
    return is_column(element) ? size.along : size.across;
}

static void draw(PaintContext *context, const Box *box, Rect room)
{
    const FlowElement *element = box->node->properties;
    const FlowContent *content = box->content;
    double em = box->node->style->font_size.value;
    for (int e = 0; e < element->edge_count; e++) {
        const FlowEdge *edge = &content->plan.edges[e];
        if (edge->point_count < 2)
            continue;
        Point *points = arena_array(context->arena, (size_t)edge->point_count, sizeof *points);
        for (int i = 0; i < edge->point_count; i++) {
            Point point = to_page(element, content, edge->points[i]);
            points[i] = (Point){point.x + room.x, point.y + room.y};
        }
        Connector connector = {
            .look = element->dashed[e] ? CONNECTOR_DASHES : (ConnectorLook)element->connector,
            .width = fmax(0.75, 0.11 * em),
            .radius = 0.6 * em,
            .color = palette_tint(&element->palette.main, 0.6),
            .has_head = element->connector == CONNECTOR_ARROW,
        };
        connector_draw(context, &connector, points, edge->point_count);
    }
}

const ElementType element_flow = {
    .name = "flow",
    .help = "A flow chart: boxes, decisions and arrows that find their way.",
    .help_zh = "流程图：节点、判断与自动走线的箭头。",
    .example = "{\"type\": \"flow\", \"nodes\": ["
               "{\"id\": \"a\", \"title\": \"提交申请\", \"shape\": \"round\"}, "
               "{\"id\": \"b\", \"title\": \"材料齐全？\", \"shape\": \"diamond\"}, "
               "{\"id\": \"c\", \"title\": \"受理\"}, {\"id\": \"d\", \"title\": \"补正\"}], "
               "\"edges\": [{\"from\": \"a\", \"to\": \"b\"}, "
               "{\"from\": \"b\", \"to\": \"c\", \"text\": \"是\"}, "
               "{\"from\": \"b\", \"to\": \"d\", \"text\": \"否\"}, "
               "{\"from\": \"d\", \"to\": \"a\"}]}",
    .content = CONTENT_NONE,
    .fields = fields,
    .size = sizeof(FlowElement),
    .set_defaults = set_defaults,
    .build = build,
    .measure = measure,
    .arrange = arrange,
    .draw = draw,
};
