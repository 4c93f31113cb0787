#include "device/image_convert.h"
#include "test.h"

static const unsigned char red[3] = {255, 0, 0};
static const unsigned char yellow_ink[4] = {0, 0, 255, 0};

static Image picture(int channels, const unsigned char *pixels)
{
    return (Image){.kind = IMAGE_PIXELS,
                   .width = 1,
                   .height = 1,
                   .channels = channels,
                   .orientation = 1,
                   .pixels = pixels};
}

/* ISO 19005-2, 6.2.4.3: a file whose intent is sRGB holds no inks. */
TEST(image_convert_makes_light_of_inks_in_digital_files)
{
    HaruDocument document = {.arena = test->arena, .product = PDF_DIGITAL};
    const Image image = picture(4, yellow_ink);
    const Image *converted = image_convert(&document, &image);
    CHECK(converted->channels == 3 && converted->kind == IMAGE_PIXELS);
    CHECK(converted->pixels[0] > 200 && converted->pixels[1] > 200 && converted->pixels[2] < 60);
}

TEST(image_convert_leaves_the_rest_alone)
{
    HaruDocument digital = {.arena = test->arena, .product = PDF_DIGITAL};
    HaruDocument plain = {.arena = test->arena, .product = PDF_PLAIN};
    const Image light = picture(3, red);
    const Image inks = picture(4, yellow_ink);
    CHECK(image_convert(&digital, &light) == &light);
    CHECK(image_convert(&plain, &light) == &light);
    CHECK(image_convert(&plain, &inks) == &inks);
}
