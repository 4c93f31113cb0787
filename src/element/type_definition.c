/* definition: a term and what it means. */
#include "element/composite.h"

enum { LOOK_ROW, LOOK_COLUMN };

typedef struct DefinitionElement {
    CompositeFields composite;
    const JsonValue *term, *original, *text;
    int direction;
} DefinitionElement;

static const FieldName directions[] = {{"row", LOOK_ROW}, {"column", LOOK_COLUMN}, {NULL, 0}};

static const Field fields[] = {
    COMPOSITE_FIELDS(DefinitionElement),
    {"term", &field_text, offsetof(DefinitionElement, term), 0, 0, NULL, FIELD_REQUIRED, NULL,
     "The term.", "词条。"},
    {"original", &field_text, offsetof(DefinitionElement, original), 0, 0, NULL, 0, NULL,
     "The term in another language, or how it is read.", "外文原词或读音。"},
    {"text", &field_text, offsetof(DefinitionElement, text), 0, 0, NULL, FIELD_REQUIRED, NULL,
     "What it means.", "释义。"},
    {"direction", &field_enum, offsetof(DefinitionElement, direction), 0, 0, directions, 0, NULL,
     "Term beside or above the text.", "词条在左或在上。"},
    FIELDS_END,
};

static const char *const part_names[] = {"term", "original", "rule", "text", NULL};

static void set_defaults(Builder *builder, Node *node)
{
    const DefinitionElement *element = node->properties;
    bool is_row = element->direction == LOOK_ROW;
    style_defaults(builder, node, "gap", is_row ? "1.4em" : "0.7em", "alignItems",
                   is_row ? "center" : "stretch", NULL);
}

static void add_term(const Composite *composite, const DefinitionElement *element)
{
    Part column = part_new(composite, "column", NULL);
    part_styles(&column, "gap", "0.3em", NULL);
    Node *parent = part_add(composite->node, &column);
    if (!parent)
        return;
    Part term = part_text(composite, "term", element->term);
    part_style_font(&term, FONT_TITLE);
    part_styles(&term, "fontSize", "2.6em", "lineHeight", "1.2em", "fontWeight", "900", "textAlign",
                "start", NULL);
    part_style_color(&term, "color", &composite->palette.main);
    part_add(parent, &term);
    if (!element->original)
        return;
    Part original = part_text(composite, "original", element->original);
    part_styles(&original, "fontSize", "0.9em", "lineHeight", "1.3em", "textAlign", "start", NULL);
    part_style_color(&original, "color", &composite->palette.grey);
    part_add(parent, &original);
}

static bool build(Builder *builder, Node *node)
{
    const DefinitionElement *element = node->properties;
    if (!element->term || !element->text)
        return false;
    Composite composite = composite_begin(builder, node, part_names);
    add_term(&composite, element);
    bool is_row = element->direction == LOOK_ROW;
    Part rule = part_new(&composite, "rule", "rule");
    part_set_string(&rule, "direction", is_row ? "column" : "row");
    part_set_string(&rule, "thickness", "1pt");
    part_styles(&rule, "alignSelf", "stretch", NULL);
    part_style_color(&rule, "color", &composite.palette.main);
    part_add(node, &rule);
    Part text = part_text(&composite, "text", element->text);
    part_style_font(&text, FONT_QUOTE);
    part_styles(&text, "fontSize", "1.25em", "lineHeight", "1.55em", NULL);
    if (is_row)
        part_style_number(&text, "flex", 1);
    return part_add(node, &text) != NULL;
}

static bool is_row_of(const Node *node)
{
    return ((const DefinitionElement *)node->properties)->direction == LOOK_ROW;
}

static Intrinsic measure(LayoutContext *context, const Node *node)
{
    return stack_measure(context, node, is_row_of(node));
}

static double arrange(LayoutContext *context, Box *box, const Space *space)
{
    return is_row_of(box->node) ? row_arrange(context, box, space)
                                : column_arrange(context, box, space);
}

const ElementType element_definition = {
    .name = "definition",
    .help = "A term and what it means.",
    .help_zh = "名词解释：词条与释义。",
    .example =
        "{\"type\": \"definition\", \"term\": \"新质生产力\", \"text\": "
        "\"由技术革命性突破、生产要素创新性配置、产业深度转型升级而催生的先进生产力质态。\"}",
    .content = CONTENT_NONE,
    .fields = fields,
    .size = sizeof(DefinitionElement),
    .set_defaults = set_defaults,
    .build = build,
    .measure = measure,
    .arrange = arrange,
};
