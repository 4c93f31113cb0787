#include "element/steps_place.h"
#include "test.h"

static StepsPlan plan_of(StepsForm form, int count, const Size *heads, const double *bodies)
{
    return (StepsPlan){.form = form,
                       .count = count,
                       .columns = 3,
                       .width = 400,
                       .column_gap = 20,
                       .row_gap = 15,
                       .head_gap = 10,
                       .rise = 12,
                       .radius = 60,
                       .head_height = 40,
                       .heads = heads,
                       .bodies = bodies,
                       .leads = bodies};
}

static const Size heads[6] = {{24, 24}, {24, 24}, {24, 24}, {24, 24}, {24, 24}, {24, 24}};
static const double bodies[6] = {30, 50, 40, 20, 60, 10};

/* Four columns and three gaps fill the width; all bodies begin on one line below the heads. */
TEST(steps_place_row_fills_the_width)
{
    StepsPlan plan = plan_of(STEPS_ROW, 4, heads, bodies);
    StepsPlace place = steps_place(&plan, test->arena);
    CHECK_NEAR(steps_body_width(&plan, 0), (400 - 3 * 20) / 4.0, 1e-9);
    for (int i = 0; i < 4; i++) {
        CHECK_NEAR(place.bodies[i].x, i * 105.0, 1e-9);
        CHECK_NEAR(place.bodies[i].y, 34, 1e-9);
    }
    CHECK_NEAR(place.height, 24 + 10 + 50, 1e-9);
}

/* Every second row of a snake runs back: the fourth step stands below the third. */
TEST(steps_place_snake_turns)
{
    StepsPlan plan = plan_of(STEPS_SNAKE, 6, heads, bodies);
    StepsPlace place = steps_place(&plan, test->arena);
    CHECK(steps_snake_column(2, 3) == 2 && steps_snake_column(3, 3) == 2);
    CHECK(steps_snake_column(5, 3) == 0);
    CHECK_NEAR(place.heads[3].x, place.heads[2].x, 1e-9);
    CHECK_NEAR(place.heads[5].x, place.heads[0].x, 1e-9);
    CHECK_NEAR(place.heads[3].y - place.heads[2].y, 24 + 10 + 50 + 15, 1e-9);
}

/* Each block is one rise higher than the one before, and all stand on one floor. */
TEST(steps_place_stairs_rise)
{
    StepsPlan plan = plan_of(STEPS_STAIRS, 4, heads, bodies);
    StepsPlace place = steps_place(&plan, test->arena);
    for (int i = 0; i < 4; i++) {
        CHECK_NEAR(place.grounds[i].y + place.grounds[i].height, place.height, 1e-9);
        CHECK(place.bodies[i].y >= -1e-9);
        CHECK_NEAR(place.bodies[i].y + place.bodies[i].height + 10, place.grounds[i].y, 1e-9);
        if (i)
            CHECK_NEAR(place.grounds[i - 1].y - place.grounds[i].y, 12, 1e-9);
    }
}

/* In a column nothing overlaps, and the middle of a head is the middle of the body's first line. */
TEST(steps_place_column_lines_up)
{
    const double leads[6] = {12, 12, 12, 12, 12, 12};
    StepsPlan plan = plan_of(STEPS_COLUMN, 6, heads, bodies);
    plan.leads = leads;
    StepsPlace place = steps_place(&plan, test->arena);
    for (int i = 0; i < 6; i++) {
        double lead = bodies[i] < 12 ? bodies[i] : 12;
        CHECK_NEAR(place.heads[i].y + 12, place.bodies[i].y + lead / 2, 1e-9);
        if (i)
            CHECK(place.bodies[i].y >=
                  place.bodies[i - 1].y + place.bodies[i - 1].height + 15 - 1e-9);
    }
}

/* All heads of a circle are one radius from the same centre; bodies stay inside the width. */
TEST(steps_place_circle_is_round)
{
    StepsPlan plan = plan_of(STEPS_CIRCLE, 5, heads, bodies);
    StepsPlace place = steps_place(&plan, test->arena);
    double angle = steps_circle_angle(0, 5) * 3.14159265358979323846 / 180;
    double x = place.heads[0].x + 12 - cos(angle) * 60;
    double y = place.heads[0].y + 12 - sin(angle) * 60;
    CHECK_NEAR(x, 200, 1e-6);
    for (int i = 0; i < 5; i++) {
        double dx = place.heads[i].x + 12 - x;
        double dy = place.heads[i].y + 12 - y;
        CHECK_NEAR(sqrt(dx * dx + dy * dy), 60, 1e-6);
        CHECK(place.bodies[i].x >= -1e-9);
        CHECK(place.bodies[i].x + place.bodies[i].width <= 400 + 1e-9);
        CHECK(place.bodies[i].y >= -1e-9);
    }
    CHECK_NEAR(steps_circle_angle(0, 4), -45, 1e-9);
}

/* The third of five stands at the bottom, where the arrow from the second arrives at its middle. */
TEST(steps_place_circle_keeps_words_off_the_ring)
{
    StepsPlan plan = plan_of(STEPS_CIRCLE, 5, heads, bodies);
    StepsPlace place = steps_place(&plan, test->arena);
    CHECK(place.bodies[2].y > place.heads[2].y + place.heads[2].height / 2);
    CHECK(place.bodies[2].y + place.bodies[2].height <= place.height + 1e-9);
    CHECK(place.bodies[1].y < place.heads[1].y + place.heads[1].height / 2);
}

TEST(steps_place_nothing)
{
    for (int form = STEPS_ROW; form <= STEPS_CIRCLE; form++) {
        StepsPlan plan = plan_of((StepsForm)form, 0, heads, bodies);
        CHECK_NEAR(steps_place(&plan, test->arena).height, 0, 1e-9);
    }
}
