/* Glyphs as pixels: their ink must stand where the font's own box says. */
#include "fixture.h"

#include "font/face_load.h"

#define NOTO_SERIF "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"

static bool open_face(TestState *test, Face *face)
{
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(NOTO_SERIF);
    CHECK(blob != NULL);
    if (!blob)
        return false;
    FaceFault fault = face_load(blob, "NotoSerifCJKsc-Regular", 0, face);
    hb_blob_destroy(blob);
    CHECK(fault == FACE_GOOD);
    face->serial = 1;
    return fault == FACE_GOOD;
}

/* The ink on a page of 200 x 200 points on which `run` shows one glyph with its origin at
 * (100, 100); found by looking for pixels darker than half. */
static Rect draw_and_measure(TestState *test, GlyphRun *run, uint32_t code_point, double opacity)
{
    Glyph glyph = {.id = face_glyph(run->face, code_point)};
    run->glyphs = &glyph;
    run->glyph_count = 1;
    Scene *scene = fixture_scene(test, 200, 200);
    scene_show_glyphs(scene, run, (Point){100, 100},
                      scene_solid(test->arena, COLOR_BLACK, opacity));
    cairo_surface_t *surface = fixture_pixels(test, scene);
    int left = 200;
    int top = 200;
    int right = 0;
    int bottom = 0;
    for (int i = 0; i < 200 * 200; i++) {
        int x = i % 200;
        int y = i / 200;
        if ((fixture_pixel(surface, x, y) & 0xFF) >= 0x90)
            continue;
        left = x < left ? x : left;
        right = x >= right ? x + 1 : right;
        top = y < top ? y : top;
        bottom = y >= bottom ? y + 1 : bottom;
    }
    cairo_surface_destroy(surface);
    return (Rect){left, top, right - left, bottom - top};
}

static void check_box(TestState *test, Rect actual, Rect expected)
{
    CHECK_NEAR(actual.x, expected.x, 1);
    CHECK_NEAR(actual.y, expected.y, 1);
    CHECK_NEAR(actual.x + actual.width, expected.x + expected.width, 1);
    CHECK_NEAR(actual.y + actual.height, expected.y + expected.height, 1);
}

static Rect ink_of(const Face *face, uint32_t code_point, double size)
{
    Rect ink = face_ink_bounds(face, face_glyph(face, code_point));
    return (Rect){100 + ink.x * size, 100 + ink.y * size, ink.width * size, ink.height * size};
}

TEST(cairo_glyph_upright)
{
    Face face;
    if (!open_face(test, &face))
        return;
    GlyphRun run = {.face = &face, .size = 80, .text = {"国", 3}};
    check_box(test, draw_and_measure(test, &run, 0x56FD, 1), ink_of(&face, 0x56FD, 80));
    face_release(&face);
}

TEST(cairo_glyph_rotated_clockwise)
{
    Face face;
    if (!open_face(test, &face))
        return;
    GlyphRun run = {.face = &face, .size = 80, .text = {"国", 3}, .rotation_deg = 90};
    Rect ink = ink_of(&face, 0x56FD, 80);
    /* (x, y) about the origin goes to (-y, x): up becomes right */
    Rect turned = {100 - (ink.y + ink.height - 100), ink.x, ink.height, ink.width};
    check_box(test, draw_and_measure(test, &run, 0x56FD, 1), turned);
    face_release(&face);
}

TEST(cairo_glyph_slanted_to_the_right)
{
    Face face;
    if (!open_face(test, &face))
        return;
    GlyphRun run = {.face = &face, .size = 80, .text = {"l", 1}, .skew = 0.5};
    Rect upright = ink_of(&face, 'l', 80);
    Rect slanted = draw_and_measure(test, &run, 'l', 1);
    CHECK_NEAR(slanted.y, upright.y, 1);
    double top_shift = 0.5 * (100 - upright.y);
    CHECK(slanted.x + slanted.width > upright.x + top_shift);
    CHECK_NEAR(slanted.width, upright.width + top_shift, 8); /* serifs are narrower at the ends */
    face_release(&face);
}

TEST(cairo_glyph_emboldened_is_one_shape)
{
    Face face;
    if (!open_face(test, &face))
        return;
    GlyphRun run = {.face = &face, .size = 80, .text = {"国", 3}, .embolden = 6};
    Rect ink = ink_of(&face, 0x56FD, 80);
    Rect bold = draw_and_measure(test, &run, 0x56FD, 0.6);
    CHECK_NEAR(bold.width, ink.width + 6, 2.5); /* 3 points on each side */
    CHECK(bold.height > ink.height + 3);
    face_release(&face);
}

TEST(cairo_glyph_opacity_does_not_add_up)
{
    Face face;
    if (!open_face(test, &face))
        return;
    GlyphRun run = {.face = &face, .size = 150, .text = {"一", 3}, .embolden = 4};
    Glyph glyph = {.id = face_glyph(&face, 0x4E00)};
    run.glyphs = &glyph;
    run.glyph_count = 1;
    Scene *scene = fixture_scene(test, 200, 200);
    scene_show_glyphs(scene, &run, (Point){20, 150}, scene_solid(test->arena, COLOR_BLACK, 0.5));
    cairo_surface_t *surface = fixture_pixels(test, scene);
    unsigned darkest = 0xFF;
    for (int i = 0; i < 200 * 200; i++) {
        unsigned value = fixture_pixel(surface, i % 200, i / 200) & 0xFF;
        darkest = value < darkest ? value : darkest;
    }
    CHECK(darkest >= 0x7E && darkest <= 0x82); /* fill and stroke overlap, and are 0.5 together */
    cairo_surface_destroy(surface);
    face_release(&face);
}
