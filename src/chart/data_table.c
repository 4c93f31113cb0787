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

DataTable data_table_build(const Chart *chart)
{
    const JsonValue *data = chart->spec->data;
    ColumnList columns = {.count = 0};
    if (data->count == 0)
        return (DataTable){0};
    list_columns(chart, &columns);
    size_t cell_count = ((size_t)data->count + 1) * (size_t)columns.count;
    if (columns.count == 0 || cell_count > DATA_TABLE_CELLS_MOST)
        return (DataTable){0};
    DataTable table = {.cells = arena_array(chart->arena, cell_count, sizeof *table.cells),
                       .row_count = (int)data->count + 1,
                       .column_count = columns.count};
    for (int k = 0; k < columns.count; k++) {
        const Column *column = &columns.items[k];
        table.cells[k] = column->title;
        for (int row = 1; row < table.row_count; row++) {
            const JsonValue *cell = json_find(data->items[row - 1], column->field);
            const char *words = cell ? chart_format_cell(chart, column->format, cell) : "";
            table.cells[row * columns.count + k] = words[0] ? words : "—";
        }
    }
    return table;
}
