/* Grids: CSS Grid 1 with explicit columns, implicit rows, spans and sparse row-wise placement
 * (8.5). Tracks: points and percentages are fixed, `auto` follows the content, `fr` shares what is
 * left. */
#include "layout/layout.h"

#include <math.h>

#define MAX_GRID_ROWS 10000

typedef struct Cell {
    const Node *node;
    int column, row; /* from 0 */
    int column_span, row_span;
    Box *box;
} Cell;

typedef struct Grid {
    LayoutContext *context;
    const Style *style;
    Cell *cells;
    int cell_count;
    int column_count, row_count;
    double *column_sizes, *row_sizes;
    double column_gap, row_gap;
} Grid;

static int column_count_of(const Style *style)
{
    return style->grid_columns.count > 0 ? style->grid_columns.count : 1;
}

static Length column_track(const Style *style, int column)
{
    if (style->grid_columns.count == 0)
        return (Length){1, LENGTH_FR};
    return style->grid_columns.tracks[column];
}

static Length row_track(const Style *style, int row)
{
    if (row < style->grid_rows.count)
        return style->grid_rows.tracks[row];
    return style->grid_auto_rows.unit == LENGTH_UNSET ? (Length){0, LENGTH_AUTO}
                                                      : style->grid_auto_rows;
}

/* Which places are taken: one byte for each cell of the rows so far. */
typedef struct Occupancy {
    Arena *arena;
    unsigned char *taken;
    int columns, rows;
} Occupancy;

static void need_rows(Occupancy *places, int rows)
{
    if (rows <= places->rows)
        return;
    int grown = rows * 2;
    unsigned char *taken = arena_array(places->arena, (size_t)grown, (size_t)places->columns);
    if (places->rows)
        memcpy(taken, places->taken, (size_t)places->rows * (size_t)places->columns);
    places->taken = taken;
    places->rows = grown;
}

static bool is_free(Occupancy *places, const Cell *cell)
{
    need_rows(places, cell->row + cell->row_span);
    for (int row = cell->row; row < cell->row + cell->row_span; row++) {
        for (int column = cell->column; column < cell->column + cell->column_span; column++) {
            if (places->taken[row * places->columns + column])
                return false;
        }
    }
    return true;
}

static void take(Occupancy *places, const Cell *cell)
{
    need_rows(places, cell->row + cell->row_span);
    for (int row = cell->row; row < cell->row + cell->row_span; row++)
        memset(places->taken + row * places->columns + cell->column, 1, (size_t)cell->column_span);
}

static void report_span(Grid *grid, const Node *node, int columns)
{
    diag_report(grid->context->diagnostics, E_GRID_SPAN, &node->source->origin,
                DIAG_ARGS(arena_print(grid->context->arena, "%d", grid->column_count),
                          arena_print(grid->context->arena, "%d", columns)));
}

/* The next place at or after the cursor where the cell fits. */
static void find_place(Occupancy *places, Cell *cell, bool has_column, bool has_row, int *cursor)
{
    int at = *cursor;
    while (true) {
        if (!has_row)
            cell->row = at / places->columns;
        if (!has_column)
            cell->column = at % places->columns;
        bool fits = cell->column + cell->column_span <= places->columns;
        if ((fits && is_free(places, cell)) || cell->row > MAX_GRID_ROWS)
            break;
        at++;
    }
    if (!has_row && !has_column)
        *cursor = at;
}

static void place_cells(Grid *grid, const Node *node)
{
    Occupancy places = {grid->context->arena, NULL, grid->column_count, 0};
    int cursor = 0;
    int index = 0;
    for (const Node *child = node->first_child; child; child = child->next) {
        if (!layout_is_in_flow(child))
            continue;
        GridLine column = child->style->grid_column;
        GridLine row = child->style->grid_row;
        Cell *cell = &grid->cells[index++];
        *cell = (Cell){child, column.start - 1, row.start - 1, column.span, row.span, NULL};
        int last = (column.start > 0 ? cell->column : 0) + cell->column_span;
        if (last > grid->column_count) {
            report_span(grid, child, last);
            cell->column = 0;
            cell->column_span = 1;
        }
        if (column.start == 0 || row.start == 0)
            find_place(&places, cell, column.start > 0, row.start > 0, &cursor);
        take(&places, cell);
        if (cell->row + cell->row_span > grid->row_count)
            grid->row_count = cell->row + cell->row_span;
    }
    if (grid->row_count < node->style->grid_rows.count)
        grid->row_count = node->style->grid_rows.count;
}

static Grid make_grid(LayoutContext *context, const Node *node, double width)
{
    Grid grid = {
        .context = context,
        .style = node->style,
        .column_count = column_count_of(node->style),
        .column_gap = length_resolve(node->style->column_gap, width, 0),
        .row_gap = length_resolve(node->style->row_gap, width, 0),
    };
    int count = 0;
    for (const Node *child = node->first_child; child; child = child->next)
        count += layout_is_in_flow(child);
    grid.cells = arena_array(context->arena, (size_t)count, sizeof *grid.cells);
    grid.cell_count = count;
    place_cells(&grid, node);
    grid.column_sizes = arena_array(context->arena, (size_t)grid.column_count, sizeof(double));
    grid.row_sizes = arena_array(context->arena, (size_t)grid.row_count, sizeof(double));
    return grid;
}

/* Least and best width of each column from the cells that span it alone; cells that span several
 * spread what they lack over the tracks that follow content. */
static void measure_columns(const Grid *grid, Intrinsic *columns)
{
    for (int i = 0; i < grid->cell_count; i++) {
        const Cell *cell = &grid->cells[i];
        if (cell->column_span != 1)
            continue;
        Intrinsic one = layout_measure(grid->context, cell->node);
        columns[cell->column].min = fmax(columns[cell->column].min, one.min);
        columns[cell->column].max = fmax(columns[cell->column].max, one.max);
    }
    for (int i = 0; i < grid->cell_count; i++) {
        const Cell *cell = &grid->cells[i];
        if (cell->column_span == 1)
            continue;
        Intrinsic one = layout_measure(grid->context, cell->node);
        double gaps = grid->column_gap * (cell->column_span - 1);
        double min = one.min - gaps;
        double max = one.max - gaps;
        for (int k = 0; k < cell->column_span; k++) {
            min -= columns[cell->column + k].min;
            max -= columns[cell->column + k].max;
        }
        for (int k = 0; k < cell->column_span; k++) {
            columns[cell->column + k].min += fmax(0, min / cell->column_span);
            columns[cell->column + k].max += fmax(0, max / cell->column_span);
        }
    }
}

Intrinsic grid_measure(LayoutContext *context, const Node *node)
{
    Grid grid = make_grid(context, node, 0);
    Intrinsic *columns = arena_array(context->arena, (size_t)grid.column_count, sizeof *columns);
    measure_columns(&grid, columns);
    Intrinsic sum = {0, 0};
    double widest_fr = 0;
    double fr_total = 0;
    for (int i = 0; i < grid.column_count; i++) {
        Length track = column_track(node->style, i);
        if (track.unit == LENGTH_PT)
            columns[i] = (Intrinsic){track.value, track.value};
        sum.min += columns[i].min;
        if (track.unit == LENGTH_FR && track.value > 0) {
            widest_fr = fmax(widest_fr, columns[i].max / track.value);
            fr_total += track.value;
        } else {
            sum.max += columns[i].max;
        }
    }
    double gaps = grid.column_gap * (grid.column_count - 1);
    return (Intrinsic){sum.min + gaps, fmax(sum.min, sum.max + widest_fr * fr_total) + gaps};
}

/* Shares `room` among the fr tracks; a track whose content needs more takes that and leaves the
 * sharing (CSS Grid 1, 12.7.1). */
static void share_fractions(const Style *style, int count, Length (*track_of)(const Style *, int),
                            const double *least, double room, double *sizes)
{
    bool again = true;
    while (again) {
        double weights = 0;
        double left = room;
        for (int i = 0; i < count; i++) {
            if (track_of(style, i).unit != LENGTH_FR)
                continue;
            if (sizes[i] > 0)
                left -= sizes[i];
            else
                weights += track_of(style, i).value;
        }
        again = false;
        double unit = weights > 0 ? fmax(0, left) / weights : 0;
        for (int i = 0; i < count && !again; i++) {
            Length track = track_of(style, i);
            again =
                track.unit == LENGTH_FR && sizes[i] <= 0 && least[i] > unit * track.value + 1e-9;
            if (again)
                sizes[i] = least[i];
        }
        for (int i = 0; i < count && !again; i++) {
            Length track = track_of(style, i);
            if (track.unit == LENGTH_FR && sizes[i] <= 0)
                sizes[i] = unit * track.value;
        }
    }
}

static void size_columns(Grid *grid, double width)
{
    int count = grid->column_count;
    Intrinsic *wishes = arena_array(grid->context->arena, (size_t)count, sizeof *wishes);
    double *least = arena_array(grid->context->arena, (size_t)count, sizeof *least);
    measure_columns(grid, wishes);
    double room = width - grid->column_gap * (count - 1);
    double min_sum = 0;
    double max_sum = 0;
    bool has_fraction = false;
    for (int i = 0; i < count; i++) {
        Length track = column_track(grid->style, i);
        least[i] = wishes[i].min;
        has_fraction |= track.unit == LENGTH_FR;
        if (length_is_definite(track)) {
            grid->column_sizes[i] = length_resolve(track, width, 0);
            room -= grid->column_sizes[i];
        } else if (track.unit != LENGTH_FR) {
            min_sum += wishes[i].min;
            max_sum += wishes[i].max;
        }
    }
    /* auto columns: best width where there is room, else between least and best. */
    double share = 1;
    if (max_sum > room && max_sum > min_sum)
        share = fmax(0, (room - min_sum) / (max_sum - min_sum));
    for (int i = 0; i < count; i++) {
        Length track = column_track(grid->style, i);
        if (length_is_definite(track) || track.unit == LENGTH_FR)
            continue;
        grid->column_sizes[i] = wishes[i].min + (wishes[i].max - wishes[i].min) * share;
        room -= grid->column_sizes[i];
    }
    if (has_fraction)
        share_fractions(grid->style, count, column_track, least, room, grid->column_sizes);
}

static double span_size(const double *sizes, int start, int span, double gap)
{
    double size = gap * (span - 1);
    for (int i = start; i < start + span; i++)
        size += sizes[i];
    return size;
}

static Align align_in_cell(const Grid *grid, const Node *node)
{
    int own = node->style->align_self;
    return (Align)(own == ALIGN_AUTO ? grid->style->align_items : own);
}

static BoxSpace cell_offer(const Grid *grid, const Cell *cell)
{
    return (BoxSpace){
        .width = span_size(grid->column_sizes, cell->column, cell->column_span, grid->column_gap),
        .height = INFINITY,
        .exact_width = NAN,
        .exact_height = NAN,
        .fills_width = grid->style->justify_items == ALIGN_STRETCH,
    };
}

static double outer_height(const Cell *cell, double width)
{
    Edges margin = layout_margins(cell->node->style, width);
    return cell->box->size.height + margin.top + margin.bottom;
}

static void size_rows(Grid *grid, double height)
{
    double *least = arena_array(grid->context->arena, (size_t)grid->row_count, sizeof *least);
    for (int i = 0; i < grid->cell_count; i++) {
        Cell *cell = &grid->cells[i];
        BoxSpace offer = cell_offer(grid, cell);
        cell->box = layout_box(grid->context, cell->node, &offer);
        if (cell->row_span == 1)
            least[cell->row] = fmax(least[cell->row], outer_height(cell, offer.width));
    }
    for (int i = 0; i < grid->cell_count; i++) {
        const Cell *cell = &grid->cells[i];
        if (cell->row_span == 1)
            continue;
        double lack =
            outer_height(cell, 0) - span_size(least, cell->row, cell->row_span, grid->row_gap);
        least[cell->row + cell->row_span - 1] += fmax(0, lack);
    }
    double room = height - grid->row_gap * (grid->row_count - 1);
    bool has_fraction = false;
    for (int row = 0; row < grid->row_count; row++) {
        Length track = row_track(grid->style, row);
        if (track.unit == LENGTH_FR && isfinite(height)) {
            has_fraction = true;
            continue;
        }
        bool is_fixed =
            track.unit == LENGTH_PT || (track.unit == LENGTH_PERCENT && isfinite(height));
        grid->row_sizes[row] = is_fixed ? length_resolve(track, height, 0) : least[row];
        room -= grid->row_sizes[row];
    }
    if (has_fraction)
        share_fractions(grid->style, grid->row_count, row_track, least, room, grid->row_sizes);
}

/* align-content: stretch: auto rows share what a definite height leaves over. */
static void stretch_rows(Grid *grid, double height)
{
    double used = span_size(grid->row_sizes, 0, grid->row_count, grid->row_gap);
    int autos = 0;
    for (int row = 0; row < grid->row_count; row++)
        autos += row_track(grid->style, row).unit == LENGTH_AUTO;
    bool stretches = grid->style->align_items == ALIGN_STRETCH && autos > 0;
    if (!isfinite(height) || used >= height || !stretches)
        return;
    for (int row = 0; row < grid->row_count; row++) {
        if (row_track(grid->style, row).unit == LENGTH_AUTO)
            grid->row_sizes[row] += (height - used) / autos;
    }
}

static void place_cell(Grid *grid, Box *box, Cell *cell)
{
    BoxSpace offer = cell_offer(grid, cell);
    const Style *style = cell->node->style;
    Edges margin = layout_margins(style, offer.width);
    double height = span_size(grid->row_sizes, cell->row, cell->row_span, grid->row_gap);
    Align align = align_in_cell(grid, cell->node);
    bool own_height = length_is_definite(style->height) || style->aspect_ratio > 0;
    double wanted = height - margin.top - margin.bottom;
    if (align == ALIGN_STRETCH && !own_height && fabs(wanted - cell->box->size.height) > 1e-6) {
        offer.exact_height = wanted;
        cell->box = layout_box(grid->context, cell->node, &offer);
    }
    double left_x = offer.width - cell->box->size.width - margin.left - margin.right;
    double left_y = wanted - cell->box->size.height;
    Align across = (Align)grid->style->justify_items;
    double x = margin.left + (across == ALIGN_CENTER ? left_x / 2
                              : across == ALIGN_END  ? left_x
                                                     : 0);
    double y = margin.top + (align == ALIGN_CENTER ? left_y / 2 : align == ALIGN_END ? left_y : 0);
    x += cell->column
             ? span_size(grid->column_sizes, 0, cell->column, grid->column_gap) + grid->column_gap
             : 0;
    y += cell->row ? span_size(grid->row_sizes, 0, cell->row, grid->row_gap) + grid->row_gap : 0;
    box_place(grid->context, box, cell->box, x, y);
    if (isnan(box->baseline) && !isnan(cell->box->baseline))
        box->baseline = box->border.top + box->padding.top + y + cell->box->baseline;
}

double grid_arrange(LayoutContext *context, Box *box, const Space *space)
{
    Grid grid = make_grid(context, box->node, space->width);
    size_columns(&grid, space->width);
    size_rows(&grid, space->height);
    double natural =
        grid.row_count ? span_size(grid.row_sizes, 0, grid.row_count, grid.row_gap) : 0;
    stretch_rows(&grid, space->height);
    for (int i = 0; i < grid.cell_count; i++)
        place_cell(&grid, box, &grid.cells[i]);
    return natural;
}
