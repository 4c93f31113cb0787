/* The limit on a picture's size, at its edge. */
#include "art/pixel_limit.h"

#include "test.h"

TEST(art_pixel_limit_edge)
{
    CHECK(pixel_limit_check(test->sink, NULL, "a.png", 10000, 10000)); /* 100 million */
    CHECK(test->sink->count == 0);
    CHECK(!pixel_limit_check(test->sink, NULL, "a.png", 10001, 10000));
    CHECK(test_reported_once(test, E_IMAGE_TOO_LARGE));
    CHECK_TEXT(test->sink->items[0].message,
               "The picture “a.png” has 10001 × 10000 pixels; the limit is 100 million pixels.");
    CHECK(!pixel_limit_check(test->sink, NULL, "b.png", 4294967295.0, 4294967295.0));
}
