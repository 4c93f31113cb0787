/* Dates and periods as statistics state them: a day, a month, a quarter, half a year, a year. */
#ifndef DATA_CALENDAR_H
#define DATA_CALENDAR_H

#include <stdbool.h>

#include "base/attributes.h"
#include "base/strbuf.h"
#include "base/text.h"

/* What was not stated is 0. */
typedef struct CalendarDate {
    int year;       /* 1-9999 */
    int month, day; /* 1-12, 1-31; the day exists in its month */
    int quarter;    /* 1-4, when a quarter was stated */
    int half;       /* 1-2, when half a year was stated */
} CalendarDate;

/* Reads 2025-03-05, 2025/3/5, 2025.3.5, 2025年3月5日, 20250305, each also without the day, and
 * 2025; a time of day after "T" or a space is left aside. False: no date, or one that does not
 * exist. */
bool calendar_read_date(Text text, CalendarDate *date) WARN_UNUSED;

/* Reads a date or 2025-Q1, 2025Q1, 2025年一季度, 2025-H1, 2025年上半年. */
bool calendar_read_period(Text text, CalendarDate *date) WARN_UNUSED;

/* Appends the date in ISO 8601: 2025-03-05, 2025-03 or 2025. */
void calendar_write_iso(StrBuf *out, const CalendarDate *date);

/* "March"; `month` is 1-12. */
const char *calendar_month_name(int month);

#endif
