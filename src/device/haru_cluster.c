/* Clusters: see haru_cluster.h. */
#include "device/haru_cluster.h"

#include "base/utf8.h"
#include "device/haru_unicode.h"

/* A ToUnicode value may be 512 bytes long (Adobe Technical Note 5411, 1.3); a tenth of that is far
 * beyond any ligature. */
#define LONGEST_VALUE 24u

static int cluster_end(const GlyphRun *run, int start)
{
    int end = start + 1;
    while (end < run->glyph_count && run->glyphs[end].cluster == run->glyphs[start].cluster)
        end++;
    return end;
}

/* The text of the cluster of glyphs start .. end - 1: to the next greater cluster. */
static Text cluster_text(const GlyphRun *run, int start, int end)
{
    size_t from = run->glyphs[start].cluster;
    size_t to = run->text.length;
    if (run->is_right_to_left && start > 0)
        to = run->glyphs[start - 1].cluster;
    if (!run->is_right_to_left && end < run->glyph_count)
        to = run->glyphs[end].cluster;
    if (from > to || to > run->text.length)
        return (Text){"", 0};
    return (Text){run->text.data + from, to - from};
}

/* Most are one character: a loop over its bytes is shorter than a call. */
static bool same_text(Text a, Text b)
{
    if (a.length != b.length)
        return false;
    for (size_t i = 0; i < a.length; i++) {
        if (a.data[i] != b.data[i])
            return false;
    }
    return true;
}

static Text keep_text(HaruDocument *document, Text text)
{
    return (Text){arena_copy(document->arena, text.data, text.length), text.length};
}

/* True when ToUnicode tells `text` for this glyph. */
static bool tell_alone(HaruDocument *document, GlyphUse *use, Text text)
{
    if (use->text.data)
        return same_text(use->text, text);
    if (text.length == 0 || haru_utf16_length(text) > LONGEST_VALUE)
        return false;
    use->text = keep_text(document, text);
    return true;
}

/* The best that ToUnicode can say where ActualText rules: a code point each when there are as many
 * as glyphs; else the whole for the first, and nothing visible for the rest. */
static void add_hints(HaruDocument *document, HaruFont *font, const GlyphRun *run,
                      const HaruSpan *cluster)
{
    Text rest = cluster->text;
    bool is_even = utf8_count(rest) == (size_t)(cluster->end - cluster->start);
    for (int i = cluster->start; i < cluster->end; i++) {
        Text hint = i == cluster->start ? rest : text_of("\u200B");
        if (is_even) {
            size_t size;
            utf8_decode(rest.data, rest.length, &size);
            hint = (Text){rest.data, size};
            rest = (Text){rest.data + size, rest.length - size};
        }
        GlyphUse *use = haru_font_use(document, font, run->glyphs[i].id);
        if (!use->hint.data && hint.length && haru_utf16_length(hint) <= LONGEST_VALUE)
            use->hint = keep_text(document, hint);
    }
}

static HaruSpan read_cluster(HaruDocument *document, HaruFont *font, const GlyphRun *run, int start)
{
    HaruSpan cluster = {.start = start, .end = cluster_end(run, start)};
    cluster.text = cluster_text(run, start, cluster.end);
    GlyphUse *use = haru_font_use(document, font, run->glyphs[start].id);
    bool is_alone = cluster.end == start + 1;
    cluster.needs_actual_text = !is_alone || !tell_alone(document, use, cluster.text);
    if (cluster.needs_actual_text)
        add_hints(document, font, run, &cluster);
    return cluster;
}

HaruSpan haru_cluster_span(HaruDocument *document, HaruFont *font, const GlyphRun *run, int start)
{
    HaruSpan span = read_cluster(document, font, run, start);
    while (span.end < run->glyph_count) {
        /* From right to left the texts of two clusters do not follow each other. */
        if (span.needs_actual_text && run->is_right_to_left)
            break;
        HaruSpan next = read_cluster(document, font, run, span.end);
        if (next.needs_actual_text != span.needs_actual_text)
            break;
        span.end = next.end;
        span.text.length += next.text.length;
    }
    return span;
}
