/* What a command costs: measure RUNS COMMAND [ARGUMENT]... starts it RUNS times, after one run that
 * is not counted, and prints the medians on one line: user+system CPU and wall time in
 * milliseconds, and the largest resident set in MiB. The command's standard output goes to
 * /dev/null; what it prints on standard error passes through. Used by bench/run.sh. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MAXIMUM_RUNS = 1000 };

typedef struct Cost {
    double cpu_ms;
    double wall_ms;
    double resident_mib;
} Cost;

static double milliseconds(struct timeval time)
{
    return 1e3 * (double)time.tv_sec + 1e-3 * (double)time.tv_usec;
}

static double clock_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return 1e3 * (double)now.tv_sec + 1e-6 * (double)now.tv_nsec;
}

static void become(char **command)
{
    int null = open("/dev/null", O_WRONLY);
    if (null >= 0)
        dup2(null, STDOUT_FILENO);
    execvp(command[0], command);
    fprintf(stderr, "measure: %s: %s\n", command[0], strerror(errno));
    _exit(127);
}

/* False: the command failed, which is said on standard error. */
static int run(char **command, Cost *cost)
{
    double begin = clock_ms();
    pid_t child = fork();
    if (child == 0)
        become(command);
    int status = 0;
    struct rusage usage;
    if (child < 0 || wait4(child, &status, 0, &usage) != child) {
        fprintf(stderr, "measure: cannot start %s\n", command[0]);
        return 0;
    }
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        fprintf(stderr, "measure: %s failed\n", command[0]);
        return 0;
    }
    cost->wall_ms = clock_ms() - begin;
    cost->cpu_ms = milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime);
    cost->resident_mib = (double)usage.ru_maxrss / 1024;
    return 1;
}

static int compare_numbers(const void *left, const void *right)
{
    double a = *(const double *)left;
    double b = *(const double *)right;
    return (a > b) - (a < b);
}

static double median(double *values, int count)
{
    qsort(values, (size_t)count, sizeof *values, compare_numbers);
    return count % 2 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
}

int main(int argc, char **argv)
{
    int runs = argc > 2 ? atoi(argv[1]) : 0;
    if (runs < 1 || runs > MAXIMUM_RUNS) {
        fprintf(stderr, "usage: measure RUNS COMMAND [ARGUMENT]... (1 to %d runs)\n", MAXIMUM_RUNS);
        return 2;
    }
    double cpu_ms[MAXIMUM_RUNS];
    double wall_ms[MAXIMUM_RUNS];
    double resident_mib = 0;
    Cost cost = {0};
    if (!run(argv + 2, &cost))
        return 1;
    for (int i = 0; i < runs; i++) {
        if (!run(argv + 2, &cost))
            return 1;
        cpu_ms[i] = cost.cpu_ms;
        wall_ms[i] = cost.wall_ms;
        resident_mib = cost.resident_mib > resident_mib ? cost.resident_mib : resident_mib;
    }
    printf("%.2f %.2f %.1f\n", median(cpu_ms, runs), median(wall_ms, runs), resident_mib);
    return 0;
}
