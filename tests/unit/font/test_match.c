/* The choice of a face by CSS Fonts 4, 5.2. */
#include "font/match.h"

#include "test.h"

static int chosen(const int *weights, int count, int wanted)
{
    ManifestFace faces[8] = {0};
    for (int i = 0; i < count; i++)
        faces[i].weight = weights[i];
    return weights[match_face(faces, count, wanted, false)];
}

TEST(font_match_weights)
{
    const int some[] = {300, 400, 500, 700};
    CHECK(chosen(some, 4, 300) == 300);
    CHECK(chosen(some, 4, 100) == 300); /* below 400: lighter first, then bolder */
    CHECK(chosen(some, 4, 350) == 300);
    CHECK(chosen(some, 4, 450) == 500); /* 400..500: up to 500 first */
    CHECK(chosen(some, 4, 600) == 700); /* above 500: bolder first */
    CHECK(chosen(some, 4, 900) == 700);
    const int light_and_bold[] = {700, 300};
    CHECK(chosen(light_and_bold, 2, 400) == 300); /* then lighter, then bolder than 500 */
    CHECK(chosen(light_and_bold, 2, 500) == 300);
    const int two[] = {200, 600};
    CHECK(chosen(two, 2, 300) == 200);
    CHECK(chosen(two, 2, 500) == 200);
    CHECK(chosen(two, 2, 550) == 600);
}

TEST(font_match_slope_first)
{
    const ManifestFace faces[] = {{.weight = 400}, {.weight = 900, .is_italic = true}};
    CHECK(match_face(faces, 2, 400, true) == 1);
    CHECK(match_face(faces, 2, 900, false) == 0);
    CHECK(match_face(faces, 1, 400, true) == 0);
}
