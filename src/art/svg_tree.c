/* Reading the elements of an SVG file: see svg_tree.h. */
#include "art/svg_tree.h"

#include <expat.h>
#include <string.h>

#include "base/limits.h"

#define NAMESPACE       "http://www.w3.org/2000/svg"
#define XLINK_HREF      "http://www.w3.org/1999/xlink|href"
#define SEPARATOR       '|' /* between namespace and name, as expat gives them */
#define ATTRIBUTE_BYTES 64  /* what an attribute costs beside its own text */

typedef struct Tree {
    SvgReader *reader;
    XML_Parser parser;
    SvgElement *root, *open;
    int depth;
    bool is_sheet; /* within <style> */
    bool is_stopped;
    StrBuf sheet;
} Tree;

/* The local name of an SVG element, or NULL for one of another namespace. */
static const char *local_name(const char *name)
{
    const char *mark = strrchr(name, SEPARATOR);
    if (!mark)
        return name; /* no namespace: old files leave it out */
    size_t length = (size_t)(mark - name);
    return length == strlen(NAMESPACE) && strncmp(name, NAMESPACE, length) == 0 ? mark + 1 : NULL;
}

/* Expat may still end what has just begun. */
static void stop(Tree *tree)
{
    tree->is_stopped = true;
    XML_StopParser(tree->parser, XML_FALSE);
}

static const char *keep(Tree *tree, const char *text)
{
    return arena_copy_string(tree->reader->arena, text);
}

static const char *const *keep_attributes(Tree *tree, const XML_Char **attributes)
{
    size_t count = 0;
    while (attributes[count])
        count++;
    const char **copy = arena_array(tree->reader->arena, count + 1, sizeof *copy);
    for (size_t i = 0; i < count; i++) {
        bool is_href = i % 2 == 0 && strcmp(attributes[i], XLINK_HREF) == 0;
        copy[i] = is_href ? "href" : keep(tree, attributes[i]);
    }
    return copy;
}

static void append(Tree *tree, SvgElement *element)
{
    SvgElement *parent = tree->open;
    element->parent = parent;
    if (!parent)
        tree->root = element;
    else if (parent->last_child)
        parent->last_child->next = element;
    else
        parent->first_child = element;
    if (parent)
        parent->last_child = element;
    tree->open = element;
    const char *id = svg_attribute(element, "id");
    if (id && *id && !map_find(&tree->reader->elements, text_of(id)))
        map_set(&tree->reader->elements, text_of(id), element);
}

static void XMLCALL start_element(void *data, const XML_Char *full_name,
                                  const XML_Char **attributes)
{
    Tree *tree = data;
    SvgReader *reader = tree->reader;
    long index = (long)XML_GetCurrentByteIndex(tree->parser);
    reader->offset = index > 0 ? (uint32_t)index : 0;
    if (tree->depth == LIMIT_SVG_DEPTH) {
        svg_fault_limit(reader, LIMIT_ID_SVG_DEPTH, "levels", "层嵌套");
        stop(tree);
        return;
    }
    const char *name = local_name(full_name);
    if (tree->depth++ == 0 && (!name || strcmp(name, "svg") != 0)) {
        svg_fault(reader, E_SVG_ELEMENT, arena_print(reader->arena, "%.60s", full_name), NULL);
        stop(tree);
        return;
    }
    SvgElement *element = arena_alloc(reader->arena, sizeof *element);
    *element = (SvgElement){.name = name ? keep(tree, name) : NULL,
                            .attributes = keep_attributes(tree, attributes),
                            .offset = reader->offset};
    append(tree, element);
    tree->is_sheet |= name && strcmp(name, "style") == 0;
}

static void XMLCALL end_element(void *data, const XML_Char *full_name)
{
    Tree *tree = data;
    const char *name = local_name(full_name);
    if (tree->is_stopped)
        return;
    if (tree->is_sheet && name && strcmp(name, "style") == 0) {
        tree->is_sheet = false;
        Text sheet = {tree->sheet.data ? tree->sheet.data : "", tree->sheet.length};
        svg_sheet_read(tree->reader, sheet);
        strbuf_clear(&tree->sheet);
    }
    tree->depth--;
    tree->open = tree->open->parent;
}

static void XMLCALL take_text(void *data, const XML_Char *text, int length)
{
    Tree *tree = data;
    if (tree->is_sheet)
        strbuf_text(&tree->sheet, (Text){text, (size_t)length});
}

/* ---- What is refused before it is read ---- */

static void refuse_entities(Tree *tree)
{
    tree->reader->offset = (uint32_t)XML_GetCurrentByteIndex(tree->parser);
    svg_fault(tree->reader, E_SVG_ENTITY, NULL, NULL);
    stop(tree);
}

static void XMLCALL start_doctype(void *data, const XML_Char *name, const XML_Char *system,
                                  const XML_Char *identifier, int has_internal)
{
    (void)name;
    (void)system;
    (void)identifier;
    if (has_internal)
        refuse_entities(data);
}

static void XMLCALL skip_entity(void *data, const XML_Char *name, int is_parameter)
{
    (void)name;
    (void)is_parameter;
    refuse_entities(data);
}

static void parse(Tree *tree, Text file)
{
    SvgReader *reader = tree->reader;
    bool is_whole = XML_Parse(tree->parser, file.data, (int)file.length, XML_TRUE) == XML_STATUS_OK;
    if (is_whole || tree->is_stopped)
        return;
    tree->is_stopped = true;
    reader->offset = (uint32_t)XML_GetCurrentByteIndex(tree->parser);
    svg_fault(reader, E_SVG_XML, XML_ErrorString(XML_GetErrorCode(tree->parser)), NULL);
}

/* Memory of expat is its own until the parser is freed, right here. */
SvgElement *svg_tree_read(SvgReader *reader, Text file)
{
    Tree tree = {.reader = reader, .parser = XML_ParserCreateNS("UTF-8", SEPARATOR)};
    if (!tree.parser)
        return NULL;
    map_init(&reader->elements, reader->arena);
    XML_SetUserData(tree.parser, &tree);
    XML_SetHashSalt(tree.parser, 20230); /* the same steps on every run */
    XML_SetElementHandler(tree.parser, start_element, end_element);
    XML_SetCharacterDataHandler(tree.parser, take_text);
    XML_SetStartDoctypeDeclHandler(tree.parser, start_doctype);
    XML_SetSkippedEntityHandler(tree.parser, skip_entity);
    parse(&tree, file);
    XML_ParserFree(tree.parser);
    strbuf_release(&tree.sheet);
    return tree.is_stopped ? NULL : tree.root;
}

/* ---- Elements ---- */

const char *svg_attribute(const SvgElement *element, const char *name)
{
    for (size_t i = 0; element->attributes[i]; i += 2) {
        if (strcmp(element->attributes[i], name) == 0)
            return element->attributes[i + 1];
    }
    return NULL;
}

bool svg_visit(SvgReader *reader, const SvgElement *element)
{
    reader->offset = element->offset;
    for (size_t i = 0; element->attributes[i]; i += 2)
        reader->work += ATTRIBUTE_BYTES + strlen(element->attributes[i + 1]);
    reader->work += ATTRIBUTE_BYTES;
    if (reader->work <= diag_limit(reader->diagnostics, LIMIT_ID_SVG_WORK))
        return true;
    if (!reader->is_over)
        svg_fault_limit(reader, LIMIT_ID_SVG_WORK, "bytes behind its references", "字节的引用内容");
    reader->is_over = true;
    return false;
}

void svg_fault_reference(SvgReader *reader, const SvgElement *element, Text id)
{
    size_t length = id.length < 60 ? id.length : 60;
    svg_fault(reader, E_SVG_REFERENCE, element->name,
              arena_print(reader->arena, "#%.*s", (int)length, id.data));
}

SvgElement *svg_referred(SvgReader *reader, const SvgElement *element)
{
    const char *href = svg_attribute(element, "href");
    if (!href)
        return NULL;
    SvgElement *found = href[0] == '#' ? map_find(&reader->elements, text_of(href + 1)) : NULL;
    if (!found)
        svg_fault(reader, E_SVG_REFERENCE, element->name,
                  arena_print(reader->arena, "%.60s", href));
    return found;
}
