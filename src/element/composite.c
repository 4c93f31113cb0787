/* Composite: see composite.h. */
#include "element/composite.h"

#include <stdarg.h>

#include "base/number.h"
#include "json/suggest.h"

#define MAX_PARTS 32

JsonValue *json_borrow(Arena *arena, const JsonValue *value)
{
    JsonValue *copy = arena_alloc(arena, sizeof *copy);
    *copy = *value;
    copy->parent = NULL;
    return copy;
}

static void check_names(const Composite *composite, const char *const names[])
{
    const JsonValue *parts = composite->overrides;
    DiagSink *sink = composite->builder->diagnostics;
    for (uint32_t i = 0; i < parts->count; i++) {
        int count = 0;
        bool is_known = false;
        for (; count < MAX_PARTS && names[count]; count++)
            is_known |= text_equals(parts->items[i]->key, names[count]);
        if (is_known && parts->items[i]->kind == JSON_OBJECT)
            continue;
        Diagnostic *diagnostic =
            diag_report(sink, E_PART_UNKNOWN, &parts->items[i]->key_origin,
                        DIAG_ARGS(parts->items[i]->key.data, composite->node->type->name));
        const char *near = is_known ? NULL : suggest_name(parts->items[i]->key, names, count);
        StrBuf list = {0};
        for (int k = 0; k < count; k++)
            strbuf_print(&list, "%s%s", k ? ", " : "", names[k]);
        diag_hint(sink, diagnostic, near ? "Did you mean “{1}”?" : "The parts are: {2}.",
                  near ? "您是否想写“{1}”？" : "可用的组成部分：{2}。",
                  DIAG_ARGS(near ? near : "", strbuf_copy(&list, composite->builder->arena)));
        strbuf_release(&list);
    }
}

Composite composite_begin(Builder *builder, Node *node, const char *const part_names[])
{
    const CompositeFields *fields = node->properties;
    Composite composite = {builder, node, fields->parts,
                           palette_read(builder->theme, &fields->tone)};
    if (composite.overrides && composite.overrides->kind != JSON_OBJECT) {
        diag_report(builder->diagnostics, E_VALUE, &fields->parts->origin,
                    DIAG_ARGS("parts",
                              json_kind_name(fields->parts->kind, builder->diagnostics->language),
                              json_kind_name(JSON_OBJECT, builder->diagnostics->language)));
        composite.overrides = NULL;
    }
    if (composite.overrides)
        check_names(&composite, part_names);
    return composite;
}

static const Origin *origin_of(const Composite *composite)
{
    return &composite->node->source->origin;
}

static JsonValue *string_of(const Composite *composite, const char *string)
{
    Arena *arena = composite->builder->arena;
    return json_new_string(arena, text_of(arena_copy_string(arena, string)), origin_of(composite));
}

/* A style's value as a layout would write it: digits alone are a number. */
static JsonValue *value_of(const Composite *composite, const char *text)
{
    JsonValue *value = string_of(composite, text);
    double number;
    if (number_parse(value->text, &number)) {
        value->kind = JSON_NUMBER;
        value->number = number;
    }
    return value;
}

/* The classes of a part: the theme's "<type>-<part>", then the layout's. */
static JsonValue *classes_of(const Composite *composite, const char *name,
                             const JsonValue *override)
{
    const JsonValue *own = json_find(override, "class");
    Builder *builder = composite->builder;
    char *themed = arena_print(builder->arena, "%s-%s", composite->node->type->name, name);
    bool is_themed = map_find(&builder->theme->styles, text_of(themed)) != NULL;
    if (!is_themed)
        return own ? json_borrow(builder->arena, own) : NULL;
    if (!own || own->kind != JSON_STRING)
        return string_of(composite, themed);
    JsonValue *both = json_borrow(builder->arena, own);
    both->text = text_of(arena_print(builder->arena, "%s %s", themed, own->text.data));
    return both;
}

Part part_new(const Composite *composite, const char *type, const char *name)
{
    Arena *arena = composite->builder->arena;
    Part part = {.composite = composite,
                 .json = json_new(arena, JSON_OBJECT, origin_of(composite))};
    part_set_string(&part, "type", type);
    JsonValue *style = json_new(arena, JSON_OBJECT, origin_of(composite));
    const JsonValue *override =
        name && composite->overrides ? json_find(composite->overrides, name) : NULL;
    const JsonValue *own = json_find(override, "style");
    JsonValue *classes = name ? classes_of(composite, name, override) : NULL;
    if (own && own->kind == JSON_OBJECT) {
        for (uint32_t i = 0; i < own->count; i++)
            json_set(arena, style, own->items[i]->key, &own->items[i]->key_origin,
                     json_borrow(arena, own->items[i]));
    }
    json_set(arena, part.json, text_of("style"), NULL, style);
    if (classes)
        json_set(arena, part.json, text_of("class"), NULL, classes);
    DiagSink silent; /* building the part reports what is wrong with its style */
    diag_init(&silent, arena, DIAG_ENGLISH);
    style_collect(composite->builder->theme, &silent, arena, classes, style, &part.sheet);
    return part;
}

Part part_text(const Composite *composite, const char *name, const JsonValue *text)
{
    Part part = part_new(composite, "text", name);
    part_set(&part, "text", text);
    return part;
}

Part part_words(const Composite *composite, const char *name, const char *words)
{
    return part_text(composite, name, string_of(composite, words));
}

const Style *part_style(const Part *part)
{
    Builder *builder = part->composite->builder;
    StyleSheet sheet;
    style_collect(builder->theme, builder->diagnostics, builder->arena,
                  json_find(part->json, "class"), json_find(part->json, "style"), &sheet);
    return style_compute(builder->theme, builder->diagnostics, builder->arena,
                         part->composite->node->style, &sheet, builder->zi);
}

void part_set(Part *part, const char *name, const JsonValue *value)
{
    Arena *arena = part->composite->builder->arena;
    json_set(arena, part->json, text_of(name), value->key.length ? &value->key_origin : NULL,
             json_borrow(arena, value));
}

void part_set_string(Part *part, const char *name, const char *value)
{
    part_set(part, name, string_of(part->composite, value));
}

void part_set_number(Part *part, const char *name, double value)
{
    part_set(part, name,
             json_new_number(part->composite->builder->arena, value, origin_of(part->composite)));
}

void part_set_color(Part *part, const char *name, const Color *color)
{
    part_set(part, name,
             palette_json(part->composite->builder->arena, color, origin_of(part->composite)));
}

/* Sides of one property that a default for all of them must not overrule: they come later in the
 * table of styles, so they win by themselves. */
static void set_style(Part *part, const char *name, JsonValue *value)
{
    const Field *field = field_find(style_fields, text_of(name));
    if (part->sheet.values[field - style_fields])
        return;
    json_set(part->composite->builder->arena, json_find(part->json, "style"), text_of(name), NULL,
             value);
}

void part_override(Part *part, const JsonValue *style)
{
    Builder *builder = part->composite->builder;
    if (!style)
        return;
    StyleSheet sheet;
    style_collect(builder->theme, builder->diagnostics, builder->arena, NULL, style, &sheet);
    for (int i = 0; style_fields[i].name; i++) {
        if (!sheet.values[i])
            continue;
        part->sheet.values[i] = sheet.values[i];
        json_set(builder->arena, json_find(part->json, "style"), text_of(style_fields[i].name),
                 &sheet.values[i]->key_origin, json_borrow(builder->arena, sheet.values[i]));
    }
}

void part_styles(Part *part, ...)
{
    va_list pairs;
    va_start(pairs, part);
    const char *name;
    while ((name = va_arg(pairs, const char *)))
        set_style(part, name, value_of(part->composite, va_arg(pairs, const char *)));
    va_end(pairs);
}

void part_style_number(Part *part, const char *name, double value)
{
    set_style(part, name,
              json_new_number(part->composite->builder->arena, value, origin_of(part->composite)));
}

static char *points_text(Arena *arena, double points)
{
    char number[NUMBER_TEXT_SIZE];
    number_format(number, points, 4);
    return arena_print(arena, "%spt", number);
}

void part_style_points(Part *part, const char *name, double points)
{
    set_style(part, name,
              string_of(part->composite, points_text(part->composite->builder->arena, points)));
}

void part_style_color(Part *part, const char *name, const Color *color)
{
    set_style(part, name,
              palette_json(part->composite->builder->arena, color, origin_of(part->composite)));
}

static JsonValue *font_value(Builder *builder, FontRole role, const Origin *origin)
{
    static const char *const tokens[] = {"$song", "$hei", "$kai", "$digits"};
    static const char *const families[] = {"思源宋体", "思源黑体", "霞鹜文楷", "Bebas Neue"};
    if (map_find(&builder->theme->tokens, text_of(tokens[role] + 1)))
        return json_new_string(builder->arena, text_of(tokens[role]), origin);
    JsonValue *list = json_new(builder->arena, JSON_ARRAY, origin);
    json_append(builder->arena, list,
                json_new_string(builder->arena, text_of(families[role]), origin));
    if (role == FONT_DIGITS) /* digits alone have no Han */
        json_append(builder->arena, list,
                    json_new_string(builder->arena, text_of(families[FONT_TEXT]), origin));
    return list;
}

void part_style_font(Part *part, FontRole role)
{
    const Composite *composite = part->composite;
    set_style(part, "fontFamily", font_value(composite->builder, role, origin_of(composite)));
}

Node *part_add(Node *parent, Part *part)
{
    return builder_add(part->composite->builder, parent, part->json);
}

bool style_is_set(const Node *node, const char *name)
{
    const Field *field = field_find(style_fields, text_of(name));
    return node->sheet->values[field - style_fields] != NULL;
}

static void read_default(Builder *builder, Node *node, Style *style, const char *name,
                         const JsonValue *value)
{
    if (style_is_set(node, name))
        return;
    double parent_em = node->parent ? node->parent->style->font_size.value : builder->zi;
    StyleContext context = {
        .theme = builder->theme,
        .base = {style->font_size.value, builder->zi, builder->theme->is_print_table},
        .inherited_em = parent_em,
    };
    FieldReader reader = {
        .arena = builder->arena,
        .diagnostics = builder->diagnostics,
        .owner = "“style”",
        .context = &context,
        .resolve = field_resolve_token,
    };
    const Field *field = field_find(style_fields, text_of(name));
    field_read(&reader, field, value, style);
}

/* The one place where a computed style is changed: before anybody has seen it. */
static Style *own_style(Builder *builder, Node *node)
{
    Style *style = arena_alloc(builder->arena, sizeof *style);
    *style = *node->style;
    node->style = style;
    return style;
}

void style_defaults(Builder *builder, Node *node, ...)
{
    Style *style = own_style(builder, node);
    va_list pairs;
    va_start(pairs, node);
    const char *name;
    while ((name = va_arg(pairs, const char *))) {
        const char *value = va_arg(pairs, const char *);
        read_default(builder, node, style, name,
                     json_new_string(builder->arena, text_of(value), &node->source->origin));
    }
    va_end(pairs);
}

void style_default_color(Builder *builder, Node *node, const char *name, const Color *color)
{
    Style *style = own_style(builder, node);
    read_default(builder, node, style, name,
                 palette_json(builder->arena, color, &node->source->origin));
}

void style_default_font(Builder *builder, Node *node, FontRole role)
{
    Style *style = own_style(builder, node);
    read_default(builder, node, style, "fontFamily",
                 font_value(builder, role, &node->source->origin));
}

Node *composite_take_children(Node *node)
{
    Node *children = node->first_child;
    node->first_child = node->last_child = NULL;
    return children;
}

void composite_put_children(Node *node, Node *children)
{
    if (!children)
        return;
    if (node->last_child)
        node->last_child->next = children;
    else
        node->first_child = children;
    node->last_child = children;
    while (node->last_child->next)
        node->last_child = node->last_child->next;
}

void part_trim(Part *part, Text words)
{
    bool is_ascii = true;
    for (size_t i = 0; i < words.length; i++)
        is_ascii &= (unsigned char)words.data[i] < 0x80;
    part_styles(part, "textBoxTrim", "trim-both", "textBoxEdge", is_ascii ? "cap" : "text", NULL);
}

const char *composite_radius(const Builder *builder)
{
    return map_find(&builder->theme->tokens, text_of("radius")) ? "$radius" : "0.8mm";
}
