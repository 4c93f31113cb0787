/* Preloaded into yitu by the isolation suite. It is no part of the program. The first time that a
 * worker parses a JSON text, as code that a hostile file had taken over would, it tries what it may
 * not do, and says on standard error how each attempt ended: "attempt: NAME: done" or the error.
 *   ATTEMPT_OUTSIDE=F  the folder outside, with a file "there" in it
 *   ATTEMPT_INSIDE=F   the folder that it may write to; not set: it has none
 *   ATTEMPT_BLIND=1    the kernel seems to know neither Landlock nor seccomp */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

static pid_t first_process;

__attribute__((constructor)) static void begin(void)
{
    first_process = getpid();
}

/* What is asked by number: the program's way to Landlock and seccomp. */
long syscall(long number, ...)
{
    long a[6];
    va_list arguments;
    va_start(arguments, number);
    for (int i = 0; i < 6; i++)
        a[i] = va_arg(arguments, long);
    va_end(arguments);
    bool is_hidden = number == SYS_landlock_create_ruleset || number == SYS_seccomp;
    if (getenv("ATTEMPT_BLIND") && is_hidden) {
        errno = ENOSYS;
        return -1;
    }
    long (*real)(long, ...) = (long (*)(long, ...))dlsym(RTLD_NEXT, "syscall");
    return real(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}

static void tell(const char *name, bool is_done)
{
    char line[256];
    int error = errno;
    int length = snprintf(line, sizeof line, "attempt: %s: %s\n", name,
                          is_done ? "done" : strerrorname_np(error));
    if (write(STDERR_FILENO, line, (size_t)length) < 0)
        abort();
}

static void try_sockets(void)
{
    tell("socket", socket(AF_INET, SOCK_STREAM, 0) >= 0);
    tell("socket of IPv6", socket(AF_INET6, SOCK_DGRAM, 0) >= 0);
    tell("socket of the machine", socket(AF_UNIX, SOCK_STREAM, 0) >= 0);
}

/* In a child, for a program that starts takes the place of this one. */
static void try_program(void)
{
    static char *const words[] = {"true", NULL};
    int status = 0;
    pid_t child = fork();
    if (child == 0) {
        execve("/bin/true", words, words + 1);
        _exit(errno);
    }
    waitpid(child, &status, 0);
    errno = WEXITSTATUS(status);
    tell("program", errno == 0);
}

/* From a child that ends at once, so that it lets go of what it has seized. */
static void try_processes(void)
{
    int status = 0;
    pid_t parent = getppid();
    tell("signal", kill(parent, 0) == 0);
    pid_t child = fork();
    if (child == 0)
        _exit(ptrace(PTRACE_SEIZE, parent, NULL, NULL) == 0 ? 0 : errno);
    waitpid(child, &status, 0);
    errno = WEXITSTATUS(status);
    tell("ptrace", errno == 0);
}

static bool can_write(const char *folder, const char *name, int flags)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    int descriptor = open(path, flags, 0600);
    if (descriptor < 0)
        return false;
    close(descriptor);
    return true;
}

static void try_writing(const char *folder)
{
    char there[4096];
    char made[4096];
    snprintf(there, sizeof there, "%s/there", folder);
    snprintf(made, sizeof made, "%s/made", folder);
    tell("new file outside", can_write(folder, "new", O_WRONLY | O_CREAT));
    tell("write outside", can_write(folder, "there", O_WRONLY));
    tell("truncate outside", truncate(there, 0) == 0);
    tell("folder outside", mkdir(made, 0700) == 0);
    tell("link outside", symlink("/etc/passwd", made) == 0);
    tell("mode outside", chmod(there, 0777) == 0);
    tell("owner outside", chown(there, getuid(), getgid()) == 0);
    tell("times outside", utimensat(AT_FDCWD, there, NULL, 0) == 0);
    tell("attribute outside", setxattr(there, "user.x", "x", 1, 0) == 0);
    snprintf(made, sizeof made, "%s/renamed", folder);
    bool is_renamed = rename(there, made) == 0;
    tell("rename outside", is_renamed);
    tell("remove outside", unlink(is_renamed ? made : there) == 0);
}

static void try_files(void)
{
    int count = 0;
    while (count < 5000 && dup(STDERR_FILENO) >= 0)
        count++;
    tell("5000 files", count == 5000);
    for (int i = STDERR_FILENO + 1; i < 6000 && count > 0; i++) {
        struct stat one, other;
        bool is_ours = fstat(i, &one) == 0 && fstat(STDERR_FILENO, &other) == 0 &&
                       one.st_ino == other.st_ino && one.st_dev == other.st_dev;
        if (is_ours)
            close(i);
    }
}

/* A twentieth of all there is would do: 1 TiB of addresses. */
static void try_memory(void)
{
    void *memory = malloc((size_t)1 << 40);
    tell("1 TiB of memory", memory != NULL);
    free(memory);
}

static void try_all(void)
{
    const char *inside = getenv("ATTEMPT_INSIDE");
    try_sockets();
    try_program();
    try_processes();
    try_writing(getenv("ATTEMPT_OUTSIDE"));
    if (inside)
        tell("new file inside", can_write(inside, "attempt", O_WRONLY | O_CREAT));
    try_memory();
    try_files();
}

void *cJSON_ParseWithLengthOpts(const char *value, size_t length, const char **end, int whole);

void *cJSON_ParseWithLengthOpts(const char *value, size_t length, const char **end, int whole)
{
    static bool is_done;
    void *(*real)(const char *, size_t, const char **, int) =
        (void *(*)(const char *, size_t, const char **, int))dlsym(RTLD_NEXT,
                                                                   "cJSON_ParseWithLengthOpts");
    if (!is_done && getpid() != first_process) {
        is_done = true;
        try_all();
    }
    return real(value, length, end, whole);
}
