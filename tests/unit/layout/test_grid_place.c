#include "layout/grid_place.h"
#include "layout/fixture.h"

/* Places children given as a list of [gridColumn, gridRow] and shows them, one letter for each
 * place that they take, row by row; "+" where two overlap. */
static const char *place(TestState *test, int columns, const char *children)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    const Node *root = layout_build(
        &fixture, arena_print(test->arena, "{\"type\": \"grid\", \"children\": [%s]}", children));
    LayoutContext context = {.arena = test->arena, .diagnostics = test->sink};
    Cell cells[16];
    int rows = grid_place(&context, root, columns, cells);
    char *map = arena_alloc(test->arena, (size_t)(rows * (columns + 1) + 1));
    for (int row = 0; row < rows; row++) {
        memset(map + row * (columns + 1), '.', (size_t)columns);
        map[row * (columns + 1) + columns] = '/';
    }
    char letter = 'a';
    int count = 0;
    for (const Node *child = root->first_child; child; child = child->next, letter++) {
        const Cell *cell = &cells[count++];
        CHECK(cell->node == child);
        for (int row = cell->row; row < cell->row + cell->row_span; row++) {
            for (int column = cell->column; column < cell->column + cell->column_span; column++) {
                char *at = &map[row * (columns + 1) + column];
                *at = *at == '.' ? letter : '+';
            }
        }
    }
    layout_release(&fixture);
    return map;
}

#define CELL(style)   "{\"type\": \"row\", \"style\": {" style "}}"
#define COLUMN(place) "\"gridColumn\": \"" place "\""
#define ROW(place)    "\"gridRow\": \"" place "\""
#define PLAIN         CELL("")

TEST(grid_place_fills_row_by_row)
{
    CHECK_TEXT(place(test, 3, PLAIN "," PLAIN "," PLAIN "," PLAIN), "abc/d../");
    CHECK_TEXT(place(test, 3, ""), "");
}

TEST(grid_place_spans)
{
    CHECK_TEXT(place(test, 3, PLAIN "," PLAIN "," CELL(COLUMN("span 2")) "," PLAIN), "ab./ccd/");
    CHECK_TEXT(place(test, 3,
                     CELL(ROW("span 2")) "," CELL(COLUMN("span 2")) "," PLAIN "," PLAIN "," PLAIN),
               "abb/acd/e../");
}

/* CSS Grid 1, 8.5: those with a place come first, wherever they stand in the document. */
TEST(grid_place_given_places_first)
{
    CHECK_TEXT(place(test, 2, PLAIN "," PLAIN "," CELL(COLUMN("1") "," ROW("1")) "," PLAIN),
               "ca/bd/");
    CHECK_TEXT(place(test, 3, PLAIN "," CELL(ROW("1")) "," CELL(ROW("1")) "," PLAIN), "bca/d../");
    CHECK_TEXT(place(test, 3, CELL(COLUMN("2 / 4") "," ROW("2 / span 2"))), ".../.aa/.aa/");
}

/* Sparse: a child with a column moves the cursor, which never goes back. */
TEST(grid_place_given_columns)
{
    CHECK_TEXT(place(test, 3, CELL(COLUMN("2")) "," PLAIN "," CELL(COLUMN("1")) "," PLAIN),
               ".ab/cd./");
    CHECK_TEXT(place(test, 3, CELL(COLUMN("3")) "," CELL(COLUMN("3"))), "..a/..b/");
    CHECK_TEXT(place(test, 3, CELL(COLUMN("2")) "," CELL(COLUMN("1"))), ".a./b../");
    CHECK(test->sink->count == 0);
}

TEST(grid_place_overlap_is_allowed_where_both_are_placed)
{
    CHECK_TEXT(
        place(test, 2, CELL(COLUMN("1") "," ROW("1")) "," CELL(COLUMN("1 / 3") "," ROW("1"))),
        "+b/");
    CHECK(test->sink->count == 0);
}

TEST(grid_place_too_wide_is_reported)
{
    CHECK_TEXT(place(test, 2, CELL(COLUMN("span 3")) "," PLAIN), "ab/");
    CHECK(test_reported_once(test, E_GRID_SPAN));
    CHECK_TEXT(test->sink->items[0].message, "The grid has 2 columns; “3” does not fit.");
    place(test, 2, CELL(COLUMN("3")));
    CHECK(count_reported(test, E_GRID_SPAN) == 2);
}

/* A full row must not be searched for ever. */
TEST(grid_place_full_row_is_reported)
{
    CHECK_TEXT(place(test, 1, CELL(ROW("1")) "," CELL(ROW("1"))), "+/");
    CHECK(test_reported_once(test, E_GRID_ROW_FULL));
}

TEST(grid_place_rows_are_limited)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    StrBuf children = {0};
    for (int i = 0; i < 400; i++)
        strbuf_print(&children, "%s" CELL(ROW("span 6400")), i ? "," : "");
    layout_run(&fixture, NULL,
               arena_print(test->arena, "{\"type\": \"grid\", \"children\": [%s]}", children.data));
    CHECK(count_reported(test, E_LIMIT) > 0);
    strbuf_release(&children);
    layout_release(&fixture);
}
