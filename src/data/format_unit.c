/* unit(name): the number and its unit with the right space: 31.62亿元, 100 MW, 5.2%.
 * Source: GB 3101-1993: a space stands before a unit symbol; it is a no-break one here. */
#include "data/formatting.h"

/* A unit symbol is spelt with letters; Chinese units, % and ° follow without a space. */
static bool is_symbol(Text unit)
{
    char first = unit.length ? unit.data[0] : '\0';
    return (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z');
}

static JsonValue *apply(const FormatCall *call)
{
    Text unit = {0};
    if (!format_take_text(call, "unit", 0, &unit))
        return NULL;
    StrBuf text = {0};
    if (!format_append_plain(&text, call->value, call->settings))
        return format_refuse(call, "unit", "numbers and texts", "数字和文字");
    if (is_symbol(unit))
        strbuf_string(&text, "\u00A0");
    strbuf_text(&text, unit);
    return format_result(call, &text);
}

static const char *const aliases[] = {"单位", NULL};

const Format format_unit = {
    .name = "unit",
    .aliases = aliases,
    .min_arguments = 1,
    .max_arguments = 1,
    .example = "31.62 | unit('亿元')",
    .result = "31.62亿元",
    .help = "the value with its unit, rightly spaced",
    .help_zh = "数值与单位，空格按规定",
    .apply = apply,
};
