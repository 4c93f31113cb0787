/* Ticks: round values that divide an axis. The arithmetic is d3-array's (ticks, tickIncrement) and
 * d3-scale's (nice, log ticks), so that an axis agrees with what the web draws of the same data. */
#ifndef CHART_TICKS_H
#define CHART_TICKS_H

#include <stdbool.h>

#define TICKS_MAX 64

typedef struct Ticks {
    double values[TICKS_MAX];
    int count;
    int decimals; /* digits after the point that tell neighbours apart */
} Ticks;

/* Round values from `start` to `stop` (start <= stop), about `count` of them, 1-2-5 steps apart.
 * Source: d3-array 3.2, ticks. */
void ticks_linear(Ticks *ticks, double start, double stop, double count);

/* Moves both ends out to round values. Source: d3-scale 4, continuous nice. */
void ticks_nice(double *start, double *stop, double count);

/* 1 to 9 times the powers of ten from `start` > 0 to `stop`; powers alone where that would be too
 * many. Source: d3-scale 4, log ticks. */
void ticks_log(Ticks *ticks, double start, double stop, double count);

/* Starts of years, quarters or months between two dates, which are days since 1970-01-01. */
void ticks_time(Ticks *ticks, double start, double stop, double count);

/* Days since 1970-01-01 in the proleptic Gregorian calendar, and back. */
double days_of_date(int year, int month, int day);
void date_of_days(double days, int *year, int *month, int *day);

#endif
