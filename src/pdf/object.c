/* Access to PDF objects: see object.h. */
#include "pdf/object.h"

#include <math.h>

#include "base/strbuf.h"
#include "base/utf8.h"
#include "pdf/file.h"

#define REFERENCE_STEPS 32 /* a chain of references longer than this leads nowhere */

static const PdfObject nothing;

Arena *pdf_arena(const PdfFile *file)
{
    return file->arena;
}

const char *pdf_version(const PdfFile *file)
{
    return file->version;
}

bool pdf_is_encrypted(const PdfFile *file)
{
    return file->is_encrypted;
}

int pdf_page_count(const PdfFile *file)
{
    return file->page_count;
}

int pdf_object_count(const PdfFile *file)
{
    return file->object_count;
}

const PdfObject *pdf_object(const PdfFile *file, int number)
{
    bool is_known = number > 0 && number <= file->object_count && file->objects[number];
    return is_known ? file->objects[number] : &nothing;
}

const PdfObject *pdf_resolve(const PdfFile *file, const PdfObject *object)
{
    for (int i = 0; i < REFERENCE_STEPS && object->kind == PDF_REFERENCE; i++)
        object = pdf_object(file, object->number);
    return object->kind == PDF_REFERENCE ? &nothing : object;
}

const PdfObject *pdf_trailer(const PdfFile *file)
{
    return file->trailer;
}

const PdfObject *pdf_catalog(const PdfFile *file)
{
    return pdf_entry(file, file->trailer, "Root");
}

const PdfObject *pdf_page(const PdfFile *file, int index)
{
    return index >= 0 && index < file->page_count ? file->pages[index] : &nothing;
}

bool pdf_is_dictionary(const PdfObject *object)
{
    return object->kind == PDF_DICTIONARY || object->kind == PDF_STREAM;
}

static const PdfObject *find(const PdfObject *dictionary, const char *key)
{
    if (!pdf_is_dictionary(dictionary))
        return NULL;
    for (size_t i = 0; i < dictionary->count; i++) {
        if (strcmp(dictionary->keys[i], key) == 0)
            return dictionary->items[i];
    }
    return NULL;
}

bool pdf_has(const PdfObject *dictionary, const char *key)
{
    const PdfObject *value = find(dictionary, key);
    return value && value->kind != PDF_NULL;
}

const PdfObject *pdf_entry(const PdfFile *file, const PdfObject *dictionary, const char *key)
{
    const PdfObject *value = find(dictionary, key);
    return value ? pdf_resolve(file, value) : &nothing;
}

const PdfObject *pdf_item(const PdfFile *file, const PdfObject *array, size_t index)
{
    bool is_there = array->kind == PDF_ARRAY && index < array->count;
    return is_there ? pdf_resolve(file, array->items[index]) : &nothing;
}

bool pdf_is_name(const PdfObject *object, const char *name)
{
    return object->kind == PDF_NAME && text_equals(object->text, name);
}

double pdf_number(const PdfObject *object, double otherwise)
{
    return object->kind == PDF_NUMBER && isfinite(object->value) ? object->value : otherwise;
}

bool pdf_box(const PdfFile *file, const PdfObject *object, Rect *box)
{
    double values[4];
    if (object->kind != PDF_ARRAY || object->count < 4)
        return false;
    for (size_t i = 0; i < 4; i++) {
        const PdfObject *item = pdf_item(file, object, i);
        if (item->kind != PDF_NUMBER)
            return false;
        values[i] = pdf_number(item, 0);
    }
    *box = (Rect){fmin(values[0], values[2]), fmin(values[1], values[3]),
                  fabs(values[2] - values[0]), fabs(values[3] - values[1])};
    return true;
}

Matrix pdf_matrix(const PdfFile *file, const PdfObject *object)
{
    static const double identity[6] = {1, 0, 0, 1, 0, 0};
    double values[6];
    for (size_t i = 0; i < 6; i++)
        values[i] = pdf_number(pdf_item(file, object, i), identity[i]);
    return (Matrix){values[0], values[1], values[2], values[3], values[4], values[5]};
}

static void append_utf16(StrBuf *out, Text text)
{
    for (size_t i = 2; i + 1 < text.length; i += 2) {
        uint32_t unit =
            (uint32_t)((unsigned char)text.data[i] << 8) | (unsigned char)text.data[i + 1];
        if (unit >= 0xD800 && unit < 0xDC00 && i + 3 < text.length) {
            uint32_t low =
                (uint32_t)((unsigned char)text.data[i + 2] << 8) | (unsigned char)text.data[i + 3];
            unit = 0x10000 + ((unit - 0xD800) << 10) + ((low - 0xDC00) & 0x3FF);
            i += 2;
        }
        strbuf_code_point(out, unit);
    }
}

const char *pdf_text(PdfFile *file, const PdfObject *string)
{
    StrBuf out = {0};
    Text text = string->kind == PDF_STRING ? string->text : (Text){"", 0};
    bool is_utf16 = text.length >= 2 && memcmp(text.data, "\xFE\xFF", 2) == 0;
    if (is_utf16)
        append_utf16(&out, text);
    for (size_t i = 0; !is_utf16 && i < text.length; i++)
        strbuf_code_point(&out, (unsigned char)text.data[i]); /* PDFDocEncoding is nearly Latin-1 */
    const char *copy = strbuf_copy(&out, file->arena);
    strbuf_release(&out);
    return copy;
}
