/* PNG pictures of every kind of the standard, decoded to 8-bit gray or RGB samples and, apart,
 * alpha. Source: PNG (ISO/IEC 15948:2004), 11 and 13.12 (16 bit to 8). gAMA and cHRM are not
 * applied: other print programs and PDF viewers do not either, and an sRGB picture must keep its
 * values. */
#include <setjmp.h>
#include <string.h>

#include <png.h>

#include "art/art.h"
#include "art/exif.h"
#include "art/icc_header.h"
#include "art/pixel_limit.h"

#define IHDR_END        33 /* signature, and the IHDR chunk that must come first */
#define CHUNKS_MAX      1000
#define CHUNK_BYTES_MAX (16u << 20)
#define METRES_PER_INCH 0.0254
#define MESSAGE_SIZE    128

/* Everything that must survive a longjmp lives here, not in locals. */
typedef struct PngReader {
    Arena *arena;
    png_structp png;
    png_infop info;
    jmp_buf failure;
    char message[MESSAGE_SIZE];
    const unsigned char *bytes;
    size_t size, position;
    Image *image;
    unsigned char *samples; /* colour and alpha interleaved */
    bool has_alpha;
    bool warned_of_profile;
} PngReader;

static void leave_on_error(png_structp png, png_const_charp message)
{
    PngReader *reader = png_get_error_ptr(png);
    size_t length = strnlen(message, MESSAGE_SIZE - 1);
    memcpy(reader->message, message, length);
    reader->message[length] = '\0';
    longjmp(reader->failure, 1);
}

/* Of all that libpng tolerates, only the loss of a profile changes what is seen. */
static void note_warning(png_structp png, png_const_charp message)
{
    PngReader *reader = png_get_error_ptr(png);
    bool is_harmless =
        strstr(message, "known incorrect sRGB profile") != NULL; /* old Photoshop's */
    reader->warned_of_profile |= strncmp(message, "iCCP", 4) == 0 && !is_harmless;
}

static void read_bytes(png_structp png, png_bytep target, size_t length)
{
    PngReader *reader = png_get_io_ptr(png);
    if (length > reader->size - reader->position)
        png_error(png, "the file ends too early");
    memcpy(target, reader->bytes + reader->position, length);
    reader->position += length;
}

static void set_transformations(PngReader *reader)
{
    png_structp png = reader->png;
    int color = png_get_color_type(png, reader->info);
    int depth = png_get_bit_depth(png, reader->info);
    bool has_transparency = png_get_valid(png, reader->info, PNG_INFO_tRNS) != 0;
    if (color == PNG_COLOR_TYPE_PALETTE)
        png_set_palette_to_rgb(png);
    if (color == PNG_COLOR_TYPE_GRAY && depth < 8)
        png_set_expand_gray_1_2_4_to_8(png);
    if (has_transparency)
        png_set_tRNS_to_alpha(png);
    if (depth == 16)
        png_set_scale_16(png);
    reader->has_alpha = has_transparency || (color & PNG_COLOR_MASK_ALPHA) != 0;
    reader->image->channels = color & PNG_COLOR_MASK_COLOR ? 3 : 1;
}

static void read_samples(PngReader *reader)
{
    size_t width = (size_t)reader->image->width;
    size_t height = (size_t)reader->image->height;
    int passes = png_set_interlace_handling(reader->png);
    png_read_update_info(reader->png, reader->info);
    size_t row_bytes = width * (size_t)(reader->image->channels + reader->has_alpha);
    if (png_get_rowbytes(reader->png, reader->info) != row_bytes)
        png_error(reader->png, "rows have an unexpected length");
    reader->samples = arena_array(reader->arena, height, row_bytes);
    for (int pass = 0; pass < passes; pass++)
        for (size_t y = 0; y < height; y++)
            png_read_row(reader->png, reader->samples + y * row_bytes, NULL);
    png_read_end(reader->png, reader->info);
}

static void read_resolution(PngReader *reader)
{
    png_uint_32 x = 0;
    png_uint_32 y = 0;
    int unit = PNG_RESOLUTION_UNKNOWN;
    png_get_pHYs(reader->png, reader->info, &x, &y, &unit);
    if (unit != PNG_RESOLUTION_METER)
        return;
    reader->image->ppi_x = x * METRES_PER_INCH;
    reader->image->ppi_y = y * METRES_PER_INCH;
}

static void read_orientation(PngReader *reader)
{
    png_uint_32 size = 0;
    png_bytep exif = NULL;
    if (png_get_eXIf_1(reader->png, reader->info, &size, &exif))
        reader->image->orientation = exif_read(exif, size).orientation;
}

static void read_profile(PngReader *reader)
{
    png_charp name = NULL;
    int compression = 0;
    png_bytep profile = NULL;
    png_uint_32 size = 0;
    if (!png_get_iCCP(reader->png, reader->info, &name, &compression, &profile, &size))
        return;
    reader->warned_of_profile |= !icc_header_fits(profile, size, reader->image->channels);
    if (reader->warned_of_profile)
        return;
    reader->image->icc =
        (const unsigned char *)arena_copy(reader->arena, (const char *)profile, size);
    reader->image->icc_size = size;
}

/* The one function that libpng may leave by longjmp. False: reader->message says why. */
static bool decode(PngReader *reader)
{
    if (setjmp(reader->failure)) {
        png_destroy_read_struct(&reader->png, &reader->info, NULL);
        return false;
    }
    reader->png =
        png_create_read_struct(PNG_LIBPNG_VER_STRING, reader, leave_on_error, note_warning);
    reader->info = reader->png ? png_create_info_struct(reader->png) : NULL;
    if (!reader->info)
        arena_out_of_memory();
    png_set_user_limits(reader->png, (png_uint_32)reader->image->width,
                        (png_uint_32)reader->image->height);
    png_set_chunk_cache_max(reader->png, CHUNKS_MAX);
    png_set_chunk_malloc_max(reader->png, CHUNK_BYTES_MAX);
    png_set_read_fn(reader->png, reader, read_bytes);
    png_read_info(reader->png, reader->info);
    set_transformations(reader);
    read_samples(reader);
    read_resolution(reader);
    read_orientation(reader);
    read_profile(reader);
    png_destroy_read_struct(&reader->png, &reader->info, NULL);
    return true;
}

/* Moves alpha out of the interleaved samples; the colours close up in place. A picture that is
 * opaque everywhere keeps no alpha, so that no device needs a soft mask for it. */
static void separate_alpha(PngReader *reader)
{
    Image *image = reader->image;
    image->pixels = reader->samples;
    if (!reader->has_alpha)
        return;
    size_t count = (size_t)image->width * (size_t)image->height;
    size_t channels = (size_t)image->channels;
    unsigned char *alpha = arena_alloc(reader->arena, count);
    unsigned char all = 0xFF;
    for (size_t i = 0; i < count; i++) {
        const unsigned char *sample = reader->samples + i * (channels + 1);
        alpha[i] = sample[channels];
        all &= sample[channels];
        memmove(reader->samples + i * channels, sample, channels);
    }
    image->alpha = all == 0xFF ? NULL : alpha;
}

static bool recognizes_png(const unsigned char *bytes, size_t size)
{
    return size >= 8 && png_sig_cmp(bytes, 0, 8) == 0;
}

static double big32(const unsigned char *bytes)
{
    return bytes[0] * 16777216.0 + bytes[1] * 65536.0 + bytes[2] * 256.0 + bytes[3];
}

static bool read_png(Arena *arena, DiagSink *diagnostics, const Origin *origin, const char *name,
                     const unsigned char *bytes, size_t size, Image *image)
{
    if (size < IHDR_END || memcmp(bytes + 12, "IHDR", 4) != 0) {
        diag_report(diagnostics, E_IMAGE_DAMAGED, origin, DIAG_ARGS(name, "IHDR"));
        return false;
    }
    double width = big32(bytes + 16);
    double height = big32(bytes + 20);
    if (!pixel_limit_check(diagnostics, origin, name, width, height))
        return false;
    if (width < 1 || height < 1) {
        diag_report(diagnostics, E_IMAGE_DAMAGED, origin, DIAG_ARGS(name, "IHDR: 0 px"));
        return false;
    }
    image->kind = IMAGE_PIXELS;
    image->width = (int)width;
    image->height = (int)height;
    PngReader *reader = arena_alloc(arena, sizeof *reader);
    reader->arena = arena;
    reader->bytes = bytes;
    reader->size = size;
    reader->image = image;
    if (!decode(reader)) {
        diag_report(diagnostics, E_IMAGE_DAMAGED, origin, DIAG_ARGS(name, reader->message));
        return false;
    }
    if (reader->warned_of_profile)
        diag_report(diagnostics, W_IMAGE_PROFILE, origin,
                    DIAG_ARGS(name, image->channels == 1 ? "1" : "3"));
    separate_alpha(reader);
    return true;
}

const ArtFormat art_png = {
    .name = "PNG",
    .recognizes = recognizes_png,
    .read = read_png,
};
