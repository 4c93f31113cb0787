/* heading: a title that is numbered, stands in the contents and the bookmarks, and stays with what
 * follows it. */
#include "element/composite.h"
#include "element/numbered_text.h"

typedef struct HeadingElement {
    NumberedText words; /* first */
    int level;
    bool listed;
} HeadingElement;

static const Field fields[] = {
    {"text", &field_text, offsetof(HeadingElement, words.text), 0, 0, NULL, FIELD_REQUIRED, NULL,
     "The title.", "标题。"},
    {"level", &field_integer, offsetof(HeadingElement, level), 1, 6, NULL, 0, "1",
     "1 is a chapter, 2 a section in it ...", "1 为章，2 为节，依次类推。"},
    {"numbered", &field_boolean, offsetof(HeadingElement, words.numbered), 0, 0, NULL, 0, "true",
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
    .build = numbered_text_build,
    .measure = numbered_text_measure,
    .arrange = numbered_text_arrange,
    .draw = numbered_text_draw,
    .text = numbered_text_of_box,
    .flow = &text_flow,
};
