/* Compares two pictures of the same page, drawn by different programs.
 *
 *   compare_png A.png B.png [MEAN [SHARE]]
 *
 * Both are blurred by a 3 x 3 box first, so that a different way of smoothing edges counts little.
 * Prints the mean absolute difference of each channel (0..255) and the share of pixels (0..1) of
 * which a channel differs by more than 32. Exit status: 0 within the tolerances (default 2 and
 * 0.01), 1 beyond, 2 when they cannot be compared. Sizes may differ by two pixels, since programs
 * round page sizes differently; the common part counts. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cairo.h>

#define LARGE_DIFFERENCE  32
#define SIZE_TOLERANCE_PX 2

typedef struct Picture {
    int width, height;
    unsigned char *channels; /* three for each pixel */
} Picture;

/* Decodes a file onto white. False: a message was printed. */
static int load(const char *path, Picture *picture)
{
    cairo_surface_t *file = cairo_image_surface_create_from_png(path);
    if (cairo_surface_status(file) != CAIRO_STATUS_SUCCESS) {
        fprintf(stderr, "compare_png: %s: %s\n", path,
                cairo_status_to_string(cairo_surface_status(file)));
        return 0;
    }
    picture->width = cairo_image_surface_get_width(file);
    picture->height = cairo_image_surface_get_height(file);
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, picture->width, picture->height);
    cairo_t *cairo = cairo_create(surface);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    cairo_set_source_surface(cairo, file, 0, 0);
    cairo_paint(cairo);
    cairo_destroy(cairo);
    cairo_surface_destroy(file);
    cairo_surface_flush(surface);
    size_t count = (size_t)picture->width * (size_t)picture->height;
    picture->channels = malloc(count * 3);
    if (!picture->channels)
        return 0;
    const unsigned char *data = cairo_image_surface_get_data(surface);
    int stride = cairo_image_surface_get_stride(surface);
    for (size_t i = 0; i < count; i++) {
        size_t width = (size_t)picture->width;
        uint32_t word;
        memcpy(&word, data + i / width * (size_t)stride + i % width * 4, sizeof word);
        for (int c = 0; c < 3; c++)
            picture->channels[3 * i + (size_t)c] = (unsigned char)(word >> (16 - 8 * c));
    }
    cairo_surface_destroy(surface);
    return 1;
}

/* The mean of the 3 x 3 pixels around (x, y), as far as they are inside. */
static int blurred(const Picture *picture, int x, int y, int channel)
{
    int sum = 0;
    int count = 0;
    for (int v = y - 1; v <= y + 1; v++) {
        for (int u = x - 1; u <= x + 1; u++) {
            if (u < 0 || v < 0 || u >= picture->width || v >= picture->height)
                continue;
            sum += picture->channels[((size_t)v * (size_t)picture->width + (size_t)u) * 3 +
                                     (size_t)channel];
            count++;
        }
    }
    return (sum + count / 2) / count;
}

typedef struct Difference {
    double mean[3];
    double share;
} Difference;

static Difference compare(const Picture *a, const Picture *b)
{
    int width = a->width < b->width ? a->width : b->width;
    int height = a->height < b->height ? a->height : b->height;
    double pixels = (double)width * height;
    Difference result = {{0}, 0};
    for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
            int largest = 0;
            for (int c = 0; c < 3; c++) {
                int difference = abs(blurred(a, x, y, c) - blurred(b, x, y, c));
                result.mean[c] += difference / pixels;
                largest = difference > largest ? difference : largest;
            }
            result.share += (largest > LARGE_DIFFERENCE) / pixels;
        }
    }
    return result;
}

int main(int argc, char **argv)
{
    if (argc < 3 || argc > 5) {
        fprintf(stderr, "usage: compare_png A.png B.png [MEAN [SHARE]]\n");
        return 2;
    }
    double mean_tolerance = argc > 3 ? strtod(argv[3], NULL) : 2;
    double share_tolerance = argc > 4 ? strtod(argv[4], NULL) : 0.01;
    Picture a;
    Picture b;
    if (!load(argv[1], &a) || !load(argv[2], &b))
        return 2;
    if (abs(a.width - b.width) > SIZE_TOLERANCE_PX ||
        abs(a.height - b.height) > SIZE_TOLERANCE_PX) {
        fprintf(stderr, "compare_png: sizes differ: %d x %d and %d x %d\n", a.width, a.height,
                b.width, b.height);
        return 2;
    }
    Difference d = compare(&a, &b);
    printf("mean %.3f %.3f %.3f share %.5f\n", d.mean[0], d.mean[1], d.mean[2], d.share);
    free(a.channels);
    free(b.channels);
    int within = d.mean[0] <= mean_tolerance && d.mean[1] <= mean_tolerance &&
                 d.mean[2] <= mean_tolerance && d.share <= share_tolerance;
    return !within;
}
