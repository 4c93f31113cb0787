#include "pipeline/versions.h"
#include "test.h"

TEST(versions_are_numbers_with_points)
{
    CHECK(versions_count() > 3);
    for (int i = 0; i < versions_count(); i++) {
        CHECK(*versions_name(i) != '\0');
        const char *text = versions_text(i);
        CHECK(text[0] >= '0' && text[0] <= '9' && strchr(text, '.') != NULL);
    }
}
