/* Paints: sets up colour, gradient and opacity for what is drawn next; and groups. */
#ifndef DEVICE_HARU_PAINT_H
#define DEVICE_HARU_PAINT_H

#include "device/haru_content.h"

enum { HARU_FILL = 1, HARU_STROKE = 2 };

/* An ExtGState; those without a soft mask are shared by the whole document. */
typedef struct HaruGraphicsState {
    HaruResource resource;
    struct HaruGraphicsState *next;
    long opacity; /* thousandths */
    BlendMode blend;
} HaruGraphicsState;

typedef enum HaruPaintScope {
    PAINT_NOTHING, /* the paint shows nothing: draw nothing */
    PAINT_PLAIN,
    PAINT_MASKED /* a soft mask is set within q ... Q */
} HaruPaintScope;

/* Makes `paint` the paint of fills, strokes or both (HARU_FILL | HARU_STROKE). What it returns goes
 * to haru_paint_end() after the drawing. */
HaruPaintScope haru_paint_begin(HaruContent *content, const Paint *paint, unsigned uses);
void haru_paint_end(HaruContent *content, HaruPaintScope scope);

/* Sets the opacity (thousandths) of everything drawn next. */
void haru_paint_set_opacity(HaruContent *content, long opacity);

/* Whether what is drawn next leaves the other plates alone (OPM 1; PDF 1.7, 8.6.7); of the press
 * products, else nothing happens. */
void haru_paint_set_overprint(HaruContent *content, bool is_on);

/* Black ink alone, full and opaque: the paint that may overprint. */
bool haru_paint_is_black(const HaruContent *content, const Paint *paint);

/* Begins a transparency group with `bounds` in page points; what is drawn next goes into the
 * content returned. haru_paint_pop_group() draws it in its parent, and returns that. */
HaruContent *haru_paint_push_group(HaruContent *content, Rect bounds, double opacity,
                                   BlendMode blend);
HaruContent *haru_paint_pop_group(HaruContent *group);

#endif
