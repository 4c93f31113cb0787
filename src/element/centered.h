/* Children in the middle of a drawn form: plates, ribbons, shapes. */
#ifndef ELEMENT_CENTERED_H
#define ELEMENT_CENTERED_H

#include "layout/layout.h"

/* Lays every child in the flow into the middle of the content box; the box is as high as the
 * highest or as the space says. */
double centered_arrange(LayoutContext *context, Box *box, const Space *space);

/* The border box of an element from its content box, for forms that fill it. */
Rect border_frame(const Box *box, Rect content);

#endif
