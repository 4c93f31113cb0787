/* Normalisation form C: text/normalize.c. Pairs from Unicode's NormalizationTest.txt, part 1. */
#include "text/normalize.h"

#include "test.h"

static void same(TestState *test, const char *from, const char *to)
{
    Text composed = text_normalize(test->arena, text_of(from));
    CHECK(text_equals(composed, to));
    CHECK_TEXT(composed.data, to);
}

TEST(text_normalize_composes)
{
    same(test, "e\xCC\x81", "\xC3\xA9");                    /* e, U+0301 */
    same(test, "\xE2\x84\xAB", "\xC3\x85");                 /* U+212B, Angstrom sign */
    same(test, "a\xCC\xA7\xCC\x81", "\xC3\xA1\xCC\xA7");    /* order of marks */
    same(test, "\xE1\x84\x80\xE1\x85\xA1", "\xEA\xB0\x80"); /* Hangul */
}

TEST(text_normalize_leaves_the_rest)
{
    same(test, "年度报告 2023", "年度报告 2023");
    same(test, "", "");
    same(test, "\xEF\xAC\x81", "\xEF\xAC\x81"); /* U+FB01: only form KC takes it apart */
}
