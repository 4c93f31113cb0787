/* Units of figures: 亿元 is a scale (10^8) and a base (元). Reads the units of the data and finds
 * those that are printed behind a number. */
#ifndef AUDIT_UNIT_H
#define AUDIT_UNIT_H

#include <stdbool.h>

#include "base/text.h"

/* Bases that are shares or differences of shares. */
#define UNIT_PERCENT "%"
#define UNIT_POINTS  "百分点"

typedef struct Unit {
    double scale; /* 1, 1e4, 1e8 ... */
    Text base;    /* "元", "家", UNIT_PERCENT, UNIT_POINTS; empty: none */
} Unit;

/* The unit that fills the whole of `words`; whatever follows the scale is the base. Borrows. */
Unit unit_read(Text words);

/* Reads the longest known unit at the start of `text`. `expected` (may be NULL) is a base that
 * counts as known. Returns its length in bytes, 0: there is none. */
size_t unit_match(Text text, const Unit *expected, Unit *unit);

bool unit_is_percent(const Unit *unit);
bool unit_is_points(const Unit *unit);
bool unit_has_same_base(const Unit *left, const Unit *right);

#endif
