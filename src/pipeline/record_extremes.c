/* Extremes: see record_extremes.h. */
#include "pipeline/record_extremes.h"

#include "base/limits.h"
#include "base/number.h"
#include "base/utf8.h"

#define SHOWN_CHARACTERS 40     /* of a value */
#define FIRST_WIDE       0x1100 /* from Hangul on, letters take a whole em */

/* One pass over the records. */
typedef struct Search {
    RecordExtremes *extremes;
    Arena *arena; /* of the result */
    size_t record;
} Search;

/* Width in half ems, as a line of Chinese would count it. */
static double text_columns(Text text)
{
    double columns = 0;
    for (size_t at = 0; at < text.length;) {
        size_t size;
        uint32_t code_point = utf8_decode(text.data + at, text.length - at, &size);
        columns += code_point >= FIRST_WIDE ? 2 : 1;
        at += size;
    }
    return columns;
}

static double measure_length(const JsonValue *value)
{
    switch (value->kind) {
    case JSON_STRING:
    case JSON_NUMBER:
        return text_columns(value->text);
    case JSON_ARRAY:
        return value->count;
    case JSON_BOOLEAN:
    case JSON_NULL:
    case JSON_OBJECT:
        break;
    }
    return 0;
}

static bool read_number(const JsonValue *value, double *number)
{
    if (value->kind == JSON_STRING)
        return number_parse(value->text, number);
    *number = value->number;
    return value->kind == JSON_NUMBER;
}

/* The beginning of the value. */
static const char *show_value(Arena *arena, const JsonValue *value)
{
    StrBuf out = {0};
    json_write(&out, value);
    size_t at = 0;
    for (int i = 0; at < out.length && i < SHOWN_CHARACTERS; i++) {
        size_t size;
        utf8_decode(out.data + at, out.length - at, &size);
        at += size;
    }
    const char *shown = at < out.length ? arena_print(arena, "%.*s…", (int)at, out.data)
                                        : arena_copy(arena, out.data, out.length);
    strbuf_release(&out);
    return shown;
}

static void offer(Search *search, Extreme *extreme, const JsonValue *value, double measure,
                  int direction)
{
    if (extreme->is_found && (measure - extreme->measure) * direction <= 0)
        return;
    *extreme = (Extreme){true, search->record, measure, show_value(search->arena, value)};
}

static FieldExtremes *find_field(Search *search, const char *pointer)
{
    RecordExtremes *extremes = search->extremes;
    uintptr_t index = (uintptr_t)map_find(&extremes->by_pointer, text_of(pointer));
    if (index)
        return &extremes->fields[index - 1];
    if (extremes->count == LIMIT_RECORD_FIELDS)
        return NULL;
    extremes->fields = arena_grow(search->arena, extremes->fields, extremes->count,
                                  &extremes->capacity, sizeof *extremes->fields);
    FieldExtremes *field = &extremes->fields[extremes->count++];
    *field = (FieldExtremes){.pointer = arena_copy_string(search->arena, pointer)};
    map_set(&extremes->by_pointer, text_of(field->pointer), (void *)(uintptr_t)extremes->count);
    return field;
}

static void look_at_value(Search *search, const JsonValue *value, const char *pointer)
{
    FieldExtremes *field = find_field(search, pointer);
    if (!field)
        return;
    double length = measure_length(value);
    offer(search, &field->extremes[EXTREME_SHORTEST], value, length, -1);
    offer(search, &field->extremes[EXTREME_LONGEST], value, length, 1);
    double number;
    if (!read_number(value, &number))
        return;
    offer(search, &field->extremes[EXTREME_SMALLEST], value, number, -1);
    offer(search, &field->extremes[EXTREME_LARGEST], value, number, 1);
}

/* Depth is bounded by LIMIT_JSON_DEPTH. */
static void look_at_object(Search *search, Arena *arena, const JsonValue *object,
                           const char *pointer)
{
    for (uint32_t i = 0; i < object->count; i++) {
        const JsonValue *value = object->items[i];
        StrBuf inner = {0};
        strbuf_string(&inner, pointer);
        json_pointer_append(&inner, value->key);
        const char *path = strbuf_copy(&inner, arena);
        strbuf_release(&inner);
        if (value->kind == JSON_NULL)
            continue;
        if (value->kind == JSON_OBJECT)
            look_at_object(search, arena, value, path);
        else
            look_at_value(search, value, path);
    }
}

void record_extremes_find(RecordExtremes *extremes, Arena *arena, const RecordFile *file,
                          size_t limit)
{
    *extremes = (RecordExtremes){.record_count = file->count};
    if (limit && limit < file->count)
        extremes->record_count = limit;
    map_init(&extremes->by_pointer, arena);
    Search search = {.extremes = extremes, .arena = arena};
    Arena *scratch = arena_create();
    for (size_t i = 0; i < extremes->record_count; i++) {
        DiagSink ignored;
        arena_reset(scratch);
        diag_init(&ignored, scratch, DIAG_ENGLISH);
        search.record = i;
        const JsonValue *record = record_load(file, scratch, &ignored, i);
        if (record)
            look_at_object(&search, scratch, record, "");
    }
    arena_destroy(scratch);
}

/* Puts `value` where it stands in its own record; the objects around it are made as needed. Depth
 * is bounded by LIMIT_JSON_DEPTH. */
static JsonValue *object_like(Arena *arena, JsonValue *root, const JsonValue *record,
                              const JsonValue *object)
{
    if (object == record)
        return root;
    JsonValue *around = object_like(arena, root, record, object->parent);
    JsonValue *same = json_find_text(around, object->key);
    if (same && same->kind == JSON_OBJECT)
        return same;
    same = json_new(arena, JSON_OBJECT, &object->origin);
    json_set(arena, around, object->key, &object->key_origin, same);
    return same;
}

JsonValue *record_extremes_compose(const RecordExtremes *extremes, Arena *arena,
                                   DiagSink *diagnostics, const RecordFile *file, ExtremeKind kind)
{
    JsonValue *composed = record_load(file, arena, diagnostics, 0);
    for (size_t i = 0; composed && i < extremes->count; i++) {
        const Extreme *extreme = &extremes->fields[i].extremes[kind];
        if (!extreme->is_found)
            continue;
        JsonValue *record = record_load(file, arena, diagnostics, extreme->record);
        JsonValue *value = record ? json_at_pointer(record, extremes->fields[i].pointer) : NULL;
        if (!value)
            return NULL;
        const JsonValue *parent = value->parent;
        json_set(arena, object_like(arena, composed, record, parent), value->key,
                 &value->key_origin, value);
    }
    return composed;
}
