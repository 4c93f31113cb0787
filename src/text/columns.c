/* Columns: see columns.h. What is searched is how high they are. */
#include "text/columns.h"

#include <math.h>

#include "text/paragraph.h"

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

/* The least rows that take all lines, at most `most`. */
static double find_rows(const TextBlock *block, Arena *arena, FlowRequest request,
                        FlowColumn *columns, double most)
{
    double line_height = fmax(block->style.line_height, 0.01);
    int count = request.column_count;
    request.is_tried = true;
    request.column_count = 1;
    columns[0].area.height = INFINITY;
    double total = round(text_block_flow(block, arena, NULL, &request).height / line_height);
    double rows = fmax(1, ceil(total / count));
    request.column_count = count;
    for (; rows < most; rows++) {
        set_rows(&request, columns, rows, line_height);
        if (text_block_flow(block, arena, NULL, &request).overset == 0)
            break;
    }
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
    double most = fmax(1, floor(style->height / line_height + 1e-6));
    if (style->count == 1 && !isfinite(most))
        columns[0].area.height = INFINITY;
    else if ((style->fills || style->count == 1) && isfinite(most))
        set_rows(&request, columns, most, line_height);
    else
        set_rows(&request, columns, find_rows(block, arena, request, columns, most), line_height);
    FlowResult result = text_block_flow(block, arena, diagnostics, &request);
    places->used = result.used;
    return result.layout;
}
