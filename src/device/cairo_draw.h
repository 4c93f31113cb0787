/* What the PNG and the SVG device share: drawing operations on a Cairo context in points.
 *
 * Every number that comes here has passed scene_check (finite, within LIMIT_COORDINATE_PT); Cairo
 * 1.16 hangs on wilder ones. Files: cairo_draw.c (paths, paints, clips, groups), cairo_glyphs.c,
 * cairo_image.c. */
#ifndef DEVICE_CAIRO_DRAW_H
#define DEVICE_CAIRO_DRAW_H

#include <cairo.h>

#include "base/map.h"
#include "device/device.h"

/* How a group that is open will be put on the page when it is popped. */
typedef struct CairoGroup {
    double opacity;
    BlendMode blend;
} CairoGroup;

/* A decoded picture, used again when it is drawn again. */
typedef struct CairoPicture {
    Hash128 hash;
    cairo_surface_t *surface; /* perhaps smaller than the picture */
} CairoPicture;

/* The common part of both devices; each begins with it. */
typedef struct CairoDevice {
    Device base;
    Arena *scratch;     /* lives as long as the device */
    cairo_t *cairo;     /* NULL before the page begins */
    double scale;       /* surface units for each point: pixels in PNG, 1 in SVG */
    bool keeps_jpeg;    /* JPEG files go into the output as they are (SVG) */
    Map outlines;       /* glyph outlines in font units, by face and glyph */
    CairoGroup *groups; /* group_count that are open, innermost last */
    size_t group_count, group_capacity;
    CairoPicture *pictures; /* picture_count that were decoded */
    size_t picture_count, picture_capacity;
} CairoDevice;

/* Fills the common part; the rest of `device` is zero. */
void cairo_draw_init(CairoDevice *device, Arena *arena, DiagSink *diagnostics,
                     const DeviceOptions *options, StrBuf *output);

/* Starts drawing on `surface` (borrowed) with `scale` surface units for each point, on white. */
void cairo_draw_begin(CairoDevice *device, cairo_surface_t *surface, double scale);

/* Ends drawing; false: an error was reported, now or before. */
bool cairo_draw_end(CairoDevice *device);

/* Frees what lies outside the job's arena. */
void cairo_draw_release(CairoDevice *device);

/* Reports the first error of Cairo as E_DEVICE_DRAW and marks the device as failed. */
void cairo_draw_check(CairoDevice *device, cairo_status_t status);

/* Slots of DeviceType. show_glyphs fills outlines: no hinting, placed to the fraction of a pixel.
 */
void cairo_draw_fill_path(Device *device, const Path *path, FillRule rule, const Paint *paint);
void cairo_draw_stroke_path(Device *device, const Path *path, const Stroke *stroke,
                            const Paint *paint);
void cairo_draw_show_glyphs(Device *device, const GlyphRun *run, Point origin, const Paint *paint);
void cairo_draw_image(Device *device, const Image *image, Matrix unit_square_to_page);
void cairo_draw_push_clip(Device *device, const Path *path, FillRule rule);
void cairo_draw_pop_clip(Device *device);
void cairo_draw_push_group(Device *device, Rect bounds, double opacity, BlendMode blend);
void cairo_draw_pop_group(Device *device);

/* Parts of the slots, for the files of this folder. */

/* Appends `path`, transformed, to the context's current path. `scale` is the size of its unit on
 * the surface: points beyond what Cairo can hold are moved to that border. */
void cairo_draw_append_path(cairo_t *cairo, const Path *path, Matrix matrix, double scale);

/* Makes `paint` the context's source. */
void cairo_draw_set_paint(CairoDevice *device, const Paint *paint);

/* The outline of a glyph in font units, y down; from the cache. */
const Path *cairo_draw_outline(CairoDevice *device, const struct Face *face, uint32_t glyph);

cairo_matrix_t cairo_draw_matrix(Matrix matrix);

#endif
