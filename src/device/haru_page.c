/* Pages: see haru_page.h. */
#include "device/haru_page.h"

#include "base/limits.h"
#include "base/number.h"

#define SMALLEST_PAGE 3000 /* thousandths; PDF 1.7, annex C */

/* One rounding for all boxes, so that they nest exactly (PDF/X asks for no slack at all). */
typedef struct BoxEdges {
    long left, bottom, right, top; /* of the trim box */
    long width, height;            /* of the media box */
} BoxEdges;

static BoxEdges round_boxes(const PageBoxes *boxes)
{
    BoxEdges edges = {
        .left = haru_thousandths(boxes->bleed.left),
        .bottom = haru_thousandths(boxes->bleed.bottom),
    };
    edges.right = edges.left + haru_thousandths(boxes->width);
    edges.top = edges.bottom + haru_thousandths(boxes->height);
    edges.width = edges.right + haru_thousandths(boxes->bleed.right);
    edges.height = edges.top + haru_thousandths(boxes->bleed.top);
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

HaruContent *haru_page_create(HaruDocument *document, const PageBoxes *boxes, HPDF_Dict *page)
{
    BoxEdges edges = round_boxes(boxes);
    if (!is_page_size(edges.width) || !is_page_size(edges.height)) {
        report_size(document, &edges);
        return NULL;
    }
    *page = HPDF_AddPage(document->pdf);
    if (!haru_document_check(document))
        return NULL;
    haru_dict_set_box(document, *page, "MediaBox", (const long[]){0, 0, edges.width, edges.height});
    haru_dict_set_box(document, *page, "BleedBox", (const long[]){0, 0, edges.width, edges.height});
    haru_dict_set_box(document, *page, "TrimBox",
                      (const long[]){edges.left, edges.bottom, edges.right, edges.top});
    /* Readers show the finished page; the bleed is there for whoever trims it. */
    bool has_bleed =
        edges.width != edges.right - edges.left || edges.height != edges.top - edges.bottom;
    if (has_bleed)
        haru_dict_set_box(document, *page, "CropBox",
                          (const long[]){edges.left, edges.bottom, edges.right, edges.top});
    HaruContent *content = haru_content_create(document, NULL);
    content->left = (double)edges.left / 1000;
    content->top = (double)edges.top / 1000;
    return content;
}

/* Blending in the space of the inks: a group in DeviceRGB is turned away by printers. */
static void set_group(HaruDocument *document, HPDF_Dict page)
{
    HPDF_Dict group = haru_dict_create(document);
    haru_dict_set_name(document, group, "S", "Transparency");
    haru_dict_set_name(document, group, "CS", haru_document_color_space(document));
    haru_dict_set(document, page, "Group", group);
}

void haru_page_finish(HPDF_Dict page, HaruContent *content)
{
    HaruDocument *document = content->document;
    haru_content_end_text(content);
    haru_content_end_mark(content);
    HPDF_Dict contents = haru_stream_create(
        document, (Text){content->operators.data, content->operators.length}, HARU_DEFLATED);
    haru_dict_set(document, page, "Contents", contents);
    if (document->structure) /* ISO 14289-1, 7.18.3 */
        haru_dict_set_name(document, page, "Tabs", "S");
    haru_dict_set(document, page, "Resources", haru_content_resources(content));
    if (content->uses_transparency)
        set_group(document, page);
    haru_content_release(content);
}
