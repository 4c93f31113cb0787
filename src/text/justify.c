/* Distribution of a line's adjustment: justify.h. */
#include "text/justify.h"

/* One step's sharing out. Shares are differences of rounded running sums: each is within one unit
 * of its proportion, and they add up to `amount`. */
typedef struct Sharing {
    Unit amount, total, before;
} Sharing;

static Unit next_share(Sharing *sharing, Unit capacity)
{
    if (sharing->amount == 0 || capacity == 0)
        return 0;
    if (sharing->amount == sharing->total)
        return capacity; /* used up; also keeps huge products out of overlong lines */
    Unit so_far = sharing->before * sharing->amount / sharing->total;
    sharing->before += capacity;
    return sharing->before * sharing->amount / sharing->total - so_far;
}

typedef struct LineSetter {
    const LineMeasure *line;
    const Cluster *clusters; /* of the line */
    uint32_t count;
    uint32_t inner; /* of them, those with a gap after them that counts */
    SetCluster *set;
    Sharing shrink[SHRINK_COUNT];
    Sharing stretch[STRETCH_COUNT];
} LineSetter;

/* The line as it is without adjustment: edges trimmed, gaps between. */
static void set_natural(LineSetter *setter)
{
    for (uint32_t i = 0; i < setter->count; i++) {
        const Cluster *cluster = &setter->clusters[i];
        SetCluster *set = &setter->set[i];
        bool is_last = i + 1 == setter->count;
        *set = (SetCluster){
            .trim_left = cluster->trim_left + (i == 0 ? setter->line->trim_left : 0),
            .trim_right = cluster->trim_right + (is_last ? setter->line->trim_right : 0),
            .gap = i < setter->inner ? cluster->gap : 0};
        set->advance = cluster->advance - set->trim_left - set->trim_right;
        if (is_last)
            set->advance += setter->line->hyphen;
    }
}

/* Blanks of marks: R17, steps 3, 4, 5 and 7. The places run from left to right. */
static void shrink_blanks(LineSetter *setter)
{
    for (uint32_t i = 0; i < setter->count; i++) {
        const Cluster *cluster = &setter->clusters[i];
        if (!cluster->blank_step)
            continue;
        Sharing *sharing = &setter->shrink[cluster->blank_step];
        Unit left = i > 0 ? next_share(sharing, cluster->blank_left) : 0;
        Unit right = i + 1 < setter->count ? next_share(sharing, cluster->blank_right) : 0;
        SetCluster *set = &setter->set[i];
        set->trim_left += left;
        set->trim_right += right;
        set->advance -= left + right;
        if (left)
            setter->set[i - 1].stage = -(int)cluster->blank_step;
        if (right)
            set->stage = -(int)cluster->blank_step;
    }
}

/* Word spaces and Han-Latin gaps: R17, steps 2 and 6. */
static void shrink_glue(LineSetter *setter)
{
    for (uint32_t i = 0; i < setter->inner; i++) {
        const Cluster *cluster = &setter->clusters[i];
        if (!cluster->shrink_step)
            continue;
        Unit part = next_share(&setter->shrink[cluster->shrink_step], cluster->shrink);
        SetCluster *set = &setter->set[i];
        if (cluster->cluster_class == CLASS_SPACE)
            set->advance -= part;
        else
            set->gap -= part;
        if (part)
            set->stage = -(int)cluster->shrink_step;
    }
}

static void stretch_glue(LineSetter *setter)
{
    for (uint32_t i = 0; i < setter->inner; i++) {
        const Cluster *cluster = &setter->clusters[i];
        uint8_t step = cluster->stretch_step;
        if (!step)
            continue;
        Unit capacity = step < STRETCH_GAP ? cluster->stretch : cluster->em;
        Unit own = step == STRETCH_ALL ? 0 : next_share(&setter->stretch[step], capacity);
        Unit rest = next_share(&setter->stretch[STRETCH_ALL], cluster->em);
        SetCluster *set = &setter->set[i];
        if (cluster->cluster_class == CLASS_SPACE)
            set->advance += own + rest;
        else
            set->gap += own + rest;
        if (own)
            set->stage = step;
        if (rest)
            set->stage = STRETCH_ALL;
    }
}

void justify_line(const Paragraph *paragraph, const LineMeasure *line, const Adjustment *plan,
                  SetCluster *set)
{
    LineSetter setter = {.line = line,
                         .clusters = paragraph->clusters + line->first,
                         .count = line->end - line->first,
                         .set = set};
    uint32_t outer = line->hangs ? 2 : 1;
    setter.inner = setter.count > outer ? setter.count - outer : 0;
    bool shrinks = false;
    for (int step = 1; step < SHRINK_COUNT; step++) {
        setter.shrink[step] = (Sharing){plan->shrink[step], line->shrink[step], 0};
        shrinks |= plan->shrink[step] != 0;
    }
    for (int step = 1; step < STRETCH_COUNT; step++)
        setter.stretch[step] = (Sharing){plan->stretch[step], line->stretch[step], 0};
    set_natural(&setter);
    if (shrinks) {
        shrink_blanks(&setter);
        shrink_glue(&setter);
    } else {
        stretch_glue(&setter);
    }
}
