/* What analysis and shaping leave behind, and composing reads: clusters with their widths, gaps and
 * break opportunities. Internal to text/. */
#ifndef TEXT_PARAGRAPH_H
#define TEXT_PARAGRAPH_H

#include <stdbool.h>
#include <stdint.h>

#include "text/text.h"
#include "text/text_map.h"
#include "text/unit.h"

/* Steps of R17 (shrink). Step 1, the line-end mark, is not adjustable in mainland style (R13). */
enum {
    SHRINK_WORD_SPACE = 2,
    SHRINK_INTERPUNCT,
    SHRINK_BRACKET,
    SHRINK_COMMA,
    SHRINK_HAN_LATIN,
    SHRINK_STOP,
    SHRINK_COUNT
};

/* Steps of R18 (stretch). The last is ours: what the first three cannot take goes to all gaps
 * alike, also beyond their limits. */
enum { STRETCH_WORD_SPACE = 1, STRETCH_HAN_LATIN, STRETCH_GAP, STRETCH_ALL, STRETCH_COUNT };

/* How far step 3 goes before step 4 takes over, unless the style says otherwise. */
#define STRETCH_GAP_EM 0.25

typedef enum BreakKind {
    BREAK_NONE,
    BREAK_RESCUE, /* R5: before the third of several marks in a row, to save a very loose line */
    BREAK_ALLOWED,
    BREAK_PENALTY, /* R9: between a number and its measure word */
    BREAK_FORCED
} BreakKind;

enum {
    CLUSTER_MARK = 1, /* a full-width mark: blank or trim apply, never beside a stretched word */
    CLUSTER_NO_START = 2,     /* forbidden at a line start at the paragraph's level */
    CLUSTER_WESTERN = 4,      /* counts as Latin for R19 */
    CLUSTER_WIDE_SPACE = 8,   /* U+3000: stays at the start of a paragraph */
    CLUSTER_SOFT_HYPHEN = 16, /* shows a hyphen at a line end */
    CLUSTER_WORD_SPACE = 32,  /* U+0020, U+00A0: adjustable */
    CLUSTER_HAN_CONTEXT = 64, /* a shared mark (quote, dash, dots) in its Chinese form */
    CLUSTER_KEEP = 128,       /* R7, R9: nothing is inserted between it and the next */
    CLUSTER_HYPHENATED = 512, /* a hyphen follows it at a line end */
    CLUSTER_UPRIGHT = 256     /* stands upright in a vertical line: one cell, no Latin gap */
};

typedef struct ShapedGlyph {
    uint32_t id;
    int32_t x_offset, y_offset, advance; /* font units, y up */
} ShapedGlyph;

typedef struct Cluster {
    uint32_t byte, length; /* in the block's text */
    uint32_t code_point;   /* its first */
    uint32_t first_glyph, glyph_count;
    const Face *face; /* NULL: the character is missing */
    int span;
    Unit em;                      /* size of its style */
    Unit advance;                 /* as shaped */
    Unit trim_left, trim_right;   /* taken off whatever the line: R12, R15. May be negative */
    Unit blank_left, blank_right; /* still there and adjustable: taken off at line edges, R17 */
    Unit gap;                     /* after it: letter spacing, R19 */
    Unit shrink, stretch;         /* of the gap; of a space: of its own width */
    uint8_t cluster_class;        /* ClusterClass */
    uint8_t blank_step, shrink_step, stretch_step; /* 0: not adjustable */
    uint8_t break_after;                           /* BreakKind */
    uint8_t level;                                 /* bidi embedding level, odd: right to left */
    uint16_t flags;
    double horizontal_scale; /* of its glyphs, as in GlyphRun; 0: 1 */
} Cluster;

/* A base and its ruby (R27): the clusters [first, end). */
typedef struct RubyPair {
    uint32_t first, end;
    const Ruby *ruby;
    const TextLayout *layout;   /* of the ruby: one line */
    Unit pad_before, pad_after; /* by which its ends are widened */
} RubyPair;

/* Sums over the clusters before an index, so that any line is measured in constant time. */
typedef struct Totals {
    Unit width; /* advances less trims, and gaps */
    Unit shrink[SHRINK_COUNT];
    Unit stretch[STRETCH_COUNT]; /* steps 1 and 2: capacity; 3 and 4: sum of ems, without a limit */
    uint32_t solid_count;        /* neither space nor mark */
    uint32_t han_count;
} Totals;

/* One line of a paragraph, its edges trimmed (R13, R14) and its edge spaces dropped. */
typedef struct LineMeasure {
    uint32_t first, end; /* visible clusters */
    Unit natural;
    Unit shrink[SHRINK_COUNT];
    Unit stretch[STRETCH_COUNT]; /* as in Totals */
    Unit shrink_total;
    Unit trim_left;  /* of the first cluster, taken off at this line start */
    Unit trim_right; /* of the last cluster, taken off at this line end */
    Unit hyphen;     /* width of the hyphen that the line end shows */
    bool hangs;      /* R20: the last cluster stands behind the measure, and counts for nothing */
} LineMeasure;

typedef struct Paragraph {
    const TextBlock *block;
    const TextStyle *style; /* of its first character */
    const Face *base_face;  /* whose em box places the baselines */
    uint32_t next_byte;     /* behind its separator: where the next paragraph begins */
    Unit indent;
    uint32_t cluster_count;
    const Cluster *clusters; /* logical order */
    const ShapedGlyph *glyphs;
    const RubyPair *ruby_pairs; /* ruby_count of them, in reading order */
    uint32_t ruby_count;
    LineMeasure as_line;   /* as one line */
    bool has_forced_break; /* before its end: it is never one line */
    bool is_bidi;          /* has a right-to-left level */
    /* While lines are measured, else NULL: paragraph_sum_up. cluster_count + 1 of each. */
    const Totals *totals;
    const uint32_t *next_solid; /* first cluster from here on that is no space */
    const uint32_t *last_solid; /* end of the clusters before here, without spaces */
} Paragraph;

struct TextBlock {
    TextContext *context; /* borrowed: it lives longer */
    Text text;
    const TextMap *map;
    const TextSpan *spans;
    int span_count;
    ParagraphStyle style;
    const Paragraph *paragraphs;
    int paragraph_count;
    Unit min_width, max_width;
};

/* Fills in what lines are measured by: totals, next_solid and last_solid. They live in `arena`. */
void paragraph_sum_up(Paragraph *paragraph, Arena *arena);

/* Measures the clusters [start, end) as one line. The paragraph is summed up. */
LineMeasure paragraph_measure(const Paragraph *paragraph, uint32_t start, uint32_t end);

/* Of that measure, `shrink` alone. */
void paragraph_measure_shrink(const Paragraph *paragraph, uint32_t start, uint32_t end,
                              Unit shrink[SHRINK_COUNT]);

/* The same for all clusters, and `natural` alone. Both read all clusters between and need no sums.
 */
LineMeasure paragraph_measure_whole(const Paragraph *paragraph);
Unit paragraph_natural_width(const Paragraph *paragraph, uint32_t start, uint32_t end);

/* R20: whether the last of the clusters [first, end) hangs behind a line of them. */
bool cluster_hangs(const Paragraph *paragraph, uint32_t first, uint32_t end);

/* Adds what the cluster's gap (a space: its own width) can give to the sums by steps, `sign` times.
 * shrink[0] may be written to: it counts what no step takes. */
void cluster_add_glue(const Cluster *cluster, int sign, Unit *shrink, Unit *stretch);

/* Width of the hyphen that `cluster`, a soft hyphen or a letter inside a word, shows at a line
 * end; 0: none. */
Unit cluster_hyphen_width(const Cluster *cluster);

#endif
