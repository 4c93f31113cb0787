/* Descriptions for people: see reference.h. */
#include "chart/chart_type.h"
#include "doc/page_setup.h"
#include "doc/style.h"
#include "element/element_table.h"
#include "json/field_object.h"
#include "json/suggest.h"
#include "pipeline/layout_outputs.h"
#include "pipeline/press.h"
#include "pipeline/reference.h"

#define MAX_NAMES 128

/* What is described beside elements and charts. */
static const struct {
    const char *name;
    const Field *fields;
    const char *help, *help_zh;
} parts[] = {
    {"style", style_fields, "Properties of style.", "样式属性"},
    {"page", page_fields, "Properties of page.", "页面属性"},
    {"press", press_fields, "Properties of press.", "印刷属性"},
    {"outputs", layout_output_fields, "Properties of each of outputs.", "outputs 中每一项的属性"},
};

static const char *help_of(const char *english, const char *chinese, DiagLanguage language)
{
    const char *help = language == DIAG_CHINESE && chinese ? chinese : english;
    return help ? help : "";
}

#define DESCRIBE_DEPTH 4 /* objects in objects: series, label */

static void put_indent(StrBuf *out, int depth)
{
    for (int i = 0; i < 2 * depth; i++)
        strbuf_char(out, ' ');
}

static void describe_fields(StrBuf *out, const Field *fields, DiagLanguage language, int depth);

/* What an object or the items of a list hold; of a list with variants, each one's own members too.
 */
static void describe_members(StrBuf *out, const ObjectType *type, DiagLanguage language, int depth)
{
    describe_fields(out, type->members, language, depth);
    for (int i = 0; type->variant && type->variant(i); i++) {
        const FieldVariant *variant = type->variant(i);
        put_indent(out, depth);
        strbuf_print(out, "type: %s  %s\n", variant->name,
                     help_of(variant->help, variant->help_zh, language));
        describe_fields(out, variant->fields, language, depth + 1);
    }
}

static void describe_field(StrBuf *out, const Field *field, DiagLanguage language, int depth)
{
    bool chinese = language == DIAG_CHINESE;
    put_indent(out, depth);
    strbuf_print(out, "%s%s\n", field->name,
                 field->flags & FIELD_REQUIRED ? (chinese ? "（必需）" : " (required)") : "");
    put_indent(out, depth + 2);
    strbuf_print(out, "%s\n", help_of(field->help, field->help_zh, language));
    put_indent(out, depth + 2);
    strbuf_string(out, chinese ? field->type->name_zh : field->type->name);
    for (const FieldName *name = field->names; name && name->name; name++)
        strbuf_print(out, "%s%s", name == field->names ? ": " : ", ", name->name);
    if (!field->names && field->type->example)
        strbuf_print(out, ": %s", field->type->example);
    bool is_object = field_object_type(field) != NULL;
    if (field->fallback && !is_object)
        strbuf_print(out, "%s%s", chinese ? "；默认 " : "; default ", field->fallback);
    strbuf_char(out, '\n');
}

static void describe_fields(StrBuf *out, const Field *fields, DiagLanguage language, int depth)
{
    for (const Field *field = fields; field && field->name; field++) {
        describe_field(out, field, language, depth);
        const ObjectType *object = field_object_type(field);
        if (object && depth < DESCRIBE_DEPTH)
            describe_members(out, object, language, depth + 2);
    }
}

static void describe_element(StrBuf *out, const ElementType *type, DiagLanguage language)
{
    bool chinese = language == DIAG_CHINESE;
    strbuf_print(out, "%s\n  %s\n", type->name, help_of(type->help, type->help_zh, language));
    if (type->fields && type->fields[0].name) {
        strbuf_print(out, "\n%s\n", chinese ? "属性" : "Properties");
        describe_fields(out, type->fields, language, 1);
    }
    strbuf_print(out, "\n%s\n",
                 chinese
                     ? "另有通用属性 id、class、style、alt、role；样式属性见 yitu describe style。"
                     : "As every element also id, class, style, alt, role; style properties: "
                       "yitu describe style.");
    if (type->content == CONTENT_CHILDREN)
        strbuf_string(out, chinese ? "可含下级元素（children）。\n" : "May hold children.\n");
    if (type->example)
        strbuf_print(out, "\n%s\n  %s\n", chinese ? "示例" : "Example", type->example);
}

/* A type of series is described by itself, too: yitu describe bar. */
static void describe_chart(StrBuf *out, const ChartType *type, DiagLanguage language)
{
    bool chinese = language == DIAG_CHINESE;
    const FieldVariant *variant = &type->variant;
    strbuf_print(out, "%s\n  %s\n", variant->name,
                 help_of(variant->help, variant->help_zh, language));
    if (variant->fields && variant->fields[0].name) {
        strbuf_print(out, "\n%s\n", chinese ? "本类型系列的属性" : "Properties of such a series");
        describe_fields(out, variant->fields, language, 1);
    }
    strbuf_print(out, "\n%s\n",
                 chinese ? "写在 chart 的 series 中；共有属性见 yitu describe chart。"
                         : "Stands in the series of a chart; what all have in common: yitu "
                           "describe chart.");
    strbuf_print(out, "\n%s\n  %s\n", chinese ? "示例" : "Example", type->example);
}

static void describe_all(StrBuf *out, DiagLanguage language)
{
    for (int i = 0; element_table[i]; i++) {
        const ElementType *type = element_table[i];
        strbuf_print(out, "%-10s %s\n", type->name, help_of(type->help, type->help_zh, language));
    }
    for (int i = 0; chart_table[i]; i++) {
        const FieldVariant *variant = &chart_table[i]->variant;
        strbuf_print(out, "%-10s %s\n", variant->name,
                     help_of(variant->help, variant->help_zh, language));
    }
    for (size_t i = 0; i < COUNT_OF(parts); i++)
        strbuf_print(out, "%-10s %s\n", parts[i].name,
                     help_of(parts[i].help, parts[i].help_zh, language));
}

static bool describe_type(StrBuf *out, const char *name, DiagLanguage language)
{
    for (int i = 0; element_table[i]; i++) {
        if (strcmp(element_table[i]->name, name) == 0) {
            describe_element(out, element_table[i], language);
            return true;
        }
    }
    for (int i = 0; chart_table[i]; i++) {
        if (strcmp(chart_table[i]->variant.name, name) == 0) {
            describe_chart(out, chart_table[i], language);
            return true;
        }
    }
    return false;
}

bool reference_describe(StrBuf *out, const char *name, DiagLanguage language)
{
    if (!name) {
        describe_all(out, language);
        return true;
    }
    if (describe_type(out, name, language))
        return true;
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        if (strcmp(parts[i].name, name) != 0)
            continue;
        strbuf_print(out, "%s\n", name);
        describe_fields(out, parts[i].fields, language, 1);
        return true;
    }
    return false;
}

const char *reference_suggest(const char *name)
{
    const char *names[MAX_NAMES];
    int count = 0;
    for (size_t i = 0; i < COUNT_OF(parts); i++)
        names[count++] = parts[i].name;
    for (int i = 0; element_table[i] && count < MAX_NAMES; i++)
        names[count++] = element_table[i]->name;
    for (int i = 0; chart_table[i] && count < MAX_NAMES; i++)
        names[count++] = chart_table[i]->variant.name;
    return suggest_name(text_of(name), names, count);
}
