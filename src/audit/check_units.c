/* The printed unit against the data's: see check.h. */
#include <math.h>

#include "audit/check.h"

#define TINY 1e-9 /* relative: what arithmetic in doubles may lose */

/* "31.62亿元": the value as the data have it. */
static const char *data_words(const Audit *audit, const Figure *figure)
{
    const JsonValue *value = figure->cell->value;
    return arena_print(audit->input.arena, "%.*s%.*s", (int)value->text.length, value->text.data,
                       (int)figure->data_unit.length, figure->data_unit.data);
}

static void report(Audit *audit, DiagCode code, const Figure *figure, const char *second)
{
    Origin origin = check_origin(audit, figure);
    diag_report(audit->input.diagnostics, code, &origin,
                DIAG_ARGS(check_printed(audit, figure), second));
}

static bool is_same_amount(const Figure *figure, const Unit *data, const Unit *printed)
{
    double stands = figure->cell->value->number * data->scale;
    double shows = figure->token.value * printed->scale;
    double rounding = 0.5 * pow(10, -figure->token.places) * printed->scale;
    double difference = fabs(fabs(stands) - fabs(shows)); /* 下降0.8% prints -0.8 */
    return difference <= rounding + TINY * fabs(stands);
}

/* A fraction such as 0.0327 with "%" behind it. */
static bool is_raw_fraction(const Figure *figure, const Unit *printed)
{
    Text field = figure->cell->value->key;
    bool is_fraction =
        check_is_one_of(field, check_change_names) || check_is_one_of(field, check_share_names);
    double value = figure->cell->value->number;
    return is_fraction && unit_is_percent(printed) && fabs(value) < 1 && value != 0 &&
           fabs(fabs(value) - fabs(figure->token.value)) < TINY;
}

static void check_figure(Audit *audit, const Figure *figure)
{
    bool has_unit = figure->token.unit_end > figure->token.end;
    const Unit *printed = &figure->token.unit;
    if (!figure->is_direct || !has_unit || figure->token.kind != FIGURE_AMOUNT)
        return;
    if (!figure->data_unit.length) {
        if (is_raw_fraction(figure, printed))
            report(audit, W_FRACTION_AS_PERCENT, figure,
                   arena_print(audit->input.arena, "%s%%",
                               check_number(audit, figure->cell->value->number * 100, 4)));
        return;
    }
    Unit data = unit_read(figure->data_unit);
    if (unit_is_points(&data) && unit_is_percent(printed)) {
        report(audit, W_POINTS_AS_PERCENT, figure, "");
    } else if (unit_is_percent(&data) && unit_is_points(printed)) {
        report(audit, W_PERCENT_AS_POINTS, figure, "");
    } else {
        bool has_base = printed->base.length > 0;
        bool is_same = (!has_base || unit_has_same_base(&data, printed)) &&
                       is_same_amount(figure, &data, printed);
        if (!is_same)
            report(audit, W_UNIT_PRINTED, figure, data_words(audit, figure));
    }
}

void check_units(Audit *audit)
{
    for (size_t i = 0; i < audit->figure_count; i++)
        check_figure(audit, &audit->figures[i]);
}
