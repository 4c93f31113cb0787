/* File watch: see file_watch.h. */
#include "app/file_watch.h"

#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/strbuf.h"

#define EVENTS                                                                                     \
    (IN_CLOSE_WRITE | IN_MODIFY | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_ATTRIB)

/* What tells one state of a file from another without reading it. */
typedef struct FileState {
    bool is_there;
    dev_t device;
    ino_t number;
    off_t size;
    struct timespec modified, changed;
} FileState;

typedef struct WatchedFile {
    char *path;
    FileState state;
} WatchedFile;

struct FileWatch {
    int descriptor;
    WatchedFile *files; /* count of them */
    size_t count;
    bool is_changing;
};

static FileState read_state(const char *path)
{
    struct stat info;
    if (stat(path, &info) != 0)
        return (FileState){0};
    return (FileState){true, info.st_dev, info.st_ino, info.st_size, info.st_mtim, info.st_ctim};
}

static bool is_same_time(struct timespec a, struct timespec b)
{
    return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

static bool is_same(const FileState *a, const FileState *b)
{
    return a->is_there == b->is_there && a->device == b->device && a->number == b->number &&
           a->size == b->size && is_same_time(a->modified, b->modified) &&
           is_same_time(a->changed, b->changed);
}

static char *copy_string(const char *string)
{
    size_t size = strlen(string) + 1;
    return memcpy(memory_alloc(size), string, size);
}

/* Watching a folder twice is one watch (inotify(7)); a folder that is gone is tried again later. */
static void watch_folder_of(FileWatch *watch, const char *path)
{
    const char *slash = strrchr(path, '/');
    StrBuf folder = {0};
    if (slash)
        strbuf_append(&folder, path, (size_t)(slash - path) + 1);
    else
        strbuf_string(&folder, ".");
    inotify_add_watch(watch->descriptor, folder.data, EVENTS);
    strbuf_release(&folder);
}

/* A symbolic link changes where it stands and where it leads. */
static void watch_folders(FileWatch *watch)
{
    for (size_t i = 0; i < watch->count; i++) {
        watch_folder_of(watch, watch->files[i].path);
        char *target = realpath(watch->files[i].path, NULL);
        if (target)
            watch_folder_of(watch, target);
        memory_free(target);
    }
}

static void forget_files(FileWatch *watch)
{
    for (size_t i = 0; i < watch->count; i++)
        memory_free(watch->files[i].path);
    memory_free(watch->files);
    watch->files = NULL;
    watch->count = 0;
}

FileWatch *file_watch_create(void)
{
    int descriptor = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (descriptor < 0)
        return NULL;
    FileWatch *watch = memory_alloc(sizeof *watch);
    *watch = (FileWatch){.descriptor = descriptor};
    return watch;
}

void file_watch_destroy(FileWatch *watch)
{
    if (!watch)
        return;
    forget_files(watch);
    close(watch->descriptor);
    memory_free(watch);
}

/* The state that is known of a file, else the one it has now. */
static FileState known_state(const FileWatch *watch, const char *path)
{
    for (size_t i = 0; i < watch->count; i++) {
        if (strcmp(watch->files[i].path, path) == 0)
            return watch->files[i].state;
    }
    return read_state(path);
}

void file_watch_set(FileWatch *watch, const char *const *paths, size_t count)
{
    WatchedFile *files = memory_alloc((count ? count : 1) * sizeof *files);
    for (size_t i = 0; i < count; i++)
        files[i] = (WatchedFile){copy_string(paths[i]), known_state(watch, paths[i])};
    forget_files(watch);
    watch->files = files;
    watch->count = count;
    watch_folders(watch);
}

int file_watch_descriptor(const FileWatch *watch)
{
    return watch->descriptor;
}

/* Whether a file was closed after writing, or renamed, in one of the folders. */
static bool read_events(FileWatch *watch)
{
    _Alignas(struct inotify_event) char events[4096];
    bool is_whole = false;
    ssize_t length;
    while ((length = read(watch->descriptor, events, sizeof events)) > 0) {
        const char *end = events + length;
        const struct inotify_event *event;
        for (const char *at = events; at < end; at += sizeof *event + event->len) {
            event = (const struct inotify_event *)(const void *)at;
            is_whole |= (event->mask & (IN_CLOSE_WRITE | IN_MOVED_TO)) != 0;
        }
    }
    return is_whole;
}

FileNews file_watch_read(FileWatch *watch)
{
    bool is_whole = read_events(watch);
    for (size_t i = 0; i < watch->count; i++) {
        FileState now = read_state(watch->files[i].path);
        watch->is_changing |= !is_same(&now, &watch->files[i].state);
        watch->files[i].state = now;
    }
    watch_folders(watch);
    if (!watch->is_changing)
        return FILES_QUIET;
    watch->is_changing = !is_whole;
    return is_whole ? FILES_CHANGED : FILES_CHANGING;
}

void file_watch_settle(FileWatch *watch)
{
    watch->is_changing = false;
}
