/* Clock: time that passes, whatever the date is set to. */
#ifndef APP_CLOCK_H
#define APP_CLOCK_H

/* Milliseconds since some moment in the past (CLOCK_MONOTONIC). */
double clock_now_ms(void);

#endif
