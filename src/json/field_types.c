/* The generic kinds of property values: strings, numbers, words. Kinds that need a theme or units
 * are in doc/field_types.c. */
#include "json/field.h"

#include <math.h>

#include "base/number.h"
#include "json/suggest.h"

#define MAX_WORDS 64

static const char *value_words(const FieldReader *reader, const JsonValue *value)
{
    if (value->kind == JSON_STRING)
        return arena_print(reader->arena, "“%s”", value->text.data);
    if (value->kind == JSON_NUMBER)
        return arena_copy(reader->arena, value->text.data, value->text.length);
    return json_kind_name(value->kind, reader->diagnostics->language);
}

Diagnostic *field_report_value(const FieldReader *reader, const Field *field,
                               const JsonValue *value)
{
    bool chinese = reader->diagnostics->language == DIAG_CHINESE;
    Diagnostic *diagnostic =
        diag_report(reader->diagnostics, E_VALUE, &value->origin,
                    DIAG_ARGS(field->name, value_words(reader, value),
                              chinese ? field->type->name_zh : field->type->name));
    if (field->names) {
        StrBuf list = {0};
        for (const FieldName *name = field->names; name->name; name++) {
            strbuf_string(&list, name == field->names ? "" : chinese ? "、" : ", ");
            strbuf_string(&list, name->name);
        }
        diag_hint(reader->diagnostics, diagnostic, "Allowed are: {1}.", "可用的值：{1}。",
                  DIAG_ARGS(strbuf_copy(&list, reader->arena)));
        strbuf_release(&list);
    } else if (field->type->example) {
        diag_hint(reader->diagnostics, diagnostic, "For example: {1}", "例如：{1}",
                  DIAG_ARGS(field->type->example));
    }
    return diagnostic;
}

static void report_range(const FieldReader *reader, const Field *field, const JsonValue *value)
{
    char low[NUMBER_TEXT_SIZE];
    char high[NUMBER_TEXT_SIZE];
    number_format(low, field->min, 4);
    number_format(high, field->max, 4);
    diag_report(reader->diagnostics, E_VALUE_RANGE, &value->origin,
                DIAG_ARGS(field->name, value_words(reader, value), low, high));
}

static bool read_string(const FieldReader *reader, const Field *field, const JsonValue *value,
                        void *member)
{
    if (value->kind != JSON_STRING) {
        field_report_value(reader, field, value);
        return false;
    }
    *(const char **)member = value->text.data;
    return true;
}

/* Text that the reader will see: a number counts as its literal, so "text": "{{ n }}" works. */
static bool read_text(const FieldReader *reader, const Field *field, const JsonValue *value,
                      void *member)
{
    if (value->kind == JSON_NUMBER) {
        JsonValue *text = json_new_string(reader->arena, value->text, &value->origin);
        text->insertions = value->insertions;
        text->insertion_count = value->insertion_count;
        text->typed = value->typed;
        value = text;
    }
    if (value->kind != JSON_STRING && value->kind != JSON_ARRAY) {
        field_report_value(reader, field, value);
        return false;
    }
    *(const JsonValue **)member = value;
    return true;
}

static bool read_number(const FieldReader *reader, const Field *field, const JsonValue *value,
                        void *member)
{
    if (value->kind != JSON_NUMBER) {
        field_report_value(reader, field, value);
        return false;
    }
    bool has_range = field->min != 0 || field->max != 0;
    if (has_range && (value->number < field->min || value->number > field->max)) {
        report_range(reader, field, value);
        return false;
    }
    *(double *)member = value->number;
    return true;
}

static bool read_integer(const FieldReader *reader, const Field *field, const JsonValue *value,
                         void *member)
{
    double number = 0;
    if (value->kind == JSON_NUMBER && floor(value->number) != value->number) {
        field_report_value(reader, field, value);
        return false;
    }
    if (!read_number(reader, field, value, &number))
        return false;
    if (fabs(number) > 2e9) {
        field_report_value(reader, field, value);
        return false;
    }
    *(int *)member = (int)number;
    return true;
}

static bool read_boolean(const FieldReader *reader, const Field *field, const JsonValue *value,
                         void *member)
{
    if (value->kind != JSON_BOOLEAN) {
        field_report_value(reader, field, value);
        return false;
    }
    *(bool *)member = value->boolean;
    return true;
}

static const FieldName *find_word(const Field *field, Text word)
{
    for (const FieldName *name = field->names; name->name; name++) {
        if (text_equals(word, name->name))
            return name;
    }
    return NULL;
}

static bool read_enum(const FieldReader *reader, const Field *field, const JsonValue *value,
                      void *member)
{
    const FieldName *name = value->kind == JSON_STRING ? find_word(field, value->text) : NULL;
    if (!name) {
        field_report_value(reader, field, value);
        return false;
    }
    *(int *)member = name->value;
    return true;
}

static bool read_flags(const FieldReader *reader, const Field *field, const JsonValue *value,
                       void *member)
{
    unsigned flags = 0;
    size_t at = 0;
    bool is_good = value->kind == JSON_STRING;
    while (is_good && at < value->text.length) {
        size_t start = at;
        while (at < value->text.length && value->text.data[at] != ' ')
            at++;
        const FieldName *name = find_word(field, (Text){value->text.data + start, at - start});
        is_good = name != NULL;
        flags |= name ? (unsigned)name->value : 0;
        at++;
    }
    if (!is_good) {
        field_report_value(reader, field, value);
        return false;
    }
    *(unsigned *)member = flags;
    return true;
}

static bool read_json(const FieldReader *reader, const Field *field, const JsonValue *value,
                      void *member)
{
    (void)reader;
    (void)field;
    *(const JsonValue **)member = value;
    return true;
}

/* Any property may hold a template or a token in place of its value, so the schema lets such a
 * string stand beside the proper type. */
#define TEMPLATE_OR_TOKEN "{\"type\":\"string\",\"pattern\":\"\\\\{\\\\{|^\\\\$\"}"

static void schema_string(StrBuf *out, const Field *field)
{
    (void)field;
    strbuf_string(out, "\"type\":\"string\"");
}

static void schema_text(StrBuf *out, const Field *field)
{
    (void)field;
    strbuf_string(out,
                  "\"anyOf\":[{\"type\":\"string\"},{\"type\":\"number\"},{\"type\":\"array\"}]");
}

static void schema_range(StrBuf *out, const Field *field, const char *type)
{
    strbuf_print(out, "\"anyOf\":[{\"type\":\"%s\"", type);
    if (field->min != 0 || field->max != 0) {
        strbuf_string(out, ",\"minimum\":");
        strbuf_number(out, field->min, 6);
        strbuf_string(out, ",\"maximum\":");
        strbuf_number(out, field->max, 6);
    }
    strbuf_string(out, "}," TEMPLATE_OR_TOKEN "]");
}

static void schema_number(StrBuf *out, const Field *field)
{
    schema_range(out, field, "number");
}

static void schema_integer(StrBuf *out, const Field *field)
{
    schema_range(out, field, "integer");
}

static void schema_boolean(StrBuf *out, const Field *field)
{
    (void)field;
    strbuf_string(out, "\"anyOf\":[{\"type\":\"boolean\"}," TEMPLATE_OR_TOKEN "]");
}

static void schema_enum(StrBuf *out, const Field *field)
{
    strbuf_string(out, "\"anyOf\":[{\"enum\":[");
    for (const FieldName *name = field->names; name->name; name++) {
        strbuf_string(out, name == field->names ? "" : ",");
        strbuf_json(out, text_of(name->name));
    }
    strbuf_string(out, "]}," TEMPLATE_OR_TOKEN "]");
}

static void schema_json(StrBuf *out, const Field *field)
{
    (void)field;
    strbuf_string(out, "\"$comment\":\"any value\"");
}

const FieldType field_string = {"a text",    "文字",       "\"...\"", sizeof(const char *),
                                read_string, schema_string};
const FieldType field_text = {"a text",  "文字",     "\"...\"", sizeof(const JsonValue *),
                              read_text, schema_text};
const FieldType field_number = {"a number",     "数值",      NULL,
                                sizeof(double), read_number, schema_number};
const FieldType field_integer = {"a whole number", "整数",       NULL,
                                 sizeof(int),      read_integer, schema_integer};
const FieldType field_boolean = {"true or false", "true 或 false", NULL,
                                 sizeof(bool),    read_boolean,    schema_boolean};
const FieldType field_enum = {
    "one of the words below", "下列词语之一", NULL, sizeof(int), read_enum, schema_enum};
const FieldType field_flags = {"words of the list below, separated by spaces",
                               "下列词语，用空格分隔",
                               NULL,
                               sizeof(unsigned),
                               read_flags,
                               schema_string};
const FieldType field_json = {"a value", "值",       NULL, sizeof(const JsonValue *),
                              read_json, schema_json};
