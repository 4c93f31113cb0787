/* The loop of a worker process: see worker.h. */
#include "app/worker.h"

#include <errno.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include "app/command.h"

bool wire_write(int descriptor, const void *bytes, size_t length)
{
    const char *at = bytes;
    while (length) {
        ssize_t count = write(descriptor, at, length);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        at += count;
        length -= (size_t)count;
    }
    return true;
}

static bool wire_read(int descriptor, void *bytes, size_t length)
{
    char *at = bytes;
    while (length) {
        ssize_t count = read(descriptor, at, length);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        at += count;
        length -= (size_t)count;
    }
    return true;
}

/* A terminal sends SIGINT to the whole group; the workers finish what they are on, the parent says
 * when to end. A record that is poison leaves no core file. */
static void set_limits(const PoolOptions *options)
{
    sigset_t none;
    sigemptyset(&none);
    signal(SIGINT, SIG_IGN);
    signal(SIGTERM, SIG_DFL);
    sigprocmask(SIG_SETMASK, &none, NULL);
    struct rlimit no_core = {0, 0};
    setrlimit(RLIMIT_CORE, &no_core);
    struct rlimit memory = {options->memory_limit_bytes, options->memory_limit_bytes};
    if (options->memory_limit_bytes)
        setrlimit(RLIMIT_AS, &memory);
}

/* After the start, whose own files are not the records'. */
static void limit_open_files(const PoolOptions *options)
{
    rlim_t files = (rlim_t)options->open_files;
    struct rlimit open_files = {files, files};
    if (options->open_files)
        setrlimit(RLIMIT_NOFILE, &open_files);
}

_Noreturn void worker_run(const PoolOptions *options, int requests, int answers)
{
    StrBuf request = {0};
    StrBuf answer = {0};
    WireHead head;
    set_limits(options);
    if (options->start)
        options->start(options->context);
    limit_open_files(options);
    while (wire_read(requests, &head, sizeof head)) {
        strbuf_clear(&request);
        if (!wire_read(requests, strbuf_reserve(&request, head.length), head.length))
            break;
        request.length = head.length;
        strbuf_clear(&answer);
        options->respond(options->context, (Text){request.data, request.length}, &answer);
        head.length = (uint32_t)answer.length;
        if (!wire_write(answers, &head, sizeof head) ||
            !wire_write(answers, answer.data, answer.length))
            break;
    }
    _exit(EXIT_DONE);
}
