/* Placing: see grid_place.h. The steps are those of CSS Grid 1, 8.5. */
#include "layout/grid_place.h"

#include <assert.h>

/* Which places are taken: one byte for each cell of the rows so far. */
typedef struct Places {
    LayoutContext *context;
    unsigned char *taken;
    int columns, rows;
    int row_count;
    int cursor_row, cursor_column;
} Places;

static void need_rows(Places *places, int rows)
{
    if (rows <= places->rows)
        return;
    int grown = rows * 2;
    unsigned char *taken =
        arena_array(places->context->arena, (size_t)grown, (size_t)places->columns);
    if (places->taken)
        memcpy(taken, places->taken, (size_t)places->rows * (size_t)places->columns);
    places->taken = taken;
    places->rows = grown;
}

static bool is_free(Places *places, const Cell *cell)
{
    if (cell->column + cell->column_span > places->columns)
        return false;
    need_rows(places, cell->row + cell->row_span);
    assert(places->taken);
    for (int row = cell->row; row < cell->row + cell->row_span; row++) {
        const unsigned char *taken = places->taken + (size_t)row * (size_t)places->columns;
        if (memchr(taken + cell->column, 1, (size_t)cell->column_span))
            return false;
    }
    return true;
}

static void take(Places *places, const Cell *cell)
{
    int end = cell->row + cell->row_span;
    need_rows(places, end);
    assert(places->taken);
    for (int row = cell->row; row < end; row++)
        memset(places->taken + (size_t)row * (size_t)places->columns + cell->column, 1,
               (size_t)cell->column_span);
    if (end > places->row_count)
        places->row_count = end;
}

static void report(Places *places, const Node *node, DiagCode code, int first, int second)
{
    Arena *arena = places->context->arena;
    diag_report(places->context->diagnostics, code, &node->source->origin,
                DIAG_ARGS(arena_print(arena, "%d", first), arena_print(arena, "%d", second)));
}

static void report_rows(Places *places, const Node *node)
{
    bool chinese = places->context->diagnostics->language == DIAG_CHINESE;
    diag_report_limit(places->context->diagnostics, E_LIMIT, &node->source->origin,
                      LIMIT_ID_GRID_ROWS,
                      DIAG_ARGS(chinese ? "网格行数" : "rows in a grid",
                                arena_print(places->context->arena, "%d", LIMIT_GRID_ROWS)));
}

/* A child whose row is given takes the first columns that are free in it (step 2). */
static void place_in_row(Places *places, Cell *cell)
{
    for (cell->column = 0; cell->column < places->columns; cell->column++) {
        if (is_free(places, cell))
            return;
    }
    report(places, cell->node, E_GRID_ROW_FULL, cell->row + 1, cell->column_span);
    cell->column = 0;
}

/* The others go to the cursor or behind it, which never goes back (step 4, sparse). */
static void place_at_cursor(Places *places, Cell *cell, bool has_column)
{
    if (has_column && cell->column < places->cursor_column)
        places->cursor_row++;
    if (has_column)
        places->cursor_column = cell->column;
    if (places->cursor_row + cell->row_span > LIMIT_GRID_ROWS) {
        report_rows(places, cell->node);
        *cell = (Cell){cell->node, 0, 0, 1, 1, NULL};
        return;
    }
    while (true) {
        cell->row = places->cursor_row;
        cell->column = places->cursor_column;
        if (is_free(places, cell))
            return;
        bool is_row_done =
            has_column || places->cursor_column + cell->column_span >= places->columns;
        places->cursor_row += is_row_done;
        if (!has_column)
            places->cursor_column = is_row_done ? 0 : places->cursor_column + 1;
    }
}

static Cell new_cell(Places *places, const Node *child)
{
    GridLine column = child->style->grid_column;
    GridLine row = child->style->grid_row;
    Cell cell = {child, column.start - 1, row.start - 1, column.span, row.span, NULL};
    int last = (column.start > 0 ? column.start - 1 : 0) + column.span;
    if (last > places->columns) {
        report(places, child, E_GRID_SPAN, places->columns, last);
        cell.column = column.start > 0 ? 0 : -1;
        cell.column_span = 1;
    }
    return cell;
}

int grid_place(LayoutContext *context, const Node *node, int column_count, Cell *cells)
{
    Places places = {.context = context, .columns = column_count};
    int count = 0;
    for (const Node *child = node->first_child; child; child = child->next) {
        if (layout_is_in_flow(child))
            cells[count++] = new_cell(&places, child);
    }
    for (int i = 0; i < count; i++) {
        if (cells[i].row >= 0 && cells[i].column >= 0)
            take(&places, &cells[i]);
    }
    for (int i = 0; i < count; i++) {
        if (cells[i].row >= 0 && cells[i].column < 0) {
            place_in_row(&places, &cells[i]);
            take(&places, &cells[i]);
        }
    }
    for (int i = 0; i < count; i++) {
        if (cells[i].row < 0) {
            place_at_cursor(&places, &cells[i], cells[i].column >= 0);
            take(&places, &cells[i]);
        }
    }
    int explicit_rows = node->style->grid_rows.count;
    return places.row_count > explicit_rows ? places.row_count : explicit_rows;
}
