/* Bounded work: see bounded.h. */
#include "app/bounded.h"

#include <errno.h>
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

/* In the child. What ends the process before the work does, as want of memory, leaves the pipe
 * empty. */
static _Noreturn void run_child(int (*work)(void *context), void *context, int end)
{
    int status = work(context);
    fflush(NULL);
    while (write(end, "", 1) < 0 && errno == EINTR)
        continue;
    exit(status);
}

static bool has_ended(int end)
{
    char byte;
    ssize_t count;
    do {
        count = read(end, &byte, 1);
    } while (count < 0 && errno == EINTR);
    return count == 1;
}

static BoundedEnd wait_for(pid_t child, int end, int *status)
{
    int how = 0;
    bool is_done = has_ended(end);
    while (waitpid(child, &how, 0) < 0 && errno == EINTR)
        continue;
    if (is_done && WIFEXITED(how)) {
        *status = WEXITSTATUS(how);
        return BOUNDED_DONE;
    }
    bool is_time = WIFSIGNALED(how) && (WTERMSIG(how) == SIGXCPU || WTERMSIG(how) == SIGKILL);
    return is_time ? BOUNDED_TIME : BOUNDED_CRASHED;
}

BoundedEnd bounded_run(int (*work)(void *context), void *context, unsigned seconds,
                       unsigned long long bytes, int *status)
{
    int ends[2];
    fflush(NULL);
    pid_t child = pipe(ends) == 0 ? fork() : -1;
    if (child == 0) {
        close(ends[0]);
        bound(seconds, bytes);
        run_child(work, context, ends[1]);
    }
    BoundedEnd end = BOUNDED_DONE;
    if (child > 0) {
        close(ends[1]);
        end = wait_for(child, ends[0], status);
        close(ends[0]);
    } else {
        *status = work(context);
    }
    return end;
}
