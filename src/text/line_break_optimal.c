/* The optimal chooser: line_break.h. Dynamic programming over the break opportunities of a
 * paragraph, after Knuth and Plass, with the staged costs of adjust.c in place of one ratio. Each
 * break keeps its best way for each degree of fit of the line that ends there, because a line is
 * dearer beside one of very different tightness. The lines tried from one break are those near the
 * measure, a number that the text does not change, so the time is linear in the text. */
#include "text/adjust.h"
#include "text/line_break.h"

/* Costs in the currency of adjustment_cost, where 1 is a gap of a quarter em everywhere. From the
 * smallest up, each outweighs any sum of those before that a few lines can make. */
#define LINE_COST       1e-4 /* fewer lines where all else is equal */
#define CONTRAST_COST   0.15 /* neighbouring lines: for each degree of fit beyond one */
#define HYPHEN_COST     0.5
#define NUMBER_COST     2.0 /* R9: number and measure word parted */
#define RESCUE_COST     8.0 /* R5: a third mark in a row at a line start */
#define PUSHED_OUT_COST 1e4 /* R6: a mark pushed out that could be squeezed in */
#define TOO_WIDE_COST   1e6 /* a line beyond its measure though another way goes round it */
#define ORPHAN_COST     1e7 /* R22 */
#define UNREACHED       1e300

/* Ragged lines: a shortage of this many characters costs 1. */
#define RAGGED_EMS 2.0

/* Which lines are tried: the longest few that fit, and all that fill this much of the measure. */
#define LEAST_CANDIDATES 4
#define MOST_CANDIDATES  48
#define LEAST_FILL       0.9
/* When that leaves an orphan, all lines down to almost none. */
#define WIDE_CANDIDATES 128
#define WIDE_FILL       0.05
#define RAGGED_FILL     0.7
/* How far back the search for the longest line goes. Widths never fall from left to right but for
 * the indent, hyphens and negative letter spacing, so that more is no real text. */
#define MOST_STEPS_BACK 16

/* Degrees of fit, by what is added to each gap. */
typedef enum Fit { FIT_TIGHT, FIT_EVEN, FIT_LOOSE, FIT_OPEN, FIT_COUNT } Fit;
#define TIGHT_BELOW_EM -0.03
#define LOOSE_ABOVE_EM 0.05
#define OPEN_ABOVE_EM  0.12

/* The best way to a break by a last line of one fit. */
typedef struct Reach {
    double cost;
    uint32_t before; /* node */
    uint16_t before_layer, before_fit;
} Reach;

/* Where lines differ in width a break is another place for each number of lines before it: a layer
 * of nodes for each line, as far as the widths are told. Beyond this many places in all, first fit.
 */
#define MOST_PLACES 400000
#define MOST_LAYERS 4096

/* Sums before a line edge, the edge's trims and dropped spaces reckoned in: a line's measures are
 * those of its end less those of its start. */
typedef struct Edge {
    Unit natural, shrink;
    Unit stretch[STRETCH_COUNT];
} Edge;

typedef struct Node {
    uint32_t end; /* cluster */
    uint32_t kind;
    Edge as_end, as_start;
} Node;

typedef struct Ways {
    Reach reach[FIT_COUNT];
} Ways;

typedef struct Search {
    const LineRequest *request;
    const Paragraph *paragraph;
    Node *nodes; /* nodes[0] is the start of the paragraph */
    uint32_t count;
    Ways *ways; /* layers times count: to each node, after as many lines */
    uint32_t layers;
    Unit em;
    uint32_t longest; /* where the last search for the longest line ended */
    double least_fill;
    uint32_t most_candidates;
} Search;

/* The lines that begin at one node. */
typedef struct Window {
    uint32_t from;
    uint32_t layer, next; /* of the line's start and end: the number of the line */
    Unit measure;
    uint32_t low, high; /* nodes, both included */
    uint32_t squeezed;  /* the shortest line that takes a mark in by squeezing (R6); 0: none */
    double arrival[FIT_COUNT];
    uint32_t arrival_fit[FIT_COUNT];
} Window;

static Edge edge_at(const Totals *totals)
{
    Edge edge = {.natural = totals->width};
    for (int step = SHRINK_WORD_SPACE; step < SHRINK_COUNT; step++)
        edge.shrink += totals->shrink[step];
    for (int step = 1; step < STRETCH_COUNT; step++)
        edge.stretch[step] = totals->stretch[step];
    return edge;
}

/* As paragraph_measure trims a line's start (R14). */
static Edge start_edge(const Paragraph *paragraph, uint32_t start)
{
    uint32_t first = paragraph->next_solid[start];
    if (start == 0 && (paragraph->clusters[0].flags & CLUSTER_WIDE_SPACE))
        first = 0;
    Edge edge = edge_at(&paragraph->totals[first]);
    if (first < paragraph->cluster_count) {
        edge.natural += paragraph->clusters[first].blank_left;
        edge.shrink += paragraph->clusters[first].blank_left;
    }
    return edge;
}

/* As paragraph_measure trims a line's end (R13). */
static Edge end_edge(const Paragraph *paragraph, uint32_t end)
{
    uint32_t solid = paragraph->last_solid[end];
    Edge edge = edge_at(&paragraph->totals[solid]);
    if (solid == 0)
        return edge;
    const Cluster *last = &paragraph->clusters[solid - 1];
    Unit shrink[SHRINK_COUNT] = {0};
    cluster_add_glue(last, -1, shrink, edge.stretch);
    edge.natural += cluster_hyphen_width(last) - last->gap - last->blank_right;
    edge.shrink += shrink[last->shrink_step] - last->blank_right;
    if (cluster_hangs(paragraph, 0, solid)) {
        Unit gap_shrink[SHRINK_COUNT] = {0};
        cluster_add_glue(last - 1, -1, gap_shrink, edge.stretch);
        edge.shrink += gap_shrink[last[-1].shrink_step];
        edge.natural -=
            last[-1].gap + last->advance - last->trim_left - last->trim_right - last->blank_right;
    }
    return edge;
}

static void add_node(Search *search, uint32_t end, uint32_t kind)
{
    const Paragraph *paragraph = search->paragraph;
    Node *node = &search->nodes[search->count++];
    node->end = end;
    node->kind = kind;
    node->as_start = start_edge(paragraph, end);
    node->as_end = end_edge(paragraph, end);
}

static void collect_nodes(Search *search)
{
    const Paragraph *paragraph = search->paragraph;
    uint32_t count = 2;
    for (uint32_t end = 1; end < paragraph->cluster_count; end++)
        count += paragraph->clusters[end - 1].break_after != BREAK_NONE;
    search->nodes = arena_reserve(search->request->arena, count, sizeof *search->nodes);
    add_node(search, 0, BREAK_FORCED);
    for (uint32_t end = 1; end < paragraph->cluster_count; end++) {
        uint32_t kind = paragraph->clusters[end - 1].break_after;
        if (kind != BREAK_NONE)
            add_node(search, end, kind);
    }
    add_node(search, paragraph->cluster_count, BREAK_FORCED);
}

static void forget_ways(Search *search)
{
    for (size_t i = 0; i < (size_t)search->count * search->layers; i++) {
        for (int fit = 0; fit < FIT_COUNT; fit++)
            search->ways[i].reach[fit].cost = UNREACHED;
    }
    search->ways[0].reach[FIT_EVEN].cost = 0;
}

static Reach *find_reach(const Search *search, uint32_t layer, uint32_t node)
{
    return search->ways[(size_t)layer * search->count + node].reach;
}

static Unit natural_width(const Search *search, uint32_t from, uint32_t to)
{
    return search->nodes[to].as_end.natural - search->nodes[from].as_start.natural;
}

static bool fits(const Search *search, const Window *window, uint32_t to)
{
    Unit shrink = search->nodes[to].as_end.shrink - search->nodes[window->from].as_start.shrink;
    Unit natural = natural_width(search, window->from, to);
    return natural - shrink <= window->measure + UNIT_FIT_SLACK;
}

/* A hyphen at its end may make a line too wide that goes on without it. */
static bool fits_but_for_hyphen(const Search *search, const Window *window, uint32_t to)
{
    const Cluster *last = &search->paragraph->clusters[search->nodes[to].end - 1];
    return (last->flags & (CLUSTER_SOFT_HYPHEN | CLUSTER_HYPHENATED)) && to + 1 < search->count &&
           fits(search, window, to + 1);
}

/* The last node that a line from window->from reaches; the next one where nothing fits. */
static uint32_t find_longest(Search *search, const Window *window)
{
    uint32_t first = window->from + 1;
    uint32_t to = window->from <= 1 || search->longest < first ? first : search->longest;
    for (int i = 0; to > first && i < MOST_STEPS_BACK && !fits(search, window, to); i++)
        to--;
    while (to + 1 < search->count && search->nodes[to].kind != BREAK_FORCED &&
           (fits(search, window, to + 1) || fits_but_for_hyphen(search, window, to + 1)))
        to++;
    search->longest = to;
    return to;
}

static void find_window(Search *search, Window *window)
{
    uint32_t most = search->most_candidates;
    Unit least = (Unit)(search->least_fill * (double)window->measure);
    window->high = find_longest(search, window);
    window->low = window->high;
    while (window->low > window->from + 1 && window->high - window->low + 1 < most &&
           (window->high - window->low + 1 < LEAST_CANDIDATES ||
            natural_width(search, window->from, window->low - 1) >= least))
        window->low--;
}

/* R6: the shortest line that is squeezed only for the marks at its end. Lines before it push out
 * what could be squeezed in. */
static void find_squeezed(const Search *search, Window *window)
{
    window->squeezed = 0;
    for (uint32_t to = window->low; to <= window->high; to++) {
        if (natural_width(search, window->from, to) <= window->measure + UNIT_FIT_SLACK)
            continue;
        if (line_is_mark_squeeze(search->request, window->layer, search->nodes[window->from].end,
                                 search->nodes[to].end)) {
            window->squeezed = to;
            return;
        }
    }
}

/* What a line costs more for the fit of the one before, by both fits. */
static const double contrasts[FIT_COUNT][FIT_COUNT] = {
    {0, 0, CONTRAST_COST, 2 * CONTRAST_COST},
    {0, 0, 0, CONTRAST_COST},
    {CONTRAST_COST, 0, 0, 0},
    {2 * CONTRAST_COST, CONTRAST_COST, 0, 0},
};

/* The cheapest way to the start for each fit of the line that follows. */
static bool find_arrivals(const Search *search, Window *window)
{
    const Reach *reach = find_reach(search, window->layer, window->from);
    bool is_reached = false;
    for (int fit = 0; fit < FIT_COUNT; fit++) {
        window->arrival[fit] = UNREACHED;
        for (int before = 0; before < FIT_COUNT; before++) {
            double cost = reach[before].cost + (window->from ? contrasts[fit][before] : 0);
            if (cost >= window->arrival[fit])
                continue;
            window->arrival[fit] = cost;
            window->arrival_fit[fit] = (uint32_t)before;
            is_reached = true;
        }
    }
    return is_reached;
}

static double break_cost(const Search *search, uint32_t to)
{
    const Cluster *last;
    switch ((BreakKind)search->nodes[to].kind) {
    case BREAK_PENALTY:
        return NUMBER_COST;
    case BREAK_RESCUE:
        return RESCUE_COST;
    case BREAK_NONE:
    case BREAK_FORCED:
        return 0;
    case BREAK_ALLOWED:
        last = &search->paragraph->clusters[search->nodes[to].end - 1];
        return last->flags & (CLUSTER_SOFT_HYPHEN | CLUSTER_HYPHENATED) ? HYPHEN_COST : 0;
    }
    return 0;
}

static Fit fit_of(Unit need, Unit gap_ems)
{
    if (gap_ems <= 0)
        return FIT_EVEN;
    double gap = (double)need / (double)gap_ems;
    if (gap < TIGHT_BELOW_EM)
        return FIT_TIGHT;
    if (gap <= LOOSE_ABOVE_EM)
        return FIT_EVEN;
    return gap <= OPEN_ABOVE_EM ? FIT_LOOSE : FIT_OPEN;
}

static double squeeze_cost(const Search *search, const Window *window, uint32_t to, Unit need)
{
    Unit shrink[SHRINK_COUNT];
    paragraph_measure_shrink(search->paragraph, search->nodes[window->from].end,
                             search->nodes[to].end, shrink);
    return adjustment_shrink_cost(shrink, need);
}

static double ragged_cost(const Search *search, const Window *window, uint32_t to, Unit need)
{
    double ems = unit_to_points(need) / (search->paragraph->style->size * RAGGED_EMS);
    if (need >= -UNIT_FIT_SLACK)
        return ems * ems;
    if (to == window->squeezed)
        return squeeze_cost(search, window, to, need);
    return to > window->from + 1 ? TOO_WIDE_COST : 0; /* the first piece goes, however wide */
}

static double justified_cost(const Search *search, const Window *window, uint32_t to, Unit need)
{
    const Edge *start = &search->nodes[window->from].as_start;
    const Edge *end = &search->nodes[to].as_end;
    if (need < -UNIT_FIT_SLACK)
        return squeeze_cost(search, window, to, need);
    if (need <= UNIT_FIT_SLACK)
        return 0;
    Unit stretch[STRETCH_COUNT];
    for (int step = 1; step < STRETCH_COUNT; step++)
        stretch[step] = end->stretch[step] - start->stretch[step];
    return adjustment_stretch_cost(stretch, need, search->em);
}

/* A line that is tried: what it needs, and what its setting is called. */
typedef struct Trial {
    Unit need;
    bool is_too_wide;
    bool is_set; /* stretched, shrunk or left ragged */
    Fit fit;
} Trial;

static Trial read_trial(const Search *search, const Window *window, uint32_t to)
{
    Trial trial = {.need = window->measure - natural_width(search, window->from, to),
                   .fit = FIT_EVEN};
    trial.is_too_wide = trial.need < 0 && !fits(search, window, to);
    bool ends_short = search->nodes[to].kind == BREAK_FORCED && trial.need >= -UNIT_FIT_SLACK &&
                      !search->request->fills_last;
    trial.is_set = !trial.is_too_wide && !ends_short;
    if (trial.is_set && search->request->is_justified)
        trial.fit =
            fit_of(trial.need, search->nodes[to].as_end.stretch[STRETCH_ALL] -
                                   search->nodes[window->from].as_start.stretch[STRETCH_ALL]);
    return trial;
}

/* What the line costs for where it begins and ends. */
static double place_cost(const Search *search, const Window *window, uint32_t to)
{
    double cost = LINE_COST + break_cost(search, to);
    if (to < window->squeezed)
        cost += PUSHED_OUT_COST;
    if (to + 1 == search->count &&
        line_is_orphan(search->paragraph, search->nodes[window->from].end))
        cost += ORPHAN_COST;
    return cost;
}

static double setting_cost(const Search *search, const Window *window, uint32_t to,
                           const Trial *trial)
{
    if (trial->is_too_wide)
        return TOO_WIDE_COST;
    if (!trial->is_set)
        return 0;
    if (search->request->is_justified)
        return justified_cost(search, window, to, trial->need);
    return ragged_cost(search, window, to, trial->need);
}

/* What the setting costs is reckoned last: most lines are too dear without it. */
static void try_line(Search *search, const Window *window, uint32_t to)
{
    Trial trial = read_trial(search, window, to);
    Reach *reach = &find_reach(search, window->next, to)[trial.fit];
    double arrival = window->arrival[trial.fit];
    double cost = place_cost(search, window, to);
    if (cost + arrival >= reach->cost)
        return;
    cost = cost + setting_cost(search, window, to, &trial) + arrival;
    if (cost < reach->cost)
        *reach = (Reach){cost, window->from, (uint16_t)window->layer,
                         (uint16_t)window->arrival_fit[trial.fit]};
}

static void try_lines_from(Search *search, uint32_t layer, uint32_t from)
{
    Window window = {.from = from,
                     .layer = layer,
                     .next = layer + 1 < search->layers ? layer + 1 : layer,
                     .measure =
                         line_request_measure(search->request, layer, search->nodes[from].end)};
    if (!find_arrivals(search, &window))
        return;
    find_window(search, &window);
    find_squeezed(search, &window);
    for (uint32_t to = window.low; to <= window.high; to++)
        try_line(search, &window, to);
}

/* The end of the cheapest way. */
typedef struct Arrival {
    double cost;
    uint32_t layer, fit;
} Arrival;

static Arrival find_ways(Search *search)
{
    forget_ways(search);
    for (uint32_t layer = 0; layer < search->layers; layer++) {
        search->longest = 1;
        for (uint32_t from = 0; from + 1 < search->count; from++)
            try_lines_from(search, layer, from);
    }
    Arrival best = {UNREACHED, 0, 0};
    for (uint32_t layer = 0; layer < search->layers; layer++) {
        const Reach *reach = find_reach(search, layer, search->count - 1);
        for (uint32_t fit = 0; fit < FIT_COUNT; fit++) {
            if (reach[fit].cost < best.cost)
                best = (Arrival){reach[fit].cost, layer, fit};
        }
    }
    return best;
}

static void turn_round(uint32_t *ends, uint32_t count)
{
    for (uint32_t i = 0; i < count / 2; i++) {
        uint32_t swapped = ends[i];
        ends[i] = ends[count - 1 - i];
        ends[count - 1 - i] = swapped;
    }
}

/* The ends of the lines, from the last back. Returns their number. */
static uint32_t collect_ends(const Search *search, const Arrival *arrival, uint32_t *ends)
{
    uint32_t count = 0;
    uint32_t layer = arrival->layer;
    uint32_t fit = arrival->fit;
    for (uint32_t node = search->count - 1; node > 0; count++) {
        ends[count] = search->nodes[node].end;
        const Reach *reach = &find_reach(search, layer, node)[fit];
        layer = reach->before_layer;
        fit = reach->before_fit;
        node = reach->before;
    }
    turn_round(ends, count);
    return count;
}

uint32_t line_break_optimal(const LineRequest *request, uint32_t *ends)
{
    Search search = {.request = request,
                     .paragraph = request->paragraph,
                     .em = unit_from_points(request->paragraph->style->size),
                     .layers = request->measure_count,
                     .least_fill = request->is_justified ? LEAST_FILL : RAGGED_FILL,
                     .most_candidates = MOST_CANDIDATES};
    collect_nodes(&search);
    if (search.layers > MOST_LAYERS ||
        (search.layers > 1 && (size_t)search.count * search.layers > MOST_PLACES))
        return line_break_first_fit(request, ends);
    search.ways =
        arena_reserve(request->arena, (size_t)search.count * search.layers, sizeof *search.ways);
    Arrival arrival = find_ways(&search);
    if (arrival.cost >= ORPHAN_COST) {
        search.least_fill = WIDE_FILL;
        search.most_candidates = WIDE_CANDIDATES;
        arrival = find_ways(&search);
    }
    return collect_ends(&search, &arrival, ends);
}
