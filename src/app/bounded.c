/* Bounded work: see bounded.h. */
#include "app/bounded.h"

#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void bound(unsigned seconds, unsigned long long bytes)
{
    const struct rlimit time = {seconds, seconds + 1};
    const struct rlimit no_core = {0, 0};
    setrlimit(RLIMIT_CPU, &time);
    setrlimit(RLIMIT_CORE, &no_core);
#ifndef __SANITIZE_ADDRESS__ /* its shadow memory takes terabytes of addresses */
    const struct rlimit memory = {bytes, bytes};
    setrlimit(RLIMIT_AS, &memory);
#else
    (void)bytes;
#endif
}

BoundedEnd bounded_run(int (*work)(void *context), void *context, unsigned seconds,
                       unsigned long long bytes, int *status)
{
    int how = 0;
    fflush(NULL);
    pid_t child = fork();
    if (child < 0) {
        *status = work(context);
        return BOUNDED_DONE;
    }
    if (child == 0) {
        bound(seconds, bytes);
        exit(work(context));
    }
    while (waitpid(child, &how, 0) < 0)
        continue;
    if (WIFEXITED(how)) {
        *status = WEXITSTATUS(how);
        return BOUNDED_DONE;
    }
    bool is_time = WTERMSIG(how) == SIGXCPU || WTERMSIG(how) == SIGKILL;
    return is_time ? BOUNDED_TIME : BOUNDED_CRASHED;
}
