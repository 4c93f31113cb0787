/* Figures in a printed text: which numbers are figures, and which are years, dates, numbering or
 * parts of names. The rule stands in docs/data.md, "What is a figure". */
#ifndef AUDIT_FIGURE_SCAN_H
#define AUDIT_FIGURE_SCAN_H

#include <stdbool.h>
#include <stdint.h>

#include "audit/unit.h"

typedef enum FigureKind {
    FIGURE_AMOUNT, /* a figure: it must come from the data */
    FIGURE_YEAR,   /* 2023年 */
    FIGURE_DATE,   /* 3月5日, 2024-03-05, 10:30 */
    FIGURE_ORDER,  /* 第3, 01, (1) */
    FIGURE_NAME    /* G20, 5G, 15号 */
} FigureKind;

typedef struct FigureToken {
    FigureKind kind;
    uint32_t start, end; /* bytes of the number, with its sign */
    uint32_t unit_end;   /* end of the unit behind it; `end`: none */
    double value;        /* as printed, the unit not applied */
    int places;          /* digits after the point */
    Unit unit;
} FigureToken;

/* Finds the next number at or after byte `*at` of `text` and moves `*at` behind it. False: there is
 * none. */
bool figure_scan_next(Text text, size_t *at, FigureToken *token);

#endif
