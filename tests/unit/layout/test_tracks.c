#include "layout/tracks.h"
#include "test.h"

/* Sizes of `count` tracks for the demands; the expected sizes follow from CSS Grid 1, chapter 12.
 */
typedef struct Case {
    Track tracks[4];
    int track_count;
    Demand demands[4];
    int demand_count;
    double gap, room;
    bool stretches;
    double sizes[4];
} Case;

#define PT(n)                                                                                      \
    {                                                                                              \
        .length = { n, LENGTH_PT }                                                                 \
    }
#define FR(n)                                                                                      \
    {                                                                                              \
        .length = { n, LENGTH_FR }                                                                 \
    }
#define PART(n)                                                                                    \
    {                                                                                              \
        .length = { n, LENGTH_PERCENT }                                                            \
    }
#define AUTO                                                                                       \
    {                                                                                              \
        .length = { 0, LENGTH_AUTO }                                                               \
    }

static void check(TestState *test, Case item)
{
    TrackSizing sizing = {.tracks = item.tracks,
                          .track_count = item.track_count,
                          .demands = item.demands,
                          .demand_count = item.demand_count,
                          .gap = item.gap,
                          .room = item.room,
                          .stretches = item.stretches};
    tracks_size(&sizing);
    for (int i = 0; i < item.track_count; i++)
        CHECK_NEAR(item.tracks[i].base, item.sizes[i], 1e-6);
}

TEST(tracks_fixed_and_shares)
{
    check(test, (Case){{PT(50), FR(1), FR(2)}, 3, {{0}}, 0, 10, 220, false, {50, 50, 100}});
    check(test, (Case){{PART(0.25), FR(1)}, 2, {{0}}, 0, 0, 200, false, {50, 150}});
    /* Less than one fr in all takes only its part (12.7.1). */
    check(test, (Case){{FR(0.25), FR(0.25)}, 2, {{0}}, 0, 0, 200, false, {50, 50}});
    check(test, (Case){{FR(0), FR(1)}, 2, {{0, 1, 30, 40}}, 1, 0, 200, false, {30, 170}});
    check(test, (Case){{PT(300), FR(1)}, 2, {{0}}, 0, 0, 200, false, {300, 0}});
}

TEST(tracks_share_is_never_below_its_content)
{
    check(test,
          (Case){{FR(1), FR(1), FR(1)}, 3, {{0, 1, 120, 120}}, 1, 0, 300, false, {120, 90, 90}});
    check(test, (Case){{FR(1), FR(1), FR(1)},
                       3,
                       {{0, 1, 120, 120}, {1, 1, 95, 95}},
                       2,
                       0,
                       300,
                       false,
                       {120, 95, 85}});
}

TEST(tracks_auto_between_least_and_best)
{
    /* 12.6: equal parts, up to the limit: 40 to share, the first takes 10. */
    check(test,
          (Case){{AUTO, AUTO}, 2, {{0, 1, 10, 20}, {1, 1, 10, 100}}, 2, 0, 60, false, {20, 40}});
    check(test,
          (Case){{AUTO, AUTO}, 2, {{0, 1, 10, 20}, {1, 1, 10, 100}}, 2, 0, 15, false, {10, 10}});
    check(test,
          (Case){{AUTO, AUTO}, 2, {{0, 1, 10, 20}, {1, 1, 10, 100}}, 2, 0, 200, false, {20, 100}});
    check(test,
          (Case){{AUTO, AUTO}, 2, {{0, 1, 10, 20}, {1, 1, 10, 100}}, 2, 0, 200, true, {60, 140}});
    check(test, (Case){{AUTO, FR(1)}, 2, {{0, 1, 10, 80}}, 1, 0, 200, true, {80, 120}});
}

TEST(tracks_spanning_demands_raise_what_follows_content)
{
    check(test, (Case){{PT(30), AUTO}, 2, {{0, 2, 50, 50}}, 1, 0, 200, false, {30, 20}});
    check(test, (Case){{AUTO, AUTO}, 2, {{0, 2, 50, 50}}, 1, 10, 200, false, {20, 20}});
    check(test,
          (Case){{AUTO, AUTO}, 2, {{0, 1, 30, 30}, {0, 2, 50, 50}}, 2, 0, 200, false, {40, 10}});
    check(test, (Case){{PT(30), PT(30)}, 2, {{0, 2, 500, 500}}, 1, 0, 200, false, {30, 30}});
    check(test, (Case){{AUTO, FR(1)}, 2, {{0, 2, 50, 50}}, 1, 0, 20, false, {0, 50}});
    /* The narrower demand comes first, whatever the order. */
    check(test, (Case){{AUTO, AUTO, AUTO},
                       3,
                       {{0, 3, 60, 60}, {0, 2, 50, 50}},
                       2,
                       0,
                       300,
                       false,
                       {25 + 10.0 / 3, 25 + 10.0 / 3, 10.0 / 3}});
}

/* 12.7, indefinite: 1fr is as large as the neediest share. */
TEST(tracks_without_a_definite_room)
{
    check(test,
          (Case){
              {FR(1), FR(1)}, 2, {{0, 1, 10, 10}, {1, 1, 30, 30}}, 2, 0, INFINITY, true, {30, 30}});
    check(test,
          (Case){
              {FR(1), FR(2)}, 2, {{0, 1, 10, 10}, {1, 1, 30, 30}}, 2, 0, INFINITY, true, {15, 30}});
    check(test, (Case){{AUTO, PART(0.5), PT(5)},
                       3,
                       {{0, 1, 10, 20}, {1, 1, 3, 4}},
                       2,
                       0,
                       INFINITY,
                       true,
                       {20, 4, 5}});
}

TEST(tracks_span_counts_the_gaps_between)
{
    Track tracks[3] = {{.base = 10}, {.base = 20}, {.base = 40}};
    CHECK(tracks_span(tracks, 0, 3, 5) == 80 && tracks_span(tracks, 1, 1, 5) == 20);
    CHECK(tracks_span(tracks, 0, 0, 5) == 0);
}
