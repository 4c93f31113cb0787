/* Data of streams: see object.h. Flate is inflated here, within a limit; the other filters by the
 * library. */
#include <libdeflate.h>
#include <stdlib.h>

#include "base/limits.h"
#include "base/strbuf.h"
#include "pdf/file.h"

#define FIRST_GUESS 4 /* how much larger than its code a stream probably is */

/* The one filter of the stream, "" for none, NULL for several. */
static const char *only_filter(const PdfFile *file, const PdfObject *stream)
{
    const PdfObject *filter = pdf_entry(file, stream, "Filter");
    if (filter->kind == PDF_ARRAY && filter->count > 1)
        return NULL;
    if (filter->kind == PDF_ARRAY)
        filter = pdf_item(file, filter, 0);
    return filter->kind == PDF_NAME ? filter->text.data : "";
}

static size_t most_bytes(const PdfFile *file)
{
    return (size_t)limit_value(file->limits, LIMIT_ID_PDF_STREAM_BYTES);
}

static bool is_within_limit(PdfFile *file, size_t length)
{
    bool is_small = length <= most_bytes(file);
    file->is_passed[LIMIT_ID_PDF_STREAM_BYTES] |= !is_small;
    return is_small;
}

static Text ask_library(PdfFile *file, const PdfObject *stream,
                        enum qpdf_stream_decode_level_e level)
{
    Text data = {"", 0};
    unsigned char *bytes = NULL;
    size_t length = 0;
    if (stream->kind != PDF_STREAM || stream->number == 0)
        return data;
    qpdf_oh handle = file->functions.get_object_by_id(file->library, stream->number, 0);
    if (file->functions.oh_is_stream(file->library, handle) &&
        file->functions.oh_get_stream_data(file->library, handle, level, NULL, &bytes, &length) <
            QPDF_ERRORS &&
        bytes && is_within_limit(file, length))
        data = (Text){arena_copy(file->arena, (const char *)bytes, length), length};
    free(bytes); /* the library's contract: from malloc */
    file->functions.oh_release_all(file->library);
    return data;
}

Text pdf_stream_raw(PdfFile *file, const PdfObject *stream)
{
    return ask_library(file, stream, qpdf_dl_none);
}

static Text inflate_bounded(PdfFile *file, Text packed)
{
    Text data = {"", 0};
    struct libdeflate_decompressor *inflater = libdeflate_alloc_decompressor();
    if (!inflater)
        arena_out_of_memory();
    size_t most = most_bytes(file);
    size_t capacity = packed.length * FIRST_GUESS + 4096;
    enum libdeflate_result result = LIBDEFLATE_INSUFFICIENT_SPACE;
    for (bool is_last = false; result == LIBDEFLATE_INSUFFICIENT_SPACE && !is_last; capacity *= 2) {
        is_last = capacity >= most;
        capacity = is_last ? most : capacity;
        char *room = memory_alloc(capacity);
        size_t length = 0;
        result = libdeflate_zlib_decompress(inflater, packed.data, packed.length, room, capacity,
                                            &length);
        if (result == LIBDEFLATE_SUCCESS)
            data = (Text){arena_copy(file->arena, room, length), length};
        memory_free(room);
    }
    libdeflate_free_decompressor(inflater);
    file->is_passed[LIMIT_ID_PDF_STREAM_BYTES] |= result == LIBDEFLATE_INSUFFICIENT_SPACE;
    return data;
}

static int paeth(int left, int above, int corner)
{
    int estimate = left + above - corner;
    int to_left = abs(estimate - left);
    int to_above = abs(estimate - above);
    int to_corner = abs(estimate - corner);
    if (to_left <= to_above && to_left <= to_corner)
        return left;
    return to_above <= to_corner ? above : corner;
}

/* Undoes the filters of PNG (PNG 1.2, 6) that predictors 10 to 15 stand for. */
static Text undo_predictor(PdfFile *file, Text data, size_t row_bytes, size_t step)
{
    size_t rows = data.length / (row_bytes + 1);
    unsigned char *out = arena_array(file->arena, rows, row_bytes);
    for (size_t y = 0; y < rows; y++) {
        const unsigned char *in = (const unsigned char *)data.data + y * (row_bytes + 1);
        unsigned char *row = out + y * row_bytes;
        const unsigned char *above = y ? row - row_bytes : NULL;
        int filter = *in++;
        for (size_t x = 0; x < row_bytes; x++) {
            int left = x >= step ? row[x - step] : 0;
            int up = above ? above[x] : 0;
            int corner = above && x >= step ? above[x - step] : 0;
            int predicted = filter == 1   ? left
                            : filter == 2 ? up
                            : filter == 3 ? (left + up) / 2
                            : filter == 4 ? paeth(left, up, corner)
                                          : 0;
            row[x] = (unsigned char)(in[x] + predicted);
        }
    }
    return (Text){(const char *)out, rows * row_bytes};
}

static Text inflate_stream(PdfFile *file, const PdfObject *stream)
{
    Text data = inflate_bounded(file, pdf_stream_raw(file, stream));
    const PdfObject *parameters = pdf_entry(file, stream, "DecodeParms");
    if (parameters->kind == PDF_ARRAY)
        parameters = pdf_item(file, parameters, 0);
    if (pdf_number(pdf_entry(file, parameters, "Predictor"), 1) < 10)
        return data;
    double colors = pdf_number(pdf_entry(file, parameters, "Colors"), 1);
    double bits = pdf_number(pdf_entry(file, parameters, "BitsPerComponent"), 8);
    double columns = pdf_number(pdf_entry(file, parameters, "Columns"), 1);
    if (colors < 1 || colors > 32 || bits < 1 || bits > 16 || columns < 1 ||
        columns > (double)most_bytes(file) / 64)
        return (Text){"", 0};
    size_t row_bytes = (size_t)(colors * bits * columns + 7) / 8;
    size_t step = (size_t)(colors * bits + 7) / 8;
    return undo_predictor(file, data, row_bytes, step);
}

Text pdf_stream_data(PdfFile *file, const PdfObject *stream)
{
    const char *filter = only_filter(file, stream);
    if (filter && !*filter)
        return pdf_stream_raw(file, stream);
    if (filter && strcmp(filter, "FlateDecode") == 0)
        return inflate_stream(file, stream);
    return ask_library(file, stream, qpdf_dl_generalized);
}
