/* Assets: base/asset.h, threat P1. */
#include "base/asset.h"
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
