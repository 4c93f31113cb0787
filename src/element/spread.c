/* Spreading: see spread.h. With the sizes before it taken off, each start must only not fall behind
 * its neighbour's: isotonic regression, solved by pooling neighbours (Barlow et al. 1972, 1.2). */
#include "element/spread.h"

#include <math.h>

typedef struct Pool {
    double sum;
    int count;
} Pool;

static double mean_of(const Pool *pool)
{
    return pool->sum / pool->count;
}

bool spread_boxes(Arena *arena, const double *wanted, const double *sizes, int count, double gap,
                  double low, double high, double *starts)
{
    double total = 0;
    for (int i = 0; i < count; i++)
        total += sizes[i] + (i ? gap : 0);
    Pool *pools = arena_array(arena, (size_t)count, sizeof *pools);
    int pool_count = 0;
    double before = 0;
    for (int i = 0; i < count; i++) {
        pools[pool_count++] = (Pool){wanted[i] - before, 1};
        while (pool_count > 1 &&
               mean_of(&pools[pool_count - 2]) > mean_of(&pools[pool_count - 1])) {
            pools[pool_count - 2].sum += pools[pool_count - 1].sum;
            pools[pool_count - 2].count += pools[pool_count - 1].count;
            pool_count--;
        }
        before += sizes[i] + gap;
    }
    /* All are held to one range: the last box must end before `high`. */
    double most = high - total;
    bool fits = most >= low - 1e-9;
    double at = 0;
    int index = 0;
    for (int p = 0; p < pool_count; p++) {
        double place = fits ? fmin(fmax(mean_of(&pools[p]), low), fmax(low, most)) : low;
        for (int k = 0; k < pools[p].count; k++, index++) {
            starts[index] = place + at;
            at += sizes[index] + gap;
        }
    }
    return fits;
}
