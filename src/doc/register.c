/* The register of a report: see register.h. */
#include "doc/register.h"

#include "base/limits.h"
#include "doc/kind.h"
#include "doc/markup.h"
#include "doc/role.h"
#include "json/field.h"

#define LOOK_AHEAD 32 /* entries whose elements could not be built */

const char *const numbering_members[] = {"headings", "figure", "table", "note", NULL};

typedef struct Patterns {
    Text headings[COUNTER_LEVELS];
    Text kinds[REGISTER_NOTE + 1]; /* of figures, tables, notes */
} Patterns;

typedef struct RegisterReader {
    Register *list;
    DiagSink *diagnostics;
    DiagSink silent; /* what the build will report */
    Patterns patterns;
    CounterValues values;
    int own[REGISTER_NOTE + 1];
} RegisterReader;

static void read_pattern(RegisterReader *scan, const JsonValue *value, Text *pattern)
{
    if (!value || !kind_expect(scan->diagnostics, "numbering", value, JSON_STRING))
        return;
    StrBuf filled = {0};
    CounterValues ones = {{1, 1, 1, 1, 1, 1}, 1};
    if (counter_fill(&filled, value->text, &ones))
        *pattern = value->text;
    else
        diag_report(scan->diagnostics, E_NUMBERING_PATTERN, &value->origin,
                    DIAG_ARGS(value->text.data));
    strbuf_release(&filled);
}

static void check_members(RegisterReader *scan, const JsonValue *numbering)
{
    static const Field no_fields[] = {{0}};
    FieldReader reader = {
        .arena = scan->list->arena, .diagnostics = scan->diagnostics, .owner = "“numbering”"};
    for (uint32_t i = 0; i < numbering->count; i++) {
        bool is_known = false;
        for (int k = 0; numbering_members[k]; k++)
            is_known |= text_equals(numbering->items[i]->key, numbering_members[k]);
        if (!is_known)
            field_report_unknown(&reader, no_fields, numbering_members, numbering->items[i]);
    }
}

static void read_patterns(RegisterReader *scan, const JsonValue *numbering)
{
    Patterns *patterns = &scan->patterns;
    patterns->headings[0] = text_of("第{1:cjk}章");
    patterns->headings[1] = text_of("{1}.{2}");
    patterns->headings[2] = text_of("{1}.{2}.{3}");
    patterns->kinds[REGISTER_FIGURE] = text_of("图{n}");
    patterns->kinds[REGISTER_TABLE] = text_of("表{n}");
    patterns->kinds[REGISTER_NOTE] = text_of("{n:circled}");
    if (!kind_expect(scan->diagnostics, "numbering", numbering, JSON_OBJECT))
        return;
    check_members(scan, numbering);
    const JsonValue *headings = json_find(numbering, "headings");
    if (kind_expect(scan->diagnostics, "headings", headings, JSON_ARRAY)) {
        for (uint32_t i = 0; i < headings->count && i < COUNTER_LEVELS; i++)
            read_pattern(scan, headings->items[i], &patterns->headings[i]);
    }
    for (int kind = REGISTER_FIGURE; kind <= REGISTER_NOTE; kind++)
        read_pattern(scan, json_find(numbering, numbering_members[kind - 1]),
                     &patterns->kinds[kind]);
}

/* ---- titles ---- */

static void add_words(RegisterReader *scan, const JsonValue *value, StrBuf *out)
{
    if (!value)
        return;
    if (value->kind == JSON_STRING) {
        MarkupText markup = markup_read(scan->list->arena, &scan->silent, value);
        for (int i = 0; i < markup.count; i++)
            strbuf_text(out, markup.pieces[i].text);
    } else if (value->kind == JSON_OBJECT) {
        add_words(scan, json_find(value, "text"), out);
    }
    for (uint32_t i = 0; value->kind == JSON_ARRAY && i < value->count; i++)
        add_words(scan, value->items[i], out);
}

/* On one line, whatever the text does. */
static const char *title_of(RegisterReader *scan, const JsonValue *value)
{
    StrBuf words = {0};
    add_words(scan, value, &words);
    char *title = strbuf_copy(&words, scan->list->arena);
    strbuf_release(&words);
    for (char *at = title; *at; at++)
        *at = *at == '\n' ? ' ' : *at;
    return title;
}

/* ---- entries ---- */

static void add_entry(RegisterReader *scan, const RegisterEntry *entry)
{
    Register *list = scan->list;
    list->entries = arena_grow(list->arena, list->entries, list->entry_count, &list->entry_capacity,
                               sizeof *list->entries);
    list->entries[list->entry_count++] = *entry;
    if (entry->id && !map_find(&list->ids, text_of(entry->id)))
        map_set(&list->ids, text_of(entry->id), (void *)(uintptr_t)list->entry_count);
}

static const char *fill(RegisterReader *scan, Text pattern)
{
    StrBuf filled = {0};
    bool is_good = counter_fill(&filled, pattern, &scan->values);
    const char *number = is_good ? strbuf_copy(&filled, scan->list->arena) : "";
    strbuf_release(&filled);
    return number;
}

static bool is_on(const JsonValue *object, const char *name)
{
    const JsonValue *value = json_find(object, name);
    return !value || value->kind != JSON_BOOLEAN || value->boolean;
}

static const char *count_heading(RegisterReader *scan, int level)
{
    CounterValues *values = &scan->values;
    values->levels[level - 1]++;
    for (int i = level; i < COUNTER_LEVELS; i++)
        values->levels[i] = 0;
    for (int kind = REGISTER_FIGURE; kind <= REGISTER_NOTE && level == 1; kind++) {
        if (kind == REGISTER_NOTE || counter_names_chapter(scan->patterns.kinds[kind]))
            scan->own[kind] = 0;
    }
    return fill(scan, scan->patterns.headings[level - 1]);
}

static const char *count_kind(RegisterReader *scan, RegisterKind kind)
{
    scan->values.own = ++scan->own[kind];
    return fill(scan, scan->patterns.kinds[kind]);
}

static bool is_type(const JsonValue *object, const char *name)
{
    const JsonValue *type = json_find(object, "type");
    return type && type->kind == JSON_STRING && text_equals(type->text, name);
}

static void scan_heading(RegisterReader *scan, const JsonValue *object, RegisterEntry *entry)
{
    entry->title = title_of(scan, json_find(object, "text"));
    entry->level = role_heading_level(object);
    if (!is_type(object, "heading"))
        return;
    const JsonValue *level = json_find(object, "level");
    int depth = level && level->kind == JSON_NUMBER ? (int)level->number : 1;
    entry->level = depth < 1 ? 1 : depth > COUNTER_LEVELS ? COUNTER_LEVELS : depth;
    entry->is_unlisted = !is_on(object, "listed");
    if (is_on(object, "numbered"))
        entry->number = count_heading(scan, entry->level);
}

static bool is_table(const JsonValue *figure)
{
    const JsonValue *kind = json_find(figure, "kind");
    return kind && kind->kind == JSON_STRING && text_equals(kind->text, "table");
}

static void scan_figure(RegisterReader *scan, const JsonValue *object, RegisterEntry *entry)
{
    entry->title = title_of(scan, json_find(object, "caption"));
    if (is_on(object, "numbered"))
        entry->number = count_kind(scan, entry->kind);
}

static RegisterKind kind_of(const JsonValue *object)
{
    if (is_type(object, "heading") || (is_type(object, "text") && role_heading_level(object)))
        return REGISTER_HEADING;
    if (is_type(object, "figure"))
        return is_table(object) ? REGISTER_TABLE : REGISTER_FIGURE;
    return is_type(object, "footnote") ? REGISTER_NOTE : REGISTER_PLACE;
}

static const JsonValue *id_of(const JsonValue *object)
{
    const JsonValue *id = json_find(object, "id");
    return id && id->kind == JSON_STRING ? id : NULL;
}

static bool is_entry(const JsonValue *object)
{
    return kind_of(object) != REGISTER_PLACE || (id_of(object) && json_find(object, "type"));
}

static void scan_object(RegisterReader *scan, const JsonValue *object)
{
    if (!is_entry(object))
        return;
    Arena *arena = scan->list->arena;
    const JsonValue *id = id_of(object);
    RegisterEntry entry = {.kind = kind_of(object),
                           .origin = origin_keep(arena, &object->origin),
                           .number = "",
                           .title = "",
                           .page = -1,
                           .label = "",
                           .id = id ? arena_copy_string(arena, id->text.data) : NULL};
    switch (entry.kind) {
    case REGISTER_HEADING:
        scan_heading(scan, object, &entry);
        break;
    case REGISTER_FIGURE:
    case REGISTER_TABLE:
        scan_figure(scan, object, &entry);
        break;
    case REGISTER_NOTE:
        entry.number = is_on(object, "numbered") ? count_kind(scan, REGISTER_NOTE) : "";
        break;
    case REGISTER_PLACE:
        break;
    }
    add_entry(scan, &entry);
}

typedef void (*ObjectVisitor)(void *context, const JsonValue *object);

/* Objects in the order of the document. Depth is bounded by LIMIT_JSON_DEPTH. */
static void each_object(const JsonValue *value, ObjectVisitor visit, void *context)
{
    if (value->kind == JSON_OBJECT)
        visit(context, value);
    if (value->kind != JSON_OBJECT && value->kind != JSON_ARRAY)
        return;
    for (uint32_t i = 0; i < value->count; i++)
        each_object(value->items[i], visit, context);
}

static void visit_object(void *context, const JsonValue *object)
{
    scan_object(context, object);
}

static void attach_object(void *context, const JsonValue *object)
{
    Register *list = context;
    if (is_entry(object) && list->attached < list->entry_count)
        list->entries[list->attached++].source = object;
}

RegisterReader *register_reader_create(Register *list, Arena *arena, DiagSink *diagnostics,
                                       const JsonValue *numbering)
{
    *list = (Register){.arena = arena};
    map_init(&list->ids, arena);
    RegisterReader *reader = arena_alloc(arena, sizeof *reader);
    reader->list = list;
    reader->diagnostics = diagnostics;
    diag_init_trial(&reader->silent, arena, diagnostics);
    read_patterns(reader, numbering);
    return reader;
}

void register_reader_add(RegisterReader *reader, const JsonValue *value)
{
    each_object(value, visit_object, reader);
}

void register_attach(Register *list, const JsonValue *value)
{
    each_object(value, attach_object, list);
}

void register_read(Register *list, Arena *arena, DiagSink *diagnostics, const JsonValue *numbering,
                   const JsonValue *body)
{
    RegisterReader *reader = register_reader_create(list, arena, diagnostics, numbering);
    if (!body)
        return;
    register_reader_add(reader, body);
    register_attach(list, body);
}

RegisterEntry *register_meet(Register *list, const JsonValue *source)
{
    for (size_t i = list->next; i < list->entry_count && i < list->next + LOOK_AHEAD; i++) {
        if (list->entries[i].source != source)
            continue;
        list->next = i + 1;
        return &list->entries[i];
    }
    return NULL;
}

RegisterEntry *register_find(const Register *list, Text id)
{
    size_t index = (size_t)(uintptr_t)map_find(&list->ids, id);
    return index ? &list->entries[index - 1] : NULL;
}
