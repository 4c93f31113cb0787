/* Reading a chart's rows: see chart_data.h. */
#include "chart/chart_data.h"

#include <math.h>

#include "base/number.h"
#include "chart/chart_text.h"
#include "chart/chart_type.h"
#include "chart/ticks.h"
#include "data/calendar.h"
#include "data/message.h"

static const char *row_words(const Chart *chart, int row)
{
    return arena_print(chart->arena, "%d", row + 1);
}

static bool check_rows(const Chart *chart, const JsonValue *data)
{
    if (!data) /* reported as a property that is missing */
        return false;
    if (data->kind != JSON_ARRAY) {
        Diagnostic *diagnostic = diag_report(chart->diagnostics, E_CHART_DATA, &data->origin,
                                             DIAG_ARGS(message_kind(chart->diagnostics, data)));
        if (data->kind == JSON_STRING)
            diag_hint(chart->diagnostics, diagnostic,
                      "A data source is named by an expression: “{1}”.",
                      "引用数据源要写成表达式：“{1}”。",
                      DIAG_ARGS(arena_print(chart->arena, "{{%s}}",
                                            message_quote(chart->arena, data->text))));
        return false;
    }
    for (uint32_t i = 0; i < data->count; i++) {
        if (data->items[i]->kind == JSON_OBJECT)
            continue;
        diag_report(
            chart->diagnostics, E_CHART_ROW, &data->items[i]->origin,
            DIAG_ARGS(row_words(chart, (int)i), message_kind(chart->diagnostics, data->items[i])));
        return false;
    }
    return true;
}

/* A field that no row has is a mistake in the layout, not missing data. */
static bool check_field(const Chart *chart, const char *field, const Origin *origin)
{
    for (int i = 0; i < chart->row_count; i++) {
        if (json_find(chart->categories[i].row, field))
            return true;
    }
    if (chart->row_count == 0)
        return true;
    const JsonValue *row = chart->categories[0].row;
    Diagnostic *diagnostic = diag_report(chart->diagnostics, E_CHART_FIELD, origin,
                                         DIAG_ARGS(field, message_keys(chart->arena, row)));
    message_suggest(chart->diagnostics, diagnostic,
                    message_nearest_key(chart->arena, row, text_of(field)));
    return false;
}

static bool read_cell(const Chart *chart, const JsonValue *cell, const char *field, int row,
                      double *value)
{
    *value = NAN;
    if (!cell || cell->kind == JSON_NULL || (cell->kind == JSON_STRING && !cell->text.length))
        return true;
    if (cell->kind == JSON_NUMBER) {
        *value = cell->number;
    } else if (cell->kind != JSON_STRING || !number_parse(cell->text, value)) {
        const char *words = cell->kind == JSON_STRING ? message_quote(chart->arena, cell->text)
                                                      : message_kind(chart->diagnostics, cell);
        Diagnostic *diagnostic = diag_report(chart->diagnostics, E_CHART_CELL, &cell->origin,
                                             DIAG_ARGS(words, field, row_words(chart, row)));
        diag_hint(chart->diagnostics, diagnostic, "Write null where there is no value.",
                  "没有数值时请写 null。", DIAG_NO_ARGS);
        return false;
    }
    if (fabs(*value) <= CHART_VALUE_MAX)
        return true;
    diag_report(chart->diagnostics, E_CHART_CELL_LARGE, &cell->origin,
                DIAG_ARGS(message_quote(chart->arena, cell->text), field, row_words(chart, row)));
    return false;
}

bool chart_read_column(const Chart *chart, const char *field, const Origin *origin, double **values,
                       const JsonValue ***cells)
{
    if (!check_field(chart, field, origin))
        return false;
    size_t count = (size_t)chart->row_count;
    double *numbers = arena_array(chart->arena, count, sizeof *numbers);
    const JsonValue **found = arena_array(chart->arena, count, sizeof *found);
    const JsonValue *nothing = json_new(chart->arena, JSON_NULL, origin);
    bool is_good = true;
    for (int i = 0; i < chart->row_count; i++) {
        const JsonValue *cell = json_find(chart->categories[i].row, field);
        found[i] = cell ? cell : nothing;
        is_good &= read_cell(chart, cell, field, i, &numbers[i]);
    }
    if (values)
        *values = numbers;
    if (cells)
        *cells = found;
    return is_good;
}

bool chart_read_texts(const Chart *chart, const char *field, const Origin *origin,
                      const char ***texts)
{
    if (!check_field(chart, field, origin))
        return false;
    *texts = arena_array(chart->arena, (size_t)chart->row_count, sizeof **texts);
    for (int i = 0; i < chart->row_count; i++) {
        const JsonValue *cell = json_find(chart->categories[i].row, field);
        (*texts)[i] = cell ? chart_format_cell(chart, NULL, cell) : "";
    }
    return true;
}

static bool read_date(const JsonValue *cell, double *days)
{
    CalendarDate date;
    if (cell->kind != JSON_STRING && cell->kind != JSON_NUMBER)
        return false;
    if (!calendar_read_period(cell->text, &date))
        return false;
    int month = date.month       ? date.month
                : date.quarter   ? date.quarter * 3 - 2
                : date.half == 2 ? 7
                                 : 1;
    *days = days_of_date(date.year, month, date.day ? date.day : 1);
    return true;
}

static bool read_category(const Chart *chart, Category *category, int row)
{
    const XSpec *x = &chart->spec->x;
    category->number = NAN;
    category->text = "";
    category->cell = x->field ? json_find(category->row, x->field) : NULL;
    if (!category->cell)
        return true;
    category->text = chart_format_cell(chart, x->format, category->cell);
    if (chart->x_kind == SCALE_BAND)
        return true;
    if (chart->x_kind == SCALE_TIME && !read_date(category->cell, &category->number)) {
        diag_report(chart->diagnostics, E_CHART_X, &category->cell->origin,
                    DIAG_ARGS(category->text, x->field, row_words(chart, row),
                              message_words(chart->diagnostics, "a date", "日期")));
        return false;
    }
    if (chart->x_kind == SCALE_TIME)
        return true;
    if (!read_cell(chart, category->cell, x->field, row, &category->number))
        return false;
    if (chart->x_kind != SCALE_LOG || !(category->number <= 0))
        return true;
    diag_report(chart->diagnostics, E_CHART_LOG, &category->cell->origin,
                DIAG_ARGS(category->text));
    return false;
}

static bool all_numbers(const Chart *chart)
{
    for (int i = 0; i < chart->row_count; i++) {
        const JsonValue *cell = json_find(chart->categories[i].row, chart->spec->x.field);
        if (cell && cell->kind != JSON_NUMBER && cell->kind != JSON_NULL)
            return false;
    }
    return chart->row_count > 0;
}

/* Categories, unless the chart says otherwise or all its series keep distances along x. */
static ScaleKind choose_x(const Chart *chart)
{
    bool needs_bands = false;
    bool is_continuous = chart->series_count > 0 && chart->spec->x.field && all_numbers(chart);
    for (int i = 0; i < chart->series_count; i++) {
        needs_bands |= (chart->series[i].type->flags & CHART_NEEDS_BANDS) != 0;
        is_continuous &= (chart->series[i].type->flags & CHART_CONTINUOUS_X) != 0;
    }
    ScaleKind wanted = (ScaleKind)chart->spec->axes.x.scale;
    if (needs_bands || !chart->spec->x.field)
        return SCALE_BAND;
    if (wanted != SCALE_AUTO)
        return wanted;
    return is_continuous ? SCALE_LINEAR : SCALE_BAND;
}

static bool check_count(const Chart *chart, uint32_t count)
{
    for (int i = 0; i < chart->series_count; i++) {
        const Series *series = &chart->series[i];
        int most = series->type->rows_most;
        if (most == 0 || count <= (uint32_t)most)
            continue;
        diag_report(chart->diagnostics, E_CHART_ROWS_MANY, &series->spec->item.source->origin,
                    DIAG_ARGS(series->type->variant.name, arena_print(chart->arena, "%d", most),
                              arena_print(chart->arena, "%u", (unsigned)count)));
        return false;
    }
    return true;
}

static bool read_categories(Chart *chart, const JsonValue *data)
{
    chart->row_count = (int)data->count;
    chart->categories =
        arena_array(chart->arena, data->count ? data->count : 1, sizeof *chart->categories);
    for (int i = 0; i < chart->row_count; i++)
        chart->categories[i].row = data->items[i];
    const char *field = chart->spec->x.field;
    if (field && !check_field(chart, field, &chart->node->source->origin))
        return false;
    chart->x_kind = choose_x(chart);
    bool is_good = true;
    for (int i = 0; i < chart->row_count; i++)
        is_good &= read_category(chart, &chart->categories[i], i);
    return is_good;
}

static bool check_signs(const Chart *chart, const Series *series)
{
    if (!(series->type->flags & CHART_NO_NEGATIVE))
        return true;
    for (int i = 0; i < chart->row_count; i++) {
        if (!(series->values[i] < 0))
            continue;
        diag_report(chart->diagnostics, E_CHART_NEGATIVE, &series->cells[i]->origin,
                    DIAG_ARGS(series->type->variant.name, chart->categories[i].text,
                              message_quote(chart->arena, series->cells[i]->text)));
        return false;
    }
    return true;
}

static bool read_series(Chart *chart, Series *series)
{
    const char *field = series->spec->y;
    const Origin *origin = &series->spec->item.source->origin;
    size_t count = (size_t)chart->row_count;
    series->values = arena_array(chart->arena, count, sizeof *series->values);
    if (field) {
        const JsonValue *place = json_find(series->spec->item.source, "y");
        if (!chart_read_column(chart, field, place ? &place->origin : origin, &series->values,
                               &series->cells))
            return false;
        return check_signs(chart, series);
    }
    if (series->type->flags & CHART_OWN_VALUES)
        return true;
    diag_report(chart->diagnostics, E_CHART_FIELD_NEEDED, origin,
                DIAG_ARGS(series->type->variant.name, "y"));
    return false;
}

/* missing: drop leaves the row out of the whole chart. */
static void drop_rows(Chart *chart)
{
    int kept = 0;
    for (int i = 0; i < chart->row_count; i++) {
        bool is_dropped = false;
        for (int s = 0; s < chart->series_count; s++) {
            const Series *series = &chart->series[s];
            is_dropped |= series->spec->missing == MISSING_DROP && isnan(series->values[i]);
        }
        if (is_dropped)
            continue;
        chart->categories[kept] = chart->categories[i];
        for (int s = 0; s < chart->series_count; s++) {
            chart->series[s].values[kept] = chart->series[s].values[i];
            if (chart->series[s].cells)
                chart->series[s].cells[kept] = chart->series[s].cells[i];
        }
        kept++;
    }
    chart->row_count = kept;
}

bool chart_read_data(Chart *chart)
{
    if (!check_rows(chart, chart->spec->data) || !check_count(chart, chart->spec->data->count) ||
        !read_categories(chart, chart->spec->data))
        return false;
    bool is_good = true;
    for (int i = 0; i < chart->series_count; i++)
        is_good &= read_series(chart, &chart->series[i]);
    if (!is_good)
        return false;
    drop_rows(chart);
    for (int i = 0; i < chart->series_count; i++) {
        const Series *series = &chart->series[i];
        for (int row = 0; row < chart->row_count; row++) {
            if (series->spec->missing == MISSING_ZERO && isnan(series->values[row]))
                series->values[row] = 0;
        }
    }
    return true;
}

int chart_find_category(const Chart *chart, const JsonValue *value)
{
    for (int i = 0; i < chart->row_count; i++) {
        const JsonValue *cell = chart->categories[i].cell;
        bool same_number = cell && cell->kind == JSON_NUMBER && value->kind == JSON_NUMBER &&
                           cell->number == value->number;
        Text text = value->text;
        bool same_text =
            value->kind == JSON_STRING || value->kind == JSON_NUMBER
                ? text_equals(text, chart->categories[i].text) ||
                      (cell && cell->kind == JSON_STRING && text_equals(text, cell->text.data))
                : false;
        if (same_number || same_text)
            return i;
    }
    return -1;
}
