#include "element/numbering.h"
#include "test.h"

TEST(numbering_writes_all_forms)
{
    Arena *arena = test->arena;
    CHECK_TEXT(numbering_words(arena, NUMBERING_PADDED, 7), "07");
    CHECK_TEXT(numbering_words(arena, NUMBERING_PADDED, 12), "12");
    CHECK_TEXT(numbering_words(arena, NUMBERING_PLAIN, 7), "7");
    CHECK_TEXT(numbering_words(arena, NUMBERING_HAN, 10), "十");
    CHECK_TEXT(numbering_words(arena, NUMBERING_HAN, 12), "十二");
    CHECK_TEXT(numbering_words(arena, NUMBERING_HAN, 60), "六十");
    CHECK_TEXT(numbering_words(arena, NUMBERING_CAPITAL, 3), "叁");
    CHECK_TEXT(numbering_words(arena, NUMBERING_CAPITAL, 21), "贰拾壹");
    CHECK_TEXT(numbering_words(arena, NUMBERING_CIRCLED, 1), "①");
    CHECK_TEXT(numbering_words(arena, NUMBERING_CIRCLED, 20), "⑳");
    CHECK_TEXT(numbering_words(arena, NUMBERING_CIRCLED, 21), "21");
    CHECK_TEXT(numbering_words(arena, NUMBERING_LETTER, 26), "Z");
    CHECK_TEXT(numbering_words(arena, NUMBERING_HAN, 123), "123");
    CHECK_TEXT(numbering_words(arena, NUMBERING_NONE, 1), "");
}
