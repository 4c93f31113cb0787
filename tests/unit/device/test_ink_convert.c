#include "device/ink_convert.h"
#include "device/icc_profile.h"
#include "test.h"

#include <string.h>

static const char *fault_of(TestState *test, Text profile)
{
    const char *fault = NULL;
    InkConverter *converter = ink_converter_create(test->arena, profile, RENDER_RELATIVE, &fault);
    CHECK(!converter == (fault != NULL));
    if (converter)
        ink_converter_destroy(converter);
    return fault;
}

TEST(ink_convert_refuses_what_is_no_profile)
{
    CHECK(fault_of(test, text_of("")) != NULL);
    CHECK(fault_of(test, text_of("no profile at all")) != NULL);
}

TEST(ink_convert_refuses_a_cut_profile)
{
    Text srgb = icc_profile_srgb(test->arena);
    CHECK(fault_of(test, (Text){srgb.data, srgb.length / 2}) != NULL);
}

TEST(ink_convert_refuses_a_profile_of_light)
{
    const char *fault = fault_of(test, icc_profile_srgb(test->arena));
    CHECK(fault && strstr(fault, "CMYK"));
}

/* Gray and neutral light stay on the black plate (docs/press.md, 1.8). */
TEST(ink_convert_keeps_neutrals_on_black)
{
    const Color colors[] = {{.has = COLOR_GRAY, .gray = 0.25},
                            {.has = COLOR_RGB, .rgb = {0.25, 0.25, 0.25}}};
    for (size_t i = 0; i < COUNT_OF(colors); i++) {
        double inks[4];
        ink_of_color(NULL, &colors[i], inks);
        CHECK(inks[0] == 0 && inks[1] == 0 && inks[2] == 0);
        CHECK_NEAR(inks[3], 0.75, 1e-9);
    }
}

TEST(ink_convert_takes_inks_as_they_are)
{
    const Color color = {
        .has = COLOR_CMYK | COLOR_RGB, .cmyk = {0.1, 0.2, 0.3, 0.4}, .rgb = {1, 0, 0}};
    double inks[4];
    ink_of_color(NULL, &color, inks);
    CHECK(memcmp(inks, color.cmyk, sizeof inks) == 0);
}

TEST(ink_convert_lets_only_full_black_overprint)
{
    CHECK(ink_overprints((const double[4]){0, 0, 0, 1}));
    CHECK(!ink_overprints((const double[4]){0, 0, 0, 0.99}));
    CHECK(!ink_overprints((const double[4]){0.01, 0, 0, 1}));
    CHECK(!ink_overprints((const double[4]){0, 0, 0, 0}));
}
