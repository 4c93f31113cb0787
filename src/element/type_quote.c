/* quote: somebody's words, with drawn quotation marks. */
#include "element/composite.h"

#include <math.h>

typedef struct QuoteElement {
    CompositeFields composite;
    const JsonValue *text, *by, *role;
    Color mark;
} QuoteElement;

static const Field fields[] = {
    COMPOSITE_FIELDS(QuoteElement),
    {"text", &field_text, offsetof(QuoteElement, text), 0, 0, NULL, FIELD_REQUIRED, NULL,
     "The words.", "引文。"},
    {"by", &field_text, offsetof(QuoteElement, by), 0, 0, NULL, 0, NULL, "Who said them.",
     "说话人。"},
    {"position", &field_text, offsetof(QuoteElement, role), 0, 0, NULL, 0, NULL,
     "What they are, or where it was said.", "身份或出处。"},
    FIELDS_END,
};

static const char *const part_names[] = {"text", "by", NULL};

static void set_defaults(Builder *builder, Node *node)
{
    style_defaults(builder, node, "padding", "0.5em 0 0 3.6em", "gap", "0.7em", NULL);
}

static bool build(Builder *builder, Node *node)
{
    QuoteElement *element = node->properties;
    if (!element->text)
        return false;
    Composite composite = composite_begin(builder, node, part_names);
    element->mark = palette_tint(&composite.palette.main, 0.45);
    Part text = part_text(&composite, "text", element->text);
    part_style_font(&text, FONT_QUOTE);
    part_styles(&text, "fontSize", "1.35em", "lineHeight", "1.6em", NULL);
    part_style_color(&text, "color", &composite.palette.deep);
    part_add(node, &text);
    if (!element->by && !element->role)
        return true;
    const Origin *origin = &node->source->origin;
    JsonValue *spans = json_new(builder->arena, JSON_ARRAY, origin);
    const char *const between[] = {"——", "，"};
    const JsonValue *const words[] = {element->by, element->role};
    for (int i = 0; i < 2; i++) {
        if (!words[i])
            continue;
        bool is_first = spans->count == 0;
        json_append(builder->arena, spans,
                    json_new_string(builder->arena, text_of(between[is_first ? 0 : 1]), origin));
        json_append(builder->arena, spans, json_borrow(builder->arena, words[i]));
    }
    Part by = part_text(&composite, "by", spans);
    part_style_font(&by, FONT_TEXT);
    part_styles(&by, "fontSize", "0.95em", "lineHeight", "1.4em", "textAlign", "end", NULL);
    part_style_color(&by, "color", &composite.palette.grey);
    part_add(node, &by);
    return true;
}

static Intrinsic measure(LayoutContext *context, const Node *node)
{
    return stack_measure(context, node, false);
}

/* One of two marks, drawn in a box of 10 x 16 units: a ball and a tail that rises from it. */
static const char mark_path[] = "M9.6 0.4C4 2.4 0 7 0 12.2C0 15.4 2 17.6 4.8 17.6C7.6 17.6 9.8 "
                                "15.6 9.8 12.8C9.8 10.2 8 8.2 5.4 "
                                "8.2C4.9 8.2 4.5 8.3 4.2 8.4C5 5.6 7.2 3.2 10.4 1.9Z";

static void draw(PaintContext *context, const Box *box, Rect content)
{
    const QuoteElement *element = box->node->properties;
    Rect frame = rect_outset(content, box->padding);
    double scale = box->node->style->font_size.value * 1.9 / 17.6;
    Path *path = path_create(context->arena);
    for (int i = 0; i < 2; i++)
        path_parse_svg(path, mark_path,
                       matrix_multiply(matrix_scale(scale, scale),
                                       matrix_translate(frame.x + i * 12.2 * scale, frame.y)));
    paint_fill(context, path, FILL_NONZERO, scene_solid(context->arena, element->mark, 1));
}

const ElementType element_quote = {
    .name = "quote",
    .help = "Somebody's words between drawn quotation marks.",
    .help_zh = "引文，配绘制的引号。",
    .example = "{\"type\": \"quote\", \"text\": \"发展新质生产力，科技创新是核心要素。\", \"by\": "
               "\"示例研究员\", \"position\": \"示例研究院\"}",
    .content = CONTENT_NONE,
    .fields = fields,
    .size = sizeof(QuoteElement),
    .set_defaults = set_defaults,
    .build = build,
    .measure = measure,
    .arrange = column_arrange,
    .draw = draw,
};
