/* Column groups of wide tables: see table_bands.h. */
#include "element/table_bands.h"

#include <math.h>

typedef struct Split {
    TableModel *model;
    const double *least;
    int keys, size, groups; /* key columns, columns of a group, number of groups */
} Split;

/* Column `place` of group `group` shows this column; -1: none. */
static int column_at(const Split *split, int group, int place)
{
    if (place < split->keys)
        return place;
    int column = split->keys + group * split->size + place - split->keys;
    return column < split->model->column_count ? column : -1;
}

/* Width of all groups, whose columns stand below each other. */
static double width_of(const Split *split)
{
    double sum = 0;
    for (int place = 0; place < split->keys + split->size; place++) {
        double widest = 0;
        for (int group = 0; group < split->groups; group++) {
            int column = column_at(split, group, place);
            widest = column < 0 ? widest : fmax(widest, split->least[column]);
        }
        sum += widest;
    }
    return sum;
}

static void choose_size(Split *split, double width)
{
    int free_columns = split->model->column_count - split->keys;
    for (split->groups = 1; split->groups < free_columns; split->groups++) {
        split->size = (free_columns + split->groups - 1) / split->groups;
        if (width_of(split) <= width)
            return;
    }
    split->size = 1;
    split->groups = free_columns;
}

static TableCell *add_cell(TableModel *model, Arena *arena)
{
    model->cells = arena_grow(arena, model->cells, model->cell_count, &model->cell_capacity,
                              sizeof *model->cells);
    return &model->cells[model->cell_count++];
}

/* What of `cell` stands in `group`: the columns it covers are neighbours there too. */
static void copy_cell(const Split *split, int group, const TableCell *cell, TableModel *result,
                      Arena *arena)
{
    int first = -1;
    int count = 0;
    for (int place = 0; place < split->keys + split->size; place++) {
        int column = column_at(split, group, place);
        if (column < cell->column || column >= cell->column + cell->column_span)
            continue;
        first = first < 0 ? place : first;
        count++;
    }
    if (count == 0)
        return;
    TableCell *copy = add_cell(result, arena);
    *copy = *cell;
    copy->column = first;
    copy->column_span = count;
    copy->row += group * split->model->bands[0].end_row;
}

static void copy_notes(const Split *split, TableModel *result, Arena *arena)
{
    int rows = split->model->bands[0].end_row;
    for (size_t i = 0; i < split->model->cell_count; i++) {
        if (split->model->cells[i].kind != CELL_NOTE)
            continue;
        TableCell *copy = add_cell(result, arena);
        *copy = split->model->cells[i];
        copy->column_span = result->column_count;
        copy->row += (split->groups - 1) * rows;
    }
}

static void apply(const Split *split, Arena *arena)
{
    TableModel *model = split->model;
    const TableBand whole = model->bands[0];
    TableModel result = *model;
    result.cells = NULL;
    result.cell_count = result.cell_capacity = 0;
    result.column_count = split->keys + split->size;
    result.row_count = model->row_count + (split->groups - 1) * whole.end_row;
    result.band_count = split->groups;
    result.bands = arena_array(arena, (size_t)split->groups, sizeof *result.bands);
    for (int group = 0; group < split->groups; group++) {
        int first = group * whole.end_row;
        result.bands[group] = (TableBand){first, whole.head_rows, first + whole.end_row};
        for (size_t i = 0; i < model->cell_count; i++) {
            if (model->cells[i].kind != CELL_NOTE)
                copy_cell(split, group, &model->cells[i], &result, arena);
        }
    }
    copy_notes(split, &result, arena);
    *model = result;
}

int table_bands_split(TableModel *model, Arena *arena, const double *least, double width,
                      double *excess)
{
    Split split = {.model = model, .least = least, .keys = model->key_columns};
    double sum = 0;
    for (int i = 0; i < model->column_count; i++)
        sum += least[i];
    if (sum <= width || split.keys >= model->column_count || model->band_count != 1)
        return -1;
    double keys = 0;
    for (int i = 0; i < split.keys; i++)
        keys += least[i];
    int widest = split.keys;
    for (int i = split.keys; i < model->column_count; i++)
        widest = least[i] > least[widest] ? i : widest;
    *excess = keys + least[widest] - width;
    choose_size(&split, width);
    if (split.groups > 1)
        apply(&split, arena);
    return *excess > 0 ? widest : -1;
}
