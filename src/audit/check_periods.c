/* Stale periods: see check.h. The page's year is declared (audit.period), or the one that most of
 * its rows have. */
#include "audit/check.h"

#define FEWEST_ROWS 3 /* of one year, before it counts as the page's */

static bool is_dated(const Audit *audit, const Figure *figure)
{
    return figure->is_direct && figure->token.kind == FIGURE_AMOUNT && figure->cell->row &&
           check_year(data_cell_period(figure->cell)) &&
           !data_rows_are_series(figure->cell->rows) &&
           !check_is_one_of(figure->cell->value->key, check_previous_names) &&
           !check_was_seen(audit, figure, CHECK_ROW);
}

static int count_year(const Audit *audit, int year, int *all)
{
    int count = 0;
    *all = 0;
    for (size_t i = 0; i < audit->figure_count; i++) {
        const Figure *figure = &audit->figures[i];
        if (!is_dated(audit, figure))
            continue;
        ++*all;
        count += check_year(data_cell_period(figure->cell)) == year;
    }
    return count;
}

/* The year of at least three rows and of two in three, or 0. */
static int prevalent_year(const Audit *audit)
{
    for (size_t i = 0; i < audit->figure_count; i++) {
        const Figure *figure = &audit->figures[i];
        if (!is_dated(audit, figure))
            continue;
        int all;
        int year = check_year(data_cell_period(figure->cell));
        int count = count_year(audit, year, &all);
        if (count >= FEWEST_ROWS && count * 3 >= all * 2)
            return year;
    }
    return 0;
}

void check_periods(Audit *audit)
{
    int page_year = audit->period ? check_year(audit->period) : prevalent_year(audit);
    for (size_t i = 0; page_year && i < audit->figure_count; i++) {
        const Figure *figure = &audit->figures[i];
        if (!is_dated(audit, figure))
            continue;
        int year = check_year(data_cell_period(figure->cell));
        if (year >= page_year)
            continue;
        Origin origin = check_origin(audit, figure);
        diag_report(audit->input.diagnostics, W_PERIOD_STALE, &origin,
                    DIAG_ARGS(check_printed(audit, figure), check_number(audit, year, 0),
                              check_number(audit, page_year, 0)));
    }
}
