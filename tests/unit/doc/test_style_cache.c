#include "doc/fixture.h"
#include "doc/style_cache.h"

TEST(style_cache_shares_what_says_the_same_in_the_same_place)
{
    StyleCache cache;
    style_cache_init(&cache, test->arena);
    const Style *first = inline_style(test, "{}");
    const Style *second = inline_style(test, "{}");
    const JsonValue *red = json_of(test, "{\"color\": \"#f00\"}");
    CachedStyle *found = style_cache_find(&cache, first, NULL, red);
    CHECK(!found->style);
    CHECK(style_cache_find(&cache, first, NULL, red) == found);
    CHECK(style_cache_find(&cache, second, NULL, red) != found);
    CHECK(style_cache_find(&cache, first, red, NULL) != found);
    CHECK(style_cache_find(&cache, first, NULL, NULL) != found);
    /* Another file, another place: a style says where its values stand. */
    CHECK(style_cache_find(&cache, first, NULL, json_of(test, "{\"color\": \"#f00\"}")) != found);
}
