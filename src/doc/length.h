/* Lengths of the layout language: 4mm, 12pt, 1.5em, 50%, 1fr, 2字, 小五, auto. */
#ifndef DOC_LENGTH_H
#define DOC_LENGTH_H

#include <stdbool.h>

#include "base/text.h"

typedef enum LengthUnit {
    LENGTH_UNSET,   /* not given; zero bytes */
    LENGTH_AUTO,    /* from the content */
    LENGTH_PT,      /* absolute: value in points */
    LENGTH_PERCENT, /* of the container: value 0..1 for 0..100 % */
    LENGTH_FR,      /* share of what is left in a grid */
    LENGTH_FILL     /* as much as there is */
} LengthUnit;

typedef struct Length {
    double value;
    LengthUnit unit;
} Length;

/* What relative units refer to, points. */
typedef struct LengthBase {
    double em;           /* font size of the element */
    double zi;           /* 字: one em of the body style */
    bool is_print_table; /* 字号 in the print shop's sizes instead of the word processor's */
} LengthBase;

typedef enum LengthFault {
    LENGTH_OK,
    LENGTH_NOT_A_LENGTH,
    LENGTH_NO_UNIT,  /* a bare number other than 0 */
    LENGTH_TOO_LARGE /* beyond LIMIT_LENGTH_PT */
} LengthFault;

/* Reads a length that fills the whole of `text`. */
LengthFault length_parse(Text text, const LengthBase *base, Length *length);

/* Points of a 字号 name ("小五"), or 0 when it is none. Source: layout-language, type sizes. */
double length_of_size_name(Text name, bool is_print_table);

/* Points of a length against `container` points; `fallback` where it is unset, auto or fr. */
double length_resolve(Length length, double container, double fallback);

static inline bool length_is_definite(Length length)
{
    return length.unit == LENGTH_PT || length.unit == LENGTH_PERCENT;
}

#endif
