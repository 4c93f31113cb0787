/* Columns: see columns.h. The lines are composed once, at the width of a column; what is searched
 * is where each column ends. */
#include "text/columns.h"

#include <math.h>

#include "base/number.h"
#include "text/paragraph.h"

typedef struct Columns {
    const TextBlock *block;
    const ColumnStyle *style;
    const TextLayout *layout; /* all lines in one column */
    double line_height;
    int *rows; /* of each line, counted on the grid of one endless column; one more at the end */
    int *ends; /* of each column: the line after its last */
} Columns;

/* Without the whole ems of R31 the gaps are as asked. */
static ColumnPlaces find_places(const ColumnStyle *style, double width)
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

/* Every paragraph begins on the grid. */
static void count_rows(Columns *columns)
{
    const TextLayout *layout = columns->layout;
    const ParagraphStyle *style = &columns->block->style;
    double space = style->space_before + style->space_after;
    int space_rows = (int)ceil(space / columns->line_height - 1e-6);
    int row = 0;
    for (int i = 0; i < layout->line_count; i++) {
        if (i > 0 && layout->lines[i].is_first)
            row += space_rows;
        columns->rows[i] = row++;
    }
    columns->rows[layout->line_count] = row;
}

/* R23: a column may end before `line`. */
static bool may_part(const TextLayout *layout, int line)
{
    if (line <= 0 || line >= layout->line_count)
        return true;
    const TextLine *next = &layout->lines[line];
    const TextLine *last = &layout->lines[line - 1];
    bool is_lone_head = next->is_last && !next->is_first;
    bool is_lone_foot = last->is_first && !last->is_last;
    return !is_lone_head && !is_lone_foot;
}

/* The end of a column of `rows` rows that begins with line `start`. */
static int fill_column(const Columns *columns, int start, int rows)
{
    int end = start;
    while (end < columns->layout->line_count && columns->rows[end] - columns->rows[start] < rows)
        end++;
    int best = end;
    while (best > start && !may_part(columns->layout, best))
        best--;
    return best > start ? best : end;
}

/* Fills the columns to `rows` rows. Returns the lines left over. */
static int fill_columns(Columns *columns, int rows)
{
    int end = 0;
    for (int i = 0; i < columns->style->count; i++) {
        end = fill_column(columns, end, rows);
        columns->ends[i] = end;
    }
    return columns->layout->line_count - end;
}

/* The least rows that take all lines, at most `most`. */
static int find_rows(Columns *columns, int most)
{
    int total = columns->rows[columns->layout->line_count];
    int rows = (total + columns->style->count - 1) / columns->style->count;
    while (rows < most && rows < total && fill_columns(columns, rows) > 0)
        rows++;
    return rows < most ? rows : most;
}

static void report_overset(Columns *columns, Arena *arena, DiagSink *diagnostics, int left)
{
    const TextLine *line = &columns->layout->lines[columns->layout->line_count - left];
    if (line->cluster_count == 0)
        return;
    const PlacedCluster *cluster = &line->clusters[0];
    char numbers[2][NUMBER_TEXT_SIZE];
    number_format(numbers[0], left, 0);
    number_format(numbers[1], columns->style->count, 0);
    Origin origin = text_map_origin(columns->block->map, cluster->byte, cluster->length);
    Text text = columns->layout->text;
    Diagnostic *report =
        diag_report(diagnostics, E_TEXT_OVERSET, &origin,
                    DIAG_ARGS(numbers[0], numbers[1],
                              arena_copy(arena, text.data + cluster->byte, cluster->length)));
    if (report)
        report->node_id = columns->block->spans[cluster->span].style->node_id;
}

static TextLine move_line(Arena *arena, const TextLine *line, double dx, double dy)
{
    TextLine moved = *line;
    PlacedRun *runs = arena_array(arena, (size_t)line->run_count, sizeof *runs);
    for (int i = 0; i < line->run_count; i++) {
        runs[i] = line->runs[i];
        runs[i].origin.x += dx;
        runs[i].origin.y += dy;
    }
    moved.runs = runs;
    moved.x0 += dx;
    moved.x1 += dx;
    moved.baseline += dy;
    return moved;
}

/* The lines at their places in the columns; what is left over stands below the last. */
static TextLayout *place_lines(const Columns *columns, Arena *arena, ColumnPlaces *places)
{
    const TextLayout *source = columns->layout;
    TextLine *lines = arena_array(arena, (size_t)source->line_count, sizeof *lines);
    TextLayout *layout = arena_alloc(arena, sizeof *layout);
    *layout = *source;
    layout->lines = lines;
    layout->height = 0;
    layout->last_baseline = 0;
    int column = 0;
    int start = 0;
    for (int i = 0; i < source->line_count; i++) {
        while (column + 1 < columns->style->count && i >= columns->ends[column])
            start = columns->ends[column++];
        double top = (columns->rows[i] - columns->rows[start]) * columns->line_height;
        double in_line = source->first_baseline;
        double dx = column * (places->width + places->gap);
        lines[i] =
            move_line(arena, &source->lines[i], dx, top + in_line - source->lines[i].baseline);
        layout->height = fmax(layout->height, top + columns->line_height);
        layout->last_baseline = fmax(layout->last_baseline, lines[i].baseline);
        places->used = column + 1;
    }
    layout->width = columns->style->count * (places->width + places->gap) - places->gap;
    return layout;
}

const TextLayout *text_block_compose_columns(const TextBlock *block, Arena *arena,
                                             DiagSink *diagnostics, double width,
                                             const ColumnStyle *style, ColumnPlaces *places)
{
    *places = find_places(style, width);
    Columns columns = {.block = block,
                       .style = style,
                       .layout = text_block_compose(block, arena, diagnostics, places->width),
                       .line_height = fmax(block->style.line_height, 0.01)};
    size_t line_count = (size_t)columns.layout->line_count;
    columns.rows = arena_array(arena, line_count + 1, sizeof *columns.rows);
    columns.ends = arena_array(arena, (size_t)style->count, sizeof *columns.ends);
    count_rows(&columns);
    int total = columns.rows[line_count];
    double room = style->height / columns.line_height + 1e-6;
    int most = room < total ? (int)room : total;
    if (most < 1)
        most = 1;
    int rows = style->fills && isfinite(style->height) ? most : find_rows(&columns, most);
    int left = fill_columns(&columns, rows);
    if (left > 0)
        report_overset(&columns, arena, diagnostics, left);
    return place_lines(&columns, arena, places);
}
