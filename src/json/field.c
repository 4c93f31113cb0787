/* Property tables: reading objects through them, and their part of the schema. */
#include "json/field.h"

#include <ctype.h>

#include "json/suggest.h"

#define MAX_CANDIDATES 256

int field_count(const Field *table)
{
    int count = 0;
    while (table[count].name)
        count++;
    return count;
}

/* Whether `name` is the kebab-case spelling of the camelCase `wanted` ("font-size", fontSize). */
static bool is_kebab_of(Text name, const char *wanted)
{
    size_t at = 0;
    for (; *wanted; wanted++) {
        if (isupper((unsigned char)*wanted)) {
            if (at >= name.length || name.data[at++] != '-')
                return false;
        }
        if (at >= name.length || name.data[at++] != tolower((unsigned char)*wanted))
            return false;
    }
    return at == name.length;
}

const Field *field_find(const Field *table, Text name)
{
    for (const Field *field = table; field->name; field++) {
        if (text_equals(name, field->name))
            return field;
    }
    if (!memchr(name.data, '-', name.length))
        return NULL;
    for (const Field *field = table; field->name; field++) {
        if (is_kebab_of(name, field->name))
            return field;
    }
    return NULL;
}

void fields_set_defaults(const FieldReader *reader, const Field *table, void *target)
{
    for (const Field *field = table; field->name; field++) {
        if (!field->fallback)
            continue;
        /* A default is written as a layout would write it; numbers and booleans need no quotes. */
        JsonValue *value = json_new_string(reader->arena, text_of(field->fallback), NULL);
        if (field->type == &field_number || field->type == &field_integer) {
            value = json_new(reader->arena, JSON_NUMBER, NULL);
            value->text = text_of(field->fallback);
            for (const char *digit = field->fallback; isdigit((unsigned char)*digit); digit++)
                value->number = value->number * 10 + (*digit - '0');
        } else if (field->type == &field_boolean) {
            value = json_new_boolean(reader->arena, strcmp(field->fallback, "true") == 0, NULL);
        }
        field_read(reader, field, value, target);
    }
}

bool field_read(const FieldReader *reader, const Field *field, const JsonValue *value, void *target)
{
    bool is_token = value->kind == JSON_STRING && value->text.length > 1 &&
                    value->text.data[0] == '$' && reader->resolve;
    if (is_token && !memchr(value->text.data, ' ', value->text.length))
        value = reader->resolve(reader, field, value);
    if (!value)
        return false;
    return field->type->read(reader, field, value, (char *)target + field->offset);
}

static bool is_skipped(const char *const skip[], Text name)
{
    if (text_equals(name, "$schema"))
        return true;
    for (int i = 0; skip && skip[i]; i++) {
        if (text_equals(name, skip[i]))
            return true;
    }
    return false;
}

void field_report_unknown(const FieldReader *reader, const Field *table, const char *const skip[],
                          const JsonValue *member)
{
    const char *names[MAX_CANDIDATES];
    int count = 0;
    for (int i = 0; table[i].name && count < MAX_CANDIDATES; i++)
        names[count++] = table[i].name;
    for (int i = 0; skip && skip[i] && count < MAX_CANDIDATES; i++)
        names[count++] = skip[i];
    Diagnostic *diagnostic =
        diag_report(reader->diagnostics, E_PROPERTY_UNKNOWN, &member->key_origin,
                    DIAG_ARGS(member->key.data, reader->owner));
    const char *near = suggest_name(member->key, names, count);
    if (near)
        diag_hint(reader->diagnostics, diagnostic, "Did you mean “{1}”?", "您是否想写“{1}”？",
                  DIAG_ARGS(near));
}

static void check_spelling(const FieldReader *reader, const Field *field, const JsonValue *member)
{
    if (!text_equals(member->key, field->name))
        diag_report(reader->diagnostics, N_KEBAB_CASE, &member->key_origin,
                    DIAG_ARGS(member->key.data, field->name));
}

bool fields_read(const FieldReader *reader, const Field *table, const JsonValue *object,
                 const char *const skip[], void *target)
{
    bool is_good = true;
    for (uint32_t i = 0; i < object->count; i++) {
        const JsonValue *member = object->items[i];
        if (is_skipped(skip, member->key))
            continue;
        const Field *field = field_find(table, member->key);
        if (!field) {
            field_report_unknown(reader, table, skip, member);
            is_good = false;
            continue;
        }
        check_spelling(reader, field, member);
        is_good &= field_read(reader, field, member, target);
    }
    for (const Field *field = table; field->name; field++) {
        if (!(field->flags & FIELD_REQUIRED) || json_find(object, field->name))
            continue;
        diag_report(reader->diagnostics, E_PROPERTY_MISSING, &object->origin,
                    DIAG_ARGS(reader->owner, field->name));
        is_good = false;
    }
    return is_good;
}

void fields_schema(StrBuf *out, const Field *table)
{
    for (const Field *field = table; field->name; field++) {
        if (field != table)
            strbuf_char(out, ',');
        strbuf_json(out, text_of(field->name));
        strbuf_string(out, ":{");
        field->type->schema(out, field);
        if (field->help) {
            strbuf_string(out, ",\"description\":");
            strbuf_json(out, text_of(field->help));
        }
        strbuf_char(out, '}');
    }
}
