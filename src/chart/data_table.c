/* Making the table of a chart's figures: see data_table.h. */
#include "chart/data_table.h"

#include "chart/chart_text.h"

#define COLUMNS_MOST 64

typedef struct Column {
    const char *field;
    const char *title;
    const FormatChain *format; /* NULL: as it stands */
} Column;

typedef struct ColumnList {
    Column items[COLUMNS_MOST];
    int count;
} ColumnList;

static bool has_field(const Chart *chart, const char *field)
{
    for (uint32_t i = 0; i < chart->spec->data->count; i++) {
        if (json_find(chart->spec->data->items[i], field))
            return true;
    }
    return false;
}

static void add_column(const Chart *chart, ColumnList *columns, Column column)
{
    if (!column.field || columns->count == COLUMNS_MOST || !has_field(chart, column.field))
        return;
    for (int i = 0; i < columns->count; i++) {
        if (strcmp(columns->items[i].field, column.field) == 0)
            return;
    }
    columns->items[columns->count++] = column;
}

/* "min", "target", "to": members of the series that name members of the rows. */
static void add_further(const Chart *chart, ColumnList *columns, const Series *series)
{
    const JsonValue *source = series->spec->item.source;
    for (uint32_t i = 0; i < source->count; i++) {
        const JsonValue *member = source->items[i];
        if (member->kind == JSON_STRING && !text_equals(member->key, "name"))
            add_column(chart, columns,
                       (Column){.field = member->text.data, .title = member->text.data});
    }
    if (series->spec->y)
        return;
    const JsonValue *row = chart->spec->data->items[0];
    for (uint32_t i = 0; i < row->count; i++)
        add_column(chart, columns,
                   (Column){.field = row->items[i]->key.data, .title = row->items[i]->key.data});
}

static void list_columns(const Chart *chart, ColumnList *columns)
{
    const XSpec *x = &chart->spec->x;
    add_column(chart, columns, (Column){x->field, x->title ? x->title : x->field, x->format});
    add_column(chart, columns, (Column){.field = chart->spec->facet, .title = chart->spec->facet});
    for (int i = 0; i < chart->series_count; i++) {
        const Series *series = &chart->series[i];
        add_column(chart, columns,
                   (Column){series->spec->y, series->name, series->spec->label.format});
    }
    for (int i = 0; i < chart->series_count; i++)
        add_further(chart, columns, &chart->series[i]);
}

static const char *cell_words(const Chart *chart, const Column *column, uint32_t row)
{
    const JsonValue *cell = json_find(chart->spec->data->items[row], column->field);
    const char *words = cell ? chart_format_cell(chart, column->format, cell) : "";
    return words[0] ? words : "—";
}

static DataTable table_create(const Chart *chart, const ColumnList *columns, int row_count,
                              int head_count)
{
    int column_count = head_count + columns->count;
    DataTable table = {.row_count = row_count, .column_count = column_count};
    table.cells =
        arena_array(chart->arena, (size_t)row_count * (size_t)column_count, sizeof *table.cells);
    for (int k = 0; k < columns->count; k++)
        table.cells[head_count + k] = columns->items[k].title;
    return table;
}

static DataTable all_rows(const Chart *chart, const ColumnList *columns)
{
    DataTable table = table_create(chart, columns, (int)chart->spec->data->count + 1, 0);
    for (int row = 1; row < table.row_count; row++) {
        for (int k = 0; k < columns->count; k++)
            table.cells[row * columns->count + k] =
                cell_words(chart, &columns->items[k], (uint32_t)row - 1);
    }
    return table;
}

/* ---- Of more rows than anybody listens to: how many, and those that say most. ---- */

enum { SUMMARY_COUNT = 1, SUMMARY_LEAST, SUMMARY_MOST, SUMMARY_FIRST, SUMMARY_LAST, SUMMARY_ROWS };

typedef struct ColumnSummary {
    uint32_t value_count; /* that are there */
    bool has_numbers;
    double least, most;
    uint32_t least_row, most_row; /* the first of several */
} ColumnSummary;

static ColumnSummary summarize(const Chart *chart, const Column *column)
{
    const JsonValue *data = chart->spec->data;
    ColumnSummary summary = {0};
    for (uint32_t row = 0; row < data->count; row++) {
        const JsonValue *cell = json_find(data->items[row], column->field);
        summary.value_count += cell && cell->kind != JSON_NULL;
        if (!cell || cell->kind != JSON_NUMBER)
            continue;
        if (!summary.has_numbers || cell->number < summary.least) {
            summary.least = cell->number;
            summary.least_row = row;
        }
        if (!summary.has_numbers || cell->number > summary.most) {
            summary.most = cell->number;
            summary.most_row = row;
        }
        summary.has_numbers = true;
    }
    return summary;
}

/* "3.5 (2024)": a value, and of which row where that is said by the first column. */
static const char *cell_and_place(const Chart *chart, const ColumnList *columns, int k,
                                  uint32_t row)
{
    const char *words = cell_words(chart, &columns->items[k], row);
    const Column *first = &columns->items[0];
    bool has_place =
        k > 0 && chart->spec->x.field && strcmp(first->field, chart->spec->x.field) == 0;
    return has_place ? arena_print(chart->arena, "%s (%s)", words, cell_words(chart, first, row))
                     : words;
}

static DataTable summary_rows(const Chart *chart, const ColumnList *columns)
{
    static const char *const english[] = {"Summary", "Values", "Least", "Most", "First", "Last"};
    static const char *const chinese[] = {"概要", "数值个数", "最小", "最大", "首行", "末行"};
    const char *language = chart->settings.language;
    bool is_chinese = !language || strncmp(language, "zh", 2) == 0;
    DataTable table = table_create(chart, columns, SUMMARY_ROWS, 1);
    for (int row = 0; row < SUMMARY_ROWS; row++)
        table.cells[row * table.column_count] = is_chinese ? chinese[row] : english[row];
    for (int k = 0; k < columns->count; k++) {
        const Column *column = &columns->items[k];
        ColumnSummary summary = summarize(chart, column);
        const char **cell = table.cells + 1 + k;
        cell[SUMMARY_COUNT * table.column_count] =
            arena_print(chart->arena, "%u", (unsigned)summary.value_count);
        cell[SUMMARY_LEAST * table.column_count] =
            summary.has_numbers ? cell_and_place(chart, columns, k, summary.least_row) : "—";
        cell[SUMMARY_MOST * table.column_count] =
            summary.has_numbers ? cell_and_place(chart, columns, k, summary.most_row) : "—";
        cell[SUMMARY_FIRST * table.column_count] = cell_words(chart, column, 0);
        cell[SUMMARY_LAST * table.column_count] =
            cell_words(chart, column, chart->spec->data->count - 1);
    }
    return table;
}

DataTable data_table_build(const Chart *chart)
{
    const JsonValue *data = chart->spec->data;
    ColumnList columns = {.count = 0};
    if (data->count == 0)
        return (DataTable){0};
    list_columns(chart, &columns);
    if (columns.count == 0)
        return (DataTable){0};
    size_t cell_count = ((size_t)data->count + 1) * (size_t)columns.count;
    return cell_count > DATA_TABLE_CELLS_MOST ? summary_rows(chart, &columns)
                                              : all_rows(chart, &columns);
}
