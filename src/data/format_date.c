/* date(pattern): a date written after a pattern of YYYY YY MM M DD D Q, in English also MMMM MMM.
 */
#include "data/calendar.h"
#include "data/formatting.h"
#include "data/message.h"

/* Writes one token of a date; false: the date does not have that part. */
typedef bool WriteToken(StrBuf *out, const CalendarDate *date);

static bool write_year(StrBuf *out, const CalendarDate *date)
{
    strbuf_print(out, "%04d", date->year);
    return true;
}

static bool write_short_year(StrBuf *out, const CalendarDate *date)
{
    strbuf_print(out, "%02d", date->year % 100);
    return true;
}

static bool write_month_name(StrBuf *out, const CalendarDate *date)
{
    if (date->month)
        strbuf_string(out, calendar_month_name(date->month));
    return date->month;
}

static bool write_short_month_name(StrBuf *out, const CalendarDate *date)
{
    if (date->month)
        strbuf_append(out, calendar_month_name(date->month), 3);
    return date->month;
}

static bool write_two_digit_month(StrBuf *out, const CalendarDate *date)
{
    strbuf_print(out, "%02d", date->month);
    return date->month;
}

static bool write_month(StrBuf *out, const CalendarDate *date)
{
    strbuf_print(out, "%d", date->month);
    return date->month;
}

static bool write_two_digit_day(StrBuf *out, const CalendarDate *date)
{
    strbuf_print(out, "%02d", date->day);
    return date->day;
}

static bool write_day(StrBuf *out, const CalendarDate *date)
{
    strbuf_print(out, "%d", date->day);
    return date->day;
}

static bool write_quarter(StrBuf *out, const CalendarDate *date)
{
    int quarter = date->quarter ? date->quarter : (date->month + 2) / 3;
    strbuf_print(out, "%d", quarter);
    return quarter;
}

typedef struct DateToken {
    const char *name;
    WriteToken *write;
    const char *part, *part_zh;
} DateToken;

/* Longer tokens stand before their beginnings. */
static const DateToken tokens[] = {
    {"YYYY", write_year, "year", "年"},           {"YY", write_short_year, "year", "年"},
    {"MMMM", write_month_name, "month", "月"},    {"MMM", write_short_month_name, "month", "月"},
    {"MM", write_two_digit_month, "month", "月"}, {"M", write_month, "month", "月"},
    {"DD", write_two_digit_day, "day", "日"},     {"D", write_day, "day", "日"},
    {"Q", write_quarter, "quarter", "季度"},
};

static const DateToken *find_token(const char *at, const char *end)
{
    for (size_t i = 0; i < COUNT_OF(tokens); i++) {
        size_t length = strlen(tokens[i].name);
        if ((size_t)(end - at) >= length && memcmp(at, tokens[i].name, length) == 0)
            return &tokens[i];
    }
    return NULL;
}

static bool write_pattern(const FormatCall *call, StrBuf *out, Text value, Text pattern)
{
    CalendarDate date;
    if (!calendar_read_date(value, &date)) {
        Diagnostic *diagnostic = diag_report(call->diagnostics, E_DATE, call->origin,
                                             DIAG_ARGS(message_quote(call->arena, value)));
        diag_hint(call->diagnostics, diagnostic,
                  "Dates are written 2025-03-05, 2025-03 or 2025, and must exist.",
                  "日期写作 2025-03-05、2025-03 或 2025，并且必须存在。", DIAG_NO_ARGS);
        return false;
    }
    const char *end = pattern.data + pattern.length;
    for (const char *at = pattern.data; at < end;) {
        const DateToken *token = find_token(at, end);
        if (!token) {
            strbuf_char(out, *at++);
            continue;
        }
        if (!token->write(out, &date)) {
            diag_report(call->diagnostics, E_DATE_PART, call->origin,
                        DIAG_ARGS(message_quote(call->arena, value),
                                  message_words(call->diagnostics, token->part, token->part_zh),
                                  message_quote(call->arena, pattern)));
            return false;
        }
        at += strlen(token->name);
    }
    return true;
}

static JsonValue *apply(const FormatCall *call)
{
    Text pattern = {0};
    if (!format_take_text(call, "date", 0, &pattern))
        return NULL;
    StrBuf value = {0};
    if (call->value->kind == JSON_BOOLEAN ||
        !format_append_plain(&value, call->value, call->settings))
        return format_refuse(call, "date", "dates", "日期");
    StrBuf text = {0};
    bool good =
        write_pattern(call, &text, (Text){value.data ? value.data : "", value.length}, pattern);
    strbuf_release(&value);
    if (good)
        return format_result(call, &text);
    strbuf_release(&text);
    return NULL;
}

static const char *const aliases[] = {"日期", NULL};

const Format format_date = {
    .name = "date",
    .aliases = aliases,
    .min_arguments = 1,
    .max_arguments = 1,
    .example = "'2025-03-05' | date('YYYY年M月D日')",
    .result = "2025年3月5日",
    .help = "a date after a pattern of YYYY YY MM M DD D Q (MMMM MMM)",
    .help_zh = "按式样书写日期，可用 YYYY YY MM M DD D Q",
    .apply = apply,
};
