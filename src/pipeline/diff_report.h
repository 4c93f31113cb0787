/* Diff report: what differs between two documents, as words, as JSON Lines and as marks on a
 * picture. Filled in by layout_diff.h and pdf_diff.h. */
#ifndef PIPELINE_DIFF_REPORT_H
#define PIPELINE_DIFF_REPORT_H

#include "base/diag.h"
#include "base/geometry.h"
#include "base/text.h"
#include "pipeline/label.h"
#include "scene/scene.h"

typedef enum DiffKind {
    DIFF_ADDED,
    DIFF_REMOVED,
    DIFF_CHANGED,
    DIFF_MOVED,
    DIFF_KIND_COUNT
} DiffKind;

typedef struct DiffItem {
    DiffKind kind;
    int page, old_page;      /* from 1; 0: not there */
    Rect box, old_box;       /* page points from the trim's top left corner */
    const char *name;        /* "text #title" */
    const char *place;       /* "page.json:12:5", NULL: none */
    Text old_text, new_text; /* words that differ; both empty: none do */
    const char *properties;  /* "fontSize: 12pt → 14pt\n...", NULL: none differ */
} DiffItem;

typedef struct DiffReport {
    Arena *arena;
    Session *session; /* whose fonts number the marks; borrowed */
    DiffItem *items;  /* count of them, page by page */
    size_t count, capacity;
    int page_count, old_page_count;
} DiffReport;

DiffItem *diff_report_add(DiffReport *report, DiffKind kind);

/* The figures that differ between two texts: "31.62 → 33.10, 5 → 6"; NULL: none. */
const char *diff_figures(Arena *arena, Text old_text, Text new_text);

/* Appends the report for people, or as JSON Lines: an object for each item and a summary.
 * Items are numbered from 1. */
void diff_report_print(const DiffReport *report, DiagLanguage language, StrBuf *out);
void diff_report_print_json(const DiffReport *report, StrBuf *out);

/* A copy of `scene` (the new document's page `page`, from 1) with a mark on everything that
 * differs: green added, orange changed, blue moved, red dashes removed. Each has the number that it
 * has in the report; `diagnostics` lends its language and limits. */
const Scene *diff_report_mark(const DiffReport *report, const DiagSink *diagnostics,
                              const Scene *scene, int page);

#endif
