/* The basic shapes of SVG as paths. */
#ifndef ART_SVG_SHAPE_H
#define ART_SVG_SHAPE_H

#include "art/svg_reader.h"

/* Whether `name` is path, rect, circle, ellipse, line, polyline or polygon. */
bool svg_is_shape(const char *name);

/* Whether `attribute` says where and how large `name` is or what it refers to: x, r, d, href ... */
bool svg_is_geometry(const char *name, const char *attribute);

/* Appends the shape in its own units. What cannot be read is reported. A shape without extent
 * appends nothing. SVG 1.1, 8 and 9. */
void svg_shape_append(SvgReader *reader, const SvgElement *element, Path *path);

#endif
