/* Pages: see haru_page.h. */
#include "device/haru_page.h"

#include <stdio.h>

#include "base/limits.h"
#include "base/number.h"
#include "device/haru_number_tree.h"
#include "device/haru_save.h"
#include "device/haru_structure.h"

#define SMALLEST_PAGE  3000 /* thousandths; PDF 1.7, annex C */
#define PAGES_PER_NODE 256  /* so many the root holds itself */

/* The page tree (PDF 1.7, 7.7.3): the first pages are kids of the root, which most documents need
 * only; those that follow have nodes of their own. */
typedef struct HaruPageTree {
    uint32_t root, node;         /* numbers; `node` is the one that pages are added to */
    StrBuf root_kids, node_kids; /* references; those of the root itself are not in node_kids */
    long page_count, node_count; /* pages in all, and in `node` */
    HaruNumberTree labels;
    long part_count;
} HaruPageTree;

/* One rounding for all boxes, so that they nest exactly (PDF/X asks for no slack at all). */
typedef struct BoxEdges {
    long trim[4], bleed[4]; /* left, bottom, right, top */
    long width, height;     /* of the media box, which begins at 0 0 */
} BoxEdges;

static BoxEdges round_boxes(const PageBoxes *boxes)
{
    const Edges *bleed = &boxes->bleed;
    const Edges *slug = &boxes->slug;
    BoxEdges edges = {.bleed = {haru_thousandths(slug->left), haru_thousandths(slug->bottom)}};
    edges.trim[0] = edges.bleed[0] + haru_thousandths(bleed->left);
    edges.trim[1] = edges.bleed[1] + haru_thousandths(bleed->bottom);
    edges.trim[2] = edges.trim[0] + haru_thousandths(boxes->width);
    edges.trim[3] = edges.trim[1] + haru_thousandths(boxes->height);
    edges.bleed[2] = edges.trim[2] + haru_thousandths(bleed->right);
    edges.bleed[3] = edges.trim[3] + haru_thousandths(bleed->top);
    edges.width = edges.bleed[2] + haru_thousandths(slug->right);
    edges.height = edges.bleed[3] + haru_thousandths(slug->top);
    return edges;
}

static bool is_page_size(long thousandths)
{
    return thousandths >= SMALLEST_PAGE && thousandths <= haru_thousandths(LIMIT_LENGTH_PT);
}

static void report_size(HaruDocument *document, const BoxEdges *edges)
{
    char width[NUMBER_TEXT_SIZE];
    char height[NUMBER_TEXT_SIZE];
    number_format(width, (double)edges->width / 1000, 3);
    number_format(height, (double)edges->height / 1000, 3);
    haru_document_fail(document, E_PDF_PAGE_SIZE, DIAG_ARGS(width, height));
}

static void put_kid(StrBuf *kids, uint32_t number)
{
    if (kids->length)
        strbuf_char(kids, ' ');
    haru_put_reference(kids, number);
}

static void write_node(HaruDocument *document, const HaruPageTree *tree)
{
    StrBuf source = {0};
    strbuf_print(&source, "<</Type/Pages/Parent %lu 0 R/Count %ld/Kids[%s]>>",
                 (unsigned long)tree->root, tree->node_count, tree->node_kids.data);
    haru_save_source(document, tree->node, (Text){source.data, source.length});
    strbuf_release(&source);
}

static HaruPageTree *find_tree(HaruDocument *document)
{
    if (document->pages)
        return document->pages;
    HaruPageTree *tree = memory_alloc(sizeof *tree);
    *tree = (HaruPageTree){.root = haru_save_reserve(document)};
    tree->node = tree->root;
    document->pages = tree;
    return tree;
}

HaruPagePlace haru_page_reserve(HaruDocument *document)
{
    HaruPageTree *tree = find_tree(document);
    if (tree->node_count == PAGES_PER_NODE) {
        if (tree->node != tree->root)
            write_node(document, tree);
        tree->node = haru_save_reserve(document);
        tree->node_count = 0;
        strbuf_clear(&tree->node_kids);
        put_kid(&tree->root_kids, tree->node);
    }
    const HaruPagePlace place = {haru_save_reserve(document), tree->node};
    put_kid(tree->node == tree->root ? &tree->root_kids : &tree->node_kids, place.number);
    tree->node_count++;
    tree->page_count++;
    return place;
}

void haru_pages_begin_part(HaruDocument *document)
{
    HaruPageTree *tree = find_tree(document);
    char label[48];
    snprintf(label, sizeof label, "<</S/D/P(%ld-)>>", ++tree->part_count);
    haru_number_tree_add(document, &tree->labels, tree->page_count, label);
}

void haru_pages_finish(HaruDocument *document)
{
    HaruPageTree *tree = document->pages;
    if (!tree || document->failed)
        return;
    if (tree->node != tree->root)
        write_node(document, tree);
    StrBuf source = {0};
    strbuf_print(&source, "<</Type/Pages/Count %ld/Kids[%s]>>", tree->page_count,
                 tree->root_kids.data);
    haru_save_source(document, tree->root, (Text){source.data, source.length});
    strbuf_release(&source);
    haru_dict_set_reference(document, document->pdf->catalog, "Pages", tree->root);
    if (tree->part_count)
        haru_dict_set_reference(document, document->pdf->catalog, "PageLabels",
                                haru_number_tree_finish(document, &tree->labels));
}

void haru_pages_release(HaruDocument *document)
{
    if (!document->pages)
        return;
    strbuf_release(&document->pages->root_kids);
    strbuf_release(&document->pages->node_kids);
    haru_number_tree_release(&document->pages->labels);
    memory_free(document->pages);
    document->pages = NULL;
}

HaruContent *haru_page_create(HaruDocument *document, const PageBoxes *boxes,
                              const HaruPagePlace *place, HPDF_Dict *page)
{
    BoxEdges edges = round_boxes(boxes);
    if (!is_page_size(edges.width) || !is_page_size(edges.height)) {
        report_size(document, &edges);
        return NULL;
    }
    *page = haru_dict_create_indirect(document);
    if (!*page)
        return NULL;
    haru_object_make_transient(*page);
    haru_save_bind(document, place->number, *page);
    haru_dict_set_name(document, *page, "Type", "Page");
    haru_dict_set_reference(document, *page, "Parent", place->parent);
    haru_dict_set_box(document, *page, "MediaBox", (const long[]){0, 0, edges.width, edges.height});
    haru_dict_set_box(document, *page, "BleedBox", edges.bleed);
    haru_dict_set_box(document, *page, "TrimBox", edges.trim);
    /* Readers show the finished page; the rest is there for whoever trims it, and a press file is
     * for nobody else. */
    bool is_trimmed = edges.width != edges.trim[2] - edges.trim[0] ||
                      edges.height != edges.trim[3] - edges.trim[1];
    if (is_trimmed && !haru_document_is_press(document))
        haru_dict_set_box(document, *page, "CropBox", edges.trim);
    HaruContent *content = haru_content_create(document, NULL);
    content->left = (double)edges.trim[0] / 1000;
    content->top = (double)edges.trim[3] / 1000;
    return content;
}

void haru_page_put_group(const HaruDocument *document, StrBuf *out)
{
    strbuf_print(out, "<</S/Transparency/CS/%s>>", haru_document_color_space(document));
}

static void set_group(HaruDocument *document, HPDF_Dict page)
{
    StrBuf source = {0};
    haru_page_put_group(document, &source);
    haru_dict_set_verbatim(document, page, "Group", (Text){source.data, source.length});
    strbuf_release(&source);
}

static void hash_content(HaruDocument *document, const StrBuf *operators)
{
    if (!haru_document_is_press(document))
        return;
    const Hash128 parts[2] = {document->content_hash,
                              hash_bytes_128(operators->data, operators->length)};
    document->content_hash = hash_bytes_128(parts, sizeof parts);
}

HPDF_Dict haru_page_end_content(HaruContent *content)
{
    HaruDocument *document = content->document;
    haru_content_end_text(content);
    haru_content_end_mark(content);
    hash_content(document, &content->operators);
    HPDF_Dict contents = haru_stream_create(
        document, (Text){content->operators.data, content->operators.length}, HARU_DEFLATED);
    haru_object_make_transient(contents);
    return contents;
}

void haru_page_finish(HPDF_Dict page, HaruContent *content)
{
    HaruDocument *document = content->document;
    haru_dict_set(document, page, "Contents", haru_page_end_content(content));
    if (document->structure) /* ISO 14289-1, 7.18.3 */
        haru_dict_set_name(document, page, "Tabs", "S");
    haru_dict_set(document, page, "Resources", haru_content_resources(content));
    if (content->uses_transparency)
        set_group(document, page);
    haru_structure_end_page(content);
    haru_content_release(content);
    haru_save_pages(document);
}
