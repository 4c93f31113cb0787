/* Timing: see timing.h. */
#include "base/timing.h"

#include <string.h>
#include <time.h>

double timing_now(void)
{
    struct timespec now;
    if (clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now) != 0)
        return 0;
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

double timing_clock(void)
{
    struct timespec now;
    if (clock_gettime(CLOCK_MONOTONIC, &now) != 0)
        return 0;
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

void timing_add(Timings *timings, const char *name, double started)
{
    if (!timings)
        return;
    int index = 0;
    while (index < timings->count && strcmp(timings->names[index], name) != 0)
        index++;
    if (index == TIMING_PHASES)
        return;
    if (index == timings->count) {
        timings->names[index] = name;
        timings->count++;
    }
    timings->milliseconds[index] += timing_now() - started;
}
