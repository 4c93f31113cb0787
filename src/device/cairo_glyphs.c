/* Glyphs as filled outlines on a Cairo context. No font engine draws: what HarfBuzz reads from the
 * face is filled as it is, so a glyph stands exactly where the composer put it. */
#include "device/cairo_draw.h"

#include <string.h>

#include "font/face.h"

typedef struct OutlineKey {
    uint32_t face_serial;
    uint32_t glyph;
} OutlineKey;

const Path *cairo_draw_outline(CairoDevice *device, const Face *face, uint32_t glyph)
{
    OutlineKey key = {face->serial, glyph};
    Path *outline = map_find(&device->outlines, (Text){(const char *)&key, sizeof key});
    if (outline)
        return outline;
    outline = path_create(device->scratch);
    face_append_outline(face, glyph, face->units_per_em, (Point){0, 0}, outline);
    const char *kept = arena_copy(device->scratch, (const char *)&key, sizeof key);
    map_set(&device->outlines, (Text){kept, sizeof key}, outline);
    return outline;
}

/* From font units to the page: slant, size, narrowing, rotation about the glyph's origin, place. */
static Matrix glyph_matrix(const GlyphRun *run, Point origin, const Glyph *glyph)
{
    double scale = run->size / run->face->units_per_em;
    Matrix matrix = {scale, 0, -run->skew * scale, scale, 0, 0};
    if (run->horizontal_scale != 0)
        matrix.a *= run->horizontal_scale;
    if (run->rotation_deg != 0)
        matrix = matrix_multiply(matrix, matrix_rotate(run->rotation_deg));
    matrix.e = origin.x + glyph->x;
    matrix.f = origin.y + glyph->y;
    return matrix;
}

static void fill_outlines(CairoDevice *device, double embolden)
{
    cairo_t *cairo = device->cairo;
    cairo_set_fill_rule(cairo, CAIRO_FILL_RULE_WINDING);
    if (embolden <= 0) {
        cairo_fill(cairo);
        return;
    }
    cairo_fill_preserve(cairo);
    cairo_set_line_width(cairo, embolden);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_MITER);
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_BUTT);
    cairo_set_miter_limit(cairo, 10);
    cairo_set_dash(cairo, NULL, 0, 0);
    cairo_stroke(cairo);
}

void cairo_draw_show_glyphs(Device *device, const GlyphRun *run, Point origin, const Paint *paint)
{
    CairoDevice *self = (CairoDevice *)device;
    if (paint->kind == PAINT_NONE)
        return;
    /* Fill and stroke of an emboldened glyph overlap: they are one shape, so opacity comes after.
     */
    bool as_group = run->embolden > 0 && paint->opacity < 1;
    Paint opaque = *paint;
    if (as_group) {
        cairo_push_group(self->cairo);
        opaque.opacity = 1;
    }
    cairo_draw_set_paint(self, &opaque);
    for (int i = 0; i < run->glyph_count; i++) {
        const Path *outline = cairo_draw_outline(self, run->face, run->glyphs[i].id);
        Matrix matrix = glyph_matrix(run, origin, &run->glyphs[i]);
        cairo_draw_append_path(self->cairo, outline, matrix, self->scale);
    }
    fill_outlines(self, run->embolden);
    if (as_group) {
        cairo_pop_group_to_source(self->cairo);
        cairo_paint_with_alpha(self->cairo, paint->opacity);
    }
    cairo_draw_check(self, cairo_status(self->cairo));
}
