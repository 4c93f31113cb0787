/* footnote: words at the foot of the page on which its mark stands, or else the element. It takes
 * no room where it stands; put it behind the paragraph that it belongs to. A long one goes on at
 * the foot of the next page, below the words "（续注）". */
#include <math.h>

#include "element/composite.h"
#include "element/numbered_text.h"

#define LABEL_PART 100 /* of the node: see paint_begin_part */

typedef struct FootnoteElement {
    NumberedText note; /* first: see numbered_text.h */
    const JsonValue *continued;
    Builder *builder;
} FootnoteElement;

/* A note, or what of it stands on one page. */
typedef struct FootnotePart {
    TextContent text;        /* first: see text_content_of_box */
    const TextLayout *label; /* NULL: it has none */
} FootnotePart;

static const Field fields[] = {
    {"text", &field_text, offsetof(FootnoteElement, note.text), 0, 0, NULL, FIELD_REQUIRED, NULL,
     "The note; its number comes before it.", "注文；编号自动排在前面。"},
    {"numbered", &field_boolean, offsetof(FootnoteElement, note.numbered), 0, 0, NULL, 0, "true",
     "false: no number, a source for instance.", "false：不编号，如资料来源。"},
    {"continued", &field_text, offsetof(FootnoteElement, continued), 0, 0, NULL, 0, "（续注）",
     "Words above what goes on on the next page; empty: none.",
     "转到下页的部分上方的字样；空串不排。"},
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
    ((FootnoteElement *)node->properties)->builder = builder;
    return numbered_text_build(builder, node);
}

static bool has_label(const FootnoteElement *element)
{
    const JsonValue *label = element->continued;
    return label && (label->kind != JSON_STRING || label->text.length > 0);
}

static double arrange(LayoutContext *context, Box *box, const Space *space)
{
    double height = numbered_text_arrange(context, box, space);
    FootnotePart *all = arena_alloc(context->arena, sizeof *all);
    *all = (FootnotePart){.text = *(const TextContent *)box->content};
    box->content = all;
    return height;
}

/* One line. */
static double head_height(LayoutContext *context, const Box *box, double y)
{
    (void)context;
    (void)y;
    if (!has_label(box->node->properties))
        return 0;
    const TextLayout *layout = ((const TextContent *)box->content)->layout;
    return layout->height - layout->last_baseline + layout->first_baseline;
}

static void fragment(LayoutContext *context, const Box *whole, Box *part, const FlowCut *cut)
{
    text_content_fragment(context, whole, part, cut);
    const FootnoteElement *element = whole->node->properties;
    FootnotePart *rest = arena_alloc(context->arena, sizeof *rest);
    *rest = (FootnotePart){.text = *(const TextContent *)part->content};
    part->content = rest;
    if (!cut->is_continued || !has_label(element))
        return;
    part->content_shift += cut->lead;
    const JsonValue *words = numbered_text_words(element->builder, whole->node, element->continued);
    const RichText *rich = builder_text(element->builder, whole->node, whole->node->style, words);
    rest->label = text_block_compose(rich->block, context->arena, context->diagnostics, INFINITY);
}

/* The label is no part of the words. */
static void draw(PaintContext *context, const Box *box, Rect content)
{
    numbered_text_draw(context, box, content);
    const FootnotePart *rest = box->content;
    if (!rest->label)
        return;
    const Tag *label = paint_begin_part(context, LABEL_PART, TAG_ARTIFACT, content);
    text_content_draw(context, rest->label, (Point){content.x, content.y - box->content_shift});
    paint_end_part(context, label);
}

static const FlowRules flow = {.head_height = head_height, .fragment = fragment};

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
    .measure = numbered_text_measure,
    .arrange = arrange,
    .draw = draw,
    .text = numbered_text_of_box,
    .flow = &flow,
};
