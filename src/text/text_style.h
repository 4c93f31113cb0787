/* Text styles as the composer needs them: everything resolved to points and faces. */
#ifndef TEXT_TEXT_STYLE_H
#define TEXT_TEXT_STYLE_H

#include <stdbool.h>
#include <stdint.h>

#include <hb.h>

#include "font/face.h"
#include "scene/paint.h"

/* How Latin letters and digits stand in vertical lines (CSS Writing Modes 4, text-orientation). */
typedef enum TextOrientation {
    TEXT_ORIENTATION_MIXED, /* R29: single ones and acronyms upright, words and numbers rotated */
    TEXT_ORIENTATION_UPRIGHT,
    TEXT_ORIENTATION_SIDEWAYS
} TextOrientation;

/* 纵中横: what shares one cell of a vertical line (CSS Writing Modes 4, text-combine-upright). The
 * numbers count digits. */
typedef enum TextCombine {
    TEXT_COMBINE_NONE = 0,
    TEXT_COMBINE_2 = 2,
    TEXT_COMBINE_3 = 3,
    TEXT_COMBINE_4 = 4,
    TEXT_COMBINE_ALL /* letters and marks too, up to four characters */
} TextCombine;

typedef enum RubyPosition { RUBY_OVER, RUBY_UNDER } RubyPosition;

/* Ruby of a stretch of text (R27). */
typedef struct Ruby {
    const char *text;              /* equal pointers are one ruby, on however many spans */
    const struct TextStyle *style; /* of the ruby itself */
    RubyPosition position;
} Ruby;

typedef enum Hyphens { HYPHENS_MANUAL, HYPHENS_AUTO } Hyphens;

/* Style of a stretch of text. Spans that differ only in paint are shaped as one. */
typedef struct TextStyle {
    const Face *const *faces; /* face_count of them, in order of preference, at least one */
    int face_count;
    double size;                  /* points, of the text before super- or subscript */
    double letter_spacing;        /* points added after every cluster */
    double baseline_shift;        /* points upwards; not 0 for super- and subscripts */
    const hb_feature_t *features; /* feature_count of them, for the whole span */
    int feature_count;
    const char *language;    /* BCP 47: "zh-CN", "zh-Hant", "en" */
    double han_latin_gap_em; /* R19: between Han and Latin letters; CLREQ 1/4, CSS 1/8 */
    double han_digit_gap_em; /* R19: between Han and digits; many newspapers set 0 */
    double embolden_em;      /* synthetic bold, stroke width in ems; 0: none */
    double skew;             /* synthetic slant; 0: upright */
    const Paint *paint;
    bool underline, line_through;
    bool wavy;            /* R26: a wavy line below, 书名号甲式 */
    bool emphasis;        /* R25: a dot below each character, 着重号 */
    bool keeps_together;  /* of a paragraph's first span: in one column, */
    bool keeps_with_next; /* and in that of the next paragraph's beginning */
    const char *href;     /* where a click leads, NULL: nowhere */
    TextOrientation orientation;
    TextCombine text_combine;
    const Ruby *ruby; /* NULL: none */
    Hyphens hyphens;
    uint32_t node_id; /* the element, for click-to-source */
} TextStyle;

typedef enum TextAlign {
    TEXT_ALIGN_START,
    TEXT_ALIGN_END,
    TEXT_ALIGN_CENTER,
    TEXT_ALIGN_JUSTIFY,    /* last line ragged */
    TEXT_ALIGN_JUSTIFY_ALL /* 均排: the last line too */
} TextAlign;

/* How strictly marks are kept from line starts and ends: docs/typography.md R1..R4. */
typedef enum LineBreakLevel {
    LINE_BREAK_GB,
    LINE_BREAK_NONE,
    LINE_BREAK_BASIC,
    LINE_BREAK_STRICT,
    LINE_BREAK_LOOSE,
    LINE_BREAK_PLAIN /* UAX 14 as Pango implements it, nothing on top */
} LineBreakLevel;

typedef enum LineChooser {
    CHOOSER_FIRST_FIT, /* line by line, as many clusters as fit: drafts */
    CHOOSER_BALANCED,  /* headlines: the same number of lines, as even as can be */
    CHOOSER_OPTIMAL    /* all lines of the paragraph together, at the least cost */
} LineChooser;

typedef struct ParagraphStyle {
    TextAlign align;
    LineBreakLevel level;
    LineChooser chooser;
    double indent;                    /* of the first line, points */
    double line_height;               /* points, constant within the paragraph (R24) */
    double space_before, space_after; /* points, between paragraphs of one block */
    bool right_to_left;
    bool is_vertical;        /* lines run down, one to the left of the other (vertical-rl) */
    bool trim_marks;         /* R13-R15 punctuation width adjustment; off only for plain UAX 14 */
    bool hangs_marks;        /* R20: ，。、 at the end of a justified line stand outside it */
    double stretch_limit_em; /* justified gaps beyond it are reported; 0: never */
} ParagraphStyle;

#endif
