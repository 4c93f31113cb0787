/* The elements of an SVG file, before anything is drawn: what is referred to may stand behind. */
#ifndef ART_SVG_TREE_H
#define ART_SVG_TREE_H

#include "art/svg_reader.h"

/* Reads the file with Expat: elements, their ids, style sheets. Declarations of entities are
 * refused before any is read; nothing outside the file is ever opened. The root, or NULL: reported.
 */
SvgElement *svg_tree_read(SvgReader *reader, Text file);

#endif
