/* Scales: from values to places on the page. */
#ifndef CHART_SCALE_H
#define CHART_SCALE_H

#include <stdbool.h>

typedef enum ScaleKind { SCALE_AUTO, SCALE_BAND, SCALE_LINEAR, SCALE_LOG, SCALE_TIME } ScaleKind;

typedef struct Scale {
    ScaleKind kind;
    double min, max;                     /* domain; BAND: unused */
    int count;                           /* BAND: number of bands */
    double start, end;                   /* range, points; the end may be before the start */
    double padding_inner, padding_outer; /* BAND: in steps, 0..1 */
} Scale;

/* The place of a value, points; BAND: of the middle of band `value` (from 0). Values beyond the
 * domain go beyond the range. Source: d3-scale 4, linear, log and band (align 0.5). */
double scale_place(const Scale *scale, double value);

/* scale_place kept within the range. */
double scale_place_inside(const Scale *scale, double value);

/* BAND: distance between neighbours, and width of a band; points, never negative. */
double scale_step(const Scale *scale);
double scale_bandwidth(const Scale *scale);

#endif
