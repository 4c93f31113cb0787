/* Pictures with profiles of their own. */
#include "device/picture_srgb.h"

#include <lcms2.h>

#include "device/icc_profile.h"
#include "test.h"

/* A gray profile whose values are amounts of light. */
static Text linear_gray(TestState *test)
{
    cmsToneCurve *curve = cmsBuildGamma(NULL, 1);
    cmsHPROFILE profile = cmsCreateGrayProfile(cmsD50_xyY(), curve);
    cmsUInt32Number size = 0;
    CHECK(cmsSaveProfileToMem(profile, NULL, &size));
    char *bytes = arena_alloc(test->arena, size);
    CHECK(cmsSaveProfileToMem(profile, bytes, &size));
    cmsCloseProfile(profile);
    cmsFreeToneCurve(curve);
    return (Text){bytes, size};
}

static Image image_of(const unsigned char *pixels, Text profile)
{
    return (Image){.kind = IMAGE_PIXELS,
                   .width = 2,
                   .height = 1,
                   .channels = 1,
                   .orientation = 1,
                   .pixels = pixels,
                   .icc = (const unsigned char *)profile.data,
                   .icc_size = profile.length};
}

/* IEC 61966-2-1: half the light is coded as 0.7354. */
TEST(picture_as_srgb_codes_light)
{
    static const unsigned char pixels[] = {0, 128};
    Image image = image_of(pixels, linear_gray(test));
    CHECK(picture_has_own_light(&image));
    const Image *shown = picture_as_srgb(test->arena, &image);
    CHECK(shown->channels == 3 && !shown->icc);
    for (int i = 0; i < 3; i++) {
        CHECK_NEAR(shown->pixels[i], 0, 1);
        CHECK_NEAR(shown->pixels[3 + i], 188, 1);
    }
}

TEST(picture_without_a_profile_that_fits_is_itself)
{
    static const unsigned char pixels[] = {1, 2};
    Image srgb = image_of(pixels, icc_profile_srgb(test->arena));
    CHECK(!picture_has_own_light(&srgb));
    Image plain = image_of(pixels, (Text){NULL, 0});
    CHECK(!picture_has_own_light(&plain));
    Image broken = image_of(pixels, text_of("this is no profile at all"));
    CHECK(picture_as_srgb(test->arena, &broken) == &broken);
    Image other = image_of(pixels, linear_gray(test));
    other.channels = 3; /* a gray profile in an RGB file */
    CHECK(picture_as_srgb(test->arena, &other) == &other);
}
