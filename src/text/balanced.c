/* The balanced chooser, for headlines: line_break.h. Dynamic programming over the break
 * opportunities: fewest lines first, then the smallest sum of squared shortages. */
#include "text/line_break.h"

#define MOST_BREAKS 512 /* beyond it the text is no headline, and squares of it would take long */

/* What a break costs, in squared ems: inside a number with its measure word, inside quotes or
 * brackets, and anywhere but after a mark or a space; and an orphan. */
#define PENALTY_COST 16.0
#define INNER_COST   16.0
#define PLAIN_COST   4.0
#define ORPHAN_COST  64.0

typedef struct Node {
    uint32_t end;    /* cluster */
    uint32_t before; /* node the line begins at */
    uint32_t lines;
    double cost;
    double break_cost;
    bool is_reached;
} Node;

static double break_cost(const Paragraph *paragraph, uint32_t end, int depth)
{
    const Cluster *last = &paragraph->clusters[end - 1];
    if (last->break_after == BREAK_FORCED)
        return 0;
    if (last->break_after == BREAK_PENALTY)
        return PENALTY_COST;
    if (depth > 0)
        return INNER_COST;
    bool is_joint = last->cluster_class == CLASS_SPACE || (last->flags & CLUSTER_MARK);
    return is_joint ? 0 : PLAIN_COST;
}

static uint32_t collect_nodes(const Paragraph *paragraph, Node *nodes)
{
    uint32_t count = 1; /* nodes[0] is the start of the paragraph */
    int depth = 0;      /* of quotes and brackets */
    nodes[0] = (Node){.is_reached = true};
    for (uint32_t end = 1; end <= paragraph->cluster_count; end++) {
        uint8_t cluster_class = paragraph->clusters[end - 1].cluster_class;
        depth += (cluster_class == CLASS_OPEN) - (cluster_class == CLASS_CLOSE && depth > 0);
        if (line_may_end(paragraph, end) && count <= MOST_BREAKS)
            nodes[count++] = (Node){.end = end, .break_cost = break_cost(paragraph, end, depth)};
    }
    return count;
}

static double shortage_cost(const LineRequest *request, const Node *from, const Node *to,
                            Unit natural)
{
    const Paragraph *paragraph = request->paragraph;
    Unit measure = line_request_measure(request, from->lines, from->end);
    double shortage = unit_to_points(measure - natural) / paragraph->style->size;
    bool is_orphan = to->end == paragraph->cluster_count && line_is_orphan(paragraph, from->end);
    return shortage * shortage + to->break_cost + (is_orphan ? ORPHAN_COST : 0);
}

static void reach(const LineRequest *request, Node *nodes, uint32_t from, uint32_t to, Unit natural)
{
    Node *node = &nodes[to];
    uint32_t lines = nodes[from].lines + 1;
    double cost = nodes[from].cost + shortage_cost(request, &nodes[from], node, natural);
    if (node->is_reached && (lines > node->lines || (lines == node->lines && cost >= node->cost)))
        return;
    node->is_reached = true;
    node->lines = lines;
    node->cost = cost;
    node->before = from;
}

/* All lines that begin at node `from` and fit; one piece always goes, however wide. */
static void try_lines(const LineRequest *request, Node *nodes, uint32_t count, uint32_t from)
{
    const Paragraph *paragraph = request->paragraph;
    Unit measure = line_request_measure(request, nodes[from].lines, nodes[from].end);
    for (uint32_t to = from + 1; to < count; to++) {
        LineMeasure line = paragraph_measure(paragraph, nodes[from].end, nodes[to].end);
        bool is_first = to == from + 1;
        if (!is_first && line.natural > measure + UNIT_FIT_SLACK)
            return;
        reach(request, nodes, from, to, line.natural);
        if (paragraph->clusters[nodes[to].end - 1].break_after == BREAK_FORCED)
            return;
    }
}

uint32_t line_break_balanced(const LineRequest *request, uint32_t *ends)
{
    const Paragraph *paragraph = request->paragraph;
    Node *nodes = arena_array(request->arena, MOST_BREAKS + 2, sizeof *nodes);
    uint32_t count = collect_nodes(paragraph, nodes);
    if (count > MOST_BREAKS || request->measures[0] >= UNIT_UNLIMITED)
        return line_break_first_fit(request, ends);
    for (uint32_t from = 0; from + 1 < count; from++)
        try_lines(request, nodes, count, from);
    uint32_t lines = nodes[count - 1].lines;
    for (uint32_t node = count - 1, line = lines; node > 0; node = nodes[node].before)
        ends[--line] = nodes[node].end;
    return lines;
}
