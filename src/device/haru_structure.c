/* The structure tree: see haru_structure.h. The objects are written by haru_structure_write.c. */
#include "device/haru_structure.h"

#include <stdio.h>

#include "device/haru_navigation.h"
#include "device/haru_save.h"
#include "device/haru_structure_tree.h"

#define WORDS_LIMIT 1000 /* bytes that a heading or a link remembers */

void haru_structure_create(HaruDocument *document)
{
    HaruStructure *structure = arena_alloc(document->arena, sizeof *structure);
    document->structure = structure;
    structure->arena = arena_create();
    structure->chains = arena_array(document->arena, HARU_CHAINS, sizeof *structure->chains);
    structure->root = haru_save_reserve(document);
    structure->document_element = arena_alloc(document->arena, sizeof(HaruElement));
    structure->document_element->number = haru_save_reserve(document);
}

void haru_structure_release(HaruDocument *document)
{
    if (!document->structure)
        return;
    haru_number_tree_release(&document->structure->parents);
    arena_destroy(document->structure->arena);
    document->structure = NULL;
}

static HaruElement **chain_of(HaruDocument *document, uint32_t node)
{
    return &document->structure->chains[node & (HARU_CHAINS - 1)];
}

static HaruKid *add_kid(HaruDocument *document, HaruElement *element, HaruKidKind kind)
{
    bool is_lasting = element == document->structure->document_element;
    Arena *arena = is_lasting ? document->arena : document->structure->arena;
    element->kids = arena_grow(arena, element->kids, element->kid_count, &element->kid_capacity,
                               sizeof *element->kids);
    HaruKid *kid = &element->kids[element->kid_count++];
    *kid = (HaruKid){.kind = kind, .node = element->tag ? element->tag->node : 0};
    return kid;
}

/* An element of its own, or one that was written, with the room it has for kids. */
static HaruElement *take_element(HaruDocument *document)
{
    HaruStructure *structure = document->structure;
    HaruElement *element = structure->free_elements;
    if (!element)
        return arena_alloc(document->structure->arena, sizeof *element);
    structure->free_elements = element->next_open;
    *element = (HaruElement){.kids = element->kids,
                             .kid_capacity = element->kid_capacity,
                             .annotations = element->annotations,
                             .annotation_capacity = element->annotation_capacity};
    return element;
}

/* Headings are written last, in the order of their nodes: only then their levels are known. */
static void keep_heading(HaruDocument *document, HaruElement *element)
{
    HaruStructure *structure = document->structure;
    structure->headings =
        arena_grow(document->structure->arena, structure->headings, structure->heading_count,
                   &structure->heading_capacity, sizeof(HaruElement *));
    size_t at = structure->heading_count++;
    for (; at > 0 && structure->headings[at - 1]->tag->node > element->tag->node; at--)
        structure->headings[at] = structure->headings[at - 1];
    structure->headings[at] = element;
}

static void add_open(HaruStructure *structure, HaruElement *element)
{
    if (structure->last_open)
        structure->last_open->next_open = element;
    else
        structure->first_open = element;
    structure->last_open = element;
}

/* What is met now keeps all that is above it open. */
static void touch(HaruStructure *structure, HaruElement *element)
{
    for (; element && element->last_page != structure->page_count; element = element->parent)
        element->last_page = structure->page_count;
}

/* The element of `tag`, made with its parents when it is met first. Depth is that of the layout. */
static HaruElement *find_element(HaruDocument *document, const Tag *tag)
{
    HaruStructure *structure = document->structure;
    if (!tag)
        return structure->part ? structure->part : structure->document_element;
    for (HaruElement *known = *chain_of(document, tag->node); known; known = known->next_part) {
        if (known->tag->node == tag->node && known->tag->part == tag->part) {
            touch(structure, known);
            return known;
        }
    }
    HaruElement *parent = find_element(document, tag->parent);
    HaruElement *element = take_element(document);
    HaruElement **chain = chain_of(document, tag->node);
    element->tag = tag;
    element->parent = parent;
    element->next_part = *chain;
    element->number = haru_save_reserve(document);
    element->parent_number = parent->number;
    *chain = element;
    add_open(structure, element);
    touch(structure, element);
    if (tag->role == TAG_HEADING)
        keep_heading(document, element);
    HaruKid *kid = add_kid(document, parent, KID_ELEMENT);
    kid->number = element->number;
    kid->node = tag->node;
    return element;
}

static long add_parent(HaruDocument *document, uint32_t number)
{
    HaruStructure *structure = document->structure;
    char reference[24];
    snprintf(reference, sizeof reference, "%lu 0 R", (unsigned long)number);
    haru_number_tree_add(document, &structure->parents, structure->parent_count, reference);
    return structure->parent_count++;
}

void haru_structure_begin(HaruContent *content, HPDF_Dict page)
{
    HaruDocument *document = content->document;
    HaruStructure *structure = document->structure;
    if (!structure || document->failed)
        return;
    HaruMarks *marks = arena_alloc(document->page_arena, sizeof *marks);
    content->marks = marks;
    if (content->parent) {
        marks->page = content->parent->marks->page;
        return;
    }
    marks->page = arena_alloc(structure->arena, sizeof *marks->page);
    marks->page->dict = page;
    marks->page->page = haru_save_number(document, page);
    marks->page->list = haru_save_reserve(document);
    marks->page->left = content->left;
    marks->page->top = content->top;
    structure->page_count++;
    haru_dict_set_integer(document, page, "StructParents", add_parent(document, marks->page->list));
}

void haru_structure_begin_decoration(HaruContent *content)
{
    HaruDocument *document = content->document;
    if (document->structure && !document->failed)
        content->marks = arena_alloc(document->page_arena, sizeof *content->marks);
}

void haru_structure_end_form(HaruContent *content, HPDF_Dict form)
{
    if (!content->marks || !content->marks->form)
        return;
    haru_save_bind(content->document, content->marks->form, form);
    haru_dict_set_integer(content->document, form, "StructParents", content->marks->key);
}

/* The form gets its number and its key with its first content, so that there are no gaps. */
static void enter_form(HaruContent *content)
{
    HaruMarks *marks = content->marks;
    if (!content->parent || marks->form)
        return;
    marks->form = haru_save_reserve(content->document);
    marks->key = add_parent(content->document, marks->page->list);
}

/* Links lead to where an element is first. */
static void add_destination(HaruDocument *document, const Tag *tag, const HaruPageMarks *page)
{
    if (tag && tag->id)
        haru_destination_add(document, tag->id, page->page,
                             haru_thousandths(page->left + tag->bounds.x),
                             haru_thousandths(page->top - tag->bounds.y));
}

static long add_content(HaruContent *content, HaruElement *element)
{
    HaruPageMarks *page = content->marks->page;
    enter_form(content);
    HaruKid *kid = add_kid(content->document, element, KID_CONTENT);
    kid->page = page->page;
    kid->number = content->marks->form;
    kid->mcid = page->element_count++;
    if (!element->page)
        element->page = page;
    for (HaruElement *above = element; above && !above->place; above = above->parent) {
        above->place = page;
        add_destination(content->document, above->tag, page);
    }
    if (page->elements.length)
        strbuf_char(&page->elements, ' ');
    haru_put_reference(&page->elements, element->number);
    return kid->mcid;
}

void haru_structure_mark(HaruContent *content, const Tag *tag)
{
    if (!content->marks)
        return;
    bool is_decoration = !content->marks->page || (tag && tag->role == TAG_ARTIFACT);
    if (is_decoration)
        tag = NULL;
    if (content->is_marked && content->marked_tag == tag)
        return;
    haru_content_end_mark(content);
    haru_content_end_text(content);
    StrBuf *out = &content->operators;
    if (tag) {
        long mcid = add_content(content, find_element(content->document, tag));
        strbuf_char(out, '/');
        strbuf_string(out, haru_role_name(tag));
        strbuf_string(out, "<</MCID ");
        haru_put_integer(out, mcid);
        strbuf_string(out, ">>BDC\n");
    } else {
        strbuf_string(out, "/Artifact BMC\n");
    }
    content->is_marked = true;
    content->marked_tag = tag;
    content->mark_depth = content->depth;
}

/* RFC 3986, 2.1: what is not ASCII is percent-encoded byte by byte. */
static void put_address(StrBuf *out, const char *address)
{
    for (; *address; address++) {
        unsigned char byte = (unsigned char)*address;
        if (byte > ' ' && byte < 0x7F)
            strbuf_char(out, *address);
        else
            strbuf_print(out, "%%%02X", byte);
    }
}

/* PDF 1.7, 12.5.6.5 and 12.6.4.7. The flag 4 is Print, which PDF/A asks for. */
static HPDF_Dict create_annotation(HaruContent *content, const Tag *tag)
{
    HaruDocument *document = content->document;
    HPDF_Dict annotation = haru_dict_create_indirect(document);
    const Rect *bounds = &tag->bounds;
    const long box[4] = {
        haru_content_x(content, bounds->x), haru_content_y(content, bounds->y + bounds->height),
        haru_content_x(content, bounds->x + bounds->width), haru_content_y(content, bounds->y)};
    haru_dict_set_name(document, annotation, "Type", "Annot");
    haru_dict_set_name(document, annotation, "Subtype", "Link");
    haru_dict_set_box(document, annotation, "Rect", box);
    haru_dict_set_verbatim(document, annotation, "Border", text_of("[0 0 0]"));
    haru_dict_set_integer(document, annotation, "F", 4);
    StrBuf address = {0};
    if (tag->target[0] == '#') {
        haru_destination_put_name(document, &address, tag->target + 1);
        haru_dict_set_verbatim(document, annotation, "Dest", (Text){address.data, address.length});
        strbuf_release(&address);
        return annotation;
    }
    put_address(&address, tag->target);
    HPDF_Dict action = haru_dict_create(document);
    haru_dict_set_name(document, action, "S", "URI");
    haru_dict_set_string(document, action, "URI", address.data);
    strbuf_release(&address);
    haru_dict_set(document, annotation, "A", action);
    return annotation;
}

static void add_link(HaruContent *content, const Tag *tag, HPDF_Dict page, HaruElement *element)
{
    HaruDocument *document = content->document;
    HPDF_Dict annotation = create_annotation(content, tag);
    haru_object_hold(annotation); /* it will say the link's words */
    haru_dict_set_integer(document, annotation, "StructParent",
                          add_parent(document, element->number));
    HaruKid *kid = add_kid(document, element, KID_ANNOTATION);
    kid->number = haru_save_number(document, annotation);
    kid->page = content->marks->page->page;
    element->annotations =
        arena_grow(document->structure->arena, element->annotations, element->annotation_count,
                   &element->annotation_capacity, sizeof *element->annotations);
    element->annotations[element->annotation_count++] = annotation;
    HPDF_Array list = HPDF_Dict_GetItem(page, "Annots", HPDF_OCLASS_ARRAY);
    if (!list) {
        list = haru_array_create(document);
        haru_dict_set(document, page, "Annots", list);
    }
    haru_array_add(document, list, annotation);
}

void haru_structure_open(HaruContent *content, const Tag *tag)
{
    if (!content->marks || !content->marks->page || tag->role == TAG_ARTIFACT)
        return;
    HaruElement *element = find_element(content->document, tag);
    if (tag->role == TAG_LINK && tag->target)
        add_link(content, tag, content->marks->page->dict, element);
}

void haru_structure_add_text(HaruDocument *document, const Tag *tag, Text text)
{
    if (!document->structure)
        return;
    if (tag && tag->role == TAG_RUBY_TEXT)
        return; /* a title is said without it */
    for (; tag; tag = tag->parent) {
        if (tag->role != TAG_HEADING && tag->role != TAG_LINK)
            continue;
        HaruElement *element = find_element(document, tag);
        if (element->words_length + text.length > WORDS_LIMIT)
            return;
        const char *before = element->words ? element->words : "";
        element->words =
            arena_print(document->structure->arena, "%s%.*s", before, (int)text.length, text.data);
        element->words_length += text.length;
    }
}

static void remove_from_chain(HaruDocument *document, const HaruElement *element)
{
    HaruElement **link = chain_of(document, element->tag->node);
    while (*link != element)
        link = &(*link)->next_part;
    *link = element->next_part;
}

void haru_structure_leave(HaruDocument *document, HaruElement *element)
{
    HaruStructure *structure = document->structure;
    element->parent = NULL; /* which may go before a heading does */
    if (element->tag->role == TAG_HEADING)
        return;
    haru_structure_write(document, element);
    element->next_open = structure->free_elements;
    structure->free_elements = element;
}

uint32_t haru_structure_begin_part(HaruDocument *document, const char *title)
{
    HaruStructure *structure = document->structure;
    if (!structure || document->failed)
        return 0;
    HaruElement *part = arena_alloc(structure->arena, sizeof *part);
    part->number = haru_save_reserve(document);
    part->parent_number = structure->document_element->number;
    part->words = title ? arena_copy_string(structure->arena, title) : NULL;
    structure->part = part;
    HaruKid *kid = add_kid(document, structure->document_element, KID_ELEMENT);
    kid->number = part->number;
    return part->number;
}

void haru_structure_end_part(HaruDocument *document)
{
    HaruStructure *structure = document->structure;
    if (!structure || !structure->part || document->failed)
        return;
    const char *title = haru_structure_title(document);
    if (title && !structure->title)
        structure->title = arena_copy_string(document->arena, title);
    haru_structure_write_open(document);
    haru_structure_write(document, structure->part);
    structure->part = NULL;
    memset(structure->chains, 0, HARU_CHAINS * sizeof *structure->chains);
    structure->free_elements = NULL;
    structure->headings = NULL;
    structure->heading_count = structure->heading_capacity = 0;
    structure->last_level = 0;
    arena_reset(structure->arena);
}

/* A page of floats or footnotes alone may stand amid a table, which goes on behind it. */
#define SKIPPED_PAGES 1

/* Writes, or leaves to the end, what this page has nothing of. */
static void write_left_behind(HaruDocument *document)
{
    HaruStructure *structure = document->structure;
    HaruElement *element = structure->first_open;
    structure->first_open = structure->last_open = NULL;
    while (element) {
        HaruElement *next = element->next_open;
        element->next_open = NULL;
        if (element->last_page + SKIPPED_PAGES >= structure->page_count) {
            add_open(structure, element);
        } else {
            remove_from_chain(document, element);
            haru_structure_leave(document, element);
        }
        element = next;
    }
}

static const char *keep(Arena *arena, const char *string)
{
    return string ? arena_copy_string(arena, string) : NULL;
}

/* What waits longer than its scene has the tag, and all that is in it, for itself. */
static void own_tag(HaruStructure *structure, HaruElement *element)
{
    if (element->has_own_tag)
        return;
    Arena *arena = structure->arena;
    Tag *tag = arena_alloc(arena, sizeof *tag);
    *tag = *element->tag;
    tag->parent = NULL;
    tag->alt = keep(arena, tag->alt);
    tag->actual_text = keep(arena, tag->actual_text);
    tag->language = keep(arena, tag->language);
    tag->target = keep(arena, tag->target);
    tag->id = keep(arena, tag->id);
    element->tag = tag;
    element->has_own_tag = true;
}

void haru_structure_end_section(HaruDocument *document, uint32_t first_node)
{
    HaruStructure *structure = document->structure;
    if (!structure || document->failed)
        return;
    HaruElement *element = structure->first_open;
    structure->first_open = structure->last_open = NULL;
    while (element) {
        HaruElement *next = element->next_open;
        element->next_open = NULL;
        if (element->tag->node < first_node) {
            own_tag(structure, element);
            add_open(structure, element);
        } else {
            remove_from_chain(document, element);
            haru_structure_leave(document, element);
        }
        element = next;
    }
    for (size_t i = structure->heading_count; i > 0; i--) {
        if (structure->headings[i - 1]->tag->node >= first_node)
            own_tag(structure, structure->headings[i - 1]);
    }
}

void haru_structure_end_page(HaruContent *content)
{
    HaruDocument *document = content->document;
    if (!content->marks || !content->marks->page)
        return;
    HaruPageMarks *page = content->marks->page;
    StrBuf source = {0};
    strbuf_print(&source, "[%s]", page->elements.length ? page->elements.data : "");
    haru_save_source(document, page->list, (Text){source.data, source.length});
    strbuf_release(&source);
    strbuf_release(&page->elements);
    write_left_behind(document);
}

const char *haru_structure_title(HaruDocument *document)
{
    const HaruStructure *structure = document->structure;
    for (size_t i = 0; structure && !structure->title && i < structure->heading_count; i++) {
        if (structure->headings[i]->words)
            return structure->headings[i]->words;
    }
    return structure ? structure->title : NULL;
}
