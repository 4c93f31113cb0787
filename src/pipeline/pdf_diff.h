/* PDF diff: what differs between two PDF files, by their words and by their pixels. The program has
 * no reader of PDF of its own: the words and pixels come from poppler's programs (app/poppler.h),
 * run as processes of their own, so that a hostile file harms nothing here. */
#ifndef PIPELINE_PDF_DIFF_H
#define PIPELINE_PDF_DIFF_H

#include "pipeline/diff_report.h"

typedef struct PdfWord {
    Text text;
    Rect box; /* points from the page's top left corner */
} PdfWord;

typedef struct PdfPage {
    double width, height; /* points */
    PdfWord *words;       /* count of them, in reading order */
    size_t count, capacity;
} PdfPage;

typedef struct PdfWords {
    PdfPage *pages; /* page_count of them */
    size_t page_count, page_capacity;
} PdfWords;

/* Reads what "pdftotext -bbox" writes: XHTML with a word element for each word. False: it is
 * something else. */
bool pdf_words_read(Arena *arena, Text xhtml, PdfWords *words);

/* The picture that "pdftoppm" writes (PPM, 8 bits). NULL: it is something else. */
const Image *pdf_picture_read(Arena *arena, Text ppm);

/* Compares page by page and fills in `report`, which has its arena. */
void pdf_diff_words(const PdfWords *before, const PdfWords *after, DiffReport *report);

/* Adds the places of page `page` where the pictures differ and no item says so yet. Pictures of
 * different sizes are not compared. */
void pdf_diff_pictures(const Image *before, const Image *after, double dpi, int page,
                       DiffReport *report);

/* A page that is the picture. */
const Scene *pdf_picture_scene(Arena *arena, const Image *picture, double dpi);

#endif
