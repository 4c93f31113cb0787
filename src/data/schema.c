/* Judging data by a schema: see schema.h. */
#include "data/schema.h"

#include "base/number.h"
#include "base/utf8.h"
#include "data/message.h"
#include "data/schema_keywords.h"

/* One value before the judge. */
typedef struct Judgement {
    const Schema *schema;
    const JsonValue *value;
    bool is_part; /* rows of a list, whose number is judged elsewhere */
} Judgement;

bool schema_read(Schema *schema, Arena *arena, DiagSink *diagnostics, const JsonValue *root,
                 SchemaCells cells)
{
    *schema = (Schema){arena, diagnostics, root, cells};
    return schema_check_keywords(arena, diagnostics, root);
}

/* ---- reports: at the value, because of the keyword ---- */

static Origin place_of(const Schema *schema, const Origin *value, const JsonValue *keyword)
{
    Origin *because = arena_alloc(schema->arena, sizeof *because);
    *because = keyword->origin;
    Origin origin = *value;
    origin.because = because;
    return origin;
}

static const char *words_of(const Schema *schema, const JsonValue *value)
{
    StrBuf out = {0};
    json_write(&out, value);
    const char *words = message_quote(schema->arena, (Text){out.data, out.length});
    strbuf_release(&out);
    return words;
}

static const char *name_of(const Schema *schema, const JsonValue *value)
{
    const char *name = value->key.length ? message_quote(schema->arena, value->key)
                                         : message_words(schema->diagnostics, "the row", "此行");
    return value->parent || value->key.length
               ? name
               : message_words(schema->diagnostics, "the data", "数据");
}

static bool refuse(const Judgement *judgement, const JsonValue *keyword, DiagCode code)
{
    const Schema *schema = judgement->schema;
    const JsonValue *value = judgement->value;
    bool is_list = value->kind == JSON_ARRAY || value->kind == JSON_OBJECT;
    const char *found =
        is_list ? message_kind(schema->diagnostics, value) : words_of(schema, value);
    Origin origin = place_of(schema, &value->origin, keyword);
    diag_report(schema->diagnostics, code, &origin,
                DIAG_ARGS(name_of(schema, value), words_of(schema, keyword), found));
    return false;
}

static bool refuse_bound(const Judgement *judgement, const JsonValue *keyword)
{
    const Schema *schema = judgement->schema;
    Origin origin = place_of(schema, &judgement->value->origin, keyword);
    diag_report(schema->diagnostics, E_SCHEMA_BOUND, &origin,
                DIAG_ARGS(name_of(schema, judgement->value),
                          message_quote(schema->arena, keyword->key), words_of(schema, keyword)));
    return false;
}

/* ---- keywords ---- */

static unsigned bits_of(const JsonValue *type)
{
    if (type->kind == JSON_STRING)
        return schema_type_bits(type->text);
    unsigned bits = 0;
    for (uint32_t i = 0; i < type->count; i++)
        bits |= schema_type_bits(type->items[i]->text);
    return bits;
}

static bool is_whole(double number)
{
    return number < 9e15 && number > -9e15 ? number == (double)(int64_t)number : true;
}

static bool has_type(const JsonValue *value, const JsonValue *type)
{
    unsigned bits = bits_of(type);
    bool is_integer = value->kind == JSON_NUMBER && is_whole(value->number);
    return (bits & (1u << value->kind)) || (is_integer && (bits & SCHEMA_INTEGER));
}

/* Recursion is bounded by LIMIT_JSON_DEPTH. */
static bool is_equal(const JsonValue *left, const JsonValue *right)
{
    if (left->kind != right->kind || left->count != right->count)
        return false;
    if (left->kind == JSON_NUMBER)
        return left->number == right->number;
    if (left->kind == JSON_BOOLEAN)
        return left->boolean == right->boolean;
    if (left->kind == JSON_STRING)
        return left->text.length == right->text.length &&
               memcmp(left->text.data, right->text.data, left->text.length) == 0;
    for (uint32_t i = 0; i < left->count; i++) {
        const JsonValue *other =
            left->kind == JSON_ARRAY ? right->items[i] : json_find_text(right, left->items[i]->key);
        if (!other || !is_equal(left->items[i], other))
            return false;
    }
    return true;
}

static bool is_among(const JsonValue *value, const JsonValue *list)
{
    for (uint32_t i = 0; i < list->count; i++) {
        if (is_equal(value, list->items[i]))
            return true;
    }
    return false;
}

static bool check_equal(const Judgement *judgement, const JsonValue *schema)
{
    const JsonValue *type = json_find(schema, "type");
    if (type && !has_type(judgement->value, type))
        return refuse(judgement, type, E_SCHEMA_TYPE);
    const JsonValue *list = json_find(schema, "enum");
    if (list && !is_among(judgement->value, list))
        return refuse(judgement, list, E_SCHEMA_ENUM);
    const JsonValue *only = json_find(schema, "const");
    return !only || is_equal(judgement->value, only) || refuse(judgement, only, E_SCHEMA_ENUM);
}

/* What a value measures by a keyword that bounds it, and whether the keyword is about its kind. */
static bool measure(const Judgement *judgement, const char *keyword, double *size)
{
    const JsonValue *value = judgement->value;
    size_t length = strlen(keyword);
    bool is_length = strcmp(keyword + length - 6, "Length") == 0;
    bool is_items = strcmp(keyword + length - 5, "Items") == 0;
    if (is_length && value->kind == JSON_STRING)
        *size = (double)utf8_count(value->text);
    else if (is_items && value->kind == JSON_ARRAY && !judgement->is_part)
        *size = value->count;
    else if (!is_length && !is_items && value->kind == JSON_NUMBER)
        *size = value->number;
    else
        return false;
    return true;
}

static bool check_bounds(const Judgement *judgement, const JsonValue *schema)
{
    static const struct {
        const char *keyword;
        bool is_least, is_exclusive;
    } bounds[] = {
        {"minimum", true, false},         {"maximum", false, false},
        {"exclusiveMinimum", true, true}, {"exclusiveMaximum", false, true},
        {"minLength", true, false},       {"maxLength", false, false},
        {"minItems", true, false},        {"maxItems", false, false},
    };
    bool is_good = true;
    for (size_t i = 0; i < COUNT_OF(bounds); i++) {
        const JsonValue *bound = json_find(schema, bounds[i].keyword);
        double size;
        if (!bound || !measure(judgement, bounds[i].keyword, &size))
            continue;
        bool is_equal_wrong = bounds[i].is_exclusive && size == bound->number;
        bool is_beyond = bounds[i].is_least ? size < bound->number : size > bound->number;
        if (is_beyond || is_equal_wrong)
            is_good = refuse_bound(judgement, bound);
    }
    return is_good;
}

static bool check(const Schema *schema, const JsonValue *rules, const JsonValue *value,
                  bool is_part);

static bool is_there(const Schema *schema, const JsonValue *value)
{
    return value && (value->kind != JSON_NULL || schema->cells == SCHEMA_NULL_IS_NULL);
}

static bool check_required(const Judgement *judgement, const JsonValue *required)
{
    const Schema *schema = judgement->schema;
    bool is_good = true;
    for (uint32_t i = 0; required && i < required->count; i++) {
        Text name = required->items[i]->text;
        const JsonValue *member = json_find_text(judgement->value, name);
        if (is_there(schema, member))
            continue;
        const Origin *place = member ? &member->origin : &judgement->value->origin;
        Origin origin = place_of(schema, place, required->items[i]);
        diag_report(schema->diagnostics, E_SCHEMA_REQUIRED, &origin,
                    DIAG_ARGS(message_quote(schema->arena, name)));
        is_good = false;
    }
    return is_good;
}

static bool check_members(const Judgement *judgement, const JsonValue *rules)
{
    const Schema *schema = judgement->schema;
    const JsonValue *properties = json_find(rules, "properties");
    const JsonValue *others = json_find(rules, "additionalProperties");
    bool is_good = check_required(judgement, json_find(rules, "required"));
    for (uint32_t i = 0; i < judgement->value->count; i++) {
        const JsonValue *member = judgement->value->items[i];
        const JsonValue *property = json_find_text(properties, member->key);
        if (property && is_there(schema, member))
            is_good = check(schema, property, member, false) && is_good;
        if (property || !others || others->boolean)
            continue;
        Origin origin = place_of(schema, &member->key_origin, others);
        Diagnostic *diagnostic = diag_report(schema->diagnostics, E_SCHEMA_OTHER, &origin,
                                             DIAG_ARGS(message_quote(schema->arena, member->key)));
        if (properties)
            message_suggest(schema->diagnostics, diagnostic,
                            message_nearest_key(schema->arena, properties, member->key));
        is_good = false;
    }
    return is_good;
}

/* Recursion is bounded by LIMIT_JSON_DEPTH, the depth of schemas and data. */
static bool check(const Schema *schema, const JsonValue *rules, const JsonValue *value,
                  bool is_part)
{
    Judgement judgement = {schema, value, is_part};
    if (rules->kind == JSON_BOOLEAN)
        return rules->boolean || refuse(&judgement, rules, E_SCHEMA_TYPE);
    bool is_good = check_equal(&judgement, rules) && check_bounds(&judgement, rules);
    const JsonValue *items = json_find(rules, "items");
    for (uint32_t i = 0; items && value->kind == JSON_ARRAY && i < value->count; i++)
        is_good = check(schema, items, value->items[i], false) && is_good;
    if (value->kind == JSON_OBJECT)
        is_good = check_members(&judgement, rules) && is_good;
    return is_good;
}

static bool is_of_list(const Schema *schema)
{
    const JsonValue *type = json_find(schema->root, "type");
    return type && (bits_of(type) & (1u << JSON_ARRAY));
}

static bool check_data(const Schema *schema, const JsonValue *data, bool is_part)
{
    if (data->kind != JSON_ARRAY || is_of_list(schema))
        return check(schema, schema->root, data, is_part);
    bool is_good = true;
    for (uint32_t i = 0; i < data->count; i++)
        is_good = check(schema, schema->root, data->items[i], false) && is_good;
    return is_good;
}

bool schema_check(const Schema *schema, const JsonValue *data)
{
    return check_data(schema, data, false);
}

bool schema_check_rows(const Schema *schema, const JsonValue *rows)
{
    return check_data(schema, rows, true);
}

bool schema_check_count(const Schema *schema, const Origin *origin, double count)
{
    JsonValue none = {.kind = JSON_NULL};
    if (origin)
        none.origin = *origin;
    Judgement judgement = {schema, &none, true};
    const JsonValue *least = json_find(schema->root, "minItems");
    const JsonValue *most = json_find(schema->root, "maxItems");
    if (!is_of_list(schema))
        return true;
    if (least && count < least->number)
        return refuse_bound(&judgement, least);
    return !most || count <= most->number || refuse_bound(&judgement, most);
}
