/* Fonts of a PDF: whether they are embedded, and the widths of their glyphs. See page.h. */
#include "base/limits.h"
#include "pdf/page.h"

#define CODE_LIMIT 65536

static const PdfObject *descendant(const PdfFile *file, const PdfObject *font)
{
    return pdf_item(file, pdf_entry(file, font, "DescendantFonts"), 0);
}

bool pdf_font_is_embedded(const PdfFile *file, const PdfObject *font)
{
    const PdfObject *subtype = pdf_entry(file, font, "Subtype");
    if (pdf_is_name(subtype, "Type3"))
        return true;
    const PdfObject *owner = pdf_is_name(subtype, "Type0") ? descendant(file, font) : font;
    const PdfObject *descriptor = pdf_entry(file, owner, "FontDescriptor");
    return pdf_has(descriptor, "FontFile") || pdf_has(descriptor, "FontFile2") ||
           pdf_has(descriptor, "FontFile3");
}

static void set_width(PdfFont *font, double code, double width)
{
    if (code >= 0 && code < font->width_count)
        font->widths[(int)code] = (float)width;
}

static int widths_end(const PdfFile *file, const PdfObject *list)
{
    double end = 0;
    for (size_t i = 0; i + 1 < list->count;) {
        const PdfObject *second = pdf_item(file, list, i + 1);
        double first = pdf_number(pdf_item(file, list, i), 0);
        double last =
            second->kind == PDF_ARRAY ? first + (double)second->count : pdf_number(second, 0) + 1;
        end = last > end ? last : end;
        i += second->kind == PDF_ARRAY ? 2 : 3;
    }
    return end < CODE_LIMIT ? (int)end : CODE_LIMIT;
}

/* W of a CIDFont: 9.7.4.3. */
static void read_cid_widths(PdfFile *file, const PdfObject *list, PdfFont *font)
{
    for (size_t i = 0; i + 1 < list->count;) {
        const PdfObject *second = pdf_item(file, list, i + 1);
        double first = pdf_number(pdf_item(file, list, i), 0);
        if (second->kind == PDF_ARRAY) {
            for (size_t k = 0; k < second->count; k++)
                set_width(font, first + (double)k, pdf_number(pdf_item(file, second, k), 1000));
            i += 2;
            continue;
        }
        double last = pdf_number(second, 0);
        double width = pdf_number(pdf_item(file, list, i + 2), 1000);
        for (double code = first; code <= last && code < CODE_LIMIT; code++)
            set_width(font, code, width);
        i += 3;
    }
}

static void make_room(PdfFont *font, Arena *arena, int count)
{
    font->width_count = count > 0 ? count : 0;
    font->widths = arena_array(arena, (size_t)font->width_count, sizeof *font->widths);
    for (int i = 0; i < font->width_count; i++)
        font->widths[i] = (float)font->missing_width;
}

PdfFont *pdf_font_read(PdfFile *file, const PdfObject *object)
{
    Arena *arena = pdf_arena(file);
    PdfFont *font = arena_alloc(arena, sizeof *font);
    const PdfObject *name = pdf_entry(file, object, "BaseFont");
    font->object = object;
    font->name = name->kind == PDF_NAME ? name->text.data : "";
    font->is_composite = pdf_is_name(pdf_entry(file, object, "Subtype"), "Type0");
    font->is_embedded = pdf_font_is_embedded(file, object);
    if (font->is_composite) {
        const PdfObject *cid = descendant(file, object);
        const PdfObject *list = pdf_entry(file, cid, "W");
        font->missing_width = pdf_number(pdf_entry(file, cid, "DW"), 1000);
        make_room(font, arena, widths_end(file, list));
        read_cid_widths(file, list, font);
        return font;
    }
    const PdfObject *list = pdf_entry(file, object, "Widths");
    double first = pdf_number(pdf_entry(file, object, "FirstChar"), 0);
    font->missing_width = 500; /* one of the 14 standard fonts: something in the middle */
    make_room(font, arena, 256);
    for (size_t i = 0; i < list->count && i < 256; i++)
        set_width(font, first + (double)i, pdf_number(pdf_item(file, list, i), 500));
    return font;
}
