/* Colours: the house palette stays apart in grey and for colour-blind readers. */
#include "chart/palette.h"
#include "chart_fixture.h"

#define PLAIN                                                                                      \
    "{\"type\":\"chart\",\"alt\":\"图\",\"x\":\"n\",\"data\":[{\"n\":\"甲\",\"a\":1,\"b\":2}],"

TEST(chart_house_colors_stay_apart)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    const Chart *chart = chart_from(&fixture, PLAIN "\"series\":[{\"type\":\"bar\",\"y\":\"a\"}]}");
    CHECK(chart && chart->chart_colors_count >= 6);
    for (int i = 0; i < chart->chart_colors_count; i++) {
        for (int k = 0; k < i; k++)
            CHECK(chart_colors_distance(&chart->palette[i], &chart->palette[k]) > 0.06);
    }
    layout_release(&fixture);
}

/* Red and green of one lightness: the classic mistake. */
TEST(chart_colors_alike_are_reported)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    chart_from(&fixture,
               PLAIN "\"series\":[{\"type\":\"bar\",\"y\":\"a\",\"color\":\"#C04040\"},{\"type\":"
                     "\"bar\",\"y\":\"b\",\"color\":\"#3C8040\"}]}");
    CHECK(test_reported_once(test, W_CHART_COLORS));
    layout_release(&fixture);
}

TEST(chart_theme_gives_the_palette)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, "{\"tokens\":{\"palette\":[\"#102030\",\"#E0D0C0\"]}}");
    const Chart *chart =
        chart_from(&fixture, PLAIN
                   "\"series\":[{\"type\":\"bar\",\"y\":\"a\"},{\"type\":\"bar\",\"y\":\"b\"}]}");
    CHECK(chart != NULL);
    CHECK_NEAR(chart->series[0].color.color.rgb[0], 16 / 255.0, 1e-9);
    CHECK_NEAR(chart->series[1].color.color.rgb[2], 192 / 255.0, 1e-9);
    layout_release(&fixture);
}
