/* What the library costs warm: bench_render RUNS LAYOUT FONT_FOLDER [OTHER] renders LAYOUT as PDF
 * into memory RUNS times in one process and one session, after two runs that are not counted. With
 * OTHER, an edit of LAYOUT, the two take turns. Prints the median CPU milliseconds of a whole job
 * on standard output, and for each run "timing: NAME MS" of its two halves on standard error: "run"
 * (read, expand, lay out, shape) and "render" (subset, write). Fails when two runs of a layout give
 * different bytes. Used by bench/run.sh. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "yitu.h"

enum { MAXIMUM_RUNS = 10000 };

static double cpu_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return 1e3 * (double)now.tv_sec + 1e-6 * (double)now.tv_nsec;
}

static int compare_numbers(const void *left, const void *right)
{
    double a = *(const double *)left;
    double b = *(const double *)right;
    return (a > b) - (a < b);
}

static void print_diagnostics(YituJob *job)
{
    for (int i = 0; yitu_job_diagnostic(job, i); i++)
        fprintf(stderr, "bench_render: %s\n", yitu_job_diagnostic(job, i)->message);
}

/* One job from file to bytes; `*bytes` is NULL when it failed. Returns its CPU milliseconds. */
static double render(YituSession *session, const char *layout, bool is_counted, void **bytes,
                     size_t *size)
{
    double begin = cpu_ms();
    *bytes = NULL;
    YituJob *job = yitu_job_create(session, layout);
    bool done = yitu_job_run(job);
    double laid_out = cpu_ms();
    YituRenderOptions options = {.format = "pdf"};
    done = done && yitu_job_render(job, &options, bytes, size);
    double written = cpu_ms();
    if (!done) {
        print_diagnostics(job);
        *bytes = NULL;
    }
    yitu_job_destroy(job);
    if (is_counted)
        fprintf(stderr, "timing: run %.3f\ntiming: render %.3f\n", laid_out - begin,
                written - laid_out);
    return cpu_ms() - begin;
}

/* The two layouts that take turns, and what each gave at first. */
typedef struct Turn {
    const char *layout;
    void *bytes;
    size_t size;
} Turn;

static int measure(YituSession *session, int runs, Turn turns[2])
{
    double costs[MAXIMUM_RUNS];
    for (int i = 0; i < 2; i++) {
        render(session, turns[i].layout, false, &turns[i].bytes, &turns[i].size);
        if (!turns[i].bytes)
            return 1;
    }
    for (int i = 0; i < runs; i++) {
        const Turn *turn = &turns[i % 2];
        void *bytes;
        size_t size = 0;
        costs[i] = render(session, turn->layout, true, &bytes, &size);
        bool is_same = bytes && size == turn->size && memcmp(bytes, turn->bytes, size) == 0;
        yitu_free(bytes);
        if (!is_same) {
            fputs("bench_render: two runs gave different bytes\n", stderr);
            return 1;
        }
    }
    qsort(costs, (size_t)runs, sizeof *costs, compare_numbers);
    printf("%.2f\n", costs[runs / 2]);
    return 0;
}

int main(int argc, char **argv)
{
    int runs = argc == 4 || argc == 5 ? atoi(argv[1]) : 0;
    if (runs < 1 || runs > MAXIMUM_RUNS) {
        fputs("usage: bench_render RUNS LAYOUT FONT_FOLDER [OTHER]\n", stderr);
        return 2;
    }
    YituSession *session = yitu_session_create(&(YituSessionOptions){.font_folder = argv[3]});
    Turn turns[2] = {{.layout = argv[2]}, {.layout = argv[argc == 5 ? 4 : 2]}};
    int status = measure(session, runs, turns);
    for (int i = 0; i < 2; i++)
        yitu_free(turns[i].bytes);
    yitu_session_destroy(session);
    return status;
}
