/* Quotes, dashes and dots that Chinese and Latin share: which of them are Chinese here.
 *
 * A pair of quotes is Latin when neither it holds nor it stands beside Han, and Latin stands beside
 * it; the apostrophe is Latin; everything else follows its neighbours. In a Chinese paragraph the
 * edges of the paragraph count as Han. Digits and spaces are looked through. All linear. */
#include "text/analysis.h"
#include "text/cluster_class.h"

typedef enum Strong { STRONG_NONE, STRONG_HAN, STRONG_LATIN } Strong;

#define QUOTE_DEPTH 16 /* deeper nesting is no pairing any more, only neighbours count */

typedef struct MarkResolver {
    Analysis *analysis;
    uint8_t *before, *after; /* Strong: nearest on either side of each character */
    uint32_t *han_count;     /* Han before each character */
    bool is_han_language;
} MarkResolver;

static Strong strength(const Analysis *analysis, uint32_t index)
{
    uint32_t code_point = analysis->code_points[index];
    ClusterClass cluster_class = (ClusterClass)analysis->characters[index].cluster_class;
    if (cluster_class == CLASS_HAN || class_is_ideographic_mark(code_point))
        return STRONG_HAN;
    return cluster_class == CLASS_LATIN ? STRONG_LATIN : STRONG_NONE;
}

static void find_neighbours(MarkResolver *resolver)
{
    const Analysis *analysis = resolver->analysis;
    uint32_t count = analysis->count;
    for (uint32_t i = 0; i < count; i++) {
        bool is_han = analysis->characters[i].cluster_class == CLASS_HAN;
        resolver->han_count[i + 1] = resolver->han_count[i] + is_han;
    }
    bool edge_is_han = resolver->is_han_language && resolver->han_count[count] > 0;
    Strong edge = edge_is_han ? STRONG_HAN : STRONG_NONE;
    Strong nearest = edge;
    for (uint32_t i = 0; i < count; i++) {
        resolver->before[i] = (uint8_t)nearest;
        Strong own = strength(analysis, i);
        nearest = own ? own : nearest;
    }
    nearest = edge;
    for (uint32_t i = count; i-- > 0;) {
        resolver->after[i] = (uint8_t)nearest;
        Strong own = strength(analysis, i);
        nearest = own ? own : nearest;
    }
}

/* Whether text between these neighbours is Chinese. */
static bool is_han_between(const MarkResolver *resolver, uint8_t before, uint8_t after)
{
    bool has_han = before == STRONG_HAN || after == STRONG_HAN;
    bool has_latin = before == STRONG_LATIN || after == STRONG_LATIN;
    if (resolver->is_han_language)
        return has_han || !has_latin;
    return has_han && !has_latin;
}

static bool is_apostrophe(const Analysis *analysis, uint32_t index)
{
    const Character *characters = analysis->characters;
    if (analysis->code_points[index] != 0x2019 || index == 0 || index + 1 >= analysis->count)
        return false;
    uint8_t before = characters[index - 1].cluster_class;
    return (before == CLASS_LATIN || before == CLASS_DIGIT) &&
           characters[index + 1].cluster_class == CLASS_LATIN;
}

static void resolve_pair(MarkResolver *resolver, uint32_t open, uint32_t close)
{
    bool holds_han = resolver->han_count[close] > resolver->han_count[open];
    bool is_han = is_han_between(resolver, resolver->before[open], resolver->after[close]);
    if (resolver->is_han_language)
        is_han = is_han || holds_han;
    resolver->analysis->characters[open].is_han_context = is_han;
    resolver->analysis->characters[close].is_han_context = is_han;
}

static void resolve_quotes(MarkResolver *resolver)
{
    Analysis *analysis = resolver->analysis;
    uint32_t open[QUOTE_DEPTH];
    int depth = 0;
    for (uint32_t i = 0; i < analysis->count; i++) {
        uint32_t code_point = analysis->code_points[i];
        if (is_apostrophe(analysis, i)) {
            analysis->characters[i].cluster_class = CLASS_LATIN;
            continue;
        }
        if ((code_point == 0x2018 || code_point == 0x201C) && depth < QUOTE_DEPTH)
            open[depth++] = i;
        bool closes = depth && (code_point == 0x2019 || code_point == 0x201D) &&
                      analysis->code_points[open[depth - 1]] == code_point - 1;
        if (closes)
            resolve_pair(resolver, open[--depth], i);
    }
}

static bool is_same(const Analysis *analysis, uint32_t a, uint32_t b)
{
    return b < analysis->count && analysis->code_points[a] == analysis->code_points[b];
}

/* Two em dashes are one dash of 2 em; an odd one at the end of a longer run goes with them. */
static void join_dashes(Analysis *analysis)
{
    for (uint32_t i = 0; i < analysis->count; i++) {
        bool follows = i > 0 && is_same(analysis, i, i - 1);
        if (analysis->code_points[i] == 0x2014 && (follows || is_same(analysis, i, i + 1)))
            analysis->characters[i].cluster_class = CLASS_DASH2;
    }
}

void analysis_resolve_marks(Analysis *analysis)
{
    Arena *scratch = analysis->context->scratch;
    size_t count = analysis->count;
    const char *language = count ? analysis_style(analysis, 0)->language : NULL;
    MarkResolver resolver = {analysis, arena_alloc(scratch, count), arena_alloc(scratch, count),
                             arena_array(scratch, count + 1, sizeof(uint32_t)),
                             language_is_han(language)};
    find_neighbours(&resolver);
    for (uint32_t i = 0; i < analysis->count; i++) {
        if (class_is_shared_mark(analysis->code_points[i]))
            analysis->characters[i].is_han_context =
                is_han_between(&resolver, resolver.before[i], resolver.after[i]);
    }
    resolve_quotes(&resolver);
    join_dashes(analysis);
}
