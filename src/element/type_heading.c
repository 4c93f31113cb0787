/* heading: a title that is numbered, stands in the contents and the bookmarks, and stays with what
 * follows it. */
#include "element/composite.h"
#include "element/text_content.h"

typedef struct HeadingElement {
    const JsonValue *text;
    int level;
    bool numbered, listed;
    const RichText *rich;
} HeadingElement;

static const Field fields[] = {
    {"text", &field_text, offsetof(HeadingElement, text), 0, 0, NULL, FIELD_REQUIRED, NULL,
     "The title.", "标题。"},
    {"level", &field_integer, offsetof(HeadingElement, level), 1, 6, NULL, 0, "1",
     "1 is a chapter, 2 a section in it ...", "1 为章，2 为节，依次类推。"},
    {"numbered", &field_boolean, offsetof(HeadingElement, numbered), 0, 0, NULL, 0, "true",
     "false: stands without a number, and is not counted.", "false：不编号。"},
    {"listed", &field_boolean, offsetof(HeadingElement, listed), 0, 0, NULL, 0, "true",
     "false: does not stand in the contents.", "false：不列入目录。"},
    FIELDS_END,
};

/* Sizes of the levels, em. */
static void set_defaults(Builder *builder, Node *node)
{
    static const char *const sizes[] = {"2em", "1.5em", "1.25em", "1.1em", "1em", "1em"};
    const HeadingElement *element = node->properties;
    style_defaults(builder, node, "fontSize", sizes[element->level - 1], "fontWeight", "bold",
                   "lineHeight", "1.3em", "textIndent", "0", "textAlign", "start", "textWrap",
                   "balance", "breakAfter", "avoid", "breakInside", "avoid", NULL);
    style_default_font(builder, node, FONT_TITLE);
    node->role = TAG_HEADING;
    node->level = element->level;
}

static bool build(Builder *builder, Node *node)
{
    HeadingElement *element = node->properties;
    if (!element->text)
        return false;
    const JsonValue *words = element->text;
    if (node->entry && node->entry->number[0]) {
        JsonValue *spans = json_new(builder->arena, JSON_ARRAY, &words->origin);
        const char *number = arena_print(builder->arena, "%s　", node->entry->number);
        json_append(builder->arena, spans,
                    json_new_string(builder->arena, text_of(number), &words->origin));
        json_append(builder->arena, spans, json_borrow(builder->arena, words));
        words = spans;
    }
    element->rich = builder_text(builder, node, node->style, words);
    return true;
}

static Intrinsic measure(LayoutContext *context, const Node *node)
{
    (void)context;
    return text_content_measure(node->style, ((const HeadingElement *)node->properties)->rich);
}

static double arrange(LayoutContext *context, Box *box, const Space *space)
{
    const HeadingElement *element = box->node->properties;
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

const ElementType element_heading = {
    .name = "heading",
    .help = "A numbered title; stands in contents and bookmarks, and stays with what follows.",
    .help_zh = "带编号的标题；列入目录与书签，不与后文分页。",
    .example = "{\"type\": \"heading\", \"level\": 1, \"text\": \"总体情况\"}",
    .content = CONTENT_NONE,
    .fields = fields,
    .size = sizeof(HeadingElement),
    .role = TAG_HEADING,
    .set_defaults = set_defaults,
    .build = build,
    .measure = measure,
    .arrange = arrange,
    .draw = draw,
    .text = text_of_box,
    .flow = &text_flow,
};
