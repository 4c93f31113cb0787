/* SvgReader: what the files that read an SVG picture share. The subset is stated in
 * docs/pictures.md; what is outside it is reported with its place and the picture refused, so that
 * none is ever drawn wrong. Source: SVG 1.1 (Second Edition). */
#ifndef ART_SVG_READER_H
#define ART_SVG_READER_H

#include "base/diag.h"
#include "base/source.h"
#include "scene/vector_art.h"

/* Presentation properties; inherited from parent to child but for opacity. */
typedef struct SvgStyle {
    VectorColor fill, line; /* opacity holds fill-opacity and stroke-opacity; see has_ */
    bool has_fill, has_line;
    Color current; /* "color"; only where has_current */
    bool has_current;
    FillRule rule;
    Stroke stroke; /* user units */
    double opacity;
    bool is_hidden, is_displayed;
} SvgStyle;

/* A rule of a style sheet: .name { declarations }. */
typedef struct SvgRule {
    Text name;         /* of the class */
    Text declarations; /* in the source */
} SvgRule;

typedef struct SvgReader {
    Arena *arena;
    DiagSink *diagnostics;
    const SourceText *source;
    const char *name;
    uint32_t offset; /* where the parser is, for messages */
    int fault_count;
    SvgRule *rules;
    size_t rule_count, rule_capacity;
} SvgReader;

/* Reports `code` at the place of the parser: name, then up to two arguments (NULL: none). Beyond
 * the limit SVG_FAULTS it is only counted. NULL: not reported. */
Diagnostic *svg_fault(SvgReader *reader, DiagCode code, const char *first, const char *second);

/* Reports that the picture has more than `limit` allows, in the words of both languages. */
void svg_fault_limit(SvgReader *reader, LimitId limit, const char *english, const char *chinese);

/* What a picture begins with: black, filled, lines one unit wide. */
SvgStyle svg_style_initial(void);

/* Takes one property, as attribute or declaration. False: it is none of presentation. */
bool svg_style_set(SvgReader *reader, SvgStyle *style, Text name, Text value);

/* Takes "name: value; name: value". Unknown names are reported. */
void svg_style_declare(SvgReader *reader, SvgStyle *style, Text declarations);

/* Takes the rules of all classes in `names`, in the order of the style sheet. */
void svg_style_classes(SvgReader *reader, SvgStyle *style, Text names);

/* Reads a style sheet: rules for classes, nothing else. */
void svg_sheet_read(SvgReader *reader, Text sheet);

/* Reads a number with an exponent at the start of `*text` and moves behind it, its blanks and one
 * comma. False: there is none. */
bool svg_number(Text *text, double *value);

/* A length in user units (1/96 inch): "12", "12px", "3mm". False: it is none, or relative. */
bool svg_length(Text text, double *value);

/* The value of "transform". False: it cannot be read. */
bool svg_transform(Text text, Matrix *matrix);

/* `text` without blanks at its ends. */
Text svg_trim(Text text);

#endif
