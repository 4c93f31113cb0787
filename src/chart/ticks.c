/* Ticks: see ticks.h. */
#include "chart/ticks.h"

#include <math.h>

#define NICE_ROUNDS 10 /* d3-scale: a domain that does not settle is left as it is */

typedef struct TickSpec {
    double first, last; /* in steps */
    double increment;   /* the step; negative: 1 / -step, which is a whole number */
} TickSpec;

/* JavaScript's Math.round: half goes up. */
static double round_up_half(double value)
{
    return floor(value + 0.5);
}

/* 1, 2, 5 or 10: the thresholds are the geometric means between them. */
static double step_factor(double error)
{
    if (error >= sqrt(50))
        return 10;
    if (error >= sqrt(10))
        return 5;
    return error >= sqrt(2) ? 2 : 1;
}

static TickSpec tick_spec(double start, double stop, double count)
{
    double step = (stop - start) / fmax(0, count);
    double power = floor(log10(step));
    double factor = step_factor(step / pow(10, power));
    TickSpec spec;
    if (power < 0) {
        double inverse = pow(10, -power) / factor;
        spec.first = round_up_half(start * inverse);
        spec.last = round_up_half(stop * inverse);
        spec.first += spec.first / inverse < start;
        spec.last -= spec.last / inverse > stop;
        spec.increment = -inverse;
    } else {
        spec.increment = pow(10, power) * factor;
        spec.first = round_up_half(start / spec.increment);
        spec.last = round_up_half(stop / spec.increment);
        spec.first += spec.first * spec.increment < start;
        spec.last -= spec.last * spec.increment > stop;
    }
    if (spec.last < spec.first && count >= 0.5 && count < 2)
        return tick_spec(start, stop, count * 2);
    return spec;
}

static double tick_value(const TickSpec *spec, double index)
{
    return spec->increment < 0 ? index / -spec->increment : index * spec->increment;
}

static void add_tick(Ticks *ticks, double value)
{
    if (ticks->count < TICKS_MAX)
        ticks->values[ticks->count++] = value;
}

/* Digits after the point of a step that is 1, 2 or 5 times a power of ten. */
static int decimals_of(double increment)
{
    if (increment > 0)
        return 0;
    double digits = ceil(log10(-increment) - 1e-9);
    return digits > 9 ? 9 : (int)digits;
}

void ticks_linear(Ticks *ticks, double start, double stop, double count)
{
    ticks->count = 0;
    ticks->decimals = 0;
    if (!(count > 0))
        return;
    if (start == stop) {
        add_tick(ticks, start);
        return;
    }
    TickSpec spec = tick_spec(start, stop, count);
    ticks->decimals = decimals_of(spec.increment);
    for (double i = spec.first; i <= spec.last && ticks->count < TICKS_MAX; i++)
        add_tick(ticks, tick_value(&spec, i));
}

void ticks_nice(double *start, double *stop, double count)
{
    double low = *start;
    double high = *stop;
    double previous = 0;
    for (int i = 0; i < NICE_ROUNDS && low < high; i++) {
        double step = tick_spec(low, high, count).increment;
        if (step == previous) {
            *start = low;
            *stop = high;
            return;
        }
        if (step > 0) {
            low = floor(low / step) * step;
            high = ceil(high / step) * step;
        } else {
            low = ceil(low * step) / step;
            high = floor(high * step) / step;
        }
        previous = step;
    }
}

static void add_decades(Ticks *ticks, double start, double stop)
{
    int last = (int)ceil(log10(stop));
    for (int power = (int)floor(log10(start)); power <= last; power++) {
        for (int digit = 1; digit < 10; digit++) {
            double value = power < 0 ? digit / pow(10, -power) : digit * pow(10, power);
            if (value >= start && value <= stop)
                add_tick(ticks, value);
        }
    }
}

void ticks_log(Ticks *ticks, double start, double stop, double count)
{
    ticks->count = 0;
    ticks->decimals = start < 1 ? (int)fmin(9, ceil(-log10(start) - 1e-9)) : 0;
    double decades = log10(stop) - log10(start);
    if (decades < count) {
        add_decades(ticks, start, stop);
        if (ticks->count * 2 < count)
            ticks_linear(ticks, start, stop, count);
        return;
    }
    TickSpec spec = tick_spec(log10(start), log10(stop), fmin(decades, count));
    for (double i = spec.first; i <= spec.last && ticks->count < TICKS_MAX; i++)
        add_tick(ticks, pow(10, tick_value(&spec, i)));
}

/* Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil. */
double days_of_date(int year, int month, int day)
{
    int shifted = month <= 2 ? year - 1 : year;
    int era = (shifted >= 0 ? shifted : shifted - 399) / 400;
    int year_of_era = shifted - era * 400;
    int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return (double)era * 146097 + day_of_era - 719468;
}

void date_of_days(double days, int *year, int *month, int *day)
{
    double shifted = floor(days) + 719468;
    int era = (int)floor(shifted / 146097);
    int day_of_era = (int)(shifted - era * 146097.0);
    int year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int month_index = (5 * day_of_year + 2) / 153;
    *day = day_of_year - (153 * month_index + 2) / 5 + 1;
    *month = month_index < 10 ? month_index + 3 : month_index - 9;
    *year = year_of_era + era * 400 + (*month <= 2);
}

/* Months between ticks: the first of these that gives no more than `count` of them. */
static int month_step(double months, double count)
{
    static const int steps[] = {1, 3, 6, 12, 24, 60, 120, 240, 600, 1200};
    for (unsigned i = 0; i < sizeof steps / sizeof *steps; i++) {
        if (months / steps[i] <= count)
            return steps[i];
    }
    return 12000;
}

void ticks_time(Ticks *ticks, double start, double stop, double count)
{
    ticks->count = 0;
    ticks->decimals = 0;
    int year;
    int month;
    int day;
    date_of_days(start, &year, &month, &day);
    int step = month_step((stop - start) / 30.436875, fmax(count, 1));
    int index = year * 12 + month - 1;
    index -= index % step;
    for (; ticks->count < TICKS_MAX; index += step) {
        double days = days_of_date(index / 12, index % 12 + 1, 1);
        if (days > stop)
            return;
        if (days >= start)
            add_tick(ticks, days);
    }
}
