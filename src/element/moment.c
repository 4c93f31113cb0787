/* Moments: see moment.h. */
#include "element/moment.h"

/* Days before each month of a common year. */
static const int days_before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/* The next group of digits at or after `*at`; false: there is none or it is too long. */
static bool next_group(Text text, size_t *at, int *number)
{
    while (*at < text.length && (text.data[*at] < '0' || text.data[*at] > '9'))
        (*at)++;
    size_t start = *at;
    *number = 0;
    while (*at < text.length && text.data[*at] >= '0' && text.data[*at] <= '9' && *at - start < 5)
        *number = *number * 10 + (text.data[(*at)++] - '0');
    return *at > start && *at - start <= 4;
}

bool moment_read(const JsonValue *value, double *years)
{
    if (value->kind == JSON_NUMBER) {
        *years = value->number;
        return true;
    }
    if (value->kind != JSON_STRING || !value->text.length || value->text.data[0] < '0' ||
        value->text.data[0] > '9')
        return false;
    size_t at = 0;
    int year;
    int month = 1;
    int day = 1;
    if (!next_group(value->text, &at, &year) || year < 1)
        return false;
    if (next_group(value->text, &at, &month))
        next_group(value->text, &at, &day);
    else
        month = 1;
    day = day < 1 ? 1 : day;
    if (month < 1 || month > 12 || day > 31)
        return false;
    int days = days_before[month - 1] + (month > 2 && is_leap(year)) + day - 1;
    *years = year + (double)days / (is_leap(year) ? 366 : 365);
    return true;
}
