/* chart_scales: the arithmetic of axes, for a judge that knows d3. Each line of standard input is a
 * question, each line of standard output its answer, numbers separated by blanks:
 *
 *   linear START STOP COUNT         ticks
 *   log START STOP COUNT            ticks
 *   nice START STOP COUNT           the two ends
 *   place KIND MIN MAX START END V  the place of V; KIND is linear or log
 *   band COUNT INNER OUTER START END  width of a band, then the middle of each */
#include <stdio.h>
#include <string.h>

#include "chart/scale.h"
#include "chart/ticks.h"

static void print_ticks(const Ticks *ticks)
{
    for (int i = 0; i < ticks->count; i++)
        printf("%.17g ", ticks->values[i]);
}

static int answer_ticks(const char *line)
{
    char kind[16];
    double start, stop, count;
    if (sscanf(line, "%15s %lf %lf %lf", kind, &start, &stop, &count) != 4)
        return 0;
    Ticks ticks;
    if (strcmp(kind, "nice") == 0) {
        ticks_nice(&start, &stop, count);
        printf("%.17g %.17g", start, stop);
        return 1;
    }
    (strcmp(kind, "log") == 0 ? ticks_log : ticks_linear)(&ticks, start, stop, count);
    print_ticks(&ticks);
    return 1;
}

static int answer_place(const char *line)
{
    char kind[16];
    Scale scale = {0};
    double value;
    if (sscanf(line, "place %15s %lf %lf %lf %lf %lf", kind, &scale.min, &scale.max, &scale.start,
               &scale.end, &value) != 6)
        return 0;
    scale.kind = strcmp(kind, "log") == 0 ? SCALE_LOG : SCALE_LINEAR;
    printf("%.17g", scale_place(&scale, value));
    return 1;
}

static int answer_band(const char *line)
{
    Scale scale = {.kind = SCALE_BAND};
    if (sscanf(line, "band %d %lf %lf %lf %lf", &scale.count, &scale.padding_inner,
               &scale.padding_outer, &scale.start, &scale.end) != 5)
        return 0;
    printf("%.17g", scale_bandwidth(&scale));
    for (int i = 0; i < scale.count; i++)
        printf(" %.17g", scale_place(&scale, i));
    return 1;
}

int main(void)
{
    char line[256];
    while (fgets(line, sizeof line, stdin)) {
        int answered = line[0] == 'p'   ? answer_place(line)
                       : line[0] == 'b' ? answer_band(line)
                                        : answer_ticks(line);
        if (!answered) {
            fprintf(stderr, "chart_scales: cannot read: %s", line);
            return 2;
        }
        putchar('\n');
    }
    return 0;
}
