/* Widths of marks and gaps: spacing.h. */
#include "text/spacing.h"

#include "text/cluster_class.h"
#include "text/line_edge.h"

/* A hair's breadth: what still counts as one em wide. */
static bool is_about(Unit value, Unit expected, Unit em)
{
    Unit difference = value > expected ? value - expected : expected - value;
    return difference * 100 <= em;
}

static bool is_one_em(const Cluster *cluster)
{
    return cluster->glyph_count > 0 && is_about(cluster->advance, cluster->em, cluster->em);
}

/* Levels with GB/T 15834's fixed widths: R8 (stacked marks), R12 (interpunct). */
static bool follows_gb(LineBreakLevel level)
{
    return level == LINE_BREAK_GB || level == LINE_BREAK_STRICT;
}

static void pad_to(Cluster *cluster, Unit width)
{
    Unit excess = cluster->advance - width;
    cluster->trim_left = excess / 2;
    cluster->trim_right = excess - excess / 2;
}

static uint8_t blank_step(ClusterClass cluster_class)
{
    switch ((int)cluster_class) {
    case CLASS_OPEN:
    case CLASS_CLOSE:
        return SHRINK_BRACKET;
    case CLASS_COMMA:
        return SHRINK_COMMA;
    case CLASS_STOP:
    case CLASS_EXCLAMATION:
        return SHRINK_STOP;
    case CLASS_INTERPUNCT:
        return SHRINK_INTERPUNCT;
    default:
        return 0;
    }
}

static void settle_interpunct(Cluster *cluster, LineBreakLevel level)
{
    bool is_chinese = (cluster->flags & CLUSTER_HAN_CONTEXT) || cluster->code_point == 0x30FB;
    if (!is_chinese || cluster->glyph_count == 0)
        return;
    cluster->flags |= CLUSTER_MARK;
    if (follows_gb(level)) {
        pad_to(cluster, cluster->em / 2);
    } else if (is_one_em(cluster)) {
        cluster->blank_left = cluster->em / 4;
        cluster->blank_right = cluster->em / 4;
    }
}

/* R11: only a glyph that is one em wide and whose ink lies in the expected half has a blank. */
static void settle_blank(Cluster *cluster, BlankCache *cache, const ShapedGlyph *glyphs)
{
    if (!is_one_em(cluster))
        return;
    cluster->flags |= CLUSTER_MARK;
    const ShapedGlyph *glyph = &glyphs[cluster->first_glyph];
    bool is_upright = cluster->flags & CLUSTER_UPRIGHT;
    ClusterClass cluster_class = (ClusterClass)cluster->cluster_class;
    bool is_fixed = cluster_class == CLASS_EXCLAMATION || cluster->code_point == 0xFF1A ||
                    cluster->code_point == 0xFF1B;
    if (is_upright && is_fixed)
        return; /* R12, R30: ：；？！ are 1 em in vertical lines */
    BlankSide side = is_upright ? mark_blank_upright(cache, cluster->face, glyph)
                                : mark_blank_side(cache, cluster->face, glyph->id);
    bool is_open = cluster_class == CLASS_OPEN;
    if (side == BLANK_BOTH && cluster_class != CLASS_EXCLAMATION) {
        cluster->blank_left = cluster->em / 4;
        cluster->blank_right = cluster->em / 4;
    } else if (side == BLANK_LEFT && is_open) {
        cluster->blank_left = cluster->em / 2;
    } else if (side == BLANK_RIGHT && !is_open) {
        cluster->blank_right = cluster->em / 2;
    }
}

static void settle_mark(Cluster *cluster, const ParagraphStyle *style, BlankCache *cache,
                        const ShapedGlyph *glyphs)
{
    ClusterClass cluster_class = (ClusterClass)cluster->cluster_class;
    cluster->blank_step = blank_step(cluster_class);
    if (!cluster->blank_step || !style->trim_marks)
        return;
    uint32_t code_point = cluster->code_point;
    bool is_double = code_point == 0x203C || (code_point >= 0x2047 && code_point <= 0x2049);
    if (cluster_class == CLASS_INTERPUNCT) {
        settle_interpunct(cluster, style->level);
    } else if (is_double && cluster->face && cluster->face->has_han) {
        pad_to(cluster, cluster->em); /* R8: two marks share one em */
        cluster->flags |= CLUSTER_MARK;
    } else {
        settle_blank(cluster, cache, glyphs);
    }
}

static bool is_closing(const Cluster *cluster)
{
    switch ((int)cluster->cluster_class) {
    case CLASS_CLOSE:
    case CLASS_COMMA:
    case CLASS_STOP:
    case CLASS_EXCLAMATION:
        return (cluster->flags & CLUSTER_MARK) != 0;
    default:
        return false;
    }
}

/* ：；？！ of vertical lines (R12, R30). */
static bool is_fixed(const Cluster *cluster)
{
    return (cluster->flags & CLUSTER_UPRIGHT) && cluster->blank_left == 0 &&
           cluster->blank_right == 0 && cluster->trim_right == 0;
}

/* R15: two neighbouring marks are one and a half em. Where a closing mark meets an opening one, the
 * opening one's blank stays, adjustable at step 4, but for a closing mark of fixed width. */
static void trim_neighbours(Cluster *a, Cluster *b)
{
    bool b_opens = b->cluster_class == CLASS_OPEN && (b->flags & CLUSTER_MARK);
    bool a_opens = a->cluster_class == CLASS_OPEN && (a->flags & CLUSTER_MARK);
    bool a_keeps = is_closing(a) && is_fixed(a);
    if (!a_keeps && is_closing(a) && (is_closing(b) || (b_opens && b->blank_left > 0))) {
        a->trim_right += a->blank_right;
        a->blank_right = 0;
    } else if (b_opens && (a_opens || a_keeps)) {
        b->trim_left += b->blank_left;
        b->blank_left = 0;
    }
}

/* R8: two stacked ？ or ！ share one em, three take two: the second of each pair loses its blank.
 */
static void stack_exclamations(Cluster *clusters, uint32_t count)
{
    uint32_t run = 0; /* stacked marks so far */
    for (uint32_t i = 0; i < count; i++) {
        Cluster *cluster = &clusters[i];
        bool is_mark =
            cluster->cluster_class == CLASS_EXCLAMATION && (cluster->flags & CLUSTER_MARK);
        run = is_mark ? run + 1 : 0;
        if (run == 0 || run % 2 != 0)
            continue;
        cluster->trim_right += cluster->blank_right;
        cluster->blank_right = 0;
    }
}

static void settle_flags(Cluster *cluster, LineBreakLevel level)
{
    uint32_t code_point = cluster->code_point;
    ClusterClass cluster_class = (ClusterClass)cluster->cluster_class;
    unsigned flags = cluster->flags;
    if (line_start_forbidden(level, cluster_class, code_point))
        flags |= CLUSTER_NO_START;
    bool is_affix = cluster_class == CLASS_PREFIX || cluster_class == CLASS_POSTFIX;
    bool is_western = cluster_class == CLASS_LATIN || cluster_class == CLASS_DIGIT ||
                      (is_affix && !is_one_em(cluster));
    if (is_western && !(flags & CLUSTER_UPRIGHT)) /* R29: upright ones are set like Han */
        flags |= CLUSTER_WESTERN;
    if (code_point == 0x3000)
        flags |= CLUSTER_WIDE_SPACE;
    if (code_point == 0x20 || code_point == 0xA0)
        flags |= CLUSTER_WORD_SPACE;
    if (code_point == 0xAD)
        flags |= CLUSTER_SOFT_HYPHEN;
    cluster->flags = (uint16_t)flags;
}

static double latin_gap_em(const TextStyle *style, const Cluster *western)
{
    return western->cluster_class == CLASS_LATIN ? style->han_latin_gap_em
                                                 : style->han_digit_gap_em;
}

/* Hangul is set like Han, but Korean puts no gap beside Latin (CSS Text 4, text-autospace). */
static bool takes_gap(const Cluster *cluster)
{
    uint32_t code_point = cluster->code_point;
    bool is_hangul = (code_point >= 0x1100 && code_point <= 0x11FF) ||
                     (code_point >= 0x3130 && code_point <= 0x318F) ||
                     (code_point >= 0xA960 && code_point <= 0xA97F) ||
                     (code_point >= 0xAC00 && code_point <= 0xD7FF);
    return cluster->cluster_class == CLASS_HAN && !is_hangul;
}

/* R19: the gap between Han and Western text, 0 where there is none. */
static Unit han_latin_gap(const TextBlock *block, const Cluster *a, const Cluster *b)
{
    bool a_is_han = takes_gap(a);
    bool b_is_han = takes_gap(b);
    bool meets =
        (a_is_han && (b->flags & CLUSTER_WESTERN)) || (b_is_han && (a->flags & CLUSTER_WESTERN));
    const TextStyle *a_style = block->spans[a->span].style;
    const TextStyle *b_style = block->spans[b->span].style;
    if (!meets || a_style->baseline_shift != 0 || b_style->baseline_shift != 0)
        return 0;
    double em = unit_to_points(a_is_han ? a->em : b->em);
    double gap = a_is_han ? latin_gap_em(b_style, b) : latin_gap_em(a_style, a);
    return unit_from_points(gap * em);
}

static Unit at_least_zero(Unit value)
{
    return value > 0 ? value : 0;
}

/* A space: a word space (R17.2, R18.1), or one typed between Han and Latin, which stands for the
 * gap and is adjusted as the gap (R19). */
static void settle_space(const TextBlock *block, Cluster *space, const Cluster *before,
                         const Cluster *after)
{
    if (!(space->flags & CLUSTER_WORD_SPACE))
        return;
    Unit gap = before && after ? han_latin_gap(block, before, after) : 0;
    Unit em = space->em;
    if (gap > 0)
        space->advance = gap;
    Unit least = gap > 0 ? em / 8 : em / 4;
    space->shrink = at_least_zero(space->advance - least);
    space->shrink_step = gap > 0 ? SHRINK_HAN_LATIN : SHRINK_WORD_SPACE;
    space->stretch = at_least_zero(em / 2 - space->advance);
    space->stretch_step = gap > 0 ? STRETCH_HAN_LATIN : STRETCH_WORD_SPACE;
}

static bool is_wide(const Cluster *cluster)
{
    ClusterClass cluster_class = (ClusterClass)cluster->cluster_class;
    return cluster_class == CLASS_HAN || (cluster->flags & CLUSTER_MARK) ||
           ((cluster_class == CLASS_DASH2 || cluster_class == CLASS_ELLIPSIS) &&
            (cluster->flags & CLUSTER_HAN_CONTEXT)) ||
           (cluster_class != CLASS_SPACE && is_one_em(cluster) &&
            (cluster->face->has_han || (cluster->flags & CLUSTER_UPRIGHT)));
}

/* R18.3: where a gap without a width of its own may open. */
static uint8_t gap_step(const Cluster *a, const Cluster *b)
{
    if (a->cluster_class == CLASS_SPACE || b->cluster_class == CLASS_SPACE ||
        (a->flags & CLUSTER_KEEP))
        return 0;
    bool a_is_mark = a->flags & CLUSTER_MARK;
    bool b_is_mark = b->flags & CLUSTER_MARK;
    if (a_is_mark && b_is_mark)
        return 0; /* stretch never undoes R15 */
    bool a_is_wide = is_wide(a);
    bool b_is_wide = is_wide(b);
    if ((!a_is_wide && !b_is_wide) || (a_is_mark && !b_is_wide) || (b_is_mark && !a_is_wide))
        return 0;
    ClusterClass left = (ClusterClass)a->cluster_class;
    ClusterClass right = (ClusterClass)b->cluster_class;
    if (left == right && (left == CLASS_DASH2 || left == CLASS_ELLIPSIS))
        return 0; /* R7: nor where a longer run may part */
    bool at_joint = left == CLASS_CONNECTOR || left == CLASS_SOLIDUS || right == CLASS_CONNECTOR ||
                    right == CLASS_SOLIDUS;
    return at_joint ? STRETCH_ALL : STRETCH_GAP;
}

static void settle_gap(const TextBlock *block, Cluster *a, const Cluster *b)
{
    bool in_unit = (a->flags & CLUSTER_KEEP) &&
                   (a->cluster_class == CLASS_DASH2 || a->cluster_class == CLASS_ELLIPSIS);
    if (!in_unit) /* R7: —— and …… are never spaced inside */
        a->gap = unit_from_points(block->spans[a->span].style->letter_spacing);
    if (a->cluster_class == CLASS_SPACE)
        return;
    Unit gap = han_latin_gap(block, a, b);
    if (gap == 0) {
        a->stretch_step = gap_step(a, b);
        return;
    }
    Unit em = a->cluster_class == CLASS_HAN ? a->em : b->em;
    a->gap += gap;
    a->shrink = at_least_zero(gap - em / 8);
    a->shrink_step = SHRINK_HAN_LATIN;
    a->stretch = at_least_zero(em / 2 - gap);
    a->stretch_step = STRETCH_HAN_LATIN;
}

void spacing_settle(const TextBlock *block, const ShapeResult *shaped, BlankCache *cache)
{
    Cluster *clusters = shaped->clusters;
    uint32_t count = shaped->cluster_count;
    for (uint32_t i = 0; i < count; i++) {
        settle_mark(&clusters[i], &block->style, cache, shaped->glyphs);
        settle_flags(&clusters[i], block->style.level);
    }
    for (uint32_t i = 0; i + 1 < count; i++)
        trim_neighbours(&clusters[i], &clusters[i + 1]);
    if (follows_gb(block->style.level))
        stack_exclamations(clusters, count);
    for (uint32_t i = 0; i < count; i++) {
        bool is_inner = i > 0 && i + 1 < count;
        if (clusters[i].cluster_class == CLASS_SPACE)
            settle_space(block, &clusters[i], is_inner ? &clusters[i - 1] : NULL,
                         is_inner ? &clusters[i + 1] : NULL);
        if (i + 1 < count)
            settle_gap(block, &clusters[i], &clusters[i + 1]);
    }
}
