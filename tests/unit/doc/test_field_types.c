#include "doc/fixture.h"

TEST(field_border_pieces_in_any_order)
{
    static const char *const same[] = {"{\"borderTop\": \"2pt dashed #FF0000\"}",
                                       "{\"borderTop\": \"#FF0000 2pt dashed\"}",
                                       "{\"borderTop\": \"dashed rgb(255, 0, 0) 2pt\"}"};
    for (size_t i = 0; i < COUNT_OF(same); i++) {
        const Style *style = inline_style(test, same[i]);
        CHECK(style->border[0].width == 2 && style->border[0].line == BORDER_DASHED);
        CHECK(style->border[0].paint.color.rgb[0] == 1 && style->border[1].width == 0);
    }
    const Style *style = inline_style(test, "{\"border\": \"1mm double alpha(black, 50%)\"}");
    CHECK(style->border[3].line == BORDER_DOUBLE && style->border[3].paint.opacity == 0.5);
    CHECK_NEAR(style->border[2].width, 72 / 25.4, 1e-9);
    CHECK(inline_style(test, "{\"border\": \"1pt\"}")->border[0].paint.kind == PAINT_SOLID);
    CHECK(test->sink->count == 0);
}

TEST(field_border_of_one_side_overrides)
{
    const Style *style =
        inline_style(test, "{\"border\": \"1pt solid black\", \"borderLeft\": \"none\"}");
    CHECK(style->border[0].width == 1 && style->border[3].width == 0);
}

TEST(field_font_weights)
{
    CHECK(inline_style(test, "{\"fontWeight\": 350}")->font_weight == 350);
    CHECK(inline_style(test, "{\"fontWeight\": \"bold\"}")->font_weight == 700);
    CHECK(inline_style(test, "{\"fontWeight\": \"normal\"}")->font_weight == 400);
}

TEST(field_font_features)
{
    CHECK_TEXT(
        inline_style(test, "{\"fontFeatureSettings\": \"tnum, palt=0, -kern\"}")->font_features,
        "tnum, palt=0, -kern");
    CHECK(inline_style(test, "{\"fontFeatureSettings\": \"normal\"}")->font_features == NULL);
    CHECK(test->sink->count == 0);
}

TEST(field_measures_without_length)
{
    CHECK(inline_style(test, "{\"rotate\": \"-12.5deg\"}")->rotate_deg == -12.5);
    CHECK(inline_style(test, "{\"rotate\": 30}")->rotate_deg == 30);
    CHECK_NEAR(inline_style(test, "{\"opacity\": \"40%\"}")->opacity, 0.4, 1e-12);
    CHECK_NEAR(inline_style(test, "{\"aspectRatio\": \"4 / 3\"}")->aspect_ratio, 4.0 / 3, 1e-12);
    CHECK_NEAR(inline_style(test, "{\"aspectRatio\": \"16/9\"}")->aspect_ratio, 16.0 / 9, 1e-12);
    CHECK(inline_style(test, "{\"aspectRatio\": \"2\"}")->aspect_ratio == 2);
    CHECK(inline_style(test, "{\"textAutospace\": \"normal\"}")->text_autospace == 0.25);
    CHECK(inline_style(test, "{\"textAutospace\": \"dense\"}")->text_autospace == 0.125);
    CHECK(inline_style(test, "{\"textAutospaceDigits\": \"0.1em\"}")->text_autospace_digit == 0.1);
    CHECK(inline_style(test, "{}")->text_autospace_digit < 0);
    CHECK(test->sink->count == 0);
}

/* A colour keeps the name of its token, for preflight; words that begin with $ are no token. */
TEST(field_tokens_are_resolved_by_kind)
{
    Theme *theme = theme_of(test, "{\"tokens\": {\"red\": \"#F00\", \"n\": 3}}");
    StyleContext context = {.theme = theme, .base = {10, 10, false}};
    FieldReader reader = {.arena = test->arena, .diagnostics = test->sink, .context = &context};
    static const Field paint = {.name = "fill", .type = &field_paint};
    static const Field words = {.name = "text", .type = &field_text};
    static const Field number = {.name = "sides", .type = &field_integer};
    JsonValue *token = json_of(test, "\"$red\"");
    CHECK(field_resolve_token(&reader, &paint, token) == token);
    CHECK(field_resolve_token(&reader, &words, json_of(test, "\"$5\""))->kind == JSON_STRING);
    CHECK(field_resolve_token(&reader, &number, json_of(test, "\"$n\""))->number == 3);
    CHECK(test->sink->count == 0);
    const Style *style = style_of(test, theme, NULL, NULL, "{\"color\": \"$red\"}");
    CHECK_TEXT(style->color.color.name, "red");
}
