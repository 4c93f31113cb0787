/* The figure audit (核校): every figure that the pages print, where it comes from, and what is
 * wrong with it. docs/data.md describes the rules; a finding is a diagnostic of the area 10xx. */
#ifndef AUDIT_AUDIT_H
#define AUDIT_AUDIT_H

#include "audit/data_index.h"
#include "audit/figure_scan.h"
#include "layout/layout.h"
#include "template/template.h"

/* One printed figure. Texts live in the audit's arena. */
typedef struct Figure {
    int number;             /* from 1, in reading order */
    int page;               /* from 1 */
    Rect place;             /* points, on the trim box */
    const char *text;       /* as printed, with its sign, without its unit */
    const char *unit_text;  /* the printed unit, "" for none */
    FigureToken token;      /* start and end are bytes of `context` */
    Text context;           /* the text it stands in */
    Origin origin;          /* where the expression stands, or the typed digits */
    const char *expression; /* "k.value | yi(2)", NULL: typed */
    const JsonValue *value; /* before formatting, NULL: typed */
    const DataCell *cell;   /* NULL: typed, or computed from no cell */
    bool is_direct;         /* the value is the cell's own, and a number */
    bool is_typed;          /* typed into the layout and bound to nothing */
    bool is_declared;       /* typed, and among audit.literals */
    Text data_unit;         /* of the cell, empty: not known */
} Figure;

typedef struct AuditInput {
    Arena *arena;
    DiagSink *diagnostics;
    const LayoutPage *pages; /* page_count of them */
    int page_count;
    const JsonValue *layout; /* as read: "audit" and "data" */
    TemplateOptions options; /* for the expressions of audit.checks */
} AuditInput;

typedef struct Audit {
    AuditInput input;
    DataIndex index;
    Figure *figures; /* figure_count of them, in reading order */
    size_t figure_count, figure_capacity;
    /* The layout's "audit": NULL where it is not there. */
    const JsonValue *literals, *partial, *period, *checks;
} Audit;

/* Lists the figures. Never NULL; what is wrong with "audit" itself is reported. */
Audit *audit_create(const AuditInput *input);

/* Reports the findings as warnings, at the layout or the data. */
void audit_check(Audit *audit);

/* Appends the list as JSON. */
void audit_write_json(const Audit *audit, StrBuf *out);

/* The value of a figure as it stood before formatting, with its stated digits; "" for typed ones.
 */
const char *audit_value_text(const Audit *audit, const Figure *figure);

/* Where a figure comes from, in words: "data/kpi.json, 第 3 行 gdp, value". */
const char *audit_source_text(const Audit *audit, const Figure *figure);

/* How the printed figure was rounded: digits kept and the scale, in words; "" when not at all. */
const char *audit_rounding_text(const Audit *audit, const Figure *figure);

/* ---- approved figures ---- */

/* Appends the approved figures, with a digest of each and of all, as a file to be kept. */
void audit_write_approval(const Audit *audit, StrBuf *out);

/* Compares the figures with an approval; reports what changed, from what to what. False: `approval`
 * is none, reported. */
bool audit_compare(Audit *audit, const JsonValue *approval) WARN_UNUSED;

#endif
