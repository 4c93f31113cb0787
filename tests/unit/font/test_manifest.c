/* Manifests: the shipped one, houses' additions, and bad ones. */
#include "font/manifest.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "fixture.h"

static Manifest read_text(TestState *test, const char *content)
{
    Manifest manifest = {0};
    char *folder = arena_copy_string(test->arena, "/tmp/yitu-font-XXXXXX");
    CHECK(mkdtemp(folder) != NULL);
    const char *path = arena_print(test->arena, "%s/m.json", folder);
    CHECK(file_write(test->sink, path, text_of(content)));
    manifest_read(test->arena, test->sink, path, &manifest);
    unlink(path);
    rmdir(folder);
    return manifest;
}

TEST(font_manifest_defaults_and_relative_files)
{
    Manifest manifest = read_text(test, "{\"families\": [{\"name\": \"A\", \"faces\": ["
                                        "{\"file\": \"a.otf\"}, {\"file\": \"/b.otf\", "
                                        "\"weight\": 900, \"italic\": true}]}]}");
    CHECK(test->sink->count == 0 && manifest.count == 1);
    if (manifest.count != 1)
        return;
    const ManifestEntry *entry = manifest.entries[0];
    CHECK(entry->family.face_count == 2 && entry->family.aliases[0] == NULL);
    CHECK(entry->faces[0].weight == 400 && !entry->faces[0].is_italic);
    CHECK(entry->faces[1].weight == 900 && entry->faces[1].is_italic);
    CHECK(strncmp(entry->paths[0], "/tmp/yitu-font-", 15) == 0);
    CHECK(strstr(entry->paths[0], "/a.otf") != NULL);
    CHECK_TEXT(entry->paths[1], "/b.otf");
}

static void check_fault(TestState *test, const char *content, DiagCode code)
{
    size_t before = test->sink->count;
    read_text(test, content);
    CHECK(test->sink->count == before + 1);
    if (test->sink->count > before)
        CHECK_TEXT(diag_code_name(test->sink->items[before].code), diag_code_name(code));
}

TEST(font_manifest_faults)
{
    check_fault(test, "[]", E_FONT_MANIFEST_KIND);
    check_fault(test, "{}", E_FONT_MANIFEST_MISSING);
    check_fault(test, "{\"families\": {}}", E_FONT_MANIFEST_KIND);
    check_fault(test, "{\"families\": [7]}", E_FONT_MANIFEST_KIND);
    check_fault(test, "{\"families\": [], \"fonts\": 1}", E_FONT_MANIFEST_PROPERTY);
    check_fault(test, "{\"families\": [{\"faces\": []}]}", E_FONT_MANIFEST_MISSING);
    check_fault(test, "{\"families\": [{\"name\": \"A\", \"faces\": []}]}", E_FONT_MANIFEST_EMPTY);
    check_fault(test, "{\"families\": [{\"name\": \"A\", \"faces\": [{}]}]}",
                E_FONT_MANIFEST_MISSING);
    check_fault(
        test, "{\"families\": [{\"name\": \"A\", \"faces\": [{\"file\": \"a\", \"weight\": 99}]}]}",
        E_FONT_MANIFEST_WEIGHT);
    check_fault(
        test,
        "{\"families\": [{\"name\": \"A\", \"faces\": [{\"file\": \"a\", \"weight\": 400.5}]}]}",
        E_FONT_MANIFEST_WEIGHT);
    check_fault(
        test,
        "{\"families\": [{\"name\": \"A\", \"faces\": [{\"file\": \"a\", \"wieght\": 400}]}]}",
        E_FONT_MANIFEST_PROPERTY);
    CHECK(strstr(test->sink->items[test->sink->count - 1].hint, "weight"));
}

TEST(font_manifest_keeps_what_is_good)
{
    Manifest manifest = read_text(test, "{\"families\": [{\"name\": 1, \"faces\": []}, "
                                        "{\"name\": \"A\", \"faces\": [{}, {\"file\": \"a\"}]}]}");
    CHECK(manifest.count == 1 && manifest.entries[0]->family.face_count == 1);
    CHECK_TEXT(manifest.entries[0]->faces[0].wanted, "a");
    CHECK(test->sink->error_count == 2);
}

/* Each listed face must open, and state the weight that the manifest gives it. */
TEST(font_manifest_shipped_is_true)
{
    FontLibrary *library = font_library_create("fonts/manifest.json", test->sink);
    CHECK(font_library_family_count(library) == 13);
    int face_count = 0;
    for (int i = 0; i < font_library_family_count(library); i++) {
        const ManifestFamily *family = font_library_family(library, i);
        for (int k = 0; k < family->face_count; k++) {
            const ManifestFace *listed = &family->faces[k];
            const Face *face = font_library_find(library, test->sink, NULL, family->name,
                                                 listed->weight, listed->is_italic);
            CHECK(face && face->weight == listed->weight && face->is_italic == listed->is_italic);
            CHECK(listed->file && listed->package && listed->licence);
            face_count++;
        }
    }
    CHECK(face_count == 14 + 3 + 5 + 12 + 8 + 1 + 12);
    static const char *const roles[] = {"song", "宋体", "hei",    "黑体",
                                        "kai",  "楷体", "digits", "icons"};
    for (size_t i = 0; i < COUNT_OF(roles); i++)
        CHECK(font_library_find(library, test->sink, NULL, roles[i], 400, false) != NULL);
    CHECK(test->sink->count == 0);
    font_library_destroy(library);
}

TEST(font_manifest_house_overrides)
{
    Manifest manifest = {0};
    char *folder = arena_copy_string(test->arena, "/tmp/yitu-font-XXXXXX");
    CHECK(mkdtemp(folder) != NULL);
    const char *main_path = arena_print(test->arena, "%s/manifest.json", folder);
    const char *house_path = arena_print(test->arena, "%s/house.json", folder);
    CHECK(file_write(test->sink, main_path,
                     text_of("{\"families\": [{\"name\": \"A\", \"aliases\": [\"digits\"], "
                             "\"faces\": [{\"file\": \"" BEBAS_REGULAR "\"}]}]}")));
    CHECK(file_write(test->sink, house_path,
                     text_of("{\"families\": [{\"name\": \"B\", \"aliases\": [\"digits\", \"b\"], "
                             "\"faces\": [{\"file\": \"" ROBOTO "\"}]}, {\"name\": \"C\", "
                             "\"aliases\": [\"b\"], \"faces\": [{\"file\": \"c\"}]}]}")));
    manifest_read(test->arena, test->sink, main_path, &manifest);
    CHECK(manifest.count == 3);
    FontLibrary *library = font_library_create(main_path, test->sink);
    const Face *face = font_library_find(library, test->sink, NULL, "digits", 400, false);
    CHECK(face != NULL);
    if (face)
        CHECK_TEXT(face->family, "B");
    CHECK(test_reported_once(test, W_FONT_NAME_TWICE)); /* "b", twice in one file */
    CHECK(test->sink->count == 1);
    font_library_destroy(library);
    unlink(main_path);
    unlink(house_path);
    rmdir(folder);
}
