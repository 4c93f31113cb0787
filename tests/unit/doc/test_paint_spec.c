#include "doc/paint_spec.h"
#include "doc/fixture.h"

static const char theme_text[] =
    "{\"tokens\": {\"red\": {\"cmyk\": [0, 100, 100, 10], \"rgb\": \"#C8161D\"},"
    "\"up\": \"$red\", \"pale\": \"$red 20%\", \"half\": \"alpha($red, 50%)\","
    "\"spot\": {\"spot\": \"PANTONE 185 C\", \"cmyk\": [0, 90, 80, 0], \"tint\": 60},"
    "\"a\": \"$b 50%\", \"b\": \"$a 50%\", \"c\": \"$d\", \"d\": \"$c\", \"number\": 5,"
    "\"sky\": \"linear-gradient(90deg, $red, white)\", \"one\": {\"spot\": \"X\"}, \"none\": {}}}";

static bool read(TestState *test, const char *json, PaintSpec *spec)
{
    bool reported;
    return paint_spec_read(theme_of(test, theme_text), json_of(test, json), spec, &reported);
}

static void check_rgb(TestState *test, const char *json, double red, double green, double blue)
{
    PaintSpec spec = {0};
    CHECK(read(test, json, &spec) && spec.kind == PAINT_SOLID && spec.opacity == 1);
    CHECK(spec.color.has & COLOR_RGB);
    CHECK_NEAR(spec.color.rgb[0], red, 1e-9);
    CHECK_NEAR(spec.color.rgb[1], green, 1e-9);
    CHECK_NEAR(spec.color.rgb[2], blue, 1e-9);
}

TEST(paint_spec_rgb_notations)
{
    check_rgb(test, "\"#c8161d\"", 200 / 255.0, 22 / 255.0, 29 / 255.0);
    check_rgb(test, "\"#F80\"", 1, 136 / 255.0, 0);
    check_rgb(test, "\"rgb(200, 22, 29)\"", 200 / 255.0, 22 / 255.0, 29 / 255.0);
    check_rgb(test, "\"rgb(100%, 0%, 50%)\"", 1, 0, 0.5);
    check_rgb(test, "{\"rgb\": \"#C8161D\"}", 200 / 255.0, 22 / 255.0, 29 / 255.0);
    check_rgb(test, "\"$red\"", 200 / 255.0, 22 / 255.0, 29 / 255.0);
    check_rgb(test, "\"$up\"", 200 / 255.0, 22 / 255.0, 29 / 255.0);
}

TEST(paint_spec_inks)
{
    PaintSpec spec;
    CHECK(read(test, "\"cmyk(0, 100, 50, 10)\"", &spec) && spec.color.has == COLOR_CMYK);
    CHECK(spec.color.cmyk[1] == 1 && spec.color.cmyk[2] == 0.5 && spec.color.cmyk[3] == 0.1);
    CHECK(read(test, "\"gray(50%)\"", &spec) && spec.color.has == COLOR_GRAY);
    CHECK(spec.color.gray == 0.5);
    CHECK(read(test, "\"$red\"", &spec) && spec.color.has == (COLOR_CMYK | COLOR_RGB));
    CHECK_TEXT(spec.color.name, "red");
    CHECK(read(test, "\"$spot\"", &spec) && spec.color.has == (COLOR_CMYK | COLOR_SPOT));
    CHECK_TEXT(spec.color.spot, "PANTONE 185 C");
    CHECK_NEAR(spec.color.tint, 0.6, 1e-12);
}

TEST(paint_spec_words)
{
    PaintSpec spec;
    CHECK(read(test, "\"black\"", &spec) && color_equals(&spec.color, &COLOR_BLACK));
    CHECK(read(test, "\"white\"", &spec) && color_equals(&spec.color, &COLOR_WHITE));
    CHECK(read(test, "\"transparent\"", &spec) && spec.kind == PAINT_NONE);
    CHECK(read(test, "\"none\"", &spec) && spec.kind == PAINT_NONE);
}

TEST(paint_spec_tints_and_alpha)
{
    static const char *const tints[] = {"\"$red 20%\"", "\"tint($red, 20%)\"", "\"$pale\"",
                                        "\"tint($red, 0.2)\""};
    PaintSpec spec;
    for (size_t i = 0; i < COUNT_OF(tints); i++) {
        CHECK(read(test, tints[i], &spec) && spec.kind == PAINT_SOLID && spec.opacity == 1);
        CHECK_NEAR(spec.color.cmyk[1], 0.2, 1e-12);
        CHECK_NEAR(spec.color.rgb[0], 1 - 0.2 * (1 - 200 / 255.0), 1e-12);
    }
    CHECK(read(test, "\"alpha($red, 40%)\"", &spec) && spec.opacity == 0.4);
    CHECK(spec.color.cmyk[1] == 1);
    CHECK(read(test, "\"alpha($half, 50%)\"", &spec));
    CHECK_NEAR(spec.opacity, 0.25, 1e-12);
}

/* CSS Images 3, 3.4.3: first 0, last 1, between them evenly; never falling. */
TEST(paint_spec_gradient_offsets)
{
    PaintSpec spec;
    CHECK(read(test, "\"linear-gradient(90deg, $red, white, black, $red 80%, white)\"", &spec));
    CHECK(spec.kind == PAINT_LINEAR && spec.angle_deg == 90 && spec.stop_count == 5);
    CHECK_NEAR(spec.stops[0].offset, 0, 1e-12);
    CHECK_NEAR(spec.stops[1].offset, 0.8 / 3, 1e-12);
    CHECK_NEAR(spec.stops[2].offset, 1.6 / 3, 1e-12);
    CHECK_NEAR(spec.stops[3].offset, 0.8, 1e-12);
    CHECK_NEAR(spec.stops[4].offset, 1, 1e-12);
    CHECK(read(test, "\"linear-gradient(white 60%, black 20%, white)\"", &spec));
    CHECK(spec.angle_deg == 180);
    CHECK_NEAR(spec.stops[1].offset, 0.6, 1e-12);
    CHECK(read(test, "\"radial-gradient(alpha(white, 50%), $red)\"", &spec));
    CHECK(spec.kind == PAINT_RADIAL && spec.stop_count == 2 && spec.stops[0].opacity == 0.5);
    CHECK(read(test, "\"$sky\"", &spec) && spec.kind == PAINT_LINEAR);
}

TEST(paint_spec_transparent_stop_takes_its_neighbours_colour)
{
    PaintSpec spec;
    CHECK(read(test, "\"linear-gradient(transparent, $red, transparent)\"", &spec));
    CHECK(spec.stops[0].opacity == 0 && color_equals(&spec.stops[0].color, &spec.stops[1].color));
    CHECK(spec.stops[2].opacity == 0 && color_equals(&spec.stops[2].color, &spec.stops[1].color));
    CHECK(read(test, "\"linear-gradient(transparent, transparent)\"", &spec));
    CHECK(spec.stops[0].color.has != 0 && spec.stops[0].opacity == 0);
}

TEST(paint_spec_refuses_nonsense)
{
    static const char *const wrong[] = {
        "\"\"",
        "\"red\"",
        "\"#12345\"",
        "\"#gggggg\"",
        "\"rgb(1, 2)\"",
        "\"rgb(1, 2, 3, 4)\"",
        "\"rgb(256, 0, 0)\"",
        "\"rgb(1, 2, 3,)\"",
        "\"rgb(-1, 0, 0)\"",
        "\"cmyk(0, 0, 0, 101)\"",
        "\"gray(50) 1\"",
        "\"tint($red)\"",
        "\"tint($red, 120%)\"",
        "\"alpha($sky, 10%)\"",
        "\"$sky 20%\"",
        "\"$red 20\"",
        "\"$red 20% 3\"",
        "\"linear-gradient($red)\"",
        "\"linear-gradient($red, )\"",
        "\"linear-gradient($red, $sky)\"",
        "\"linear-gradient($red, white 120%)\"",
        "\"linear-gradient(90, $red, white)\"",
        "\"$number\"",
        "\"$none\"",
        "\"$one\"",
        "5",
        "null",
        "[]",
        "{\"cmyk\": [0, 0, 0]}",
        "{\"cmyk\": [0, 0, 0, 200]}",
        "{\"rgb\": \"C8161D0\"}",
        "{\"rgb\": \"\"}",
        "{\"rgb\": \"#C8161D\", \"colour\": 1}",
        "{\"spot\": \"X\"}",
        "{\"gray\": 101}",
        "\"linear-gradient(white,white,white,white,white,white,white,white,white,white,white,white,"
        "white,white,white,white,white)\"",
    };
    PaintSpec spec;
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        CHECK(!read(test, wrong[i], &spec));
    CHECK(test->sink->count == 0);
}

TEST(paint_spec_misspelt_token_is_reported_once)
{
    const Style *style = style_of(test, theme_of(test, theme_text), NULL, NULL,
                                  "{\"background\": \"$rde\", \"border\": \"1pt solid $rde 20%\"}");
    CHECK(style->background.kind == PAINT_NONE && style->border[0].width == 0);
    CHECK(count_reported(test, E_TOKEN_UNKNOWN) == 2);
    CHECK(was_said(test, "Did you mean “red”?"));
    CHECK(test->sink->count == 2);
}

TEST(paint_spec_cycles_of_tokens_end)
{
    style_of(test, theme_of(test, theme_text), NULL, NULL, "{\"background\": \"$a\"}");
    CHECK(test_reported_once(test, E_TOKEN_CYCLE));
    style_of(test, theme_of(test, theme_text), NULL, NULL, "{\"color\": \"$c\"}");
    CHECK(count_reported(test, E_TOKEN_CYCLE) == 2);
    CHECK(test->sink->count == 2);
}

/* CSS Images 3, 3.1: the gradient line of a square at 45 degrees is its diagonal. */
TEST(paint_spec_gradient_lines)
{
    PaintSpec spec;
    Rect box = {10, 20, 100, 100};
    CHECK(read(test, "\"linear-gradient(45deg, white, black)\"", &spec));
    const Paint *paint = paint_spec_realize(&spec, test->arena, box);
    CHECK_NEAR(paint->from.x, 10, 1e-9);
    CHECK_NEAR(paint->from.y, 120, 1e-9);
    CHECK_NEAR(paint->to.x, 110, 1e-9);
    CHECK_NEAR(paint->to.y, 20, 1e-9);
    spec.angle_deg = 180;
    paint = paint_spec_realize(&spec, test->arena, (Rect){0, 0, 300, 50});
    CHECK_NEAR(paint->from.y, 0, 1e-9);
    CHECK_NEAR(paint->to.y, 50, 1e-9);
    CHECK_NEAR(paint->to.x, 150, 1e-9);
    CHECK(read(test, "\"radial-gradient(white, black)\"", &spec));
    paint = paint_spec_realize(&spec, test->arena, (Rect){0, 0, 30, 40});
    CHECK_NEAR(paint->to_radius, 25, 1e-9);
    CHECK_NEAR(paint->from.x, 15, 1e-9);
}
