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
     "Where the lines stand in a box that is higher than they are; of vertical lines, wider.",
     "框高于（竖排时宽于）文字时文字的位置。"},
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
    const RichText *rich = ((const TextElement *)node->properties)->rich;
    if (text_block_is_vertical(rich->block))
        return text_content_measure_vertical(context, node->style, rich);
    return text_content_measure(node->style, rich);
}

static double arrange(LayoutContext *context, Box *box, const Space *space)
{
    const TextElement *element = box->node->properties;
    TextContent *content = arena_alloc(context->arena, sizeof *content);
    box->content = content;
    if (text_block_is_vertical(element->rich->block))
        return text_content_arrange_vertical(context, box, element->rich, space, content);
    return text_content_arrange(context, box, element->rich, space, content);
}

static const TextLayout *text_of_box(const Box *box, Rect content, Point *corner)
{
    const TextElement *element = box->node->properties;
    const TextContent *text = box->content;
    const TextLayout *layout = text->layout;
    TextTrim trim = text_content_trim(box->node->style, layout);
    double left_over = layout->is_vertical ? content.width - box->content_width
                                           : content.height - box->content_height;
    double before = -trim.above; /* the lines, where they follow each other */
    if (element->vertical_place == ALIGN_CENTER)
        before += left_over / 2;
    else if (element->vertical_place == ALIGN_END)
        before += left_over;
    *corner = layout->is_vertical ? (Point){content.x + content.width - before, content.y}
                                  : (Point){content.x, content.y + before};
    return layout;
}

static void draw(PaintContext *context, const Box *box, Rect content)
{
    Point corner;
    const TextLayout *layout = text_of_box(box, content, &corner);
    text_content_draw(context, layout, corner);
    Point rule_corner = {layout->is_vertical ? content.x + content.width : content.x, content.y};
    text_content_draw_rules(context, box->node->style, box->content, rule_corner,
                            layout->is_vertical ? box->content_width : box->content_height);
}

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
    .draw = draw,
    .text = text_of_box,
};
