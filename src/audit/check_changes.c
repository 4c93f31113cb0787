/* Changes against the two values they stand for: see check.h. Every value is known only to half of
 * its last digit, so a change is wrong only when no values that round to those stated give it. */
#include <math.h>

#include "audit/check.h"

/* The three numbers of one statement. */
typedef struct Change {
    const JsonValue *change, *now, *before;
    Unit unit;     /* of the change; base empty: a fraction */
    Unit measured; /* of the two values */
} Change;

typedef struct Range {
    double low, high;
} Range;

static Range range_of(const JsonValue *number)
{
    double half = check_rounding(number);
    return (Range){number->number - half, number->number + half};
}

static bool is_number(const JsonValue *value)
{
    return value && value->kind == JSON_NUMBER;
}

/* What the change may be, in its own unit, with the rounding of its last digit. */
static Range expected(const Change *change)
{
    Range now = range_of(change->now);
    Range before = range_of(change->before);
    double half = check_rounding(change->change);
    if (unit_is_points(&change->unit)) {
        double factor = unit_is_percent(&change->measured) ? 1 : 100;
        return (Range){(now.low - before.high) * factor - half,
                       (now.high - before.low) * factor + half};
    }
    double factor = unit_is_percent(&change->unit) ? 100 : 1;
    return (Range){(now.low / before.high - 1) * factor - half,
                   (now.high / before.low - 1) * factor + half};
}

static double middle(const Change *change)
{
    double now = change->now->number;
    double before = change->before->number;
    if (unit_is_points(&change->unit))
        return (now - before) * (unit_is_percent(&change->measured) ? 1 : 100);
    return (now / before - 1) * (unit_is_percent(&change->unit) ? 100 : 1);
}

/* A change of percentages that is their difference, but is given in %. */
static bool is_points_in_percent(const Change *change)
{
    if (!unit_is_percent(&change->unit) || !unit_is_percent(&change->measured))
        return false;
    Change points = *change;
    points.unit.base = text_of(UNIT_POINTS);
    Range range = expected(&points);
    return change->change->number >= range.low && change->change->number <= range.high;
}

static void judge(Audit *audit, const Change *change)
{
    bool has_base = change->before->number > check_rounding(change->before);
    if (!has_base && !unit_is_points(&change->unit))
        return;
    Range range = expected(change);
    double stated = change->change->number;
    if (stated >= range.low - 1e-9 && stated <= range.high + 1e-9)
        return;
    DiagSink *sink = audit->input.diagnostics;
    Origin origin = change->change->origin;
    const char *words = arena_print(audit->input.arena, "%.*s%.*s",
                                    (int)change->change->text.length, change->change->text.data,
                                    (int)change->unit.base.length, change->unit.base.data);
    if (is_points_in_percent(change)) {
        diag_report(sink, W_POINTS_AS_PERCENT, &origin, DIAG_ARGS(words));
        return;
    }
    int places = check_places(change->change);
    diag_report(sink, W_CHANGE_DISAGREES, &origin,
                DIAG_ARGS(words, check_copy(audit, change->before->text),
                          check_copy(audit, change->now->text),
                          check_number(audit, middle(change), places > 0 ? places : 1)));
}

static Unit unit_of(const Audit *audit, const Figure *figure, const JsonValue *value)
{
    DataCell cell = *figure->cell;
    cell.value = value;
    return unit_read(data_cell_unit(&audit->index, &cell));
}

/* The row before this one, where the rows are the consecutive years of one thing. */
static const JsonValue *year_before(const Figure *figure)
{
    const DataCell *cell = figure->cell;
    if (!data_rows_are_series(cell->rows) || cell->row_number < 2)
        return NULL;
    const JsonValue *row = cell->rows->items[cell->row_number - 2];
    DataCell before = {.row = row};
    int year = check_year(data_cell_period(cell));
    return year && check_year(data_cell_period(&before)) == year - 1 ? row : NULL;
}

static void check_row(Audit *audit, const Figure *figure)
{
    const JsonValue *row = figure->cell->row;
    Change change = {.change = data_row_find(row, check_change_names),
                     .now = data_row_find(row, check_value_names),
                     .before = data_row_find(row, check_previous_names)};
    if (!change.before)
        change.before = data_row_find(year_before(figure), check_value_names);
    if (!is_number(change.change) || !is_number(change.now) || !is_number(change.before) ||
        change.change->origin.because)
        return; /* what was computed agrees with what it was computed from */
    change.unit = unit_of(audit, figure, change.change);
    change.measured = unit_of(audit, figure, change.now);
    bool is_known =
        !change.unit.base.length || unit_is_percent(&change.unit) || unit_is_points(&change.unit);
    if (is_known)
        judge(audit, &change);
}

void check_changes(Audit *audit)
{
    for (size_t i = 0; i < audit->figure_count; i++) {
        const Figure *figure = &audit->figures[i];
        if (figure->cell && figure->cell->row && !check_was_seen(audit, figure, CHECK_ROW))
            check_row(audit, figure);
    }
}
