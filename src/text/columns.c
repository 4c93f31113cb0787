/* Columns: see columns.h. What is searched is how high they are. */
#include "text/columns.h"

#include <math.h>

#include "text/paragraph.h"

#define SINGLE_STEPS 8 /* tries row by row: without shapes one of them takes all */

/* Without the whole ems of R31 the gaps are as asked. */
ColumnPlaces text_columns_place(const ColumnStyle *style, double width)
{
    double gaps = style->gap * (style->count - 1);
    ColumnPlaces places = {fmax(0, (width - gaps) / style->count), style->gap, 0};
    double ems = style->em > 0 ? floor(places.width / style->em + 1e-6) : 0;
    if (ems < 1 || style->count < 2)
        return places;
    places.width = ems * style->em;
    places.gap = (width - style->count * places.width) / (style->count - 1);
    return places;
}

static FlowColumn *make_columns(Arena *arena, const ColumnStyle *style, const ColumnPlaces *places)
{
    FlowColumn *columns = arena_array(arena, (size_t)style->count, sizeof *columns);
    for (int i = 0; i < style->count; i++)
        columns[i].area = (Rect){i * (places->width + places->gap), 0, places->width, 0};
    return columns;
}

static void set_rows(const FlowRequest *request, FlowColumn *columns, double rows,
                     double line_height)
{
    for (int i = 0; i < request->column_count; i++)
        columns[i].area.height = rows * line_height;
}

/* A search for the rows that take all lines. */
typedef struct RowSearch {
    const TextBlock *block;
    Arena *arena;
    FlowRequest request;
    FlowColumn *columns;
    double line_height;
} RowSearch;

static bool takes_all(const RowSearch *search, double rows)
{
    set_rows(&search->request, search->columns, rows, search->line_height);
    return text_block_flow(search->block, search->arena, NULL, &search->request).overset == 0;
}

/* Rows between `least`, too few, and `most`, enough: halved until one is left. */
static double halve(const RowSearch *search, double least, double most)
{
    while (most - least > 1.5) {
        double middle = floor((least + most) / 2);
        if (takes_all(search, middle))
            most = middle;
        else
            least = middle;
    }
    return most;
}

/* The least rows that take all lines, at most `most`: a few one by one, then in growing steps. */
static double find_rows(RowSearch *search, double most)
{
    int count = search->request.column_count;
    search->request.is_tried = true;
    search->request.column_count = 1;
    search->columns[0].area.height = INFINITY;
    FlowResult all = text_block_flow(search->block, search->arena, NULL, &search->request);
    search->request.column_count = count;
    double rows = fmax(1, ceil(round(all.height / search->line_height) / count));
    double step = 1;
    for (int i = 0; rows < most && !takes_all(search, rows); i++) {
        step = i < SINGLE_STEPS ? 1 : 2 * step;
        rows += step;
    }
    if (step > 1 && rows < most)
        return halve(search, rows - step, rows);
    return fmin(rows, most);
}

const TextLayout *text_block_compose_columns(const TextBlock *block, Arena *arena,
                                             DiagSink *diagnostics, double width,
                                             const ColumnStyle *style, ColumnPlaces *places)
{
    *places = text_columns_place(style, width);
    FlowColumn *columns = make_columns(arena, style, places);
    FlowRequest request = {.columns = columns,
                           .column_count = style->count,
                           .shapes = style->shapes,
                           .shape_count = style->shape_count,
                           .width = style->count * (places->width + places->gap) - places->gap,
                           .em = style->type_size};
    double line_height = fmax(block->style.line_height, 0.01);
    RowSearch search = {block, arena, request, columns, line_height};
    double most = fmax(1, floor(style->height / line_height + 1e-6));
    if (style->count == 1 && !isfinite(most))
        columns[0].area.height = INFINITY;
    else if ((style->fills || style->count == 1) && isfinite(most))
        set_rows(&request, columns, most, line_height);
    else
        set_rows(&request, columns, find_rows(&search, most), line_height);
    FlowResult result = text_block_flow(block, arena, diagnostics, &request);
    places->used = result.used;
    return result.layout;
}
