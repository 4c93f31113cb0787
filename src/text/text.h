/* Text: from styled characters to placed glyphs.
 *
 * Pango analyses (breaks, scripts, direction), HarfBuzz shapes, this folder composes: classes,
 * widths of marks, gaps, breaks, adjustment. The rules are numbered R1..R31 as in
 * docs/typography.md, and the code names the rule where it applies it.
 *
 * A TextBlock is what one text element holds: one or more paragraphs (split at U+000A). Analysis
 * and shaping happen once, whatever the widths tried later; composing is cheap and may be repeated.
 */
#ifndef TEXT_TEXT_H
#define TEXT_TEXT_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/geometry.h"
#include "base/strbuf.h"
#include "scene/glyph_run.h"
#include "text/text_style.h"

/* Shaping buffers and caches; one for each session. */
typedef struct TextContext TextContext;
TextContext *text_context_create(void);
void text_context_destroy(TextContext *context);

/* One stretch of characters in one style. */
typedef struct TextSpan {
    Text text; /* well-formed UTF-8; U+000A ends a paragraph, U+2028 a line */
    const TextStyle *style;
    Origin origin;         /* of the first byte; the bytes follow one to one where the text stands
                              in the file without escapes, else messages name the span's start */
    const void *insertion; /* opaque mark of who filled it in (the audit), NULL: typed text */
    bool is_citation;      /* says the number or page of something else: one piece, see R9 */
    const char *note;      /* id of the footnote whose mark this is, NULL: none */
} TextSpan;

/* Classes of docs/typography.md 2.1; COUNT last. */
typedef enum ClusterClass {
    CLASS_HAN,
    CLASS_LATIN,
    CLASS_DIGIT,
    CLASS_SPACE,
    CLASS_OPEN,
    CLASS_CLOSE,
    CLASS_COMMA,
    CLASS_STOP,
    CLASS_EXCLAMATION,
    CLASS_INTERPUNCT,
    CLASS_SOLIDUS,
    CLASS_CONNECTOR,
    CLASS_DASH2,
    CLASS_ELLIPSIS,
    CLASS_PREFIX,
    CLASS_POSTFIX,
    CLASS_OBJECT,
    CLASS_OTHER,
    CLASS_COUNT
} ClusterClass;

const char *cluster_class_name(ClusterClass cluster_class); /* "han", "open", ... */

typedef struct TextBlock TextBlock;

/* Analyses and shapes. Characters that no face of their span has are reported (E_CHARACTER_MISSING,
 * with code point and place) and drawn as nothing. Never NULL. The block lives in `arena` and
 * borrows the styles. */
TextBlock *text_block_create(TextContext *context, Arena *arena, DiagSink *diagnostics,
                             const TextSpan *spans, int span_count, const ParagraphStyle *style);

/* Widths in points: of the longest unbreakable piece, and of the longest paragraph set on one line.
 */
double text_block_min_width(const TextBlock *block);
double text_block_max_width(const TextBlock *block);

/* Whether its lines are vertical: then the width to compose for is the height of the page's column,
 * and the height of the layout grows to the left. */
bool text_block_is_vertical(const TextBlock *block);

/* One placed cluster, in visual order. */
typedef struct PlacedCluster {
    uint32_t byte, length; /* in the block's text (the spans joined) */
    ClusterClass cluster_class;
    int span;                     /* index of its span */
    double x;                     /* left edge of its (trimmed) frame, points from the line's x0 */
    double advance;               /* frame width as set, trims taken off, gaps not counted */
    double trim_left, trim_right; /* taken off, points */
    double gap_before, gap_after; /* set beside it (Han-Latin gap, adjustment), points */
    bool is_upright;              /* in a vertical line */
    int stage; /* step of R17 (negative) or R18 (positive; 4: the last resort) that
                  moved the place after it, or a space's own width; 0: none */
} PlacedCluster;

/* Ruby beside a line, from the line's x0 and baseline. */
typedef struct PlacedRuby {
    const struct TextLayout *layout; /* one line of small text */
    double x, y;                     /* its top left corner */
    double width;
    double base_x, base_width; /* frames of its base, without what widens its ends */
    uint32_t byte;             /* of the base in the block's text */
    bool is_word;              /* for several characters together */
} PlacedRuby;

typedef struct TextLine {
    double x0, x1;   /* the measure, from the block's left edge (the indent taken off) */
    double baseline; /* from the block's top */
    double natural_width, set_width;
    double ratio;           /* used adjustment / measure: < 0 shrunk, > 0 stretched */
    bool is_first, is_last; /* of its paragraph */
    int paragraph;
    int frame; /* of the flow, from 0 */
    int cluster_count;
    const PlacedCluster *clusters;
    int run_count;
    const struct PlacedRun *runs;
    int ruby_count;
    const PlacedRuby *rubies;
} TextLine;

/* A glyph run and its place: from the block's top left corner to the run's origin on the baseline.
 */
typedef struct PlacedRun {
    GlyphRun run;
    Point origin;
    const TextStyle *style;
    int span;
} PlacedRun;

typedef struct TextLayout {
    double width, height; /* height: line heights and paragraph spacing together */
    double natural_width; /* of the widest line */
    double first_baseline, last_baseline;
    double cap_height;      /* of the first line's first face, points: for trimming to capitals */
    double ascent, descent; /* em box of the first line's largest face, points */
    bool is_vertical; /* to be turned a quarter clockwise about its top left corner: x runs down the
                         page, y to the left; baselines are the middles of the lines */
    int line_count;
    const TextLine *lines;
    Text text; /* the spans joined */
    int span_count;
    const TextSpan *spans; /* of the block: PlacedCluster.span and PlacedRun.span count in them */
} TextLayout;

/* Sets the block into lines of `width` points (INFINITY: one line for each paragraph). The result
 * lives in `arena` and borrows from the block. A piece wider than the measure is reported
 * (W_TEXT_TOO_WIDE) and left overlong. */
const TextLayout *text_block_compose(const TextBlock *block, Arena *arena, DiagSink *diagnostics,
                                     double width);

/* Appends the dump of docs/typography.md, section 1, as a JSON array of lines. `offset` is the
 * block's place on the page: its top left corner, of vertical lines the top right one. In vertical
 * lines x runs down the page, and the baseline, the middle of the line, is counted from the left.
 */
void text_layout_dump(StrBuf *out, const TextLayout *layout, Point offset);

/* Appends the break opportunities of the block as a JSON array: {"byte":9,"kind":"allowed"} for
 * each place a line may begin; "penalty" (R9), "rescue" (R5) and "forced" are the other kinds. */
void text_block_dump_breaks(StrBuf *out, const TextBlock *block);

#endif
