/* figure: a picture, chart or table with its numbered caption. A figure stays on one page; a table
 * may go on, with its caption on the first. */
#include "element/composite.h"

typedef enum FigureKind { FIGURE_PICTURE, FIGURE_TABLE } FigureKind;

typedef struct FigureElement {
    CompositeFields composite;
    const JsonValue *caption, *source;
    int kind;
    bool numbered;
} FigureElement;

static const FieldName kinds[] = {{"figure", FIGURE_PICTURE}, {"table", FIGURE_TABLE}, {NULL, 0}};

static const Field fields[] = {
    COMPOSITE_FIELDS(FigureElement),
    {"caption", &field_text, offsetof(FigureElement, caption), 0, 0, NULL, 0, NULL,
     "Its title; the number comes before it.", "图题或表题；编号自动排在前面。"},
    {"kind", &field_enum, offsetof(FigureElement, kind), 0, 0, kinds, 0, "figure",
     "figure has its caption below, table above.", "figure 图题在下，table 表题在上。"},
    {"numbered", &field_boolean, offsetof(FigureElement, numbered), 0, 0, NULL, 0, "true",
     "false: stands without a number.", "false：不编号。"},
    {"source", &field_text, offsetof(FigureElement, source), 0, 0, NULL, 0, NULL,
     "Where the data come from, below it.", "资料来源，排在下方。"},
    FIELDS_END,
};

static const char *const part_names[] = {"caption", "source", NULL};

static void set_defaults(Builder *builder, Node *node)
{
    const FigureElement *element = node->properties;
    if (node->role == TAG_AUTO)
        node->role = TAG_SECTION;
    style_defaults(builder, node, "gap", "0.6em", NULL);
    if (element->kind == FIGURE_PICTURE)
        style_defaults(builder, node, "breakInside", "avoid", NULL);
}

static void add_caption(const Composite *composite, const FigureElement *element)
{
    const Node *node = composite->node;
    const char *number = node->entry ? node->entry->number : "";
    if (!element->caption && !number[0])
        return;
    Arena *arena = composite->builder->arena;
    JsonValue *spans = json_new(arena, JSON_ARRAY, &node->source->origin);
    const char *between = element->caption && number[0] ? "　" : "";
    json_append(arena, spans,
                json_new_string(arena, text_of(arena_print(arena, "%s%s", number, between)),
                                &node->source->origin));
    if (element->caption)
        json_append(arena, spans, json_borrow(arena, element->caption));
    Part caption = part_text(composite, "caption", spans);
    part_set_string(&caption, "role", "caption");
    bool is_table = element->kind == FIGURE_TABLE;
    part_styles(&caption, "fontSize", "0.95em", "lineHeight", "1.4em", "fontWeight", "700",
                "textAlign", "center", "textIndent", "0", "textWrap", "balance", "breakInside",
                "avoid", is_table ? "breakAfter" : "breakBefore", "avoid", NULL);
    part_style_font(&caption, FONT_TITLE);
    part_add(composite->node, &caption);
}

static bool build(Builder *builder, Node *node)
{
    FigureElement *element = node->properties;
    Composite composite = composite_begin(builder, node, part_names);
    Node *children = composite_take_children(node);
    if (element->kind == FIGURE_TABLE)
        add_caption(&composite, element);
    composite_put_children(node, children);
    if (element->kind == FIGURE_PICTURE)
        add_caption(&composite, element);
    if (element->source) {
        Part source = part_text(&composite, "source", element->source);
        part_styles(&source, "fontSize", "0.85em", "lineHeight", "1.4em", "textIndent", "0",
                    "textAlign", "start", "breakBefore", "avoid", NULL);
        part_style_color(&source, "color", &composite.palette.grey);
        part_add(node, &source);
    }
    return true;
}

static Intrinsic measure(LayoutContext *context, const Node *node)
{
    return stack_measure(context, node, false);
}

const ElementType element_figure = {
    .name = "figure",
    .help = "A picture, chart or table with a numbered caption and its source.",
    .help_zh = "带编号图题、表题和资料来源的图或表。",
    .example =
        "{\"type\": \"figure\", \"id\": \"gdp\", \"caption\": \"生产总值\", \"source\": "
        "\"资料来源：示例。\", \"children\": [{\"type\": \"shape\", \"shape\": \"rectangle\", "
        "\"fill\": \"#ccd\", \"style\": {\"height\": \"20mm\"}}]}",
    .content = CONTENT_CHILDREN,
    .fields = fields,
    .size = sizeof(FigureElement),
    .set_defaults = set_defaults,
    .build = build,
    .measure = measure,
    .arrange = column_arrange,
};
