/* Schemas that are checked themselves: see schema_keywords.h. Source: JSON Schema 2020-12,
 * Validation, sections 6.1 to 6.5 and 9. */
#include "data/schema_keywords.h"

#include "data/message.h"

typedef enum Shape {
    SHAPE_ANY,
    SHAPE_TYPE, /* the name of a type, or a list of such */
    SHAPE_NUMBER,
    SHAPE_COUNT,
    SHAPE_LIST,
    SHAPE_NAMES,
    SHAPE_SCHEMA,
    SHAPE_SCHEMAS, /* an object of schemas */
    SHAPE_BOOLEAN
} Shape;

typedef struct Keyword {
    const char *name;
    Shape shape;
} Keyword;

static const Keyword keywords[] = {
    {"type", SHAPE_TYPE},
    {"enum", SHAPE_LIST},
    {"const", SHAPE_ANY},
    {"required", SHAPE_NAMES},
    {"properties", SHAPE_SCHEMAS},
    {"additionalProperties", SHAPE_BOOLEAN},
    {"items", SHAPE_SCHEMA},
    {"minimum", SHAPE_NUMBER},
    {"maximum", SHAPE_NUMBER},
    {"exclusiveMinimum", SHAPE_NUMBER},
    {"exclusiveMaximum", SHAPE_NUMBER},
    {"minLength", SHAPE_COUNT},
    {"maxLength", SHAPE_COUNT},
    {"minItems", SHAPE_COUNT},
    {"maxItems", SHAPE_COUNT},
    /* Notes, which judge nothing. */
    {"$schema", SHAPE_ANY},
    {"$id", SHAPE_ANY},
    {"$comment", SHAPE_ANY},
    {"title", SHAPE_ANY},
    {"description", SHAPE_ANY},
    {"default", SHAPE_ANY},
    {"examples", SHAPE_ANY},
    {"deprecated", SHAPE_ANY},
    {"readOnly", SHAPE_ANY},
    {"writeOnly", SHAPE_ANY},
};

unsigned schema_type_bits(Text name)
{
    static const struct {
        const char *name;
        unsigned bits;
    } types[] = {{"null", 1u << JSON_NULL},
                 {"boolean", 1u << JSON_BOOLEAN},
                 {"number", 1u << JSON_NUMBER | SCHEMA_INTEGER},
                 {"integer", SCHEMA_INTEGER},
                 {"string", 1u << JSON_STRING},
                 {"array", 1u << JSON_ARRAY},
                 {"object", 1u << JSON_OBJECT}};
    for (size_t i = 0; i < COUNT_OF(types); i++) {
        if (text_equals(name, types[i].name))
            return types[i].bits;
    }
    return 0;
}

static bool is_list_of(const JsonValue *value, bool (*test)(const JsonValue *item))
{
    bool is_good = value->kind == JSON_ARRAY;
    for (uint32_t i = 0; is_good && i < value->count; i++)
        is_good = test(value->items[i]);
    return is_good;
}

static bool is_type(const JsonValue *value)
{
    return value->kind == JSON_STRING && schema_type_bits(value->text);
}

static bool is_name(const JsonValue *value)
{
    return value->kind == JSON_STRING;
}

static bool is_count(const JsonValue *value)
{
    return value->kind == JSON_NUMBER && value->number >= 0 && value->number <= 9e15 &&
           value->number == (double)(int64_t)value->number;
}

static bool has_shape(const JsonValue *value, Shape shape)
{
    switch (shape) {
    case SHAPE_ANY:
        return true;
    case SHAPE_TYPE:
        return is_type(value) || is_list_of(value, is_type);
    case SHAPE_NUMBER:
        return value->kind == JSON_NUMBER;
    case SHAPE_COUNT:
        return is_count(value);
    case SHAPE_LIST:
        return value->kind == JSON_ARRAY;
    case SHAPE_NAMES:
        return is_list_of(value, is_name);
    case SHAPE_SCHEMA:
        return value->kind == JSON_OBJECT || value->kind == JSON_BOOLEAN;
    case SHAPE_SCHEMAS:
        return value->kind == JSON_OBJECT;
    case SHAPE_BOOLEAN:
        return value->kind == JSON_BOOLEAN;
    }
    return false;
}

static const char *shape_words(const DiagSink *sink, Shape shape)
{
    static const char *const words[][2] = {
        [SHAPE_ANY] = {"", ""},
        [SHAPE_TYPE] = {"the name of a type (null, boolean, number, integer, string, array, "
                        "object) or a list of such",
                        "类型名（null、boolean、number、integer、string、array、object）或其列表"},
        [SHAPE_NUMBER] = {"a number", "数字"},
        [SHAPE_COUNT] = {"a whole number from 0", "不小于 0 的整数"},
        [SHAPE_LIST] = {"a list", "列表"},
        [SHAPE_NAMES] = {"a list of names", "名称的列表"},
        [SHAPE_SCHEMA] = {"a schema", "模式"},
        [SHAPE_SCHEMAS] = {"an object of schemas", "由模式组成的对象"},
        [SHAPE_BOOLEAN] = {"true or false", "true 或 false"},
    };
    return message_words(sink, words[shape][0], words[shape][1]);
}

static const Keyword *find_keyword(Text name)
{
    for (size_t i = 0; i < COUNT_OF(keywords); i++) {
        if (text_equals(name, keywords[i].name))
            return &keywords[i];
    }
    return NULL;
}

static bool check_keyword(Arena *arena, DiagSink *diagnostics, const JsonValue *value)
{
    const Keyword *keyword = find_keyword(value->key);
    if (!keyword) {
        Diagnostic *diagnostic = diag_report(diagnostics, E_SCHEMA_KEYWORD, &value->key_origin,
                                             DIAG_ARGS(message_quote(arena, value->key)));
        diag_hint(
            diagnostics, diagnostic,
            "They are: type, enum, const, required, properties, additionalProperties (true or "
            "false), items, minimum, maximum, exclusiveMinimum, exclusiveMaximum, minLength, "
            "maxLength, minItems, maxItems.",
            "支持：type、enum、const、required、properties、additionalProperties（true 或 "
            "false）、items、minimum、maximum、exclusiveMinimum、exclusiveMaximum、minLength、"
            "maxLength、minItems、maxItems。",
            DIAG_NO_ARGS);
        return false;
    }
    if (!has_shape(value, keyword->shape)) {
        diag_report(diagnostics, E_SCHEMA_SHAPE, &value->origin,
                    DIAG_ARGS(keyword->name, shape_words(diagnostics, keyword->shape),
                              message_kind(diagnostics, value)));
        return false;
    }
    bool is_good = true;
    if (keyword->shape == SHAPE_SCHEMA)
        is_good = schema_check_keywords(arena, diagnostics, value);
    for (uint32_t i = 0; keyword->shape == SHAPE_SCHEMAS && i < value->count; i++)
        is_good = schema_check_keywords(arena, diagnostics, value->items[i]) && is_good;
    return is_good;
}

bool schema_check_keywords(Arena *arena, DiagSink *diagnostics, const JsonValue *schema)
{
    if (schema->kind == JSON_BOOLEAN)
        return true;
    if (schema->kind != JSON_OBJECT) {
        diag_report(diagnostics, E_SCHEMA_SHAPE, &schema->origin,
                    DIAG_ARGS("schema", message_words(diagnostics, "an object", "对象"),
                              message_kind(diagnostics, schema)));
        return false;
    }
    bool is_good = true;
    for (uint32_t i = 0; i < schema->count; i++)
        is_good = check_keyword(arena, diagnostics, schema->items[i]) && is_good;
    return is_good;
}
