/* hierarchy: a tree or organisation (top down), the same from left to right, a mind map to both
 * sides, or a pyramid. */
#include "element/composite.h"
#include "element/connector.h"
#include "element/items.h"
#include "element/tree_place.h"

#include <math.h>

enum { LOOK_TREE, LOOK_ROW, LOOK_PYRAMID, LOOK_MINDMAP };

typedef struct HierarchyItem {
    const JsonValue *title, *text, *children;
} HierarchyItem;

typedef struct HierarchyElement {
    CompositeFields composite;
    const JsonValue *items;
    int look, connector;
    bool is_inverted;
    Palette palette;
    const Node **nodes; /* count of them */
    TreeItem *tree;     /* parents and depths */
    int count, capacity;
    int deepest;
} HierarchyElement;

typedef struct HierarchyContent {
    Rect *boxes; /* count of them */
    Rect *bands; /* PYRAMID */
} HierarchyContent;

static const FieldName looks[] = {{"tree", LOOK_TREE},
                                  {"row", LOOK_ROW},
                                  {"pyramid", LOOK_PYRAMID},
                                  {"mindmap", LOOK_MINDMAP},
                                  {NULL, 0}};

static const Field fields[] = {
    COMPOSITE_FIELDS(HierarchyElement),
    {"items", &field_json, offsetof(HierarchyElement, items), 0, 0, NULL, FIELD_REQUIRED, NULL,
     "Nodes: {title, text, children: [...]}, or texts; of a pyramid the levels from the top.",
     "节点：{title, text, children: [...]} 或文字；金字塔为自上而下各层。"},
    {"look", &field_enum, offsetof(HierarchyElement, look), 0, 0, looks, 0, NULL,
     "tree from the top, row from the left, a pyramid, or mindmap: to both sides of one root.",
     "tree 自上而下，row 自左而右，pyramid 金字塔，mindmap 思维导图（一个中心，左右展开）。"},
    {"connector", &field_enum, offsetof(HierarchyElement, connector), 0, 0, connector_looks, 0,
     "line", "The lines between the levels.", "层级连线。"},
    {"inverted", &field_boolean, offsetof(HierarchyElement, is_inverted), 0, 0, NULL, 0, NULL,
     "Of a pyramid: the tip below, as a funnel.", "金字塔倒置（漏斗）。"},
    FIELDS_END,
};

static const Field item_fields[] = {
    {"title", &field_text, offsetof(HierarchyItem, title), 0, 0, NULL, 0, NULL, "Name.", "名称。"},
    {"text", &field_text, offsetof(HierarchyItem, text), 0, 0, NULL, 0, NULL, "Words.", "说明。"},
    {"children", &field_json, offsetof(HierarchyItem, children), 0, 0, NULL, 0, NULL,
     "Nodes below.", "下级节点。"},
    FIELDS_END,
};

static const char *const part_names[] = {"root", "branch", "leaf", "title", "text", NULL};

static void set_defaults(Builder *builder, Node *node)
{
    const HierarchyElement *element = node->properties;
    style_defaults(builder, node, "gap",
                   element->look == LOOK_TREE      ? "2.4em 0.9em"
                   : element->look != LOOK_PYRAMID ? "0.7em 2.8em"
                                                   : "0.35em 1.4em",
                   NULL);
}

/* Root on colour, branches on a stronger tint, leaves on a light one. */
static const Node *add_box(const Composite *composite, const HierarchyElement *element,
                           const HierarchyItem *item, int depth)
{
    const Palette *palette = &element->palette;
    bool is_leaf = !item->children;
    Color tint = depth == 1 && !is_leaf ? palette_tint(&palette->main, 0.22) : palette->tint;
    const Color *ground = depth == 0 ? &palette->main : &tint;
    Color on = palette_on(palette, ground);
    Part column = part_new(composite, "column", depth == 0 ? "root" : is_leaf ? "leaf" : "branch");
    part_styles(&column, "padding", depth == 0 ? "0.7em 1.2em" : "0.55em 0.9em", "gap", "0.15em",
                "borderRadius", composite_radius(composite->builder), "justifyContent", "center",
                NULL);
    part_style_color(&column, "background", ground);
    Node *node = part_add(composite->node, &column);
    if (!node)
        return NULL;
    const JsonValue *const words[] = {item->title, item->text};
    const char *const names[] = {"title", "text"};
    for (int i = 0; i < 2; i++) {
        if (!words[i])
            continue;
        Part part = part_text(composite, names[i], words[i]);
        part_styles(&part, "textAlign", "center", "lineHeight", "1.35em", "fontWeight",
                    i == 0 && depth < 2 ? "700" : "400", "fontSize",
                    i == 1       ? "0.86em"
                    : depth == 0 ? "1.3em"
                                 : "1em",
                    NULL);
        part_style_color(&part, "color", depth == 0 ? &on : &palette->ink);
        part_add(node, &part);
    }
    return node;
}

static void add_record(const Composite *composite, HierarchyElement *element, const Node *node,
                       int parent, int depth)
{
    Arena *arena = composite->builder->arena;
    if (element->count == element->capacity) {
        int grown = element->capacity ? element->capacity * 2 : 16;
        const Node **nodes = arena_array(arena, (size_t)grown, sizeof *nodes);
        TreeItem *tree = arena_array(arena, (size_t)grown, sizeof *tree);
        if (element->count) {
            memcpy(nodes, element->nodes, (size_t)element->count * sizeof *nodes);
            memcpy(tree, element->tree, (size_t)element->count * sizeof *tree);
        }
        element->nodes = nodes;
        element->tree = tree;
        element->capacity = grown;
    }
    element->nodes[element->count] = node;
    element->tree[element->count++] = (TreeItem){.parent = parent, .depth = depth};
    element->deepest = depth > element->deepest ? depth : element->deepest;
}

static bool has_children(const HierarchyItem *item)
{
    return item->children && item->children->kind == JSON_ARRAY && item->children->count > 0;
}

static void add_level(const Composite *composite, HierarchyElement *element, const JsonValue *list,
                      int parent, int depth)
{
    DiagSink *sink = composite->builder->diagnostics;
    int count;
    HierarchyItem *items = items_read(composite->builder, composite->node, list, item_fields,
                                      sizeof *items, "title", &count);
    for (int i = 0; i < count; i++) {
        bool is_deep = depth >= LIMIT_HIERARCHY_DEPTH;
        if (is_deep || element->count >= (int)diag_limit(sink, LIMIT_ID_ITEMS)) {
            diag_report_limit(sink, E_HIERARCHY_SIZE, &list->origin,
                              is_deep ? LIMIT_ID_HIERARCHY_DEPTH : LIMIT_ID_ITEMS,
                              DIAG_ARGS(diag_limit_text(sink, LIMIT_ID_ITEMS),
                                        diag_limit_text(sink, LIMIT_ID_HIERARCHY_DEPTH)));
            return;
        }
        if (!has_children(&items[i]))
            items[i].children = NULL;
        int index = element->count;
        add_record(composite, element, add_box(composite, element, &items[i], depth), parent,
                   depth);
        if (items[i].children)
            add_level(composite, element, items[i].children, index, depth + 1);
    }
}

/* A level of a pyramid: its words stand beside the band. */
static void add_band(const Composite *composite, HierarchyElement *element,
                     const HierarchyItem *item)
{
    Part column = part_new(composite, "column", NULL);
    part_styles(&column, "gap", "0.15em", NULL);
    Node *node = part_add(composite->node, &column);
    const JsonValue *const words[] = {item->title, item->text};
    const char *const names[] = {"title", "text"};
    for (int i = 0; node && i < 2; i++) {
        if (!words[i])
            continue;
        Part part = part_text(composite, names[i], words[i]);
        part_styles(&part, "textAlign", "start", "lineHeight", i ? "1.45em" : "1.35em", NULL);
        if (i == 0) {
            part_styles(&part, "fontSize", "1.15em", "fontWeight", "700", NULL);
            part_style_color(&part, "color", &element->palette.deep);
        }
        part_add(node, &part);
    }
    add_record(composite, element, node, -1, 0);
}

static bool build(Builder *builder, Node *node)
{
    HierarchyElement *element = node->properties;
    Composite composite = composite_begin(builder, node, part_names);
    element->palette = composite.palette;
    if (element->look == LOOK_PYRAMID) {
        int count;
        HierarchyItem *items =
            items_read(builder, node, element->items, item_fields, sizeof *items, "title", &count);
        for (int i = 0; i < count; i++)
            add_band(&composite, element, &items[i]);
    } else if (element->items) {
        add_level(&composite, element, element->items, -1, 0);
    }
    if (element->count == 0)
        diag_report(builder->diagnostics, W_ITEMS_NONE, &node->source->origin,
                    DIAG_ARGS("hierarchy"));
    for (int i = 1; i < element->count && element->look == LOOK_MINDMAP; i++) {
        if (element->tree[i].parent >= 0)
            continue;
        diag_report(builder->diagnostics, E_MINDMAP_ROOTS, &node->source->origin, DIAG_NO_ARGS);
        return false;
    }
    return true;
}

/* ---- arranging ---- */

static int count_leaves(const HierarchyElement *element)
{
    int leaves = 0;
    for (int i = 0; i < element->count; i++) {
        bool is_parent = i + 1 < element->count && element->tree[i + 1].parent == i;
        leaves += !is_parent;
    }
    return leaves > 0 ? leaves : 1;
}

/* Boxes beside each other. */
static int column_count(const HierarchyElement *element)
{
    if (element->look == LOOK_TREE)
        return count_leaves(element);
    if (element->look == LOOK_MINDMAP)
        return 2 * element->deepest + 1;
    return element->look == LOOK_ROW ? element->deepest + 1 : 1;
}

static Intrinsic measure(LayoutContext *context, const Node *node)
{
    const HierarchyElement *element = node->properties;
    double em = node->style->font_size.value;
    Intrinsic widest = stack_measure(context, node, false);
    double gap = length_resolve(node->style->column_gap, 0, 0);
    int columns = column_count(element);
    double more = element->look == LOOK_PYRAMID ? 12 * em : 0;
    return (Intrinsic){(widest.min + gap) * columns + more, (widest.max + gap) * columns + more};
}

static Box *lay_out(LayoutContext *context, const Node *node, double width, double height)
{
    BoxSpace offer = {width, INFINITY, width, height, true};
    return layout_box(context, node, &offer);
}

/* Widths that a level may use: leaves share the room of a tree, levels that of a row. */
static void measure_boxes(LayoutContext *context, const HierarchyElement *element, TreeItem *tree,
                          double width, double gap)
{
    bool is_tree = element->look == LOOK_TREE;
    int parts = column_count(element);
    double room = fmax(0, (width - gap * (parts - 1)) / parts);
    int *leaves = arena_array(context->arena, (size_t)element->count, sizeof *leaves);
    double *levels = arena_array(context->arena, (size_t)element->deepest + 2, sizeof *levels);
    for (int i = element->count - 1; i >= 0; i--) {
        leaves[i] = leaves[i] ? leaves[i] : 1;
        if (tree[i].parent >= 0)
            leaves[tree[i].parent] += leaves[i];
        if (!element->nodes[i])
            continue;
        double most = is_tree ? room * leaves[i] + gap * (leaves[i] - 1) : room;
        double wish = fmin(layout_measure(context, element->nodes[i]).max, most);
        levels[tree[i].depth] = fmax(levels[tree[i].depth], wish);
        tree[i].across = wish;
    }
    /* One width for each level, where it fits: boxes of one rank are equal. */
    for (int i = 0; i < element->count; i++) {
        double most = is_tree ? room * leaves[i] + gap * (leaves[i] - 1) : room;
        double size = fmin(levels[tree[i].depth], most);
        double height =
            element->nodes[i] ? lay_out(context, element->nodes[i], size, NAN)->size.height : 0;
        tree[i].across = is_tree ? size : height;
        tree[i].along = is_tree ? height : size;
    }
}

static double arrange_tree(LayoutContext *context, Box *box, const Space *space,
                           HierarchyContent *content)
{
    const HierarchyElement *element = box->node->properties;
    bool is_tree = element->look == LOOK_TREE;
    double column_gap = length_resolve(box->node->style->column_gap, space->width, 0);
    double row_gap = length_resolve(box->node->style->row_gap, space->width, 0);
    TreeItem *tree = arena_array(context->arena, (size_t)element->count, sizeof *tree);
    memcpy(tree, element->tree, (size_t)element->count * sizeof *tree);
    measure_boxes(context, element, tree, space->width, column_gap);
    double along;
    double across = tree_place(context->arena, tree, element->count, is_tree ? column_gap : row_gap,
                               is_tree ? row_gap : column_gap, &along);
    double shift = is_tree ? fmax(0, (space->width - across) / 2) : 0;
    double *deepest = arena_array(context->arena, (size_t)element->deepest + 2, sizeof *deepest);
    for (int i = 0; i < element->count; i++)
        deepest[tree[i].depth] = fmax(deepest[tree[i].depth], tree[i].along);
    for (int i = 0; i < element->count; i++) {
        const TreeItem *item = &tree[i];
        double height = is_tree ? deepest[item->depth] : item->across;
        Rect rect = is_tree ? (Rect){item->at_across + shift, item->at_along, item->across, height}
                            : (Rect){item->at_along, item->at_across, item->along, height};
        content->boxes[i] = rect;
        if (element->nodes[i])
            box_place(context, box, lay_out(context, element->nodes[i], rect.width, rect.height),
                      rect.x, rect.y);
    }
    return is_tree ? along : across;
}

/* One half of a mind map: the root and the branches on `side`, placed as a tree that grows to the
 * right. Its sizes go to `*along`; the result is how high it is. */
static double place_half(LayoutContext *context, const HierarchyElement *element, TreeItem *tree,
                         const bool *is_left, bool side, Size gap, double *along)
{
    size_t room = (size_t)element->count;
    TreeItem *half = arena_array(context->arena, room, sizeof *half);
    int *index = arena_array(context->arena, room, sizeof *index); /* in the half */
    int count = 0;
    for (int i = 0; i < element->count; i++) {
        if (i > 0 && is_left[i] != side)
            continue;
        index[i] = count;
        half[count] = tree[i];
        half[count++].parent = i ? index[tree[i].parent] : -1;
    }
    double across = tree_place(context->arena, half, count, gap.height, gap.width, along);
    for (int i = element->count - 1; i >= 0; i--) {
        if (i == 0 || is_left[i] == side) {
            tree[i].at_across = half[index[i]].at_across;
            tree[i].at_along = half[index[i]].at_along;
        }
    }
    return across;
}

/* The first branches stand right until they have half of the leaves, the others left. */
static bool *choose_sides(LayoutContext *context, const HierarchyElement *element)
{
    bool *is_left = arena_array(context->arena, (size_t)element->count, sizeof *is_left);
    int leaves = 0;
    int half = (count_leaves(element) + 1) / 2;
    for (int i = 1; i < element->count; i++) {
        const TreeItem *item = &element->tree[i];
        bool is_parent = i + 1 < element->count && element->tree[i + 1].parent == i;
        is_left[i] = item->depth == 1 ? leaves >= half : is_left[item->parent];
        leaves += !is_parent;
    }
    return is_left;
}

static double arrange_mindmap(LayoutContext *context, Box *box, const Space *space,
                              HierarchyContent *content)
{
    const HierarchyElement *element = box->node->properties;
    Size gap = {length_resolve(box->node->style->column_gap, space->width, 0),
                length_resolve(box->node->style->row_gap, space->width, 0)};
    TreeItem *tree = arena_array(context->arena, (size_t)element->count, sizeof *tree);
    memcpy(tree, element->tree, (size_t)element->count * sizeof *tree);
    measure_boxes(context, element, tree, space->width, gap.width);
    const bool *is_left = choose_sides(context, element);
    double along[2];
    double across[2];
    double roots[2];
    for (int side = 0; side < 2; side++) {
        across[side] = place_half(context, element, tree, is_left, side, gap, &along[side]);
        roots[side] = tree[0].at_across + tree[0].across / 2;
    }
    double middle = fmax(roots[0], roots[1]); /* of the root, from the top */
    double width = along[0] + along[1] - tree[0].along;
    double left = fmax(0, (space->width - width) / 2) + along[1] - tree[0].along; /* of the root */
    double height = 0;
    for (int i = 0; i < element->count; i++) {
        bool side = is_left[i];
        double y = i ? tree[i].at_across + middle - roots[side] : middle - tree[0].across / 2;
        double x = side ? left + tree[0].along - tree[i].at_along - tree[i].along
                        : left + (i ? tree[i].at_along : 0);
        content->boxes[i] = (Rect){x, y, tree[i].along, tree[i].across};
        height = fmax(height, y + tree[i].across);
        if (element->nodes[i])
            box_place(context, box,
                      lay_out(context, element->nodes[i], tree[i].along, tree[i].across), x, y);
    }
    return fmax(height, fmax(across[0], across[1]));
}

static double arrange_pyramid(LayoutContext *context, Box *box, const Space *space,
                              HierarchyContent *content)
{
    const HierarchyElement *element = box->node->properties;
    double em = box->node->style->font_size.value;
    double gap = length_resolve(box->node->style->row_gap, space->width, 0);
    double beside = length_resolve(box->node->style->column_gap, space->width, 0);
    double base = fmin(space->width * 0.46, 22 * em);
    double x = base + beside;
    double width = fmax(0, space->width - x);
    double height = 2.8 * em;
    for (int i = 0; i < element->count; i++) {
        if (element->nodes[i])
            height = fmax(height,
                          lay_out(context, element->nodes[i], width, NAN)->size.height + 0.6 * em);
    }
    for (int i = 0; i < element->count; i++) {
        double y = i * (height + gap);
        content->bands[i] = (Rect){0, y, base, height};
        content->boxes[i] = (Rect){x, y, width, height};
        if (!element->nodes[i])
            continue;
        Box *words = lay_out(context, element->nodes[i], width, NAN);
        box_place(context, box, words, x, y + (height - words->size.height) / 2);
    }
    return element->count ? element->count * (height + gap) - gap : 0;
}

static double arrange(LayoutContext *context, Box *box, const Space *space)
{
    const HierarchyElement *element = box->node->properties;
    HierarchyContent *content = arena_alloc(context->arena, sizeof *content);
    content->boxes = arena_array(context->arena, (size_t)element->count, sizeof(Rect));
    content->bands = arena_array(context->arena, (size_t)element->count, sizeof(Rect));
    box->content = content;
    if (element->count == 0)
        return 0;
    if (element->look == LOOK_MINDMAP)
        return arrange_mindmap(context, box, space, content);
    return element->look == LOOK_PYRAMID ? arrange_pyramid(context, box, space, content)
                                         : arrange_tree(context, box, space, content);
}

/* ---- drawing ---- */

static void draw_lines(PaintContext *context, const HierarchyElement *element,
                       const HierarchyContent *content, Rect room, double em)
{
    Connector connector = {
        .look = (ConnectorLook)element->connector,
        .width = fmax(0.75, 0.1 * em),
        .radius = 0.5 * em,
        .color = element->palette.line,
        .has_head = element->connector == CONNECTOR_ARROW,
    };
    for (int i = 0; i < element->count; i++) {
        int parent = element->tree[i].parent;
        if (parent < 0)
            continue;
        Rect from = content->boxes[parent];
        Rect to = content->boxes[i];
        bool is_tree = element->look == LOOK_TREE;
        bool is_left = to.x < from.x; /* of a mind map */
        Point start =
            is_tree ? (Point){from.x + from.width / 2, from.y + from.height}
                    : (Point){is_left ? from.x : from.x + from.width, from.y + from.height / 2};
        Point end = is_tree ? (Point){to.x + to.width / 2, to.y}
                            : (Point){is_left ? to.x + to.width : to.x, to.y + to.height / 2};
        Point middle[2];
        if (is_tree) {
            double y = (start.y + end.y) / 2;
            middle[0] = (Point){start.x, y};
            middle[1] = (Point){end.x, y};
        } else {
            double x = (start.x + end.x) / 2;
            middle[0] = (Point){x, start.y};
            middle[1] = (Point){x, end.y};
        }
        Point points[] = {start, middle[0], middle[1], end};
        for (int k = 0; k < 4; k++)
            points[k] = (Point){points[k].x + room.x, points[k].y + room.y};
        bool is_straight = fabs(is_tree ? start.x - end.x : start.y - end.y) < 0.1;
        Point straight[] = {points[0], points[3]};
        connector_draw(context, &connector, is_straight ? straight : points, is_straight ? 2 : 4);
    }
}

static void draw_bands(PaintContext *context, const HierarchyElement *element,
                       const HierarchyContent *content, Rect room, double em)
{
    double total = content->bands[element->count - 1].y + content->bands[element->count - 1].height;
    for (int i = 0; i < element->count; i++) {
        Rect band = content->bands[i];
        double middle = room.x + band.width / 2;
        double top = band.y / total;
        double bottom = (band.y + band.height) / total;
        double upper = (element->is_inverted ? 1 - top : top) * band.width / 2;
        double lower = (element->is_inverted ? 1 - bottom : bottom) * band.width / 2;
        double y = room.y + band.y;
        Point points[] = {{middle - upper, y},
                          {middle + upper, y},
                          {middle + lower, y + band.height},
                          {middle - lower, y + band.height}};
        double share = element->count > 1 ? (double)i / (element->count - 1) : 0;
        Path *path = path_create(context->arena);
        path_polygon(path, points, 4);
        paint_fill(
            context, path, FILL_NONZERO,
            scene_solid(context->arena, palette_tint(&element->palette.main, 1 - 0.62 * share), 1));
        Path *leader = path_create(context->arena);
        double edge = middle + (upper + lower) / 2 + 0.5 * em;
        path_move(leader, edge, y + band.height / 2);
        path_line(leader, room.x + content->boxes[i].x - 0.5 * em, y + band.height / 2);
        Stroke *stroke = arena_alloc(context->arena, sizeof *stroke);
        stroke->width = 0.6;
        paint_stroke(context, leader, stroke,
                     scene_solid(context->arena, element->palette.line, 1));
    }
}

static void draw(PaintContext *context, const Box *box, Rect room)
{
    const HierarchyElement *element = box->node->properties;
    double em = box->node->style->font_size.value;
    if (element->count == 0)
        return;
    if (element->look == LOOK_PYRAMID)
        draw_bands(context, element, box->content, room, em);
    else
        draw_lines(context, element, box->content, room, em);
}

const ElementType element_hierarchy = {
    .name = "hierarchy",
    .help = "A tree or organisation from the top or the left, a mind map, or a pyramid.",
    .help_zh = "层级：自上而下或自左而右的组织树、思维导图或金字塔。",
    .example = "{\"type\": \"hierarchy\", \"items\": [{\"title\": \"领导小组\", \"children\": ["
               "{\"title\": \"办公室\", \"children\": [\"综合组\", \"督导组\"]}, "
               "{\"title\": \"专家组\", \"children\": [\"评审组\"]}]}]}",
    .content = CONTENT_NONE,
    .fields = fields,
    .size = sizeof(HierarchyElement),
    .set_defaults = set_defaults,
    .build = build,
    .measure = measure,
    .arrange = arrange,
    .draw = draw,
};
