/* Writing outputs whole or not at all: see file_write in file.h. The order of the steps is what
 * makes it safe: temporary file, write, fsync, close, rename, fsync of the folder; each is checked
 * (docs/reliability.md, threats O1 to O3). */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/system_error.h"

#define TEMPORARY_NAME_SIZE 40
#define TEMPORARY_ATTEMPTS  100 /* names left over by killed runs with the same process id */

/* What goes into a file, and whether to wait for the disk. */
typedef struct Writing {
    Text content;
    bool is_synced;
} Writing;

static bool fail_with(DiagSink *diagnostics, const char *path, int error)
{
    const char *words = system_error_words(diagnostics->arena, error, diagnostics->language);
    diag_report(diagnostics, E_OUTPUT_WRITE, NULL, DIAG_ARGS(path, words));
    return false;
}

static bool refuse(DiagSink *diagnostics, const char *path, DiagCode code)
{
    diag_report(diagnostics, code, NULL, DIAG_ARGS(path));
    return false;
}

/* SIGXFSZ (RLIMIT_FSIZE) and SIGPIPE end the process by default; held back, write() says EFBIG and
 * EPIPE instead. Both are sent to the thread that writes, so its mask is enough. */
static sigset_t hold_signals(void)
{
    sigset_t held;
    sigset_t before;
    sigemptyset(&held);
    sigaddset(&held, SIGXFSZ);
    sigaddset(&held, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &held, &before);
    return before;
}

/* Takes away what came meanwhile, unless the caller holds it back itself, and restores the mask. */
static void release_signals(const sigset_t *before)
{
    static const struct timespec at_once = {0, 0};
    static const int held[] = {SIGXFSZ, SIGPIPE};
    for (size_t i = 0; i < COUNT_OF(held); i++) {
        sigset_t one;
        sigemptyset(&one);
        sigaddset(&one, held[i]);
        if (!sigismember(before, held[i]))
            sigtimedwait(&one, NULL, &at_once);
    }
    pthread_sigmask(SIG_SETMASK, before, NULL);
}

/* Returns an errno value, 0 when every byte was taken. */
static int write_all(int descriptor, Text content)
{
    while (content.length) {
        ssize_t count = write(descriptor, content.data, content.length);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return errno;
        if (count == 0)
            return EIO; /* no file system should; going on could last for ever */
        content.data += count;
        content.length -= (size_t)count;
    }
    return 0;
}

static bool write_device(DiagSink *diagnostics, const char *path, Text content)
{
    int descriptor = open(path, O_WRONLY | O_NOCTTY | O_CLOEXEC);
    if (descriptor < 0)
        return fail_with(diagnostics, path, errno);
    int error = write_all(descriptor, content);
    if (close(descriptor) != 0 && !error)
        error = errno;
    return error ? fail_with(diagnostics, path, error) : true;
}

static void name_temporary(char name[TEMPORARY_NAME_SIZE], long process, int attempt)
{
    snprintf(name, TEMPORARY_NAME_SIZE, ".yitu-%ld-%d.tmp", process, attempt);
}

/* Creates a new file in `folder` and puts its name into `name`. Returns -1 with errno set. */
static int create_temporary(int folder, mode_t mode, char name[TEMPORARY_NAME_SIZE])
{
    int descriptor = -1;
    for (int attempt = 0; attempt < TEMPORARY_ATTEMPTS; attempt++) {
        name_temporary(name, (long)getpid(), attempt);
        descriptor =
            openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
        if (descriptor >= 0 || errno != EEXIST)
            break;
    }
    return descriptor;
}

/* Writes, sets the old file's permissions, flushes and closes. Returns an errno value or 0. */
static int fill_temporary(int descriptor, const struct stat *old, Writing writing)
{
    int error = write_all(descriptor, writing.content);
    if (!error && old && fchmod(descriptor, old->st_mode & 0777) != 0)
        error = errno;
    if (!error && writing.is_synced && fsync(descriptor) != 0)
        error = errno;
    if (close(descriptor) != 0 && !error)
        error = errno;
    return error;
}

/* `old` is the file that stands at `base` in the folder, NULL where there is none. */
static int replace_in_folder(int folder, const char *base, const struct stat *old, Writing writing)
{
    char temporary[TEMPORARY_NAME_SIZE];
    int descriptor = create_temporary(folder, old ? old->st_mode & 0777 : 0666, temporary);
    if (descriptor < 0)
        return errno;
    int error = fill_temporary(descriptor, old, writing);
    if (!error && renameat(folder, temporary, folder, base) != 0)
        error = errno;
    if (error)
        unlinkat(folder, temporary, 0);
    return error;
}

static int open_folder_of(Arena *arena, const char *target)
{
    const char *slash = strrchr(target, '/');
    size_t length = slash ? (size_t)(slash - target) + 1 : 0;
    const char *folder = length ? arena_copy(arena, target, length) : ".";
    return open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

/* `path` is what the user wrote, for messages; `target` the file after symbolic links. */
static bool replace_file(DiagSink *diagnostics, const char *path, const char *target,
                         const struct stat *old, Writing writing)
{
    const char *slash = strrchr(target, '/');
    const char *base = slash ? slash + 1 : target;
    if (!*base)
        return *path ? refuse(diagnostics, path, E_OUTPUT_IS_DIRECTORY)
                     : fail_with(diagnostics, path, ENOENT);
    int folder = open_folder_of(diagnostics->arena, target);
    if (folder < 0 && (errno == ENOENT || errno == ENOTDIR))
        return refuse(diagnostics, path, E_OUTPUT_FOLDER_MISSING);
    if (folder < 0)
        return fail_with(diagnostics, path, errno);
    int error = replace_in_folder(folder, base, old, writing);
    /* Some network file systems cannot flush a folder and say EINVAL: nothing to be done. */
    bool is_lost = !error && writing.is_synced && fsync(folder) != 0;
    int unconfirmed = is_lost && errno != EINVAL ? errno : 0;
    close(folder);
    if (error)
        return fail_with(diagnostics, path, error);
    if (unconfirmed) {
        const char *words =
            system_error_words(diagnostics->arena, unconfirmed, diagnostics->language);
        diag_report(diagnostics, W_OUTPUT_UNCONFIRMED, NULL, DIAG_ARGS(path, words));
    }
    return true;
}

static bool create_file(DiagSink *diagnostics, const char *path, Writing writing)
{
    struct stat link;
    if (lstat(path, &link) == 0) /* a symbolic link to nothing */
        return refuse(diagnostics, path, E_OUTPUT_NOT_REGULAR);
    return replace_file(diagnostics, path, path, NULL, writing);
}

static bool overwrite_file(DiagSink *diagnostics, const char *path, const struct stat *old,
                           Writing writing)
{
    /* rename() would replace a write-protected file; its owner protected it for a reason. */
    if (access(path, W_OK) != 0)
        return fail_with(diagnostics, path, errno);
    char *resolved = realpath(path, NULL);
    if (!resolved)
        return fail_with(diagnostics, path, errno);
    const char *target = arena_copy_string(diagnostics->arena, resolved);
    free(resolved);
    return replace_file(diagnostics, path, target, old, writing);
}

static bool write_path(DiagSink *diagnostics, const char *path, Writing writing)
{
    struct stat old;
    if (stat(path, &old) != 0) {
        if (errno == ENOENT)
            return create_file(diagnostics, path, writing);
        if (errno == ENOTDIR)
            return refuse(diagnostics, path, E_OUTPUT_FOLDER_MISSING);
        return fail_with(diagnostics, path, errno);
    }
    if (S_ISDIR(old.st_mode))
        return refuse(diagnostics, path, E_OUTPUT_IS_DIRECTORY);
    if (S_ISCHR(old.st_mode))
        return write_device(diagnostics, path, writing.content);
    if (!S_ISREG(old.st_mode))
        return refuse(diagnostics, path, E_OUTPUT_NOT_REGULAR);
    return overwrite_file(diagnostics, path, &old, writing);
}

static bool write_standard_output(DiagSink *diagnostics, const char *path, Text content)
{
    int error = write_all(STDOUT_FILENO, content);
    return error ? fail_with(diagnostics, path, error) : true;
}

static bool write_anywhere(DiagSink *diagnostics, const char *path, Writing writing)
{
    sigset_t before = hold_signals();
    bool to_standard_output = strcmp(path, "-") == 0 || strcmp(path, "/dev/stdout") == 0;
    bool written = to_standard_output ? write_standard_output(diagnostics, path, writing.content)
                                      : write_path(diagnostics, path, writing);
    release_signals(&before);
    return written;
}

bool file_write(DiagSink *diagnostics, const char *path, Text content)
{
    return write_anywhere(diagnostics, path, (Writing){content, true});
}

bool file_write_unsynced(DiagSink *diagnostics, const char *path, Text content)
{
    return write_anywhere(diagnostics, path, (Writing){content, false});
}

/* ---- Piece by piece ---- */

struct FileStream {
    DiagSink *diagnostics;
    char *path; /* as the user wrote it */
    char *base; /* name in the folder */
    int folder, descriptor;
    char temporary[TEMPORARY_NAME_SIZE];
    bool has_old, has_failed;
    struct stat old;
};

/* What `path` stands for after symbolic links, in the sink's arena; NULL: reported. */
static const char *resolve_target(DiagSink *diagnostics, const char *path, bool *has_old,
                                  struct stat *old)
{
    *has_old = stat(path, old) == 0;
    struct stat link;
    bool is_dangling = !*has_old && lstat(path, &link) == 0;
    if (is_dangling || (*has_old && !S_ISREG(old->st_mode))) {
        bool is_folder = *has_old && S_ISDIR(old->st_mode);
        refuse(diagnostics, path, is_folder ? E_OUTPUT_IS_DIRECTORY : E_OUTPUT_NOT_REGULAR);
        return NULL;
    }
    if (!*has_old)
        return path;
    char *resolved = access(path, W_OK) == 0 ? realpath(path, NULL) : NULL;
    if (!resolved) {
        fail_with(diagnostics, path, errno);
        return NULL;
    }
    const char *target = arena_copy_string(diagnostics->arena, resolved);
    free(resolved);
    return target;
}

static char *copy_string(const char *string)
{
    size_t size = strlen(string) + 1;
    return memcpy(memory_alloc(size), string, size);
}

static void release_stream(FileStream *stream)
{
    if (stream->descriptor >= 0)
        close(stream->descriptor);
    if (stream->folder >= 0)
        close(stream->folder);
    memory_free(stream->path);
    memory_free(stream->base);
    memory_free(stream);
}

bool file_can_stream(const char *path)
{
    struct stat there;
    bool is_device = stat(path, &there) == 0 && S_ISCHR(there.st_mode);
    return strcmp(path, "-") != 0 && !is_device;
}

FileStream *file_stream_open(DiagSink *diagnostics, const char *path)
{
    FileStream *stream = memory_alloc(sizeof *stream);
    *stream = (FileStream){.diagnostics = diagnostics, .folder = -1, .descriptor = -1};
    const char *target = resolve_target(diagnostics, path, &stream->has_old, &stream->old);
    if (!target) {
        memory_free(stream);
        return NULL;
    }
    const char *slash = strrchr(target, '/');
    stream->path = copy_string(path);
    stream->base = copy_string(slash ? slash + 1 : target);
    stream->folder = open_folder_of(diagnostics->arena, target);
    if (stream->folder >= 0)
        stream->descriptor = create_temporary(
            stream->folder, stream->has_old ? stream->old.st_mode & 0777 : 0666, stream->temporary);
    if (stream->descriptor >= 0)
        return stream;
    if (stream->folder < 0 && (errno == ENOENT || errno == ENOTDIR))
        refuse(diagnostics, path, E_OUTPUT_FOLDER_MISSING);
    else
        fail_with(diagnostics, path, errno);
    release_stream(stream);
    return NULL;
}

bool file_stream_take(void *context, Text bytes)
{
    FileStream *stream = context;
    if (stream->has_failed)
        return false;
    sigset_t before = hold_signals();
    int error = write_all(stream->descriptor, bytes);
    release_signals(&before);
    stream->has_failed = error != 0;
    return error ? fail_with(stream->diagnostics, stream->path, error) : true;
}

bool file_stream_commit(FileStream *stream, bool is_synced)
{
    if (stream->has_failed) {
        file_stream_abandon(stream);
        return false;
    }
    const Writing nothing = {.is_synced = is_synced};
    int error = fill_temporary(stream->descriptor, stream->has_old ? &stream->old : NULL, nothing);
    stream->descriptor = -1; /* closed */
    if (!error && renameat(stream->folder, stream->temporary, stream->folder, stream->base) != 0)
        error = errno;
    if (error) {
        fail_with(stream->diagnostics, stream->path, error);
        file_stream_abandon(stream);
        return false;
    }
    if (is_synced && fsync(stream->folder) != 0 && errno != EINVAL) {
        const char *words =
            system_error_words(stream->diagnostics->arena, errno, stream->diagnostics->language);
        diag_report(stream->diagnostics, W_OUTPUT_UNCONFIRMED, NULL,
                    DIAG_ARGS(stream->path, words));
    }
    release_stream(stream);
    return true;
}

void file_stream_abandon(FileStream *stream)
{
    if (!stream)
        return;
    unlinkat(stream->folder, stream->temporary, 0);
    release_stream(stream);
}

void file_forget_write(const char *path, long process)
{
    char name[TEMPORARY_NAME_SIZE];
    name_temporary(name, process, 0);
    Arena *arena = arena_create();
    int folder = open_folder_of(arena, path);
    if (folder >= 0) {
        unlinkat(folder, name, 0);
        close(folder);
    }
    arena_destroy(arena);
}
