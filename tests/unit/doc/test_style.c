#include "base/limits.h"
#include "doc/fixture.h"
#include "scene/scene.h"

static bool is_pt(Length length, double points)
{
    return length.unit == LENGTH_PT && fabs(length.value - points) < 1e-9;
}

TEST(style_initial_values)
{
    const Style *style = inline_style(test, "{}");
    CHECK(is_pt(style->font_size, 10.5) && style->font_weight == 400 && style->opacity == 1);
    CHECK(style->align_items == ALIGN_STRETCH && style->align_self == ALIGN_AUTO);
    CHECK(style->position == POSITION_STATIC && style->bleed == SIDE_AUTO);
    CHECK(style->grid_column.span == 1 && style->grid_row.start == 0);
    CHECK(style->width.unit == LENGTH_UNSET && style->blend == BLEND_NORMAL);
}

TEST(style_later_classes_and_inline_win)
{
    Theme *theme = theme_of(test, "{\"styles\": {\"a\": {\"fontSize\": \"11pt\", \"zIndex\": 1,"
                                  "\"flex\": 1}, \"b\": {\"zIndex\": 2, \"flex\": 2}}}");
    const Style *style = style_of(test, theme, NULL, "\"a  b\"", "{\"flex\": 3}");
    CHECK(is_pt(style->font_size, 11) && style->z_index == 2 && style->flex == 3);
    style = style_of(test, theme, NULL, "\"b a\"", NULL);
    CHECK(style->z_index == 1 && style->flex == 1);
}

TEST(style_extends_start_from_the_other)
{
    Theme *theme =
        theme_of(test, "{\"styles\": {\"body\": {\"zIndex\": 1, \"flex\": 1, \"opacity\": 0.5},"
                       "\"h1\": {\"extends\": \"body\", \"zIndex\": 2}, \"h2\": {\"flex\": 4, "
                       "\"extends\": \"h1\"}}}");
    const Style *style = style_of(test, theme, NULL, "\"h2\"", NULL);
    CHECK(style->z_index == 2 && style->flex == 4 && style->opacity == 0.5);
    CHECK(test->sink->count == 0);
}

TEST(style_cycles_are_reported)
{
    Theme *theme = theme_of(test, "{\"styles\": {\"a\": {\"extends\": \"b\"}, \"b\": {\"extends\": "
                                  "\"a\", \"zIndex\": 7}}}");
    const Style *style = style_of(test, theme, NULL, "\"a\"", NULL);
    CHECK(test_reported_once(test, E_STYLE_CYCLE) && test->sink->count == 1);
    CHECK(style->z_index == 7);
}

/* CSS Cascade 4, 2.1: a shorthand resets its longhands, whoever set them before. */
TEST(style_shorthands_and_longhands_follow_their_order)
{
    Theme *theme =
        theme_of(test, "{\"styles\": {\"card\": {\"paddingTop\": \"5pt\", \"borderLeft\": "
                       "\"3pt solid black\", \"rowGap\": \"9pt\"}}}");
    const Style *style = style_of(test, theme, NULL, "\"card\"",
                                  "{\"padding\": \"1pt\", \"border\": \"none\", \"gap\": \"2pt\"}");
    CHECK(is_pt(style->padding[0], 1) && style->border[3].width == 0 && is_pt(style->row_gap, 2));
    style = style_of(test, theme, NULL, NULL, "{\"margin\": \"1pt\", \"marginTop\": \"2pt\"}");
    CHECK(is_pt(style->margin[0], 2) && is_pt(style->margin[1], 1));
    style = style_of(test, theme, NULL, NULL, "{\"marginTop\": \"2pt\", \"margin\": \"1pt\"}");
    CHECK(is_pt(style->margin[0], 1));
    style = style_of(test, theme, NULL, "\"card\"", "{\"paddingLeft\": \"7pt\"}");
    CHECK(is_pt(style->padding[0], 5) && is_pt(style->padding[3], 7));
}

TEST(style_inherits_text_but_not_the_box)
{
    const Style *parent = inline_style(
        test, "{\"fontSize\": \"20pt\", \"fontWeight\": 700, \"color\": \"#FF0000\", \"padding\": "
              "\"3pt\","
              "\"opacity\": 0.5, \"textAlign\": \"center\", \"width\": \"50%\", \"textDecoration\":"
              "\"underline\", \"background\": \"black\", \"position\": \"absolute\"}");
    const Style *style = style_of(test, theme_of(test, NULL), parent, NULL, "{}");
    CHECK(is_pt(style->font_size, 20) && style->font_weight == 700);
    CHECK(style->color.color.rgb[0] == 1 && style->text_align == TEXT_ALIGN_CENTER);
    CHECK(style->padding[0].unit == LENGTH_UNSET && style->opacity == 1);
    CHECK(style->width.unit == LENGTH_UNSET && style->decoration == 0);
    CHECK(style->background.kind == PAINT_NONE && style->position == POSITION_STATIC);
}

/* CSS Values 4, 6.1.1: em of fontSize is the parent's, of anything else the element's own. */
TEST(style_em_of_parent_and_own)
{
    const Style *parent = inline_style(test, "{\"fontSize\": \"20pt\"}");
    Theme *theme = theme_of(test, NULL);
    const Style *style =
        style_of(test, theme, parent, NULL,
                 "{\"paddingTop\": \"2em\", \"fontSize\": \"1.5em\", \"width\": \"2字\"}");
    CHECK(is_pt(style->font_size, 30) && is_pt(style->padding[0], 60) && is_pt(style->width, 20));
    style = style_of(test, theme, parent, NULL, "{\"fontSize\": \"50%\"}");
    CHECK(is_pt(style->font_size, 10));
    style = style_of(test, theme, parent, NULL, "{\"fontSize\": 12.5}");
    CHECK(is_pt(style->font_size, 12.5));
}

/* CSS 2.2, 10.8.1: a number is inherited as a factor, em and percentages as what they come to. */
TEST(style_line_height_inherits_as_css_says)
{
    Theme *theme = theme_of(test, NULL);
    const Style *factor = inline_style(test, "{\"fontSize\": \"10pt\", \"lineHeight\": 1.5}");
    const Style *child = style_of(test, theme, factor, NULL, "{\"fontSize\": \"20pt\"}");
    CHECK(length_resolve(child->line_height, child->font_size.value, 0) == 30);
    const Style *percent = inline_style(test, "{\"fontSize\": \"10pt\", \"lineHeight\": \"150%\"}");
    child = style_of(test, theme, percent, NULL, "{\"fontSize\": \"20pt\"}");
    CHECK(length_resolve(child->line_height, child->font_size.value, 0) == 15);
}

TEST(style_font_sizes_stay_within_their_limits)
{
    static const char *const wrong[] = {
        "{\"fontSize\": 0.5}",      "{\"fontSize\": 2001}",     "{\"fontSize\": \"0.0001em\"}",
        "{\"fontSize\": \"0%\"}",   "{\"fontSize\": \"-50%\"}", "{\"fontSize\": \"14000%\"}",
        "{\"fontSize\": \"auto\"}", "{\"fontSize\": \"1fr\"}",  "{\"fontSize\": \"fill\"}",
        "{\"fontSize\": \"12\"}",   "{\"fontSize\": null}",     "{\"fontSize\": -3}",
    };
    const Style *parent = inline_style(test, "{\"fontSize\": \"1000pt\"}");
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        size_t before = test->sink->error_count;
        const Style *style = style_of(test, theme_of(test, NULL), parent, NULL, wrong[i]);
        CHECK(test->sink->error_count == before + 1 && is_pt(style->font_size, 1000));
    }
}

TEST(style_kebab_case_is_read_with_a_note)
{
    const Style *style = inline_style(test, "{\"font-size\": \"11pt\", \"z-index\": 4}");
    CHECK(is_pt(style->font_size, 11) && style->z_index == 4);
    CHECK(count_reported(test, N_KEBAB_CASE) == 2 && test->sink->error_count == 0);
}

TEST(style_unknown_property_has_a_suggestion)
{
    inline_style(test, "{\"fontsize\": \"11pt\", \"quite-another\": 1}");
    CHECK(count_reported(test, E_PROPERTY_UNKNOWN) == 2);
    CHECK(was_said(test, "Did you mean “fontSize”?"));
}

TEST(style_text_decoration_flags)
{
    CHECK(inline_style(test, "{\"textDecoration\": \"underline line-through\"}")->decoration ==
          (DECORATION_UNDERLINE | DECORATION_LINE_THROUGH));
    CHECK(inline_style(test, "{\"textDecoration\": \"none\"}")->decoration == 0);
    CHECK(inline_style(test, "{\"textDecoration\": \"underlined\"}")->decoration == 0);
    CHECK(test_reported_once(test, E_VALUE));
}

TEST(style_refuses_values_of_another_kind)
{
    Theme *theme = theme_of(test, "{\"styles\": {\"a\": 5, \"b\": {\"extends\": 5}, \"c\": null}}");
    static const char *const wrong[][2] = {
        {"5", NULL},        {"[\"a\"]", NULL}, {"null", NULL},  {NULL, "null"},  {NULL, "[]"},
        {NULL, "\"bold\""}, {"\"a\"", NULL},   {"\"b\"", NULL}, {"\"c\"", NULL}, {"\"none\"", NULL},
    };
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        size_t before = test->sink->error_count;
        style_of(test, theme, NULL, wrong[i][0], wrong[i][1]);
        CHECK(test->sink->error_count == before + 1);
    }
}

/* Each of these has no meaning in CSS or here; none may pass in silence. */
static const char *const wrong[] = {
    "\"width\": \"1fr\"",
    "\"width\": -1",
    "\"width\": \"-1mm\"",
    "\"width\": \"-10%\"",
    "\"width\": \"1mm 2mm\"",
    "\"padding\": \"-1mm\"",
    "\"padding\": \"auto\"",
    "\"padding\": \"1mm 2mm 3mm 4mm 5mm\"",
    "\"padding\": \"\"",
    "\"padding\": \"fill\"",
    "\"paddingTop\": \"auto\"",
    "\"paddingTop\": \"1fr\"",
    "\"margin\": \"fill\"",
    "\"margin\": \"1fr\"",
    "\"gap\": \"-1mm\"",
    "\"gap\": \"auto\"",
    "\"gap\": \"1mm 2mm 3mm\"",
    "\"minWidth\": \"fill\"",
    "\"borderRadius\": \"-2mm\"",
    "\"top\": \"fill\"",
    "\"border\": \"20% solid black\"",
    "\"border\": \"auto solid black\"",
    "\"border\": \"1fr solid black\"",
    "\"border\": \"solid black\"",
    "\"border\": \"\"",
    "\"border\": \"1pt wavy black\"",
    "\"border\": 1",
    "\"border\": \"2 solid black\"",
    "\"border\": \"-1pt solid black\"",
    "\"fontWeight\": 1e300",
    "\"fontWeight\": 400.5",
    "\"fontWeight\": -1e300",
    "\"fontWeight\": 0",
    "\"fontWeight\": \"heavy\"",
    "\"fontWeight\": 1001",
    "\"fontFamily\": []",
    "\"fontFamily\": \"\"",
    "\"fontFamily\": [5]",
    "\"fontFamily\": null",
    "\"fontFeatureSettings\": \"tabular\"",
    "\"fontFeatureSettings\": \"tnum,,palt\"",
    "\"fontFeatureSettings\": 5",
    "\"flex\": -1",
    "\"flex\": \"1\"",
    "\"zIndex\": 1.5",
    "\"zIndex\": 1e300",
    "\"opacity\": 1.5",
    "\"opacity\": \"-1%\"",
    "\"opacity\": \"0.5\"",
    "\"lineHeight\": 0",
    "\"lineHeight\": -1",
    "\"lineHeight\": \"-5pt\"",
    "\"lineHeight\": \"auto\"",
    "\"rotate\": \"12\"",
    "\"rotate\": 1e300",
    "\"aspectRatio\": 0",
    "\"aspectRatio\": \"4 / 0\"",
    "\"aspectRatio\": \"4 / 3 / 2\"",
    "\"aspectRatio\": -1",
    "\"gridTemplateColumns\": \"\"",
    "\"gridTemplateColumns\": \"fill\"",
    "\"gridTemplateColumns\": \"-1fr\"",
    "\"gridTemplateColumns\": \"repeat(0, 1fr)\"",
    "\"gridTemplateColumns\": \"repeat(2 1fr)\"",
    "\"gridTemplateColumns\": \"repeat(2, )\"",
    "\"gridTemplateColumns\": \"repeat(2.5, 1fr)\"",
    "\"gridTemplateColumns\": \"repeat(65, 1fr)\"",
    "\"gridTemplateColumns\": \"repeat(2, repeat(2, 1fr))\"",
    "\"gridAutoRows\": \"fill\"",
    "\"gridColumn\": 0",
    "\"gridColumn\": \"2 / 2\"",
    "\"gridColumn\": \"span 0\"",
    "\"gridColumn\": \"-1\"",
    "\"gridColumn\": 1.5",
    "\"gridRow\": \"1 / 2 / 3\"",
    "\"textIndent\": \"auto\"",
    "\"letterSpacing\": \"fill\"",
    "\"textAutospace\": 2",
    "\"textAutospace\": \"wide\"",
    "\"position\": \"fixed\"",
    "\"bleed\": \"above\"",
    "\"embolden\": 0.5",
    "\"lang\": 5",
    "\"color\": \"linear-gradient(white, black)\"",
    "\"height\": \"99999mm\"",
    "\"height\": 12, \"flex\": 1",
    "\"height\": true",
};

TEST(style_refuses_nonsense)
{
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        diag_init(test->sink, test->arena, DIAG_ENGLISH);
        inline_style(test, arena_print(test->arena, "{%s}", wrong[i]));
        if (test->sink->error_count != 1)
            test_fail(test, __FILE__, __LINE__, wrong[i]);
    }
    CHECK(COUNT_OF(wrong) > 0);
}

TEST(style_message_of_a_bare_number_shows_only_the_number)
{
    inline_style(test, "{\"width\": 12, \"opacity\": 0.5}");
    CHECK(test_reported_once(test, E_LENGTH_UNIT_MISSING));
    CHECK_TEXT(test->sink->items[0].message,
               "“width” is the bare number 12; a length needs a unit.");
}

TEST(style_tokens_of_every_kind)
{
    Theme *theme = theme_of(
        test, "{\"tokens\": {\"gap\": \"4pt\", \"wide\": \"8pt\", \"line\": \"2pt dashed $red\","
              "\"red\": \"#F00\", \"song\": [\"A\", \"B\"], \"kai\": \"C\", \"loop\": [\"$loop\"],"
              "\"bold\": 700}}");
    const Style *style = style_of(
        test, theme, NULL, NULL,
        "{\"padding\": \"$gap $wide\", \"gap\": \"$gap\", \"borderTop\": \"$line\", \"border\":"
        "\"$gap solid $red\", \"fontFamily\": [\"X\", \"$song\", \"$kai\"], \"fontWeight\": "
        "\"$bold\"}");
    CHECK(test->sink->count == 0);
    CHECK(is_pt(style->padding[0], 4) && is_pt(style->padding[3], 8) &&
          is_pt(style->column_gap, 4));
    CHECK(style->border[2].width == 4 && style->font_weight == 700);
    CHECK(style->font_family.count == 4);
    CHECK_TEXT(style->font_family.names[2], "B");
    CHECK_TEXT(style->font_family.names[3], "C");
    style_of(test, theme, NULL, NULL, "{\"fontFamily\": \"$loop\", \"width\": \"$red\"}");
    CHECK(count_reported(test, E_VALUE) == 2);
}

/* The rows that a shorthand covers follow it at once, as style.c relies on. */
TEST(style_longhands_follow_their_shorthand)
{
    for (const Field *shorthand = style_fields; shorthand->name; shorthand++) {
        size_t end = shorthand->offset + shorthand->type->size;
        bool is_behind = true;
        for (const Field *field = style_fields; field->name; field++) {
            bool is_part = field != shorthand && field->offset >= shorthand->offset &&
                           field->offset + field->type->size <= end;
            bool is_next = field > shorthand && is_behind;
            is_behind = field <= shorthand || (is_behind && is_part);
            CHECK(!is_part || is_next);
        }
    }
}
