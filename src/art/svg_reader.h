/* SvgReader: what the files that read an SVG picture share. The subset is stated in
 * docs/pictures.md; what is outside it is reported with its place and the picture refused, so that
 * none is ever drawn wrong. Source: SVG 1.1 (Second Edition). */
#ifndef ART_SVG_READER_H
#define ART_SVG_READER_H

#include "base/diag.h"
#include "base/map.h"
#include "base/source.h"
#include "scene/vector_art.h"

/* One element of the file. */
typedef struct SvgElement {
    const char *name;              /* local; NULL: of another namespace */
    const char *const *attributes; /* name, value, ..., NULL; href without its namespace */
    struct SvgElement *parent, *first_child, *last_child, *next;
    uint32_t offset; /* in the file */
    bool is_open;    /* being drawn for a reference to it */
} SvgElement;

/* Presentation properties; inherited from parent to child but for those marked. */
typedef struct SvgStyle {
    VectorColor fill, line; /* opacity holds fill-opacity and stroke-opacity; see has_ */
    bool has_fill, has_line;
    Text fill_server,
        line_server; /* id of the gradient that goes before the colour; length 0: none;
                        has_fill, has_line: what to paint where there is no such one */
    Color current;   /* "color"; only where has_current */
    bool has_current;
    FillRule rule;
    Stroke stroke; /* user units */
    FillRule clip_rule;
    bool is_hidden, is_displayed;
    /* Not inherited. */
    double opacity;
    Text clip; /* id of a clip path; length 0: none */
    VectorColor stop;
    bool is_overflow_visible;
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
    Map elements; /* id -> SvgElement *; the first of several */
    size_t work;  /* bytes of attributes looked at, each time they were */
    bool is_over; /* a limit is reached: nothing more is drawn */
} SvgReader;

/* Turns to `element`, for messages. False: so much was looked at, by references to references, that
 * the picture is refused, which is reported. */
bool svg_visit(SvgReader *reader, const SvgElement *element) WARN_UNUSED;

/* The value of an attribute, or NULL. */
const char *svg_attribute(const SvgElement *element, const char *name);

/* What "#id" of an element's href refers to. NULL: there is no href, or nothing of that id, which
 * is reported. */
SvgElement *svg_referred(SvgReader *reader, const SvgElement *element);

/* Reports that `element` refers to `id`, which is missing or cannot be used there. */
void svg_fault_reference(SvgReader *reader, const SvgElement *element, Text id);

/* Reports `code` at the place of the parser: name, then up to two arguments (NULL: none). Beyond
 * the limit SVG_FAULTS it is only counted. NULL: not reported. */
Diagnostic *svg_fault(SvgReader *reader, DiagCode code, const char *first, const char *second);

/* Reports that the picture has more than `limit` allows, in the words of both languages. */
void svg_fault_limit(SvgReader *reader, LimitId limit, const char *english, const char *chinese);

/* What a picture begins with: black, filled, lines one unit wide. */
SvgStyle svg_style_initial(void);

/* The style of a child of what has `parent`: what is not inherited begins anew. */
SvgStyle svg_style_of_child(const SvgStyle *parent);

/* Takes the presentation of an element: attributes, then classes, then its own style (CSS 2.1,
 * 6.4.4). An attribute that is neither of presentation nor of the element is reported. */
void svg_style_read(SvgReader *reader, SvgStyle *style, const SvgElement *element);

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

/* The attribute `name`, a transform, as a matrix; one that cannot be read is reported. */
Matrix svg_transform_of(SvgReader *reader, const SvgElement *element, const char *name);

/* A coordinate: a length, or a share of `whole` in per cent. `fallback` where it is missing or,
 * which is reported, cannot be read. */
double svg_coordinate(SvgReader *reader, const SvgElement *element, const char *name, double whole,
                      double fallback);

/* Four numbers, as in viewBox. False: reported. */
bool svg_view_box(SvgReader *reader, const char *text, Rect *view);

/* How a view box is laid into a frame from (0, 0): SVG 1.1, 7.8. `ratio` is the value of
 * preserveAspectRatio, NULL: the usual. What cannot be read is reported. */
Matrix svg_view_matrix(SvgReader *reader, const char *ratio, Rect view, Size frame);

/* `text` without blanks at its ends. */
Text svg_trim(Text text);

#endif
