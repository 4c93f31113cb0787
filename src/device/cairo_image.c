/* Pictures on a Cairo context. See cairo_draw.h. */
#include <math.h>
#include <string.h>

#include "base/limits.h"
#include "device/cairo_draw.h"
#include "device/jpeg_decode.h"
#include "device/orientation.h"
#include "device/picture_srgb.h"

/* Below it a picture has no area that could show, and Cairo refuses its matrix. */
#define DETERMINANT_MIN 1e-9

static uint32_t multiplied(unsigned value, unsigned alpha)
{
    return (value * alpha + 127) / 255;
}

/* One pixel as Cairo's ARGB32: a word, colours multiplied by alpha. CMYK has no alpha here. */
static uint32_t pixel_word(const Image *image, size_t index)
{
    const unsigned char *sample = image->pixels + index * (size_t)image->channels;
    unsigned alpha = image->alpha ? image->alpha[index] : 0xFF;
    if (image->channels == 4)
        return alpha << 24 | cmyk_to_word(sample, 0);
    int step = image->channels == 3; /* gray: the one value three times */
    return alpha << 24 | multiplied(sample[0], alpha) << 16 | multiplied(sample[step], alpha) << 8 |
           multiplied(sample[2 * step], alpha);
}

static cairo_surface_t *surface_of_pixels(const Image *image)
{
    cairo_format_t format = image->alpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24;
    cairo_surface_t *surface = cairo_image_surface_create(format, image->width, image->height);
    if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS)
        return surface;
    cairo_surface_flush(surface);
    unsigned char *data = cairo_image_surface_get_data(surface);
    size_t stride = (size_t)cairo_image_surface_get_stride(surface);
    size_t index = 0;
    for (int y = 0; y < image->height; y++) {
        uint32_t *row = (uint32_t *)(void *)(data + (size_t)y * stride);
        for (int x = 0; x < image->width; x++)
            row[x] = pixel_word(image, index++);
    }
    cairo_surface_mark_dirty(surface);
    return surface;
}

/* Whether the output holds the file itself, with its profile. CMYK files are left out: browsers do
 * not agree on their colours. */
static bool is_kept(const CairoDevice *device, const Image *image)
{
    return device->keeps_jpeg && image->kind == IMAGE_JPEG && image->channels <= 3;
}

/* Hands the file itself to surfaces that can embed it. */
static void attach_jpeg(CairoDevice *device, const Image *image, cairo_surface_t *surface)
{
    if (!is_kept(device, image))
        return;
    size_t size = 0;
    const unsigned char *bytes =
        jpeg_without_exif(device->scratch, image->encoded, image->encoded_size, &size);
    cairo_draw_check(device, cairo_surface_set_mime_data(surface, CAIRO_MIME_TYPE_JPEG, bytes, size,
                                                         NULL, NULL));
}

static cairo_surface_t *surface_of_jpeg(CairoDevice *device, const Image *image, int width,
                                        int height)
{
    JpegDecoding decoding;
    jpeg_decode(image, width, height, &decoding);
    DiagSink *diagnostics = device->base.diagnostics;
    if (!decoding.surface) {
        diag_report(diagnostics, E_IMAGE_DAMAGED, NULL, DIAG_ARGS(image->name, decoding.message));
        device->base.failed = true;
        return NULL;
    }
    if (decoding.is_corrupt)
        diag_report(diagnostics, W_IMAGE_CORRUPT, NULL, DIAG_ARGS(image->name, decoding.message));
    attach_jpeg(device, image, decoding.surface);
    return decoding.surface;
}

static bool fits_surface(CairoDevice *device, const Image *image)
{
    if (image->width <= LIMIT_SURFACE_PX && image->height <= LIMIT_SURFACE_PX)
        return true;
    Arena *arena = device->base.arena;
    diag_report_limit(device->base.diagnostics, E_IMAGE_SIDE, NULL, LIMIT_ID_SURFACE_PX,
                      DIAG_ARGS(image->name, arena_print(arena, "%d", image->width),
                                arena_print(arena, "%d", image->height),
                                arena_print(arena, "%d", LIMIT_SURFACE_PX)));
    device->base.failed = true;
    return false;
}

/* The decoded picture, at least `width` x `height` pixels where it has them. NULL: reported. */
static cairo_surface_t *find_surface(CairoDevice *device, const Image *image, int width, int height)
{
    for (size_t i = 0; i < device->picture_count; i++) {
        const CairoPicture *old = &device->pictures[i];
        bool same = old->hash.high == image->hash.high && old->hash.low == image->hash.low;
        if (same && cairo_image_surface_get_width(old->surface) >= width &&
            cairo_image_surface_get_height(old->surface) >= height)
            return old->surface;
    }
    if (!fits_surface(device, image))
        return NULL;
    const Image *shown = is_kept(device, image) || !picture_has_own_light(image)
                             ? image
                             : picture_as_srgb(device->scratch, image);
    cairo_surface_t *surface = shown->kind == IMAGE_JPEG
                                   ? surface_of_jpeg(device, shown, width, height)
                                   : surface_of_pixels(shown);
    if (!surface)
        return NULL;
    cairo_draw_check(device, cairo_surface_status(surface));
    device->pictures = arena_grow(device->scratch, device->pictures, device->picture_count,
                                  &device->picture_capacity, sizeof *device->pictures);
    device->pictures[device->picture_count++] = (CairoPicture){image->hash, surface};
    return surface;
}

/* How many pixels of the surface the picture will cover, at most its own. */
static int wanted_pixels(const CairoDevice *device, double dx, double dy, int available)
{
    double length = ceil(hypot(dx, dy) * device->scale);
    return length < available && !device->keeps_jpeg ? (int)length : available;
}

void cairo_draw_image(Device *device, const Image *image, Matrix unit_square_to_page)
{
    CairoDevice *self = (CairoDevice *)device;
    Matrix m = matrix_multiply(orientation_matrix(image->orientation), unit_square_to_page);
    if (!(fabs(m.a * m.d - m.b * m.c) > DETERMINANT_MIN))
        return;
    int wanted_width = wanted_pixels(self, m.a, m.b, image->width);
    int wanted_height = wanted_pixels(self, m.c, m.d, image->height);
    cairo_surface_t *surface = find_surface(self, image, wanted_width, wanted_height);
    if (!surface || device->failed)
        return;
    double width = cairo_image_surface_get_width(surface);
    double height = cairo_image_surface_get_height(surface);
    cairo_matrix_t matrix =
        cairo_draw_matrix(matrix_multiply(matrix_scale(1 / width, 1 / height), m));
    cairo_save(self->cairo);
    cairo_transform(self->cairo, &matrix);
    cairo_set_source_surface(self->cairo, surface, 0, 0);
    cairo_pattern_set_filter(cairo_get_source(self->cairo), CAIRO_FILTER_GOOD);
    if (self->keeps_jpeg) {
        cairo_paint(self->cairo); /* a fill would make the SVG surface copy the picture's pixels */
    } else {
        /* PAD: at the edge, no pixel of the ground mixes in that the shape's own edge did not. */
        cairo_pattern_set_extend(cairo_get_source(self->cairo), CAIRO_EXTEND_PAD);
        cairo_rectangle(self->cairo, 0, 0, width, height);
        cairo_fill(self->cairo);
    }
    cairo_restore(self->cairo);
    cairo_draw_check(self, cairo_status(self->cairo));
}
