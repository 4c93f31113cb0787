/* Builder: from expanded JSON to typed nodes. Text is in rich_text.c. */
#include "doc/builder.h"

#include "base/limits.h"
#include "doc/field_types.h"
#include "doc/kind.h"
#include "doc/role.h"
#include "json/suggest.h"

/* Members that every element may have; the rest belongs to its type. */
static const char *const common_members[] = {"type",     "id",  "class", "style",
                                             "children", "alt", "role",  NULL};

#define MAX_TYPES    128
#define IDS_COMPARED 2000 /* a hint is not worth reading a whole report for */

static const ElementType *find_type(const Builder *builder, Text name)
{
    for (int i = 0; builder->types[i]; i++) {
        if (text_equals(name, builder->types[i]->name))
            return builder->types[i];
    }
    return NULL;
}

static void report_no_type(Builder *builder, const JsonValue *value)
{
    DiagSink *sink = builder->diagnostics;
    Diagnostic *diagnostic = diag_report(sink, E_ELEMENT_NO_TYPE, &value->origin, DIAG_NO_ARGS);
    if (json_find(value, "children")) /* what "item" becomes */
        diag_hint(sink, diagnostic,
                  "Write a “type”, such as \"column\"; or, to repeat the items of a list, move "
                  "“repeat”, “as” "
                  "and “item” to the element around it.",
                  "请写上 type，如 \"column\"；若要逐行重复列表的条目，请把 repeat、as、item "
                  "移到外层元素上。",
                  DIAG_NO_ARGS);
}

static const ElementType *type_of(Builder *builder, const JsonValue *value)
{
    if (value->kind == JSON_STRING)
        return find_type(builder, text_of("text"));
    if (value->kind != JSON_OBJECT) {
        diag_report(builder->diagnostics, E_NODE_KIND, &value->origin,
                    DIAG_ARGS(json_kind_name(value->kind, builder->diagnostics->language)));
        return NULL;
    }
    const JsonValue *name = json_find(value, "type");
    if (!name || name->kind != JSON_STRING) {
        report_no_type(builder, value);
        return NULL;
    }
    const ElementType *type = find_type(builder, name->text);
    if (type)
        return type;
    const char *names[MAX_TYPES];
    int count = 0;
    while (count < MAX_TYPES && builder->types[count]) {
        names[count] = builder->types[count]->name;
        count++;
    }
    Diagnostic *diagnostic = diag_report(builder->diagnostics, E_ELEMENT_UNKNOWN, &name->origin,
                                         DIAG_ARGS(name->text.data));
    const char *near = suggest_name(name->text, names, count);
    if (near)
        diag_hint(builder->diagnostics, diagnostic, "Did you mean “{1}”?", "您是否想写“{1}”？",
                  DIAG_ARGS(near));
    return NULL;
}

static void read_properties(Builder *builder, Node *node)
{
    StyleContext context = {
        .theme = builder->theme,
        .base = {node->style->font_size.value, builder->zi, builder->theme->is_print_table},
        .inherited_em = node->style->font_size.value,
    };
    FieldReader reader = {
        .arena = builder->arena,
        .diagnostics = builder->diagnostics,
        .owner = arena_print(builder->arena, "“%s”", node->type->name),
        .context = &context,
        .resolve = field_resolve_token,
    };
    static const Field no_fields[] = {{0}};
    const Field *fields = node->type->fields ? node->type->fields : no_fields;
    node->properties = arena_alloc(builder->arena, node->type->size ? node->type->size : 1);
    fields_set_defaults(&reader, fields, node->properties);
    if (node->source->kind == JSON_OBJECT) {
        fields_read(&reader, fields, node->source, common_members, node->properties);
        return;
    }
    /* A bare string is the text of a text element. */
    const Field *text = field_find(fields, text_of("text"));
    if (text)
        field_read(&reader, text, node->source, node->properties);
}

/* Names outlive the section that they stand in. */
static Text keep_text(Builder *builder, Text text)
{
    if (builder->lasting == builder->arena)
        return text;
    return (Text){arena_copy(builder->lasting, text.data, text.length), text.length};
}

static void read_identity(Builder *builder, Node *node)
{
    const JsonValue *id = json_find(node->source, "id");
    if (kind_expect(builder->diagnostics, "id", id, JSON_STRING)) {
        node->id = id->text.data;
        if (map_find(&builder->ids, id->text))
            diag_report(builder->diagnostics, E_ID_DUPLICATE, &id->origin, DIAG_ARGS(node->id));
        else
            map_set(&builder->ids, keep_text(builder, id->text), node);
    }
    const JsonValue *alt = json_find(node->source, "alt");
    if (kind_expect(builder->diagnostics, "alt", alt, JSON_STRING))
        node->alt = alt->text.data;
    role_read(builder, node);
}

static void append(Node *parent, Node *child)
{
    if (parent->last_child)
        parent->last_child->next = child;
    else
        parent->first_child = child;
    parent->last_child = child;
}

static Node *build_node(Builder *builder, Node *parent, const Style *inherited,
                        const JsonValue *value);

static void build_children(Builder *builder, Node *node)
{
    const JsonValue *children = json_find(node->source, "children");
    if (!children)
        return;
    if (node->type->content == CONTENT_NONE) {
        diag_report(builder->diagnostics, E_CHILDREN_NOT_ALLOWED, &children->key_origin,
                    DIAG_ARGS(node->type->name));
        return;
    }
    if (!kind_expect(builder->diagnostics, "children", children, JSON_ARRAY))
        return;
    for (uint32_t i = 0; i < children->count; i++)
        builder_add(builder, node, children->items[i]);
}

/* A style at fault is computed for every element that has it: each hears of it. */
static void set_style(Builder *builder, Node *node, const Style *inherited)
{
    const JsonValue *classes = json_find(node->source, "class");
    const JsonValue *declarations = json_find(node->source, "style");
    CachedStyle *cached = style_cache_find(&builder->styles, inherited, classes, declarations);
    node->style = cached->style;
    node->sheet = cached->sheet;
    if (cached->style)
        return;
    size_t messages = builder->diagnostics->count;
    StyleSheet *sheet = arena_alloc(builder->arena, sizeof *sheet);
    style_collect(builder->theme, builder->diagnostics, builder->arena, classes, declarations,
                  sheet);
    Style *style = style_compute(builder->theme, builder->diagnostics, builder->arena, inherited,
                                 sheet, builder->zi);
    if (!builder->masters)
        style->float_place = FLOAT_NONE;
    node->style = style;
    node->sheet = sheet;
    if (builder->diagnostics->count == messages)
        *cached = (CachedStyle){style, sheet};
}

static Node *build_node(Builder *builder, Node *parent, const Style *inherited,
                        const JsonValue *value)
{
    const ElementType *type = type_of(builder, value);
    if (!type)
        return NULL;
    Node *node = arena_alloc(builder->arena, sizeof *node);
    node->type = type;
    node->parent = parent;
    node->source = value;
    node->number = ++builder->node_count;
    set_style(builder, node, inherited);
    read_identity(builder, node);
    if (builder->entries)
        node->entry = register_meet(builder->entries, value);
    if (node->entry)
        node->entry->node = node->number;
    read_properties(builder, node);
    if (type->set_defaults)
        type->set_defaults(builder, node);
    build_children(builder, node);
    if (type->build && !type->build(builder, node))
        return NULL;
    return node;
}

Node *builder_add(Builder *builder, Node *parent, const JsonValue *value)
{
    if (builder->depth >= LIMIT_NODE_DEPTH) {
        diag_report_limit(builder->diagnostics, E_NODE_DEPTH, &value->origin, LIMIT_ID_NODE_DEPTH,
                          DIAG_ARGS(arena_print(builder->arena, "%d", LIMIT_NODE_DEPTH)));
        return NULL;
    }
    builder->depth++;
    Node *node = build_node(builder, parent, parent->style, value);
    builder->depth--;
    if (node)
        append(parent, node);
    return node;
}

/* 字 is one em of the body style (layout-language, rule 3): the style named "body", or the body
 * element's own. */
static double find_zi(Builder *builder, const Style *initial, const JsonValue *body)
{
    StyleSheet sheet;
    DiagSink silent;
    diag_init_trial(&silent, builder->arena, builder->diagnostics);
    JsonValue *name = json_new_string(builder->arena, text_of("body"), NULL);
    const JsonValue *classes = json_find(body, "class");
    if (!classes && map_find(&builder->theme->styles, name->text))
        classes = name;
    style_collect(builder->theme, &silent, builder->arena, classes, json_find(body, "style"),
                  &sheet);
    return style_compute(builder->theme, &silent, builder->arena, initial, &sheet,
                         initial->font_size.value)
        ->font_size.value;
}

static void check_link(Builder *builder, Text id, const Origin *origin)
{
    if (map_find(&builder->ids, id))
        return;
    size_t count = builder->ids.count < IDS_COMPARED ? builder->ids.count : IDS_COMPARED;
    const char **names = arena_array(builder->arena, count, sizeof *names);
    for (size_t i = 0; i < count; i++)
        names[i] = builder->ids.entries[i].key.data;
    Diagnostic *diagnostic =
        diag_report(builder->diagnostics, E_LINK_TARGET, origin, DIAG_ARGS(id.data));
    const char *near = suggest_name(id, names, (int)count);
    if (near)
        diag_hint(builder->diagnostics, diagnostic, "Did you mean “#{1}”?", "您是否想写“#{1}”？",
                  DIAG_ARGS(near));
}

void builder_note_link(Builder *builder, const char *href, const Origin *origin)
{
    if (!href || href[0] != '#')
        return;
    Text id = text_of(href + 1);
    if (map_find(&builder->links, id))
        return;
    Origin *first = arena_alloc(builder->lasting, sizeof *first);
    *first = origin_keep(builder->lasting, origin);
    map_set(&builder->links, keep_text(builder, id), first);
    if (builder->has_all_ids)
        check_link(builder, id, first);
}

Node *builder_open(Builder *builder, const JsonValue *body)
{
    Style initial;
    style_init(&initial);
    if (builder->language)
        initial.lang = builder->language;
    builder->lasting = builder->arena;
    map_init(&builder->ids, builder->arena);
    style_cache_init(&builder->styles, builder->arena);
    builder->zi = initial.font_size.value;
    builder->zi = find_zi(builder, &initial, body);
    map_init(&builder->links, builder->arena);
    builder->has_all_ids = false;
    return build_node(builder, NULL, &initial, body);
}

void builder_begin_section(Builder *builder, Arena *arena)
{
    builder->arena = arena;
    style_cache_init(&builder->styles, arena);
}

void builder_close(Builder *builder)
{
    builder->has_all_ids = true;
    for (size_t i = 0; i < builder->links.count; i++)
        check_link(builder, builder->links.entries[i].key, builder->links.entries[i].value);
}

Node *builder_build(Builder *builder, const JsonValue *body)
{
    Node *root = builder_open(builder, body);
    builder_close(builder);
    return root;
}

const MasterGroup *builder_page_master(const Builder *builder, const Node *node)
{
    if (!builder->masters)
        return NULL;
    while (node->parent && node->parent->parent)
        node = node->parent;
    DiagSink silent;
    diag_init_trial(&silent, builder->arena, builder->diagnostics);
    return page_masters_find(builder->masters, &silent, node->style->page, NULL);
}
