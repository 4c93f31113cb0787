/* progress: how much of a whole is done, as a bar, a ring or a half ring. */
#include "element/composite.h"
#include "element/progress.h"

#include <math.h>

#include "base/number.h"

enum { FORM_BAR, FORM_RING, FORM_HALF };

typedef struct ProgressElement {
    CompositeFields composite;
    double value, max;
    const JsonValue *label, *text;
    const JsonValue *target;
    int form;
    double thickness;
    int segments;
    Palette palette;
    const Node *slot; /* keeps the room of the bar or the ring */
} ProgressElement;

static const FieldName forms[] = {
    {"bar", FORM_BAR}, {"ring", FORM_RING}, {"half", FORM_HALF}, {NULL, 0}};

static const Field fields[] = {
    COMPOSITE_FIELDS(ProgressElement),
    {"value", &field_number, offsetof(ProgressElement, value), 0, 0, NULL, FIELD_REQUIRED, NULL,
     "How much is done.", "完成值。"},
    {"max", &field_number, offsetof(ProgressElement, max), 0, 0, NULL, 0, "100", "The whole.",
     "总量。"},
    {"label", &field_text, offsetof(ProgressElement, label), 0, 0, NULL, 0, NULL, "What it is.",
     "名称。"},
    {"text", &field_text, offsetof(ProgressElement, text), 0, 0, NULL, 0, NULL,
     "The words for the value; without them the percentage.", "数值文字；缺省为百分比。"},
    {"target", &field_json, offsetof(ProgressElement, target), 0, 0, NULL, 0, NULL,
     "A value that is marked on the bar.", "在条上标出的目标值。"},
    {"shape", &field_enum, offsetof(ProgressElement, form), 0, 0, forms, 0, NULL,
     "bar, ring or half ring.", "bar 条形，ring 环形，half 半环。"},
    {"thickness", &field_points, offsetof(ProgressElement, thickness), 0, 200, NULL, 0, NULL,
     "Of the bar or the ring.", "条或环的粗细。"},
    {"segments", &field_integer, offsetof(ProgressElement, segments), 0, 100, NULL, 0, NULL,
     "Cuts the bar into so many pieces.", "将条分成若干段。"},
    FIELDS_END,
};

static const char *const part_names[] = {"label", "value", NULL};

double progress_share(double value, double min, double max)
{
    if (!(max > min))
        return 0;
    return fmin(1, fmax(0, (value - min) / (max - min)));
}

double progress_start_deg(double sweep_deg)
{
    return -90 - sweep_deg / 2 + (sweep_deg >= 360 ? 180 : 0);
}

double progress_end_deg(double share, double sweep_deg)
{
    return progress_start_deg(sweep_deg) + share * sweep_deg;
}

static void set_defaults(Builder *builder, Node *node)
{
    const ProgressElement *element = node->properties;
    if (element->form == FORM_BAR)
        style_defaults(builder, node, "gap", "0.45em", NULL);
    else
        style_defaults(builder, node, "gap", "0.5em", "alignItems", "center", NULL);
}

static const char *percent_words(Arena *arena, double value, double max)
{
    char number[NUMBER_TEXT_SIZE];
    number_format(number, max > 0 ? value / max * 100 : 0, 1);
    return arena_print(arena, "%s%%", number);
}

static Part value_part(const Composite *composite, const ProgressElement *element)
{
    if (element->text)
        return part_text(composite, "value", element->text);
    Arena *arena = composite->builder->arena;
    const char *words = percent_words(arena, element->value, element->max);
    const JsonValue *value = json_find(composite->node->source, "value");
    if (!value)
        return part_words(composite, "value", words);
    return part_text(composite, "value",
                     json_new_shown(arena, text_of(words), value, "value | pct(1)"));
}

static void add_words_of_bar(const Composite *composite, const ProgressElement *element)
{
    Part row = part_new(composite, "row", NULL);
    part_styles(&row, "alignItems", "baseline", "gap", "0.8em", NULL);
    Node *parent = part_add(composite->node, &row);
    if (!parent)
        return;
    if (element->label) {
        Part label = part_text(composite, "label", element->label);
        part_styles(&label, "lineHeight", "1.3em", "textAlign", "start", NULL);
        part_style_number(&label, "flex", 1);
        part_add(parent, &label);
    }
    Part value = value_part(composite, element);
    part_style_font(&value, FONT_DIGITS);
    part_styles(&value, "fontSize", "1.35em", "lineHeight", "1em", "textAlign", "end",
                "textAutospaceDigits", "none", NULL);
    part_style_color(&value, "color", &composite->palette.main);
    part_add(parent, &value);
}

static void add_bar(const Composite *composite, ProgressElement *element)
{
    add_words_of_bar(composite, element);
    Part slot = part_new(composite, "spacer", NULL);
    double em = composite->node->style->font_size.value;
    part_style_points(&slot, "height", element->thickness > 0 ? element->thickness : 0.62 * em);
    element->slot = part_add(composite->node, &slot);
}

static void add_ring(const Composite *composite, ProgressElement *element)
{
    bool is_half = element->form == FORM_HALF;
    Part layers = part_new(composite, "layers", NULL);
    part_styles(&layers, "justifyItems", "center", "alignItems", is_half ? "end" : "center",
                "width", "7.5em", "maxWidth", "100%", NULL);
    part_style_number(&layers, "aspectRatio", is_half ? 1.8 : 1);
    Node *ring = part_add(composite->node, &layers);
    element->slot = ring;
    if (!ring)
        return;
    Part value = value_part(composite, element);
    part_style_font(&value, FONT_DIGITS);
    part_styles(&value, "fontSize", "2.1em", "lineHeight", "1.1em", "textAlign", "center",
                "textAutospaceDigits", "none", NULL);
    part_trim(&value, text_of("0"));
    part_style_color(&value, "color", &composite->palette.main);
    part_add(ring, &value);
    if (!element->label)
        return;
    Part label = part_text(composite, "label", element->label);
    part_styles(&label, "lineHeight", "1.35em", "textAlign", "center", "textWrap", "balance", NULL);
    part_add(composite->node, &label);
}

static bool build(Builder *builder, Node *node)
{
    ProgressElement *element = node->properties;
    Composite composite = composite_begin(builder, node, part_names);
    element->palette = composite.palette;
    if (element->value < 0 || element->value > element->max || !(element->max > 0)) {
        const JsonValue *value = json_find(node->source, "value");
        char number[NUMBER_TEXT_SIZE];
        char most[NUMBER_TEXT_SIZE];
        number_format(number, element->value, 3);
        number_format(most, element->max, 3);
        diag_report(builder->diagnostics, W_PROGRESS_RANGE,
                    value ? &value->origin : &node->source->origin, DIAG_ARGS(number, most));
    }
    if (element->form == FORM_BAR)
        add_bar(&composite, element);
    else
        add_ring(&composite, element);
    return element->slot != NULL;
}

static Intrinsic measure(LayoutContext *context, const Node *node)
{
    Intrinsic parts = stack_measure(context, node, false);
    return (Intrinsic){parts.min, fmax(parts.max, 8 * node->style->font_size.value)};
}

static void fill(PaintContext *context, const Path *path, Color color)
{
    paint_fill(context, path, FILL_NONZERO, scene_solid(context->arena, color, 1));
}

static void append_bar(Path *path, Rect bar, double width, int segments)
{
    if (segments < 2) {
        double radius = fmin(bar.height, width) / 2;
        path_rounded_rectangle(path, (Rect){bar.x, bar.y, width, bar.height},
                               (double[]){radius, radius, radius, radius});
        return;
    }
    double gap = fmin(bar.height * 0.3, bar.width / segments * 0.3);
    double each = (bar.width - gap * (segments - 1)) / segments;
    for (int i = 0; i < segments; i++) {
        double x = i * (each + gap);
        double end = fmin(x + each, width);
        if (end > x + 1e-6)
            path_rectangle(path, (Rect){bar.x + x, bar.y, end - x, bar.height});
    }
}

static void draw_target(PaintContext *context, const ProgressElement *element, Rect bar)
{
    if (!element->target || element->target->kind != JSON_NUMBER)
        return;
    double x = bar.x + bar.width * progress_share(element->target->number, 0, element->max);
    Path *path = path_create(context->arena);
    double reach = bar.height * 0.35;
    path_rectangle(path, (Rect){x - 0.6, bar.y - reach, 1.2, bar.height + 2 * reach});
    fill(context, path, element->palette.accent);
}

static void draw_bar(PaintContext *context, const ProgressElement *element, Rect bar)
{
    double share = progress_share(element->value, 0, element->max);
    Path *track = path_create(context->arena);
    append_bar(track, bar, bar.width, element->segments);
    fill(context, track, palette_tint(&element->palette.main, 0.16));
    if (share > 0) {
        Path *done = path_create(context->arena);
        append_bar(done, bar, fmax(bar.width * share, fmin(bar.height, bar.width * 0.02)),
                   element->segments);
        fill(context, done, element->palette.main);
    }
    draw_target(context, element, bar);
}

static void draw_ring(PaintContext *context, const ProgressElement *element, Rect room)
{
    double sweep = element->form == FORM_HALF ? 200 : 360;
    double outer = room.width / 2;
    double thick = element->thickness > 0 ? fmin(element->thickness, outer) : outer * 0.2;
    double radius = outer - thick / 2;
    Point center = {room.x + outer, room.y + outer};
    double start = progress_start_deg(sweep);
    double share = progress_share(element->value, 0, element->max);
    double ends[] = {start + sweep, progress_end_deg(share, sweep)};
    Color colors[] = {palette_tint(&element->palette.main, 0.16), element->palette.main};
    for (int i = 0; i < 2; i++) {
        if (ends[i] <= start)
            continue;
        Path *path = path_create(context->arena);
        path_arc(path, center, radius, start, ends[i]);
        Stroke *stroke = arena_alloc(context->arena, sizeof *stroke);
        stroke->width = thick;
        stroke->cap = ends[i] - start < 360 ? CAP_ROUND : CAP_BUTT;
        paint_stroke(context, path, stroke, scene_solid(context->arena, colors[i], 1));
    }
}

static void draw(PaintContext *context, const Box *box, Rect content)
{
    const ProgressElement *element = box->node->properties;
    for (size_t i = 0; i < box->child_count; i++) {
        const BoxLink *link = &box->children[i];
        if (link->box->node != element->slot)
            continue;
        Rect room = {content.x + link->x, content.y + link->y, link->box->size.width,
                     link->box->size.height};
        if (element->form == FORM_BAR)
            draw_bar(context, element, (Rect){content.x, room.y, content.width, room.height});
        else
            draw_ring(context, element, room);
    }
}

const ElementType element_progress = {
    .name = "progress",
    .help = "How much of a whole is done: bar, ring or half ring.",
    .help_zh = "进度：条形、环形或半环。",
    .example =
        "{\"type\": \"progress\", \"value\": 65, \"label\": \"优良天数比例\", \"target\": 80}",
    .content = CONTENT_NONE,
    .fields = fields,
    .size = sizeof(ProgressElement),
    .set_defaults = set_defaults,
    .build = build,
    .measure = measure,
    .arrange = column_arrange,
    .draw = draw,
};
