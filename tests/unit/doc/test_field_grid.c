#include "doc/fixture.h"

static TrackList tracks(TestState *test, const char *text)
{
    return inline_style(test, arena_print(test->arena, "{\"gridTemplateColumns\": \"%s\"}", text))
        ->grid_columns;
}

TEST(field_tracks_of_every_unit)
{
    TrackList list = tracks(test, "30pt 20% 1.5fr auto");
    CHECK(list.count == 4 && test->sink->count == 0);
    CHECK(list.tracks[0].unit == LENGTH_PT && list.tracks[0].value == 30);
    CHECK(list.tracks[1].unit == LENGTH_PERCENT && list.tracks[1].value == 0.2);
    CHECK(list.tracks[2].unit == LENGTH_FR && list.tracks[2].value == 1.5);
    CHECK(list.tracks[3].unit == LENGTH_AUTO);
}

TEST(field_tracks_repeat_is_written_out)
{
    TrackList list = tracks(test, "10pt repeat(3, 1fr auto) 20pt");
    CHECK(list.count == 8 && list.tracks[0].value == 10 && list.tracks[7].value == 20);
    for (int i = 1; i < 7; i++)
        CHECK(list.tracks[i].unit == (i % 2 ? LENGTH_FR : LENGTH_AUTO));
    CHECK(tracks(test, "repeat(64, 1fr)").count == 64 && test->sink->count == 0);
    CHECK(tracks(test, "repeat(64, 1fr) 1fr").count == 0 && test_reported_once(test, E_VALUE));
}

TEST(field_tracks_from_tokens)
{
    Theme *theme = theme_of(test, "{\"tokens\": {\"side\": \"40pt\", \"three\": \"1fr 2fr 1fr\"}}");
    CHECK(style_of(test, theme, NULL, NULL, "{\"gridTemplateColumns\": \"$side 1fr\"}")
              ->grid_columns.tracks[0]
              .value == 40);
    CHECK(style_of(test, theme, NULL, NULL, "{\"gridTemplateColumns\": \"$three\"}")
              ->grid_columns.count == 3);
    style_of(test, theme, NULL, NULL, "{\"gridTemplateColumns\": \"$sied 1fr\"}");
    CHECK(test_reported_once(test, E_TOKEN_UNKNOWN) && test->sink->count == 1);
}

static void check_line(TestState *test, const char *text, int start, int span)
{
    GridLine line =
        inline_style(test, arena_print(test->arena, "{\"gridColumn\": %s}", text))->grid_column;
    CHECK(line.start == start && line.span == span);
}

/* CSS Grid 1, 8.3. */
TEST(field_grid_lines)
{
    check_line(test, "2", 2, 1);
    check_line(test, "\"2\"", 2, 1);
    check_line(test, "\"2 / 4\"", 2, 2);
    check_line(test, "\"2/4\"", 2, 2);
    check_line(test, "\"span 3\"", 0, 3);
    check_line(test, "\"2 / span 3\"", 2, 3);
    CHECK(test->sink->count == 0);
}
