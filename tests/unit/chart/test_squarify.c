/* Squarified treemap, against the example of its authors. */
#include "chart/squarify.h"
#include "test.h"

/* Bruls, Huizing and van Wijk 2000, figure 4: areas 6 6 4 3 2 2 1 in a rectangle of 6 by 4. The
 * first column holds both sixes and is 3 wide. */
TEST(chart_squarify_example_of_its_paper)
{
    const double areas[] = {6, 6, 4, 3, 2, 2, 1};
    Rect boxes[7];
    squarify((Rect){0, 0, 6, 4}, areas, 7, boxes);
    CHECK_NEAR(boxes[0].width, 3, 1e-12);
    CHECK_NEAR(boxes[0].height, 2, 1e-12);
    CHECK_NEAR(boxes[1].y, 2, 1e-12);
    CHECK_NEAR(boxes[2].x, 3, 1e-12);
    CHECK_NEAR(boxes[2].height, 7.0 / 3, 1e-12); /* 4 and 3 share a row of height 7 / 3 */
    CHECK_NEAR(boxes[3].height, 7.0 / 3, 1e-12);
    for (int i = 0; i < 7; i++)
        CHECK_NEAR(boxes[i].width * boxes[i].height, areas[i], 1e-9);
}

TEST(chart_squarify_fills_the_area_without_overlap)
{
    const double areas[] = {400, 300, 200, 60, 39, 1};
    Rect boxes[6];
    squarify((Rect){10, 20, 25, 40}, areas, 6, boxes);
    for (int i = 0; i < 6; i++) {
        CHECK(boxes[i].x >= 10 - 1e-9 && boxes[i].x + boxes[i].width <= 35 + 1e-9);
        CHECK(boxes[i].y >= 20 - 1e-9 && boxes[i].y + boxes[i].height <= 60 + 1e-9);
        for (int k = 0; k < i; k++)
            CHECK(boxes[i].x >= boxes[k].x + boxes[k].width - 1e-9 ||
                  boxes[k].x >= boxes[i].x + boxes[i].width - 1e-9 ||
                  boxes[i].y >= boxes[k].y + boxes[k].height - 1e-9 ||
                  boxes[k].y >= boxes[i].y + boxes[i].height - 1e-9);
    }
}
