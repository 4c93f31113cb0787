/* fold(n): how many times as much: 2.3倍; a doubling is 翻番, two of them 翻两番.
 * Only an exact 2 is a doubling: 1.96 rounded would claim what was not reached. */
#include "data/formatting.h"

/* The powers of two that have a name of their own. */
typedef struct Doubling {
    double ratio;
    const char *simplified, *traditional, *english;
} Doubling;

static const Doubling doublings[] = {
    {2, "翻番", "翻番", "doubled"},
    {4, "翻两番", "翻兩番", "quadrupled"},
    {8, "翻三番", "翻三番", NULL},
};

static const char *doubling_words(const FormatCall *call, const Decimal *number)
{
    for (size_t i = 0; i < COUNT_OF(doublings); i++) {
        Decimal ratio = decimal_from_double(doublings[i].ratio);
        if (decimal_compare(number, &ratio) != 0)
            continue;
        switch (format_script(call->settings)) {
        case SCRIPT_SIMPLIFIED:
            return doublings[i].simplified;
        case SCRIPT_TRADITIONAL:
            return doublings[i].traditional;
        case SCRIPT_ENGLISH:
            return doublings[i].english;
        }
    }
    return NULL;
}

static JsonValue *apply(const FormatCall *call)
{
    Decimal number;
    int places = 1;
    if (!format_take_number(call, "fold", &number) || !format_take_places(call, "fold", &places))
        return NULL;
    if (number.is_negative)
        return format_refuse(call, "fold", "ratios from 0", "不小于 0 的倍数");
    StrBuf text = {0};
    const char *words = doubling_words(call, &number);
    if (words) {
        strbuf_string(&text, words);
        return format_result(call, &text);
    }
    format_round(call, &number, places);
    decimal_write(&text, &number, NULL);
    strbuf_string(&text, format_script(call->settings) == SCRIPT_ENGLISH ? " times" : "倍");
    return format_result(call, &text);
}

static const char *const aliases[] = {"倍", NULL};

const Format format_fold = {
    .name = "fold",
    .aliases = aliases,
    .min_arguments = 0,
    .max_arguments = 1,
    .example = "2.3 | fold(1)",
    .result = "2.3倍",
    .help = "how many times as much; an exact doubling in words",
    .help_zh = "倍数；恰为两倍时写“翻番”",
    .apply = apply,
};
