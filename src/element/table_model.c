/* The model of a table: see table_model.h. */
#include "element/table_model.h"

#include <math.h>

#include "base/number.h"
#include "element/items.h"

static const FieldName aligns[] = {{"auto", COLUMN_AUTO},       {"start", COLUMN_START},
                                   {"left", COLUMN_START},      {"center", COLUMN_CENTER},
                                   {"end", COLUMN_END},         {"right", COLUMN_END},
                                   {"decimal", COLUMN_DECIMAL}, {NULL, 0}};

const Field table_column_fields[] = {
    {"field", &field_string, offsetof(TableColumn, field), 0, 0, NULL, 0, NULL,
     "Member of the rows that it shows.", "对应的数据字段。"},
    {"title", &field_text, offsetof(TableColumn, title), 0, 0, NULL, 0, NULL, "Its head.",
     "表头。"},
    {"unit", &field_text, offsetof(TableColumn, unit), 0, 0, NULL, 0, NULL,
     "Unit, set in the head.", "单位，排在表头中。"},
    {"columns", &field_json, offsetof(TableColumn, children), 0, 0, NULL, 0, NULL,
     "Columns below a common head.", "合并表头下的各列。"},
    {"width", &field_json, offsetof(TableColumn, width), 0, 0, NULL, 0, NULL,
     "A length, \"2fr\" or \"auto\".", "列宽：长度、“2fr”或“auto”。"},
    {"style", &field_json, offsetof(TableColumn, style), 0, 0, NULL, 0, NULL, "Style of its cells.",
     "本列单元格样式。"},
    {"align", &field_enum, offsetof(TableColumn, align), 0, 0, aligns, 0, NULL,
     "decimal sets the points of numbers below each other; auto does so for numbers.",
     "对齐；decimal 按小数点对齐，auto 对数值自动采用。"},
    {"format", &field_string, offsetof(TableColumn, format), 0, 0, NULL, 0, NULL,
     "How values are written: \"yi(1)\".", "数值格式，如“yi(1)”。"},
    {"bar", &field_json, offsetof(TableColumn, bar), 0, 0, NULL, 0, NULL,
     "true: a bar behind each value; or {max, color}.", "true 为数据条；或 {max, color}。"},
    {"trend", &field_boolean, offsetof(TableColumn, has_trend), 0, 0, NULL, 0, NULL,
     "Colours values by their sign and marks them.", "按正负着色并加升降标记。"},
    {"carry", &field_boolean, offsetof(TableColumn, is_carried), 0, 0, NULL, 0, NULL,
     "Carries its running total over to the next page.", "跨页时结转累计数（过次页、承前页）。"},
    FIELDS_END,
};

typedef struct Reading {
    TableModel *model;
    Builder *builder;
    const Node *node;
    const TableSource *source;
    FormatSettings settings;
    unsigned char *taken; /* row_count x column_count */
    int body_row_count;
    int note_rows;
    bool is_refused; /* reported */
} Reading;

static TableCell *add_cell(Reading *reading)
{
    TableModel *model = reading->model;
    model->cells = arena_grow(reading->builder->arena, model->cells, model->cell_count,
                              &model->cell_capacity, sizeof *model->cells);
    TableCell *cell = &model->cells[model->cell_count++];
    *cell = (TableCell){.row_span = 1, .column_span = 1, .number = NAN};
    return cell;
}

/* What is no list, or longer than `id` allows; a table of `columns` columns may have fewer rows. */
static bool report_list(Reading *reading, const JsonValue *value, LimitId id, int columns)
{
    DiagSink *sink = reading->builder->diagnostics;
    int most = (int)diag_limit(sink, id) / columns;
    Diagnostic *diagnostic =
        diag_report(sink, E_ITEMS, &value->origin,
                    DIAG_ARGS("table", arena_print(reading->builder->arena, "%d", most)));
    if (value->kind == JSON_ARRAY)
        diag_hint_limit(sink, diagnostic, id);
    reading->is_refused = true;
    return false;
}

/* ---- columns ---- */

static int count_leaves(const JsonValue *columns, int depth, int *levels)
{
    int count = 0;
    *levels = depth > *levels ? depth : *levels;
    for (uint32_t i = 0; i < columns->count; i++) {
        const JsonValue *below = json_find(columns->items[i], "columns");
        bool has_below = below && below->kind == JSON_ARRAY && below->count > 0 && depth < 4;
        count += has_below ? count_leaves(below, depth + 1, levels) : 1;
    }
    return count;
}

static FieldReader make_reader(Reading *reading, StyleContext *context)
{
    Builder *builder = reading->builder;
    *context = (StyleContext){
        .theme = builder->theme,
        .base = {reading->node->style->font_size.value, builder->zi,
                 builder->theme->is_print_table},
        .inherited_em = reading->node->style->font_size.value,
    };
    return (FieldReader){.arena = builder->arena,
                         .diagnostics = builder->diagnostics,
                         .owner = "“table” columns",
                         .context = context};
}

static void read_column(Reading *reading, const JsonValue *value, TableColumn *column)
{
    StyleContext context;
    FieldReader reader = make_reader(reading, &context);
    if (value->kind == JSON_OBJECT)
        fields_read(&reader, table_column_fields, value, NULL, column);
    else
        field_read(&reader, field_find(table_column_fields, text_of("title")), value, column);
    column->least = column->greatest = NAN;
    const JsonValue *format = json_find(value, "format");
    if (column->format)
        column->chain = format_compile(reading->builder->arena, reading->builder->diagnostics,
                                       text_of(column->format), format ? &format->origin : NULL);
}

/* Heads of `columns` from leaf `first` on, in head row `row`; returns how many leaves they span. */
static int read_heads(Reading *reading, const JsonValue *columns, int first, int row, int levels)
{
    int leaf = first;
    for (uint32_t i = 0; i < columns->count; i++) {
        const JsonValue *value = columns->items[i];
        TableColumn column = {0};
        read_column(reading, value, &column);
        const JsonValue *below = column.children;
        bool has_below = below && below->kind == JSON_ARRAY && below->count > 0 && row + 1 < levels;
        size_t index = reading->model->cell_count;
        add_cell(reading);
        int span = 1;
        if (has_below)
            span = read_heads(reading, below, leaf, row + 1, levels);
        else
            reading->model->columns[leaf] = column;
        TableCell *cell = &reading->model->cells[index];
        cell->row = row;
        cell->column = leaf;
        cell->column_span = span;
        cell->row_span = has_below ? 1 : levels - row;
        cell->kind = CELL_HEAD;
        cell->content = column.title;
        cell->unit = column.unit;
        leaf += span;
    }
    return leaf - first;
}

static int widest_row(const JsonValue *rows)
{
    uint32_t widest = 0;
    for (uint32_t i = 0; rows && i < rows->count; i++) {
        const JsonValue *cells = rows->items[i];
        const JsonValue *inner = json_find(cells, "cells");
        cells = inner ? inner : cells;
        uint32_t width = 0;
        for (uint32_t k = 0; cells->kind == JSON_ARRAY && k < cells->count; k++) {
            const JsonValue *span = json_find(cells->items[k], "colspan");
            width += span && span->kind == JSON_NUMBER && span->number > 1 && span->number < 100
                         ? (uint32_t)span->number
                         : 1;
        }
        widest = width > widest ? width : widest;
    }
    return widest > LIMIT_TABLE_COLUMNS ? LIMIT_TABLE_COLUMNS + 1 : (int)widest;
}

static bool read_columns(Reading *reading)
{
    TableModel *model = reading->model;
    const JsonValue *columns = reading->source->columns;
    if (columns && columns->kind != JSON_ARRAY)
        return report_list(reading, columns, LIMIT_ID_TABLE_COLUMNS, 1);
    int levels = 0;
    model->column_count =
        columns ? count_leaves(columns, 1, &levels) : widest_row(reading->source->rows);
    bool is_wide = model->column_count > LIMIT_TABLE_COLUMNS;
    if (is_wide)
        model->column_count = 0;
    if (is_wide)
        return report_list(reading, columns ? columns : reading->source->rows,
                           LIMIT_ID_TABLE_COLUMNS, 1);
    model->columns =
        arena_array(reading->builder->arena, (size_t)model->column_count, sizeof *model->columns);
    for (int i = 0; i < model->column_count; i++)
        model->columns[i].least = model->columns[i].greatest = NAN;
    bool has_titles = false;
    if (columns)
        read_heads(reading, columns, 0, 0, levels);
    for (size_t i = 0; i < model->cell_count; i++)
        has_titles |= model->cells[i].content != NULL;
    if (!has_titles)
        model->cell_count = 0;
    model->head_rows = has_titles ? levels : 0;
    return model->column_count > 0;
}

/* ---- rows ---- */

static bool is_taken(const Reading *reading, int row, int column)
{
    return reading->taken[row * reading->model->column_count + column];
}

static int span_of(const JsonValue *content, const char *name, int most)
{
    const JsonValue *span = json_find(content, name);
    if (!span || span->kind != JSON_NUMBER || !(span->number > 1))
        return 1;
    return span->number > most ? most : (int)span->number;
}

static void take(Reading *reading, const TableCell *cell)
{
    int columns = reading->model->column_count;
    for (int row = cell->row; row < cell->row + cell->row_span; row++)
        memset(reading->taken + row * columns + cell->column, 1, (size_t)cell->column_span);
}

static void note_number(TableColumn *column, double number)
{
    column->least = isnan(column->least) ? number : fmin(column->least, number);
    column->greatest = isnan(column->greatest) ? number : fmax(column->greatest, number);
}

/* The value through the column's format; what it prints remembers the value. NULL: reported. */
static const JsonValue *format_cell(const Reading *reading, const TableColumn *column,
                                    const JsonValue *value)
{
    Arena *arena = reading->builder->arena;
    const JsonValue *text =
        format_run(column->chain, arena, reading->builder->diagnostics, &reading->settings, value);
    if (!text || text->kind != JSON_STRING || value->kind == JSON_STRING)
        return text;
    const char *field = column->field ? column->field : "cell";
    return json_new_shown(arena, text->text, value,
                          arena_print(arena, "%s | %s", field, column->format));
}

/* What the cell shows: the value through the column's format. */
static void read_content(Reading *reading, TableCell *cell, const JsonValue *value)
{
    TableColumn *column = &reading->model->columns[cell->column];
    if (value && value->kind == JSON_OBJECT && !json_find(value, "type")) {
        cell->style = json_find(value, "style");
        const JsonValue *classes = json_find(value, "class");
        cell->classes = classes && classes->kind == JSON_STRING ? classes->text.data : NULL;
        value = json_find(value, "text");
    }
    cell->content = value && value->kind == JSON_NULL ? NULL : value;
    if (!cell->content)
        return;
    double number;
    bool is_number = value->kind == JSON_NUMBER ||
                     (value->kind == JSON_STRING && number_parse(value->text, &number));
    if (is_number && cell->column_span == 1) {
        cell->number = value->kind == JSON_NUMBER ? value->number : number;
        if (cell->kind == CELL_BODY)
            note_number(column, cell->number);
    }
    if (column->chain && cell->column_span == 1 && cell->kind != CELL_GROUP)
        cell->content = format_cell(reading, column, value);
    if (cell->content && cell->content->kind == JSON_NULL)
        cell->content = NULL;
}

static const JsonValue *value_of(const Reading *reading, const JsonValue *row, int column)
{
    const char *field = reading->model->columns[column].field;
    return field ? json_find(row, field) : NULL;
}

static void read_cell(Reading *reading, int row, int column, CellKind kind, const JsonValue *value,
                      const JsonValue *row_style)
{
    TableModel *model = reading->model;
    TableCell *cell = add_cell(reading);
    cell->row = row;
    cell->column = column;
    cell->column_span = span_of(value, "colspan", model->column_count - column);
    cell->row_span = span_of(value, "rowspan", model->head_rows + reading->body_row_count - row);
    cell->kind = kind;
    cell->row_style = row_style;
    if (kind == CELL_BODY && column < reading->source->header_columns)
        cell->kind = CELL_ROW_HEAD;
    if (kind == CELL_GROUP)
        cell->column_span = model->column_count;
    read_content(reading, cell, value);
    take(reading, cell);
}

static CellKind kind_of(Reading *reading, const JsonValue *row, int index)
{
    const JsonValue *kind = json_find(row, "kind");
    if (kind && kind->kind == JSON_STRING && text_equals(kind->text, "total"))
        return CELL_TOTAL;
    if (kind && kind->kind == JSON_STRING && text_equals(kind->text, "group"))
        return CELL_GROUP;
    bool is_head = reading->model->head_rows == 0 && index < reading->source->header_rows;
    return is_head ? CELL_HEAD : CELL_BODY;
}

static void read_row(Reading *reading, int index)
{
    const JsonValue *row = reading->source->rows->items[index];
    const JsonValue *cells = row->kind == JSON_ARRAY ? row : json_find(row, "cells");
    CellKind kind = kind_of(reading, row, index);
    const JsonValue *row_style = row->kind == JSON_OBJECT ? json_find(row, "style") : NULL;
    int at = reading->model->head_rows + index;
    if (kind == CELL_GROUP) {
        const JsonValue *text = json_find(row, "text");
        read_cell(reading, at, 0, kind, text ? text : value_of(reading, row, 0), row_style);
        return;
    }
    if (row->kind != JSON_ARRAY && row->kind != JSON_OBJECT) {
        read_cell(reading, at, 0, kind, row, row_style);
        return;
    }
    bool has_list = cells && cells->kind == JSON_ARRAY;
    uint32_t next = 0;
    for (int column = 0; column < reading->model->column_count; column++) {
        if (is_taken(reading, at, column))
            continue;
        const JsonValue *value = NULL;
        if (has_list)
            value = next < cells->count ? cells->items[next++] : NULL;
        else
            value = value_of(reading, row, column);
        read_cell(reading, at, column, kind, value, row_style);
    }
    if (has_list && next < cells->count)
        diag_report(
            reading->builder->diagnostics, E_TABLE_CELLS, &row->origin,
            DIAG_ARGS(arena_print(reading->builder->arena, "%u", cells->count),
                      arena_print(reading->builder->arena, "%d", reading->model->column_count)));
}

static void read_notes(Reading *reading)
{
    const JsonValue *notes = reading->source->notes;
    int row = reading->model->head_rows + reading->body_row_count;
    int count = reading->note_rows;
    for (int i = 0; i < count; i++) {
        TableCell *cell = add_cell(reading);
        cell->row = row + i;
        cell->column_span = reading->model->column_count;
        cell->kind = CELL_NOTE;
        cell->content = notes->kind == JSON_ARRAY ? notes->items[i] : notes;
    }
}

/* A column is numeric when its body has numbers and nothing else. */
static void judge_columns(TableModel *model)
{
    for (int i = 0; i < model->column_count; i++)
        model->columns[i].is_numeric = !isnan(model->columns[i].least);
    for (size_t i = 0; i < model->cell_count; i++) {
        const TableCell *cell = &model->cells[i];
        bool is_word = cell->kind == CELL_BODY && cell->content && isnan(cell->number) &&
                       cell->column_span == 1;
        if (is_word)
            model->columns[cell->column].is_numeric = false;
    }
}

/* One band; head rows that stand among the rows count. */
static void settle_bands(Reading *reading)
{
    TableModel *model = reading->model;
    model->key_columns = reading->source->header_columns;
    if (model->key_columns > model->column_count)
        model->key_columns = model->column_count;
    model->bands = arena_alloc(reading->builder->arena, sizeof *model->bands);
    model->band_count = 1;
    TableBand *band = model->bands;
    band->end_row = model->head_rows + model->body_rows;
    band->head_rows = model->head_rows;
    if (model->head_rows == 0 && reading->source->header_rows < model->body_rows)
        band->head_rows = reading->source->header_rows;
    for (size_t i = 0; i < model->cell_count; i++)
        model->cells[i].source = &model->columns[model->cells[i].column];
}

bool table_model_read(TableModel *model, Builder *builder, const Node *node,
                      const TableSource *source)
{
    *model = (TableModel){0};
    Reading reading = {
        .model = model,
        .builder = builder,
        .node = node,
        .source = source,
        .settings = {node->style->lang, builder->rounds_half_even},
    };
    const JsonValue *rows = source->rows;
    DiagSink *sink = builder->diagnostics;
    if (rows && (rows->kind != JSON_ARRAY || rows->count > diag_limit(sink, LIMIT_ID_TABLE_ROWS)))
        return report_list(&reading, rows, LIMIT_ID_TABLE_ROWS, 1);
    if (!read_columns(&reading)) {
        if (reading.is_refused)
            return false;
        diag_report(builder->diagnostics, W_ITEMS_NONE, &node->source->origin, DIAG_ARGS("table"));
        return true;
    }
    if (rows && rows->count * (size_t)model->column_count > diag_limit(sink, LIMIT_ID_TABLE_CELLS))
        return report_list(&reading, rows, LIMIT_ID_TABLE_CELLS, model->column_count);
    reading.body_row_count = rows ? (int)rows->count : 0;
    if (reading.body_row_count == 0)
        diag_report(builder->diagnostics, W_ITEMS_NONE, &node->source->origin, DIAG_ARGS("table"));
    const JsonValue *notes = source->notes;
    reading.note_rows = !notes ? 0 : notes->kind == JSON_ARRAY ? (int)notes->count : 1;
    model->row_count = model->head_rows + reading.body_row_count + reading.note_rows;
    reading.taken =
        arena_array(builder->arena, (size_t)model->row_count + 1, (size_t)model->column_count);
    for (int i = 0; i < reading.body_row_count; i++)
        read_row(&reading, i);
    read_notes(&reading);
    model->body_rows = reading.body_row_count;
    judge_columns(model);
    settle_bands(&reading);
    return true;
}
