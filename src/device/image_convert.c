/* Pictures converted: see image_convert.h. */
#include "device/image_convert.h"

#include <cairo.h>

#include "device/jpeg_decode.h"

/* The decoded words 0x00RRGGBB of a surface as bytes, three a pixel. */
static unsigned char *rgb_of_surface(Arena *arena, const Image *image, cairo_surface_t *surface)
{
    unsigned char *rgb = arena_array(arena, (size_t)image->width * (size_t)image->height, 3);
    const unsigned char *rows = cairo_image_surface_get_data(surface);
    int stride = cairo_image_surface_get_stride(surface);
    unsigned char *out = rgb;
    for (int y = 0; y < image->height; y++) {
        const uint32_t *words = (const void *)(rows + (size_t)y * (size_t)stride);
        for (int x = 0; x < image->width; x++) {
            *out++ = (unsigned char)(words[x] >> 16);
            *out++ = (unsigned char)(words[x] >> 8);
            *out++ = (unsigned char)words[x];
        }
    }
    return rgb;
}

/* NULL: the JPEG cannot be decoded, which is reported. */
static const unsigned char *decode_jpeg(HaruDocument *document, const Image *image)
{
    JpegDecoding decoding = {0};
    jpeg_decode(image, image->width, image->height, &decoding);
    if (!decoding.surface) {
        haru_document_fail(document, E_DEVICE_DRAW, DIAG_ARGS("pdf", decoding.message));
        return NULL;
    }
    const unsigned char *rgb = rgb_of_surface(document->arena, image, decoding.surface);
    cairo_surface_destroy(decoding.surface);
    return rgb;
}

/* Inks (0 none, 255 full) by the plain conversion of the JPEG decoder. */
static const unsigned char *rgb_of_inks(Arena *arena, const Image *image)
{
    size_t count = (size_t)image->width * (size_t)image->height;
    unsigned char *rgb = arena_array(arena, count, 3);
    for (size_t i = 0; i < count; i++) {
        uint32_t word = cmyk_to_word(image->pixels + 4 * i, 0);
        rgb[3 * i] = (unsigned char)(word >> 16);
        rgb[3 * i + 1] = (unsigned char)(word >> 8);
        rgb[3 * i + 2] = (unsigned char)word;
    }
    return rgb;
}

static const unsigned char *rgb_of_image(HaruDocument *document, const Image *image)
{
    if (image->kind == IMAGE_JPEG)
        return decode_jpeg(document, image);
    return image->channels == 3 ? image->pixels : rgb_of_inks(document->arena, image);
}

static const unsigned char *inks_of_rgb(HaruDocument *document, const Image *image,
                                        const unsigned char *rgb)
{
    size_t count = (size_t)image->width * (size_t)image->height;
    unsigned char *inks = arena_array(document->arena, count, 4);
    ink_converter_pixels(document->inks, image->icc, image->icc_size, rgb, count, inks);
    return inks;
}

const Image *image_convert(HaruDocument *document, const Image *image)
{
    bool to_inks = document->inks && image->channels == 3;
    bool to_rgb = document->product == PDF_DIGITAL && image->channels == 4;
    if (!to_inks && !to_rgb)
        return image;
    const unsigned char *pixels = rgb_of_image(document, image);
    if (!pixels)
        return image;
    Image *converted = arena_alloc(document->arena, sizeof *converted);
    *converted = *image;
    converted->kind = IMAGE_PIXELS;
    converted->channels = to_inks ? 4 : 3;
    converted->pixels = to_inks ? inks_of_rgb(document, image, pixels) : pixels;
    converted->icc = NULL;
    return converted;
}
