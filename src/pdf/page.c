/* Pages and their boxes: see page.h. The content is read in interpret.c. */
#include "pdf/page.h"

#include "base/limits.h"

const PdfObject *pdf_page_entry(const PdfFile *file, const PdfObject *page, const char *key)
{
    const PdfObject *node = page;
    for (int depth = 0; depth < LIMIT_PDF_DEPTH && pdf_is_dictionary(node); depth++) {
        const PdfObject *value = pdf_entry(file, node, key);
        if (value->kind != PDF_NULL)
            return value;
        node = pdf_entry(file, node, "Parent");
    }
    return pdf_entry(file, page, key);
}

Rect pdf_media_box(const PdfFile *file, const PdfObject *page)
{
    Rect box = {0, 0, 612, 792}; /* what readers take where there is none */
    pdf_box(file, pdf_page_entry(file, page, "MediaBox"), &box);
    return box;
}

Rect pdf_trim_box(const PdfFile *file, const PdfObject *page)
{
    Rect box = pdf_media_box(file, page);
    if (!pdf_box(file, pdf_entry(file, page, "TrimBox"), &box) &&
        !pdf_box(file, pdf_entry(file, page, "ArtBox"), &box))
        pdf_box(file, pdf_page_entry(file, page, "CropBox"), &box);
    return box;
}

Rect pdf_bleed_box(const PdfFile *file, const PdfObject *page)
{
    Rect box = pdf_trim_box(file, page);
    pdf_box(file, pdf_entry(file, page, "BleedBox"), &box);
    return box;
}
