/* libFuzzer target: whole renders. The bytes are a layout; it is read, laid out and written as PDF,
 * SVG and PNG into memory. The session is one for all inputs, as it is in a batch. Beside the
 * layout stand p.svg and rows.csv, so that pictures and data are read too. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "yitu.h"

#define TOP "/tmp/yitu-fuzz.XXXXXX"

int LLVMFuzzerInitialize(int *count, char ***arguments);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static YituSession *session;
static char folder[] = TOP;

static const char picture[] =
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'><circle cx='4' cy='4' r='3'/></svg>";
static const char rows[] = "x,y\n甲,3\n乙,5.5\n";

static void clean_up(void)
{
    remove("page.json");
    remove("p.svg");
    remove("rows.csv");
    rmdir(folder);
}

static bool write_file(const char *name, const void *bytes, size_t size)
{
    FILE *file = fopen(name, "wb");
    if (!file)
        return false;
    size_t written = fwrite(bytes, 1, size, file);
    return fclose(file) == 0 && written == size;
}

int LLVMFuzzerInitialize(int *count, char ***arguments)
{
    (void)count;
    (void)arguments;
    YituSessionOptions options = {.font_folder = getenv("YITU_FONTS")};
    session = yitu_session_create(&options);
    char *top = mkdtemp(folder);
    if (!top || chdir(top) != 0)
        abort();
    atexit(clean_up);
    if (!write_file("p.svg", picture, sizeof picture - 1) ||
        !write_file("rows.csv", rows, sizeof rows - 1))
        abort();
    return 0;
}

static bool has_error(YituJob *job)
{
    for (int i = 0; yitu_job_diagnostic(job, i); i++) {
        if (yitu_job_diagnostic(job, i)->severity == YITU_ERROR)
            return true;
    }
    return false;
}

static void render(YituJob *job, const char *format)
{
    YituRenderOptions options = {.format = format, .dpi = 12};
    void *page = NULL;
    size_t size = 0;
    if (yitu_job_render(job, &options, &page, &size)) {
        if (!page || size == 0)
            __builtin_trap();
        yitu_free(page);
    } else if (!has_error(job)) {
        __builtin_trap();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (!write_file("page.json", bytes, size))
        abort();
    YituJob *job = yitu_job_create(session, "page.json");
    if (yitu_job_run(job)) {
        render(job, "pdf");
        render(job, "svg");
        render(job, "png");
    } else if (!has_error(job)) {
        __builtin_trap();
    }
    yitu_job_destroy(job);
    return 0;
}
