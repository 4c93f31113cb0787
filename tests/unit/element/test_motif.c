#include "element/motif.h"
#include "test.h"

/* The same frame gives the same drawing, another seed another one; nothing is endless. */
TEST(motif_is_the_same_each_time)
{
    Rect frame = {5, 5, 300, 100};
    for (int kind = MOTIF_CLOUD; kind <= MOTIF_DOTS; kind++) {
        Path *filled[2] = {path_create(test->arena), path_create(test->arena)};
        Path *stroked[2] = {path_create(test->arena), path_create(test->arena)};
        MotifOptions options = {(MotifKind)kind, 12, 1, {0.5, 1}, 7, 0};
        for (int i = 0; i < 2; i++)
            motif_append(filled[i], stroked[i], &options, frame);
        CHECK(filled[0]->verb_count + stroked[0]->verb_count > 0);
        CHECK(filled[0]->point_count == filled[1]->point_count);
        size_t bytes = filled[0]->point_count * sizeof(Point);
        CHECK(bytes == 0 || memcmp(filled[0]->points, filled[1]->points, bytes) == 0);
    }
}

TEST(motif_figures_are_limited)
{
    Rect frame = {0, 0, 14400, 14400};
    for (int kind = MOTIF_CLOUD; kind <= MOTIF_DOTS; kind++) {
        Path *filled = path_create(test->arena);
        Path *stroked = path_create(test->arena);
        MotifOptions options = {(MotifKind)kind, 2, 1, {0.5, 1}, 7, 0};
        motif_append(filled, stroked, &options, frame);
        CHECK(filled->point_count + stroked->point_count < 2000000);
    }
}

TEST(motif_chance_is_even)
{
    double sum = 0;
    for (unsigned i = 0; i < 10000; i++) {
        double chance = motif_chance(3, i);
        CHECK(chance >= 0 && chance < 1);
        sum += chance;
    }
    CHECK_NEAR(sum / 10000, 0.5, 0.02);
}
