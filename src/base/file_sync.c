/* Waiting for the disk: see file_sync in file.h. */
#define _GNU_SOURCE /* syncfs() is Linux's own */
#include "base/file.h"

#include <fcntl.h>
#include <unistd.h>

bool file_sync(const char *path)
{
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (descriptor < 0)
        return false;
    bool is_synced = syncfs(descriptor) == 0;
    close(descriptor);
    return is_synced;
}
