#include "device/separation.h"
#include "fixture.h"
#include "test.h"

#define DPI 72.0 /* a point is a pixel */

static Color inks(double cyan, double magenta, double yellow, double black)
{
    return (Color){.has = COLOR_CMYK, .cmyk = {cyan, magenta, yellow, black}};
}

static void fill(Scene *scene, Rect rect, Color color, double opacity)
{
    scene_fill_rectangle(scene, rect, scene_solid(scene->arena, color, opacity));
}

/* Ink at (x, y) on the plate, per cent. */
static double ink_at(TestState *test, const Scene *scene, const Plate *plate, int x, int y)
{
    PlateInk ink = {0};
    const Scene *gray = separation_scene(test->arena, NULL, scene, plate);
    CHECK(separation_draw(test->arena, test->sink, gray, DPI, &ink));
    CHECK(ink.width == 40 && ink.height == 40);
    return ink.ink ? ink.ink[y * ink.width + x] / 2.55 : -1;
}

static const Plate cyan = {"Cyan", 0};
static const Plate magenta = {"Magenta", 1};
static const Plate black = {"Black", 3};

TEST(separation_lays_each_ink_on_its_plate)
{
    Scene *scene = scene_create(test->arena, (PageBoxes){.width = 40, .height = 40});
    fill(scene, (Rect){0, 0, 40, 40}, inks(0.4, 0.2, 0, 0.6), 1);
    CHECK_NEAR(ink_at(test, scene, &cyan, 20, 20), 40, 0.5);
    CHECK_NEAR(ink_at(test, scene, &magenta, 20, 20), 20, 0.5);
    CHECK_NEAR(ink_at(test, scene, &black, 20, 20), 60, 0.5);
}

TEST(separation_knocks_out_and_mixes)
{
    Scene *scene = scene_create(test->arena, (PageBoxes){.width = 40, .height = 40});
    fill(scene, (Rect){0, 0, 40, 40}, inks(1, 0, 0, 0), 1);
    fill(scene, (Rect){0, 0, 20, 20}, inks(0, 0, 0, 0), 1);
    fill(scene, (Rect){20, 20, 20, 20}, inks(0, 1, 0, 0), 0.5);
    CHECK_NEAR(ink_at(test, scene, &cyan, 10, 10), 0, 0.5);
    CHECK_NEAR(ink_at(test, scene, &cyan, 30, 10), 100, 0.5);
    CHECK_NEAR(ink_at(test, scene, &cyan, 30, 30), 50, 0.5);
    CHECK_NEAR(ink_at(test, scene, &magenta, 30, 30), 50, 0.5);
}

/* Thin lines of full black leave the other plates alone; a filled black area does not. */
TEST(separation_overprints_black_lines)
{
    Scene *scene = scene_create(test->arena, (PageBoxes){.width = 40, .height = 40});
    Path *line = path_create(test->arena);
    const Stroke stroke = {.width = 1};
    path_move(line, 0, 10.5);
    path_line(line, 40, 10.5);
    fill(scene, (Rect){0, 0, 40, 40}, inks(0, 0.5, 0, 0), 1);
    scene_stroke_path(scene, line, &stroke, scene_solid(test->arena, COLOR_BLACK, 1));
    fill(scene, (Rect){0, 20, 40, 10}, inks(0, 0, 0, 1), 1);
    CHECK_NEAR(ink_at(test, scene, &magenta, 20, 10), 50, 0.5);
    CHECK_NEAR(ink_at(test, scene, &black, 20, 10), 100, 0.5);
    CHECK_NEAR(ink_at(test, scene, &magenta, 20, 25), 0, 0.5);
}

TEST(separation_gives_spots_plates_of_their_own)
{
    const Color spot = {
        .has = COLOR_SPOT | COLOR_CMYK, .spot = "红", .tint = 0.8, .cmyk = {0, 0.8, 0.8, 0}};
    Scene *scene = scene_create(test->arena, (PageBoxes){.width = 40, .height = 40});
    fill(scene, (Rect){0, 0, 40, 40}, spot, 1);
    PlateList list = separation_list((const Scene *const[]){scene}, 1);
    CHECK(list.count == 5);
    CHECK_TEXT(list.plates[4].name, "红");
    CHECK_NEAR(ink_at(test, scene, &list.plates[4], 20, 20), 80, 0.5);
    CHECK_NEAR(ink_at(test, scene, &magenta, 20, 20), 0, 0.5);
}

TEST(separation_splits_pictures)
{
    static const unsigned char pixels[4] = {255, 0, 0, 51}; /* full cyan, a fifth of black */
    const Image image = {.kind = IMAGE_PIXELS,
                         .width = 1,
                         .height = 1,
                         .channels = 4,
                         .orientation = 1,
                         .pixels = pixels};
    Scene *scene = scene_create(test->arena, (PageBoxes){.width = 40, .height = 40});
    scene_draw_image(scene, &image, (Matrix){40, 0, 0, 40, 0, 0});
    CHECK_NEAR(ink_at(test, scene, &cyan, 20, 20), 100, 0.5);
    CHECK_NEAR(ink_at(test, scene, &magenta, 20, 20), 0, 0.5);
    CHECK_NEAR(ink_at(test, scene, &black, 20, 20), 20, 0.5);
}
