/* Dates and periods: see calendar.h. */
#include "data/calendar.h"

/* A place in the text that is read from left to right. */
typedef struct Cursor {
    const char *at, *end;
} Cursor;

static bool skip(Cursor *cursor, const char *word)
{
    size_t length = strlen(word);
    if ((size_t)(cursor->end - cursor->at) < length || memcmp(cursor->at, word, length) != 0)
        return false;
    cursor->at += length;
    return true;
}

/* Reads from `low` to `high` digits; 0 digits read: false. */
static bool read_digits(Cursor *cursor, int low, int high, int *value)
{
    int count = 0;
    *value = 0;
    for (; count < high && cursor->at < cursor->end; count++, cursor->at++) {
        if (*cursor->at < '0' || *cursor->at > '9')
            break;
        *value = *value * 10 + (*cursor->at - '0');
    }
    return count >= low;
}

static int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

static bool exists(const CalendarDate *date)
{
    if (date->year < 1)
        return false;
    if (!date->month)
        return date->day == 0;
    return date->month <= 12 && date->day <= days_in_month(date->year, date->month);
}

/* A time of day is left aside, but only where something like one stands. */
static bool at_end_or_time(Cursor *cursor)
{
    if (cursor->at == cursor->end)
        return true;
    int hour;
    return (skip(cursor, "T") || skip(cursor, " ")) && read_digits(cursor, 1, 2, &hour) &&
           skip(cursor, ":");
}

/* "-03-05", "/3/5", ".3.5" after the year; the day may be missing. */
static bool read_parts(Cursor *cursor, const char *separator, CalendarDate *date)
{
    if (!skip(cursor, separator) || !read_digits(cursor, 1, 2, &date->month) || !date->month)
        return false;
    if (!skip(cursor, separator))
        return cursor->at == cursor->end;
    return read_digits(cursor, 1, 2, &date->day) && date->day && at_end_or_time(cursor);
}

/* "年3月5日" after the year. */
static bool read_chinese(Cursor *cursor, CalendarDate *date)
{
    if (cursor->at == cursor->end)
        return true;
    if (!read_digits(cursor, 1, 2, &date->month) || !date->month || !skip(cursor, "月"))
        return false;
    if (cursor->at == cursor->end)
        return true;
    return read_digits(cursor, 1, 2, &date->day) && date->day && skip(cursor, "日") &&
           cursor->at == cursor->end;
}

bool calendar_read_date(Text text, CalendarDate *date)
{
    static const char *const separators[] = {"-", "/", "."};
    *date = (CalendarDate){0};
    Cursor cursor = {text.data, text.data + text.length};
    if (!read_digits(&cursor, 4, 4, &date->year))
        return false;
    if (cursor.at == cursor.end)
        return exists(date);
    if (skip(&cursor, "年"))
        return read_chinese(&cursor, date) && exists(date);
    for (size_t i = 0; i < COUNT_OF(separators); i++) {
        if (*cursor.at == separators[i][0])
            return read_parts(&cursor, separators[i], date) && exists(date);
    }
    return read_digits(&cursor, 2, 2, &date->month) && read_digits(&cursor, 2, 2, &date->day) &&
           date->month && date->day && cursor.at == cursor.end && exists(date);
}

bool calendar_read_period(Text text, CalendarDate *date)
{
    static const char *const quarters[][2] = {
        {"Q1", "一季度"}, {"Q2", "二季度"}, {"Q3", "三季度"}, {"Q4", "四季度"}};
    static const char *const halves[][2] = {{"H1", "上半年"}, {"H2", "下半年"}};
    if (calendar_read_date(text, date))
        return true;
    *date = (CalendarDate){0};
    Cursor cursor = {text.data, text.data + text.length};
    if (!read_digits(&cursor, 4, 4, &date->year) || !date->year)
        return false;
    if (!skip(&cursor, "-"))
        skip(&cursor, "年");
    skip(&cursor, "第");
    for (int i = 0; i < 4 && !date->quarter; i++) {
        if (skip(&cursor, quarters[i][0]) || skip(&cursor, quarters[i][1]))
            date->quarter = i + 1;
    }
    for (int i = 0; i < 2 && !date->half && !date->quarter; i++) {
        if (skip(&cursor, halves[i][0]) || skip(&cursor, halves[i][1]))
            date->half = i + 1;
    }
    return (date->quarter || date->half) && cursor.at == cursor.end;
}

void calendar_write_iso(StrBuf *out, const CalendarDate *date)
{
    strbuf_print(out, "%04d", date->year);
    if (date->month)
        strbuf_print(out, "-%02d", date->month);
    if (date->day)
        strbuf_print(out, "-%02d", date->day);
}

const char *calendar_month_name(int month)
{
    static const char *const names[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};
    return names[month - 1];
}
