/* Writing without waiting, and waiting for all at once: base/file_sync.c. */
#include <fcntl.h>
#include <unistd.h>

#include "base/file.h"
#include "base/scratch_folder.h"
#include "test.h"

TEST(file_sync_confirms_a_file)
{
    const char *folder = scratch_create(test);
    const char *path = scratch_path(test, folder, "a.txt");
    Text content;
    CHECK(file_write_unsynced(test->sink, path, text_of("first")));
    CHECK(file_write_unsynced(test->sink, path, text_of("second")));
    CHECK(file_sync(path));
    CHECK(file_read(test->arena, test->sink, NULL, path, LIMIT_ID_INPUT_BYTES, &content));
    CHECK_TEXT(content.data, "second");
    CHECK(scratch_count(folder) == 1);
    scratch_remove(test, folder);
}

TEST(file_sync_says_what_is_not_there)
{
    CHECK(!file_sync("/no/such/file"));
}

TEST(file_forget_write_takes_only_the_left_over)
{
    const char *folder = scratch_create(test);
    const char *path = scratch_path(test, folder, "a.txt");
    int left = open(scratch_path(test, folder, ".yitu-77-0.tmp"), O_CREAT | O_WRONLY, 0600);
    CHECK(left >= 0 && close(left) == 0);
    CHECK(file_write(test->sink, path, text_of("whole")));
    file_forget_write(path, 78);
    CHECK(scratch_count(folder) == 2);
    file_forget_write(path, 77);
    CHECK(scratch_count(folder) == 1);
    scratch_remove(test, folder);
}
