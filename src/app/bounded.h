/* Work on files that may be hostile, in a process of its own whose memory and time are bounded. */
#ifndef APP_BOUNDED_H
#define APP_BOUNDED_H

typedef enum BoundedEnd {
    BOUNDED_DONE,   /* it came to its end */
    BOUNDED_TIME,   /* it used more than the seconds */
    BOUNDED_CRASHED /* it was ended by a fault, mostly for want of memory */
} BoundedEnd;

/* Calls `work` in a child process with at most `seconds` of processor time and `bytes` of memory,
 * and gives what it returned in `*status`: an exit status. Where no process can be made, it is
 * called here. */
BoundedEnd bounded_run(int (*work)(void *context), void *context, unsigned seconds,
                       unsigned long long bytes, int *status);

#endif
