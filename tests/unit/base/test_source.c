#include "base/source.h"
#include "test.h"

static void check_place(TestState *test, const char *text, size_t offset, int line, int column)
{
    int found_line;
    int found_column;
    source_locate(source_create(test->arena, "a", text_of(text)), offset, &found_line,
                  &found_column);
    CHECK(found_line == line && found_column == column);
}

TEST(source_counts_lines_and_characters_from_one)
{
    check_place(test, "abc\ndef", 0, 1, 1);
    check_place(test, "abc\ndef", 3, 1, 4);
    check_place(test, "abc\ndef", 4, 2, 1);
    check_place(test, "一二三", 6, 1, 3);
    check_place(test, "", 0, 1, 1);
}

TEST(source_place_beyond_the_end_is_the_end)
{
    check_place(test, "ab\n", 99, 2, 1);
}

TEST(source_takes_no_notice_of_a_byte_order_mark)
{
    check_place(test, "\xEF\xBB\xBF{}", 3, 1, 1);
    check_place(test, "\xEF\xBB\xBF{}", 4, 1, 2);
    check_place(test, "\xEF\xBB\xBF{}", 0, 1, 1);
}

TEST(source_line_has_no_end_of_line)
{
    const SourceText *source = source_create(test->arena, "a", text_of("one\r\ntwo\n\nlast"));
    CHECK(text_equals(source_line(source, 1), "one"));
    CHECK(text_equals(source_line(source, 6), "two"));
    CHECK(text_equals(source_line(source, 9), ""));
    CHECK(text_equals(source_line(source, 500), "last"));
}
