#include "base/diag_excerpt.h"
#include "test.h"

static const char *excerpt(TestState *test, const char *text, uint32_t offset, uint32_t length)
{
    Origin origin = {source_create(test->arena, "a", text_of(text)), offset, length, NULL};
    StrBuf out = {0};
    diag_excerpt_append(&out, &origin, "", "");
    const char *copy = strbuf_copy(&out, test->arena);
    strbuf_release(&out);
    return copy;
}

TEST(diag_excerpt_marks_the_bytes_of_the_fault)
{
    CHECK_TEXT(excerpt(test, "one\ntwo three\nfour\n", 8, 5), "    two three\n        ^~~~~\n");
}

TEST(diag_excerpt_counts_a_chinese_character_as_two_columns)
{
    CHECK_TEXT(excerpt(test, "一二三", 3, 3), "    一二三\n      ^~\n");
}

TEST(diag_excerpt_stands_behind_the_line_at_its_end)
{
    CHECK_TEXT(excerpt(test, "ab", 2, 0), "    ab\n      ^\n");
    CHECK_TEXT(excerpt(test, "ab", 999, 5), "    ab\n      ^\n");
}

TEST(diag_excerpt_does_not_run_over_the_end_of_line)
{
    CHECK_TEXT(excerpt(test, "ab\ncd", 1, 40), "    ab\n     ^\n");
}
