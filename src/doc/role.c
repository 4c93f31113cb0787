/* Roles of elements: see role.h. */
#include "doc/role.h"

#include "doc/scanner.h"

typedef struct RoleWord {
    TagRole role;
    int level;
} RoleWord;

#define HEADING_LEVELS 6

const char *const role_names[] = {"h1",      "h2",    "h3",       "h4",   "h5",     "h6",
                                  "p",       "span",  "section",  "list", "figure", "caption",
                                  "quote",   "note",  "table",    "row",  "header", "cell",
                                  "formula", "label", "artifact", NULL};

static const RoleWord role_words[] = {
    {TAG_HEADING, 1},    {TAG_HEADING, 2},    {TAG_HEADING, 3},   {TAG_HEADING, 4},
    {TAG_HEADING, 5},    {TAG_HEADING, 6},    {TAG_PARAGRAPH, 0}, {TAG_SPAN, 0},
    {TAG_SECTION, 0},    {TAG_LIST, 0},       {TAG_FIGURE, 0},    {TAG_CAPTION, 0},
    {TAG_QUOTE, 0},      {TAG_NOTE, 0},       {TAG_TABLE, 0},     {TAG_TABLE_ROW, 0},
    {TAG_TABLE_HEAD, 0}, {TAG_TABLE_CELL, 0}, {TAG_FORMULA, 0},   {TAG_LABEL, 0},
    {TAG_ARTIFACT, 0},
};

static bool find_word(Text word, int count, RoleWord *found)
{
    for (int i = 0; i < count && role_names[i]; i++) {
        if (text_equals(word, role_names[i])) {
            *found = role_words[i];
            return true;
        }
    }
    return false;
}

void role_schema(StrBuf *out)
{
    strbuf_string(out, "\"description\":\"what it is to a screen reader\",\"anyOf\":[{\"enum\":[");
    for (int i = 0; role_names[i]; i++)
        strbuf_print(out, "%s\"%s\"", i ? "," : "", role_names[i]);
    strbuf_string(out, "]},{\"type\":\"string\",\"pattern\":\"\\\\{\\\\{\"}]");
}

static void report(Builder *builder, const JsonValue *value)
{
    StrBuf names = {0};
    for (int i = 0; role_names[i]; i++)
        strbuf_print(&names, "%s%s", i ? ", " : "", role_names[i]);
    const char *found = value->kind == JSON_STRING
                            ? value->text.data
                            : json_kind_name(value->kind, builder->diagnostics->language);
    diag_report(builder->diagnostics, E_ROLE_UNKNOWN, &value->origin,
                DIAG_ARGS(found, strbuf_copy(&names, builder->arena)));
    strbuf_release(&names);
}

/* The class of a text names its rank in every layout: h1, h2 ... */
static bool find_class(const JsonValue *source, RoleWord *rank)
{
    const JsonValue *classes = json_find(source, "class");
    bool is_found = false;
    if (!classes || classes->kind != JSON_STRING)
        return false;
    Scanner scanner = {classes->text, 0};
    for (Text word = scanner_piece(&scanner); word.length; word = scanner_piece(&scanner)) {
        RoleWord found;
        if (!find_word(word, HEADING_LEVELS, &found))
            continue;
        *rank = found;
        is_found = true;
    }
    return is_found;
}

int role_heading_level(const JsonValue *source)
{
    const JsonValue *value = json_find(source, "role");
    RoleWord found = {TAG_AUTO, 0};
    if (value && value->kind == JSON_STRING)
        find_word(value->text, HEADING_LEVELS, &found);
    else if (!value)
        find_class(source, &found);
    return found.level;
}

void role_read(Builder *builder, Node *node)
{
    const JsonValue *value = json_find(node->source, "role");
    RoleWord found;
    if (value && value->kind == JSON_STRING &&
        find_word(value->text, COUNT_OF(role_words), &found)) {
        node->role = found.role;
        node->level = found.level;
    } else if (value) {
        report(builder, value);
    } else if (node->type->text && find_class(node->source, &found)) {
        node->role = found.role;
        node->level = found.level;
    }
}
