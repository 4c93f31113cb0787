/* json_parse: the strict scanner checks the text and notes where everything stands, cJSON decodes
 * it, and here both are tied together. Scratch memory goes before the function returns. */
#include "json/json.h"

#include <assert.h>

#include <cjson/cJSON.h>

#include "base/limits.h"
#include "base/map.h"
#include "base/number.h"
#include "json/items.h"
#include "json/scan.h"

#define DUPLICATES_SHOWN 30
#define FEW_MEMBERS      16 /* compared one with another; a map is slower for so few */

/* cJSON decodes so many bytes of the text at a time: its tree of a large file would be larger than
 * all else. */
#define PIECE_BYTES 65536u

typedef struct Converter {
    Arena *arena, *scratch;
    DiagSink *diagnostics;
    const SourceText *source;
    const JsonScan *scan;
    size_t next; /* the place of the next value */
    Map keys;    /* those met before, shared: rows of a table have the same ones */
    int duplicate_count;
    bool failed;
} Converter;

static Text copy_text(Arena *arena, const char *string)
{
    size_t length = strlen(string);
    return (Text){arena_copy(arena, string, length), length};
}

static Text share_key(Converter *converter, const char *string)
{
    const char *known = map_find(&converter->keys, text_of(string));
    if (known)
        return text_of(known);
    Text key = copy_text(converter->arena, string);
    map_set(&converter->keys, key, (void *)(uintptr_t)key.data);
    return key;
}

static Origin place_origin(const Converter *converter, uint32_t offset, uint32_t length)
{
    return (Origin){.source = converter->source, .offset = offset, .length = length};
}

static void report_duplicate(Converter *converter, const JsonValue *first, const JsonValue *second)
{
    if (converter->duplicate_count++ >= DUPLICATES_SHOWN)
        return;
    int line;
    int column;
    source_locate(converter->source, first->key_origin.offset, &line, &column);
    const char *line_text = arena_print(converter->scratch, "%d", line);
    diag_report(converter->diagnostics, E_JSON_DUPLICATE_KEY, &second->key_origin,
                DIAG_ARGS(second->key.data, line_text));
}

static const JsonValue *find_before(const JsonValue *object, uint32_t index)
{
    Text key = object->items[index]->key;
    for (uint32_t i = 0; i < index; i++) {
        Text other = object->items[i]->key;
        if (other.length == key.length && memcmp(other.data, key.data, key.length) == 0)
            return object->items[i];
    }
    return NULL;
}

static void check_few(Converter *converter, const JsonValue *object)
{
    for (uint32_t i = 1; i < object->count; i++) {
        const JsonValue *first = find_before(object, i);
        if (first)
            report_duplicate(converter, first, object->items[i]);
    }
}

/* RFC 8259, section 4 only advises unique names, RFC 7493, 2.3 asks for them (threat J3). */
static void check_duplicates(Converter *converter, const JsonValue *object)
{
    if (object->count <= FEW_MEMBERS) {
        check_few(converter, object);
        return;
    }
    Map map;
    map_init(&map, converter->scratch);
    for (uint32_t i = 0; i < object->count; i++) {
        JsonValue *member = object->items[i];
        const JsonValue *first = map_find(&map, member->key);
        if (first)
            report_duplicate(converter, first, member);
        else
            map_set(&map, member->key, member);
    }
}

static void set_scalar(Converter *converter, const JsonPlace *place, const cJSON *node,
                       JsonValue *value)
{
    if (place->kind == JSON_STRING)
        value->text = copy_text(converter->arena, node->valuestring);
    if (place->kind == JSON_BOOLEAN)
        value->boolean = cJSON_IsTrue(node);
    if (place->kind != JSON_NUMBER)
        return;
    value->text = (Text){converter->source->text.data + place->offset, place->length};
    bool is_number = number_parse(value->text, &value->number);
    assert(is_number);
    (void)is_number;
}

/* The next value, without what is in it. `key` is NULL outside objects. */
static JsonValue *begin_value(Converter *converter, const char *key, JsonValue *parent)
{
    assert(converter->next < converter->scan->count);
    const JsonPlace *place = &converter->scan->places[converter->next++];
    JsonValue *value = json_new(converter->arena, place->kind, NULL);
    value->origin = place_origin(converter, place->offset, place->length);
    value->parent = parent;
    if (place->key_length) {
        value->key = share_key(converter, key);
        value->key_origin = place_origin(converter, place->key_offset, place->key_length);
    }
    if (place->count)
        value->items =
            arena_array(converter->arena, json_items_capacity(place->count), sizeof *value->items);
    return value;
}

/* Recursive; LIMIT_JSON_DEPTH was checked by the scanner. */
static JsonValue *convert(Converter *converter, const cJSON *node, const char *key,
                          JsonValue *parent)
{
    const JsonPlace *place = &converter->scan->places[converter->next];
    JsonValue *value = begin_value(converter, key, parent);
    set_scalar(converter, place, node, value);
    for (const cJSON *child = node->child; child; child = child->next) {
        assert(value->count < place->count);
        value->items[value->count++] = convert(converter, child, child->string, value);
    }
    assert(value->count == place->count);
    if (place->kind == JSON_OBJECT)
        check_duplicates(converter, value);
    return value;
}

/* What stands in these bytes of the text. The caller deletes it. NULL: reported. */
static cJSON *decode_bytes(Converter *converter, uint32_t offset, uint32_t length)
{
    cJSON *node = cJSON_ParseWithLength(converter->scan->plain + offset, length);
    if (!node && !converter->failed)
        diag_report(converter->diagnostics, E_JSON_DECODER, NULL,
                    DIAG_ARGS(converter->source->name));
    converter->failed |= !node;
    return node;
}

static JsonValue *decode_value(Converter *converter, JsonValue *parent);

static JsonValue *decode_small(Converter *converter, const JsonPlace *place, const char *key,
                               JsonValue *parent)
{
    cJSON *node = decode_bytes(converter, place->offset, place->length);
    JsonValue *value = node ? convert(converter, node, key, parent) : NULL;
    cJSON_Delete(node);
    return value;
}

/* A container that is decoded child by child. */
static JsonValue *decode_large(Converter *converter, const JsonPlace *place, const char *key,
                               JsonValue *parent)
{
    JsonValue *value = begin_value(converter, key, parent);
    while (value->count < place->count) {
        JsonValue *child = decode_value(converter, value);
        if (!child)
            return NULL;
        value->items[value->count++] = child;
    }
    if (place->kind == JSON_OBJECT)
        check_duplicates(converter, value);
    return value;
}

static JsonValue *decode_value(Converter *converter, JsonValue *parent)
{
    const JsonPlace *place = &converter->scan->places[converter->next];
    cJSON *key = NULL;
    if (place->key_length) {
        key = decode_bytes(converter, place->key_offset, place->key_length);
        if (!key)
            return NULL;
    }
    const char *words = key ? key->valuestring : NULL;
    JsonValue *value = place->count && place->length > PIECE_BYTES
                           ? decode_large(converter, place, words, parent)
                           : decode_small(converter, place, words, parent);
    cJSON_Delete(key);
    return value;
}

static bool check_size(DiagSink *diagnostics, const SourceText *source)
{
    if (source->text.length <= diag_limit(diagnostics, LIMIT_ID_INPUT_BYTES))
        return true;
    diag_report_limit(diagnostics, E_FILE_TOO_LARGE, NULL, LIMIT_ID_INPUT_BYTES,
                      DIAG_ARGS(source->name, diag_limit_mib(diagnostics, LIMIT_ID_INPUT_BYTES)));
    return false;
}

JsonValue *json_parse(Arena *arena, DiagSink *diagnostics, const SourceText *source)
{
    if (!check_size(diagnostics, source))
        return NULL;
    Arena *scratch = arena_create();
    JsonScan scan = {0};
    JsonValue *value = NULL;
    if (json_scan(scratch, diagnostics, source, &scan)) {
        Converter converter = {
            .arena = arena,
            .scratch = scratch,
            .diagnostics = diagnostics,
            .source = source,
            .scan = &scan,
        };
        map_init(&converter.keys, scratch);
        value = decode_value(&converter, NULL);
        if (converter.duplicate_count)
            value = NULL;
    }
    arena_destroy(scratch);
    return value;
}
