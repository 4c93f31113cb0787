/* text: paragraphs with inline markup. */
#include "element/text_content.h"

typedef struct TextElement {
    const JsonValue *text;
    int vertical_place; /* Align */
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
     "Where the lines stand in a box that is higher than they are.",
     "框高于文字时文字的上下位置。"},
    {NULL, NULL, 0, 0, 0, NULL, 0, NULL, NULL, NULL},
};

static bool build(Builder *builder, Node *node)
{
    TextElement *element = node->properties;
    element->rich = builder_text(builder, node, node->style, element->text);
    return true;
}

static Intrinsic measure(LayoutContext *context, const Node *node)
{
    (void)context;
    return text_content_measure(node->style, ((const TextElement *)node->properties)->rich);
}

static double arrange(LayoutContext *context, Box *box, const Space *space)
{
    const TextElement *element = box->node->properties;
    TextContent *content = arena_alloc(context->arena, sizeof *content);
    double height = text_content_arrange(context, box, element->rich, space, content);
    box->content = content;
    return height;
}

static const TextLayout *text_of_box(const Box *box, Rect content, Point *corner)
{
    const TextElement *element = box->node->properties;
    const TextContent *text = box->content;
    const TextLayout *layout = text->layout;
    TextTrim trim = text_content_trim(box->node->style, layout);
    double left_over = content.height - box->content_height;
    *corner = (Point){content.x, content.y - trim.above};
    if (element->vertical_place == ALIGN_CENTER)
        corner->y += left_over / 2;
    else if (element->vertical_place == ALIGN_END)
        corner->y += left_over;
    return layout;
}

static void draw(PaintContext *context, const Box *box, Rect content)
{
    Point corner;
    const TextLayout *layout = text_of_box(box, content, &corner);
    text_content_draw(context, layout, corner);
    text_content_draw_rules(context, box->node->style, box->content, (Point){content.x, content.y},
                            box->content_height);
}

const ElementType element_text = {
    .name = "text",
    .help = "Text with inline markup. A bare string stands for a text element.",
    .help_zh = "文字，可用行内标记。直接写一个字符串即是文字元素。",
    .example = "{\"type\": \"text\", \"text\": \"技术合同成交额**31.62**亿元\"}",
    .content = CONTENT_NONE,
    .fields = fields,
    .size = sizeof(TextElement),
    .build = build,
    .measure = measure,
    .arrange = arrange,
    .draw = draw,
    .text = text_of_box,
    .flow = &text_flow,
};
