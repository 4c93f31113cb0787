/* The PNG device: one page as a picture, drawn by Cairo at the wanted resolution. The trim box
 * only; bleed is not shown. */
#include <math.h>

#include "base/limits.h"
#include "base/number.h"
#include "device/cairo_draw.h"
#include "device/png_write.h"

#define DEFAULT_DPI 150.0
#define PT_PER_INCH 72.0

typedef struct PngDevice {
    CairoDevice common;
    cairo_surface_t *surface;
} PngDevice;

static double wanted_dpi(const DeviceOptions *options)
{
    return options->dpi > 0 ? options->dpi : DEFAULT_DPI;
}

static Device *png_create(Arena *arena, DiagSink *diagnostics, const DeviceOptions *options,
                          StrBuf *output)
{
    PngDevice *device = arena_alloc(arena, sizeof *device);
    cairo_draw_init(&device->common, arena, diagnostics, options, output);
    return &device->common.base;
}

static const char *number_text(Arena *arena, double value)
{
    char text[NUMBER_TEXT_SIZE];
    return arena_copy(arena, text, number_format(text, value, 2));
}

static void report_size(Device *device, const PageBoxes *boxes, double width, double height)
{
    Arena *arena = device->arena;
    double dpi = wanted_dpi(device->options);
    double most = (double)diag_limit(device->diagnostics, LIMIT_ID_SURFACE_PIXELS);
    double by_side = LIMIT_SURFACE_PX * PT_PER_INCH / fmax(boxes->width, boxes->height);
    double by_area = PT_PER_INCH * sqrt(most / (boxes->width * boxes->height));
    Diagnostic *diagnostic = diag_report(
        device->diagnostics, E_SURFACE_TOO_LARGE, NULL,
        DIAG_ARGS(number_text(arena, width), number_text(arena, height), number_text(arena, dpi),
                  number_text(arena, LIMIT_SURFACE_PX), number_text(arena, most / 1e6)));
    /* Half a pixel is kept back, since sizes are rounded to whole ones. */
    const char *fitting = number_text(arena, fmax(1, floor(fmin(by_side, by_area) - 0.5)));
    diag_hint(device->diagnostics, diagnostic, "At {1} dpi the page would fit.",
              "改用 {1} dpi 即可容纳该页面。", DIAG_ARGS(fitting));
    bool is_side = fmax(width, height) > LIMIT_SURFACE_PX;
    diag_hint_limit(device->diagnostics, diagnostic,
                    is_side ? LIMIT_ID_SURFACE_PX : LIMIT_ID_SURFACE_PIXELS);
    device->failed = true;
}

static void png_begin_page(Device *device, const PageBoxes *boxes)
{
    PngDevice *self = (PngDevice *)device;
    double scale = wanted_dpi(device->options) / PT_PER_INCH;
    double width = fmax(1, round(boxes->width * scale));
    double height = fmax(1, round(boxes->height * scale));
    double most = (double)diag_limit(device->diagnostics, LIMIT_ID_SURFACE_PIXELS);
    if (!(fmax(width, height) <= LIMIT_SURFACE_PX && width * height <= most)) {
        report_size(device, boxes, width, height);
        return;
    }
    self->surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)width, (int)height);
    cairo_draw_begin(&self->common, self->surface, scale);
}

static void png_end_page(Device *device)
{
    PngDevice *self = (PngDevice *)device;
    if (!cairo_draw_end(&self->common))
        return;
    if (!png_write(device->output, self->surface, wanted_dpi(device->options)))
        cairo_draw_check(&self->common, CAIRO_STATUS_PNG_ERROR);
}

static bool png_finish(Device *device)
{
    return !device->failed;
}

static void png_destroy(Device *device)
{
    PngDevice *self = (PngDevice *)device;
    cairo_draw_release(&self->common);
    cairo_surface_destroy(self->surface);
}

const DeviceType device_png = {
    .name = "png",
    .extension = "png",
    .help = "A picture of one page (sRGB, 8 bits) at the wanted resolution; without bleed.",
    .help_zh = "单页图片（sRGB，8 位），分辨率可选；不含出血。",
    .one_page_per_file = true,
    .create = png_create,
    .begin_page = png_begin_page,
    .end_page = png_end_page,
    .fill_path = cairo_draw_fill_path,
    .stroke_path = cairo_draw_stroke_path,
    .show_glyphs = cairo_draw_show_glyphs,
    .draw_image = cairo_draw_image,
    .push_clip = cairo_draw_push_clip,
    .pop_clip = cairo_draw_pop_clip,
    .push_group = cairo_draw_push_group,
    .pop_group = cairo_draw_pop_group,
    .finish = png_finish,
    .destroy = png_destroy,
};
