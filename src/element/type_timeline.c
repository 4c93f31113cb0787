/* timeline: events along an axis, lying or standing, at equal distances or to scale. */
#include "element/composite.h"
#include "element/items.h"
#include "element/moment.h"
#include "element/spread.h"

#include <math.h>

enum { TIMELINE_ROW, TIMELINE_COLUMN };
enum { SCALE_EQUAL, SCALE_TIME };
enum { SIDES_ONE, SIDES_ALTERNATE };

typedef struct TimelineItem {
    const JsonValue *date, *title, *text, *at;
} TimelineItem;

typedef struct TimelineElement {
    CompositeFields composite;
    const JsonValue *items, *at;
    int direction, scale, sides;
    bool has_arrow;
    Palette palette;
    int count;
    const Node **dates, **bodies; /* count of each; dates may be NULL */
    double *shares;               /* 0..1 along the axis */
} TimelineElement;

typedef struct TimelineContent {
    double axis;  /* y of a lying axis, x of a standing one */
    double *dots; /* places along the axis */
    Rect *bodies; /* dates included */
    double along; /* length of the axis */
} TimelineContent;

static const FieldName directions[] = {
    {"row", TIMELINE_ROW}, {"column", TIMELINE_COLUMN}, {NULL, 0}};
static const FieldName scales[] = {{"equal", SCALE_EQUAL}, {"time", SCALE_TIME}, {NULL, 0}};
static const FieldName sides[] = {{"one", SIDES_ONE}, {"alternate", SIDES_ALTERNATE}, {NULL, 0}};

static const Field fields[] = {
    COMPOSITE_FIELDS(TimelineElement),
    {"items", &field_json, offsetof(TimelineElement, items), 0, 0, NULL, 0, NULL,
     "Events: {date, title, text, at}; or put elements into children (item).",
     "事件：{date, title, text, at}；也可改用 children（item）。"},
    {"direction", &field_enum, offsetof(TimelineElement, direction), 0, 0, directions, 0, NULL,
     "row lies, column stands.", "row 横向，column 纵向。"},
    {"scale", &field_enum, offsetof(TimelineElement, scale), 0, 0, scales, 0, NULL,
     "Equal distances, or distances in proportion to time.", "equal 等距，time 按时间比例。"},
    {"sides", &field_enum, offsetof(TimelineElement, sides), 0, 0, sides, 0, NULL,
     "Words on one side of the axis or on both in turn.", "文字在一侧或两侧交替。"},
    {"at", &field_json, offsetof(TimelineElement, at), 0, 0, NULL, 0, NULL,
     "With children: their moments, a list of dates or numbers.",
     "使用 children 时各事件的时间列表。"},
    {"arrow", &field_boolean, offsetof(TimelineElement, has_arrow), 0, 0, NULL, 0, NULL,
     "An arrow head at the end of the axis.", "轴末端的箭头。"},
    FIELDS_END,
};

static const Field item_fields[] = {
    {"date", &field_text, offsetof(TimelineItem, date), 0, 0, NULL, 0, NULL, "When.", "时间。"},
    {"title", &field_text, offsetof(TimelineItem, title), 0, 0, NULL, 0, NULL, "What.", "标题。"},
    {"text", &field_text, offsetof(TimelineItem, text), 0, 0, NULL, 0, NULL, "More.", "正文。"},
    {"at", &field_json, offsetof(TimelineItem, at), 0, 0, NULL, 0, NULL,
     "Place on the axis where the date does not say it.", "轴上的位置（date 不便解析时）。"},
    FIELDS_END,
};

static const char *const part_names[] = {"date", "title", "text", NULL};

static void set_defaults(Builder *builder, Node *node)
{
    const TimelineElement *element = node->properties;
    style_defaults(builder, node, "gap", element->direction == TIMELINE_ROW ? "1.4em" : "1.5em",
                   NULL);
}

static bool is_row(const TimelineElement *element)
{
    return element->direction == TIMELINE_ROW;
}

/* Standing axes with words on both sides: the left ones end at the axis. */
static bool is_before(const TimelineElement *element, int index)
{
    return element->sides == SIDES_ALTERNATE && index % 2 == 1;
}

static const Node *add_text(const Composite *composite, Node *parent, const char *name,
                            const JsonValue *text, const char *align)
{
    if (!text)
        return NULL;
    Part part = part_text(composite, name, text);
    part_styles(&part, "textAlign", align, NULL);
    if (strcmp(name, "date") == 0) {
        part_style_font(&part, FONT_DIGITS);
        part_styles(&part, "fontSize", "1.5em", "lineHeight", "1.15em", "textAutospaceDigits",
                    "none", NULL);
        part_style_color(&part, "color", &composite->palette.main);
    } else if (strcmp(name, "title") == 0) {
        part_styles(&part, "fontSize", "1.12em", "lineHeight", "1.35em", "fontWeight", "700", NULL);
        part_style_color(&part, "color", &composite->palette.deep);
    }
    return part_add(parent, &part);
}

static void add_item(const Composite *composite, TimelineElement *element, const TimelineItem *item,
                     int index)
{
    bool is_left = !is_row(element) && is_before(element, index);
    bool has_date_beside = !is_row(element) && element->sides == SIDES_ONE;
    const char *align = is_left ? "end" : "start";
    Part column = part_new(composite, "column", NULL);
    part_styles(&column, "gap", "0.2em", NULL);
    Node *body = part_add(composite->node, &column);
    element->bodies[index] = body;
    if (!body)
        return;
    if (has_date_beside)
        element->dates[index] = add_text(composite, composite->node, "date", item->date, "end");
    else
        add_text(composite, body, "date", item->date, align);
    add_text(composite, body, "title", item->title, align);
    add_text(composite, body, "text", item->text, align);
}

static void report_date(const Composite *composite, const JsonValue *value, const Origin *origin)
{
    const char *words = value && value->text.data ? value->text.data : "";
    diag_report(composite->builder->diagnostics, E_TIMELINE_DATE, value ? &value->origin : origin,
                DIAG_ARGS(words));
}

/* Shares along the axis; false: a date was reported and distances become equal. */
static bool read_moments(const Composite *composite, TimelineElement *element,
                         const TimelineItem *items)
{
    double *years = arena_array(composite->builder->arena, (size_t)element->count, sizeof *years);
    const JsonValue *list = element->at;
    for (int i = 0; i < element->count; i++) {
        const JsonValue *value = items ? (items[i].at ? items[i].at : items[i].date) : NULL;
        if (!items && list && list->kind == JSON_ARRAY && (uint32_t)i < list->count)
            value = list->items[i];
        if (!value || !moment_read(value, &years[i]) || (i && years[i] < years[i - 1])) {
            report_date(composite, value, &composite->node->source->origin);
            return false;
        }
    }
    double span = element->count ? years[element->count - 1] - years[0] : 0;
    for (int i = 0; i < element->count; i++)
        element->shares[i] = span > 0 ? (years[i] - years[0]) / span : 0;
    return span > 0;
}

static bool build(Builder *builder, Node *node)
{
    TimelineElement *element = node->properties;
    Composite composite = composite_begin(builder, node, part_names);
    element->palette = composite.palette;
    TimelineItem *items = items_read(builder, node, element->items, item_fields, sizeof *items,
                                     "title", &element->count);
    if (!items) {
        for (const Node *child = node->first_child; child; child = child->next)
            element->count++;
    }
    size_t count = (size_t)element->count;
    element->bodies = arena_array(builder->arena, count, sizeof *element->bodies);
    element->dates = arena_array(builder->arena, count, sizeof *element->dates);
    element->shares = arena_array(builder->arena, count, sizeof *element->shares);
    for (int i = 0; items && i < element->count; i++)
        add_item(&composite, element, &items[i], i);
    const Node *child = node->first_child;
    for (int i = 0; !items && child; i++, child = child->next)
        element->bodies[i] = child;
    if (element->count == 0)
        diag_report(builder->diagnostics, W_ITEMS_NONE, &node->source->origin,
                    DIAG_ARGS("timeline"));
    if (element->scale == SCALE_TIME && !read_moments(&composite, element, items))
        element->scale = SCALE_EQUAL;
    return true;
}

static Intrinsic measure(LayoutContext *context, const Node *node)
{
    const TimelineElement *element = node->properties;
    double em = node->style->font_size.value;
    Intrinsic widest = layout_measure_widest(context, element->bodies, element->count);
    int columns = is_row(element) ? element->count : 1;
    double more = is_row(element) ? 0 : 8 * em;
    return (Intrinsic){widest.min * columns + more, (widest.max + em) * columns + more};
}

static Box *lay_out(LayoutContext *context, const Node *node, double width)
{
    BoxSpace offer = {width, INFINITY, width, NAN, true};
    return layout_box(context, node, &offer);
}

static void report_crowded(LayoutContext *context, const Node *node)
{
    diag_report(context->diagnostics, W_TIMELINE_CROWDED, &node->source->origin, DIAG_NO_ARGS);
}

/* Starts along the axis of the boxes on one side (0: below or right, 1: above or left; -1: all). */
static void spread_side(LayoutContext *context, const Node *node, const TimelineContent *content,
                        const double *sizes, int side, double gap, double shift, double *starts)
{
    const TimelineElement *element = node->properties;
    size_t count = (size_t)element->count;
    double *wanted = arena_array(context->arena, count, sizeof *wanted);
    double *lengths = arena_array(context->arena, count, sizeof *lengths);
    double *places = arena_array(context->arena, count, sizeof *places);
    int chosen = 0;
    for (int i = 0; i < element->count; i++) {
        if (side >= 0 && is_before(element, i) != (side == 1))
            continue;
        wanted[chosen] = content->dots[i] - shift;
        lengths[chosen++] = sizes[i];
    }
    double high = is_row(element) ? content->along : INFINITY;
    if (!spread_boxes(context->arena, wanted, lengths, chosen, gap, 0, high, places))
        report_crowded(context, node);
    chosen = 0;
    for (int i = 0; i < element->count; i++) {
        if (side < 0 || is_before(element, i) == (side == 1))
            starts[i] = places[chosen++];
    }
}

static double arrange_row(LayoutContext *context, Box *box, const Space *space,
                          TimelineContent *content)
{
    const TimelineElement *element = box->node->properties;
    double em = box->node->style->font_size.value;
    double gap = length_resolve(box->node->style->column_gap, space->width, 0);
    int count = element->count;
    bool is_timed = element->scale == SCALE_TIME;
    bool alternates = element->sides == SIDES_ALTERNATE;
    double column = count ? (space->width - gap * (count - 1)) / count : 0;
    double width = fmax(0, alternates && count > 1 ? column * (is_timed ? 1.5 : 1.8) : column);
    if (is_timed && !alternates)
        width *= 0.82;
    double natural = 0;
    for (int i = 0; i < count; i++)
        natural =
            fmax(natural,
                 element->bodies[i] ? layout_measure(context, element->bodies[i]).max + 0.5 : 0);
    if (is_timed || alternates) /* short words keep near their dots */
        width = fmin(width, natural);
    double dot = 0.5 * em;
    content->along = space->width;
    double *sizes = arena_array(context->arena, (size_t)count, sizeof *sizes);
    double *starts = arena_array(context->arena, (size_t)count, sizeof *starts);
    double above = 0;
    double below = 0;
    for (int i = 0; i < count; i++) {
        content->dots[i] = is_timed ? dot + element->shares[i] * (space->width - 2 * dot - width)
                                    : dot + i * (column + gap);
        sizes[i] = width;
        double height =
            element->bodies[i] ? lay_out(context, element->bodies[i], width)->size.height : 0;
        if (is_before(element, i))
            above = fmax(above, height);
        else
            below = fmax(below, height);
    }
    for (int side = 0; side < 2; side++)
        spread_side(context, box->node, content, sizes, side, gap, dot, starts);
    double reach = 1.5 * em;
    content->axis = above > 0 ? above + reach : dot;
    for (int i = 0; i < count; i++) {
        if (!element->bodies[i])
            continue;
        Box *body = lay_out(context, element->bodies[i], width);
        double y = is_before(element, i) ? content->axis - reach - body->size.height
                                         : content->axis + (alternates ? reach : 1.2 * em);
        box_place(context, box, body, starts[i], y);
        content->bodies[i] = (Rect){starts[i], y, width, body->size.height};
    }
    double under = below > 0 ? below + (alternates ? reach : 1.2 * em) : dot;
    return content->axis + under;
}

static double widest_date(LayoutContext *context, const TimelineElement *element)
{
    double width = 0;
    for (int i = 0; i < element->count; i++) {
        if (element->dates[i])
            width = fmax(width, layout_measure(context, element->dates[i]).max);
    }
    return width;
}

static double arrange_column(LayoutContext *context, Box *box, const Space *space,
                             TimelineContent *content)
{
    const TimelineElement *element = box->node->properties;
    double em = box->node->style->font_size.value;
    double gap = length_resolve(box->node->style->row_gap, 0, 0);
    bool alternates = element->sides == SIDES_ALTERNATE;
    double reach = 1.4 * em;
    double date_width = fmin(widest_date(context, element), space->width / 3);
    content->axis = alternates ? space->width / 2 : date_width > 0 ? date_width + reach : 0.6 * em;
    double left = content->axis - reach;
    double right = space->width - content->axis - reach;
    double *sizes = arena_array(context->arena, (size_t)element->count, sizeof *sizes);
    double *starts = arena_array(context->arena, (size_t)element->count, sizeof *starts);
    double total = 0;
    for (int i = 0; i < element->count; i++) {
        double width = is_before(element, i) ? left : right;
        sizes[i] =
            element->bodies[i] ? lay_out(context, element->bodies[i], width)->size.height : 0;
        total += sizes[i] * (alternates ? 0.62 : 1) + (i ? gap : 0);
    }
    double lead = 0.86 * em; /* from a box's top to the middle of its first line */
    double length = isfinite(space->height) ? fmax(space->height, 0) : total * 1.15;
    double y = 0;
    for (int i = 0; i < element->count; i++) {
        content->dots[i] =
            element->scale == SCALE_TIME ? lead + element->shares[i] * length * 0.85 : y + lead;
        y += sizes[i] * (alternates ? 0.62 : 1) + gap;
    }
    if (alternates) {
        spread_side(context, box->node, content, sizes, 0, gap, lead, starts);
        spread_side(context, box->node, content, sizes, 1, gap, lead, starts);
    } else {
        spread_side(context, box->node, content, sizes, -1, gap, lead, starts);
    }
    double bottom = 0;
    for (int i = 0; i < element->count; i++) {
        if (!element->bodies[i])
            continue;
        double width = is_before(element, i) ? left : right;
        double x = is_before(element, i) ? 0 : content->axis + reach;
        Box *body = lay_out(context, element->bodies[i], width);
        box_place(context, box, body, x, starts[i]);
        content->bodies[i] = (Rect){x, starts[i], width, sizes[i]};
        bottom = fmax(bottom, starts[i] + sizes[i]);
        if (element->scale != SCALE_TIME)
            content->dots[i] = starts[i] + lead;
        if (!element->dates[i])
            continue;
        Box *date = lay_out(context, element->dates[i], date_width);
        box_place(context, box, date, 0, starts[i] + lead - date->size.height / 2);
        bottom = fmax(bottom, starts[i] + lead + date->size.height / 2);
    }
    content->along = bottom;
    return bottom;
}

static double arrange(LayoutContext *context, Box *box, const Space *space)
{
    const TimelineElement *element = box->node->properties;
    size_t count = (size_t)element->count;
    TimelineContent *content = arena_alloc(context->arena, sizeof *content);
    content->dots = arena_array(context->arena, count, sizeof *content->dots);
    content->bodies = arena_array(context->arena, count, sizeof *content->bodies);
    box->content = content;
    if (count == 0)
        return 0;
    return is_row(element) ? arrange_row(context, box, space, content)
                           : arrange_column(context, box, space, content);
}

static void stroke(PaintContext *context, const Path *path, double width, Color color)
{
    Stroke *line = arena_alloc(context->arena, sizeof *line);
    line->width = width;
    line->join = JOIN_ROUND;
    paint_stroke(context, path, line, scene_solid(context->arena, color, 1));
}

static void draw_axis(PaintContext *context, const TimelineElement *element,
                      const TimelineContent *content, Rect room, double em)
{
    double width = 0.16 * em;
    double end = content->along;
    Path *path = path_create(context->arena);
    double axis = (is_row(element) ? room.y : room.x) + content->axis;
    double start = is_row(element) ? room.x : room.y + content->dots[0];
    if (!is_row(element) && !element->has_arrow)
        end = content->dots[element->count - 1];
    double stop = (is_row(element) ? room.x : room.y) + end - (element->has_arrow ? em * 0.6 : 0);
    if (is_row(element))
        path_rectangle(path, (Rect){start, axis - width / 2, stop - start, width});
    else
        path_rectangle(path, (Rect){axis - width / 2, start, width, stop - start});
    if (element->has_arrow) {
        Point row[] = {{stop + 0.6 * em, axis},
                       {stop - 0.1 * em, axis - 0.36 * em},
                       {stop - 0.1 * em, axis + 0.36 * em}};
        Point column[] = {{axis, stop + 0.6 * em},
                          {axis + 0.36 * em, stop - 0.1 * em},
                          {axis - 0.36 * em, stop - 0.1 * em}};
        path_polygon(path, is_row(element) ? row : column, 3);
    }
    paint_fill(context, path, FILL_NONZERO, scene_solid(context->arena, element->palette.line, 1));
}

/* A thin line from a dot to words that had to step aside, or that stand away from the axis. */
static void draw_leader(PaintContext *context, const TimelineElement *element,
                        const TimelineContent *content, Rect room, int index, double em)
{
    const Rect *body = &content->bodies[index];
    if (body->width <= 0)
        return;
    bool before = is_before(element, index);
    Path *path = path_create(context->arena);
    double dot = content->dots[index];
    if (is_row(element)) {
        double edge = before ? body->y + body->height : body->y;
        double x = body->x + 0.5 * em;
        double turn = edge + (before ? 0.7 : -0.7) * em;
        path_move(path, room.x + dot, room.y + content->axis);
        path_line(path, room.x + dot,
                  room.y + (before ? content->axis - 0.55 * em : content->axis + 0.5 * em));
        path_line(path, room.x + x, room.y + turn);
        path_line(path, room.x + x, room.y + edge + (before ? 0.1 : -0.1) * em);
    } else {
        double y = body->y + 0.86 * em;
        double edge = before ? body->x + body->width : body->x;
        path_move(path, room.x + content->axis, room.y + dot);
        path_line(path, room.x + edge + (before ? 0.3 : -0.3) * em, room.y + y);
    }
    stroke(context, path, 0.5, element->palette.line);
}

static void draw_dot(PaintContext *context, const TimelineElement *element, Point center, double em)
{
    double outer = 0.46 * em;
    double inner = 0.2 * em;
    Path *disc = path_create(context->arena);
    path_ellipse(disc, (Rect){center.x - outer, center.y - outer, 2 * outer, 2 * outer});
    paint_fill(context, disc, FILL_NONZERO, scene_solid(context->arena, element->palette.main, 1));
    Path *eye = path_create(context->arena);
    path_ellipse(eye, (Rect){center.x - inner, center.y - inner, 2 * inner, 2 * inner});
    paint_fill(context, eye, FILL_NONZERO, scene_solid(context->arena, element->palette.white, 1));
}

static void draw(PaintContext *context, const Box *box, Rect room)
{
    const TimelineElement *element = box->node->properties;
    const TimelineContent *content = box->content;
    double em = box->node->style->font_size.value;
    if (element->count == 0)
        return;
    draw_axis(context, element, content, room, em);
    for (int i = 0; i < element->count; i++) {
        bool steps_aside = element->scale == SCALE_TIME || element->sides == SIDES_ALTERNATE;
        if (steps_aside)
            draw_leader(context, element, content, room, i, em);
        Point center = is_row(element) ? (Point){room.x + content->dots[i], room.y + content->axis}
                                       : (Point){room.x + content->axis, room.y + content->dots[i]};
        draw_dot(context, element, center, em);
    }
}

const ElementType element_timeline = {
    .name = "timeline",
    .help = "Events along an axis, lying or standing, equally spaced or to scale.",
    .help_zh = "时间轴：横向或纵向，等距或按时间比例。",
    .example = "{\"type\": \"timeline\", \"items\": ["
               "{\"date\": \"2023年3月\", \"title\": \"出台意见\"}, "
               "{\"date\": \"2023年9月\", \"title\": \"首批揭榜\"}, "
               "{\"date\": \"2024年6月\", \"title\": \"全面推开\"}]}",
    .content = CONTENT_CHILDREN,
    .fields = fields,
    .size = sizeof(TimelineElement),
    .set_defaults = set_defaults,
    .build = build,
    .measure = measure,
    .arrange = arrange,
    .draw = draw,
};
