/* Labels: see label.h. */
#include "pipeline/label.h"

#include <math.h>

#define LINE_HEIGHT 1.2

LabelPen label_pen(Job *job)
{
    return (LabelPen){job->session, job->arena, &job->diagnostics};
}

/* NULL: none of the fonts is there. */
static TextStyle *create_style(const LabelPen *pen, DiagSink *silent, const LabelStyle *label)
{
    static const char *const families[] = {"思源黑体", "Roboto"};
    const Face **faces = arena_array(pen->arena, COUNT_OF(families), sizeof *faces);
    TextStyle *style = arena_alloc(pen->arena, sizeof *style);
    *style = (TextStyle){.faces = faces,
                         .size = label->size,
                         .language = "zh-CN",
                         .paint = scene_solid(pen->arena, label->color, 1)};
    for (size_t i = 0; i < COUNT_OF(families); i++) {
        const Face *face =
            font_library_find(pen->session->fonts, silent, NULL, families[i], 400, false);
        if (face)
            faces[style->face_count++] = face;
    }
    return style->face_count ? style : NULL;
}

double label_draw(const LabelPen *pen, Scene *scene, Point corner, const char *words,
                  const LabelStyle *label)
{
    DiagSink silent; /* the page is not at fault when a label lacks a font */
    diag_init_trial(&silent, pen->arena, pen->diagnostics);
    const TextStyle *style = create_style(pen, &silent, label);
    if (!style)
        return corner.x;
    const TextSpan span = {.text = text_of(words), .style = style};
    const ParagraphStyle paragraph = {.line_height = label->size * LINE_HEIGHT};
    const TextBlock *block =
        text_block_create(pen->session->text, pen->arena, &silent, &span, 1, &paragraph);
    const TextLayout *layout = text_block_compose(block, pen->arena, &silent, (double)INFINITY);
    for (int i = 0; i < layout->line_count; i++) {
        for (int k = 0; k < layout->lines[i].run_count; k++) {
            const PlacedRun *run = &layout->lines[i].runs[k];
            const Point origin = {corner.x + run->origin.x, corner.y + run->origin.y};
            scene_show_glyphs(scene, &run->run, origin, style->paint);
        }
    }
    return corner.x + layout->natural_width + label->size;
}
