/* The basic shapes of SVG as paths. */
#ifndef ART_SVG_SHAPE_H
#define ART_SVG_SHAPE_H

#include "art/svg_reader.h"

/* Whether `name` is path, rect, circle, ellipse, line, polyline or polygon. */
bool svg_is_shape(const char *name);

/* Whether `attribute` is geometry of the shape `name`: x, y, r, d, points ... */
bool svg_is_geometry(const char *name, const char *attribute);

/* Appends the shape, transformed; `attributes` are name, value, ..., NULL as expat gives them. What
 * cannot be read is reported. A shape without extent appends nothing. SVG 1.1, 8 and 9. */
void svg_shape_append(SvgReader *reader, const char *name, const char *const *attributes,
                      Matrix matrix, Path *path);

#endif
