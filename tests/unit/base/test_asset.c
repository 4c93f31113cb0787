/* Assets: base/asset.h, threat P1. */
#include "base/asset.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "test.h"

static const char *path_of(TestState *test, const char *name)
{
    return asset_path(test->arena, test->sink, NULL, "layouts/page.json", text_of(name));
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
        CHECK(!asset_path(test->arena, test->sink, NULL, layout, text_of(out[i])));
    CHECK(test->sink->error_count == COUNT_OF(out));
    CHECK(asset_path(test->arena, test->sink, NULL, layout, text_of("inside")));
    CHECK(asset_path(test->arena, test->sink, NULL, layout, text_of("missing")));
    CHECK(test->sink->error_count == COUNT_OF(out));
    const char *const made[] = {"root/layouts/out",
                                "root/layouts/folder",
                                "root/layouts/inside",
                                "root/layouts",
                                "root/data",
                                "root",
                                ""};
    for (size_t i = 0; i < COUNT_OF(made); i++)
        CHECK(remove(arena_print(test->arena, "%s/%s", folder, made[i])) == 0);
}
