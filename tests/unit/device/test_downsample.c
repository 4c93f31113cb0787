/* Fewer pixels: means of what each new pixel covers, colours weighed by alpha. */
#include "device/downsample.h"

#include "test.h"

/* Four by four pixels of one channel on a place of 1/36 inch: 72 ppi are two by two. */
static const Image *drawn(TestState *test, const Image *image, double ppi)
{
    Scene *scene = scene_create(test->arena, (PageBoxes){.width = 10, .height = 10});
    scene_draw_image(scene, image, (Matrix){2, 0, 0, 2, 0, 0});
    return downsample_scene(test->arena, scene, ppi)->ops[0].as.image.image;
}

static const unsigned char steps[16] = {0,  10, 100, 100, /* rows */
                                        20, 30, 100, 104, /**/
                                        7,  7,  0,   255, /**/
                                        7,  7,  255, 0};

TEST(downsample_takes_means)
{
    const Image image = {.width = 4, .height = 4, .channels = 1, .orientation = 1, .pixels = steps};
    const Image *small = drawn(test, &image, 72);
    CHECK(small->width == 2 && small->height == 2);
    CHECK(small->pixels[0] == 15 && small->pixels[1] == 101);
    CHECK(small->pixels[2] == 7 && small->pixels[3] == 128);
}

TEST(downsample_leaves_what_is_nearly_right)
{
    const Image image = {.width = 4, .height = 4, .channels = 1, .orientation = 1, .pixels = steps};
    CHECK(drawn(test, &image, 108) == &image); /* 3 by 3 are wanted: 4 are not 1.5 times as many */
    CHECK(drawn(test, &image, 300) == &image);
}

TEST(downsample_weighs_colours_by_alpha)
{
    static const unsigned char alpha[16] = {0, 0, 255, 255, 0, 255, 255, 255};
    const Image image = {
        .width = 4, .height = 4, .channels = 1, .orientation = 1, .pixels = steps, .alpha = alpha};
    const Image *small = drawn(test, &image, 72);
    CHECK(small->pixels[0] == 30 && small->alpha[0] == 64); /* one of four is seen: the 30 */
    CHECK(small->alpha[1] == 255 && small->alpha[2] == 0);
}
