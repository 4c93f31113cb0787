/* Colour conversions against the formulas of PDF 1.7, 10.3. */
#include "scene/color.h"

#include "test.h"

TEST(color_black_is_black_ink_alone)
{
    double cmyk[4];
    Color rgb_black = {.has = COLOR_RGB};
    color_to_cmyk(&rgb_black, cmyk);
    CHECK(cmyk[0] == 0 && cmyk[1] == 0 && cmyk[2] == 0 && cmyk[3] == 1);
    color_to_cmyk(&COLOR_BLACK, cmyk);
    CHECK(cmyk[0] == 0 && cmyk[3] == 1);
    color_to_cmyk(&COLOR_WHITE, cmyk);
    CHECK(cmyk[0] == 0 && cmyk[3] == 0);
}

TEST(color_neutral_rgb_has_no_coloured_ink)
{
    for (int i = 0; i <= 255; i++) {
        double value = i / 255.0;
        Color gray = {.has = COLOR_RGB, .rgb = {value, value, value}};
        double cmyk[4];
        color_to_cmyk(&gray, cmyk);
        CHECK(cmyk[0] == 0 && cmyk[1] == 0 && cmyk[2] == 0);
        CHECK_NEAR(cmyk[3], 1 - value, 1e-12);
    }
}

TEST(color_rgb_red_is_magenta_and_yellow)
{
    Color red = {.has = COLOR_RGB, .rgb = {1, 0, 0}};
    double cmyk[4];
    color_to_cmyk(&red, cmyk);
    CHECK(cmyk[0] == 0 && cmyk[1] == 1 && cmyk[2] == 1 && cmyk[3] == 0);
}

TEST(color_inks_to_rgb)
{
    Color ink = {.has = COLOR_CMYK, .cmyk = {0.5, 0, 1, 0.25}};
    double rgb[3];
    color_to_rgb(&ink, rgb);
    CHECK_NEAR(rgb[0], 0.25, 1e-12); /* 1 - min(1, c + k) */
    CHECK_NEAR(rgb[1], 0.75, 1e-12);
    CHECK_NEAR(rgb[2], 0, 1e-12);
}

TEST(color_own_values_win)
{
    Color both = {.has = COLOR_RGB | COLOR_CMYK, .rgb = {1, 0, 0}, .cmyk = {0.1, 0.9, 0.8, 0}};
    double rgb[3];
    double cmyk[4];
    color_to_rgb(&both, rgb);
    color_to_cmyk(&both, cmyk);
    CHECK(rgb[0] == 1 && rgb[1] == 0 && cmyk[0] == 0.1 && cmyk[1] == 0.9);
}

TEST(color_gray_in_each_space)
{
    double gray = -1;
    Color rich = {.has = COLOR_RGB | COLOR_CMYK, .cmyk = {0.6, 0.5, 0.5, 1}};
    CHECK(color_is_gray(&rich, COLOR_RGB, &gray) && gray == 0);
    CHECK(!color_is_gray(&rich, COLOR_CMYK, &gray));
    CHECK(!color_is_gray(&rich, COLOR_GRAY, &gray));
    Color black_ink = {.has = COLOR_CMYK, .cmyk = {0, 0, 0, 0.25}};
    CHECK(color_is_gray(&black_ink, COLOR_CMYK, &gray));
    CHECK_NEAR(gray, 0.75, 1e-12);
}

TEST(color_tint_is_less_ink_and_more_paper)
{
    Color ink = {.has = COLOR_RGB | COLOR_CMYK | COLOR_GRAY | COLOR_SPOT,
                 .gray = 0.2,
                 .rgb = {0, 0.5, 1},
                 .cmyk = {1, 0.5, 0, 0},
                 .tint = 0.8,
                 .spot = "Gold"};
    Color half = color_tint(&ink, 0.5);
    CHECK_NEAR(half.cmyk[0], 0.5, 1e-12);
    CHECK_NEAR(half.cmyk[1], 0.25, 1e-12);
    CHECK_NEAR(half.rgb[0], 0.5, 1e-12);
    CHECK_NEAR(half.rgb[1], 0.75, 1e-12);
    CHECK_NEAR(half.gray, 0.6, 1e-12);
    CHECK_NEAR(half.tint, 0.4, 1e-12);
    CHECK(half.has == ink.has);
    Color none = color_tint(&ink, -3);
    CHECK(none.rgb[0] == 1 && none.cmyk[0] == 0);
}

TEST(color_mix_stays_in_common_spaces)
{
    Color a = {.has = COLOR_RGB | COLOR_CMYK, .rgb = {1, 0, 0}, .cmyk = {0, 1, 1, 0}};
    Color b = {.has = COLOR_CMYK, .cmyk = {1, 0, 1, 0}};
    Color middle = color_mix(&a, &b, 0.5);
    CHECK(middle.has == COLOR_CMYK);
    CHECK_NEAR(middle.cmyk[0], 0.5, 1e-12);
    CHECK_NEAR(middle.cmyk[2], 1, 1e-12);
    Color gold = {.has = COLOR_SPOT, .tint = 1, .spot = "Gold"};
    Color silver = {.has = COLOR_SPOT, .tint = 1, .spot = "Silver"};
    CHECK(color_mix(&gold, &silver, 0.5).has == (COLOR_RGB | COLOR_CMYK));
    CHECK(color_mix(&gold, &gold, 0.5).has == COLOR_SPOT);
}

TEST(color_equality_looks_at_given_values_only)
{
    Color a = {.has = COLOR_CMYK, .cmyk = {0, 0, 0, 1}, .rgb = {1, 0, 0}};
    Color b = {.has = COLOR_CMYK, .cmyk = {0, 0, 0, 1}};
    CHECK(color_equals(&a, &b));
    b.cmyk[3] = 0.5;
    CHECK(!color_equals(&a, &b));
    CHECK(!color_equals(&a, &COLOR_BLACK));
}
