/* cycle: stages that follow each other in a ring of arrows, or parts of a whole in a ring of
 * sectors; their words stand beside. The arithmetic of the places is that of steps in a circle. */
#include "element/composite.h"
#include "element/entry.h"
#include "element/numbering.h"
#include "element/spread.h"
#include "element/steps_place.h"

#include <math.h>

#define DEG (3.14159265358979323846 / 180)

enum { LOOK_ARROWS, LOOK_SECTORS };

typedef struct CycleElement {
    CompositeFields composite;
    const JsonValue *items, *center;
    int look, numbering;
    double radius, thickness;
    Palette palette;
    int count;
    const Node **heads, **bodies;
    const Node *center_node;
} CycleElement;

typedef struct CycleContent {
    StepsPlan plan;
    StepsPlace place;
    Point center; /* in the content box */
    double thickness;
} CycleContent;

static const FieldName looks[] = {{"arrows", LOOK_ARROWS}, {"sectors", LOOK_SECTORS}, {NULL, 0}};

static const Field fields[] = {
    COMPOSITE_FIELDS(CycleElement),
    {"items", &field_json, offsetof(CycleElement, items), 0, 0, NULL, FIELD_REQUIRED, NULL,
     "Stages: {title, text, label, icon}, or texts.", "环节：{title, text, label, icon} 或文字。"},
    {"look", &field_enum, offsetof(CycleElement, look), 0, 0, looks, 0, NULL,
     "A ring of arrows or of sectors.", "arrows 箭头环，sectors 扇区环。"},
    {"center", &field_text, offsetof(CycleElement, center), 0, 0, NULL, 0, NULL,
     "Words in the middle.", "中央的文字。"},
    {"numbering", &field_enum, offsetof(CycleElement, numbering), 0, 0, numbering_names, 0, NULL,
     "The number in each stage; icons come before it.", "编号的写法；有图标时用图标。"},
    {"radius", &field_points, offsetof(CycleElement, radius), 0, 2000, NULL, 0, NULL,
     "Of the middle of the ring.", "环中线的半径。"},
    {"thickness", &field_points, offsetof(CycleElement, thickness), 0, 500, NULL, 0, NULL,
     "Of the ring.", "环的粗细。"},
    FIELDS_END,
};

static const char *const part_names[] = {"number", "icon",   "title", "text",
                                         "label",  "center", NULL};

static const Node *add_head(const Composite *composite, const CycleElement *element,
                            const Entry *item, int index)
{
    Color on = palette_on(&composite->palette, &composite->palette.main);
    if (item->icon) {
        Part icon = part_new(composite, "icon", "icon");
        part_set_string(&icon, "name", item->icon);
        part_styles(&icon, "width", "1.8em", "height", "1.8em", NULL);
        part_style_color(&icon, "color", &on);
        return part_add(composite->node, &icon);
    }
    const char *words =
        numbering_words(composite->builder->arena, (Numbering)element->numbering, index + 1);
    if (!*words)
        return NULL;
    Part number = part_words(composite, "number", words);
    part_style_font(&number, FONT_DIGITS);
    part_styles(&number, "fontSize", "1.7em", "lineHeight", "1em", "fontWeight", "700", NULL);
    part_trim(&number, text_of(words));
    part_style_color(&number, "color", &on);
    return part_add(composite->node, &number);
}

static const Node *add_body(const Composite *composite, const CycleElement *element,
                            const Entry *item, int index)
{
    Part column = part_new(composite, "column", NULL);
    part_styles(&column, "gap", "0.2em", NULL);
    Node *body = part_add(composite->node, &column);
    bool is_left = cos(steps_circle_angle(index, element->count) * DEG) < -1e-6;
    const char *align = is_left ? "end" : "start";
    entry_add_words(composite, body, item, ENTRY_ALL, align, align);
    return body;
}

static bool build(Builder *builder, Node *node)
{
    CycleElement *element = node->properties;
    Composite composite = composite_begin(builder, node, part_names);
    element->palette = composite.palette;
    Entry *items = entries_read(&composite, element->items, "title", &element->count);
    size_t count = (size_t)element->count;
    element->heads = arena_array(builder->arena, count, sizeof *element->heads);
    element->bodies = arena_array(builder->arena, count, sizeof *element->bodies);
    for (int i = 0; i < element->count; i++) {
        element->heads[i] = add_head(&composite, element, &items[i], i);
        element->bodies[i] = add_body(&composite, element, &items[i], i);
    }
    if (count == 0)
        diag_report(builder->diagnostics, W_ITEMS_NONE, &node->source->origin, DIAG_ARGS("cycle"));
    if (element->center) {
        Part center = part_text(&composite, "center", element->center);
        part_style_font(&center, FONT_TITLE);
        part_styles(&center, "fontSize", "1.7em", "lineHeight", "1.25em", "fontWeight", "900",
                    "textAlign", "center", "textWrap", "balance", NULL);
        part_style_color(&center, "color", &composite.palette.main);
        element->center_node = part_add(node, &center);
    }
    return true;
}

static Intrinsic measure(LayoutContext *context, const Node *node)
{
    const CycleElement *element = node->properties;
    double em = node->style->font_size.value;
    Intrinsic widest = layout_measure_widest(context, element->bodies, element->count);
    return (Intrinsic){2 * widest.min + 14 * em, 2 * widest.max + 22 * em};
}

static void measure_bodies(LayoutContext *context, const CycleElement *element, StepsPlan *plan)
{
    double *bodies = arena_array(context->arena, (size_t)plan->count, sizeof *bodies);
    for (int i = 0; i < plan->count; i++) {
        double width = steps_body_width(plan, i);
        BoxSpace offer = {width, INFINITY, width, NAN, true};
        if (element->bodies[i])
            bodies[i] = layout_box(context, element->bodies[i], &offer)->size.height;
    }
    plan->bodies = bodies;
}

static void place_node(LayoutContext *context, Box *box, const Node *node, Rect room, bool fills)
{
    if (!node)
        return;
    BoxSpace offer = {room.width, INFINITY, fills ? room.width : NAN, NAN, fills};
    Box *inner = layout_box(context, node, &offer);
    double x = room.x + (fills ? 0 : (room.width - inner->size.width) / 2);
    box_place(context, box, inner, x, room.y + (room.height - inner->size.height) / 2);
}

/* Moves the words of one side apart where they would lie over each other; the result is where they
 * end. Many stages on a small ring need it. */
static double spread_side(Arena *arena, const CycleContent *content, bool is_right, double gap)
{
    size_t room = (size_t)content->plan.count;
    int *order = arena_array(arena, room, sizeof *order); /* from the top down */
    double *wanted = arena_array(arena, room, sizeof *wanted);
    double *sizes = arena_array(arena, room, sizeof *sizes);
    double *starts = arena_array(arena, room, sizeof *starts);
    Rect *bodies = content->place.bodies;
    double total = 0;
    int count = 0;
    for (int i = 0; i < content->plan.count; i++) {
        if ((bodies[i].x + bodies[i].width / 2 > content->center.x) != is_right)
            continue;
        int at = count++;
        for (; at > 0 && bodies[order[at - 1]].y > bodies[i].y; at--)
            order[at] = order[at - 1];
        order[at] = i;
        total += bodies[i].height + gap;
    }
    for (int i = 0; i < count; i++) {
        wanted[i] = bodies[order[i]].y;
        sizes[i] = bodies[order[i]].height;
    }
    double high = fmax(content->center.y + content->plan.outer, total);
    spread_boxes(arena, wanted, sizes, count, gap, 0, high, starts);
    for (int i = 0; i < count; i++)
        bodies[order[i]].y = starts[i];
    return count ? starts[count - 1] + sizes[count - 1] : 0;
}

static double arrange(LayoutContext *context, Box *box, const Space *space)
{
    const CycleElement *element = box->node->properties;
    double em = box->node->style->font_size.value;
    CycleContent *content = arena_alloc(context->arena, sizeof *content);
    box->content = content;
    if (element->count == 0)
        return 0;
    double thickness = element->thickness > 0 ? element->thickness : 3 * em;
    Size *heads = arena_array(context->arena, (size_t)element->count, sizeof *heads);
    for (int i = 0; i < element->count; i++)
        heads[i] = (Size){thickness, thickness};
    content->thickness = thickness;
    content->plan = (StepsPlan){
        .form = STEPS_CIRCLE,
        .count = element->count,
        .width = space->width,
        .head_gap = 1.1 * em,
        .radius = element->radius > 0 ? element->radius : fmin(space->width * 0.19, 7 * em),
        .heads = heads,
    };
    content->plan.outer = content->plan.radius + thickness / 2;
    measure_bodies(context, element, &content->plan);
    content->place = steps_place(&content->plan, context->arena);
    double radius = content->plan.radius;
    Rect first = content->place.heads[0];
    double angle = steps_circle_angle(0, element->count) * DEG;
    content->center = (Point){space->width / 2, first.y + thickness / 2 - sin(angle) * radius};
    /* The ring may reach above and below the heads. */
    double outer = radius + thickness / 2;
    double lift = fmax(0, outer - content->center.y);
    content->center.y += lift;
    for (int i = 0; i < element->count; i++) {
        content->place.heads[i].y += lift;
        content->place.bodies[i].y += lift;
    }
    double right = spread_side(context->arena, content, true, 0.2 * em);
    double left = spread_side(context->arena, content, false, 0.2 * em);
    for (int i = 0; i < element->count; i++) {
        place_node(context, box, element->heads[i], content->place.heads[i], false);
        place_node(context, box, element->bodies[i], content->place.bodies[i], true);
    }
    double inner = (radius - thickness / 2) * 1.4;
    place_node(context, box, element->center_node,
               (Rect){content->center.x - inner / 2, content->center.y - inner / 2, inner, inner},
               false);
    double ring = fmax(content->place.height + lift, content->center.y + outer);
    return fmax(ring, fmax(left, right));
}

/* A ring segment whose end is a point and whose start is notched to take the point before it. */
static void append_arrow(Path *path, Point center, double inner, double outer, double start,
                         double end, double point_deg)
{
    double middle = (inner + outer) / 2;
    Point tip = {center.x + cos((end + point_deg) * DEG) * middle,
                 center.y + sin((end + point_deg) * DEG) * middle};
    Point notch = {center.x + cos((start + point_deg) * DEG) * middle,
                   center.y + sin((start + point_deg) * DEG) * middle};
    path_move(path, center.x + cos(start * DEG) * outer, center.y + sin(start * DEG) * outer);
    path_arc(path, center, outer, start, end);
    path_line(path, tip.x, tip.y);
    path_line(path, center.x + cos(end * DEG) * inner, center.y + sin(end * DEG) * inner);
    path_arc(path, center, inner, end, start);
    path_line(path, notch.x, notch.y);
    path_close(path);
}

static void draw(PaintContext *context, const Box *box, Rect room)
{
    const CycleElement *element = box->node->properties;
    const CycleContent *content = box->content;
    if (element->count == 0)
        return;
    Point center = {room.x + content->center.x, room.y + content->center.y};
    double inner = content->plan.radius - content->thickness / 2;
    double outer = content->plan.radius + content->thickness / 2;
    double step = 360.0 / element->count;
    double gap = fmin(step * 0.1, 2.2);
    for (int i = 0; i < element->count; i++) {
        double middle = steps_circle_angle(i, element->count);
        double start = middle - step / 2 + gap / 2;
        double end = middle + step / 2 - gap / 2;
        Path *path = path_create(context->arena);
        bool is_arrow = element->look == LOOK_ARROWS && element->count > 1;
        double point = fmin(step * 0.2, 9);
        if (is_arrow)
            append_arrow(path, center, inner, outer, start - point / 2, end - point / 2, point);
        else
            path_ring_segment(path, center, inner, outer, start, end);
        double share = element->count > 1 ? (double)i / (element->count - 1) : 1;
        paint_fill(context, path, FILL_NONZERO,
                   scene_solid(context->arena,
                               color_mix(&element->palette.deep, &element->palette.main, share),
                               1));
    }
}

const ElementType element_cycle = {
    .name = "cycle",
    .help = "Stages in a ring of arrows, or parts of a whole in a ring of sectors.",
    .help_zh = "循环：箭头环或扇区环，文字在旁。",
    .example = "{\"type\": \"cycle\", \"center\": \"成果转化\", \"items\": ["
               "{\"title\": \"需求\"}, {\"title\": \"研发\"}, {\"title\": \"中试\"}, "
               "{\"title\": \"量产\"}]}",
    .content = CONTENT_NONE,
    .fields = fields,
    .size = sizeof(CycleElement),
    .build = build,
    .measure = measure,
    .arrange = arrange,
    .draw = draw,
};
