/* Timing: how much CPU each phase of a job takes, for --timings and the bench. */
#ifndef BASE_TIMING_H
#define BASE_TIMING_H

#define TIMING_PHASES 16

typedef struct Timings {
    const char *names[TIMING_PHASES]; /* count of them, in order of first mention */
    double milliseconds[TIMING_PHASES];
    int count;
} Timings;

/* CPU time of this process so far, milliseconds. */
double timing_now(void);

/* Seconds of a clock that nobody sets; only differences mean anything. */
double timing_clock(void);

/* Adds what passed since `started` (a result of timing_now) to `name`, a string that lives on.
 * `timings` may be NULL: nobody asked. */
void timing_add(Timings *timings, const char *name, double started);

#endif
