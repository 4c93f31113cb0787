/* Writes the structure tree, the parent tree and the bookmarks: see haru_structure.h. */
#include "device/haru_object.h"

#include <assert.h>
#include "device/haru_outline.h"
#include "device/haru_save.h"
#include "device/haru_structure_tree.h"
#include "device/haru_unicode.h"

#define ALT_LIMIT      16000 /* UTF-16 units of an alternative text; a string holds 32,767 bytes */
#define HEADING_LEVELS 6

const char *haru_role_name(const Tag *tag)
{
    static const char *const names[] = {
        "Artifact", "Artifact", "Document", "Sect", "P",       "H1",   "L",      "LI",
        "LBody",    "Lbl",      "Table",    "TR",   "TH",      "TD",   "Figure", "Caption",
        "Link",     "Span",     "Quote",    "Note", "Formula", "Ruby", "RB",     "RT"};
    static const char *const headings[] = {"H1", "H1", "H2", "H3", "H4", "H5", "H6"};
    if (tag->role == TAG_HEADING && tag->level >= 0 && tag->level <= HEADING_LEVELS)
        return headings[tag->level];
    return names[tag->role];
}

/* Stable: what one node holds stays in the order in which it was drawn. */
static void sort_kids(HaruElement *element)
{
    for (size_t i = 1; i < element->kid_count; i++) {
        HaruKid kid = element->kids[i];
        size_t at = i;
        for (; at > 0 && element->kids[at - 1].node > kid.node; at--)
            element->kids[at] = element->kids[at - 1];
        element->kids[at] = kid;
    }
}

static void put_reference(StrBuf *out, const char *key, uint32_t number)
{
    strbuf_char(out, '/');
    strbuf_string(out, key);
    strbuf_char(out, ' ');
    haru_put_reference(out, number);
}

static void put_text(StrBuf *out, const char *key, Text text)
{
    strbuf_print(out, "/%s<FEFF", key);
    haru_append_utf16_hex(out, text);
    strbuf_char(out, '>');
}

/* `key` is Alt or ActualText; PDF 1.7, 14.9.3 and 14.9.4. */
static void put_words(HaruDocument *document, const char *key, const char *words, StrBuf *out)
{
    if (!words)
        return;
    if (haru_utf16_length(text_of(words)) > ALT_LIMIT) {
        const char *limit = arena_print(document->arena, "%d", 2 * ALT_LIMIT);
        haru_document_fail(document, E_PDF_INFO_TOO_LONG, DIAG_ARGS("alt", limit));
        return;
    }
    put_text(out, key, text_of(words));
}

/* PDF 1.7, tables 344 and 349. */
static void put_attributes(const HaruElement *element, StrBuf *out)
{
    const Tag *tag = element->tag;
    const HaruPageMarks *place = element->place;
    const Rect *bounds = &tag->bounds;
    if (tag->role == TAG_FIGURE && place) {
        strbuf_string(out, "/A<</O/Layout/Placement/Block/BBox[");
        haru_put(out, haru_thousandths(place->left + bounds->x));
        haru_put(out, haru_thousandths(place->top - bounds->y - bounds->height));
        haru_put(out, haru_thousandths(place->left + bounds->x + bounds->width));
        haru_put(out, haru_thousandths(place->top - bounds->y));
        strbuf_string(out, "]>>");
    } else if (tag->role == TAG_TABLE_HEAD || tag->role == TAG_TABLE_CELL) {
        const char *scope = tag->role == TAG_TABLE_CELL ? ""
                            : tag->is_row_header        ? "/Scope/Row"
                                                        : "/Scope/Column";
        strbuf_string(out, "/A<</O/Table/ColSpan ");
        haru_put_integer(out, tag->column_span > 1 ? tag->column_span : 1);
        strbuf_string(out, "/RowSpan ");
        haru_put_integer(out, tag->row_span > 1 ? tag->row_span : 1);
        strbuf_string(out, scope);
        strbuf_string(out, ">>");
    }
}

static void put_content_kid(StrBuf *out, const HaruElement *element, const HaruKid *kid)
{
    if (!kid->number && element->page && kid->page == element->page->page) {
        haru_put_integer(out, (long)kid->mcid);
        return;
    }
    strbuf_string(out, "<</Type/MCR");
    put_reference(out, "Pg", kid->page);
    if (kid->number)
        put_reference(out, "Stm", kid->number);
    strbuf_print(out, "/MCID %lu>>", (unsigned long)kid->mcid);
}

static void put_kids(const HaruElement *element, StrBuf *out)
{
    strbuf_string(out, "/K[");
    for (size_t i = 0; i < element->kid_count; i++) {
        const HaruKid *kid = &element->kids[i];
        if (i)
            strbuf_char(out, ' ');
        switch (kid->kind) {
        case KID_ELEMENT:
            haru_put_reference(out, kid->number);
            break;
        case KID_CONTENT:
            put_content_kid(out, element, kid);
            break;
        case KID_ANNOTATION:
            strbuf_string(out, "<</Type/OBJR");
            put_reference(out, "Pg", kid->page);
            put_reference(out, "Obj", kid->number);
            strbuf_string(out, ">>");
            break;
        }
    }
    strbuf_char(out, ']');
}

static void put_tag(HaruDocument *document, const HaruElement *element, StrBuf *out)
{
    const Tag *tag = element->tag;
    const Tag heading = {.role = TAG_HEADING, .level = element->level};
    strbuf_string(out, "/S/");
    strbuf_string(out, haru_role_name(tag->role == TAG_HEADING ? &heading : tag));
    if (tag->language)
        put_text(out, "Lang", text_of(tag->language));
    if (tag->role == TAG_NOTE) /* ISO 14289-1, 7.9: each note has an id */
        strbuf_print(out, "/ID(note%lu-%lu)", (unsigned long)tag->node, (unsigned long)tag->part);
    put_words(document, "Alt", tag->alt, out);
    put_words(document, "ActualText", tag->actual_text, out);
    put_attributes(element, out);
}

static void write_annotations(HaruDocument *document, const HaruElement *element)
{
    for (size_t i = 0; i < element->annotation_count; i++) {
        const char *words = element->words;
        if (!words && element->tag)
            words = element->tag->target;
        assert(words);
        haru_dict_set_text(document, element->annotations[i], "Contents", text_of(words));
        haru_save_object(document, element->annotations[i]);
    }
}

void haru_structure_write(HaruDocument *document, HaruElement *element)
{
    const HaruStructure *structure = document->structure;
    StrBuf source = {0};
    sort_kids(element);
    strbuf_string(&source, "<</Type/StructElem");
    bool is_document = element == structure->document_element;
    put_reference(&source, "P", is_document ? structure->root : element->parent_number);
    if (element->tag)
        put_tag(document, element, &source);
    else
        strbuf_string(&source, is_document ? "/S/Document" : "/S/Part");
    if (element == structure->part && element->words)
        put_text(&source, "T", text_of(element->words));
    if (element->page)
        put_reference(&source, "Pg", element->page->page);
    put_kids(element, &source);
    strbuf_string(&source, ">>");
    haru_save_source(document, element->number, (Text){source.data, source.length});
    strbuf_release(&source);
    write_annotations(document, element);
}

static void add_bookmark(HaruDocument *document, const HaruElement *heading)
{
    const HaruPageMarks *place = heading->place;
    const Rect *bounds = &heading->tag->bounds;
    if (!heading->words || !place)
        return;
    const HaruBookmark bookmark = {.level = heading->level + (document->structure->part ? 1 : 0),
                                   .title = text_of(heading->words),
                                   .page = place->page,
                                   .left = haru_thousandths(place->left + bounds->x),
                                   .top = haru_thousandths(place->top - bounds->y),
                                   .element = heading->number};
    haru_outline_add(document, &bookmark);
}

/* ISO 14289-1, 7.4.2: the first heading is H1, and no level is skipped on the way down. */
static void write_headings(HaruDocument *document)
{
    HaruStructure *structure = document->structure;
    for (size_t i = 0; i < structure->heading_count; i++) {
        HaruElement *heading = structure->headings[i];
        int level = heading->tag->level > 0 ? heading->tag->level : 1;
        int deepest = structure->last_level + 1;
        heading->level = level > deepest ? deepest : level;
        structure->last_level = heading->level;
        haru_structure_write(document, heading);
        add_bookmark(document, heading);
    }
}

void haru_structure_write_open(HaruDocument *document)
{
    HaruStructure *structure = document->structure;
    for (HaruElement *element = structure->first_open; element;) {
        HaruElement *next = element->next_open;
        haru_structure_leave(document, element);
        element = next;
    }
    structure->first_open = structure->last_open = NULL;
    write_headings(document);
}

void haru_structure_finish(HaruDocument *document)
{
    HaruStructure *structure = document->structure;
    if (!structure || document->failed)
        return;
    haru_structure_write_open(document);
    haru_structure_write(document, structure->document_element);
    StrBuf source = {0};
    strbuf_string(&source, "<</Type/StructTreeRoot");
    put_reference(&source, "K", structure->document_element->number);
    put_reference(&source, "ParentTree", haru_number_tree_finish(document, &structure->parents));
    strbuf_print(&source, "/ParentTreeNextKey %ld>>", structure->parent_count);
    haru_save_source(document, structure->root, (Text){source.data, source.length});
    strbuf_release(&source);
    HPDF_Dict catalog = document->pdf->catalog;
    haru_dict_set_reference(document, catalog, "StructTreeRoot", structure->root);
    haru_dict_set_verbatim(document, catalog, "MarkInfo", text_of("<</Marked true>>"));
}
