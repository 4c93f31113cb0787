/* steps: a sequence of numbered steps in a row, a column, a snake, stairs, arrows or a ring. Where
 * they stand is in steps_place.c; this file makes the parts and draws what joins them. */
#include "element/composite.h"
#include "element/connector.h"
#include "element/entry.h"
#include "element/numbering.h"
#include "element/plate.h"
#include "element/steps_place.h"

#include <math.h>

typedef struct StepsElement {
    CompositeFields composite;
    const JsonValue *items, *center;
    int form, connector, numbering, plate, plate_look, columns, align;
    double radius;
    Palette palette;
    const Node **heads, **bodies; /* count of each; heads may be NULL */
    const Node *center_node;
    int count;
} StepsElement;

typedef struct StepsContent {
    StepsPlan plan;
    StepsPlace place;
} StepsContent;

static const FieldName forms[] = {
    {"row", STEPS_ROW},
    {"column", STEPS_COLUMN},
    {"snake", STEPS_SNAKE},
    {"stairs", STEPS_STAIRS},
    {"arrows", STEPS_ARROWS},
    {"circle", STEPS_CIRCLE},
    {NULL, 0},
};
static const FieldName aligns[] = {{"start", ALIGN_START}, {"center", ALIGN_CENTER}, {NULL, 0}};

static const Field fields[] = {
    COMPOSITE_FIELDS(StepsElement),
    {"items", &field_json, offsetof(StepsElement, items), 0, 0, NULL, 0, NULL,
     "Steps: {title, text, label, icon}, or texts; or put elements into children (item).",
     "步骤：{title, text, label, icon} 或文字；也可改用 children（item）。"},
    {"direction", &field_enum, offsetof(StepsElement, form), 0, 0, forms, 0, NULL,
     "row, column, snake (rows there and back), stairs, arrows, circle.",
     "row 横排，column 竖排，snake 蛇形，stairs 阶梯，arrows 箭头，circle 环形。"},
    {"connector", &field_enum, offsetof(StepsElement, connector), 0, 0, connector_looks, 0, NULL,
     "What joins them.", "连接线。"},
    {"numbering", &field_enum, offsetof(StepsElement, numbering), 0, 0, numbering_names, 0, NULL,
     "The number on each plate.", "编号的写法。"},
    {"plate", &field_enum, offsetof(StepsElement, plate), 0, 0, plate_forms, 0, "circle",
     "Form of the plates.", "编号牌的形状。"},
    {"plateLook", &field_enum, offsetof(StepsElement, plate_look), 0, 0, plate_looks, 0, NULL,
     "solid, outline or double.", "编号牌的样式。"},
    {"columns", &field_integer, offsetof(StepsElement, columns), 0, 24, NULL, 0, NULL,
     "Of a snake: steps in a row.", "蛇形每行的步数。"},
    {"align", &field_enum, offsetof(StepsElement, align), 0, 0, aligns, 0, "start",
     "Of a row: plates and words at the start or in the middle of their column.",
     "横排时编号与文字居左或居中。"},
    {"center", &field_text, offsetof(StepsElement, center), 0, 0, NULL, 0, NULL,
     "Of a circle: words in the middle.", "环形中央的文字。"},
    {"radius", &field_points, offsetof(StepsElement, radius), 0, 2000, NULL, 0, NULL,
     "Of a circle: of the ring.", "环形的半径。"},
    FIELDS_END,
};

static const char *const part_names[] = {"plate",  "title", "text",   "label",
                                         "number", "icon",  "center", NULL};

static void set_defaults(Builder *builder, Node *node)
{
    const StepsElement *element = node->properties;
    static const char *const gaps[] = {
        [STEPS_ROW] = "1.6em 1.8em", [STEPS_COLUMN] = "1.3em", [STEPS_SNAKE] = "1.8em 1.4em",
        [STEPS_STAIRS] = "0.35em",   [STEPS_ARROWS] = "0",     [STEPS_CIRCLE] = "1em",
    };
    style_defaults(builder, node, "gap", gaps[element->form], NULL);
}

static bool is_centered(const StepsElement *element)
{
    return element->form == STEPS_SNAKE ||
           (element->form == STEPS_ROW && element->align == ALIGN_CENTER);
}

static const char *text_align_of(const StepsElement *element, int index)
{
    if (is_centered(element))
        return "center";
    bool is_left = element->form == STEPS_CIRCLE &&
                   cos(steps_circle_angle(index, element->count) * 3.14159265358979 / 180) < -1e-6;
    return is_left ? "end" : "start";
}

/* The head of an arrow: number and title side by side, on colour. */
static const Node *add_arrow_head(const Composite *composite, const StepsElement *element,
                                  const Entry *item, const char *number)
{
    Part row = part_new(composite, "row", NULL);
    part_styles(&row, "alignItems", "center", "gap", "0.5em", NULL);
    Node *head = part_add(composite->node, &row);
    if (!head)
        return NULL;
    Color on = palette_on(&composite->palette, &element->palette.main);
    if (*number) {
        Part digits = part_words(composite, "number", number);
        part_style_font(&digits, FONT_DIGITS);
        part_styles(&digits, "fontSize", "2.2em", "lineHeight", "1em", NULL);
        part_style_color(&digits, "color", &on);
        part_trim(&digits, text_of(number));
        part_add(head, &digits);
    }
    if (item && item->title) {
        Part title = part_text(composite, "title", item->title);
        part_style_font(&title, FONT_TITLE);
        part_styles(&title, "fontSize", "1.4em", "lineHeight", "1.15em", "fontWeight", "900",
                    "textAlign", "start", NULL);
        part_style_color(&title, "color", &on);
        part_add(head, &title);
    }
    return head;
}

static const Node *add_stair_head(const Composite *composite, const char *number)
{
    if (!*number)
        return NULL;
    Part digits = part_words(composite, "number", number);
    part_style_font(&digits, FONT_DIGITS);
    part_styles(&digits, "fontSize", "2em", "lineHeight", "1em", NULL);
    Color on = palette_on(&composite->palette, &composite->palette.main);
    part_style_color(&digits, "color", &on);
    part_trim(&digits, text_of(number));
    return part_add(composite->node, &digits);
}

static const Node *add_plate(const Composite *composite, const StepsElement *element,
                             const Entry *item, const char *number)
{
    bool has_icon = item && item->icon;
    if (!has_icon && !*number)
        return NULL;
    Part plate = part_new(composite, "plate", "plate");
    if (has_icon)
        part_set_string(&plate, "icon", item->icon);
    else
        part_set_string(&plate, "text", number);
    const char *const names[] = {"plate", "plateLook"};
    const char *const targets[] = {"shape", "look"};
    part_set_string(&plate, "shape", "circle");
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        const JsonValue *value = json_find(composite->node->source, names[i]);
        if (value)
            part_set(&plate, targets[i], value);
    }
    part_set_color(&plate, "tone", &element->palette.main);
    part_styles(&plate, "minWidth", "2.6em", "minHeight", "2.6em", NULL);
    return part_add(composite->node, &plate);
}

static const Node *add_head(const Composite *composite, const StepsElement *element,
                            const Entry *item, int index)
{
    bool is_named = json_find(composite->node->source, "numbering") != NULL;
    bool is_numbered = element->numbering != NUMBERING_NONE && (item || is_named);
    const char *number = is_numbered ? numbering_words(composite->builder->arena,
                                                       (Numbering)element->numbering, index + 1)
                                     : "";
    if (element->form == STEPS_ARROWS)
        return add_arrow_head(composite, element, item, number);
    if (element->form == STEPS_STAIRS)
        return add_stair_head(composite, number);
    if (item && item->icon && is_named)
        item = NULL; /* a numbering that was asked for comes before the icon */
    return add_plate(composite, element, item, number);
}

static const Node *add_body(const Composite *composite, const StepsElement *element,
                            const Entry *item, int index)
{
    bool is_arrow = element->form == STEPS_ARROWS;
    Part column = part_new(composite, "column", NULL);
    part_styles(&column, "gap", "0.3em", NULL);
    if (is_arrow)
        part_styles(&column, "padding", "0 1em 0 0.3em", NULL);
    if (element->form == STEPS_STAIRS)
        part_styles(&column, "padding", "0 0.6em 0 0", NULL);
    Node *body = part_add(composite->node, &column);
    if (!body)
        return NULL;
    const char *align = text_align_of(element, index);
    bool is_justified = strcmp(align, "start") == 0 && element->form == STEPS_COLUMN;
    entry_add_words(composite, body, item, is_arrow ? ENTRY_WITHOUT_TITLE : ENTRY_ALL, align,
                    is_justified ? "justify" : align);
    return body;
}

static int count_nodes(const Node *first)
{
    int count = 0;
    for (; first; first = first->next)
        count++;
    return count;
}

static void build_steps(const Composite *composite, StepsElement *element, Entry *items,
                        Node *children)
{
    size_t count = (size_t)element->count;
    element->heads = arena_array(composite->builder->arena, count, sizeof *element->heads);
    element->bodies = arena_array(composite->builder->arena, count, sizeof *element->bodies);
    for (int i = 0; i < element->count; i++) {
        const Entry *item = items ? &items[i] : NULL;
        element->heads[i] = add_head(composite, element, item, i);
        if (items) {
            element->bodies[i] = add_body(composite, element, item, i);
            continue;
        }
        Node *child = children;
        children = children->next;
        child->next = NULL;
        composite_put_children(composite->node, child);
        element->bodies[i] = child;
    }
}

static bool build(Builder *builder, Node *node)
{
    StepsElement *element = node->properties;
    Composite composite = composite_begin(builder, node, part_names);
    element->palette = composite.palette;
    Node *children = composite_take_children(node);
    Entry *items = entries_read(&composite, element->items, "title", &element->count);
    if (!items)
        element->count = count_nodes(children);
    build_steps(&composite, element, items, children);
    if (element->count == 0)
        diag_report(builder->diagnostics, W_ITEMS_NONE, &node->source->origin, DIAG_ARGS("steps"));
    if (element->center && element->form == STEPS_CIRCLE) {
        Part center = part_text(&composite, "center", element->center);
        part_style_font(&center, FONT_TITLE);
        part_styles(&center, "fontSize", "1.7em", "lineHeight", "1.25em", "fontWeight", "900",
                    "textAlign", "center", "textWrap", "balance", NULL);
        part_style_color(&center, "color", &composite.palette.main);
        element->center_node = part_add(node, &center);
    }
    return true;
}

/* ---- arranging ---- */

static int snake_columns(const StepsElement *element)
{
    if (element->columns > 0)
        return element->columns < element->count ? element->columns : element->count;
    return element->count <= 3 ? element->count : element->count <= 6 ? 3 : 4;
}

static StepsPlan make_plan(const StepsElement *element, const Node *node, double width)
{
    const Style *style = node->style;
    double em = style->font_size.value;
    return (StepsPlan){
        .form = (StepsForm)element->form,
        .count = element->count,
        .columns = snake_columns(element),
        .width = width,
        .column_gap = element->form == STEPS_ARROWS
                          ? -0.55 * em + length_resolve(style->column_gap, width, 0)
                          : length_resolve(style->column_gap, width, 0),
        .row_gap = length_resolve(style->row_gap, width, 0),
        .head_gap = element->form == STEPS_COLUMN ? 1.1 * em : 0.7 * em,
        .rise = 1.9 * em,
        .radius = element->radius > 0 ? element->radius : fmin(width * 0.22, 9 * em),
        .head_height = 3.6 * em,
        .is_centered = is_centered(element),
    };
}

static Intrinsic measure(LayoutContext *context, const Node *node)
{
    const StepsElement *element = node->properties;
    double em = node->style->font_size.value;
    Intrinsic widest = layout_measure_widest(context, element->bodies, element->count);
    int columns = element->form == STEPS_COLUMN   ? 1
                  : element->form == STEPS_SNAKE  ? snake_columns(element)
                  : element->form == STEPS_CIRCLE ? 3
                                                  : element->count;
    double head = element->form == STEPS_COLUMN ? 3.7 * em : 0;
    double gaps = length_resolve(node->style->column_gap, 0, 0) * fmax(0, columns - 1);
    return (Intrinsic){fmax(widest.min, 4 * em) * columns + gaps + head,
                       widest.max * columns + gaps + head};
}

static Box *lay_out(LayoutContext *context, const Node *node, double width, double exact_height)
{
    BoxSpace offer = {width, INFINITY, width, exact_height, true};
    return layout_box(context, node, &offer);
}

/* Sizes of heads and bodies, without their places. */
static void measure_parts(LayoutContext *context, const StepsElement *element, StepsPlan *plan)
{
    size_t count = (size_t)plan->count;
    Size *heads = arena_array(context->arena, count, sizeof *heads);
    double *bodies = arena_array(context->arena, count, sizeof *bodies);
    double *leads = arena_array(context->arena, count, sizeof *leads);
    plan->heads = heads;
    plan->bodies = bodies;
    plan->leads = leads;
    double slot = plan->form == STEPS_COLUMN || plan->form == STEPS_CIRCLE
                      ? plan->width
                      : steps_body_width(plan, 0);
    double cut = plan->form == STEPS_ARROWS ? plan->head_height * 0.68 : 0;
    for (int i = 0; i < plan->count; i++) {
        if (!element->heads[i])
            continue;
        BoxSpace offer = {fmax(0, slot - cut), INFINITY, NAN, NAN, false};
        heads[i] = layout_box(context, element->heads[i], &offer)->size;
        plan->head_height = fmax(plan->head_height, heads[i].height * 1.3);
    }
    for (int i = 0; i < plan->count; i++) {
        if (!element->bodies[i])
            continue;
        const Box *body = lay_out(context, element->bodies[i], steps_body_width(plan, i), NAN);
        bodies[i] = body->size.height;
        leads[i] = body->child_count ? body->children[0].box->size.height : body->size.height;
    }
}

static void place_center(LayoutContext *context, Box *box, const StepsElement *element,
                         const StepsContent *content)
{
    if (!element->center_node || !element->count)
        return;
    double top = INFINITY;
    double bottom = -INFINITY;
    for (int i = 0; i < element->count; i++) {
        const Rect *head = &content->place.heads[i];
        double y = head->y + head->height / 2 -
                   sin(steps_circle_angle(i, element->count) * 3.14159265358979 / 180) *
                       content->plan.radius;
        top = fmin(top, y);
        bottom = fmax(bottom, y);
    }
    double middle = (top + bottom) / 2;
    BoxSpace offer = {content->plan.radius * 1.2, INFINITY, NAN, NAN, false};
    Box *words = layout_box(context, element->center_node, &offer);
    box_place(context, box, words, (content->plan.width - words->size.width) / 2,
              middle - words->size.height / 2);
}

static double arrange(LayoutContext *context, Box *box, const Space *space)
{
    const StepsElement *element = box->node->properties;
    StepsContent *content = arena_alloc(context->arena, sizeof *content);
    content->plan = make_plan(element, box->node, space->width);
    measure_parts(context, element, &content->plan);
    content->place = steps_place(&content->plan, context->arena);
    for (int i = 0; i < element->count; i++) {
        const Rect *head = &content->place.heads[i];
        const Rect *body = &content->place.bodies[i];
        if (element->heads[i]) {
            Box *plate = lay_out(context, element->heads[i], head->width, head->height);
            box_place(context, box, plate, head->x, head->y);
        }
        if (element->bodies[i]) {
            Box *words = lay_out(context, element->bodies[i], body->width, body->height);
            box_place(context, box, words, body->x, body->y);
        }
    }
    place_center(context, box, element, content);
    box->content = content;
    return content->place.height;
}

/* ---- drawing ---- */

static Rect moved(Rect rect, Rect content)
{
    return (Rect){rect.x + content.x, rect.y + content.y, rect.width, rect.height};
}

static Connector make_connector(const StepsElement *element, double em)
{
    return (Connector){
        .look = (ConnectorLook)element->connector,
        .width = fmax(0.75, em * 0.13),
        .radius = em * 1.4,
        .color = element->palette.line,
        .has_head = element->connector == CONNECTOR_ARROW,
    };
}

static double middle_x(Rect rect)
{
    return rect.x + rect.width / 2;
}

static double middle_y(Rect rect)
{
    return rect.y + rect.height / 2;
}

/* What a connector joins: the heads, or the bodies where there are none. */
static Rect anchor(const StepsElement *element, const StepsContent *content, int index, Rect room)
{
    return moved(element->heads[index] ? content->place.heads[index] : content->place.bodies[index],
                 room);
}

static void join_row(PaintContext *context, const Connector *connector, Rect from, Rect to,
                     double gap)
{
    double y = middle_y(from);
    bool is_forward = to.x > from.x;
    double start = is_forward ? from.x + from.width + gap : from.x - gap;
    double end = is_forward ? to.x - gap : to.x + to.width + gap;
    Point points[] = {{start, y}, {end, y}};
    if (is_forward == (end > start))
        connector_draw(context, connector, points, 2);
}

static void join_column(PaintContext *context, const Connector *connector, Rect from, Rect to,
                        double gap)
{
    double x = middle_x(from);
    Point points[] = {{x, from.y + from.height + gap}, {x, to.y - gap}};
    if (points[1].y > points[0].y)
        connector_draw(context, connector, points, 2);
}

/* From the end of one row round to the start of the next, outside the words. */
static void join_turn(PaintContext *context, const Connector *connector, Rect from, Rect to,
                      Rect room, double gap)
{
    bool is_right = middle_x(from) > room.x + room.width / 2;
    double edge = is_right ? room.x + room.width : room.x;
    double start = is_right ? from.x + from.width + gap : from.x - gap;
    double end = is_right ? to.x + to.width + gap : to.x - gap;
    Point points[] = {
        {start, middle_y(from)}, {edge, middle_y(from)}, {edge, middle_y(to)}, {end, middle_y(to)}};
    connector_draw(context, connector, points, 4);
}

static void join_ring(PaintContext *context, const Connector *connector, Rect from, Rect to,
                      Point center, double radius, double gap)
{
    enum { PIECES = 24 };
    double start = atan2(middle_y(from) - center.y, middle_x(from) - center.x);
    double end = atan2(middle_y(to) - center.y, middle_x(to) - center.x);
    while (end <= start)
        end += 2 * 3.14159265358979323846;
    double cut = (from.width / 2 + gap) / radius;
    if (end - start <= 2.2 * cut)
        return;
    Point points[PIECES];
    for (int i = 0; i < PIECES; i++) {
        double angle = start + cut + (end - start - 2 * cut) * i / (PIECES - 1);
        points[i] = (Point){center.x + cos(angle) * radius, center.y + sin(angle) * radius};
    }
    connector_draw(context, connector, points, PIECES);
}

static void draw_ring(PaintContext *context, const StepsElement *element,
                      const StepsContent *content, Rect room, double em)
{
    Connector connector = make_connector(element, em);
    connector.radius = 0;
    double radius = content->plan.radius;
    Rect first = moved(content->place.heads[0], room);
    double angle = steps_circle_angle(0, element->count) * 3.14159265358979323846 / 180;
    Point center = {middle_x(first) - cos(angle) * radius, middle_y(first) - sin(angle) * radius};
    for (int i = 0; i < element->count && element->count > 1; i++) {
        Rect from = moved(content->place.heads[i], room);
        Rect to = moved(content->place.heads[(i + 1) % element->count], room);
        join_ring(context, &connector, from, to, center, radius, 0.4 * em);
    }
}

static void fill(PaintContext *context, const Path *path, Color color)
{
    paint_fill(context, path, FILL_NONZERO, scene_solid(context->arena, color, 1));
}

static void draw_stairs(PaintContext *context, const StepsElement *element,
                        const StepsContent *content, Rect room)
{
    for (int i = 0; i < element->count; i++) {
        double share = element->count > 1 ? (double)i / (element->count - 1) : 1;
        Path *path = path_create(context->arena);
        path_rectangle(path, moved(content->place.grounds[i], room));
        fill(context, path, palette_tint(&element->palette.main, 0.62 + 0.38 * share));
    }
}

static void draw_arrows(PaintContext *context, const StepsElement *element,
                        const StepsContent *content, Rect room)
{
    for (int i = 0; i < element->count; i++) {
        Rect frame = moved(content->place.grounds[i], room);
        double cut = fmin(frame.height * 0.34, frame.width / 3);
        double right = frame.x + frame.width;
        double middle = middle_y(frame);
        double bottom = frame.y + frame.height;
        double notch = i == 0 ? frame.x : frame.x + cut;
        Point points[] = {{frame.x, frame.y},    {right - cut, frame.y}, {right, middle},
                          {right - cut, bottom}, {frame.x, bottom},      {notch, middle}};
        double share = element->count > 1 ? (double)i / (element->count - 1) : 1;
        Path *path = path_create(context->arena);
        path_polygon(path, points, 6);
        fill(context, path, color_mix(&element->palette.deep, &element->palette.main, share));
    }
}

static void draw(PaintContext *context, const Box *box, Rect room)
{
    const StepsElement *element = box->node->properties;
    const StepsContent *content = box->content;
    double em = box->node->style->font_size.value;
    Connector connector = make_connector(element, em);
    double gap = 0.5 * em;
    if (element->count == 0)
        return;
    if (element->form == STEPS_STAIRS)
        draw_stairs(context, element, content, room);
    if (element->form == STEPS_ARROWS)
        draw_arrows(context, element, content, room);
    if (element->form == STEPS_CIRCLE)
        draw_ring(context, element, content, room, em);
    bool is_joined =
        element->form == STEPS_ROW || element->form == STEPS_COLUMN || element->form == STEPS_SNAKE;
    for (int i = 0; is_joined && i + 1 < element->count; i++) {
        Rect from = anchor(element, content, i, room);
        Rect to = anchor(element, content, i + 1, room);
        bool has_heads = element->heads[i] != NULL;
        double near = has_heads ? gap : 0.25 * em;
        bool is_turn = element->form == STEPS_SNAKE && (i + 1) % content->plan.columns == 0;
        if (element->form == STEPS_COLUMN)
            join_column(context, &connector, from, to, has_heads ? 0.3 * em : 0.15 * em);
        else if (is_turn)
            join_turn(context, &connector, from, to, room, near);
        else
            join_row(context, &connector, from, to, near);
    }
}

const ElementType element_steps = {
    .name = "steps",
    .help = "A sequence of numbered steps: row, column, snake, stairs, arrows or circle.",
    .help_zh = "步骤：横排、竖排、蛇形、阶梯、箭头或环形，自动编号与连线。",
    .example = "{\"type\": \"steps\", \"items\": ["
               "{\"title\": \"发布需求\", \"text\": \"企业张榜提出难题\"}, "
               "{\"title\": \"揭榜攻关\", \"text\": \"团队限时攻关\"}, "
               "{\"title\": \"验收兑现\", \"text\": \"按成果兑现奖励\"}]}",
    .content = CONTENT_CHILDREN,
    .fields = fields,
    .size = sizeof(StepsElement),
    .set_defaults = set_defaults,
    .build = build,
    .measure = measure,
    .arrange = arrange,
    .draw = draw,
};
