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

#define BYTES_PER_MIB    1048576
#define DUPLICATES_SHOWN 30
#define FEW_MEMBERS      16 /* compared one with another; a map is slower for so few */

typedef struct Converter {
    Arena *arena, *scratch;
    DiagSink *diagnostics;
    const SourceText *source;
    const JsonScan *scan;
    size_t next; /* the place of the next value */
    int duplicate_count;
} Converter;

static Text copy_text(Arena *arena, const char *string)
{
    size_t length = strlen(string);
    return (Text){arena_copy(arena, string, length), length};
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

/* Recursive; LIMIT_JSON_DEPTH was checked by the scanner. */
static JsonValue *convert(Converter *converter, const cJSON *node, JsonValue *parent)
{
    assert(converter->next < converter->scan->count);
    const JsonPlace *place = &converter->scan->places[converter->next++];
    JsonValue *value = json_new(converter->arena, place->kind, NULL);
    value->origin = place_origin(converter, place->offset, place->length);
    value->parent = parent;
    if (place->key_length) {
        value->key = copy_text(converter->arena, node->string);
        value->key_origin = place_origin(converter, place->key_offset, place->key_length);
    }
    set_scalar(converter, place, node, value);
    value->items =
        arena_array(converter->arena, json_items_capacity(place->count), sizeof *value->items);
    for (const cJSON *child = node->child; child; child = child->next) {
        assert(value->count < place->count);
        value->items[value->count++] = convert(converter, child, value);
    }
    assert(value->count == place->count);
    if (place->kind == JSON_OBJECT)
        check_duplicates(converter, value);
    return value;
}

static bool check_size(DiagSink *diagnostics, const SourceText *source)
{
    if (source->text.length <= LIMIT_INPUT_BYTES)
        return true;
    char *mib = arena_print(diagnostics->arena, "%u", LIMIT_INPUT_BYTES / BYTES_PER_MIB);
    diag_report(diagnostics, E_FILE_TOO_LARGE, NULL, DIAG_ARGS(source->name, mib));
    return false;
}

static JsonValue *decode(Converter *converter)
{
    const char *plain = converter->scan->plain;
    cJSON *root = cJSON_ParseWithLengthOpts(plain, converter->source->text.length + 1, NULL, 1);
    if (!root) {
        diag_report(converter->diagnostics, E_JSON_DECODER, NULL,
                    DIAG_ARGS(converter->source->name));
        return NULL;
    }
    JsonValue *value = convert(converter, root, NULL);
    cJSON_Delete(root);
    return converter->duplicate_count ? NULL : value;
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
        value = decode(&converter);
    }
    arena_destroy(scratch);
    return value;
}
