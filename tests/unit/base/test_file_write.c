/* Writing whole or not at all (threats O1, O2): base/file_write.c. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "scratch_folder.h"
#include "test.h"

#define NOBODY 65534

static const char *content_of(TestState *test, const char *path)
{
    Text content;
    return file_read(test->arena, test->sink, NULL, path, LIMIT_ID_INPUT_BYTES, &content)
               ? content.data
               : NULL;
}

static bool refused(TestState *test, const char *path, DiagCode code, const char *words)
{
    diag_init(test->sink, test->arena, DIAG_ENGLISH);
    bool written = file_write(test->sink, path, text_of("new"));
    return !written && test->sink->count == 1 && test_reported_once(test, code) &&
           strstr(test->sink->items[0].message, words);
}

/* Runs `task` in a child, so that limits and identities do not stay. Returns its exit status, or
 * -1 when a signal ended it. */
static int run_in_child(TestState *test, void (*task)(TestState *, const char *), const char *path)
{
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        task(test, path);
        _exit(test->failure_count != 0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST(file_write_creates_and_replaces)
{
    const char *folder = scratch_create(test);
    const char *path = scratch_path(test, folder, "图.pdf");
    mode_t mask = umask(027);
    CHECK(file_write(test->sink, path, text_of("one")));
    struct stat status;
    CHECK(stat(path, &status) == 0 && (status.st_mode & 07777) == 0640);
    CHECK(chmod(path, 0606) == 0);
    CHECK(file_write(test->sink, path, text_of("two")));
    umask(mask);
    CHECK_TEXT(content_of(test, path), "two");
    CHECK(stat(path, &status) == 0 && (status.st_mode & 07777) == 0606);
    CHECK(file_write(test->sink, path, (Text){NULL, 0}));
    CHECK_TEXT(content_of(test, path), "");
    CHECK(scratch_count(folder) == 1 && test->sink->count == 0);
    scratch_remove(test, folder);
}

TEST(file_write_accepts_a_bare_and_a_very_long_name)
{
    const char *folder = scratch_create(test);
    char name[256];
    memset(name, 'n', 255);
    name[255] = '\0';
    const char *path = scratch_path(test, folder, name);
    CHECK(file_write(test->sink, path, text_of("x")));
    CHECK_TEXT(content_of(test, path), "x");
    int here = open(".", O_RDONLY | O_DIRECTORY);
    CHECK(chdir(folder) == 0);
    CHECK(file_write(test->sink, "bare", text_of("y")));
    CHECK(fchdir(here) == 0);
    close(here);
    CHECK_TEXT(content_of(test, scratch_path(test, folder, "bare")), "y");
    scratch_remove(test, folder);
}

TEST(file_write_follows_a_link_to_a_file_but_not_to_nothing)
{
    const char *folder = scratch_create(test);
    const char *target = scratch_path(test, folder, "target");
    const char *link = scratch_path(test, folder, "link");
    CHECK(file_write(test->sink, target, text_of("old")));
    CHECK(symlink("target", link) == 0);
    CHECK(file_write(test->sink, link, text_of("new")));
    CHECK_TEXT(content_of(test, target), "new");
    struct stat status;
    CHECK(lstat(link, &status) == 0 && S_ISLNK(status.st_mode));
    CHECK(unlink(target) == 0);
    CHECK(refused(test, link, E_OUTPUT_NOT_REGULAR, "link"));
    CHECK(access(target, F_OK) != 0);
    scratch_remove(test, folder);
}

TEST(file_write_refuses_folders_pipes_and_missing_folders)
{
    const char *folder = scratch_create(test);
    const char *fifo = scratch_path(test, folder, "fifo");
    const char *file = scratch_path(test, folder, "file");
    CHECK(mkfifo(fifo, 0600) == 0);
    CHECK(file_write(test->sink, file, text_of("x")));
    CHECK(refused(test, folder, E_OUTPUT_IS_DIRECTORY, folder));
    CHECK(refused(test, scratch_path(test, folder, ""), E_OUTPUT_IS_DIRECTORY, folder));
    CHECK(refused(test, fifo, E_OUTPUT_NOT_REGULAR, "fifo"));
    CHECK(refused(test, scratch_path(test, folder, "no/a"), E_OUTPUT_FOLDER_MISSING, "no/a"));
    CHECK(refused(test, scratch_path(test, folder, "file/a"), E_OUTPUT_FOLDER_MISSING, "file/a"));
    CHECK(refused(test, "", E_OUTPUT_WRITE, "no such file"));
    CHECK(scratch_count(folder) == 2);
    scratch_remove(test, folder);
}

TEST(file_write_to_devices)
{
    CHECK(file_write(test->sink, "/dev/null", text_of("x")));
    CHECK(refused(test, "/dev/full", E_OUTPUT_WRITE, "the disk is full"));
    CHECK(test->sink->system_failed);
    diag_init(test->sink, test->arena, DIAG_CHINESE);
    CHECK(!file_write(test->sink, "/dev/full", text_of("x")));
    CHECK(strstr(test->sink->items[0].message, "磁盘已满") != NULL);
}

static void write_beyond_size_limit(TestState *test, const char *path)
{
    struct rlimit limit = {4096, 4096};
    CHECK(setrlimit(RLIMIT_FSIZE, &limit) == 0);
    char *large = arena_alloc(test->arena, 8192);
    CHECK(!file_write(test->sink, path, (Text){large, 8192}));
    CHECK(test->sink->count == 1 && test_reported_once(test, E_OUTPUT_WRITE));
    CHECK(strstr(test->sink->items[0].message, "the limit on the size of files") != NULL);
    sigset_t mask;
    CHECK(pthread_sigmask(SIG_BLOCK, NULL, &mask) == 0 && !sigismember(&mask, SIGXFSZ));
    CHECK(file_write(test->sink, path, (Text){large, 4096}));
}

/* The default action of SIGXFSZ ends the process with status 153. */
TEST(file_write_beyond_the_size_limit_keeps_the_old_file)
{
    const char *folder = scratch_create(test);
    const char *path = scratch_path(test, folder, "a.pdf");
    CHECK(file_write(test->sink, path, text_of("old")));
    CHECK(run_in_child(test, write_beyond_size_limit, path) == 0);
    CHECK(scratch_count(folder) == 1);
    struct stat status; /* the child's second write, of as much as is allowed, went well */
    CHECK(stat(path, &status) == 0 && status.st_size == 4096);
    scratch_remove(test, folder);
}

static void fail_beyond_size_limit(TestState *test, const char *path)
{
    struct rlimit limit = {4096, 4096};
    CHECK(setrlimit(RLIMIT_FSIZE, &limit) == 0);
    char *large = arena_alloc(test->arena, 8192);
    CHECK(!file_write(test->sink, path, (Text){large, 8192}));
}

TEST(file_write_that_fails_leaves_the_old_bytes_and_no_temporary)
{
    const char *folder = scratch_create(test);
    const char *path = scratch_path(test, folder, "a.pdf");
    CHECK(file_write(test->sink, path, text_of("old")));
    CHECK(run_in_child(test, fail_beyond_size_limit, path) == 0);
    CHECK_TEXT(content_of(test, path), "old");
    CHECK(scratch_count(folder) == 1);
    scratch_remove(test, folder);
}

static void write_to_full_tmpfs(TestState *test, const char *folder)
{
    const char *path = scratch_path(test, folder, "a.pdf");
    CHECK(file_write(test->sink, path, text_of("old")));
    char *large = arena_alloc(test->arena, 1 << 20);
    CHECK(!file_write(test->sink, path, (Text){large, 1 << 20}));
    CHECK(test->sink->count == 1 && test_reported_once(test, E_OUTPUT_WRITE));
    CHECK(strstr(test->sink->items[0].message, "the disk is full") != NULL);
    CHECK_TEXT(content_of(test, path), "old");
    CHECK(scratch_count(folder) == 1);
}

TEST(file_write_to_a_full_disk_keeps_the_old_file)
{
    const char *folder = scratch_create(test);
    if (mount("tmpfs", folder, "tmpfs", 0, "size=64k") != 0) {
        CHECK(errno == EPERM || errno == EACCES);
        fprintf(stderr, "%s: SKIPPED, no right to mount a small disk\n", test->name);
    } else {
        CHECK(run_in_child(test, write_to_full_tmpfs, folder) == 0);
        CHECK(umount(folder) == 0);
    }
    scratch_remove(test, folder);
}

static void write_into_closed_pipe(TestState *test, const char *path)
{
    int ends[2];
    CHECK(pipe(ends) == 0);
    CHECK(dup2(ends[1], STDOUT_FILENO) == STDOUT_FILENO);
    close(ends[0]);
    close(ends[1]);
    CHECK(refused(test, path, E_OUTPUT_WRITE, "the reader has closed the pipe"));
}

TEST(file_write_to_a_closed_pipe_is_an_error_not_a_signal)
{
    CHECK(run_in_child(test, write_into_closed_pipe, "-") == 0);
    CHECK(run_in_child(test, write_into_closed_pipe, "/dev/stdout") == 0);
}

static void write_to_closed_output(TestState *test, const char *path)
{
    close(STDOUT_FILENO);
    CHECK(refused(test, path, E_OUTPUT_WRITE, "not open"));
}

static void write_to_pipe(TestState *test, const char *path)
{
    int ends[2];
    CHECK(pipe(ends) == 0);
    CHECK(dup2(ends[1], STDOUT_FILENO) == STDOUT_FILENO);
    CHECK(file_write(test->sink, path, text_of("all of it")));
    char bytes[20] = "";
    CHECK(read(ends[0], bytes, sizeof bytes) == 9);
    CHECK_TEXT(bytes, "all of it");
}

TEST(file_write_to_standard_output)
{
    CHECK(run_in_child(test, write_to_pipe, "-") == 0);
    CHECK(run_in_child(test, write_to_pipe, "/dev/stdout") == 0);
    CHECK(run_in_child(test, write_to_closed_output, "-") == 0);
}

static void write_as_nobody(TestState *test, const char *folder)
{
    if (geteuid() == 0)
        CHECK(setgid(NOBODY) == 0 && setuid(NOBODY) == 0);
    const char *protected = scratch_path(test, folder, "protected");
    CHECK(refused(test, protected, E_OUTPUT_WRITE, "permission denied"));
    CHECK_TEXT(content_of(test, protected), "old");
}

TEST(file_write_leaves_a_write_protected_file_alone)
{
    const char *folder = scratch_create(test);
    const char *path = scratch_path(test, folder, "protected");
    CHECK(file_write(test->sink, path, text_of("old")));
    CHECK(chmod(path, 0444) == 0 && chmod(folder, 0777) == 0);
    CHECK(run_in_child(test, write_as_nobody, folder) == 0);
    CHECK(scratch_count(folder) == 1);
    scratch_remove(test, folder);
}

static void write_among_leftovers(TestState *test, const char *folder)
{
    const char *path = scratch_path(test, folder, "a");
    for (int i = 0; i < 100; i++) {
        CHECK(file_write(test->sink, path, text_of("x")));
        char *name = arena_print(test->arena, ".yitu-%ld-%d.tmp", (long)getpid(), i);
        int leftover = open(scratch_path(test, folder, name), O_CREAT | O_EXCL | O_WRONLY, 0600);
        CHECK(leftover >= 0);
        close(leftover);
    }
    CHECK(refused(test, path, E_OUTPUT_WRITE, "in the way"));
    CHECK(scratch_count(folder) == 101);
}

TEST(file_write_passes_by_what_killed_runs_left)
{
    const char *folder = scratch_create(test);
    CHECK(run_in_child(test, write_among_leftovers, folder) == 0);
    scratch_remove(test, folder);
}

#define KILLED_BYTES (256u << 10)
#define KILL_ROUNDS  20

static void write_for_ever(TestState *test, const char *path)
{
    char *bytes = arena_alloc(test->arena, KILLED_BYTES);
    for (int i = 0; i < 1000000; i++) {
        memset(bytes, 'a' + i % 26, KILLED_BYTES);
        if (!file_write(test->sink, path, (Text){bytes, KILLED_BYTES}))
            return;
    }
}

/* Threat O3: at any moment the name stands for a whole file. */
TEST(file_write_killed_at_any_moment_leaves_a_whole_file)
{
    const char *folder = scratch_create(test);
    const char *path = scratch_path(test, folder, "a.pdf");
    char *first = arena_alloc(test->arena, KILLED_BYTES);
    memset(first, 'z', KILLED_BYTES);
    CHECK(file_write(test->sink, path, (Text){first, KILLED_BYTES}));
    for (int round = 0; round < KILL_ROUNDS; round++) {
        fflush(NULL);
        pid_t child = fork();
        if (child == 0) {
            write_for_ever(test, path);
            _exit(0);
        }
        usleep(1000u + (unsigned)round * 777u);
        kill(child, SIGKILL);
        waitpid(child, NULL, 0);
        const char *bytes = content_of(test, path);
        CHECK(bytes && strlen(bytes) == KILLED_BYTES);
        bool whole = bytes != NULL;
        for (size_t i = 1; whole && i < KILLED_BYTES; i++)
            whole = bytes[i] == bytes[0];
        CHECK(whole);
    }
    scratch_remove(test, folder);
}
