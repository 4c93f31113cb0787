#include "element/palette.h"
#include "test.h"

static Theme theme_of(TestState *test, const char *json)
{
    const SourceText *source = source_create(test->arena, "theme.json", text_of(json));
    Theme theme;
    theme_read(&theme, test->arena, test->sink, json_parse(test->arena, test->sink, source), NULL,
               NULL);
    return theme;
}

/* 21 : 1 is black on white; the ratio of #777 on white is 4.48 (WCAG 2.1, understanding 1.4.3). */
TEST(palette_contrast_is_that_of_wcag)
{
    Color grey = {.has = COLOR_RGB, .rgb = {119 / 255.0, 119 / 255.0, 119 / 255.0}};
    CHECK_NEAR(palette_contrast(&COLOR_BLACK, &COLOR_WHITE), 21, 0.001);
    CHECK_NEAR(palette_contrast(&grey, &COLOR_WHITE), 4.48, 0.01);
    CHECK_NEAR(palette_contrast(&grey, &grey), 1, 1e-9);
}

TEST(palette_takes_tokens_and_fills_the_rest)
{
    Theme bare = theme_of(test, "{}");
    Palette fallback = palette_read(&bare, NULL);
    CHECK(fallback.main.has & COLOR_CMYK && fallback.main.has & COLOR_RGB);
    Theme theme = theme_of(test, "{\"tokens\": {\"main\": {\"cmyk\": [0, 100, 100, 10]}}}");
    Palette palette = palette_read(&theme, NULL);
    CHECK_NEAR(palette.main.cmyk[1], 1, 1e-9);
    CHECK_NEAR(palette.tint.cmyk[1], 0.08, 1e-9); /* follows from main */
    PaintSpec tone = {.kind = PAINT_SOLID, .color = COLOR_BLACK, .opacity = 1};
    CHECK_NEAR(palette_read(&theme, &tone).main.cmyk[3], 1, 1e-9);
}

TEST(palette_text_can_be_read)
{
    Theme theme = theme_of(test, "{}");
    Palette palette = palette_read(&theme, NULL);
    Color yellow = {.has = COLOR_RGB, .rgb = {1, 0.85, 0.3}};
    Color on_blue = palette_on(&palette, &palette.main);
    Color on_yellow = palette_on(&palette, &yellow);
    CHECK(palette_contrast(&on_blue, &palette.main) >= 4.5);
    CHECK(palette_contrast(&on_yellow, &yellow) >= 4.5);
}

/* A tint is written as inks: the token's name would bring back the full colour. */
TEST(palette_tints_lose_the_token)
{
    Theme theme = theme_of(test, "{\"tokens\": {\"main\": {\"cmyk\": [0, 100, 100, 10]}}}");
    Palette palette = palette_read(&theme, NULL);
    CHECK_TEXT(palette_json(test->arena, &palette.main, NULL)->text.data, "$main");
    Color tint = palette_tint(&palette.main, 0.5);
    const JsonValue *value = palette_json(test->arena, &tint, NULL);
    CHECK(value->kind == JSON_OBJECT);
    CHECK_NEAR(json_find(value, "cmyk")->items[1]->number, 50, 1e-9);
}
