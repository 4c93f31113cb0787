/* Staged adjustment, R17 and R18, and squeezing before pushing out, R6: capacities are computed
 * here from the rules and from the text, then compared with what the placed clusters show. */
#include "fixture.h"

#define SIZE 10.0
#define NEAR 2e-3 /* points */

static const char *const paragraphs[] = {
    "在Transformer模型（见上）出现之后，OpenAI、Google与Meta先后发布GPT、Gemini和Llama。参数量从1."
    "17亿增至1.8万亿！",
    "他问：“什么？！”我答：“（没什么）。”她又说：“《红楼梦》（上）、《三国演义》（下）！”好；坏：你"
    "我，他。",
    "天下大事，必作于细；天下难事，必作于易。千里之行，始于足下。合抱之木，生于毫末；九层之台，起于"
    "累土。",
    "We use the word 空间 in Chinese text, and words （like these） are spaced by a quarter em or "
    "by a half.",
    "春眠不觉晓处处闻啼鸟，夜来风雨声花落知多少。白日依山尽黄河入海流欲穷千里目更上一层楼，床前明月"
    "光疑是。",
    "马丁·路德·金说过：“我有一个梦。”《梦》·上、中·下，甲·乙·丙·丁·戊·己。",
};

/* What one step has and has used in a line, and how even its use is. */
typedef struct StepUse {
    double available, used, least, most; /* least, most: share used at a place */
} StepUse;

typedef struct Line {
    TextFixture *fixture;
    const TextLayout *layout;
    const TextLine *line;
} Line;

static bool is_in(const Line *line, int index, const char *list)
{
    const PlacedCluster *cluster = &line->line->clusters[index];
    char copy[16] = {0};
    if (index < 0 || index >= line->line->cluster_count || cluster->length >= sizeof copy)
        return false;
    memcpy(copy, line->layout->text.data + cluster->byte, cluster->length);
    return strstr(list, copy) != NULL;
}

#define ENDING  "，、：；。？！”’）》」』"
#define OPENING "“‘（《「『"

/* Shrink step of a mark's inner blank by R17, 0 where it has none (R13-R15 took it). */
static int blank_step(const Line *line, int index)
{
    bool is_first = index == 0;
    bool is_last = index + 1 == line->line->cluster_count;
    if (is_in(line, index, OPENING)) /* its left half */
        return is_first || is_in(line, index - 1, OPENING) ? 0 : 4;
    if (!is_in(line, index, ENDING) || is_last || is_in(line, index + 1, ENDING OPENING))
        return 0;
    if (is_in(line, index, "”’）》」』"))
        return 4;
    return is_in(line, index, "，、：；") ? 5 : 7;
}

static void use_place(StepUse *step, double available, double used)
{
    if (available <= NEAR)
        return;
    double share = used / available;
    step->least = step->available > 0 ? fmin(step->least, share) : share;
    step->most = step->available > 0 ? fmax(step->most, share) : share;
    step->available += available;
    step->used += used;
}

static bool is_western(const PlacedCluster *cluster)
{
    return cluster->cluster_class == CLASS_LATIN || cluster->cluster_class == CLASS_DIGIT;
}

static bool is_han(const PlacedCluster *cluster)
{
    return cluster->cluster_class == CLASS_HAN;
}

/* Uses of each step; shrink steps 2..7 when the line is shrunk, stretch steps 1..3 when stretched.
 * Interpuncts are adjustable at level BASIC only: a quarter em on both sides, step 3. */
static void read_uses(const Line *line, bool shrinks, double space, StepUse uses[8])
{
    const TextLine *text = line->line;
    for (int i = 0; i < text->cluster_count; i++) {
        const PlacedCluster *cluster = &text->clusters[i];
        bool is_inner = i > 0 && i + 1 < text->cluster_count;
        int step = blank_step(line, i);
        if (shrinks && step)
            use_place(&uses[step], SIZE / 2, SIZE - cluster->advance);
        bool is_adjustable = line->fixture->paragraph.level == LINE_BREAK_BASIC;
        if (shrinks && is_adjustable && is_in(line, i, "·") && i > 0)
            use_place(&uses[3], is_inner ? SIZE / 2 : SIZE / 4,
                      (is_inner ? SIZE : 0.75 * SIZE) - cluster->advance);
        if (cluster->cluster_class == CLASS_SPACE && is_inner) {
            bool is_gap = (is_han(cluster - 1) && is_western(cluster + 1)) ||
                          (is_western(cluster - 1) && is_han(cluster + 1));
            double natural = is_gap ? 0.25 * SIZE : space;
            if (shrinks)
                use_place(&uses[is_gap ? 6 : 2], natural - (is_gap ? 1.25 : 2.5),
                          natural - cluster->advance);
            else
                use_place(&uses[is_gap ? 2 : 1], 5 - natural, cluster->advance - natural);
        }
        if (i + 1 == text->cluster_count)
            continue;
        const PlacedCluster *next = cluster + 1;
        bool is_gap =
            (is_han(cluster) && is_western(next)) || (is_western(cluster) && is_han(next));
        if (is_gap && shrinks)
            use_place(&uses[6], 1.25, 2.5 - cluster->gap_after);
        if (is_gap && !shrinks)
            use_place(&uses[2], 2.5, cluster->gap_after - 2.5);
        if (!shrinks && is_han(cluster) && is_han(next))
            use_place(&uses[3], 2.5, cluster->gap_after);
    }
}

/* A step is used only when the ones before it are used up, and evenly. */
static bool steps_in_order(const StepUse *uses, int first, int last)
{
    for (int step = first; step <= last; step++) {
        if (uses[step].available == 0)
            continue;
        if (uses[step].most - uses[step].least > 2e-3)
            return false;
        if (uses[step].used < NEAR)
            continue;
        for (int before = first; before < step; before++) {
            if (uses[before].available - uses[before].used > NEAR)
                return false;
        }
    }
    return true;
}

static void check_line(TestState *test, const Line *line, double space, int counts[2])
{
    double change = line->line->set_width - line->line->natural_width;
    if (fabs(change) < NEAR)
        return;
    for (int i = 0; i < line->line->cluster_count; i++) {
        if (line->line->clusters[i].stage == 4)
            return; /* last resort: beyond the rules, covered elsewhere */
    }
    StepUse uses[8] = {{0}};
    bool shrinks = change < 0;
    counts[shrinks]++;
    read_uses(line, shrinks, space, uses);
    for (int i = 1; i < line->line->cluster_count; i++) {
        const PlacedCluster *open = &line->line->clusters[i];
        if (blank_step(line, i) != 4 || !is_in(line, i, OPENING) || SIZE - open->advance < NEAR)
            continue;
        if (open[-1].stage != -4) /* the place before it moved */
            test_fail(test, __FILE__, __LINE__, fixture_lines(line->fixture, line->layout));
    }
    double total = 0;
    for (int step = 1; step < 8; step++)
        total += uses[step].used;
    bool in_order = steps_in_order(uses, shrinks ? 2 : 1, shrinks ? 7 : 3);
    if (!in_order)
        test_fail(test, __FILE__, __LINE__, fixture_lines(line->fixture, line->layout));
    if (shrinks && fabs(total + change) > 10 * NEAR)
        test_fail(test, __FILE__, __LINE__, fixture_lines(line->fixture, line->layout));
    test->check_count++;
}

static void check_steps(TestState *test, LineBreakLevel level)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    fixture.style.faces = fixture.latin_first;
    fixture.style.face_count = 2;
    fixture.paragraph.level = level;
    double space = SIZE * face_advance(&fixture.latin, face_glyph(&fixture.latin, ' '));
    int counts[2] = {0};
    for (size_t i = 0; i < COUNT_OF(paragraphs); i++) {
        TextBlock *block = fixture_block(&fixture, paragraphs[i]);
        for (int tenths = 40; tenths <= 400; tenths++) {
            const TextLayout *layout =
                text_block_compose(block, test->arena, test->sink, tenths * SIZE / 10);
            for (int j = 0; j + 1 < layout->line_count; j++)
                check_line(test, &(Line){&fixture, layout, &layout->lines[j]}, space, counts);
        }
    }
    CHECK(counts[0] > 500 && counts[1] > 100); /* stretched, shrunk lines seen */
    fixture_release(&fixture);
}

TEST(text_adjust_steps_gb)
{
    check_steps(test, LINE_BREAK_GB);
}

TEST(text_adjust_steps_basic)
{
    check_steps(test, LINE_BREAK_BASIC);
}

/* R6: a Han and a mark came down although the Han alone fitted; then what the line could shrink
 * must have been less than the mark's half em and what it lacked. */
static void check_squeeze(TestState *test, TextFixture *fixture, const TextLayout *layout,
                          int index, int *seen)
{
    Line before = {fixture, layout, &layout->lines[index]};
    Line after = {fixture, layout, &layout->lines[index + 1]};
    const PlacedCluster *last = &before.line->clusters[before.line->cluster_count - 1];
    if (after.line->cluster_count < 2 || !is_han(after.line->clusters) || !is_han(last) ||
        !is_in(&after, 1, ENDING) || is_in(&after, 2, ENDING))
        return;
    double measure = before.line->x1 - before.line->x0;
    double natural = before.line->natural_width;
    if (natural + SIZE > measure + NEAR)
        return;
    StepUse uses[8] = {{0}};
    read_uses(&before, true, 0, uses);
    double room = 0;
    for (int step = 2; step < 8; step++)
        room += uses[step].available;
    (*seen)++;
    if (natural + SIZE + SIZE / 2 - room <= measure - 0.05)
        test_fail(test, __FILE__, __LINE__, fixture_lines(fixture, layout));
    test->check_count++;
}

static void sweep_squeeze(TestState *test, TextAlign align)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    fixture.paragraph.align = align;
    int seen = 0;
    for (size_t i = 0; i < COUNT_OF(paragraphs); i++) {
        TextBlock *block = fixture_block(&fixture, paragraphs[i]);
        for (int tenths = 60; tenths <= 400; tenths++) {
            const TextLayout *layout =
                text_block_compose(block, test->arena, test->sink, tenths * SIZE / 10);
            for (int j = 0; j + 2 < layout->line_count; j++)
                check_squeeze(test, &fixture, layout, j, &seen);
        }
    }
    CHECK(seen > 5);
    fixture_release(&fixture);
}

TEST(text_adjust_squeezes_before_pushing_justified)
{
    sweep_squeeze(test, TEXT_ALIGN_JUSTIFY);
}

TEST(text_adjust_squeezes_before_pushing_ragged)
{
    sweep_squeeze(test, TEXT_ALIGN_START);
}
