/* footnote: words at the foot of the page on which the element stands. It takes no room where it
 * stands; put it behind the paragraph that it belongs to. */
#include "element/composite.h"
#include "element/text_content.h"

typedef struct FootnoteElement {
    const JsonValue *text;
    bool numbered;
    const RichText *rich;
} FootnoteElement;

static const Field fields[] = {
    {"text", &field_text, offsetof(FootnoteElement, text), 0, 0, NULL, FIELD_REQUIRED, NULL,
     "The note; its number comes before it.", "注文；编号自动排在前面。"},
    {"numbered", &field_boolean, offsetof(FootnoteElement, numbered), 0, 0, NULL, 0, "true",
     "false: no number, a source for instance.", "false：不编号，如资料来源。"},
    FIELDS_END,
};

static void set_defaults(Builder *builder, Node *node)
{
    style_defaults(builder, node, "fontSize", "0.85em", "lineHeight", "1.45em", "textIndent", "0",
                   "textAlign", "start", NULL);
    if (!builder->masters)
        return; /* without pages that flow it stands where it is */
    Style *style = arena_alloc(builder->arena, sizeof *style);
    *style = *node->style;
    style->float_place = FLOAT_NOTE;
    node->style = style;
}

static bool build(Builder *builder, Node *node)
{
    FootnoteElement *element = node->properties;
    if (!element->text)
        return false;
    JsonValue *spans = json_new(builder->arena, JSON_ARRAY, &element->text->origin);
    const char *number = node->entry ? node->entry->number : "";
    if (number[0])
        json_append(builder->arena, spans,
                    json_new_string(builder->arena,
                                    text_of(arena_print(builder->arena, "%s　", number)),
                                    &element->text->origin));
    json_append(builder->arena, spans, json_borrow(builder->arena, element->text));
    element->rich = builder_text(builder, node, node->style, spans);
    return true;
}

static Intrinsic measure(LayoutContext *context, const Node *node)
{
    (void)context;
    return text_content_measure(node->style, ((const FootnoteElement *)node->properties)->rich);
}

static double arrange(LayoutContext *context, Box *box, const Space *space)
{
    const FootnoteElement *element = box->node->properties;
    TextContent *content = arena_alloc(context->arena, sizeof *content);
    double height = text_content_arrange(context, box, element->rich, NULL, space, content);
    box->content = content;
    return height;
}

static const TextLayout *text_of_box(const Box *box, Rect content, Point *corner)
{
    return text_content_of_box(box, content, ALIGN_START, corner);
}

static void draw(PaintContext *context, const Box *box, Rect content)
{
    text_content_draw_box(context, box, content, ALIGN_START);
}

const ElementType element_footnote = {
    .name = "footnote",
    .help = "Words at the foot of the page; put it behind its paragraph.",
    .help_zh = "脚注，排在所在页的页末；写在所属段落之后。",
    .example = "{\"type\": \"footnote\", \"text\": \"按现价计算。\"}",
    .content = CONTENT_NONE,
    .fields = fields,
    .size = sizeof(FootnoteElement),
    .role = TAG_NOTE,
    .set_defaults = set_defaults,
    .build = build,
    .measure = measure,
    .arrange = arrange,
    .draw = draw,
    .text = text_of_box,
};
