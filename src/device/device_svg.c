/* The SVG device: one page as vectors, drawn by Cairo's SVG surface. Letters are outlines, each
 * written once for a face and size and then used again: text looks the same everywhere but cannot
 * be searched. Unlike the press, light mixes: colours are sRGB. */
#include <cairo-svg.h>

#include "device/cairo_draw.h"
#include "device/svg_tidy.h"
#include "font/face.h"

/* A face as a Cairo user font, so that Cairo keeps each glyph once. */
typedef struct SvgFont {
    CairoDevice *device;
    const Face *face;
    cairo_font_face_t *cairo_face;
} SvgFont;

typedef struct SvgDevice {
    CairoDevice common;
    cairo_surface_t *surface;
    StrBuf raw;      /* what Cairo writes */
    SvgFont **fonts; /* font_count of them, in order of first use */
    size_t font_count, font_capacity;
} SvgDevice;

static const cairo_user_data_key_t font_key;

static cairo_status_t render_glyph(cairo_scaled_font_t *scaled_font, unsigned long glyph,
                                   cairo_t *cairo, cairo_text_extents_t *extents)
{
    const SvgFont *font =
        cairo_font_face_get_user_data(cairo_scaled_font_get_font_face(scaled_font), &font_key);
    double scale = 1.0 / font->face->units_per_em;
    const Path *outline = cairo_draw_outline(font->device, font->face, (uint32_t)glyph);
    cairo_draw_append_path(cairo, outline, matrix_scale(scale, scale), 1);
    cairo_fill(cairo);
    extents->x_advance = face_advance(font->face, (uint32_t)glyph);
    return CAIRO_STATUS_SUCCESS;
}

static cairo_font_face_t *find_font(SvgDevice *device, const Face *face)
{
    for (size_t i = 0; i < device->font_count; i++)
        if (device->fonts[i]->face == face)
            return device->fonts[i]->cairo_face;
    Arena *arena = device->common.scratch;
    SvgFont *font = arena_alloc(arena, sizeof *font);
    *font = (SvgFont){&device->common, face, cairo_user_font_face_create()};
    cairo_user_font_face_set_render_glyph_func(font->cairo_face, render_glyph);
    cairo_draw_check(&device->common,
                     cairo_font_face_set_user_data(font->cairo_face, &font_key, font, NULL));
    device->fonts = arena_grow(arena, device->fonts, device->font_count, &device->font_capacity,
                               sizeof(SvgFont *));
    device->fonts[device->font_count++] = font;
    return font->cairo_face;
}

/* The run's glyphs that have an outline, as Cairo wants them. */
static cairo_glyph_t *visible_glyphs(SvgDevice *device, const GlyphRun *run, Point origin,
                                     int *count)
{
    cairo_glyph_t *glyphs =
        arena_array(device->common.scratch, (size_t)run->glyph_count, sizeof *glyphs);
    *count = 0;
    for (int i = 0; i < run->glyph_count; i++) {
        const Glyph *glyph = &run->glyphs[i];
        if (cairo_draw_outline(&device->common, run->face, glyph->id)->verb_count == 0)
            continue;
        glyphs[(*count)++] = (cairo_glyph_t){glyph->id, origin.x + glyph->x, origin.y + glyph->y};
    }
    return glyphs;
}

static void svg_show_glyphs(Device *device, const GlyphRun *run, Point origin, const Paint *paint)
{
    SvgDevice *self = (SvgDevice *)device;
    /* A used glyph has its own coordinates, so a gradient would start anew in each; and the outline
     * of an emboldened glyph is stroked, which a font cannot say. */
    if (paint->kind != PAINT_SOLID || run->embolden > 0) {
        cairo_draw_show_glyphs(device, run, origin, paint);
        return;
    }
    int count = 0;
    cairo_glyph_t *glyphs = visible_glyphs(self, run, origin, &count);
    if (count == 0)
        return;
    Matrix matrix = {run->size, 0, -run->skew * run->size, run->size, 0, 0};
    if (run->horizontal_scale != 0)
        matrix.a *= run->horizontal_scale;
    if (run->rotation_deg != 0)
        matrix = matrix_multiply(matrix, matrix_rotate(run->rotation_deg));
    cairo_matrix_t font_matrix = cairo_draw_matrix(matrix);
    cairo_t *cairo = self->common.cairo;
    cairo_set_font_face(cairo, find_font(self, run->face));
    cairo_set_font_matrix(cairo, &font_matrix);
    cairo_draw_set_paint(&self->common, paint);
    cairo_show_glyphs(cairo, glyphs, count);
    cairo_draw_check(&self->common, cairo_status(cairo));
}

static Device *svg_create(Arena *arena, DiagSink *diagnostics, const DeviceOptions *options,
                          StrBuf *output)
{
    SvgDevice *device = arena_alloc(arena, sizeof *device);
    cairo_draw_init(&device->common, arena, diagnostics, options, output);
    device->common.keeps_jpeg = true;
    return &device->common.base;
}

/* Memory never fails here (running out of it ends the process), so Cairo's habit of forgetting
 * errors of late writes (docs/reliability.md, finding 1) does no harm. */
static cairo_status_t append_bytes(void *closure, const unsigned char *bytes, unsigned length)
{
    strbuf_append(closure, bytes, length);
    return CAIRO_STATUS_SUCCESS;
}

static void svg_begin_page(Device *device, const PageBoxes *boxes)
{
    SvgDevice *self = (SvgDevice *)device;
    self->surface =
        cairo_svg_surface_create_for_stream(append_bytes, &self->raw, boxes->width, boxes->height);
    cairo_svg_surface_restrict_to_version(self->surface, CAIRO_SVG_VERSION_1_2);
    cairo_draw_begin(&self->common, self->surface, 1);
}

static void svg_end_page(Device *device)
{
    SvgDevice *self = (SvgDevice *)device;
    if (!cairo_draw_end(&self->common))
        return;
    cairo_surface_finish(self->surface);
    cairo_draw_check(&self->common, cairo_surface_status(self->surface));
    if (device->failed)
        return;
    Text raw = {self->raw.data, self->raw.length};
    svg_tidy(self->common.scratch, raw, &device->options->info, device->output);
}

static bool svg_finish(Device *device)
{
    return !device->failed;
}

static void svg_destroy(Device *device)
{
    SvgDevice *self = (SvgDevice *)device;
    cairo_surface_finish(self->surface); /* may still ask for glyphs, and those lie in scratch */
    cairo_surface_destroy(self->surface);
    for (size_t i = 0; i < self->font_count; i++)
        cairo_font_face_destroy(self->fonts[i]->cairo_face);
    cairo_draw_release(&self->common);
    strbuf_release(&self->raw);
}

const DeviceType device_svg = {
    .name = "svg",
    .extension = "svg",
    .help = "One page as vectors (SVG 1.1, sRGB) for the screen; letters are outlines.",
    .help_zh = "单页矢量图（SVG 1.1，sRGB），供屏幕使用；文字已转为轮廓。",
    .one_page_per_file = true,
    .create = svg_create,
    .begin_page = svg_begin_page,
    .end_page = svg_end_page,
    .fill_path = cairo_draw_fill_path,
    .stroke_path = cairo_draw_stroke_path,
    .show_glyphs = svg_show_glyphs,
    .draw_image = cairo_draw_image,
    .push_clip = cairo_draw_push_clip,
    .pop_clip = cairo_draw_pop_clip,
    .push_group = cairo_draw_push_group,
    .pop_group = cairo_draw_pop_group,
    .finish = svg_finish,
    .destroy = svg_destroy,
};
