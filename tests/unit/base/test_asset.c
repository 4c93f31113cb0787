/* Assets: base/asset.h, threat P1. */
#include "base/asset.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "test.h"

static const char *path_of(TestState *test, const char *name)
{
    const AssetBase base = {"layouts/page.json", "layouts/page.json"};
    FileName file;
    bool is_found = asset_find(test->arena, test->sink, NULL, &base, text_of(name), &file);
    return is_found ? file.path : NULL;
}

TEST(asset_beside_the_layout)
{
    CHECK_TEXT(path_of(test, "art/a.png"), "layouts/art/a.png");
    CHECK_TEXT(path_of(test, "../data/a.csv"), "layouts/../data/a.csv");
    CHECK_TEXT(path_of(test, "./x/../../data/a.csv"), "layouts/./x/../../data/a.csv");
    CHECK(test->sink->count == 0);
}

TEST(asset_elsewhere_is_refused)
{
    const char *const names[] = {
        "../../a",
        "../data/../../a",
        "/etc/passwd",
        "x/../../../a",
        "",
        "..\\..\\a\n",
        "\\\\host\\share",
        "a\tb",
        "../../../../../proc/self/environ",
    };
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        size_t before = test->sink->error_count;
        CHECK(!path_of(test, names[i]));
        CHECK(test->sink->error_count == before + 1);
    }
}

TEST(asset_on_the_network_is_refused)
{
    CHECK(!path_of(test, "http://example.invalid/a.png"));
    CHECK(!path_of(test, "file:///etc/passwd"));
    CHECK(!path_of(test, "data:image/png;base64,AAAA"));
    CHECK(!path_of(test, "//host/a.png"));
    CHECK(!path_of(test, "HTTPS:a.png"));
    for (size_t i = 0; i < test->sink->count; i++)
        CHECK(test->sink->items[i].code == E_FILE_IS_URL);
    CHECK(test->sink->error_count == 5);
}

static bool finds(TestState *test, const char *layout, const char *file, const char *name)
{
    const AssetBase base = {layout, file};
    FileName found;
    return asset_find(test->arena, test->sink, NULL, &base, text_of(name), &found);
}

TEST(asset_links_may_not_lead_out)
{
    char folder[] = "/tmp/yitu-asset-XXXXXX";
    CHECK(mkdtemp(folder));
    char *layouts = arena_print(test->arena, "%s/root/layouts", folder);
    char *layout = arena_print(test->arena, "%s/page.json", layouts);
    CHECK(mkdir(arena_print(test->arena, "%s/root", folder), 0700) == 0);
    CHECK(mkdir(layouts, 0700) == 0);
    CHECK(symlink("/etc/passwd", arena_print(test->arena, "%s/out", layouts)) == 0);
    CHECK(symlink("/etc", arena_print(test->arena, "%s/folder", layouts)) == 0);
    CHECK(symlink("../data", arena_print(test->arena, "%s/inside", layouts)) == 0);
    CHECK(mkdir(arena_print(test->arena, "%s/root/data", folder), 0700) == 0);
    const char *const out[] = {"out", "folder/passwd", "./folder/./hosts"};
    for (size_t i = 0; i < COUNT_OF(out); i++)
        CHECK(!finds(test, layout, layout, out[i]));
    CHECK(test->sink->error_count == COUNT_OF(out));
    CHECK(finds(test, layout, layout, "inside"));
    CHECK(finds(test, layout, layout, "missing"));
    CHECK(test->sink->error_count == COUNT_OF(out));
    /* What a file in the root names stands round the layout, not round that file. */
    const char *above = arena_print(test->arena, "%s/root/up.json", folder);
    CHECK(finds(test, layout, above, "data/x.json"));
    CHECK(!finds(test, layout, above, "../secret.json"));
    /* A file elsewhere was shipped, or named on the command line: its own surroundings count. */
    const char *shipped = arena_print(test->arena, "%s/shipped/themes/house.json", folder);
    CHECK(mkdir(arena_print(test->arena, "%s/shipped", folder), 0700) == 0);
    CHECK(mkdir(arena_print(test->arena, "%s/shipped/themes", folder), 0700) == 0);
    CHECK(finds(test, layout, shipped, "../art/x.png"));
    CHECK(!finds(test, layout, shipped, "../../x.png"));
    CHECK(test->sink->error_count == COUNT_OF(out) + 2);
    const char *const made[] = {"shipped/themes",
                                "shipped",
                                "root/layouts/out",
                                "root/layouts/folder",
                                "root/layouts/inside",
                                "root/layouts",
                                "root/data",
                                "root",
                                ""};
    for (size_t i = 0; i < COUNT_OF(made); i++)
        CHECK(remove(arena_print(test->arena, "%s/%s", folder, made[i])) == 0);
}

/* The walk to an asset follows no link, though one was put there after it was found. */
TEST(asset_is_opened_without_links)
{
    char folder[] = "/tmp/yitu-asset-XXXXXX";
    CHECK(mkdtemp(folder));
    const char *layout = arena_print(test->arena, "%s/layouts/page.json", folder);
    const char *art = arena_print(test->arena, "%s/layouts/art", folder);
    const char *picture = arena_print(test->arena, "%s/x", art);
    const char *elsewhere = arena_print(test->arena, "%s/elsewhere", folder);
    const char *other = arena_print(test->arena, "%s/x", elsewhere);
    CHECK(mkdir(arena_print(test->arena, "%s/layouts", folder), 0700) == 0);
    CHECK(mkdir(art, 0700) == 0 && mkdir(elsewhere, 0700) == 0);
    FILE *made = fopen(picture, "w");
    CHECK(made && fputs("right", made) > 0 && fclose(made) == 0);
    made = fopen(other, "w");
    CHECK(made && fputs("wrong", made) > 0 && fclose(made) == 0);
    const AssetBase base = {layout, layout};
    FileName file;
    Text content;
    CHECK(asset_find(test->arena, test->sink, NULL, &base, text_of("art/x"), &file));
    CHECK(file_read_named(test->arena, test->sink, NULL, &file, LIMIT_ID_INPUT_BYTES, &content));
    CHECK(text_equals(content, "right") && test->sink->error_count == 0);
    CHECK(remove(picture) == 0 && symlink(other, picture) == 0);
    CHECK(!file_read_named(test->arena, test->sink, NULL, &file, LIMIT_ID_INPUT_BYTES, &content));
    CHECK(remove(picture) == 0 && remove(art) == 0 && symlink(elsewhere, art) == 0);
    CHECK(!file_read_named(test->arena, test->sink, NULL, &file, LIMIT_ID_INPUT_BYTES, &content));
    CHECK(test->sink->error_count == 2);
    CHECK(remove(art) == 0 && remove(other) == 0 && remove(elsewhere) == 0);
    CHECK(remove(arena_print(test->arena, "%s/layouts", folder)) == 0 && remove(folder) == 0);
}
