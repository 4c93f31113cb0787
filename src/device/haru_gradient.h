/* Gradients as axial and radial shadings (PDF 1.7, 8.7.4.5.3 and 8.7.4.5.4). */
#ifndef DEVICE_HARU_GRADIENT_H
#define DEVICE_HARU_GRADIENT_H

#include "device/haru_color.h"

/* True when the gradient has a direction; where both ends are one, only its last colour shows
 * (as in SVG 1.1, 13.2.2), and PDF would paint nothing. */
bool haru_gradient_has_extent(const Paint *paint);

/* True when all stops have the same opacity. */
bool haru_gradient_is_even(const Paint *paint);

/* What the shading shows. */
typedef enum HaruShadingKind {
    SHADING_COLOR,  /* the stops' colours, in the document's colour space */
    SHADING_OPACITY /* their opacities, as DeviceGray: for a soft mask */
} HaruShadingKind;

/* The shading dictionary, in the coordinates of `content`. */
HPDF_Dict haru_gradient_shading(const HaruContent *content, const Paint *paint,
                                HaruShadingKind kind);

/* Appends the six numbers of the matrix from the shading's space to the content's, for a paint with
 * a `space` (PDF 1.7, 8.7.2). */
void haru_gradient_put_matrix(const HaruContent *content, const Paint *paint, StrBuf *out);

#endif
