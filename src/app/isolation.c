/* Isolation: see isolation.h. The C library has no wrappers for Landlock, so these are the kernel's
 * own calls (landlock(7), seccomp(2)). */
#define _GNU_SOURCE /* O_PATH */
#include "app/isolation.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#include "base/text.h"

/* What came with later versions of Landlock; Debian 12's headers know the first three. */
#define RIGHTS_VERSION_1                                                                           \
    (LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |                               \
     LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR | \
     LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |   \
     LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM)
#define VERSION_OF_REFER    2
#define RIGHT_REFER         (1ull << 13) /* rename into another folder; without it, never allowed */
#define VERSION_OF_TRUNCATE 3
#define RIGHT_TRUNCATE      (1ull << 14)

#if defined(__x86_64__)
#define THIS_MACHINE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define THIS_MACHINE AUDIT_ARCH_AARCH64
#endif

static long landlock_version(void)
{
    return syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
}

static bool has_seccomp(void)
{
#ifdef THIS_MACHINE
    const uint32_t action = SECCOMP_RET_ERRNO;
    return syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
#else
    return false;
#endif
}

bool isolation_is_available(void)
{
    return landlock_version() >= 1 && has_seccomp();
}

void isolation_print_missing(DiagLanguage language)
{
    fputs(
        language == DIAG_CHINESE
            ? "yitu：此系统内核不支持隔离渲染进程（Landlock 与 seccomp）；其内存与时间仍受限制。\n"
            : "yitu: this kernel cannot confine the worker processes (Landlock and seccomp); "
              "their memory and time are limited all the same.\n",
        stderr);
}

static bool allow_folder(int rules, const char *folder, uint64_t rights)
{
    int descriptor = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    struct landlock_path_beneath_attr beneath = {.allowed_access = rights, .parent_fd = descriptor};
    long status = syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);
    close(descriptor);
    return status == 0;
}

static bool give_up_writing(const char *folder)
{
    long version = landlock_version();
    uint64_t rights = RIGHTS_VERSION_1;
    if (version < 1)
        return true;
    if (version >= VERSION_OF_REFER)
        rights |= RIGHT_REFER;
    if (version >= VERSION_OF_TRUNCATE)
        rights |= RIGHT_TRUNCATE;
    struct landlock_ruleset_attr handled = {.handled_access_fs = rights};
    int rules =
        (int)syscall(SYS_landlock_create_ruleset, &handled, sizeof handled.handled_access_fs, 0);
    if (rules < 0)
        return false;
    bool is_done = (!folder || allow_folder(rules, folder, rights)) &&
                   syscall(SYS_landlock_restrict_self, rules, 0) == 0;
    close(rules);
    return is_done;
}

#ifdef THIS_MACHINE

#define LOAD(member)                                                                               \
    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)offsetof(struct seccomp_data, member))
#define REFUSE(call)                                                                               \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)SYS_##call, 0, 1),                               \
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES)

/* A call of another machine's numbering (32 bits) ends the process; on x86-64 that of x32 has its
 * numbers from 2^30 on. The calls by which programs start, and by which strangers and other
 * processes are spoken to, are refused; all that is open may be used. */
static bool give_up_calls(void)
{
    static const struct sock_filter program[] = {
        LOAD(arch),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, THIS_MACHINE, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
        LOAD(nr),
        BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 1u << 30, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
        REFUSE(socket),
        REFUSE(connect),
        REFUSE(bind),
        REFUSE(listen),
        REFUSE(execve),
        REFUSE(execveat),
        REFUSE(ptrace),
        REFUSE(process_vm_readv),
        REFUSE(process_vm_writev),
        REFUSE(kill), /* abort() takes another way */
        REFUSE(pidfd_open),
        REFUSE(rt_sigqueueinfo),
    /* What Landlock does not know of a file: whose it is, who may read it, when it was made. */
#ifdef SYS_chmod
        REFUSE(chmod),
        REFUSE(chown),
        REFUSE(lchown),
        REFUSE(utime),
        REFUSE(utimes),
        REFUSE(futimesat),
#endif
        REFUSE(fchmodat),
        REFUSE(fchown),
        REFUSE(fchownat),
        REFUSE(utimensat),
        REFUSE(setxattr),
        REFUSE(lsetxattr),
        REFUSE(fsetxattr),
        REFUSE(mount),
        REFUSE(unshare),
        REFUSE(setns),
        REFUSE(open_by_handle_at),
        REFUSE(bpf),
        REFUSE(perf_event_open),
        REFUSE(userfaultfd),
        REFUSE(keyctl),
        REFUSE(io_uring_setup), /* it would do all of the above */
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog filter = {.len = COUNT_OF(program), .filter = (struct sock_filter *)program};
    return !has_seccomp() || syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &filter) == 0;
}

#else

static bool give_up_calls(void)
{
    return true;
}

#endif

bool isolation_enter(const char *folder)
{
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return false;
    return give_up_writing(folder) && give_up_calls();
}
