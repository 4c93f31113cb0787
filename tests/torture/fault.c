/* Preloaded into yitu by the torture suite. It is no part of the program:
 *   FAULT_ALLOC=N   the N-th allocation that the program itself asks for fails (0: none does);
 *                   what libraries ask for is not counted
 *   FAULT_COUNT=F   how many there were is written into the file F at the end
 *   FAULT_CLOCK=S   every reading of a clock is S seconds further than the one before */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_realloc(void *memory, size_t size);

static uintptr_t program_start, program_end;
static long fail_at, count, clock_step, clock_ahead;

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

__attribute__((constructor)) static void begin(void)
{
    const char *at = getenv("FAULT_ALLOC");
    const char *step = getenv("FAULT_CLOCK");
    fail_at = at ? atol(at) : 0;
    clock_step = step ? atol(step) : 0;
    dl_iterate_phdr(find_program, NULL);
}

__attribute__((destructor)) static void end(void)
{
    const char *path = getenv("FAULT_COUNT");
    FILE *file = path ? fopen(path, "w") : NULL;
    if (file) {
        fprintf(file, "%ld\n", count);
        fclose(file);
    }
}

static bool is_to_fail(const void *caller)
{
    uintptr_t at = (uintptr_t)caller;
    return at >= program_start && at < program_end && ++count == fail_at;
}

void *malloc(size_t size)
{
    if (is_to_fail(__builtin_return_address(0))) {
        errno = ENOMEM;
        return NULL;
    }
    return __libc_malloc(size);
}

void *realloc(void *memory, size_t size)
{
    if (is_to_fail(__builtin_return_address(0))) {
        errno = ENOMEM;
        return NULL;
    }
    return __libc_realloc(memory, size);
}

int clock_gettime(clockid_t id, struct timespec *now)
{
    long status = syscall(SYS_clock_gettime, id, now);
    clock_ahead += clock_step;
    now->tv_sec += clock_ahead;
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
