/* Shares that make a whole: see check.h. */
#include <math.h>

#include "audit/check.h"

typedef struct Sum {
    double value, rounding, largest;
    int places, count;
} Sum;

static bool is_partial(const Audit *audit, Text source)
{
    for (uint32_t i = 0; audit->partial && i < audit->partial->count; i++) {
        if (audit->partial->items[i]->text.length == source.length &&
            memcmp(audit->partial->items[i]->text.data, source.data, source.length) == 0)
            return true;
    }
    return false;
}

static bool is_share(Text field)
{
    static const char suffix[] = "Share";
    size_t length = sizeof suffix - 1;
    return check_is_one_of(field, check_share_names) ||
           (field.length > length &&
            memcmp(field.data + field.length - length, suffix, length) == 0);
}

/* Adds the column up. False: a cell is missing or no number, so there is no whole. */
static bool add_up(const JsonValue *rows, Text field, Sum *sum)
{
    for (uint32_t i = 0; i < rows->count; i++) {
        const JsonValue *cell = json_find_text(rows->items[i], field);
        if (!cell || cell->kind != JSON_NUMBER)
            return false;
        int places = check_places(cell);
        sum->value += cell->number;
        sum->rounding += check_rounding(cell);
        sum->largest = fmax(sum->largest, fabs(cell->number));
        sum->places = places > sum->places ? places : sum->places;
        sum->count++;
    }
    return sum->count > 1;
}

static void check_column(Audit *audit, const Figure *figure)
{
    const DataCell *cell = figure->cell;
    Sum sum = {0};
    if (!is_share(cell->value->key) || is_partial(audit, cell->source) ||
        data_rows_are_series(cell->rows) || !add_up(cell->rows, cell->value->key, &sum))
        return;
    double whole = sum.largest > 1 ? 100 : 1;
    double difference = fabs(sum.value - whole);
    if (difference < 1e-9)
        return;
    const JsonValue *first = json_find_text(cell->rows->items[0], cell->value->key);
    DiagCode code = difference <= sum.rounding + 1e-9 ? N_SHARES_ROUNDED : W_SHARES_SUM;
    Diagnostic *diagnostic = diag_report(audit->input.diagnostics, code, &first->origin,
                                         DIAG_ARGS(check_copy(audit, cell->value->key),
                                                   check_number(audit, sum.value, sum.places),
                                                   check_number(audit, whole, 0)));
    if (code == W_SHARES_SUM)
        diag_hint(audit->input.diagnostics, diagnostic,
                  "If the source does not hold the whole, say so: \"audit\": {\"partial\": "
                  "[\"{1}\"]}.",
                  "如果该数据源本来就不是全部，请声明：\"audit\": {\"partial\": [\"{1}\"]}。",
                  DIAG_ARGS(check_copy(audit, cell->source)));
}

void check_shares(Audit *audit)
{
    for (size_t i = 0; i < audit->figure_count; i++) {
        const Figure *figure = &audit->figures[i];
        if (figure->cell && figure->cell->rows && !figure->cell->is_row &&
            !check_was_seen(audit, figure, CHECK_COLUMN))
            check_column(audit, figure);
    }
}
