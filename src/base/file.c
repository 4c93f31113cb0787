/* Files: reading and mapping of inputs, and paths; writing is in file_write.c. */
#define _GNU_SOURCE /* O_PATH */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/number.h"
#include "base/system_error.h"

static void report_too_large(DiagSink *diagnostics, const Origin *origin, const char *path,
                             LimitId limit)
{
    diag_report_limit(diagnostics, E_FILE_TOO_LARGE, origin, limit,
                      DIAG_ARGS(path, diag_limit_mib(diagnostics, limit)));
}

/* Whether it works for a batch or a preview, only a worker's parent knows: both are named. */
void file_hint_open(DiagSink *diagnostics, Diagnostic *diagnostic, int error)
{
    if (error != EMFILE)
        return;
    diag_hint_limit(diagnostics, diagnostic, LIMIT_ID_BATCH_FILES);
    diag_hint_limit(diagnostics, diagnostic, LIMIT_ID_WATCH_FILES);
}

/* The user's file names are the user's to mend; everything else is the system's. */
static void report_open_error(DiagSink *diagnostics, const Origin *origin, const char *path,
                              int error)
{
    const char *words = system_error_words(diagnostics->arena, error, diagnostics->language);
    switch (error) {
    case ENOENT:
    case ENOTDIR:
        diag_report(diagnostics, E_FILE_NOT_FOUND, origin, DIAG_ARGS(path));
        break;
    case ENXIO: /* a socket, or a device without a driver */
    case ENODEV:
        diag_report(diagnostics, E_FILE_NOT_REGULAR, origin, DIAG_ARGS(path));
        break;
    case EACCES:
    case EPERM:
    case ELOOP:
    case ENAMETOOLONG:
        diag_report(diagnostics, E_FILE_UNREADABLE, origin, DIAG_ARGS(path, words));
        break;
    default:
        file_hint_open(diagnostics,
                       diag_report(diagnostics, E_FILE_READ, origin, DIAG_ARGS(path, words)),
                       error);
        break;
    }
}

static void report_read_error(DiagSink *diagnostics, const Origin *origin, const char *path,
                              int error)
{
    const char *words = system_error_words(diagnostics->arena, error, diagnostics->language);
    diag_report(diagnostics, E_FILE_READ, origin, DIAG_ARGS(path, words));
}

#define OPEN_FLAGS (O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)

/* Opens a file folder by folder, so that none can be a link, whenever it was made one (threat P1).
 * Returns -1 and errno when it cannot. */
static int open_below(const FileName *name)
{
    int folder = open(name->root, O_PATH | O_DIRECTORY | O_CLOEXEC);
    const char *at = name->below;
    while (folder >= 0) {
        at += strspn(at, "/");
        size_t length = strcspn(at, "/");
        char part[NAME_MAX + 1] = "";
        bool is_name = length > 0 && length <= NAME_MAX && !text_equals((Text){at, length}, "..");
        if (is_name)
            memcpy(part, at, length);
        at += length;
        bool is_last = at[strspn(at, "/")] == '\0';
        int flags = is_last ? OPEN_FLAGS : O_PATH | O_DIRECTORY | O_CLOEXEC;
        int next = is_name ? openat(folder, part, flags | O_NOFOLLOW) : -1;
        int error = is_name ? errno : ENOENT;
        close(folder);
        errno = error;
        if (is_last || next < 0)
            return next;
        folder = next;
    }
    return -1;
}

/* Opens a regular file of as many bytes as `limit` (NULL: any number) allows and sets `*size`.
 * Returns -1 when it has reported. O_NONBLOCK: opening a FIFO must not wait for a writer (threat
 * J7). */
static int open_regular(DiagSink *diagnostics, const Origin *origin, const FileName *name,
                        const LimitId *limit, size_t *size)
{
    const char *path = name->path;
    int descriptor;
    do {
        descriptor = name->root ? open_below(name) : open(path, OPEN_FLAGS);
    } while (descriptor < 0 && errno == EINTR);
    if (descriptor < 0) {
        report_open_error(diagnostics, origin, path, errno);
        return -1;
    }
    struct stat status;
    if (fstat(descriptor, &status) != 0) {
        report_read_error(diagnostics, origin, path, errno);
    } else if (!S_ISREG(status.st_mode)) {
        diag_report(diagnostics, E_FILE_NOT_REGULAR, origin, DIAG_ARGS(path));
    } else if (limit && (uintmax_t)status.st_size > diag_limit(diagnostics, *limit)) {
        report_too_large(diagnostics, origin, path, *limit);
    } else {
        *size = (size_t)status.st_size;
        return descriptor;
    }
    close(descriptor);
    return -1;
}

/* Reads to the end of the file, or to one byte beyond `limit`. `size` is what fstat said: a file of
 * /proc says 0, and one that is being written grows. Returns an errno value, 0 when all is well. */
static int read_to_end(Arena *arena, int descriptor, size_t size, size_t limit, Text *content)
{
    size_t capacity = size + 1; /* room for one more byte, so that the end is seen */
    size_t length = 0;
    char *bytes = arena_alloc(arena, capacity + 1);
    while (length <= limit) {
        if (length == capacity) {
            char *longer = arena_alloc(arena, capacity * 2 + 1);
            memcpy(longer, bytes, length);
            bytes = longer;
            capacity *= 2;
        }
        ssize_t count = read(descriptor, bytes + length, capacity - length);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return errno;
        if (count == 0)
            break;
        length += (size_t)count;
    }
    *content = (Text){bytes, length};
    return 0;
}

bool file_read_named(Arena *arena, DiagSink *diagnostics, const Origin *origin,
                     const FileName *name, LimitId limit, Text *content)
{
    const char *path = name->path;
    *content = (Text){"", 0};
    size_t size = 0;
    int descriptor = open_regular(diagnostics, origin, name, &limit, &size);
    if (descriptor < 0)
        return false;
    Text whole = {"", 0};
    size_t most = diag_limit(diagnostics, limit);
    int error = read_to_end(arena, descriptor, size, most, &whole);
    close(descriptor);
    if (error) {
        report_read_error(diagnostics, origin, path, error);
        return false;
    }
    if (whole.length > most) {
        report_too_large(diagnostics, origin, path, limit);
        return false;
    }
    *content = whole;
    return true;
}

bool file_read(Arena *arena, DiagSink *diagnostics, const Origin *origin, const char *path,
               LimitId limit, Text *content)
{
    const FileName name = {.path = path};
    return file_read_named(arena, diagnostics, origin, &name, limit, content);
}

size_t file_size(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode) ? (size_t)status.st_size : 0;
}

bool file_open(DiagSink *diagnostics, const Origin *origin, const FileName *name,
               FileReader *reader)
{
    *reader = (FileReader){.path = name->path};
    reader->descriptor = open_regular(diagnostics, origin, name, NULL, &reader->size);
    return reader->descriptor >= 0;
}

bool file_read_part(DiagSink *diagnostics, const FileReader *reader, uint64_t offset, char *bytes,
                    size_t size, size_t *count)
{
    for (*count = 0; *count < size;) {
        ssize_t taken =
            pread(reader->descriptor, bytes + *count, size - *count, (off_t)(offset + *count));
        if (taken < 0 && errno == EINTR)
            continue;
        if (taken < 0) {
            report_read_error(diagnostics, NULL, reader->path, errno);
            return false;
        }
        if (taken == 0)
            break;
        *count += (size_t)taken;
    }
    return true;
}

void file_close(FileReader *reader)
{
    if (reader->descriptor >= 0)
        close(reader->descriptor);
    reader->descriptor = -1;
}

bool file_map(DiagSink *diagnostics, const Origin *origin, const char *path, LimitId limit,
              MappedFile *mapped)
{
    *mapped = (MappedFile){NULL, 0};
    size_t size = 0;
    int descriptor = open_regular(diagnostics, origin, &(FileName){.path = path}, &limit, &size);
    if (descriptor < 0)
        return false;
    if (size == 0) { /* mmap refuses it; an empty file is for the decoder to judge */
        close(descriptor);
        mapped->data = (const unsigned char *)"";
        return true;
    }
    void *memory = mmap(NULL, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    int error = errno;
    close(descriptor);
    if (memory == MAP_FAILED) {
        report_read_error(diagnostics, origin, path, error);
        return false;
    }
    *mapped = (MappedFile){memory, size};
    return true;
}

void file_forget_pages(const void *data, size_t size)
{
    bool is_mapping = (uintptr_t)data % (uintptr_t)sysconf(_SC_PAGESIZE) == 0;
    if (is_mapping && size)
        (void)madvise((void *)(uintptr_t)data, size, MADV_DONTNEED);
}

void file_unmap(MappedFile *mapped)
{
    if (mapped->size)
        munmap((void *)(uintptr_t)mapped->data, mapped->size);
    *mapped = (MappedFile){NULL, 0};
}

char *file_join(Arena *arena, const char *base, const char *relative)
{
    const char *slash = strrchr(base, '/');
    if (relative[0] == '/' || !slash)
        return arena_copy_string(arena, relative);
    size_t folder = (size_t)(slash - base) + 1;
    size_t length = strlen(relative);
    char *joined = arena_alloc(arena, folder + length + 1);
    memcpy(joined, base, folder);
    memcpy(joined + folder, relative, length);
    return joined;
}

char *file_extension(Arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    if (!dot || dot == name) /* ".hidden" has none */
        return arena_copy_string(arena, "");
    char *extension = arena_copy_string(arena, dot + 1);
    for (char *at = extension; *at; at++) {
        if (*at >= 'A' && *at <= 'Z')
            *at = (char)(*at - 'A' + 'a');
    }
    return extension;
}

bool file_is_regular(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISREG(info.st_mode);
}
