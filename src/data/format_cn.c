/* cn(n): chooses 万, 亿 or 万亿 (thousand millions in English) and prints the unit with the value.
 */
#include "data/formatting.h"

/* A unit of the scale and the power of ten it stands for. */
typedef struct ScaleUnit {
    int power;
    const char *simplified, *traditional;
} ScaleUnit;

static const ScaleUnit chinese_units[] = {
    {0, "", ""}, {4, "万", "萬"}, {8, "亿", "億"}, {12, "万亿", "萬億"}};
static const ScaleUnit english_units[] = {
    {0, "", ""}, {6, " million", NULL}, {9, " billion", NULL}, {12, " trillion", NULL}};

#define UNIT_COUNT 4

/* The number in the unit, rounded. Below the first unit the stated digits stay, but no more than
 * asked for: 769 does not become 769.0. */
static Decimal scale(const FormatCall *call, Decimal number, int power, int places)
{
    if (power == 0) {
        if (places != PLACES_AS_STATED && number.stated > places)
            format_round(call, &number, places);
        return number;
    }
    decimal_shift(&number, -power);
    format_round(call, &number, places);
    return number;
}

/* 9999.96 rounds up to 10000.0, which is one of the next unit: so the choice is made after
 * rounding, from the smallest unit on. */
static JsonValue *apply(const FormatCall *call)
{
    Decimal number;
    int places = PLACES_AS_STATED;
    if (!format_take_number(call, "cn", &number) || !format_take_places(call, "cn", &places))
        return NULL;
    FormatScript script = format_script(call->settings);
    const ScaleUnit *units = script == SCRIPT_ENGLISH ? english_units : chinese_units;
    Decimal scaled = number;
    int chosen = 0;
    for (; chosen < UNIT_COUNT; chosen++) {
        scaled = scale(call, number, units[chosen].power, places);
        if (chosen + 1 == UNIT_COUNT || !scaled.count ||
            scaled.point <= units[chosen + 1].power - units[chosen].power)
            break;
    }
    StrBuf text = {0};
    DecimalGrouping grouping = {.separator = script == SCRIPT_ENGLISH ? "," : NULL, .smallest = 4};
    decimal_write(&text, &scaled, &grouping);
    const ScaleUnit *unit = &units[chosen];
    strbuf_string(&text, script == SCRIPT_TRADITIONAL ? unit->traditional : unit->simplified);
    return format_result(call, &text);
}

static const char *const aliases[] = {"自动", NULL};

const Format format_cn = {
    .name = "cn",
    .aliases = aliases,
    .min_arguments = 0,
    .max_arguments = 1,
    .example = "3162000000 | cn(1)",
    .result = "31.6亿",
    .help = "chooses 万, 亿 or 万亿 and prints it",
    .help_zh = "自动选用万、亿或万亿，并写出单位",
    .apply = apply,
};
