/* A folder for tests: see scratch_folder.h. */
#include "scratch_folder.h"

#include <dirent.h>
#include <stdlib.h>
#include <unistd.h>

const char *scratch_create(TestState *test)
{
    const char *base = getenv("TMPDIR");
    char *folder = arena_print(test->arena, "%s/yitu-test-XXXXXX", base ? base : "/tmp");
    CHECK(mkdtemp(folder) != NULL);
    return folder;
}

const char *scratch_path(TestState *test, const char *folder, const char *name)
{
    return arena_print(test->arena, "%s/%s", folder, name);
}

static bool is_self_or_parent(const struct dirent *entry)
{
    return strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0;
}

int scratch_count(const char *folder)
{
    DIR *stream = opendir(folder);
    if (!stream)
        return -1;
    int count = 0;
    for (const struct dirent *entry = readdir(stream); entry; entry = readdir(stream))
        count += !is_self_or_parent(entry);
    closedir(stream);
    return count;
}

void scratch_remove(TestState *test, const char *folder)
{
    DIR *stream = opendir(folder);
    CHECK(stream != NULL);
    if (!stream)
        return;
    for (const struct dirent *entry = readdir(stream); entry; entry = readdir(stream)) {
        if (!is_self_or_parent(entry))
            unlink(scratch_path(test, folder, entry->d_name));
    }
    closedir(stream);
    CHECK(rmdir(folder) == 0);
}
