/* Worker fonts: see worker_fonts.h. */
#include "app/worker_fonts.h"

#include <dirent.h>
#include <string.h>
#include <sys/stat.h>

#include "base/hash.h"

#define MAX_FILES 512 /* of a font folder that are looked at */

static uint64_t file_state(const char *path)
{
    struct stat info;
    if (stat(path, &info) != 0)
        return 0;
    const uint64_t parts[] = {(uint64_t)info.st_ino, (uint64_t)info.st_size,
                              (uint64_t)info.st_mtim.tv_sec, (uint64_t)info.st_mtim.tv_nsec,
                              hash_bytes(path, strlen(path))};
    return hash_bytes(parts, sizeof parts);
}

void worker_fonts_append(const char *folder, StrBuf *names)
{
    DIR *entries = opendir(folder);
    strbuf_string(names, folder);
    strbuf_append(names, ".", 2);
    const struct dirent *entry;
    for (int count = 0; entries && count < MAX_FILES && (entry = readdir(entries)); count++) {
        if (entry->d_name[0] == '.')
            continue;
        strbuf_string(names, folder);
        strbuf_append(names, entry->d_name, strlen(entry->d_name) + 1);
    }
    if (entries)
        closedir(entries);
}

/* The order in which a folder is listed does not count. */
uint64_t worker_fonts_state(const char *folder)
{
    StrBuf names = {0};
    uint64_t state = 0;
    worker_fonts_append(folder, &names);
    for (size_t at = 0; at < names.length; at += strlen(names.data + at) + 1)
        state += file_state(names.data + at);
    strbuf_release(&names);
    return state;
}
