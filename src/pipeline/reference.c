/* Reference: see reference.h. */
#include "pipeline/reference.h"

#include "doc/page_setup.h"
#include "doc/style.h"
#include "element/element_table.h"
#include "doc/role.h"
#include "json/field_object.h"
#include "json/suggest.h"
#include "pipeline/press.h"

#define MAX_NAMES 128

/* A string with a template in it may stand for anything. */
#define TEMPLATE "{\"type\":\"string\",\"pattern\":\"\\\\{\\\\{\"}"

static const char defs_head[] =
    "\"paint\":{\"anyOf\":[{\"type\":\"string\"},{\"$ref\":\"#/$defs/inks\"}]},"
    "\"inks\":{\"type\":\"object\",\"additionalProperties\":false,\"minProperties\":1,"
    "\"properties\":{"
    "\"cmyk\":{\"type\":\"array\",\"items\":{\"type\":\"number\",\"minimum\":0,\"maximum\":100},"
    "\"minItems\":4,\"maxItems\":4},"
    "\"rgb\":{\"type\":\"string\",\"pattern\":\"^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$\"},"
    "\"gray\":{\"type\":\"number\",\"minimum\":0,\"maximum\":100},"
    "\"spot\":{\"type\":\"string\"},"
    "\"tint\":{\"type\":\"number\",\"minimum\":0,\"maximum\":100}}},"
    "\"classes\":{\"type\":\"string\",\"description\":\"names of theme styles, separated by "
    "spaces\"},"
    "\"nodes\":{\"anyOf\":[{\"type\":\"array\",\"items\":{\"$ref\":\"#/$defs/node\"}}," TEMPLATE
    "]},";

static void append_style(StrBuf *out, const char *name, bool is_named)
{
    strbuf_print(out, "\"%s\":{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{",
                 name);
    if (is_named)
        strbuf_string(out, "\"extends\":{\"type\":\"string\",\"description\":\"the style to start "
                           "from\"},");
    fields_schema(out, style_fields);
    strbuf_string(out, "}},");
}

/* Members that any element may have, whatever its type: doc/builder.c and template/. */
static void append_shared(StrBuf *out)
{
    strbuf_string(out, "\"id\":{\"type\":\"string\",\"description\":\"names this element\"},"
                       "\"class\":{\"$ref\":\"#/$defs/classes\"},"
                       "\"style\":{\"$ref\":\"#/$defs/style\"},"
                       "\"alt\":{\"type\":\"string\",\"description\":\"alternative text\"},"
                       "\"role\":{");
    role_schema(out);
    strbuf_string(out,
                  "},"
                  "\"if\":{\"type\":\"string\",\"description\":\"expression: drawn when true\"},"
                  "\"else\":{\"$ref\":\"#/$defs/node\"},"
                  "\"repeat\":{\"description\":\"expression: a list, one copy for each row\","
                  "\"anyOf\":[{\"type\":\"string\"},{\"type\":\"integer\"},{\"type\":\"array\"}]},"
                  "\"as\":{\"type\":\"string\",\"description\":\"name of the row\"}");
}

static void append_element(StrBuf *out, const ElementType *type)
{
    strbuf_print(out,
                 "\"element-%s\":{\"type\":\"object\",\"additionalProperties\":false,"
                 "\"required\":[\"type\"],\"description\":",
                 type->name);
    strbuf_json(out, text_of(type->help));
    strbuf_print(out, ",\"properties\":{\"type\":{\"const\":\"%s\"},", type->name);
    append_shared(out);
    if (type->content == CONTENT_CHILDREN)
        strbuf_string(out, ",\"children\":{\"$ref\":\"#/$defs/nodes\"},"
                           "\"item\":{\"$ref\":\"#/$defs/node\"}");
    if (type->fields && type->fields[0].name) {
        strbuf_char(out, ',');
        fields_schema(out, type->fields);
    }
    strbuf_string(out, "}},");
}

static void append_node(StrBuf *out)
{
    strbuf_string(out, "\"use\":{\"type\":\"object\",\"additionalProperties\":false,"
                       "\"required\":[\"use\"],\"properties\":{"
                       "\"use\":{\"type\":\"string\",\"description\":\"the component\"},"
                       "\"with\":{\"type\":\"object\",\"description\":\"its props\"},"
                       "\"slots\":{\"type\":\"object\"},"
                       "\"children\":{\"$ref\":\"#/$defs/nodes\"},");
    append_shared(out);
    strbuf_string(out, "}},\"slot\":{\"type\":\"object\",\"additionalProperties\":false,"
                       "\"required\":[\"slot\"],\"properties\":{\"slot\":{\"type\":\"string\"}}},");
    /* The type chooses the rules, so that an editor complains of what is wrong, not of all the
     * other types that do not fit either. */
    strbuf_string(out, "\"node\":{\"anyOf\":[{\"type\":\"string\"},{\"$ref\":\"#/$defs/use\"},"
                       "{\"$ref\":\"#/$defs/slot\"},{\"$ref\":\"#/$defs/element\"}]},"
                       "\"element\":{\"type\":\"object\",\"required\":[\"type\"],"
                       "\"properties\":{\"type\":{\"enum\":[");
    for (int i = 0; element_table[i]; i++)
        strbuf_print(out, "%s\"%s\"", i ? "," : "", element_table[i]->name);
    strbuf_string(out, "]}},\"allOf\":[");
    for (int i = 0; element_table[i]; i++)
        strbuf_print(out,
                     "%s{\"if\":{\"properties\":{\"type\":{\"const\":\"%s\"}}},"
                     "\"then\":{\"$ref\":\"#/$defs/element-%s\"}}",
                     i ? "," : "", element_table[i]->name, element_table[i]->name);
    strbuf_string(out, "]}");
}

static void append_root(StrBuf *out)
{
    strbuf_string(
        out,
        "\"type\":\"object\",\"additionalProperties\":false,\"anyOf\":[{\"required\":[\"body\"],"
        "\"properties\":{\"body\":true}},{\"required\":[\"extends\"],\"properties\":{\"extends\":"
        "true}}],\"properties\":{"
        "\"extends\":{\"type\":\"string\",\"description\":\"the layout that this one changes\"},"
        "\"include\":{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"array\",\"items\":{\"type\":"
        "\"string\"}}],"
        "\"description\":\"files with components, theme and data\"},"
        "\"audit\":{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{"
        "\"literals\":{\"type\":\"array\",\"items\":{\"type\":\"string\"},"
        "\"description\":\"typed texts whose digits are no figures of the data\"},"
        "\"period\":{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"number\"}],\"description\":\"the "
        "year of the data\"},"
        "\"partial\":{\"type\":\"array\",\"items\":{\"type\":\"string\"},"
        "\"description\":\"sources that do not hold the whole\"},"
        "\"checks\":{\"type\":\"array\",\"items\":{\"type\":\"object\","
        "\"additionalProperties\":false,\"required\":[\"expect\"],\"properties\":{"
        "\"expect\":{\"type\":\"string\"},\"about\":{\"type\":\"string\"}}}}}},"
        "\"$schema\":{\"type\":\"string\"},"
        "\"version\":{\"const\":1},"
        "\"meta\":{\"type\":\"object\",\"description\":\"title, author, subject, keywords, lang, "
        "date of the "
        "document\",\"properties\":{\"rounding\":{\"enum\":[\"half-up\",\"half-even\"]}}},"
        "\"page\":{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{");
    fields_schema(out, page_fields);
    strbuf_string(
        out, "}},"
             "\"data\":{\"type\":\"object\",\"description\":\"data sources: {src: file}, or inline "
             "data\"},"
             "\"theme\":{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{"
             "\"extends\":{\"type\":\"string\"},"
             "\"tokens\":{\"type\":\"object\"},"
             "\"styles\":{\"type\":\"object\",\"additionalProperties\":{\"$ref\":\"#/$defs/"
             "namedStyle\"}},"
             "\"fontSizeTable\":{\"enum\":[\"word\",\"print\"]}}},"
             "\"components\":{\"type\":\"object\",\"additionalProperties\":{\"type\":\"object\","
             "\"additionalProperties\":false,\"required\":[\"body\"],\"properties\":{"
             "\"props\":{\"type\":\"object\"},\"body\":{\"$ref\":\"#/$defs/node\"}}}},"
             "\"body\":{\"$ref\":\"#/$defs/node\"},"
             "\"press\":{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{"
             "\"extends\":{\"type\":\"string\"},");
    fields_schema(out, press_fields);
    strbuf_string(out, "}},"
                       "\"outputs\":{\"type\":\"array\",\"items\":{\"type\":\"object\"}}}");
}

void reference_schema(StrBuf *out)
{
    strbuf_string(out, "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\","
                       "\"title\":\"yitu layout\",");
    append_root(out);
    strbuf_string(out, ",\"$defs\":{");
    strbuf_string(out, defs_head);
    append_style(out, "style", false);
    append_style(out, "namedStyle", true);
    for (int i = 0; element_table[i]; i++)
        append_element(out, element_table[i]);
    append_node(out);
    strbuf_string(out, "}}\n");
}

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

static void describe_all(StrBuf *out, DiagLanguage language)
{
    for (int i = 0; element_table[i]; i++) {
        const ElementType *type = element_table[i];
        strbuf_print(out, "%-10s %s\n", type->name, help_of(type->help, type->help_zh, language));
    }
    bool chinese = language == DIAG_CHINESE;
    strbuf_print(out, "%-10s %s\n", "style", chinese ? "样式属性" : "Properties of style.");
    strbuf_print(out, "%-10s %s\n", "page", chinese ? "页面属性" : "Properties of page.");
    strbuf_print(out, "%-10s %s\n", "press", chinese ? "印刷属性" : "Properties of press.");
}

bool reference_describe(StrBuf *out, const char *name, DiagLanguage language)
{
    if (!name) {
        describe_all(out, language);
        return true;
    }
    for (int i = 0; element_table[i]; i++) {
        if (strcmp(element_table[i]->name, name) == 0) {
            describe_element(out, element_table[i], language);
            return true;
        }
    }
    bool is_style = strcmp(name, "style") == 0;
    bool is_press = strcmp(name, "press") == 0;
    if (!is_style && !is_press && strcmp(name, "page") != 0)
        return false;
    strbuf_print(out, "%s\n", name);
    const Field *fields = is_style ? style_fields : is_press ? press_fields : page_fields;
    describe_fields(out, fields, language, 1);
    return true;
}

const char *reference_suggest(const char *name)
{
    const char *names[MAX_NAMES] = {"style", "page", "press"};
    int count = 3;
    for (int i = 0; element_table[i] && count < MAX_NAMES; i++)
        names[count++] = element_table[i]->name;
    return suggest_name(text_of(name), names, count);
}
