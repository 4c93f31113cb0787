/* The structure tree: see haru_structure.h. The objects are written by haru_structure_write.c. */
#include "device/haru_structure.h"

#include "device/haru_structure_tree.h"

#define WORDS_LIMIT 1000 /* bytes that a heading or a link remembers */

void haru_structure_create(HaruDocument *document)
{
    HaruStructure *structure = arena_alloc(document->arena, sizeof *structure);
    structure->document_element = arena_alloc(document->arena, sizeof(HaruElement));
    structure->document_element->object = haru_dict_create_indirect(document);
    document->structure = structure;
}

static HaruElement **chain_of(HaruDocument *document, uint32_t node)
{
    HaruStructure *structure = document->structure;
    if (node >= structure->chain_count) {
        size_t count = 2 * (size_t)node + 64;
        HaruElement **chains = arena_array(document->arena, count, sizeof *chains);
        if (structure->chain_count)
            memcpy(chains, structure->chains, structure->chain_count * sizeof *chains);
        structure->chains = chains;
        structure->chain_count = count;
    }
    return &structure->chains[node];
}

static HaruKid *add_kid(HaruDocument *document, HaruElement *element, HaruKidKind kind)
{
    element->kids = arena_grow(document->arena, element->kids, element->kid_count,
                               &element->kid_capacity, sizeof *element->kids);
    HaruKid *kid = &element->kids[element->kid_count++];
    *kid = (HaruKid){.kind = kind, .node = element->tag ? element->tag->node : 0};
    return kid;
}

/* The element of `tag`, made with its parents when it is met first. Depth is that of the layout. */
static HaruElement *find_element(HaruDocument *document, const Tag *tag)
{
    if (!tag)
        return document->structure->document_element;
    for (HaruElement *known = *chain_of(document, tag->node); known; known = known->next_part) {
        if (known->tag->part == tag->part)
            return known;
    }
    HaruElement *parent = find_element(document, tag->parent);
    HaruElement *element = arena_alloc(document->arena, sizeof *element);
    HaruElement **chain = chain_of(document, tag->node);
    *element = (HaruElement){.tag = tag, .parent = parent, .next_part = *chain};
    element->object = haru_dict_create_indirect(document);
    *chain = element;
    HaruKid *kid = add_kid(document, parent, KID_ELEMENT);
    kid->element = element;
    kid->node = tag->node;
    return element;
}

/* Numbers in the parent tree are handed out when they are needed, so that it has no gaps. */
static void enter_in_parent_tree(HaruDocument *document, HaruMarks *marks)
{
    HaruStructure *structure = document->structure;
    if (marks->is_entered)
        return;
    marks->is_entered = true;
    structure->parents = arena_grow(document->arena, structure->parents, structure->parent_count,
                                    &structure->parent_capacity, sizeof *structure->parents);
    structure->parents[structure->parent_count++] = (HaruParent){.marks = marks};
}

void haru_structure_begin(HaruContent *content, HPDF_Dict page)
{
    HaruDocument *document = content->document;
    if (!document->structure)
        return;
    HaruMarks *marks = arena_alloc(document->arena, sizeof *marks);
    content->marks = marks;
    if (content->parent) {
        marks->page = content->parent->marks->page;
        return;
    }
    marks->page = arena_alloc(document->arena, sizeof *marks->page);
    marks->page->page = page;
    marks->page->left = content->left;
    marks->page->top = content->top;
    enter_in_parent_tree(document, marks);
}

void haru_structure_end_form(HaruContent *content, HPDF_Dict form)
{
    if (content->marks)
        content->marks->form = form;
}

static long add_content(HaruContent *content, HaruElement *element)
{
    HaruMarks *marks = content->marks;
    HaruPageMarks *page = marks->page;
    enter_in_parent_tree(content->document, marks);
    HaruKid *kid = add_kid(content->document, element, KID_CONTENT);
    kid->marks = marks;
    kid->mcid = (long)page->element_count;
    if (!element->page)
        element->page = page;
    page->elements = arena_grow(content->document->arena, page->elements, page->element_count,
                                &page->element_capacity, sizeof(HaruElement *));
    page->elements[page->element_count++] = element;
    return kid->mcid;
}

void haru_structure_mark(HaruContent *content, const Tag *tag)
{
    if (!content->marks)
        return;
    if (tag && tag->role == TAG_ARTIFACT)
        tag = NULL;
    if (content->is_marked && content->marked_tag == tag)
        return;
    haru_content_end_mark(content);
    haru_content_end_text(content);
    StrBuf *out = &content->operators;
    if (tag) {
        long mcid = add_content(content, find_element(content->document, tag));
        strbuf_print(out, "/%s<</MCID %ld>>BDC\n", haru_role_name(tag), mcid);
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
    put_address(&address, tag->target);
    HPDF_Dict action = haru_dict_create(document);
    haru_dict_set_name(document, action, "S", "URI");
    haru_dict_set_string(document, action, "URI", address.data);
    strbuf_release(&address);
    haru_dict_set(document, annotation, "A", action);
    return annotation;
}

static void add_link(HaruContent *content, const Tag *tag, HaruElement *element)
{
    HaruDocument *document = content->document;
    HaruStructure *structure = document->structure;
    HPDF_Dict page = content->marks->page->page;
    HPDF_Dict annotation = create_annotation(content, tag);
    structure->parents = arena_grow(document->arena, structure->parents, structure->parent_count,
                                    &structure->parent_capacity, sizeof *structure->parents);
    haru_dict_set_integer(document, annotation, "StructParent", (long)structure->parent_count);
    structure->parents[structure->parent_count++] = (HaruParent){.element = element};
    HaruKid *kid = add_kid(document, element, KID_ANNOTATION);
    kid->annotation = annotation;
    kid->page = page;
    HPDF_Array list = HPDF_Dict_GetItem(page, "Annots", HPDF_OCLASS_ARRAY);
    if (!list) {
        list = haru_array_create(document);
        haru_dict_set(document, page, "Annots", list);
    }
    haru_array_add(document, list, annotation);
}

void haru_structure_open(HaruContent *content, const Tag *tag)
{
    if (!content->marks || tag->role == TAG_ARTIFACT)
        return;
    HaruElement *element = find_element(content->document, tag);
    if (tag->role == TAG_LINK && tag->target)
        add_link(content, tag, element);
}

void haru_structure_add_text(HaruDocument *document, const Tag *tag, Text text)
{
    if (!document->structure)
        return;
    for (; tag; tag = tag->parent) {
        if (tag->role != TAG_HEADING && tag->role != TAG_LINK)
            continue;
        HaruElement *element = find_element(document, tag);
        if (element->words_length + text.length > WORDS_LIMIT)
            return;
        const char *before = element->words ? element->words : "";
        element->words =
            arena_print(document->arena, "%s%.*s", before, (int)text.length, text.data);
        element->words_length += text.length;
    }
}

static const HaruElement *first_heading(const HaruElement *element)
{
    if (element->tag && element->tag->role == TAG_HEADING && element->words)
        return element;
    for (size_t i = 0; i < element->kid_count; i++) {
        const HaruElement *kid = element->kids[i].element;
        const HaruElement *found = kid ? first_heading(kid) : NULL;
        if (found)
            return found;
    }
    return NULL;
}

const char *haru_structure_title(HaruDocument *document)
{
    if (!document->structure)
        return NULL;
    haru_structure_sort(document->structure->document_element);
    const HaruElement *heading = first_heading(document->structure->document_element);
    return heading ? heading->words : NULL;
}
