/* Nested objects and lists: see field_object.h. */
#include "json/field_object.h"

#include "base/number.h"
#include "json/suggest.h"

#define MAX_VARIANTS      128
#define TEMPLATE_OR_TOKEN "{\"type\":\"string\",\"pattern\":\"\\\\{\\\\{|^\\\\$\"}"

const ObjectType *field_object_type(const Field *field)
{
    return field->type->read == field_object_read ? (const ObjectType *)field->type : NULL;
}

/* NULL-terminated: what one table leaves to the other. */
static const char *const *names_of(Arena *arena, const Field *table, const char *extra)
{
    int count = table ? field_count(table) : 0;
    const char **names = arena_array(arena, (size_t)count + 2, sizeof *names);
    for (int i = 0; i < count; i++)
        names[i] = table[i].name;
    names[count] = extra;
    return names;
}

static int find_variant(const ObjectType *type, Text name)
{
    for (int i = 0; type->variant(i); i++) {
        if (text_equals(name, type->variant(i)->name))
            return i;
    }
    return -1;
}

static int read_variant(const FieldReader *reader, const ObjectType *type, const JsonValue *object)
{
    const JsonValue *name = json_find(object, "type");
    if (!name || name->kind != JSON_STRING) {
        diag_report(reader->diagnostics, E_PROPERTY_MISSING, &object->origin,
                    DIAG_ARGS(type->owner, "type"));
        return -1;
    }
    int index = find_variant(type, name->text);
    if (index >= 0)
        return index;
    const char *names[MAX_VARIANTS];
    int count = 0;
    for (; type->variant(count) && count < MAX_VARIANTS; count++)
        names[count] = type->variant(count)->name;
    Diagnostic *diagnostic = diag_report(reader->diagnostics, E_VARIANT_UNKNOWN, &name->origin,
                                         DIAG_ARGS(name->text.data, type->owner));
    const char *near = suggest_name(name->text, names, count);
    if (near)
        diag_hint(reader->diagnostics, diagnostic, "Did you mean “{1}”?", "您是否想写“{1}”？",
                  DIAG_ARGS(near));
    return -1;
}

static bool read_members(const FieldReader *reader, const ObjectType *type, const JsonValue *object,
                         void *target)
{
    FieldReader inner = *reader;
    inner.owner = type->owner;
    fields_set_defaults(&inner, type->members, target);
    return !object || fields_read(&inner, type->members, object, NULL, target);
}

static bool read_item(const FieldReader *reader, const ObjectType *type, const JsonValue *object,
                      void *target)
{
    ObjectItem *item = target;
    item->source = object;
    item->variant = -1;
    if (!type->variant)
        return read_members(reader, type, object, target);
    item->variant = read_variant(reader, type, object);
    if (item->variant < 0)
        return false;
    const FieldVariant *variant = type->variant(item->variant);
    FieldReader inner = *reader;
    inner.owner = arena_print(reader->arena, "“%s”", variant->name);
    fields_set_defaults(&inner, type->members, target);
    item->options = arena_alloc(reader->arena, variant->size ? variant->size : 1);
    if (variant->fields)
        fields_set_defaults(&inner, variant->fields, item->options);
    bool is_good = fields_read(&inner, type->members, object,
                               names_of(reader->arena, variant->fields, "type"), target);
    if (variant->fields)
        is_good &= fields_read(&inner, variant->fields, object,
                               names_of(reader->arena, type->members, "type"), item->options);
    return is_good;
}

static bool read_list(const FieldReader *reader, const Field *field, const ObjectType *type,
                      const JsonValue *value, ObjectList *list)
{
    if (value->kind != JSON_ARRAY) {
        field_report_value(reader, field, value);
        return false;
    }
    bool is_good = true;
    list->count = 0;
    list->items = arena_array(reader->arena, value->count ? value->count : 1, type->item_size);
    for (uint32_t i = 0; i < value->count; i++) {
        void *item = (char *)list->items + (size_t)list->count * type->item_size;
        if (value->items[i]->kind != JSON_OBJECT) {
            field_report_value(reader, field, value->items[i]);
            is_good = false;
        } else if (read_item(reader, type, value->items[i], item)) {
            list->count++;
        } else {
            is_good = false;
            memset(item, 0, type->item_size);
        }
    }
    return is_good;
}

/* "legend": "top" for {"position": "top"}, "label": true for {"show": true}. */
static const char *short_member(const ObjectType *type, const JsonValue *value)
{
    if (value->kind == JSON_STRING)
        return type->text_member;
    return value->kind == JSON_BOOLEAN ? type->switch_member : NULL;
}

bool field_object_read(const FieldReader *reader, const Field *field, const JsonValue *value,
                       void *member)
{
    const ObjectType *type = (const ObjectType *)field->type;
    if (type->item_size)
        return read_list(reader, field, type, value, member);
    bool is_default =
        value->kind == JSON_STRING && !value->origin.source && text_equals(value->text, "{}");
    if (is_default)
        return read_members(reader, type, NULL, member);
    if (value->kind == JSON_OBJECT)
        return read_members(reader, type, value, member);
    const char *name = short_member(type, value);
    if (!name) {
        field_report_value(reader, field, value);
        return false;
    }
    read_members(reader, type, NULL, member);
    return field_read(reader, field_find(type->members, text_of(name)), value, member);
}

static void schema_members(StrBuf *out, const Field *members)
{
    strbuf_string(out, "\"type\":\"object\",\"additionalProperties\":false,\"properties\":{");
    fields_schema(out, members);
}

static void schema_variants(StrBuf *out, const ObjectType *type)
{
    strbuf_string(out, "{\"anyOf\":[");
    for (int i = 0; type->variant(i); i++) {
        const FieldVariant *variant = type->variant(i);
        strbuf_string(out, i ? ",{" : "{");
        schema_members(out, type->members);
        if (variant->fields && variant->fields[0].name) {
            strbuf_char(out, ',');
            fields_schema(out, variant->fields);
        }
        strbuf_print(out, ",\"type\":{\"const\":\"%s\"}},\"required\":[\"type\"]}", variant->name);
    }
    strbuf_string(out, "]}");
}

void field_object_schema(StrBuf *out, const Field *field)
{
    const ObjectType *type = (const ObjectType *)field->type;
    strbuf_string(out, "\"anyOf\":[");
    if (type->item_size) {
        strbuf_string(out, "{\"type\":\"array\",\"items\":");
        if (type->variant) {
            schema_variants(out, type);
        } else {
            strbuf_char(out, '{');
            schema_members(out, type->members);
            strbuf_string(out, "}}");
        }
        strbuf_string(out, "}," TEMPLATE_OR_TOKEN "]");
        return;
    }
    strbuf_char(out, '{');
    schema_members(out, type->members);
    strbuf_string(out, "}}");
    if (type->switch_member)
        strbuf_string(out, ",{\"type\":\"boolean\"}");
    strbuf_string(out, type->text_member ? ",{\"type\":\"string\"}]" : "," TEMPLATE_OR_TOKEN "]");
}

static bool read_optional_number(const FieldReader *reader, const Field *field,
                                 const JsonValue *value, void *member)
{
    OptionalNumber number = {0, true};
    if (!field_number.read(reader, field, value, &number.value))
        return false;
    *(OptionalNumber *)member = number;
    return true;
}

static bool read_switch(const FieldReader *reader, const Field *field, const JsonValue *value,
                        void *member)
{
    bool is_on;
    if (!field_boolean.read(reader, field, value, &is_on))
        return false;
    *(int *)member = is_on ? SWITCH_ON : SWITCH_OFF;
    return true;
}

static void schema_number(StrBuf *out, const Field *field)
{
    field_number.schema(out, field);
}

static void schema_switch(StrBuf *out, const Field *field)
{
    field_boolean.schema(out, field);
}

const FieldType field_optional_number = {
    "a number", "数值", NULL, sizeof(OptionalNumber), read_optional_number, schema_number};
const FieldType field_switch = {"true or false", "true 或 false", NULL,
                                sizeof(int),     read_switch,     schema_switch};
