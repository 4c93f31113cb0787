/* frame: a box for text that flows in from another (threadTo). */
#include "element/text_thread.h"

static const Field fields[] = {
    {"runAround", &field_json, offsetof(TextFrame, run_around), 0, 0, NULL, 0, NULL,
     "Shapes that the lines run around, as of a text.", "正文绕排的图形，写法同 text。"},
    {NULL, NULL, 0, 0, 0, NULL, 0, NULL, NULL, NULL},
};

static bool build(Builder *builder, Node *node)
{
    TextFrame *frame = node->properties;
    frame->around = run_around_read(builder, node, frame->run_around);
    return true;
}

static Intrinsic measure(LayoutContext *context, const Node *node)
{
    (void)context;
    (void)node;
    return (Intrinsic){0, 0};
}

static const TextLayout *text_of_box(const Box *box, Rect content, Point *corner)
{
    return text_content_of_box(box, content, ALIGN_START, corner);
}

static void draw(PaintContext *context, const Box *box, Rect content)
{
    text_content_draw_box(context, box, content, ALIGN_START);
}

const ElementType element_frame = {
    .name = "frame",
    .help =
        "A box that a text flows on into: the text names its id in threadTo. It has the size of "
        "its style, may have columns, and its text is set as that text's style says.",
    .help_zh =
        "续排文字的文字框：text 的 threadTo 写出其 id。大小由样式给定，可分栏，文字样式随原文。",
    .example = "{\"type\": \"frame\", \"id\": \"second\", \"style\": {\"height\": \"40mm\"}}",
    .content = CONTENT_NONE,
    .fields = fields,
    .size = sizeof(TextFrame),
    .build = build,
    .measure = measure,
    .arrange = text_thread_arrange,
    .draw = draw,
    .text = text_of_box,
};
