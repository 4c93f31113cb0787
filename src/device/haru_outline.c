/* Bookmarks: the headings of a tagged document as its outline (PDF 1.7, 12.3.3). */
#include "device/haru_object.h"
#include "device/haru_structure_tree.h"

#define DEEPEST 7 /* the outline itself, and six levels of headings */

/* The open branch of the outline. */
typedef struct OutlineWriter {
    HaruDocument *document;
    HPDF_Dict items[DEEPEST];     /* by level; items[0] is the root; NULL: none open */
    HPDF_Dict last_kids[DEEPEST]; /* of items[level] */
    int counts[DEEPEST];
} OutlineWriter;

static void set_destination(HaruDocument *document, HPDF_Dict item, const HaruPageMarks *place,
                            const Rect *bounds)
{
    HPDF_Array destination = haru_array_create(document);
    haru_array_add(document, destination, place->page);
    StrBuf view = {0};
    strbuf_string(&view, "/XYZ ");
    haru_put(&view, haru_thousandths(place->left + bounds->x));
    haru_put(&view, haru_thousandths(place->top - bounds->y));
    strbuf_string(&view, "null");
    haru_array_add_verbatim(document, destination, (Text){view.data, view.length});
    strbuf_release(&view);
    haru_dict_set(document, item, "Dest", destination);
}

/* The count is that of open descendants; ours are all open one level deep only: negative. */
static void close_level(OutlineWriter *writer, int level)
{
    HPDF_Dict item = writer->items[level];
    if (!item || !writer->last_kids[level])
        return;
    haru_dict_set(writer->document, item, "Last", writer->last_kids[level]);
    haru_dict_set_integer(writer->document, item, "Count",
                          level ? -writer->counts[level] : writer->counts[level]);
}

static void add_item(OutlineWriter *writer, const HaruElement *element, const HaruPageMarks *place)
{
    HaruDocument *document = writer->document;
    int level = element->level;
    while (level > 1 && !writer->items[level - 1]) /* the heading above shows no words */
        level--;
    for (int below = DEEPEST - 1; below >= level; below--) {
        close_level(writer, below);
        writer->items[below] = NULL;
    }
    HPDF_Dict parent = writer->items[level - 1];
    HPDF_Dict item = haru_dict_create_indirect(document);
    haru_dict_set_text(document, item, "Title", text_of(element->words));
    haru_dict_set(document, item, "Parent", parent);
    HPDF_Dict before = writer->last_kids[level - 1];
    if (before) {
        haru_dict_set(document, item, "Prev", before);
        haru_dict_set(document, before, "Next", item);
    } else {
        haru_dict_set(document, parent, "First", item);
    }
    set_destination(document, item, place, &element->tag->bounds);
    haru_dict_set(document, item, "SE", element->object);
    writer->last_kids[level - 1] = item;
    writer->counts[level - 1]++;
    writer->items[level] = item;
    writer->last_kids[level] = NULL;
    writer->counts[level] = 0;
}

static void add_headings(OutlineWriter *writer, const HaruElement *element)
{
    const HaruPageMarks *place = haru_structure_place(element);
    bool is_heading = element->tag && element->tag->role == TAG_HEADING;
    if (is_heading && element->words && place)
        add_item(writer, element, place);
    for (size_t i = 0; i < element->kid_count; i++) {
        if (element->kids[i].kind == KID_ELEMENT)
            add_headings(writer, element->kids[i].element);
    }
}

void haru_outline_write(HaruDocument *document)
{
    OutlineWriter writer = {.document = document};
    writer.items[0] = haru_dict_create_indirect(document);
    haru_dict_set_name(document, writer.items[0], "Type", "Outlines");
    add_headings(&writer, document->structure->document_element);
    if (!writer.last_kids[0])
        return;
    for (int level = DEEPEST - 1; level >= 0; level--)
        close_level(&writer, level);
    haru_dict_set(document, document->pdf->catalog, "Outlines", writer.items[0]);
}
