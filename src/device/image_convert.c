/* Pictures converted: see image_convert.h. */
#include "device/image_convert.h"

#include "device/jpeg_decode.h"

/* NULL: the JPEG cannot be decoded, which is reported. */
static const unsigned char *decode_jpeg(HaruDocument *document, const Image *image)
{
    char message[JPEG_MESSAGE_SIZE];
    const unsigned char *samples = jpeg_decode_samples(document->arena, image, message);
    if (!samples)
        haru_document_fail(document, E_DEVICE_DRAW, DIAG_ARGS("pdf", message));
    return samples;
}

/* Inks (0 none, 255 full) by the plain conversion. */
static const unsigned char *rgb_of_inks(Arena *arena, const Image *image, const unsigned char *inks)
{
    size_t count = (size_t)image->width * (size_t)image->height;
    unsigned char *rgb = arena_array(arena, count, 3);
    for (size_t i = 0; i < count; i++) {
        uint32_t word = cmyk_to_word(inks + 4 * i, 0);
        rgb[3 * i] = (unsigned char)(word >> 16);
        rgb[3 * i + 1] = (unsigned char)(word >> 8);
        rgb[3 * i + 2] = (unsigned char)word;
    }
    return rgb;
}

static const unsigned char *rgb_of_image(HaruDocument *document, const Image *image)
{
    const unsigned char *samples =
        image->kind == IMAGE_JPEG ? decode_jpeg(document, image) : image->pixels;
    if (!samples || image->channels == 3)
        return samples;
    return rgb_of_inks(document->arena, image, samples);
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
    bool to_rgb =
        document->product == PDF_DIGITAL && !document->inks && !image->icc && image->channels == 4;
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
