/* Numbering: see numbering.h. */
#include "element/numbering.h"

#include "base/strbuf.h"

const FieldName numbering_names[] = {
    {"01", NUMBERING_PADDED}, {"1", NUMBERING_PLAIN},
    {"一", NUMBERING_HAN},    {"壹", NUMBERING_CAPITAL},
    {"①", NUMBERING_CIRCLED}, {"A", NUMBERING_LETTER},
    {"none", NUMBERING_NONE}, {NULL, 0},
};

static const char *const han_digits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
static const char *const capital_digits[] = {"",   "壹", "贰", "叁", "肆",
                                             "伍", "陆", "柒", "捌", "玖"};

static const char *han_words(Arena *arena, const char *const digits[], const char *ten, int number)
{
    if (number > 99)
        return arena_print(arena, "%d", number);
    if (number < 10)
        return digits[number];
    bool shows_one = number >= 20 || digits == capital_digits; /* 十二, but 壹拾贰 */
    return arena_print(arena, "%s%s%s", shows_one ? digits[number / 10] : "", ten,
                       digits[number % 10]);
}

const char *numbering_words(Arena *arena, Numbering numbering, int number)
{
    switch (numbering) {
    case NUMBERING_PADDED:
        return arena_print(arena, "%02d", number);
    case NUMBERING_HAN:
        return han_words(arena, han_digits, "十", number);
    case NUMBERING_CAPITAL:
        return han_words(arena, capital_digits, "拾", number);
    case NUMBERING_CIRCLED:
        if (number >= 1 && number <= 20) {
            StrBuf text = {0};
            strbuf_code_point(&text, 0x2460u + (unsigned)number - 1);
            const char *words = strbuf_copy(&text, arena);
            strbuf_release(&text);
            return words;
        }
        break;
    case NUMBERING_LETTER:
        if (number >= 1 && number <= 26)
            return arena_print(arena, "%c", 'A' + number - 1);
        break;
    case NUMBERING_NONE:
        return "";
    case NUMBERING_PLAIN:
        break;
    }
    return arena_print(arena, "%d", number);
}
