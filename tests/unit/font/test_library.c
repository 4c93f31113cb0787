/* The library: names, laziness, and what is said when something is missing. */
#include "font/library.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "fixture.h"

/* A folder of its own for each test, with one manifest in it. */
static const char *write_manifest(TestState *test, const char *content)
{
    char *folder = arena_copy_string(test->arena, "/tmp/yitu-font-XXXXXX");
    CHECK(mkdtemp(folder) != NULL);
    const char *path = arena_print(test->arena, "%s/manifest.json", folder);
    CHECK(file_write(test->sink, path, text_of(content)));
    return path;
}

static void remove_manifest(TestState *test, const char *path)
{
    CHECK(unlink(path) == 0);
    CHECK(rmdir(arena_copy(test->arena, path, strlen(path) - strlen("/manifest.json"))) == 0);
}

static FontLibrary *create(TestState *test, const char *content)
{
    const char *path = write_manifest(test, content);
    FontLibrary *library = font_library_create(path, test->sink);
    remove_manifest(test, path);
    return library;
}

#define ROBOTO_ROW                                                                                 \
    "{\"families\": [{\"name\": \"Roboto\", \"aliases\": [\"latin\", \"西文\"], \"faces\": ["    \
    "{\"weight\": 400, \"file\": \"" ROBOTO "\"}]}]}"

TEST(font_library_names_and_aliases)
{
    FontLibrary *library = create(test, ROBOTO_ROW);
    const Face *face = font_library_find(library, test->sink, NULL, "Roboto", 400, false);
    CHECK(face && face->serial == 1);
    if (face)
        CHECK_TEXT(face->family, "Roboto");
    CHECK(font_library_find(library, test->sink, NULL, "rObOtO", 900, true) == face);
    CHECK(font_library_find(library, test->sink, NULL, "LATIN", 400, false) == face);
    CHECK(font_library_find(library, test->sink, NULL, "西文", 400, false) == face);
    CHECK(test->sink->count == 0);
    CHECK(font_library_family_count(library) == 1);
    const ManifestFamily *family = font_library_family(library, 0);
    CHECK(family->faces[0].file != NULL);
    CHECK(font_library_family_with(library, 'A') == family);
    CHECK(font_library_family_with(library, 0x4E00) == NULL);
    font_library_destroy(library);
}

TEST(font_library_unknown_family_suggests)
{
    FontLibrary *library = create(test, ROBOTO_ROW);
    CHECK(!font_library_find(library, test->sink, NULL, "Robotto", 400, false));
    CHECK(test_reported_once(test, E_FONT_UNKNOWN));
    CHECK(test->sink->count == 1 && strstr(test->sink->items[0].hint, "Roboto"));
    char long_name[400];
    memset(long_name, 'x', sizeof long_name - 1);
    long_name[sizeof long_name - 1] = '\0';
    CHECK(!font_library_find(library, test->sink, NULL, long_name, 400, false));
    CHECK(!font_library_find(library, test->sink, NULL, "", 400, false));
    CHECK(test->sink->error_count == 3);
    font_library_destroy(library);
}

TEST(font_library_falls_back_with_a_warning)
{
    FontLibrary *library = create(test, ROBOTO_ROW);
    const Face *face = font_library_find(library, test->sink, NULL, "DejaVu Sans", 700, false);
    CHECK(face && face->weight == 700);
    CHECK(test_reported_once(test, W_FONT_FROM_SYSTEM));
    DiagSink later; /* the next job hears of it too */
    diag_init(&later, test->arena, DIAG_CHINESE);
    CHECK(font_library_find(library, &later, NULL, "dejavu sans", 700, false) == face);
    CHECK(later.warning_count == 1 && later.error_count == 0);
    font_library_destroy(library);
}

TEST(font_library_missing_file_names_the_package)
{
    FontLibrary *library =
        create(test, "{\"families\": [{\"name\": \"A\", \"faces\": [{\"file\": \"none.otf\", "
                     "\"package\": \"fonts-a\"}]}]}");
    CHECK(font_library_family(library, 0)->faces[0].file == NULL);
    for (int i = 0; i < 2; i++) {
        DiagSink sink;
        diag_init(&sink, test->arena, DIAG_ENGLISH);
        CHECK(!font_library_find(library, &sink, NULL, "A", 400, false));
        CHECK(sink.count == 1 && sink.items[0].code == E_FONT_FILE_MISSING);
        CHECK(strstr(sink.items[0].hint, "apt-get install fonts-a"));
    }
    font_library_destroy(library);
}

TEST(font_library_face_missing_from_its_file)
{
    FontLibrary *library =
        create(test, "{\"families\": [{\"name\": \"A\", \"faces\": [{\"file\": \"" NOTO_SERIF
                     "\", \"face\": \"Nobody\"}]}]}");
    CHECK(!font_library_find(library, test->sink, NULL, "A", 400, false));
    CHECK(test_reported_once(test, E_FONT_FACE_MISSING));
    font_library_destroy(library);
}

TEST(font_library_damaged_file)
{
    char file[] = "/tmp/yitu-font-XXXXXX";
    int descriptor = mkstemp(file);
    CHECK(descriptor >= 0 && write(descriptor, "OTTO, but no more than that", 27) == 27);
    close(descriptor);
    FontLibrary *library = create(
        test,
        arena_print(test->arena,
                    "{\"families\": [{\"name\": \"A\", \"faces\": [{\"file\": \"%s\"}]}]}", file));
    CHECK(!font_library_find(library, test->sink, NULL, "A", 400, false));
    CHECK(!font_library_find(library, test->sink, NULL, "A", 700, false));
    CHECK(test_reported_once(test, E_FONT_DAMAGED));
    font_library_destroy(library);
    unlink(file);
}

TEST(font_library_without_a_manifest_still_works)
{
    FontLibrary *library = font_library_create("/nonexistent/manifest.json", test->sink);
    CHECK(library && font_library_family_count(library) == 0);
    CHECK(test->sink->error_count == 1);
    CHECK(!font_library_find(library, test->sink, NULL, "A", 400, false));
    font_library_destroy(library);
}
