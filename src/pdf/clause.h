/* The clauses of PDF/X-4 and PDF/X-1a as docs/press.md, 2.1 and 2.2, lists them: one function each.
 * The list is from memory of the standards, so a clause has an id of our own, and a file without
 * faults is not said to conform. */
#ifndef PDF_CLAUSE_H
#define PDF_CLAUSE_H

#include "pdf/object.h"

enum { PDF_X4 = 1, PDF_X1A = 2 };

typedef struct PdfClause {
    const char *id; /* "4b": told as press.x4.4b */
    unsigned standards;
    const char *title, *title_zh; /* what must be so */
    /* What is wrong, in the file's arena; NULL: nothing. */
    const char *(*fault)(PdfFile *file, unsigned standard);
} PdfClause;

extern const PdfClause pdf_clauses[]; /* a row without id at the end */

/* The standard that the file says it was made after, 0: none of the two. */
unsigned pdf_standard(PdfFile *file);

/* The metadata packet of the document, "" where there is none. */
Text pdf_xmp(PdfFile *file);

/* The profile of the first GTS_PDFX output intent; of no length where none is embedded. */
Text pdf_press_profile(PdfFile *file);

/* Parts of the table. */
#define CLAUSE(name) const char *clause_##name(PdfFile *file, unsigned standard)
CLAUSE(version);
CLAUSE(id);
CLAUSE(encryption);
CLAUSE(object_streams);
CLAUSE(version_key);
CLAUSE(info);
CLAUSE(trapped);
CLAUSE(xmp);
CLAUSE(xmp_agrees);
CLAUSE(xmp_packet);
CLAUSE(intent);
CLAUSE(intent_condition);
CLAUSE(intent_profile);
CLAUSE(intent_words);
CLAUSE(page_boxes);
CLAUSE(box_nesting);
CLAUSE(annotations);
CLAUSE(actions);
CLAUSE(optional_content);
CLAUSE(content_light);
CLAUSE(object_light);
CLAUSE(transparency);
CLAUSE(group_space);
CLAUSE(fonts);
CLAUSE(cid_map);
CLAUSE(filters);
CLAUSE(postscript);
CLAUSE(transfer);
CLAUSE(halftones);
CLAUSE(alternates);
CLAUSE(spots);
CLAUSE(overprint);

/* Calls `visit` for every dictionary of the file, direct ones too, until one gives a fault. */
const char *clause_visit(PdfFile *file, unsigned standard,
                         const char *(*visit)(PdfFile *file, unsigned standard,
                                              const PdfObject *dictionary));

#endif
