/* One indicator on one page: one value, one unit, one period. See check.h. */
#include <math.h>

#include "audit/check.h"

static bool same_text(Text left, Text right)
{
    return left.length == right.length && memcmp(left.data, right.data, left.length) == 0;
}

static const char *data_words(const Audit *audit, const Figure *figure)
{
    const JsonValue *value = figure->cell->value;
    return arena_print(audit->input.arena, "%.*s%.*s", (int)value->text.length, value->text.data,
                       (int)figure->data_unit.length, figure->data_unit.data);
}

static void report(Audit *audit, DiagCode code, const Figure *figure, const char *first,
                   const char *second)
{
    Origin origin = check_origin(audit, figure);
    const JsonValue *name = data_cell_indicator(figure->cell);
    diag_report(audit->input.diagnostics, code, &origin,
                DIAG_ARGS(check_copy(audit, name->text), first, second));
}

/* Two rows say the same of one indicator: value, unit and period must agree. */
static void compare_rows(Audit *audit, const Figure *before, const Figure *figure)
{
    const JsonValue *first = data_cell_period(before->cell);
    const JsonValue *second = data_cell_period(figure->cell);
    if (first && second && !same_text(first->text, second->text)) {
        report(audit, W_TWO_PERIODS, figure, check_copy(audit, first->text),
               check_copy(audit, second->text));
        return;
    }
    Unit a = unit_read(before->data_unit);
    Unit b = unit_read(figure->data_unit);
    double left = before->cell->value->number * a.scale;
    double right = figure->cell->value->number * b.scale;
    double rounding = fmax(check_rounding(before->cell->value) * a.scale,
                           check_rounding(figure->cell->value) * b.scale);
    bool is_same = fabs(left - right) <= (a.scale == b.scale ? 1e-9 * fabs(left) : rounding);
    if (!is_same || !unit_has_same_base(&a, &b))
        report(audit, W_TWO_VALUES, figure, data_words(audit, before), data_words(audit, figure));
    else if (!same_text(before->data_unit, figure->data_unit))
        report(audit, W_TWO_UNITS, figure, data_words(audit, before), data_words(audit, figure));
}

/* One cell that is printed twice: 31.62亿元 here, 316200万元 there. */
static void compare_prints(Audit *audit, const Figure *before, const Figure *figure)
{
    bool have_units =
        before->token.unit_end > before->token.end && figure->token.unit_end > figure->token.end;
    if (have_units && before->token.unit.scale != figure->token.unit.scale)
        report(audit, W_TWO_UNITS, figure, check_printed(audit, before),
               check_printed(audit, figure));
}

static bool is_candidate(const Figure *figure)
{
    return figure->is_direct && figure->token.kind == FIGURE_AMOUNT && figure->cell->row &&
           data_cell_indicator(figure->cell);
}

static void compare(Audit *audit, const Figure *before, const Figure *figure)
{
    if (!same_text(before->cell->value->key, figure->cell->value->key) ||
        before->page != figure->page)
        return;
    if (check_same_row(before->cell->row, figure->cell->row)) {
        compare_prints(audit, before, figure);
        return;
    }
    const JsonValue *left = data_cell_indicator(before->cell);
    const JsonValue *right = data_cell_indicator(figure->cell);
    bool is_series =
        before->cell->rows == figure->cell->rows && data_rows_are_series(figure->cell->rows);
    if (same_text(left->text, right->text) && !is_series)
        compare_rows(audit, before, figure);
}

void check_indicators(Audit *audit)
{
    for (size_t i = 0; i < audit->figure_count; i++) {
        if (!is_candidate(&audit->figures[i]))
            continue;
        for (size_t k = 0; k < i; k++) {
            if (is_candidate(&audit->figures[k]))
                compare(audit, &audit->figures[k], &audit->figures[i]);
        }
    }
}
