/* "Did you mean ...?": json/suggest.c. */
#include "json/suggest.h"

#include "base/attributes.h"
#include "test.h"

static const char *const names[] = {"width", "height", NULL, "color", "标题颜色", "x", "children"};

static const char *suggest(const char *word)
{
    return suggest_name(text_of(word), names, COUNT_OF(names));
}

TEST(suggest_name_finds_slips_of_the_pen)
{
    CHECK_TEXT(suggest("widht"), "width");  /* swapped neighbours: one edit */
    CHECK_TEXT(suggest("WIDTH"), "width");  /* letter case */
    CHECK_TEXT(suggest("colour"), "color"); /* one letter too many */
    CHECK_TEXT(suggest("heigt"), "height"); /* one too few */
    CHECK_TEXT(suggest("childern"), "children");
    CHECK_TEXT(suggest("标题颜"), "标题颜色"); /* counted in characters, not bytes */
    CHECK_TEXT(suggest("标提颜色"), "标题颜色");
    CHECK_TEXT(suggest("y"), "x"); /* at least one edit is allowed */
}

TEST(suggest_name_says_nothing_when_nothing_is_near)
{
    CHECK(suggest("depth") == NULL); /* 3 of 5 letters differ from width */
    CHECK(suggest("标签") == NULL);
    CHECK(suggest("") != NULL && strcmp(suggest(""), "x") == 0);
    CHECK(suggest_name(text_of("a"), NULL, 0) == NULL);
    char word[1001];
    memset(word, 'w', 1000);
    word[1000] = '\0';
    CHECK(suggest(word) == NULL);
}

TEST(suggest_name_takes_the_nearest_and_of_equals_the_first)
{
    static const char *const near[] = {"bart", "bars", "bar"};
    CHECK_TEXT(suggest_name(text_of("barr"), near, 3), "bart");
    CHECK_TEXT(suggest_name(text_of("bar"), near, 3), "bar");
}

TEST(suggest_name_at_the_edge_of_a_third)
{
    static const char *const nine[] = {"abcdefghi"};
    CHECK(suggest_name(text_of("abcdefxyz"), nine, 1) != NULL); /* 3 of 9 */
    CHECK(suggest_name(text_of("abcdewxyz"), nine, 1) == NULL); /* 4 of 9 */
}
