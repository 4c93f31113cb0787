/* Decimal alignment: where a printed number has its point. */
#ifndef ELEMENT_DECIMAL_POINT_H
#define ELEMENT_DECIMAL_POINT_H

#include "base/text.h"

/* Byte offset of what follows the units digit of the first number in `words`: its point, its unit,
 * or the end. Words without a digit are aligned by their end. */
size_t decimal_point_find(Text words);

#endif
