/* Rich text: from a string with markup to styled spans and a shaped block. */
#include "doc/builder.h"

#include "base/utf8.h"
#include "doc/citation.h"
#include "doc/kind.h"
#include "doc/markup.h"

#define MAX_FEATURES 32

/* Super- and subscripts as common in Chinese books: 0.6 of the size; the shift keeps their tops
 * (bottoms) near the edge of the em box. */
#define SCRIPT_SIZE 0.62
#define SUPER_SHIFT 0.36
#define SUB_SHIFT   -0.12

#define RUBY_SIZE 0.5

static const Face *const *find_faces(Builder *builder, const Style *style, const Origin *origin,
                                     int *count)
{
    const FontFamilies *families = &style->font_family;
    const Face **faces = arena_array(builder->arena, (size_t)families->count, sizeof *faces);
    *count = 0;
    for (int i = 0; i < families->count; i++) {
        const Face *face = font_library_find(
            builder->fonts, builder->diagnostics, families->origin ? families->origin : origin,
            families->names[i], style->font_weight, style->font_style == 1);
        if (face)
            faces[(*count)++] = face;
    }
    return faces;
}

static void read_features(Builder *builder, const Style *style, TextStyle *text_style)
{
    if (!style->font_features)
        return;
    hb_feature_t *features = arena_array(builder->arena, MAX_FEATURES, sizeof *features);
    const char *at = style->font_features;
    while (*at && text_style->feature_count < MAX_FEATURES) {
        size_t length = strcspn(at, ",");
        while (length && *at == ' ') {
            at++;
            length--;
        }
        if (hb_feature_from_string(at, (int)length, &features[text_style->feature_count]))
            text_style->feature_count++;
        at += length + (at[length] == ',');
    }
    text_style->features = features;
}

/* Ruby is set in the face of its base, plain, at half its size (R27). */
static const Ruby *make_ruby(Builder *builder, const Style *style, const TextStyle *base)
{
    TextStyle *small = arena_alloc(builder->arena, sizeof *small);
    *small = (TextStyle){
        .faces = base->faces,
        .face_count = base->face_count,
        .size = base->size * RUBY_SIZE,
        .language = base->language,
        .paint = base->paint,
        .orientation = TEXT_ORIENTATION_SIDEWAYS,
        .node_id = base->node_id,
    };
    Ruby *ruby = arena_alloc(builder->arena, sizeof *ruby);
    *ruby = (Ruby){style->ruby, small, (RubyPosition)style->ruby_position};
    return ruby;
}

const TextStyle *builder_text_style(Builder *builder, const Style *style, const Origin *origin,
                                    uint32_t node_number)
{
    int face_count;
    const Face *const *faces = find_faces(builder, style, origin, &face_count);
    if (face_count == 0)
        return NULL; /* font_library_find has said why */
    TextStyle *text_style = arena_alloc(builder->arena, sizeof *text_style);
    *text_style = (TextStyle){
        .faces = faces,
        .face_count = face_count,
        .size = style->font_size.value,
        .letter_spacing = length_resolve(style->letter_spacing, style->font_size.value, 0),
        .language = style->lang,
        .han_latin_gap_em = style->text_autospace,
        .han_digit_gap_em =
            style->text_autospace_digit < 0 ? style->text_autospace : style->text_autospace_digit,
        .embolden_em = style->embolden_em,
        .paint = paint_spec_realize(&style->color, builder->arena, (Rect){0, 0, 0, 0}),
        .underline = style->decoration & DECORATION_UNDERLINE,
        .href = style->href,
        .line_through = style->decoration & DECORATION_LINE_THROUGH,
        .wavy = style->decoration & DECORATION_WAVY,
        .emphasis = style->text_emphasis != 0,
        .keeps_together = style->keep_together != 0,
        .keeps_with_next = style->keep_with_next != 0,
        .orientation = (TextOrientation)style->text_orientation,
        .text_combine = (TextCombine)style->text_combine,
        .hyphens = (Hyphens)style->hyphens,
        .node_id = node_number,
    };
    if (style->ruby)
        text_style->ruby = make_ruby(builder, style, text_style);
    if (style->vertical_align != VERTICAL_BASELINE) {
        bool is_super = style->vertical_align == VERTICAL_SUPER;
        text_style->baseline_shift = text_style->size * (is_super ? SUPER_SHIFT : SUB_SHIFT);
        text_style->size *= SCRIPT_SIZE;
    }
    read_features(builder, style, text_style);
    return text_style;
}

/* CSS Text 4, text-wrap-style. */
static LineChooser line_chooser(const Style *style)
{
    bool is_justified =
        style->text_align == TEXT_ALIGN_JUSTIFY || style->text_align == TEXT_ALIGN_JUSTIFY_ALL;
    switch ((TextWrap)style->text_wrap) {
    case TEXT_WRAP_BALANCE:
        return CHOOSER_BALANCED;
    case TEXT_WRAP_PRETTY:
        return CHOOSER_OPTIMAL;
    case TEXT_WRAP_STABLE:
        return CHOOSER_FIRST_FIT;
    case TEXT_WRAP:
        break;
    }
    return is_justified ? CHOOSER_OPTIMAL : CHOOSER_FIRST_FIT;
}

ParagraphStyle builder_paragraph_style(const Style *style)
{
    double size = style->font_size.value;
    return (ParagraphStyle){
        .align = (TextAlign)style->text_align,
        .level = (LineBreakLevel)style->line_break,
        .chooser = line_chooser(style),
        .indent = length_resolve(style->text_indent, size, 0),
        .line_height = length_resolve(style->line_height, size, size * 1.6),
        .space_after = length_resolve(style->paragraph_spacing, size, 0),
        .is_vertical = style->writing_mode == WRITING_VERTICAL_RL,
        .trim_marks = true,
        .hangs_marks = style->hangs_marks != 0,
    };
}

/* The spans of one text under construction. */
typedef struct SpanList {
    Builder *builder;
    const Node *node;
    TextSpan *spans;
    size_t count, capacity;
    StrBuf plain;
} SpanList;

/* A style for a markup mark, on top of `base`. */
static const Style *mark_style(Builder *builder, const Style *base, const JsonValue *classes,
                               const JsonValue *declarations)
{
    StyleSheet sheet;
    style_collect(builder->theme, builder->diagnostics, builder->arena, classes, declarations,
                  &sheet);
    Style *style = style_compute(builder->theme, builder->diagnostics, builder->arena, base, &sheet,
                                 builder->zi);
    /* What a span draws holds for the marks in it (CSS Text Decoration 3, 2.1): "[a **b**]{...}".
     */
    style->decoration |= base->decoration;
    if (!style->ruby)
        style->ruby = base->ruby;
    style->keep_together |= base->keep_together;
    style->keep_with_next |= base->keep_with_next;
    if (style->embolden_em == 0)
        style->embolden_em = base->embolden_em;
    if (style->vertical_align == VERTICAL_BASELINE)
        style->vertical_align = base->vertical_align;
    return style;
}

static const JsonValue *declaration(Builder *builder, const char *name, const char *value)
{
    JsonValue *object = json_new(builder->arena, JSON_OBJECT, NULL);
    json_set(builder->arena, object, text_of(name), NULL,
             json_new_string(builder->arena, text_of(value), NULL));
    return object;
}

static const Style *resolve_mark(Builder *builder, const Style *base, const MarkupStyle *mark)
{
    if (!mark)
        return base;
    const Style *outer = resolve_mark(builder, base, mark->parent);
    switch (mark->kind) {
    case MARKUP_STRONG: {
        JsonValue *strong = json_new_string(builder->arena, text_of("strong"), NULL);
        if (map_find(&builder->theme->styles, strong->text))
            return mark_style(builder, outer, strong, NULL);
        return mark_style(builder, outer, NULL, declaration(builder, "fontWeight", "bold"));
    }
    case MARKUP_SUPER:
        return mark_style(builder, outer, NULL, declaration(builder, "verticalAlign", "super"));
    case MARKUP_SUB:
        return mark_style(builder, outer, NULL, declaration(builder, "verticalAlign", "sub"));
    case MARKUP_SPAN:
        return mark_style(builder, outer, mark->classes, mark->declarations);
    }
    return outer;
}

static void add_span(SpanList *list, const MarkupPiece *piece, const TextStyle *style,
                     const Origin *origin)
{
    Builder *builder = list->builder;
    Citation cited = citation_of(builder->entries, piece->insertion);
    bool is_mark = cited.is_number && cited.entry && cited.entry->kind == REGISTER_NOTE;
    list->spans =
        arena_grow(builder->arena, list->spans, list->count, &list->capacity, sizeof *list->spans);
    list->spans[list->count++] = (TextSpan){
        .text = piece->text,
        .style = style,
        .origin = *origin,
        .insertion = piece->insertion,
        .is_citation = cited.kind == CITATION_NUMBER,
        .note = is_mark ? cited.entry->id : NULL,
    };
    strbuf_text(&list->plain, piece->text);
}

static void add_string(SpanList *list, const Style *style, const JsonValue *value)
{
    Builder *builder = list->builder;
    MarkupText markup = markup_read(builder->arena, builder->diagnostics, value);
    const MarkupStyle *last_mark = NULL;
    const TextStyle *text_style = NULL;
    JsonStringCursor cursor = {0};
    for (int i = 0; i < markup.count; i++) {
        const MarkupPiece *piece = &markup.pieces[i];
        Origin origin =
            json_string_origin_at(&cursor, value, piece->start, piece->start + piece->text.length);
        if (!text_style || piece->style != last_mark) {
            const Style *resolved = resolve_mark(builder, style, piece->style);
            text_style = builder_text_style(builder, resolved, &value->origin, list->node->number);
            last_mark = piece->style;
            builder_note_link(builder, resolved->href, &origin);
        }
        if (!text_style)
            return;
        add_span(list, piece, text_style, &origin);
    }
}

/* An object of a list of spans: {text, class, style}. */
static void add_object(SpanList *list, const Style *style, const JsonValue *value)
{
    static const char *const members[] = {"text", "class", "style", NULL};
    static const Field no_fields[] = {{0}};
    Builder *builder = list->builder;
    FieldReader reader = {
        .arena = builder->arena, .diagnostics = builder->diagnostics, .owner = "“text”"};
    for (uint32_t i = 0; i < value->count; i++) {
        bool is_known = false;
        for (int k = 0; members[k]; k++)
            is_known |= text_equals(value->items[i]->key, members[k]);
        if (!is_known)
            field_report_unknown(&reader, no_fields, members, value->items[i]);
    }
    const JsonValue *text = json_find(value, "text");
    if (!text)
        diag_report(builder->diagnostics, E_PROPERTY_MISSING, &value->origin,
                    DIAG_ARGS("“text”", "text"));
    if (kind_expect(builder->diagnostics, "text", text, JSON_STRING))
        add_string(list,
                   mark_style(builder, style, json_find(value, "class"), json_find(value, "style")),
                   text);
}

static void add_item(SpanList *list, const Style *style, const JsonValue *item)
{
    if (item->kind == JSON_STRING)
        add_string(list, style, item);
    else if (kind_expect(list->builder->diagnostics, "text", item, JSON_OBJECT))
        add_object(list, style, item);
}

static void add_value(SpanList *list, const Style *style, const JsonValue *value)
{
    if (value->kind != JSON_ARRAY) {
        add_item(list, style, value);
        return;
    }
    for (uint32_t i = 0; i < value->count; i++)
        add_item(list, style, value->items[i]);
}

/* Tells of each character found missing since `first` which family has it. */
static void hint_families(Builder *builder, size_t first)
{
    DiagSink *sink = builder->diagnostics;
    for (size_t i = first; i < sink->count; i++) {
        Diagnostic *item = &sink->items[i];
        if (item->code != E_CHARACTER_MISSING || item->hint || !item->origin.source)
            continue;
        Text source = item->origin.source->text;
        size_t size;
        uint32_t code_point = utf8_decode(source.data + item->origin.offset,
                                          source.length - item->origin.offset, &size);
        const ManifestFamily *family = font_library_family_with(builder->fonts, code_point);
        if (family && code_point >= 0x80)
            diag_hint(sink, item, "“{1}” has it: add it to fontFamily.",
                      "“{1}”有这个字：可加入 fontFamily。", DIAG_ARGS(family->name));
        else
            diag_hint(sink, item, "No font of the manifest has it; see fonts/README.md.",
                      "字体清单中没有字体包含这个字；参见 fonts/README.md。", DIAG_NO_ARGS);
    }
}

const RichText *builder_text(Builder *builder, const Node *node, const Style *style,
                             const JsonValue *value)
{
    SpanList list = {.builder = builder, .node = node};
    if (value)
        add_value(&list, style, value);
    ParagraphStyle paragraph = builder_paragraph_style(style);
    paragraph.is_vertical &= node->type->takes_vertical;
    if (list.count == 0) {
        /* A block has a style even without words; it has no line then (CSS 2.2, 9.4.2). */
        const Origin *origin = &node->source->origin;
        const TextStyle *text_style = builder_text_style(builder, style, origin, node->number);
        if (text_style) {
            list.spans = arena_alloc(builder->arena, sizeof *list.spans);
            list.spans[list.count++] =
                (TextSpan){.text = text_of(""), .style = text_style, .origin = *origin};
        }
    }
    RichText *rich = arena_alloc(builder->arena, sizeof *rich);
    rich->plain = (Text){strbuf_copy(&list.plain, builder->arena), list.plain.length};
    strbuf_release(&list.plain);
    size_t reported = builder->diagnostics->count;
    rich->block = text_block_create(builder->text, builder->arena, builder->diagnostics, list.spans,
                                    (int)list.count, &paragraph);
    rich->context = builder->text;
    rich->spans = list.spans;
    rich->span_count = (int)list.count;
    rich->paragraph = paragraph;
    hint_families(builder, reported);
    return rich;
}
