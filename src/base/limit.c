/* Limits of a job: see limit.h. */
#include "base/limit.h"

#include <math.h>

#include "base/number.h"

static const LimitRow rows[LIMIT_ID_COUNT] = {
#define LIMIT(name, unit, where, words, words_zh, most, reason, reason_zh)                         \
    {#name, unit, where, words, words_zh, (double)LIMIT_##name, (double)(most), reason, reason_zh},
#include "base/limit_list.inc"
#undef LIMIT
};

const LimitRow *limit_row(LimitId id)
{
    return &rows[id];
}

double limit_value(const Limits *limits, LimitId id)
{
    bool is_chosen = limits && limits->values[id] > 0;
    return is_chosen ? limits->values[id] : rows[id].value;
}

LimitFault limits_take(Limits *limits, Text pair, LimitId *id)
{
    const char *equals = memchr(pair.data, '=', pair.length);
    Text name = {pair.data, equals ? (size_t)(equals - pair.data) : pair.length};
    int found = 0;
    while (found < LIMIT_ID_COUNT && !text_equals(name, rows[found].name))
        found++;
    if (found == LIMIT_ID_COUNT)
        return LIMIT_UNKNOWN;
    *id = (LimitId)found;
    if (rows[found].reason)
        return LIMIT_FIXED;
    double value = 0;
    Text words = {pair.data + name.length, pair.length - name.length};
    if (words.length)
        words = (Text){words.data + 1, words.length - 1};
    bool is_good = number_parse(words, &value) && value >= 1 && value <= rows[found].most &&
                   value == floor(value);
    if (!is_good)
        return LIMIT_RANGE;
    limits->values[found] = value;
    return LIMIT_OK;
}
