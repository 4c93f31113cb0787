/* Writes the structure tree, the parent tree and the bookmarks: see haru_structure.h. */
#include <stdio.h>

#include "device/haru_object.h"
#include "device/haru_structure_tree.h"
#include "device/haru_unicode.h"

#define ALT_LIMIT      16000 /* UTF-16 units of an alternative text; a string holds 32,767 bytes */
#define PARENTS_CHUNK  1000  /* entries in one leaf of the parent tree */
#define HEADING_LEVELS 6

const char *haru_role_name(const Tag *tag)
{
    static const char *const names[] = {
        "Artifact", "Artifact", "Document", "Sect",  "P",     "H1",   "L",
        "LI",       "LBody",    "Lbl",      "Table", "TR",    "TH",   "TD",
        "Figure",   "Caption",  "Link",     "Span",  "Quote", "Note", "Formula"};
    static const char *const headings[] = {"H1", "H1", "H2", "H3", "H4", "H5", "H6"};
    if (tag->role == TAG_HEADING && tag->level >= 0 && tag->level <= HEADING_LEVELS)
        return headings[tag->level];
    return names[tag->role];
}

/* Stable: what one node holds stays in the order in which it was drawn. */
void haru_structure_sort(HaruElement *element)
{
    for (size_t i = 1; i < element->kid_count; i++) {
        HaruKid kid = element->kids[i];
        size_t at = i;
        for (; at > 0 && element->kids[at - 1].node > kid.node; at--)
            element->kids[at] = element->kids[at - 1];
        element->kids[at] = kid;
    }
    for (size_t i = 0; i < element->kid_count; i++) {
        if (element->kids[i].kind == KID_ELEMENT)
            haru_structure_sort(element->kids[i].element);
    }
}

/* ISO 14289-1, 7.4.2: the first heading is H1, and no level is skipped on the way down. */
static void settle_levels(HaruElement *element, int *last)
{
    if (element->tag && element->tag->role == TAG_HEADING) {
        int level = element->tag->level > 0 ? element->tag->level : 1;
        element->level = level > *last + 1 ? *last + 1 : level;
        *last = element->level;
    }
    for (size_t i = 0; i < element->kid_count; i++) {
        if (element->kids[i].kind == KID_ELEMENT)
            settle_levels(element->kids[i].element, last);
    }
}

static void set_alt(HaruDocument *document, HaruElement *element)
{
    const char *alt = element->tag->alt;
    if (!alt)
        return;
    if (haru_utf16_length(text_of(alt)) > ALT_LIMIT) {
        const char *limit = arena_print(document->arena, "%d", 2 * ALT_LIMIT);
        haru_document_fail(document, E_PDF_INFO_TOO_LONG, DIAG_ARGS("alt", limit));
        return;
    }
    haru_dict_set_text(document, element->object, "Alt", text_of(alt));
}

const HaruPageMarks *haru_structure_place(const HaruElement *element)
{
    const HaruPageMarks *place = element->page;
    for (size_t i = 0; i < element->kid_count && !place; i++) {
        if (element->kids[i].kind == KID_ELEMENT)
            place = haru_structure_place(element->kids[i].element);
    }
    return place;
}

/* PDF 1.7, tables 344 and 349. */
static void set_attributes(HaruDocument *document, HaruElement *element)
{
    const Tag *tag = element->tag;
    const HaruPageMarks *place = haru_structure_place(element);
    const char *source = NULL;
    if (tag->role == TAG_FIGURE && place) {
        StrBuf box = {0};
        const Rect *bounds = &tag->bounds;
        haru_put(&box, haru_thousandths(place->left + bounds->x));
        haru_put(&box, haru_thousandths(place->top - bounds->y - bounds->height));
        haru_put(&box, haru_thousandths(place->left + bounds->x + bounds->width));
        haru_put(&box, haru_thousandths(place->top - bounds->y));
        source = arena_print(document->arena, "<</O/Layout/Placement/Block/BBox[%s]>>", box.data);
        strbuf_release(&box);
    } else if (tag->role == TAG_TABLE_HEAD || tag->role == TAG_TABLE_CELL) {
        const char *scope = tag->role == TAG_TABLE_CELL ? ""
                            : tag->is_row_header        ? "/Scope/Row"
                                                        : "/Scope/Column";
        source = arena_print(document->arena, "<</O/Table/ColSpan %d/RowSpan %d%s>>",
                             tag->column_span > 1 ? tag->column_span : 1,
                             tag->row_span > 1 ? tag->row_span : 1, scope);
    }
    if (source)
        haru_dict_set_verbatim(document, element->object, "A", text_of(source));
}

static void add_content_kid(HaruDocument *document, HPDF_Array kids, const HaruElement *element,
                            const HaruKid *kid)
{
    const char *mcid = arena_print(document->arena, "%ld", kid->mcid);
    if (!kid->marks->form && kid->marks->page == element->page) {
        haru_array_add_verbatim(document, kids, text_of(mcid));
        return;
    }
    HPDF_Dict reference = haru_dict_create(document);
    haru_dict_set_name(document, reference, "Type", "MCR");
    haru_dict_set(document, reference, "Pg", kid->marks->page->page);
    if (kid->marks->form)
        haru_dict_set(document, reference, "Stm", kid->marks->form);
    haru_dict_set_integer(document, reference, "MCID", kid->mcid);
    haru_array_add(document, kids, reference);
}

static void add_annotation_kid(HaruDocument *document, HPDF_Array kids, const HaruElement *element,
                               const HaruKid *kid)
{
    HPDF_Dict reference = haru_dict_create(document);
    haru_dict_set_name(document, reference, "Type", "OBJR");
    haru_dict_set(document, reference, "Pg", kid->page);
    haru_dict_set(document, reference, "Obj", kid->annotation);
    haru_array_add(document, kids, reference);
    const char *words = element->words ? element->words : element->tag->target;
    haru_dict_set_text(document, kid->annotation, "Contents", text_of(words));
}

static void write_element(HaruDocument *document, HaruElement *element, HPDF_Dict parent);

static HPDF_Array write_kids(HaruDocument *document, HaruElement *element)
{
    HPDF_Array kids = haru_array_create(document);
    for (size_t i = 0; i < element->kid_count; i++) {
        const HaruKid *kid = &element->kids[i];
        switch (kid->kind) {
        case KID_ELEMENT:
            write_element(document, kid->element, element->object);
            haru_array_add(document, kids, kid->element->object);
            break;
        case KID_CONTENT:
            add_content_kid(document, kids, element, kid);
            break;
        case KID_ANNOTATION:
            add_annotation_kid(document, kids, element, kid);
            break;
        }
    }
    return kids;
}

static void write_element(HaruDocument *document, HaruElement *element, HPDF_Dict parent)
{
    const Tag *tag = element->tag;
    haru_dict_set_name(document, element->object, "Type", "StructElem");
    haru_dict_set(document, element->object, "P", parent);
    if (!tag) {
        haru_dict_set_name(document, element->object, "S", "Document");
    } else {
        const Tag heading = {.role = TAG_HEADING, .level = element->level};
        bool is_heading = tag->role == TAG_HEADING;
        haru_dict_set_name(document, element->object, "S",
                           haru_role_name(is_heading ? &heading : tag));
        if (tag->language)
            haru_dict_set_text(document, element->object, "Lang", text_of(tag->language));
        if (tag->role == TAG_NOTE) /* ISO 14289-1, 7.9: each note has an id */
            haru_dict_set_string(document, element->object, "ID",
                                 arena_print(document->arena, "note%lu-%lu",
                                             (unsigned long)tag->node, (unsigned long)tag->part));
        set_alt(document, element);
        set_attributes(document, element);
    }
    if (element->page)
        haru_dict_set(document, element->object, "Pg", element->page->page);
    haru_dict_set(document, element->object, "K", write_kids(document, element));
}

static HPDF_Array page_list(HaruDocument *document, HaruPageMarks *page)
{
    if (page->list)
        return page->list;
    page->list = haru_array_create_indirect(document);
    for (size_t i = 0; i < page->element_count; i++)
        haru_array_add(document, page->list, page->elements[i]->object);
    return page->list;
}

static void add_parent(HaruDocument *document, HPDF_Array numbers, const HaruStructure *structure,
                       size_t key)
{
    const HaruParent *parent = &structure->parents[key];
    haru_array_add_verbatim(document, numbers, text_of(arena_print(document->arena, "%zu", key)));
    if (!parent->marks) {
        haru_array_add(document, numbers, parent->element->object);
        return;
    }
    haru_array_add(document, numbers, page_list(document, parent->marks->page));
    HPDF_Dict holder = parent->marks->form ? parent->marks->form : parent->marks->page->page;
    haru_dict_set_integer(document, holder, "StructParents", (long)key);
}

/* A number tree (PDF 1.7, 7.9.7) of one level of leaves. */
static HPDF_Dict write_parent_tree(HaruDocument *document)
{
    const HaruStructure *structure = document->structure;
    HPDF_Dict root = haru_dict_create_indirect(document);
    HPDF_Array leaves = haru_array_create(document);
    for (size_t first = 0; first < structure->parent_count; first += PARENTS_CHUNK) {
        HPDF_Dict leaf = haru_dict_create_indirect(document);
        HPDF_Array numbers = haru_array_create(document);
        size_t end = first + PARENTS_CHUNK;
        if (end > structure->parent_count)
            end = structure->parent_count;
        for (size_t key = first; key < end; key++)
            add_parent(document, numbers, structure, key);
        haru_dict_set(document, leaf, "Nums", numbers);
        haru_dict_set_verbatim(document, leaf, "Limits",
                               text_of(arena_print(document->arena, "[%zu %zu]", first, end - 1)));
        haru_array_add(document, leaves, leaf);
    }
    if (structure->parent_count)
        haru_dict_set(document, root, "Kids", leaves);
    else
        haru_dict_set_verbatim(document, root, "Nums", text_of("[]"));
    return root;
}

void haru_structure_finish(HaruDocument *document)
{
    HaruStructure *structure = document->structure;
    if (!structure || document->failed)
        return;
    int last_level = 0;
    haru_structure_sort(structure->document_element);
    settle_levels(structure->document_element, &last_level);
    HPDF_Dict root = haru_dict_create_indirect(document);
    haru_dict_set_name(document, root, "Type", "StructTreeRoot");
    write_element(document, structure->document_element, root);
    haru_dict_set(document, root, "K", structure->document_element->object);
    haru_dict_set(document, root, "ParentTree", write_parent_tree(document));
    haru_dict_set_integer(document, root, "ParentTreeNextKey", (long)structure->parent_count);
    HPDF_Dict catalog = document->pdf->catalog;
    haru_dict_set(document, catalog, "StructTreeRoot", root);
    haru_dict_set_verbatim(document, catalog, "MarkInfo", text_of("<</Marked true>>"));
    haru_outline_write(document);
}
