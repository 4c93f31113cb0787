/* Choice of a face; see match.h. */
#include "font/match.h"

#include <stdlib.h>

/* How late CSS Fonts 4, 5.2 comes to `weight` when it looks for `wanted`: 0 is an exact match. */
static int weight_rank(int weight, int wanted)
{
    int distance = abs(weight - wanted);
    if (wanted >= 400 && wanted <= 500) { /* up to 500, then lighter ones, then bolder ones */
        if (weight >= wanted && weight <= 500)
            return distance;
        return weight < wanted ? 1000 + distance : 2000 + distance;
    }
    bool is_first_way = wanted < 400 ? weight <= wanted : weight >= wanted;
    return is_first_way ? distance : 1000 + distance;
}

int match_face(const ManifestFace *faces, int count, int weight, bool is_italic)
{
    int best = 0;
    int best_rank = INT32_MAX;
    for (int i = 0; i < count; i++) {
        int rank = weight_rank(faces[i].weight, weight);
        if (faces[i].is_italic != is_italic)
            rank += 10000;
        if (rank < best_rank) {
            best = i;
            best_rank = rank;
        }
    }
    return best;
}
