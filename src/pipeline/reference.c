/* The JSON Schema of a layout: see reference.h. */
#include "pipeline/reference.h"

#include "doc/page_setup.h"
#include "doc/style.h"
#include "element/element_table.h"
#include "doc/role.h"
#include "json/field_object.h"
#include "pipeline/layout_outputs.h"
#include "pipeline/press.h"

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

/* What template/ takes from any object of a list. */
static void append_directives(StrBuf *out)
{
    strbuf_string(out,
                  "\"if\":{\"type\":\"string\",\"description\":\"expression: drawn when true\"},"
                  "\"repeat\":{\"description\":\"expression: a list, one copy for each row\","
                  "\"anyOf\":[{\"type\":\"string\"},{\"type\":\"integer\"},{\"type\":\"array\"}]},"
                  "\"as\":{\"type\":\"string\",\"description\":\"name of the row\"}");
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
    strbuf_string(out, "},\"else\":{\"$ref\":\"#/$defs/node\"},");
    append_directives(out);
}

static void append_element(StrBuf *out, const ElementType *type)
{
    strbuf_print(out,
                 "\"element-%s\":{\"type\":\"object\",\"additionalProperties\":false,"
                 "\"required\":[\"type\"],\"description\":",
                 type->name);
    strbuf_json(out, text_of(type->help));
    if (type->example)
        strbuf_print(out, ",\"examples\":[%s]", type->example);
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
             "\"numbering\":{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{"
             "\"headings\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}},"
             "\"figure\":{\"type\":\"string\"},\"table\":{\"type\":\"string\"},"
             "\"note\":{\"type\":\"string\"}}},"
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
    strbuf_string(out, "}},\"outputs\":{\"type\":\"array\",\"items\":{\"type\":\"object\","
                       "\"additionalProperties\":false,\"required\":[\"to\"],\"properties\":{");
    append_directives(out);
    strbuf_char(out, ',');
    fields_schema(out, layout_output_fields);
    strbuf_string(out, "}}}}");
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
