/* Grids: CSS Grid 1 with explicit columns and as many rows as are needed. Children are placed in
 * grid_place.c, tracks are sized in tracks.c. */
#include "layout/layout.h"

#include <math.h>

#include "layout/align.h"
#include "layout/grid_place.h"
#include "layout/tracks.h"

typedef struct Grid {
    LayoutContext *context;
    const Style *style;
    Cell *cells;
    int cell_count;
    Track *columns, *rows;
    int column_count, row_count;
    double column_gap, row_gap;
    double start_x; /* of the first column: justifyContent */
} Grid;

static Length row_length(const Style *style, int row)
{
    if (row < style->grid_rows.count)
        return style->grid_rows.tracks[row];
    bool is_set = style->grid_auto_rows.unit != LENGTH_UNSET;
    return is_set ? style->grid_auto_rows : (Length){0, LENGTH_AUTO};
}

static Grid make_grid(LayoutContext *context, const Node *node, double width, double height)
{
    const Style *style = node->style;
    const TrackList *columns = &style->grid_columns;
    Grid grid = {
        .context = context,
        .style = style,
        .column_count = columns->count > 0 ? columns->count : 1,
        .column_gap = length_resolve(style->column_gap, width, 0),
        .row_gap = length_resolve(style->row_gap, height, 0),
    };
    for (const Node *child = node->first_child; child; child = child->next)
        grid.cell_count += layout_is_in_flow(child);
    grid.cells = arena_array(context->arena, (size_t)grid.cell_count, sizeof *grid.cells);
    grid.row_count = grid_place(context, node, grid.column_count, grid.cells);
    grid.columns = arena_array(context->arena, (size_t)grid.column_count, sizeof *grid.columns);
    grid.rows = arena_array(context->arena, (size_t)grid.row_count, sizeof *grid.rows);
    for (int i = 0; i < grid.column_count; i++)
        grid.columns[i].length = columns->count > 0 ? columns->tracks[i] : (Length){1, LENGTH_FR};
    for (int i = 0; i < grid.row_count; i++)
        grid.rows[i].length = row_length(style, i);
    return grid;
}

static Demand *column_demands(const Grid *grid)
{
    Demand *demands = arena_array(grid->context->arena, (size_t)grid->cell_count, sizeof *demands);
    for (int i = 0; i < grid->cell_count; i++) {
        const Cell *cell = &grid->cells[i];
        Intrinsic wish = layout_measure(grid->context, cell->node);
        demands[i] = (Demand){cell->column, cell->column_span, wish.min, wish.max};
    }
    return demands;
}

static TrackSizing column_sizing(const Grid *grid, double room)
{
    return (TrackSizing){
        .tracks = grid->columns,
        .track_count = grid->column_count,
        .demands = column_demands(grid),
        .demand_count = grid->cell_count,
        .gap = grid->column_gap,
        .room = room,
        .stretches = grid->style->justify_content == ALIGN_STRETCH,
    };
}

Intrinsic grid_measure(LayoutContext *context, const Node *node)
{
    Grid grid = make_grid(context, node, INFINITY, INFINITY);
    TrackSizing sizing = column_sizing(&grid, INFINITY);
    Intrinsic result;
    tracks_measure(&sizing);
    result.min = tracks_span(grid.columns, 0, grid.column_count, grid.column_gap);
    tracks_size(&sizing);
    result.max = tracks_span(grid.columns, 0, grid.column_count, grid.column_gap);
    return result;
}

static void size_columns(Grid *grid, double width)
{
    TrackSizing sizing = column_sizing(grid, width);
    tracks_size(&sizing);
    double used = tracks_span(grid->columns, 0, grid->column_count, grid->column_gap);
    double extra;
    align_distribute((Align)grid->style->justify_content, grid->column_count, width - used,
                     &grid->start_x, &extra);
    grid->column_gap += extra;
}

static BoxSpace cell_offer(const Grid *grid, const Cell *cell)
{
    const Length *margin = cell->node->style->margin;
    bool has_auto = margin[1].unit == LENGTH_AUTO || margin[3].unit == LENGTH_AUTO;
    return (BoxSpace){
        .width = tracks_span(grid->columns, cell->column, cell->column_span, grid->column_gap),
        .height = INFINITY,
        .exact_width = NAN,
        .exact_height = NAN,
        .fills_width = grid->style->justify_items == ALIGN_STRETCH && !has_auto,
    };
}

/* Returns the height that the rows need, whatever they are given. */
static double size_rows(Grid *grid, double height)
{
    Demand *demands = arena_array(grid->context->arena, (size_t)grid->cell_count, sizeof *demands);
    for (int i = 0; i < grid->cell_count; i++) {
        Cell *cell = &grid->cells[i];
        BoxSpace offer = cell_offer(grid, cell);
        cell->box = layout_box(grid->context, cell->node, &offer);
        Edges margin = layout_margins(cell->node->style, offer.width);
        double outer = cell->box->size.height + margin.top + margin.bottom;
        demands[i] = (Demand){cell->row, cell->row_span, outer, outer};
    }
    TrackSizing sizing = {
        .tracks = grid->rows,
        .track_count = grid->row_count,
        .demands = demands,
        .demand_count = grid->cell_count,
        .gap = grid->row_gap,
        .room = height,
        .stretches = true, /* align-content is always its initial value */
    };
    tracks_measure(&sizing);
    double needed = tracks_span(grid->rows, 0, grid->row_count, grid->row_gap);
    tracks_size(&sizing);
    double used = tracks_span(grid->rows, 0, grid->row_count, grid->row_gap);
    return isfinite(height) ? needed : used;
}

/* Lays the cell's box out again where the height of its area, known now, counts. */
static void fit_height(Grid *grid, Cell *cell, Align align, double height)
{
    const Style *style = cell->node->style;
    BoxSpace offer = cell_offer(grid, cell);
    Edges margin = layout_margins(style, offer.width);
    bool has_auto = style->margin[0].unit == LENGTH_AUTO || style->margin[2].unit == LENGTH_AUTO;
    bool has_height = length_is_definite(style->height) || style->aspect_ratio > 0;
    double wanted = height - margin.top - margin.bottom;
    bool stretches = align == ALIGN_STRETCH && !has_height && !has_auto;
    bool differs = fabs(wanted - cell->box->size.height) > 1e-6;
    if (style->height.unit == LENGTH_PERCENT)
        offer.height = height;
    else if (differs && (stretches || style->height.unit == LENGTH_FILL))
        offer.exact_height = wanted;
    else
        return;
    cell->box = layout_box(grid->context, cell->node, &offer);
}

static double track_offset(const Track *tracks, int index, double gap)
{
    return index > 0 ? tracks_span(tracks, 0, index, gap) + gap : 0;
}

static void place_cell(Grid *grid, Box *box, Cell *cell)
{
    const Style *style = cell->node->style;
    double width = tracks_span(grid->columns, cell->column, cell->column_span, grid->column_gap);
    double height = tracks_span(grid->rows, cell->row, cell->row_span, grid->row_gap);
    Edges margin = layout_margins(style, width);
    int own = style->align_self;
    Align align = (Align)(own == ALIGN_AUTO ? grid->style->align_items : own);
    fit_height(grid, cell, align, height);
    double left_x = width - cell->box->size.width - margin.left - margin.right;
    double left_y = height - cell->box->size.height - margin.top - margin.bottom;
    double x =
        grid->start_x + track_offset(grid->columns, cell->column, grid->column_gap) + margin.left +
        align_offset((Align)grid->style->justify_items, style->margin[3], style->margin[1], left_x);
    double y = track_offset(grid->rows, cell->row, grid->row_gap) + margin.top +
               align_offset(align, style->margin[0], style->margin[2], left_y);
    box_place(grid->context, box, cell->box, x, y);
    if (isnan(box->baseline) && !isnan(cell->box->baseline))
        box->baseline = box->border.top + box->padding.top + y + cell->box->baseline;
}

double grid_arrange(LayoutContext *context, Box *box, const Space *space)
{
    Grid grid = make_grid(context, box->node, space->width, space->height);
    size_columns(&grid, space->width);
    double needed = size_rows(&grid, space->height);
    for (int i = 0; i < grid.cell_count; i++)
        place_cell(&grid, box, &grid.cells[i]);
    return needed;
}
