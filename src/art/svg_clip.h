/* Clip paths of SVG (SVG 1.1, 14.3.5): shapes outside which nothing is painted. */
#ifndef ART_SVG_CLIP_H
#define ART_SVG_CLIP_H

#include "art/svg_gradient.h"

typedef struct SvgClip {
    Path *path; /* units of the drawing; empty: nothing is painted at all */
    FillRule rule;
    Text next; /* id of the clip path that cuts this one; length 0: none */
} SvgClip;

/* Resolves the clip path `id` of `element`, what it cuts lying on `ground` (`has_extent`: whether
 * that is known, which clipPathUnits="objectBoundingBox" asks for). False: reported. */
bool svg_clip_find(SvgReader *reader, const SvgElement *element, Text id, const SvgGround *ground,
                   bool has_extent, SvgClip *clip);

#endif
