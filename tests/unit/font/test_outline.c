/* Outlines: orientation, scale, and agreement with the ink box. */
#include "font/face.h"

#include "fixture.h"

TEST(font_outline_of_one)
{
    Face face;
    if (!fixture_open(test, NOTO_SERIF, "NotoSerifCJKsc-Regular", &face))
        return;
    uint32_t glyph = face_glyph(&face, 0x4E00); /* 一: one stroke at mid-height */
    Path *path = path_create(test->arena);
    face_append_outline(&face, glyph, 100, (Point){10, 20}, path);
    CHECK(path->verb_count > 3 && path->verbs[0] == PATH_MOVE);
    CHECK(path->verb_count && path->verbs[path->verb_count - 1] == PATH_CLOSE);
    Rect box = path_bounds(path);
    CHECK(box.x > 10 && box.x + box.width < 110);
    CHECK(box.width > 80 && box.height < 20);
    CHECK(box.y < 20 && box.y > 20 - 88); /* above the baseline, y down */
    Rect ink = face_ink_bounds(&face, glyph);
    CHECK_NEAR(10 + ink.x * 100, box.x, 0.2);
    CHECK_NEAR(20 + ink.y * 100, box.y, 0.2);
    CHECK_NEAR(ink.width * 100, box.width, 0.3);
    CHECK_NEAR(ink.height * 100, box.height, 0.3);
    face_release(&face);
}

TEST(font_outline_truetype_is_cubic)
{
    Face face;
    if (!fixture_open(test, ROBOTO, NULL, &face))
        return;
    Path *path = path_create(test->arena);
    face_append_outline(&face, face_glyph(&face, 'O'), 2048, (Point){0, 0}, path);
    size_t points = 0;
    for (size_t i = 0; i < path->verb_count; i++)
        points += path->verbs[i] == PATH_CURVE ? 3 : path->verbs[i] != PATH_CLOSE;
    CHECK(points == path->point_count && points > 20);
    Rect ink = face_ink_bounds(&face, face_glyph(&face, 'O'));
    Rect box = path_bounds(path);
    CHECK_NEAR(box.y, ink.y * 2048, 30);
    Path *space = path_create(test->arena);
    face_append_outline(&face, face_glyph(&face, ' '), 10, (Point){0, 0}, space);
    CHECK(space->verb_count == 0);
    face_append_outline(&face, 4000000, 10, (Point){0, 0}, space); /* no such glyph */
    CHECK(space->verb_count == 0);
    face_release(&face);
}
