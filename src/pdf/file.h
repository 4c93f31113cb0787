/* What the parts of a PDF file share. Internal to src/pdf. */
#ifndef PDF_FILE_H
#define PDF_FILE_H

#include "pdf/library.h"
#include "pdf/object.h"

struct PdfFile {
    Arena *arena;
    QpdfFunctions functions;
    qpdf_data library;
    const char *version;
    bool is_encrypted;
    PdfObject *trailer;
    PdfObject **objects; /* by number; NULL: nothing refers to it */
    int object_count;
    PdfObject **pages;
    int page_count;
    size_t converted; /* objects of all kinds */
    const Limits *limits;
    bool is_passed[LIMIT_ID_COUNT]; /* limits beyond which something was left out */
};

/* Whether a picture of this size may be decoded; if not, the file remembers it. */
bool pdf_is_small_picture(PdfFile *file, double width, double height);

#endif
