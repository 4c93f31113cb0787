/* Rendering small scenes and looking at the result. */
#ifndef TESTS_UNIT_DEVICE_FIXTURE_H
#define TESTS_UNIT_DEVICE_FIXTURE_H

#include <cairo.h>

#include "device/device.h"
#include "test.h"

/* A page of width x height points without bleed. */
static inline Scene *fixture_scene(TestState *test, double width, double height)
{
    return scene_create(test->arena, (PageBoxes){.width = width, .height = height});
}

static inline Color fixture_rgb(double red, double green, double blue)
{
    return (Color){.has = COLOR_RGB, .rgb = {red, green, blue}};
}

static inline void fixture_fill(Scene *scene, Rect rect, Color color, double opacity)
{
    scene_fill_rectangle(scene, rect, scene_solid(scene->arena, color, opacity));
}

/* Renders with the device of that extension; a check fails when it cannot. The caller releases. */
static inline StrBuf fixture_render(TestState *test, const char *extension, const Scene *scene,
                                    const DeviceOptions *options)
{
    StrBuf output = {0};
    const Scene *const pages[] = {scene};
    CHECK(
        device_render(device_find(extension), test->arena, test->sink, options, pages, 1, &output));
    return output;
}

typedef struct FixtureReader {
    const StrBuf *file;
    size_t position;
} FixtureReader;

static inline cairo_status_t fixture_read(void *closure, unsigned char *bytes, unsigned length)
{
    FixtureReader *reader = closure;
    if (length > reader->file->length - reader->position)
        return CAIRO_STATUS_READ_ERROR;
    memcpy(bytes, reader->file->data + reader->position, length);
    reader->position += length;
    return CAIRO_STATUS_SUCCESS;
}

/* Decodes a PNG by Cairo's own reader. The caller destroys the surface. */
static inline cairo_surface_t *fixture_decode(const StrBuf *file)
{
    FixtureReader reader = {file, 0};
    return cairo_image_surface_create_from_png_stream(fixture_read, &reader);
}

/* The page drawn with one pixel for each point. The caller destroys the surface. */
static inline cairo_surface_t *fixture_pixels(TestState *test, const Scene *scene)
{
    DeviceOptions options = {.dpi = 72};
    StrBuf file = fixture_render(test, "png", scene, &options);
    cairo_surface_t *surface = fixture_decode(&file);
    CHECK(cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS);
    strbuf_release(&file);
    return surface;
}

/* 0xRRGGBB at (x, y). */
static inline unsigned fixture_pixel(cairo_surface_t *surface, int x, int y)
{
    const unsigned char *data = cairo_image_surface_get_data(surface);
    unsigned word;
    memcpy(&word, data + y * cairo_image_surface_get_stride(surface) + 4 * x, sizeof word);
    return word & 0xFFFFFF;
}

/* Whether no channel differs by more than `tolerance`. */
static inline bool fixture_near(unsigned pixel, unsigned expected, int tolerance)
{
    for (int shift = 0; shift < 24; shift += 8) {
        int difference = (int)(pixel >> shift & 0xFF) - (int)(expected >> shift & 0xFF);
        if (difference > tolerance || -difference > tolerance)
            return false;
    }
    return true;
}

#endif
