/* Decoding JPEG files with libjpeg-turbo. See jpeg_decode.h. */
#include "device/jpeg_decode.h"

#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <jpeglib.h>

#include "scene/color.h"

/* Progressive pictures hold all their coefficients: 100 million pixels need 600 MB. */
#define DECODER_MEMORY_MAX (1L << 30)
#define CMYK_CHANNELS      4

_Static_assert(JPEG_MESSAGE_SIZE >= JMSG_LENGTH_MAX, "libjpeg writes up to this much");

/* Everything that must survive a longjmp lives here, not in locals. */
typedef struct Decoder {
    struct jpeg_decompress_struct jpeg;
    struct jpeg_error_mgr errors;
    jmp_buf failure;
    JpegDecoding *result;
    const Image *image;
    int min_width, min_height;
    unsigned char *row;     /* CMYK only */
    unsigned char *samples; /* of jpeg_decode_samples: decoded into these, not into a surface */
} Decoder;

static void leave_on_error(j_common_ptr jpeg)
{
    Decoder *decoder = jpeg->client_data;
    jpeg->err->format_message(jpeg, decoder->result->message);
    longjmp(decoder->failure, 1);
}

/* Level -1 is a warning: the data are corrupt, and libjpeg goes on with a guess. */
static void note_message(j_common_ptr jpeg, int level)
{
    Decoder *decoder = jpeg->client_data;
    if (level >= 0 || decoder->result->is_corrupt)
        return;
    decoder->result->is_corrupt = true;
    jpeg->err->format_message(jpeg, decoder->result->message);
}

static void ignore_message(j_common_ptr jpeg)
{
    (void)jpeg;
}

static void choose_size(Decoder *decoder)
{
    if (decoder->samples)
        return;
    struct jpeg_decompress_struct *jpeg = &decoder->jpeg;
    unsigned divisor = 1;
    while (divisor < 8 && (int)jpeg->image_width / (int)(divisor * 2) >= decoder->min_width &&
           (int)jpeg->image_height / (int)(divisor * 2) >= decoder->min_height)
        divisor *= 2;
    jpeg->scale_num = 1;
    jpeg->scale_denom = divisor;
}

static void choose_colors(Decoder *decoder)
{
    if (decoder->image->channels == CMYK_CHANNELS)
        decoder->jpeg.out_color_space = JCS_CMYK;
    else if (decoder->samples)
        decoder->jpeg.out_color_space = decoder->image->channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
    else /* the layout of Cairo's RGB24, whose pixels are words */
        decoder->jpeg.out_color_space =
            __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? JCS_EXT_BGRX : JCS_EXT_XRGB;
}

static unsigned channel_byte(double value)
{
    return (unsigned)(value * 255 + 0.5);
}

uint32_t cmyk_to_word(const unsigned char inks[4], unsigned char flip)
{
    Color color = {.has = COLOR_CMYK};
    for (int i = 0; i < CMYK_CHANNELS; i++)
        color.cmyk[i] = (inks[i] ^ flip) / 255.0;
    double rgb[3];
    color_to_rgb(&color, rgb);
    return channel_byte(rgb[0]) << 16 | channel_byte(rgb[1]) << 8 | channel_byte(rgb[2]);
}

/* Neighbours are often equal, so the last conversion is kept. */
static void convert_cmyk_row(const Decoder *decoder, unsigned width, uint32_t *target)
{
    unsigned char flip = decoder->image->inverted_cmyk ? 0xFF : 0;
    for (unsigned x = 0; x < width; x++) {
        const unsigned char *inks = decoder->row + x * CMYK_CHANNELS;
        bool repeats = x && memcmp(inks, inks - CMYK_CHANNELS, CMYK_CHANNELS) == 0;
        target[x] = repeats ? target[x - 1] : cmyk_to_word(inks, flip);
    }
}

static void read_rows(Decoder *decoder)
{
    struct jpeg_decompress_struct *jpeg = &decoder->jpeg;
    cairo_surface_t *surface = decoder->result->surface;
    cairo_surface_flush(surface);
    unsigned char *pixels = cairo_image_surface_get_data(surface);
    size_t stride = (size_t)cairo_image_surface_get_stride(surface);
    while (jpeg->output_scanline < jpeg->output_height) {
        unsigned char *target = pixels + jpeg->output_scanline * stride;
        JSAMPROW row = decoder->row ? decoder->row : target;
        jpeg_read_scanlines(jpeg, &row, 1);
        if (decoder->row)
            convert_cmyk_row(decoder, jpeg->output_width, (uint32_t *)(void *)target);
    }
    cairo_surface_mark_dirty(surface);
}

static void read_samples(Decoder *decoder)
{
    struct jpeg_decompress_struct *jpeg = &decoder->jpeg;
    size_t stride = (size_t)decoder->image->width * (size_t)decoder->image->channels;
    while (jpeg->output_scanline < jpeg->output_height) {
        JSAMPROW row = decoder->samples + jpeg->output_scanline * stride;
        jpeg_read_scanlines(jpeg, &row, 1);
        for (size_t i = 0; decoder->image->inverted_cmyk && i < stride; i++)
            row[i] ^= 0xFF;
    }
}

static void create_surface(Decoder *decoder)
{
    struct jpeg_decompress_struct *jpeg = &decoder->jpeg;
    decoder->result->surface = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, (int)jpeg->output_width, (int)jpeg->output_height);
    if (cairo_surface_status(decoder->result->surface) != CAIRO_STATUS_SUCCESS)
        return;
    if (decoder->image->channels == CMYK_CHANNELS)
        decoder->row = memory_alloc((size_t)jpeg->output_width * CMYK_CHANNELS);
    read_rows(decoder);
}

/* The size was read before, from the same bytes or from what names them in a PDF. */
static bool is_of_its_size(const Decoder *decoder)
{
    const Image *image = decoder->image;
    return (int)decoder->jpeg.image_width == image->width &&
           (int)decoder->jpeg.image_height == image->height &&
           decoder->jpeg.num_components == image->channels;
}

/* The one function that libjpeg may leave by longjmp. False: result->message says why. */
static bool decode(Decoder *decoder)
{
    struct jpeg_decompress_struct *jpeg = &decoder->jpeg;
    jpeg->err = jpeg_std_error(&decoder->errors);
    decoder->errors.error_exit = leave_on_error;
    decoder->errors.emit_message = note_message;
    decoder->errors.output_message = ignore_message;
    jpeg->client_data = decoder;
    if (setjmp(decoder->failure)) {
        jpeg_destroy_decompress(jpeg);
        return false;
    }
    jpeg_create_decompress(jpeg);
    jpeg->mem->max_memory_to_use = DECODER_MEMORY_MAX;
    jpeg_mem_src(jpeg, decoder->image->encoded, decoder->image->encoded_size);
    jpeg_read_header(jpeg, TRUE);
    if (!is_of_its_size(decoder)) {
        memcpy(decoder->result->message, "another size or kind", sizeof "another size or kind");
        jpeg_destroy_decompress(jpeg);
        return false;
    }
    choose_size(decoder);
    choose_colors(decoder);
    jpeg_start_decompress(jpeg);
    if (decoder->samples)
        read_samples(decoder);
    else
        create_surface(decoder);
    jpeg_destroy_decompress(jpeg); /* not jpeg_finish_decompress: nothing more is wanted */
    return true;
}

void jpeg_decode(const Image *image, int min_width, int min_height, JpegDecoding *decoding)
{
    *decoding = (JpegDecoding){.surface = NULL};
    Decoder *decoder = memory_alloc(sizeof *decoder);
    memset(decoder, 0, sizeof *decoder);
    decoder->result = decoding;
    decoder->image = image;
    decoder->min_width = min_width;
    decoder->min_height = min_height;
    if (!decode(decoder) && decoding->surface) {
        cairo_surface_destroy(decoding->surface);
        decoding->surface = NULL;
    }
    memory_free(decoder->row);
    memory_free(decoder);
}

unsigned char *jpeg_decode_samples(Arena *arena, const Image *image,
                                   char message[JPEG_MESSAGE_SIZE])
{
    JpegDecoding decoding = {.surface = NULL};
    size_t stride = (size_t)image->width * (size_t)image->channels;
    Decoder *decoder = memory_alloc(sizeof *decoder);
    memset(decoder, 0, sizeof *decoder);
    decoder->result = &decoding;
    decoder->image = image;
    decoder->samples = arena_array(arena, (size_t)image->height, stride);
    bool is_good = decode(decoder);
    unsigned char *samples = decoder->samples;
    memory_free(decoder);
    memcpy(message, decoding.message, JPEG_MESSAGE_SIZE);
    return is_good ? samples : NULL;
}

/* The size of the segment that starts with its marker at `bytes`; 0 where none starts. */
static size_t segment_size(const unsigned char *bytes, size_t left)
{
    if (left < 4 || bytes[0] != 0xFF)
        return 0;
    size_t size = 2 + ((size_t)bytes[2] << 8 | bytes[3]);
    return size <= left ? size : 0;
}

const unsigned char *jpeg_without_exif(Arena *arena, const unsigned char *bytes, size_t size,
                                       size_t *new_size)
{
    enum { MARKER_SOS = 0xDA, MARKER_APP1 = 0xE1 };
    unsigned char *copy = arena_alloc(arena, size);
    size_t from = 2; /* behind SOI */
    size_t to = 2;
    memcpy(copy, bytes, to);
    size_t length = segment_size(bytes + from, size - from);
    for (; length && bytes[from + 1] != MARKER_SOS;
         length = segment_size(bytes + from, size - from)) {
        if (bytes[from + 1] != MARKER_APP1) {
            memcpy(copy + to, bytes + from, length);
            to += length;
        }
        from += length;
    }
    memcpy(copy + to, bytes + from, size - from);
    *new_size = to + size - from;
    return copy;
}
