/* Style: every property of an element's look, resolved: named styles, inline style, inheritance.
 * Words and meanings are CSS's wherever CSS has them; docs/layout.md lists them all. */
#ifndef DOC_STYLE_H
#define DOC_STYLE_H

#include "base/geometry.h"
#include "doc/length.h"
#include "doc/paint_spec.h"
#include "doc/theme.h"
#include "text/text_style.h"

typedef enum Position { POSITION_STATIC, POSITION_RELATIVE, POSITION_ABSOLUTE } Position;
typedef enum Overflow { OVERFLOW_VISIBLE, OVERFLOW_HIDDEN } Overflow;

typedef enum Align {
    ALIGN_STRETCH,
    ALIGN_START,
    ALIGN_CENTER,
    ALIGN_END,
    ALIGN_BASELINE,
    ALIGN_AUTO,
    ALIGN_SPACE_BETWEEN,
    ALIGN_SPACE_AROUND,
    ALIGN_SPACE_EVENLY
} Align;

typedef enum TextWrap { TEXT_WRAP, TEXT_WRAP_BALANCE, TEXT_WRAP_PRETTY, TEXT_WRAP_STABLE } TextWrap;
typedef enum ColumnFill { COLUMN_FILL_BALANCE, COLUMN_FILL_AUTO } ColumnFill;
typedef enum WritingMode { WRITING_HORIZONTAL_TB, WRITING_VERTICAL_RL } WritingMode;
typedef enum TextBoxTrim { TRIM_NONE = 0, TRIM_START = 1, TRIM_END = 2, TRIM_BOTH = 3 } TextBoxTrim;
typedef enum TextBoxEdge { EDGE_TEXT, EDGE_CAP } TextBoxEdge;
/* CSS Fragmentation 3, 3.1; left and right are pages (css-page-3, 3.3). */
typedef enum BreakRule {
    BREAK_AUTO,
    BREAK_AVOID,
    BREAK_COLUMN,
    BREAK_PAGE,
    BREAK_LEFT,
    BREAK_RIGHT
} BreakRule;
/* NOTE: a footnote, which no layout can ask for by this property. */
typedef enum FloatPlace { FLOAT_NONE, FLOAT_TOP, FLOAT_BOTTOM, FLOAT_NOTE } FloatPlace;
typedef enum VerticalAlign { VERTICAL_BASELINE, VERTICAL_SUPER, VERTICAL_SUB } VerticalAlign;

enum { DECORATION_UNDERLINE = 1, DECORATION_LINE_THROUGH = 2, DECORATION_WAVY = 4 };
enum { SIDE_TOP = 1, SIDE_RIGHT = 2, SIDE_BOTTOM = 4, SIDE_LEFT = 8, SIDE_AUTO = 16 };

typedef struct Border {
    double width; /* points; 0: none */
    enum { BORDER_SOLID, BORDER_DASHED, BORDER_DOTTED, BORDER_DOUBLE } line;
    PaintSpec paint;
} Border;

/* Tracks of a grid, flattened: repeat() is written out. */
typedef struct TrackList {
    const Length *tracks;
    int count;
} TrackList;

/* A line of gridColumn / gridRow: "2", "2 / 4", "span 2", "2 / span 3". */
typedef struct GridLine {
    int start; /* from 1; 0: placed automatically */
    int span;  /* at least 1 */
} GridLine;

typedef struct FontFamilies {
    const char *const *names; /* count of them */
    int count;
    const Origin *origin;
} FontFamilies;

typedef struct Style {
    /* Inherited. */
    FontFamilies font_family;
    Length font_size; /* PT once resolved */
    int font_weight;
    int font_style; /* 0 normal, 1 italic */
    const char *font_features;
    PaintSpec color;
    Length line_height; /* PERCENT of the font size, or PT */
    Length letter_spacing;
    int text_align; /* TextAlign */
    Length text_indent;
    Length paragraph_spacing;
    double text_autospace;       /* em between Han and Latin letters */
    double text_autospace_digit; /* em between Han and digits; < 0: as text_autospace */
    int line_break;              /* LineBreakLevel */
    int text_wrap;               /* TextWrap */
    const char *lang;
    const char *href;                   /* NULL: no link */
    int writing_mode;                   /* WritingMode */
    int text_orientation, text_combine; /* TextOrientation, TextCombine */
    int ruby_position;                  /* RubyPosition */
    int hyphens;                        /* Hyphens */
    int text_emphasis;                  /* 1: a dot at each character */
    int hangs_marks;                    /* 1: R20 */
    int orphans, widows; /* least lines of a paragraph before and after a page break */
    /* Not inherited. */
    unsigned decoration; /* DECORATION_ bits; the first member that is not inherited */
    int keep_together, keep_with_next; /* 1: of a span that begins a paragraph; flow.h */
    double embolden_em;
    const char *ruby;              /* of a span: what stands beside it, NULL: nothing */
    int vertical_align;            /* VerticalAlign, of a span */
    int column_count, column_fill; /* ColumnFill */
    Border column_rule;
    int text_box_trim, text_box_edge;
    Length width, height, min_width, min_height, max_width, max_height;
    Length margin[4], padding[4]; /* top right bottom left */
    Border border[4];
    Length border_radius[4]; /* top left, clockwise */
    PaintSpec background;
    double opacity;
    int overflow;
    int position;
    Length inset[4];
    int z_index;
    double flex;
    int align_self;
    GridLine grid_column, grid_row;
    Length row_gap, column_gap;
    int align_items, justify_content, justify_items;
    TrackList grid_columns, grid_rows;
    Length grid_auto_rows;
    double rotate_deg;
    double aspect_ratio;                         /* width / height; 0: none */
    unsigned bleed;                              /* SIDE_ bits */
    int break_before, break_after, break_inside; /* BreakRule */
    int float_place;                             /* FloatPlace */
    const char *page;                            /* name of the page master; NULL: the main one */
    bool mirrors;                                /* on left pages its children change sides */
    int blend;                                   /* BlendMode */
} Style;

extern const Field style_fields[];
#define STYLE_FIELD_MAX 96

/* What the readers of lengths, colours and fonts need; the context of a FieldReader. */
typedef struct StyleContext {
    const Theme *theme;
    LengthBase base;     /* em of the element whose properties are read */
    double inherited_em; /* font size of its parent, for fontSize itself */
} StyleContext;

/* The declarations that make a style: for each row of style_fields the value that won, or NULL.
 * Kept for "where does this value come from". */
typedef struct StyleSheet {
    const JsonValue *values[STYLE_FIELD_MAX];
} StyleSheet;

/* The initial style: what the root inherits. */
void style_init(Style *style);

/* Lays the named styles of `classes` ("h2 accent", NULL: none) and the inline `declarations` (NULL:
 * none) over each other, the later over the earlier. Faults are reported. */
void style_collect(const Theme *theme, DiagSink *diagnostics, Arena *arena,
                   const JsonValue *classes, const JsonValue *declarations, StyleSheet *sheet);

/* Makes a style: inherits from `parent`, then applies the sheet. `zi` is one em of the body style,
 * points. The result lives in `arena`. */
Style *style_compute(const Theme *theme, DiagSink *diagnostics, Arena *arena, const Style *parent,
                     const StyleSheet *sheet, double zi);

#endif
