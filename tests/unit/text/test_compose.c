/* Every paragraph at every width from 4 to 40 em in steps of 0.1 em. What is checked is arithmetic
 * on the placed clusters and on the text, by the rules of docs/typography.md; nothing of the
 * composer's inside is read, so that it cannot grade itself. */
#include "fixture.h"

#define SIZE 10.0
#define NEAR 1e-3 /* points: 0.0001 em */

static const char *const paragraphs[] = {
    "“十四五”时期，我国科技创新能力显著提升：2024年全社会研究与试验发展（R&D）经费投入超过3."
    "6万亿元，比"
    "上年增长8.3%，占GDP比重达到2.68%。",
    "他说：“这是一个了不起的成就！”——马丁·路德……《科技日报》记者（北京）报道，【专题】（上）（下）"
    "。",
    "春眠不觉晓处处闻啼鸟夜来风雨声花落知多少白日依山尽黄河入海流欲穷千里目更上一层楼",
    "天下大事，必作于细；天下难事，必作于易。千里之行，始于足下。合抱之木，生于毫末；九层之台，起于"
    "累土。",
    "一、二、三、四、五、六、七、八、九、十、百、千、万、亿、兆、京、垓、秭、穰、沟、涧、正、载、极"
    "。",
    "在Transformer模型出现之后，OpenAI、Google与Meta先后发布GPT、Gemini和Llama等大语言模型，参数量"
    "从1.17亿增至1.8万亿。",
    "“‘甲’与‘乙’之间（见《丙》第3～5章）”，“丁”；“戊”：“己”！“庚”？（辛）、（壬）、（癸）。",
    "气温降至−5℃，风力6—7级，能见度不足100米；￥100与$20，100%与50‰，GB/T 15834—2011。",
    "The quick brown fox jumps over the lazy dog, and then it runs away from the farm in 12.5 "
    "seconds.",
    "标点。标点！标点？标点；标点：标点、标点，标点……标点——标点～标点·标点／标点",
    "“”（）《》〈〉【】〔〕「」『』",
    "他问：“什么？！”我答：“（没什么）。”她又说：“《红楼梦》（上）、《三国演义》（下）！”",
    "Wi-Fi 7与5G-A网络的峰值速率可达10 Gbit/s，时延低于1 ms，连接密度每平方公里1000万个。",
    "2024年，全国共有高新技术企业46.3万家，同比增长15.6%；专精特新“小巨人”企业1.46万家。",
    "好。",
    "甲乙丙丁戊己庚辛壬癸。",
    "他说……他说……他说……他说……他说……他说……他说……他说……",
    "——从基层来——到基层去——从基层来——到基层去——从基层来——到基层去——",
    "中A中B中C中D中E中F中G中H中I中J中K中1中2中3中4中5中6中7中8中9中0中",
    "①②③④⑤⑥⑦⑧⑨⑩■●▲→每平方公里㎡约±0.5％与100％，（①）（②）。",
};

typedef struct Sweep {
    TestState *test;
    TextFixture fixture;
    const TextLayout *layout;
    double width;
    int case_index;
    int fault_count;
} Sweep;

static void fault(Sweep *sweep, int line, const char *rule)
{
    if (sweep->fault_count++ > 5)
        return;
    const char *what =
        arena_print(sweep->test->arena, "%s: paragraph %d, width %d/10 em, line %d: %s", rule,
                    sweep->case_index, (int)lround(sweep->width / SIZE * 10), line,
                    fixture_lines(&sweep->fixture, sweep->layout));
    test_fail(sweep->test, __FILE__, __LINE__, what);
}

static Text cluster_text(const Sweep *sweep, const PlacedCluster *cluster)
{
    return (Text){sweep->layout->text.data + cluster->byte, cluster->length};
}

/* True when the cluster's text is one of the characters of `list`. */
static bool is_one_of(const Sweep *sweep, const PlacedCluster *cluster, const char *list)
{
    Text text = cluster_text(sweep, cluster);
    char copy[16] = {0};
    if (text.length == 0 || text.length >= sizeof copy)
        return false;
    memcpy(copy, text.data, text.length);
    return strstr(list, copy) != NULL;
}

#define STOPS    "。．，、：；！？"
#define CLOSERS  "”’）》〉】〗〕］｝」』"
#define OPENERS  "“‘（《〈【〖〔［｛「『"
#define NO_START STOPS CLOSERS "～-–—·／/"
#define NO_END   OPENERS "([{/／"

static bool is_ending_mark(const Sweep *sweep, const PlacedCluster *cluster)
{
    return is_one_of(sweep, cluster, STOPS CLOSERS);
}

static bool is_opening_mark(const Sweep *sweep, const PlacedCluster *cluster)
{
    return is_one_of(sweep, cluster, OPENERS);
}

static bool is_western(const PlacedCluster *cluster)
{
    return cluster->cluster_class == CLASS_LATIN || cluster->cluster_class == CLASS_DIGIT;
}

/* R2, R3: line starts and ends. A dash of two ems may begin a line. */
static void check_prohibition(Sweep *sweep, int index)
{
    const TextLine *line = &sweep->layout->lines[index];
    const PlacedCluster *first = &line->clusters[0];
    const PlacedCluster *last = &line->clusters[line->cluster_count - 1];
    if (!line->is_first && is_one_of(sweep, first, NO_START))
        fault(sweep, index, "R3 line start");
    if (!line->is_last && is_one_of(sweep, last, NO_END))
        fault(sweep, index, "R3 line end");
}

/* R13, R14: half an em at the edges, and the ink of an opening mark at the edge. */
static void check_edges(Sweep *sweep, int index)
{
    const TextLine *line = &sweep->layout->lines[index];
    const PlacedCluster *first = &line->clusters[0];
    const PlacedCluster *last = &line->clusters[line->cluster_count - 1];
    if (is_ending_mark(sweep, last) && fabs(last->advance - SIZE / 2) > NEAR)
        fault(sweep, index, "R13 line end half em");
    if (is_opening_mark(sweep, first) && fabs(first->advance - SIZE / 2) > NEAR)
        fault(sweep, index, "R14 line start half em");
    if (fabs(first->x) > NEAR)
        fault(sweep, index, "line start");
}

/* R15: 1.5 em together at most; nothing opens between them. */
static void check_neighbours(Sweep *sweep, int index)
{
    const TextLine *line = &sweep->layout->lines[index];
    for (int i = 0; i + 1 < line->cluster_count; i++) {
        const PlacedCluster *a = &line->clusters[i];
        const PlacedCluster *b = &line->clusters[i + 1];
        bool a_ends = is_ending_mark(sweep, a);
        bool b_opens = is_opening_mark(sweep, b);
        bool a_opens = is_opening_mark(sweep, a);
        bool b_ends = is_ending_mark(sweep, b);
        if (!(a_ends || a_opens) || !(b_ends || b_opens))
            continue;
        double sum = a->advance + b->advance;
        double most = a_opens && b_ends ? 2 * SIZE : 1.5 * SIZE;
        if (sum > most + NEAR || sum < SIZE - NEAR)
            fault(sweep, index, "R15 neighbours");
        if (fabs(a->gap_after) > NEAR)
            fault(sweep, index, "R15 gap");
    }
}

/* The line is the sum of its parts; a justified one is as wide as its measure. */
static void check_sum(Sweep *sweep, int index)
{
    const TextLine *line = &sweep->layout->lines[index];
    double sum = 0;
    for (int i = 0; i < line->cluster_count; i++) {
        if (fabs(line->clusters[i].x - sum) > NEAR)
            fault(sweep, index, "x is not the sum so far");
        sum += line->clusters[i].advance + line->clusters[i].gap_after;
    }
    if (fabs(sum - line->set_width) > NEAR)
        fault(sweep, index, "set width is not the sum");
    double measure = line->x1 - line->x0;
    bool may_stretch = false;
    for (int i = 0; i + 1 < line->cluster_count; i++)
        may_stretch |= line->clusters[i].stage > 0;
    if (!line->is_last && may_stretch && fabs(line->set_width - measure) > 0.01 * SIZE)
        fault(sweep, index, "justified line misses its measure");
    if (line->is_last && line->set_width > line->natural_width + NEAR)
        fault(sweep, index, "the last line is stretched");
    bool is_overlong = line->set_width > measure + 0.01 * SIZE;
    if (is_overlong && line->ratio > 0)
        fault(sweep, index, "overlong and stretched");
}

/* R19, with the bounds of R17.6 and R18.2, unless the last resort (stage 4) was needed. */
static void check_latin_gaps(Sweep *sweep, int index)
{
    const TextLine *line = &sweep->layout->lines[index];
    for (int i = 0; i + 1 < line->cluster_count; i++) {
        const PlacedCluster *a = &line->clusters[i];
        const PlacedCluster *b = &line->clusters[i + 1];
        bool meets = (a->cluster_class == CLASS_HAN && is_western(b)) ||
                     (is_western(a) && b->cluster_class == CLASS_HAN);
        double gap = a->gap_after / SIZE;
        if (meets && (gap < 0.125 - 1e-4 || (a->stage != 4 && gap > 0.5 + 1e-4)))
            fault(sweep, index, "R19 gap");
        bool at_mark = (is_western(a) && (is_ending_mark(sweep, b) || is_opening_mark(sweep, b))) ||
                       (is_western(b) && (is_ending_mark(sweep, a) || is_opening_mark(sweep, a)));
        if (at_mark && fabs(gap) > 1e-4)
            fault(sweep, index, "R19 gap beside a mark");
        if (is_western(a) && is_western(b) && fabs(gap) > 1e-4)
            fault(sweep, index, "R18 gap inside a word");
        if (is_western(a) && b->cluster_class == CLASS_POSTFIX && fabs(gap) > 1e-4)
            fault(sweep, index, "R9 gap before a unit");
    }
}

/* Lines follow each other in the text; between them only spaces are left out. R7 and R9 units lie
 * on one line. */
static void check_coverage(Sweep *sweep)
{
    const TextLayout *layout = sweep->layout;
    size_t at = 0;
    for (int i = 0; i < layout->line_count; i++) {
        const TextLine *line = &layout->lines[i];
        for (; at < line->clusters[0].byte; at++) {
            if (layout->text.data[at] != ' ')
                fault(sweep, i, "text lost");
        }
        for (int j = 0; j < line->cluster_count; j++) {
            if (line->clusters[j].byte != at)
                fault(sweep, i, "clusters do not follow");
            at = line->clusters[j].byte + line->clusters[j].length;
        }
        if (i + 1 == layout->line_count)
            break;
        const char *before = layout->text.data + at;
        bool digit_before = before[-1] >= '0' && before[-1] <= '9';
        bool digit_after = before[0] >= '0' && before[0] <= '9';
        if ((digit_before && (digit_after || before[0] == '.' || before[0] == '%')) ||
            (digit_after && before[-1] == '.'))
            fault(sweep, i, "R9 number parted");
        bool dash = at >= 3 && memcmp(before - 3, "—", 3) == 0 && memcmp(before, "—", 3) == 0;
        bool dots = at >= 3 && memcmp(before - 3, "…", 3) == 0 && memcmp(before, "…", 3) == 0;
        if (dash || dots)
            fault(sweep, i, "R7 unit parted");
    }
    if (at != layout->text.length)
        fault(sweep, layout->line_count - 1, "text lost at the end");
}

/* Whether the last two unbreakable pieces of the text go on one line at all. */
static bool could_be_mended(Sweep *sweep)
{
    const TextLayout *pieces = fixture_compose(&sweep->fixture, sweep->layout->text.data, 0);
    if (pieces->line_count < 2)
        return false;
    uint32_t start = pieces->lines[pieces->line_count - 2].clusters[0].byte;
    const TextLayout *end =
        fixture_compose(&sweep->fixture, sweep->layout->text.data + start, sweep->width);
    return end->line_count == 1 && end->lines[0].set_width <= sweep->width + NEAR;
}

/* R22: one lone Han, perhaps with marks, only where no other breaking is feasible. */
static void check_orphan(Sweep *sweep)
{
    const TextLine *line = &sweep->layout->lines[sweep->layout->line_count - 1];
    int han = 0;
    int other = 0;
    for (int i = 0; i < line->cluster_count; i++) {
        ClusterClass cluster_class = line->clusters[i].cluster_class;
        han += cluster_class == CLASS_HAN;
        other += is_western(&line->clusters[i]) || cluster_class == CLASS_POSTFIX;
    }
    if (!line->is_first && han == 1 && other == 0 && could_be_mended(sweep))
        fault(sweep, sweep->layout->line_count - 1, "R22 orphan");
}

static void check_layout(Sweep *sweep)
{
    for (int i = 0; i < sweep->layout->line_count; i++) {
        if (sweep->layout->lines[i].cluster_count == 0) {
            fault(sweep, i, "empty line");
            continue;
        }
        check_prohibition(sweep, i);
        check_edges(sweep, i);
        check_neighbours(sweep, i);
        check_latin_gaps(sweep, i);
        check_sum(sweep, i);
    }
    check_coverage(sweep);
    check_orphan(sweep);
}

static void run_sweep(TestState *test, bool has_latin_face, TextAlign align, LineChooser chooser)
{
    Sweep sweep = {.test = test};
    fixture_init(test, &sweep.fixture);
    if (has_latin_face) {
        sweep.fixture.style.faces = sweep.fixture.latin_first;
        sweep.fixture.style.face_count = 2;
    }
    sweep.fixture.paragraph.align = align;
    sweep.fixture.paragraph.chooser = chooser;
    Arena *arena = arena_create();
    for (size_t i = 0; i < COUNT_OF(paragraphs); i++) {
        sweep.case_index = (int)i;
        TextBlock *block = fixture_block(&sweep.fixture, paragraphs[i]);
        for (int tenths = 40; tenths <= 400; tenths++) {
            arena_reset(arena);
            sweep.width = tenths * SIZE / 10;
            sweep.layout = text_block_compose(block, arena, test->sink, sweep.width);
            check_layout(&sweep);
        }
    }
    CHECK(sweep.fault_count == 0);
    arena_destroy(arena);
    fixture_release(&sweep.fixture);
}

TEST(text_sweep_justified)
{
    run_sweep(test, false, TEXT_ALIGN_JUSTIFY, CHOOSER_FIRST_FIT);
}

TEST(text_sweep_justified_with_latin_face)
{
    run_sweep(test, true, TEXT_ALIGN_JUSTIFY, CHOOSER_FIRST_FIT);
}

TEST(text_sweep_ragged)
{
    run_sweep(test, true, TEXT_ALIGN_START, CHOOSER_FIRST_FIT);
}

TEST(text_sweep_balanced)
{
    run_sweep(test, true, TEXT_ALIGN_START, CHOOSER_BALANCED);
}
