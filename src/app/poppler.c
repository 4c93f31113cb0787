/* Poppler: see poppler.h. */
#define _GNU_SOURCE /* pipe2 */
#include "app/poppler.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/number.h"

#define CPU_SECONDS  60
#define OUTPUT_LIMIT ((size_t)512 << 20)
#define MISSING      127 /* exit status of a child that could not start the program */
#define BLOCK_BYTES  ((size_t)1 << 16)

/* In the child: the program, its output into `output`, nothing else open. */
static _Noreturn void become(const char *const arguments[], int output)
{
    int nothing = open("/dev/null", O_RDWR);
    struct rlimit seconds = {CPU_SECONDS, CPU_SECONDS};
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    setrlimit(RLIMIT_CPU, &seconds);
    if (nothing < 0 || dup2(nothing, STDIN_FILENO) < 0 || dup2(output, STDOUT_FILENO) < 0 ||
        dup2(nothing, STDERR_FILENO) < 0)
        _exit(MISSING);
    execvp(arguments[0], (char *const *)(uintptr_t)arguments);
    _exit(MISSING);
}

/* False: the output is larger than the limit. */
static bool read_all(int input, StrBuf *out)
{
    for (;;) {
        char *room = strbuf_reserve(out, BLOCK_BYTES);
        ssize_t count = read(input, room, BLOCK_BYTES);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return count == 0;
        out->length += (size_t)count;
        if (out->length > OUTPUT_LIMIT)
            return false;
    }
}

static PopplerEnd run(const char *const arguments[], StrBuf *out)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return POPPLER_FAILED;
    pid_t process = fork();
    if (process == 0)
        become(arguments, ends[1]);
    close(ends[1]);
    bool is_whole = process > 0 && read_all(ends[0], out);
    close(ends[0]);
    if (process < 0)
        return POPPLER_FAILED;
    if (!is_whole)
        kill(process, SIGKILL);
    int status = 0;
    while (waitpid(process, &status, 0) < 0 && errno == EINTR)
        continue;
    if (WIFEXITED(status) && WEXITSTATUS(status) == MISSING)
        return POPPLER_MISSING;
    bool is_done = is_whole && WIFEXITED(status) && WEXITSTATUS(status) == 0;
    return is_done ? POPPLER_DONE : POPPLER_FAILED;
}

/* A name that begins with a hyphen is no option. */
static void append_name(StrBuf *out, const char *path)
{
    strbuf_print(out, "%s%s", path[0] == '-' ? "./" : "", path);
}

PopplerEnd poppler_words(const char *path, StrBuf *out)
{
    StrBuf name = {0};
    append_name(&name, path);
    const char *const arguments[] = {"pdftotext", "-bbox", "-enc", "UTF-8", name.data, "-", NULL};
    PopplerEnd end = run(arguments, out);
    strbuf_release(&name);
    return end;
}

PopplerEnd poppler_picture(const char *path, int page, double dpi, StrBuf *out)
{
    StrBuf name = {0};
    append_name(&name, path);
    char number[16];
    char resolution[NUMBER_TEXT_SIZE];
    snprintf(number, sizeof number, "%d", page);
    number_format(resolution, dpi, 2);
    const char *const arguments[] = {"pdftoppm", "-r",   resolution, "-f", number,
                                     "-l",       number, name.data,  NULL};
    PopplerEnd end = run(arguments, out);
    strbuf_release(&name);
    return end;
}
