/* Columns of a terminal: base/visible.h. Judge: EastAsianWidth.txt of Unicode 15. */
#include "base/visible.h"
#include "test.h"

TEST(visible_columns_follow_east_asian_width)
{
    static const struct {
        uint32_t code_point;
        int columns;
    } rows[] = {
        {'a', 1},     {0xE9, 1},   {0x201C, 1}, {0x2026, 1}, {0x4E00, 2}, {0x3000, 2},
        {0x303F, 1},  {0xFF0C, 2}, {0xFF61, 1}, {0x3042, 2}, {0xAC00, 2}, {0x1F600, 2},
        {0x20000, 2}, {0x0301, 0}, {0x200D, 0}, {0xFFFD, 1}, {0x3248, 1}, {0x10FF, 1},
        {0x1100, 2},  {0x1160, 1}, {0x2329, 2}, {0x232B, 1},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        CHECK(visible_columns(rows[i].code_point) == rows[i].columns);
}

TEST(visible_append_replaces_what_must_not_be_shown)
{
    StrBuf out = {0};
    visible_append(&out, text_of("a\033b\xFF"
                                 "c\xC2\x9B"
                                 "d中\xE2\x80\xAE"));
    CHECK_TEXT(out.data, "a�b�c�d中�");
    strbuf_release(&out);
}
