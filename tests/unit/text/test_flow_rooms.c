/* Rooms beside shapes: what is free of a row, in whole ems. Rows of 16, type of 10: the em box of a
 * row is its middle 10. */
#include "fixture.h"
#include "text/flow_rooms.h"

static FlowRooms rooms_of(TestState *test, const FlowRequest *request)
{
    return (FlowRooms){.request = request, .arena = test->arena, .line_height = 16};
}

static void check_room(TestState *test, FlowRooms *rooms, size_t index, double x0, double width,
                       double top, int column)
{
    const FlowRoom *room = flow_room(rooms, index);
    CHECK_NEAR(unit_to_points(room->room.x0), x0, 1e-3);
    CHECK_NEAR(unit_to_points(room->room.width), width, 1e-3);
    CHECK_NEAR(room->room.top, top, 1e-9);
    CHECK(room->column == column);
}

/* A box in the middle of two columns, over the rows 1 and 2: 45 and 55 points are left beside it,
 * that is four and five ems, at the columns' edges. */
TEST(text_flow_rooms_beside_a_rectangle)
{
    static const Point box[] = {{45, 18}, {165, 18}, {165, 48}, {45, 48}};
    const FlowShape shape = {box, 4, 0, 0};
    const FlowColumn columns[] = {{{0, 0, 100, 64}, 0}, {{120, 0, 100, 64}, 0}};
    FlowRequest request = {columns, 2, &shape, 1, 220, 10, false};
    FlowRooms rooms = rooms_of(test, &request);
    check_room(test, &rooms, 0, 0, 100, 0, 0);
    check_room(test, &rooms, 1, 0, 40, 16, 0);
    check_room(test, &rooms, 2, 0, 40, 32, 0);
    check_room(test, &rooms, 3, 0, 100, 48, 0);
    check_room(test, &rooms, 4, 120, 100, 0, 1);
    check_room(test, &rooms, 5, 170, 50, 16, 1);
    check_room(test, &rooms, 7, 120, 100, 48, 1);
    check_room(test, &rooms, 8, 120, 100, 64, 2); /* overset */
    check_room(test, &rooms, 9, 120, 100, 80, 2);
    CHECK(flow_next_column(&rooms, 1) == 4);
    CHECK(flow_next_column(&rooms, 4) == 8);
}

/* A triangle with its base below: at a row's foot it is as wide as the row is deep in it. Both
 * sides of it are rooms; less than four ems is none. */
TEST(text_flow_rooms_beside_a_polygon)
{
    static const Point triangle[] = {{100, 3}, {180, 83}, {20, 83}};
    const FlowShape shape = {triangle, 3, 0, 0};
    const FlowColumn column = {{0, 0, 200, 128}, 0};
    FlowRequest request = {&column, 1, &shape, 1, 200, 10, false};
    FlowRooms rooms = rooms_of(test, &request);
    check_room(test, &rooms, 0, 0, 90, 0, 0); /* foot of the em box at 13: from 90 to 110 */
    check_room(test, &rooms, 1, 110, 90, 0, 0);
    check_room(test, &rooms, 2, 0, 70, 16, 0); /* at 29: 74 to 126 */
    check_room(test, &rooms, 3, 130, 70, 16, 0);
    check_room(test, &rooms, 4, 0, 50, 32, 0);  /* at 45: 58 to 142 */
    check_room(test, &rooms, 6, 0, 40, 48, 0);  /* at 61: 42 to 158 */
    check_room(test, &rooms, 8, 0, 200, 80, 0); /* at 77: 26 to 174, too little; free from 83 on */
}

/* A column is left after so many rows, however high it is; one row less stays in it. */
TEST(flow_rooms_rows_of_a_column_are_limited)
{
    const FlowColumn columns[] = {{{0, 0, 100, 16.0 * (LIMIT_FLOW_ROWS + 10)}, 0},
                                  {{120, 0, 100, 64}, 0}};
    FlowRequest request = {columns, 2, NULL, 0, 220, 10, false};
    FlowRooms rooms = rooms_of(test, &request);
    check_room(test, &rooms, LIMIT_FLOW_ROWS - 1, 0, 100, 16.0 * (LIMIT_FLOW_ROWS - 1), 0);
    check_room(test, &rooms, LIMIT_FLOW_ROWS, 120, 100, 0, 1);
}
