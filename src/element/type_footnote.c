/* footnote: words at the foot of the page on which the element stands. It takes no room where it
 * stands; put it behind the paragraph that it belongs to. */
#include "element/composite.h"
#include "element/numbered_text.h"

static const Field fields[] = {
    {"text", &field_text, offsetof(NumberedText, text), 0, 0, NULL, FIELD_REQUIRED, NULL,
     "The note; its number comes before it.", "注文；编号自动排在前面。"},
    {"numbered", &field_boolean, offsetof(NumberedText, numbered), 0, 0, NULL, 0, "true",
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

const ElementType element_footnote = {
    .name = "footnote",
    .help = "Words at the foot of the page; put it behind its paragraph.",
    .help_zh = "脚注，排在所在页的页末；写在所属段落之后。",
    .example = "{\"type\": \"footnote\", \"text\": \"按现价计算。\"}",
    .content = CONTENT_NONE,
    .fields = fields,
    .size = sizeof(NumberedText),
    .role = TAG_NOTE,
    .set_defaults = set_defaults,
    .build = numbered_text_build,
    .measure = numbered_text_measure,
    .arrange = numbered_text_arrange,
    .draw = numbered_text_draw,
    .text = numbered_text_of_box,
};
