/* Reading and mapping inputs (threat J7), and paths: base/file.c. */
#include "base/file.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "scratch_folder.h"
#include "test.h"

#define MEBIBYTE (1u << 20)

static void make_file(TestState *test, const char *path, const char *bytes, size_t length)
{
    FILE *file = fopen(path, "wb");
    CHECK(file != NULL);
    if (!file)
        return;
    CHECK(fwrite(bytes, 1, length, file) == length);
    fclose(file);
}

/* Lets the job read `bytes` of a file. */
static LimitId at_most(TestState *test, size_t bytes)
{
    Limits *limits = arena_alloc(test->arena, sizeof *limits);
    limits->values[LIMIT_ID_INPUT_BYTES] = (double)bytes;
    test->sink->limits = limits;
    return LIMIT_ID_INPUT_BYTES;
}

/* True when reading and mapping `path` are both refused with just `code`. */
static bool refused(TestState *test, const char *path, size_t limit, DiagCode code)
{
    Text content = {"x", 1};
    MappedFile mapped = {(const unsigned char *)"x", 1};
    diag_init(test->sink, test->arena, DIAG_ENGLISH);
    bool read = file_read(test->arena, test->sink, NULL, path, at_most(test, limit), &content);
    bool reported = test->sink->count == 1 && test_reported_once(test, code);
    diag_init(test->sink, test->arena, DIAG_CHINESE);
    bool map = file_map(test->sink, NULL, path, at_most(test, limit), &mapped);
    reported &= test->sink->count == 1 && test_reported_once(test, code);
    return !read && !map && reported && content.length == 0 && !mapped.data && !mapped.size;
}

TEST(file_read_and_map_give_all_bytes)
{
    const char *folder = scratch_create(test);
    const char *path = scratch_path(test, folder, "数据.bin");
    make_file(test, path, "a\0b\n", 4);
    Text content;
    CHECK(file_read(test->arena, test->sink, NULL, path, at_most(test, 4), &content));
    CHECK(content.length == 4 && memcmp(content.data, "a\0b\n", 5) == 0);
    MappedFile mapped;
    CHECK(file_map(test->sink, NULL, path, at_most(test, 4), &mapped));
    CHECK(mapped.size == 4 && memcmp(mapped.data, "a\0b\n", 4) == 0);
    file_unmap(&mapped);
    CHECK(!mapped.data && !mapped.size);
    CHECK(refused(test, path, 3, E_FILE_TOO_LARGE));
    scratch_remove(test, folder);
}

TEST(file_read_and_map_an_empty_file)
{
    const char *folder = scratch_create(test);
    const char *path = scratch_path(test, folder, "empty");
    make_file(test, path, "", 0);
    Text content = {NULL, 1};
    CHECK(file_read(test->arena, test->sink, NULL, path, at_most(test, 10), &content));
    CHECK(content.length == 0 && content.data);
    MappedFile mapped = {NULL, 1};
    CHECK(file_map(test->sink, NULL, path, at_most(test, 10), &mapped));
    CHECK(mapped.size == 0 && mapped.data);
    file_unmap(&mapped);
    scratch_remove(test, folder);
}

/* A file of /proc says that it has 0 bytes. */
TEST(file_read_goes_to_the_end_whatever_fstat_said)
{
    Text content;
    CHECK(file_read(test->arena, test->sink, NULL, "/proc/self/status", at_most(test, MEBIBYTE),
                    &content));
    CHECK(content.length > 100 && strlen(content.data) == content.length);
    CHECK(strncmp(content.data, "Name:", 5) == 0);
    CHECK(!file_read(test->arena, test->sink, NULL, "/proc/self/status", at_most(test, 50),
                     &content));
    CHECK(test->sink->count == 1 && test_reported_once(test, E_FILE_TOO_LARGE));
    CHECK(content.length == 0);
}

TEST(file_read_refuses_what_is_no_regular_file)
{
    const char *folder = scratch_create(test);
    const char *fifo = scratch_path(test, folder, "fifo");
    CHECK(mkfifo(fifo, 0600) == 0);
    alarm(20); /* a read that waits for a writer must not hang the tests */
    CHECK(refused(test, fifo, 10, E_FILE_NOT_REGULAR));
    alarm(0);
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    snprintf(address.sun_path, sizeof address.sun_path, "%s/socket", folder);
    int server = socket(AF_UNIX, SOCK_STREAM, 0);
    CHECK(bind(server, (const struct sockaddr *)&address, sizeof address) == 0);
    CHECK(refused(test, address.sun_path, 10, E_FILE_NOT_REGULAR));
    close(server);
    CHECK(refused(test, folder, 10, E_FILE_NOT_REGULAR));
    CHECK(refused(test, "/dev/zero", 10, E_FILE_NOT_REGULAR));
    CHECK(refused(test, "/dev/null", 10, E_FILE_NOT_REGULAR));
    scratch_remove(test, folder);
}

TEST(file_read_names_what_is_missing)
{
    const char *folder = scratch_create(test);
    const char *loop = scratch_path(test, folder, "loop");
    const char *file = scratch_path(test, folder, "file");
    make_file(test, file, "x", 1);
    CHECK(symlink("loop", loop) == 0);
    CHECK(refused(test, scratch_path(test, folder, "no"), 10, E_FILE_NOT_FOUND));
    CHECK(refused(test, scratch_path(test, folder, "file/no"), 10, E_FILE_NOT_FOUND));
    CHECK(refused(test, "", 10, E_FILE_NOT_FOUND));
    CHECK(refused(test, loop, 10, E_FILE_UNREADABLE));
    char name[400];
    memset(name, 'n', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    CHECK(refused(test, scratch_path(test, folder, name), 10, E_FILE_UNREADABLE));
    CHECK(!test->sink->system_failed);
    scratch_remove(test, folder);
}

TEST(file_read_refuses_a_large_file_before_reading_it)
{
    const char *folder = scratch_create(test);
    const char *path = scratch_path(test, folder, "sparse");
    make_file(test, path, "", 0);
    CHECK(truncate(path, (off_t)1 << 40) == 0); /* 1 TiB without a block */
    size_t before = arena_size(test->arena);
    CHECK(refused(test, path, 64 * MEBIBYTE, E_FILE_TOO_LARGE));
    CHECK(arena_size(test->arena) - before < MEBIBYTE);
    CHECK(strstr(test->sink->items[0].message, " 64 MiB") != NULL);
    scratch_remove(test, folder);
}

TEST(file_errors_stand_where_the_user_named_the_file)
{
    const SourceText *source = source_create(test->arena, "a.json", text_of("[\"no.png\"]"));
    Origin origin = {.source = source, .offset = 1, .length = 8};
    Text content;
    CHECK(!file_read(test->arena, test->sink, &origin, "no.png", at_most(test, 10), &content));
    CHECK(test->sink->items[0].origin.source == source && test->sink->items[0].origin.offset == 1);
}

TEST(file_join_takes_the_folder_of_the_base)
{
    CHECK_TEXT(file_join(test->arena, "layouts/page.json", "img/a.png"), "layouts/img/a.png");
    CHECK_TEXT(file_join(test->arena, "page.json", "a.png"), "a.png");
    CHECK_TEXT(file_join(test->arena, "/page.json", "a.png"), "/a.png");
    CHECK_TEXT(file_join(test->arena, "a/b/", "../c"), "a/b/../c");
    CHECK_TEXT(file_join(test->arena, "layouts/page.json", "/img/a.png"), "/img/a.png");
}

TEST(file_extension_in_lower_case)
{
    CHECK_TEXT(file_extension(test->arena, "a/b.PDF"), "pdf");
    CHECK_TEXT(file_extension(test->arena, "a.tar.Gz"), "gz");
    CHECK_TEXT(file_extension(test->arena, "a.b/c"), "");
    CHECK_TEXT(file_extension(test->arena, "a/.hidden"), "");
    CHECK_TEXT(file_extension(test->arena, "a."), "");
    CHECK_TEXT(file_extension(test->arena, "图.Json"), "json");
    CHECK_TEXT(file_extension(test->arena, ""), "");
}
