/* period: a year, half a year, quarter, month, day, or a range of two years or months, as running
 * text writes it: 2024年一季度, 2024年上半年, 2019—2024年, 2024年1—9月. */
#include "data/calendar.h"
#include "data/formatting.h"
#include "data/message.h"

static const char *const chinese_quarters[] = {"一季度", "二季度", "三季度", "四季度"};

static void write_chinese(StrBuf *out, const CalendarDate *date)
{
    strbuf_print(out, "%d年", date->year);
    if (date->quarter)
        strbuf_string(out, chinese_quarters[date->quarter - 1]);
    if (date->half)
        strbuf_string(out, date->half == 1 ? "上半年" : "下半年");
    if (date->month)
        strbuf_print(out, "%d月", date->month);
    if (date->day)
        strbuf_print(out, "%d日", date->day);
}

static void write_english(StrBuf *out, const CalendarDate *date)
{
    if (date->quarter)
        strbuf_print(out, "Q%d ", date->quarter);
    if (date->half)
        strbuf_print(out, "H%d ", date->half);
    if (date->day)
        strbuf_print(out, "%d ", date->day);
    if (date->month)
        strbuf_print(out, "%s ", calendar_month_name(date->month));
    strbuf_print(out, "%d", date->year);
}

static bool is_whole_year(const CalendarDate *date)
{
    return !date->month && !date->quarter && !date->half;
}

static bool is_whole_month(const CalendarDate *date)
{
    return date->month && !date->day;
}

static void write_chinese_range(StrBuf *out, const CalendarDate *from, const CalendarDate *to)
{
    if (is_whole_year(from) && is_whole_year(to)) {
        strbuf_print(out, "%d—%d年", from->year, to->year);
        return;
    }
    if (is_whole_month(from) && is_whole_month(to) && from->year == to->year) {
        strbuf_print(out, "%d年%d—%d月", from->year, from->month, to->month);
        return;
    }
    write_chinese(out, from);
    strbuf_string(out, "—");
    write_chinese(out, to);
}

static void write_english_range(StrBuf *out, const CalendarDate *from, const CalendarDate *to)
{
    if (is_whole_month(from) && is_whole_month(to) && from->year == to->year)
        strbuf_string(out, calendar_month_name(from->month));
    else
        write_english(out, from);
    strbuf_string(out, "–");
    write_english(out, to);
}

static int compare_parts(int left, int right)
{
    return (left > right) - (left < right);
}

static bool is_before(const CalendarDate *from, const CalendarDate *to)
{
    int order = compare_parts(from->year, to->year);
    if (!order)
        order = compare_parts(from->half * 6 + from->quarter * 3 + from->month,
                              to->half * 6 + to->quarter * 3 + to->month);
    return (order ? order : compare_parts(from->day, to->day)) < 0;
}

/* "2019/2024" (ISO 8601), "2019-2024" and "2019—2024". */
static bool read_range(Text text, CalendarDate *from, CalendarDate *to)
{
    static const char *const separators[] = {"/", "—", "-"};
    for (size_t i = 0; i < COUNT_OF(separators); i++) {
        size_t length = strlen(separators[i]);
        for (size_t at = 4; at + length < text.length; at++) {
            if (memcmp(text.data + at, separators[i], length) != 0)
                continue;
            Text rest = {text.data + at + length, text.length - at - length};
            if (calendar_read_period((Text){text.data, at}, from) &&
                calendar_read_period(rest, to) && is_before(from, to))
                return true;
        }
    }
    return false;
}

static bool write_period(StrBuf *out, Text value, FormatScript script)
{
    CalendarDate from;
    CalendarDate to;
    bool english = script == SCRIPT_ENGLISH;
    if (calendar_read_period(value, &from)) {
        if (english)
            write_english(out, &from);
        else
            write_chinese(out, &from);
        return true;
    }
    if (!read_range(value, &from, &to))
        return false;
    if (english)
        write_english_range(out, &from, &to);
    else
        write_chinese_range(out, &from, &to);
    return true;
}

static JsonValue *apply(const FormatCall *call)
{
    StrBuf value = {0};
    if (call->value->kind == JSON_BOOLEAN ||
        !format_append_plain(&value, call->value, call->settings))
        return format_refuse(call, "period", "dates and periods", "日期和时期");
    StrBuf text = {0};
    Text read = {value.data ? value.data : "", value.length};
    bool good = write_period(&text, read, format_script(call->settings));
    if (!good)
        format_refuse(call, "period", "periods such as 2024-03, 2024-Q1, 2024-H1 or 2019/2024",
                      "2024-03、2024-Q1、2024-H1、2019/2024 这样的时期");
    strbuf_release(&value);
    if (good)
        return format_result(call, &text);
    strbuf_release(&text);
    return NULL;
}

static const char *const aliases[] = {"时期", NULL};

const Format format_period = {
    .name = "period",
    .aliases = aliases,
    .example = "'2024-Q1' | period",
    .result = "2024年一季度",
    .help = "a year, half year, quarter, month, day or range of them in words",
    .help_zh = "年、半年、季度、月、日及其区间的写法",
    .apply = apply,
};
