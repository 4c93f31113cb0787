/* contents: the list of headings, figures or tables with their pages. Its lines are parts of type
 * contentsLine, one for each entry of the register. */
#include "element/composite.h"

enum { CONTENTS_HEADINGS, CONTENTS_FIGURES, CONTENTS_TABLES };

typedef struct ContentsElement {
    CompositeFields composite;
    int of;
    int depth;
} ContentsElement;

static const FieldName lists[] = {{"headings", CONTENTS_HEADINGS},
                                  {"figures", CONTENTS_FIGURES},
                                  {"tables", CONTENTS_TABLES},
                                  {NULL, 0}};

static const Field fields[] = {
    COMPOSITE_FIELDS(ContentsElement),
    {"of", &field_enum, offsetof(ContentsElement, of), 0, 0, lists, 0, "headings",
     "What is listed.", "列出的内容：标题、图或表。"},
    {"depth", &field_integer, offsetof(ContentsElement, depth), 1, 6, NULL, 0, "2",
     "Levels of headings.", "标题层级数。"},
    FIELDS_END,
};

static const char *const part_names[] = {"line1", "line2", "line3", "line4",
                                         "line5", "line6", NULL};

static void set_defaults(Builder *builder, Node *node)
{
    style_defaults(builder, node, "gap", "0.35em", "textIndent", "0", NULL);
    node->role = TAG_LIST;
}

static bool is_listed(const ContentsElement *element, const RegisterEntry *entry)
{
    static const RegisterKind kinds[] = {REGISTER_HEADING, REGISTER_FIGURE, REGISTER_TABLE};
    return entry->kind == kinds[element->of] && !entry->is_unlisted &&
           (entry->kind != REGISTER_HEADING || entry->level <= element->depth) &&
           (entry->title[0] || entry->number[0]);
}

static void add_line(const Composite *composite, const RegisterEntry *entry, size_t index)
{
    int level = entry->kind == REGISTER_HEADING ? entry->level : 2;
    Part line = part_new(composite, "contentsLine", part_names[level - 1]);
    part_set_number(&line, "entry", (double)index);
    Arena *arena = composite->builder->arena;
    if (entry->kind == REGISTER_HEADING && level > 1)
        part_styles(&line, "paddingLeft", arena_print(arena, "%dem", 2 * (level - 1)), NULL);
    if (level == 1)
        part_styles(&line, "fontWeight", "700", "marginTop", "0.5em", "breakAfter", "avoid", NULL);
    part_add(composite->node, &line);
}

static bool build(Builder *builder, Node *node)
{
    const ContentsElement *element = node->properties;
    Composite composite = composite_begin(builder, node, part_names);
    for (size_t i = 0; builder->entries && i < builder->entries->entry_count; i++) {
        if (is_listed(element, &builder->entries->entries[i]))
            add_line(&composite, &builder->entries->entries[i], i);
    }
    if (builder->entries && !node->first_child)
        diag_report(builder->diagnostics, W_ITEMS_NONE, &node->source->origin,
                    DIAG_ARGS("contents"));
    return true;
}

static Intrinsic measure(LayoutContext *context, const Node *node)
{
    return stack_measure(context, node, false);
}

const ElementType element_contents = {
    .name = "contents",
    .help = "The list of headings, figures or tables of a report, with page numbers and links.",
    .help_zh = "报告的目录、图目录或表目录，带页码与链接。",
    .example = "{\"type\": \"contents\", \"of\": \"headings\", \"depth\": 2}",
    .content = CONTENT_NONE,
    .fields = fields,
    .size = sizeof(ContentsElement),
    .set_defaults = set_defaults,
    .build = build,
    .measure = measure,
    .arrange = column_arrange,
};
