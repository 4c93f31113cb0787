/* comparison: two sides, pairs of facts, SWOT, or four quadrants with axes. */
#include "element/composite.h"
#include "element/items.h"

#include <math.h>

enum { LOOK_SIDES, LOOK_PAIRS, LOOK_SWOT, LOOK_QUADRANT };

#define SIDES_MOST 4

typedef struct ComparisonSide {
    const JsonValue *title, *text, *items;
} ComparisonSide;

typedef struct ComparisonPair {
    const JsonValue *label, *left, *right;
} ComparisonPair;

typedef struct ComparisonElement {
    CompositeFields composite;
    const JsonValue *sides, *pairs;
    const JsonValue *versus, *x_label, *y_label;
    int look;
    Palette palette;
    int side_count;
    const Node *versus_node; /* stands outside the grid, in its middle */
    const Node *x_node, *y_node;
} ComparisonElement;

static const FieldName looks[] = {{"sides", LOOK_SIDES},
                                  {"pairs", LOOK_PAIRS},
                                  {"swot", LOOK_SWOT},
                                  {"quadrant", LOOK_QUADRANT},
                                  {NULL, 0}};

static const Field fields[] = {
    COMPOSITE_FIELDS(ComparisonElement),
    {"sides", &field_json, offsetof(ComparisonElement, sides), 0, 0, NULL, FIELD_REQUIRED, NULL,
     "What is compared: {title, text, items}; two, or four for swot and quadrant.",
     "对比各方：{title, text, items}；两个，swot 与 quadrant 为四个。"},
    {"pairs", &field_json, offsetof(ComparisonElement, pairs), 0, 0, NULL, 0, NULL,
     "Of pairs: rows {label, left, right}.", "pairs 的各行：{label, left, right}。"},
    {"look", &field_enum, offsetof(ComparisonElement, look), 0, 0, looks, 0, NULL,
     "Two sides, facts in pairs, SWOT, or quadrants.",
     "sides 两方，pairs 逐项对照，swot 四格分析，quadrant 四象限。"},
    {"versus", &field_text, offsetof(ComparisonElement, versus), 0, 0, NULL, 0, "VS",
     "On the seal between two sides; empty: none.", "两方之间的徽标，空则不画。"},
    {"xLabel", &field_text, offsetof(ComparisonElement, x_label), 0, 0, NULL, 0, NULL,
     "Of quadrant: the axis that lies.", "四象限横轴名称。"},
    {"yLabel", &field_text, offsetof(ComparisonElement, y_label), 0, 0, NULL, 0, NULL,
     "Of quadrant: the axis that stands.", "四象限纵轴名称。"},
    FIELDS_END,
};

static const Field side_fields[] = {
    {"title", &field_text, offsetof(ComparisonSide, title), 0, 0, NULL, 0, NULL, "Name.", "名称。"},
    {"text", &field_text, offsetof(ComparisonSide, text), 0, 0, NULL, 0, NULL, "Words.", "正文。"},
    {"items", &field_json, offsetof(ComparisonSide, items), 0, 0, NULL, 0, NULL, "Points.",
     "要点列表。"},
    FIELDS_END,
};

static const Field pair_fields[] = {
    {"label", &field_text, offsetof(ComparisonPair, label), 0, 0, NULL, 0, NULL, "What of.",
     "项目。"},
    {"left", &field_text, offsetof(ComparisonPair, left), 0, 0, NULL, 0, NULL, "Left.", "左方。"},
    {"right", &field_text, offsetof(ComparisonPair, right), 0, 0, NULL, 0, NULL, "Right.",
     "右方。"},
    FIELDS_END,
};

static const char *const part_names[] = {"title", "card",   "text", "item",
                                         "label", "versus", "axis", NULL};

static void set_defaults(Builder *builder, Node *node)
{
    const ComparisonElement *element = node->properties;
    bool is_pairs = element->look == LOOK_PAIRS;
    style_defaults(builder, node, "gridTemplateColumns", is_pairs ? "1fr auto 1fr" : "1fr 1fr",
                   "gap",
                   is_pairs                      ? "0.35em 0.6em"
                   : element->look == LOOK_SIDES ? "1.2em"
                                                 : "0.5em",
                   NULL);
    if (element->look == LOOK_QUADRANT)
        style_defaults(builder, node, "padding", "0 0 2.2em 2.2em", NULL);
}

static Color side_color(const ComparisonElement *element, int index)
{
    const Palette *palette = &element->palette;
    Color swot[] = {palette->main, palette->accent, palette->down, palette->deep};
    Color sides[] = {palette->main, palette->accent};
    if (element->look == LOOK_SWOT)
        return swot[index % 4];
    return element->look == LOOK_QUADRANT ? palette->main : sides[index % 2];
}

/* A point with its dot. */
static void add_point(const Composite *composite, Node *card, const JsonValue *item,
                      const Color *color)
{
    if (item->kind != JSON_STRING && item->kind != JSON_NUMBER && item->kind != JSON_ARRAY)
        return;
    Part row = part_new(composite, "row", NULL);
    part_styles(&row, "gap", "0.55em", "alignItems", "start", NULL);
    Node *node = part_add(card, &row);
    if (!node)
        return;
    Part dot = part_new(composite, "shape", NULL);
    part_set_string(&dot, "shape", "ellipse");
    part_set_color(&dot, "fill", color);
    part_styles(&dot, "width", "0.42em", "height", "0.42em", "marginTop", "0.54em", NULL);
    part_add(node, &dot);
    Part words = part_text(composite, "item", item);
    part_styles(&words, "flex", "1", "lineHeight", "1.5em", "textAlign", "start", NULL);
    part_add(node, &words);
}

static void add_head(const Composite *composite, Node *column, const ComparisonElement *element,
                     const JsonValue *title, int index)
{
    Color color = side_color(element, index);
    Color on = palette_on(&element->palette, &color);
    static const char *const letters[] = {"S", "W", "O", "T"};
    Part row = part_new(composite, "row", NULL);
    part_styles(&row, "gap", "0.7em", "alignItems", "center", "padding", "0.6em 1em",
                "justifyContent", element->look == LOOK_SIDES ? "center" : "start", NULL);
    part_style_color(&row, "background", &color);
    Node *node = part_add(column, &row);
    if (!node)
        return;
    if (element->look == LOOK_SWOT) {
        Part letter = part_words(composite, NULL, letters[index % 4]);
        part_style_font(&letter, FONT_DIGITS);
        part_styles(&letter, "fontSize", "2.2em", "lineHeight", "1em", NULL);
        part_trim(&letter, text_of("S"));
        part_style_color(&letter, "color", &on);
        part_add(node, &letter);
    }
    if (!title)
        return;
    Part words = part_text(composite, "title", title);
    part_style_font(&words, FONT_TITLE);
    part_styles(&words, "fontSize", "1.4em", "lineHeight", "1.3em", "fontWeight", "900",
                "textAlign", element->look == LOOK_SIDES ? "center" : "start", NULL);
    part_style_color(&words, "color", &on);
    part_add(node, &words);
}

static void add_side(const Composite *composite, const ComparisonElement *element,
                     const ComparisonSide *side, int index)
{
    Color color = side_color(element, index);
    Color tint =
        palette_tint(&color, element->look == LOOK_QUADRANT ? 0.06 + 0.05 * (index == 1) : 0.09);
    bool is_quadrant = element->look == LOOK_QUADRANT;
    Part column = part_new(composite, "column", NULL);
    part_style_color(&column, "background", &tint);
    Node *node = part_add(composite->node, &column);
    if (!node)
        return;
    if (!is_quadrant)
        add_head(composite, node, element, side->title, index);
    Part card = part_new(composite, "column", "card");
    part_styles(&card, "padding", "0.9em 1.1em 1em", "gap", "0.4em", NULL);
    Node *inner = part_add(node, &card);
    if (!inner)
        return;
    if (is_quadrant && side->title) {
        Part title = part_text(composite, "title", side->title);
        part_styles(&title, "fontSize", "1.2em", "lineHeight", "1.35em", "fontWeight", "700", NULL);
        part_style_color(&title, "color", &element->palette.deep);
        part_add(inner, &title);
    }
    if (side->text) {
        Part text = part_text(composite, "text", side->text);
        part_add(inner, &text);
    }
    for (uint32_t i = 0; side->items && side->items->kind == JSON_ARRAY && i < side->items->count;
         i++)
        add_point(composite, inner, side->items->items[i], &color);
}

/* Builds the part and takes it out of the flow: it is placed by hand. */
static const Node *add_apart(const Composite *composite, Part *part)
{
    Node *children = composite_take_children(composite->node);
    const Node *made = part_add(composite->node, part);
    composite_take_children(composite->node);
    composite_put_children(composite->node, children);
    return made;
}

static void add_versus(const Composite *composite, ComparisonElement *element)
{
    if (element->versus->kind == JSON_STRING && element->versus->text.length == 0)
        return;
    Part plate = part_new(composite, "plate", "versus");
    part_set(&plate, "text", element->versus);
    part_set_string(&plate, "shape", "circle");
    part_set_color(&plate, "tone", &element->palette.deep);
    part_styles(&plate, "minWidth", "3.2em", "minHeight", "3.2em", "border", "2pt solid white",
                "borderRadius", "50%", NULL);
    element->versus_node = add_apart(composite, &plate);
}

static void add_axis_labels(const Composite *composite, ComparisonElement *element)
{
    const JsonValue *const words[] = {element->x_label, element->y_label};
    const Node **const nodes[] = {&element->x_node, &element->y_node};
    for (int i = 0; i < 2; i++) {
        if (!words[i])
            continue;
        Part part = part_text(composite, "axis", words[i]);
        /* Moved out of the content into the padding, on purpose: no overflow. */
        part_styles(&part, "fontSize", "0.95em", "lineHeight", "1.3em", "fontWeight", "700",
                    "position", "relative", "left", "0pt", NULL);
        part_style_color(&part, "color", &element->palette.main);
        *nodes[i] = add_apart(composite, &part);
    }
}

static void add_cell(const Composite *composite, const JsonValue *text, const char *name,
                     const char *align, const Color *ground, const Color *color)
{
    JsonValue *empty = json_new_string(composite->builder->arena, text_of(""), NULL);
    Part part = part_text(composite, name, text ? text : empty);
    part_set_string(&part, "verticalPlace", "center");
    part_styles(&part, "textAlign", align, "padding", "0.55em 0.9em", "lineHeight", "1.4em",
                "fontWeight", strcmp(name, "item") == 0 ? "400" : "700", NULL);
    part_style_color(&part, "background", ground);
    part_style_color(&part, "color", color);
    part_add(composite->node, &part);
}

static void build_pairs(const Composite *composite, const ComparisonElement *element,
                        const ComparisonSide *sides)
{
    const Palette *palette = &element->palette;
    Color colors[] = {side_color(element, 0), side_color(element, 1)};
    Color on[] = {palette_on(palette, &colors[0]), palette_on(palette, &colors[1])};
    Color tints[] = {palette_tint(&colors[0], 0.09), palette_tint(&colors[1], 0.09)};
    if (element->side_count >= 2) {
        add_cell(composite, sides[0].title, "title", "end", &colors[0], &on[0]);
        add_cell(composite, element->versus, "title", "center", &palette->white, &palette->deep);
        add_cell(composite, sides[1].title, "title", "start", &colors[1], &on[1]);
    }
    int count;
    ComparisonPair *pairs = items_read(composite->builder, composite->node, element->pairs,
                                       pair_fields, sizeof *pairs, "label", &count);
    for (int i = 0; i < count; i++) {
        add_cell(composite, pairs[i].left, "item", "end", &tints[0], &palette->ink);
        add_cell(composite, pairs[i].label, "label", "center", &palette->white, &palette->deep);
        add_cell(composite, pairs[i].right, "item", "start", &tints[1], &palette->ink);
    }
}

static bool build(Builder *builder, Node *node)
{
    ComparisonElement *element = node->properties;
    Composite composite = composite_begin(builder, node, part_names);
    element->palette = composite.palette;
    ComparisonSide *sides = items_read(builder, node, element->sides, side_fields, sizeof *sides,
                                       "title", &element->side_count);
    bool is_four = element->look == LOOK_SWOT || element->look == LOOK_QUADRANT;
    int wanted = is_four ? 4 : 2;
    if (element->side_count != wanted) {
        diag_report(builder->diagnostics, E_COMPARISON_SIDES,
                    element->sides ? &element->sides->origin : &node->source->origin,
                    DIAG_ARGS(looks[element->look].name, is_four ? "4" : "2",
                              arena_print(builder->arena, "%d", element->side_count)));
        return false;
    }
    if (element->look == LOOK_PAIRS) {
        build_pairs(&composite, element, sides);
        return true;
    }
    for (int i = 0; i < element->side_count; i++)
        add_side(&composite, element, &sides[i], i);
    if (element->look == LOOK_SIDES)
        add_versus(&composite, element);
    if (element->look == LOOK_QUADRANT)
        add_axis_labels(&composite, element);
    return true;
}

static void place_apart(LayoutContext *context, Box *box, const Node *node, Point middle,
                        double room)
{
    if (!node)
        return;
    BoxSpace offer = {room, INFINITY, NAN, NAN, false};
    Box *inner = layout_box(context, node, &offer);
    box_place(context, box, inner, middle.x - inner->size.width / 2,
              middle.y - inner->size.height / 2);
}

static double arrange(LayoutContext *context, Box *box, const Space *space)
{
    const ComparisonElement *element = box->node->properties;
    double em = box->node->style->font_size.value;
    double height = grid_arrange(context, box, space);
    double full = isfinite(space->height) ? space->height : height;
    if (box->child_count && element->versus_node) {
        const Box *side = box->children[0].box;
        double head = side->child_count ? side->children[0].box->size.height : side->size.height;
        place_apart(context, box, element->versus_node, (Point){space->width / 2, head / 2},
                    space->width);
    }
    place_apart(context, box, element->x_node, (Point){space->width / 2, full + 1.2 * em},
                space->width);
    /* The upright label stands beside the arrow's tip, so that it need not be turned. */
    if (element->y_node) {
        BoxSpace offer = {1.1 * em, INFINITY, NAN, NAN, false};
        Box *label = layout_box(context, element->y_node, &offer);
        box_place(context, box, label, -1.2 * em - label->size.width / 2,
                  (full - label->size.height) / 2);
    }
    return height;
}

static void draw_axis(PaintContext *context, Point from, Point to, Color color, double em)
{
    double length = hypot(to.x - from.x, to.y - from.y);
    double dx = (to.x - from.x) / length;
    double dy = (to.y - from.y) / length;
    double half = 0.32 * em;
    Point back = {to.x - dx * 0.8 * em, to.y - dy * 0.8 * em};
    Point head[] = {
        to, {back.x - dy * half, back.y + dx * half}, {back.x + dy * half, back.y - dx * half}};
    Path *line = path_create(context->arena);
    path_move(line, from.x, from.y);
    path_line(line, back.x, back.y);
    Stroke *stroke = arena_alloc(context->arena, sizeof *stroke);
    stroke->width = 0.13 * em;
    const Paint *paint = scene_solid(context->arena, color, 1);
    paint_stroke(context, line, stroke, paint);
    Path *tip = path_create(context->arena);
    path_polygon(tip, head, 3);
    paint_fill(context, tip, FILL_NONZERO, paint);
}

static void draw(PaintContext *context, const Box *box, Rect content)
{
    const ComparisonElement *element = box->node->properties;
    if (element->look != LOOK_QUADRANT)
        return;
    double em = box->node->style->font_size.value;
    double x = content.x - 0.45 * em;
    double y = content.y + content.height + 0.45 * em;
    draw_axis(context, (Point){x, y}, (Point){content.x + content.width, y}, element->palette.main,
              em);
    draw_axis(context, (Point){x, y}, (Point){x, content.y}, element->palette.main, em);
}

const ElementType element_comparison = {
    .name = "comparison",
    .help = "Two sides, pairs of facts, SWOT, or four quadrants.",
    .help_zh = "对比：两方、逐项对照、SWOT 或四象限。",
    .example = "{\"type\": \"comparison\", \"sides\": ["
               "{\"title\": \"传统生产力\", \"items\": [\"要素投入\", \"规模扩张\"]}, "
               "{\"title\": \"新质生产力\", \"items\": [\"科技创新\", \"效率提升\"]}]}",
    .content = CONTENT_NONE,
    .fields = fields,
    .size = sizeof(ComparisonElement),
    .set_defaults = set_defaults,
    .build = build,
    .measure = grid_measure,
    .arrange = arrange,
    .draw = draw,
};
