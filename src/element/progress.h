/* The arithmetic of progress: shares and angles. */
#ifndef ELEMENT_PROGRESS_H
#define ELEMENT_PROGRESS_H

/* Share of `value` between `min` and `max`, held to 0..1; 0 where max is not above min. */
double progress_share(double value, double min, double max);

/* End angle in degrees (0 to the right, clockwise) of a ring that starts at the top and goes round
 * by `sweep_deg` at share 1. */
double progress_start_deg(double sweep_deg);
double progress_end_deg(double share, double sweep_deg);

#endif
