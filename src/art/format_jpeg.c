/* JPEG pictures: checked and described, not decoded; devices pass the file through or decode it at
 * the size they need. */
#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <jpeglib.h>

#include "art/art.h"
#include "art/icc_header.h"
#include "art/jpeg_markers.h"
#include "art/pixel_limit.h"
#include "base/limits.h"

typedef struct HeaderCheck {
    struct jpeg_decompress_struct decoder;
    struct jpeg_error_mgr errors;
    jmp_buf failure;
    char message[JMSG_LENGTH_MAX];
} HeaderCheck;

static void leave_on_error(j_common_ptr decoder)
{
    HeaderCheck *check = decoder->client_data;
    decoder->err->format_message(decoder, check->message);
    longjmp(check->failure, 1);
}

static void ignore_message(j_common_ptr decoder)
{
    (void)decoder;
}

/* Whether libjpeg accepts all that stands before the first scan: sizes, sampling factors, tables.
 * NULL, or what is wrong, in the arena. */
static const char *header_fault(Arena *arena, const unsigned char *bytes, size_t size)
{
    HeaderCheck *check = arena_alloc(arena, sizeof *check);
    check->decoder.err = jpeg_std_error(&check->errors);
    check->errors.error_exit = leave_on_error;
    check->errors.output_message = ignore_message;
    check->decoder.client_data = check;
    if (setjmp(check->failure)) {
        jpeg_destroy_decompress(&check->decoder);
        return check->message;
    }
    jpeg_create_decompress(&check->decoder);
    jpeg_mem_src(&check->decoder, bytes, size);
    jpeg_read_header(&check->decoder, TRUE);
    jpeg_destroy_decompress(&check->decoder);
    return NULL;
}

static bool recognizes_jpeg(const unsigned char *bytes, size_t size)
{
    return size >= 3 && memcmp(bytes, "\xFF\xD8\xFF", 3) == 0;
}

static bool check_kind(Arena *arena, DiagSink *diagnostics, const Origin *origin, const char *name,
                       const JpegMarkers *markers)
{
    bool known_process = markers->process <= 2;
    bool known_channels =
        markers->channels == 1 || markers->channels == 3 || markers->channels == 4;
    if (!known_process || !known_channels || markers->precision != 8) {
        Diagnostic *diagnostic =
            diag_report(diagnostics, E_IMAGE_JPEG_PROCESS, origin,
                        DIAG_ARGS(name, arena_print(arena, "%d", markers->process),
                                  arena_print(arena, "%d", markers->precision),
                                  arena_print(arena, "%d", markers->channels)));
        diag_hint(diagnostics, diagnostic, "Save the picture again as an ordinary JPEG.",
                  "请把图片重新存为普通 JPEG。", DIAG_NO_ARGS);
        return false;
    }
    if (markers->scan_count > (int)diag_limit(diagnostics, LIMIT_ID_JPEG_SCANS)) {
        diag_report_limit(diagnostics, E_IMAGE_JPEG_SCANS, origin, LIMIT_ID_JPEG_SCANS,
                          DIAG_ARGS(name, arena_print(arena, "%d", markers->scan_count),
                                    diag_limit_text(diagnostics, LIMIT_ID_JPEG_SCANS)));
        return false;
    }
    return true;
}

static void take_profile(Arena *arena, DiagSink *diagnostics, const Origin *origin,
                         const char *name, const JpegMarkers *markers, Image *image)
{
    if (!markers->icc && !markers->icc_is_incomplete)
        return;
    if (!markers->icc || !icc_header_fits(markers->icc, markers->icc_size, markers->channels)) {
        diag_report(diagnostics, W_IMAGE_PROFILE, origin,
                    DIAG_ARGS(name, arena_print(arena, "%d", markers->channels)));
        return;
    }
    image->icc = markers->icc;
    image->icc_size = markers->icc_size;
}

static void fill_image(const JpegMarkers *markers, const unsigned char *bytes, Image *image)
{
    image->kind = IMAGE_JPEG;
    image->width = markers->width;
    image->height = markers->height;
    image->channels = markers->channels;
    image->inverted_cmyk = markers->channels == 4 && markers->has_adobe;
    image->orientation = markers->exif.orientation;
    bool has_density = markers->ppi_x > 0 && markers->ppi_y > 0;
    image->ppi_x = has_density ? markers->ppi_x : markers->exif.ppi_x;
    image->ppi_y = has_density ? markers->ppi_y : markers->exif.ppi_y;
    image->encoded = bytes;
    image->encoded_size = markers->end; /* what follows EOI (phones append films) is left out */
}

static bool read_jpeg(Arena *arena, DiagSink *diagnostics, const Origin *origin, const char *name,
                      const unsigned char *bytes, size_t size, Image *image)
{
    JpegMarkers markers;
    bool complete = jpeg_markers_read(arena, bytes, size, &markers);
    if (!complete || markers.frame_count != 1 || markers.scan_count == 0) {
        diag_report(diagnostics, E_IMAGE_DAMAGED, origin, DIAG_ARGS(name, "SOF, SOS"));
        return false;
    }
    if (!check_kind(arena, diagnostics, origin, name, &markers) ||
        !pixel_limit_check(diagnostics, origin, name, markers.width, markers.height))
        return false;
    const char *fault = header_fault(arena, bytes, size);
    if (fault) {
        diag_report(diagnostics, E_IMAGE_DAMAGED, origin, DIAG_ARGS(name, fault));
        return false;
    }
    if (!markers.has_end)
        diag_report(diagnostics, W_IMAGE_TRUNCATED, origin,
                    DIAG_ARGS(name, arena_print(arena, "%zu", size)));
    take_profile(arena, diagnostics, origin, name, &markers, image);
    fill_image(&markers, bytes, image);
    return true;
}

const ArtFormat art_jpeg = {
    .name = "JPEG",
    .recognizes = recognizes_jpeg,
    .read = read_jpeg,
};
