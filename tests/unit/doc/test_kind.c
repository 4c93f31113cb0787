#include "doc/kind.h"
#include "doc/fixture.h"

TEST(kind_expects_one_kind)
{
    CHECK(kind_expect(test->sink, "page", json_of(test, "{}"), JSON_OBJECT));
    CHECK(!kind_expect(test->sink, "page", NULL, JSON_OBJECT));
    CHECK(test->sink->count == 0);
    CHECK(!kind_expect(test->sink, "page", json_of(test, "null"), JSON_OBJECT));
    CHECK(test_reported_once(test, E_VALUE));
    CHECK_TEXT(test->sink->items[0].message, "“page” is null; it must be an object.");
}
