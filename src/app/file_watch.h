/* File watch: tells when files change, however an editor writes them: in place, by renaming a new
 * file over the old one, by removing and making it again. Folders are watched (inotify), and the
 * files themselves compared, so that what merely lies beside them is ignored. */
#ifndef APP_FILE_WATCH_H
#define APP_FILE_WATCH_H

#include <stdbool.h>

#include "base/arena.h"

typedef struct FileWatch FileWatch;

/* NULL: the system has no watch to give. */
FileWatch *file_watch_create(void);
void file_watch_destroy(FileWatch *watch);

/* Watches these files instead of those before; they need not exist. Names are copied. */
void file_watch_set(FileWatch *watch, const char *const *paths, size_t count);

/* What to poll for reading. */
int file_watch_descriptor(const FileWatch *watch);

typedef enum FileNews {
    FILES_QUIET,
    FILES_CHANGING, /* a file is not what it was, and may still be written to */
    FILES_CHANGED   /* a file that was written to was closed, or another put in its place */
} FileNews;

/* Takes in what the system has to tell, then compares with the last call. To be called when the
 * descriptor is readable, and once a second besides: folders that come later, and file systems that
 * tell nothing (network, containers), are seen then. */
FileNews file_watch_read(FileWatch *watch);

/* Takes what changed so far for whole: the caller has waited long enough. */
void file_watch_settle(FileWatch *watch);

#endif
