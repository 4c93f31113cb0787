/* Finding the format of a picture: art/art.h. */
#include "art/art.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "pictures.h"

/* Writes a file that the test removes. Its extension says PNG, whatever the content is. */
static const char *write_file(TestState *test, const void *bytes, size_t size)
{
    char *path = arena_copy_string(test->arena, "/tmp/yitu_art_XXXXXX.png");
    int file = mkstemps(path, 4);
    CHECK(file >= 0 && write(file, bytes, size) == (ssize_t)size);
    close(file);
    return path;
}

static const Image *read_bytes(TestState *test, const void *bytes, size_t size)
{
    const char *path = write_file(test, bytes, size);
    const Image *image =
        art_read(test->arena, test->sink, NULL, &(FileName){.path = path}, "named so");
    unlink(path);
    return image;
}

TEST(art_format_is_told_by_the_first_bytes)
{
    JpegKind kind = {8, 8, 3, .samples = {1, 2, 3}};
    StrBuf file = pictures_jpeg(test->arena, &kind);
    const Image *image = read_bytes(test, file.data, file.length);
    CHECK(image && image->kind == IMAGE_JPEG);
    Hash128 hash = hash_bytes_128(file.data, file.length);
    CHECK(image && image->hash.high == hash.high && image->hash.low == hash.low);
    CHECK_TEXT(image ? image->name : NULL, "named so");
    strbuf_release(&file);
}

TEST(art_unknown_files_are_named)
{
    CHECK(!read_bytes(test, "RIFF....WEBPVP8 ", 16));
    CHECK(test_reported_once(test, E_IMAGE_OTHER_FORMAT));
    CHECK_TEXT(
        test->sink->items[0].message,
        "The picture “named so” is in the format WebP; the known formats are JPEG, PNG, SVG.");
    CHECK(test->sink->items[0].hint != NULL);
    CHECK(!read_bytes(test, "hello", 5));
    CHECK(test_reported_once(test, E_IMAGE_FORMAT));
    CHECK(!read_bytes(test, "", 0));
    CHECK(test_reported_once(test, E_IMAGE_EMPTY));
    CHECK(!art_read(test->arena, test->sink, NULL, &(FileName){.path = "no such file.png"},
                    "no such file.png"));
    CHECK(test_reported_once(test, E_FILE_NOT_FOUND));
}
