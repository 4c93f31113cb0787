/* Preloaded into yitu by the torture suite. It is no part of the program. One thing fails, in the
 * process itself or in a worker that it has forked, whoever comes to it:
 *   FAULT_KIND=alloc   an allocation that the program itself asks for, not what a library asks for
 *   FAULT_KIND=write   or open, close, read, fsync, syncfs, rename, chmod, access, fork, pipe,
 *                      signalfd: a call of the program itself; of reads, writes and closes those of
 *                      regular files, since a pipe has no disk that could be full
 *   FAULT_AT=N         the N-th of them fails (0: none does)
 *   FAULT_ERROR=E      with this errno (default: ENOMEM)
 *   FAULT_COUNT=F      how many there were, in all processes, goes into the file F at the end
 *   FAULT_CLOCK=S      each reading of the time of day is S seconds further than the one before
 *   FAULT_MONOTONIC=S  and each reading of every other clock */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_realloc(void *memory, size_t size);

static uintptr_t program_start, program_end;
static const char *kind;
static long *count; /* shared with the processes that are forked; NULL: not begun */
static long fail_at, time_step, time_ahead, clock_step, clock_ahead;
static int error_number;
static pid_t first_process;

/* The first object is the program. */
static int find_program(struct dl_phdr_info *info, size_t size, void *data)
{
    (void)size;
    (void)data;
    for (int i = 0; i < info->dlpi_phnum; i++) {
        if (info->dlpi_phdr[i].p_type != PT_LOAD || !(info->dlpi_phdr[i].p_flags & PF_X))
            continue;
        program_start = info->dlpi_addr + info->dlpi_phdr[i].p_vaddr;
        program_end = program_start + info->dlpi_phdr[i].p_memsz;
    }
    return 1;
}

static long number_of(const char *name, long otherwise)
{
    const char *text = getenv(name);
    return text ? strtol(text, NULL, 10) : otherwise;
}

__attribute__((constructor)) static void begin(void)
{
    fail_at = number_of("FAULT_AT", 0);
    error_number = (int)number_of("FAULT_ERROR", ENOMEM);
    time_step = number_of("FAULT_CLOCK", 0);
    clock_step = number_of("FAULT_MONOTONIC", 0);
    kind = getenv("FAULT_KIND");
    first_process = getpid();
    dl_iterate_phdr(find_program, NULL);
    void *page =
        mmap(NULL, sizeof *count, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    count = page == MAP_FAILED ? NULL : page;
}

__attribute__((destructor)) static void end(void)
{
    const char *path = getenv("FAULT_COUNT");
    FILE *file = path && count && getpid() == first_process ? fopen(path, "w") : NULL;
    if (file) {
        fprintf(file, "%ld\n", *count);
        fclose(file);
    }
}

static bool is_to_fail(const char *what, const void *caller)
{
    uintptr_t at = (uintptr_t)caller;
    if (!count || !kind || strcmp(kind, what) != 0 || at < program_start || at >= program_end)
        return false;
    if (__atomic_add_fetch(count, 1, __ATOMIC_SEQ_CST) != fail_at)
        return false;
    errno = error_number;
    return true;
}

#define FAILS(what) is_to_fail(what, __builtin_return_address(0))

void *malloc(size_t size)
{
    return FAILS("alloc") ? NULL : __libc_malloc(size);
}

void *realloc(void *memory, size_t size)
{
    return FAILS("alloc") ? NULL : __libc_realloc(memory, size);
}

static bool is_file(int descriptor)
{
    struct stat info;
    return fstat(descriptor, &info) == 0 && S_ISREG(info.st_mode);
}

ssize_t write(int descriptor, const void *bytes, size_t length)
{
    bool fails = is_file(descriptor) && FAILS("write");
    return fails ? -1 : syscall(SYS_write, descriptor, bytes, length);
}

ssize_t read(int descriptor, void *bytes, size_t length)
{
    bool fails = is_file(descriptor) && FAILS("read");
    return fails ? -1 : syscall(SYS_read, descriptor, bytes, length);
}

/* The descriptor is closed all the same, as close(2) says of Linux. */
int close(int descriptor)
{
    bool fails = is_file(descriptor) && FAILS("close");
    int status = (int)syscall(SYS_close, descriptor);
    if (fails)
        errno = error_number;
    return fails ? -1 : status;
}

int fchmod(int descriptor, mode_t mode)
{
    return FAILS("chmod") ? -1 : (int)syscall(SYS_fchmod, descriptor, mode);
}

int access(const char *path, int mode)
{
    return FAILS("access") ? -1 : (int)syscall(SYS_access, path, mode);
}

int pipe(int ends[2])
{
    return FAILS("pipe") ? -1 : (int)syscall(SYS_pipe2, ends, 0);
}

pid_t fork(void)
{
    pid_t (*next)(void) = (pid_t(*)(void))dlsym(RTLD_NEXT, "fork");
    return FAILS("fork") ? -1 : next();
}

int signalfd(int descriptor, const sigset_t *mask, int flags)
{
    int (*next)(int, const sigset_t *, int) =
        (int (*)(int, const sigset_t *, int))dlsym(RTLD_NEXT, "signalfd");
    return FAILS("signalfd") ? -1 : next(descriptor, mask, flags);
}

int fsync(int descriptor)
{
    return FAILS("fsync") ? -1 : (int)syscall(SYS_fsync, descriptor);
}

int syncfs(int descriptor)
{
    return FAILS("syncfs") ? -1 : (int)syscall(SYS_syncfs, descriptor);
}

int renameat(int old_folder, const char *old, int new_folder, const char *new)
{
    return FAILS("rename") ? -1 : (int)syscall(SYS_renameat, old_folder, old, new_folder, new);
}

static int open_file(int folder, const char *path, int flags, va_list arguments)
{
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(arguments, mode_t) : 0;
    return (int)syscall(SYS_openat, folder, path, flags, mode);
}

int open(const char *path, int flags, ...)
{
    va_list arguments;
    if (FAILS("open"))
        return -1;
    va_start(arguments, flags);
    int descriptor = open_file(AT_FDCWD, path, flags, arguments);
    va_end(arguments);
    return descriptor;
}

int openat(int folder, const char *path, int flags, ...)
{
    va_list arguments;
    if (FAILS("open"))
        return -1;
    va_start(arguments, flags);
    int descriptor = open_file(folder, path, flags, arguments);
    va_end(arguments);
    return descriptor;
}

int clock_gettime(clockid_t id, struct timespec *now)
{
    long status = syscall(SYS_clock_gettime, id, now);
    bool is_time_of_day = id == CLOCK_REALTIME || id == CLOCK_REALTIME_COARSE;
    long *ahead = is_time_of_day ? &time_ahead : &clock_ahead;
    *ahead += is_time_of_day ? time_step : clock_step;
    now->tv_sec += *ahead;
    return (int)status;
}

time_t time(time_t *now)
{
    struct timespec at;
    clock_gettime(CLOCK_REALTIME, &at);
    if (now)
        *now = at.tv_sec;
    return at.tv_sec;
}
