/* What the checks of the audit share: see check.h. */
#include "audit/check.h"

#include <math.h>

#include "base/number.h"

const char *const check_change_names[] = {"change", "yoy",  "mom",  "growth", "increase", "同比",
                                          "环比",   "增速", "增长", "增幅",   NULL};
const char *const check_previous_names[] = {"previous", "prev", "last", "lastYear", "base",
                                            "上年",     "上期", "去年", "前值",     NULL};
const char *const check_share_names[] = {"share", "part", "proportion", "占比",
                                         "比重",  "构成", "份额",       NULL};
const char *const check_value_names[] = {"value", "amount", "数值", "总量", NULL};

int check_places(const JsonValue *number)
{
    const char *point =
        number->text.length ? memchr(number->text.data, '.', number->text.length) : NULL;
    if (!point)
        return 0;
    int places = 0;
    const char *end = number->text.data + number->text.length;
    for (const char *at = point + 1; at < end && *at >= '0' && *at <= '9'; at++)
        places++;
    return places;
}

double check_rounding(const JsonValue *number)
{
    return 0.5 * pow(10, -check_places(number));
}

const char *check_number(const Audit *audit, double value, int places)
{
    char text[NUMBER_TEXT_SIZE];
    number_format(text, value, places < 9 ? places : 9);
    return arena_copy_string(audit->input.arena, text);
}

const char *check_copy(const Audit *audit, Text text)
{
    return arena_copy(audit->input.arena, text.data, text.length);
}

const char *check_printed(const Audit *audit, const Figure *figure)
{
    return arena_print(audit->input.arena, "%s%s", figure->text, figure->unit_text);
}

Origin check_origin(const Audit *audit, const Figure *figure)
{
    Origin origin = figure->origin;
    if (!figure->cell)
        return origin;
    Origin *cell = arena_alloc(audit->input.arena, sizeof *cell);
    *cell = figure->cell->value->origin;
    cell->because = NULL;
    origin.because = cell;
    return origin;
}

bool check_is_one_of(Text field, const char *const names[])
{
    for (int i = 0; names[i]; i++) {
        if (text_equals(field, names[i]))
            return true;
    }
    return false;
}

bool check_same_row(const JsonValue *left, const JsonValue *right)
{
    return left == right || (left && right && left->origin.source == right->origin.source &&
                             left->origin.offset == right->origin.offset);
}

int check_year(const JsonValue *period)
{
    if (!period || period->text.length < 4)
        return 0;
    int year = 0;
    for (int i = 0; i < 4; i++) {
        char digit = period->text.data[i];
        if (digit < '0' || digit > '9')
            return 0;
        year = year * 10 + (digit - '0');
    }
    bool goes_on =
        period->text.length > 4 && period->text.data[4] >= '0' && period->text.data[4] <= '9';
    return goes_on ? 0 : year;
}

static bool same_text(Text left, Text right)
{
    return left.length == right.length && memcmp(left.data, right.data, left.length) == 0;
}

bool check_was_seen(const Audit *audit, const Figure *figure, CheckScope scope)
{
    for (const Figure *before = audit->figures; before < figure; before++) {
        if (!before->cell)
            continue;
        bool is_seen = scope == CHECK_ROW
                           ? check_same_row(before->cell->row, figure->cell->row)
                           : before->cell->rows == figure->cell->rows &&
                                 same_text(before->cell->value->key, figure->cell->value->key);
        if (is_seen)
            return true;
    }
    return false;
}
