/* Linked into the programs of make coverage, and into nothing else: what gcov has counted in a
 * worker would be lost, since workers end by _exit() or are ended by SIGKILL, and may not write
 * where gcov wants to. With -Wl,--wrap these calls come here. */
#include <signal.h>
#include <stdarg.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

void __gcov_dump(void);
_Noreturn void __real__exit(int status);
_Noreturn void __wrap__exit(int status);
int __real_setrlimit(int resource, const struct rlimit *limit);
int __wrap_setrlimit(int resource, const struct rlimit *limit);
int __real_kill(pid_t process, int signal_number);
int __wrap_kill(pid_t process, int signal_number);
long __real_syscall(long number, ...);
long __wrap_syscall(long number, ...);

void __wrap__exit(int status)
{
    __gcov_dump();
    __real__exit(status);
}

static void die(int signal_number)
{
    (void)signal_number;
    __gcov_dump();
    __real_kill(getpid(), SIGKILL);
}

__attribute__((constructor)) static void begin(void)
{
    signal(SIGUSR2, die);
}

int __wrap_kill(pid_t process, int signal_number)
{
    return __real_kill(process, signal_number == SIGKILL ? SIGUSR2 : signal_number);
}

/* A preview's worker may write no file at all. */
int __wrap_setrlimit(int resource, const struct rlimit *limit)
{
    return resource == RLIMIT_FSIZE ? 0 : __real_setrlimit(resource, limit);
}

/* Landlock is asked for everything but to begin. */
long __wrap_syscall(long number, ...)
{
    long parts[6];
    va_list arguments;
    va_start(arguments, number);
    for (int i = 0; i < 6; i++)
        parts[i] = va_arg(arguments, long);
    va_end(arguments);
    if (number == SYS_landlock_restrict_self)
        return 0;
    return __real_syscall(number, parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
}
