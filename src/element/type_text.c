/* text: paragraphs with inline markup. */
#include "element/text_fit.h"
#include "element/text_thread.h"
#include "element/vertical_text.h"

#include <math.h>

typedef struct TextElement {
    const JsonValue *text;
    int vertical_place; /* Align */
    const JsonValue *run_around;
    const JsonValue *thread_to;
    const JsonValue *text_fit;
    RunAround around;
    TextThread thread;
    TextFit fit;
    const RichText *rich;
} TextElement;

static const FieldName places[] = {
    {"start", ALIGN_START}, {"center", ALIGN_CENTER}, {"end", ALIGN_END}, {NULL, 0}};

static const Field fields[] = {
    {"text", &field_text, offsetof(TextElement, text), 0, 0, NULL, FIELD_REQUIRED, NULL,
     "The words, with inline markup: **bold**, [span]{.class color=$red}, ^{2}, _{2}; or a list of "
     "spans {text, class, style}.",
     "文字，可用行内标记：**加粗**、[文字]{.样式 color=$red}、^{上标}、_{下标}；也可写成由 {text, "
     "class, "
     "style} 组成的列表。"},
    {"verticalPlace", &field_enum, offsetof(TextElement, vertical_place), 0, 0, places, 0, "start",
     "Where the lines stand in a box that is higher than they are; of vertical lines, wider.",
     "框高于（竖排时宽于）文字时文字的位置。"},
    {"runAround", &field_json, offsetof(TextElement, run_around), 0, 0, NULL, 0, NULL,
     "Shapes that the lines run around: rectangles {left, top, width, height, margin} or polygons "
     "{points: \"x y, x y, x y\", margin}.",
     "正文绕排的图形：矩形 {left, top, width, height, margin} 或多边形 {points: \"x y, …\", "
     "margin}。"},
    {"threadTo", &field_json, offsetof(TextElement, thread_to), 0, 0, NULL, 0, NULL,
     "Ids of frames that the text flows on into, in this order, on this page or another.",
     "文字依次续排到的文字框（frame）的 id，可在其他页上。"},
    {"textFit", &field_json, offsetof(TextElement, text_fit), 0, 0, NULL, 0, NULL,
     "Makes the text fill its box exactly, by settings within these ranges: {fontSize: [least, "
     "most], lineHeight, letterSpacing, columnCount}. What was moved is said in a note.",
     "在给定范围内调整字号、行距、字距、栏数，使文字恰好排满文字框：{fontSize: [最小, 最大], "
     "lineHeight, letterSpacing, columnCount}。所作调整以提示说明。"},
    {NULL, NULL, 0, 0, 0, NULL, 0, NULL, NULL, NULL},
};

/* Lines of another length than their neighbours' are set horizontally only. */
static void leave_out_flow(Builder *builder, const Node *node, TextElement *element)
{
    if (element->around.count == 0 && element->thread.count == 0 && !element->fit.is_set)
        return;
    diag_report(builder->diagnostics, W_TEXT_VERTICAL_FLOW, &node->source->origin, DIAG_NO_ARGS);
    element->around.count = 0;
    element->thread.count = 0;
    element->fit.is_set = false;
}

static bool build(Builder *builder, Node *node)
{
    TextElement *element = node->properties;
    element->rich = builder_text(builder, node, node->style, element->text);
    element->around = run_around_read(builder, node, element->run_around);
    element->fit = text_fit_read(builder, node, element->text_fit);
    element->thread = text_thread_read(builder, element->thread_to);
    if (text_block_is_vertical(element->rich->block))
        leave_out_flow(builder, node, element);
    return true;
}

static Intrinsic measure(LayoutContext *context, const Node *node)
{
    const RichText *rich = ((const TextElement *)node->properties)->rich;
    if (text_block_is_vertical(rich->block))
        return vertical_text_measure(context, node->style, rich);
    return text_content_measure(node->style, rich);
}

static double arrange(LayoutContext *context, Box *box, const Space *space)
{
    const TextElement *element = box->node->properties;
    if (element->thread.count > 0)
        return text_thread_arrange(context, box, space);
    TextContent *content = arena_alloc(context->arena, sizeof *content);
    Space free = *space;
    if (element->fit.is_set)
        free.height = INFINITY; /* nothing is overset before it is fitted */
    box->content = content;
    if (text_block_is_vertical(element->rich->block))
        return vertical_text_arrange(context, box, element->rich, space, content);
    double height =
        text_content_arrange(context, box, element->rich, &element->around, &free, content);
    if (element->fit.is_set && isfinite(space->height))
        return fmin(height, space->height); /* settled later */
    return height;
}

static void settle(LayoutContext *context, Box *box, const LayoutResult *result)
{
    const TextElement *element = box->node->properties;
    if (element->thread.count > 0)
        text_thread_settle(context, box, result, &element->thread, element->rich, &element->around);
    else if (element->fit.is_set && element->rich->span_count > 0)
        text_fit_settle(context, box, element->rich, &element->fit);
}

static const TextLayout *text_of_box(const Box *box, Rect content, Point *corner)
{
    const TextElement *element = box->node->properties;
    return text_content_of_box(box, content, element->vertical_place, corner);
}

static void draw(PaintContext *context, const Box *box, Rect content)
{
    const TextElement *element = box->node->properties;
    text_content_draw_box(context, box, content, element->vertical_place);
}

/* What is fitted, set in columns or around something, or goes on in another box is one piece. */
static bool is_whole(const Box *box)
{
    const TextElement *element = box->node->properties;
    return element->thread.count > 0 || element->fit.is_set || element->around.count > 0 ||
           box->node->style->column_count > 1;
}

static const FlowRules flow = {.is_whole = is_whole, .fragment = text_content_fragment};

const ElementType element_text = {
    .name = "text",
    .help = "Text with inline markup. A bare string stands for a text element.",
    .help_zh = "文字，可用行内标记。直接写一个字符串即是文字元素。",
    .example = "{\"type\": \"text\", \"text\": \"技术合同成交额**31.62**亿元\"}",
    .content = CONTENT_NONE,
    .fields = fields,
    .size = sizeof(TextElement),
    .takes_vertical = true,
    .build = build,
    .measure = measure,
    .arrange = arrange,
    .settle = settle,
    .draw = draw,
    .text = text_of_box,
    .flow = &flow,
};
