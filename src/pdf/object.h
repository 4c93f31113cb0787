/* Objects of a finished PDF, read whole and never changed: ISO 32000-1, 7.3. Nothing here knows the
 * library that reads the file. */
#ifndef PDF_OBJECT_H
#define PDF_OBJECT_H

#include "base/limit.h"
#include "base/arena.h"
#include "base/geometry.h"
#include "base/text.h"

typedef enum PdfKind {
    PDF_NULL,
    PDF_BOOLEAN,
    PDF_NUMBER,
    PDF_NAME,
    PDF_STRING,
    PDF_ARRAY,
    PDF_DICTIONARY,
    PDF_STREAM,
    PDF_REFERENCE
} PdfKind;

typedef struct PdfObject PdfObject;
struct PdfObject {
    PdfKind kind;
    int number;        /* the object's own, or the one referred to; 0: a direct object */
    bool is_integer;   /* a number that was written without a point */
    double value;      /* BOOLEAN 0 or 1, NUMBER */
    Text text;         /* NAME without its slash and with #xx decoded, STRING; NUL-terminated */
    size_t count;      /* ARRAY items; members of DICTIONARY and STREAM */
    const char **keys; /* DICTIONARY, STREAM; without slash */
    PdfObject **items;
};

typedef struct PdfFile PdfFile;

/* Reads the PDF in `bytes`, which must live as long. NULL: it cannot be read; `*fault` is a phrase
 * that says why. Damaged files are repaired as far as the library (qpdf) does. Bounded by the
 * limits of base/limits.h, but for what the library itself inflates while it opens the file:
 * callers bound the memory and time of the process. The caller closes it. */
PdfFile *pdf_open(Arena *arena, Text bytes, const Limits *limits, const char **fault);
void pdf_close(PdfFile *file);

/* Where what is read of the file goes. */
Arena *pdf_arena(const PdfFile *file);

/* Facts about the file as a whole. */
const char *pdf_version(const PdfFile *file); /* "1.6" */
bool pdf_is_encrypted(const PdfFile *file);
int pdf_page_count(const PdfFile *file);

/* Objects. None of these gives NULL: what is not there is an object of kind PDF_NULL. References
 * are followed. */
const PdfObject *pdf_trailer(const PdfFile *file);
const PdfObject *pdf_catalog(const PdfFile *file);
const PdfObject *pdf_page(const PdfFile *file, int index);
const PdfObject *pdf_resolve(const PdfFile *file, const PdfObject *object);
const PdfObject *pdf_entry(const PdfFile *file, const PdfObject *dictionary, const char *key);
const PdfObject *pdf_item(const PdfFile *file, const PdfObject *array, size_t index);

/* Object `number`, or PDF_NULL; numbers go from 1 to pdf_object_count. */
const PdfObject *pdf_object(const PdfFile *file, int number);
int pdf_object_count(const PdfFile *file);

bool pdf_has(const PdfObject *dictionary, const char *key);
bool pdf_is_dictionary(const PdfObject *object); /* of a stream, too */
bool pdf_is_name(const PdfObject *object, const char *name);
double pdf_number(const PdfObject *object, double otherwise);

/* Whether something of the file was left out so far because it passes `limit`. */
bool pdf_is_passed(const PdfFile *file, LimitId limit);

/* Four numbers as a box with positive sides, y up as in the file; false: there are none. */
bool pdf_box(const PdfFile *file, const PdfObject *object, Rect *box);

/* Six numbers; the identity where there are none. */
Matrix pdf_matrix(const PdfFile *file, const PdfObject *object);

/* The decoded data of a stream, in the arena; of no length where it cannot be decoded or would be
 * larger than the limit PDF_STREAM_BYTES. Pictures are decoded but for DCTDecode, JPXDecode and
 * fax. */
Text pdf_stream_data(PdfFile *file, const PdfObject *stream);

/* The same without decoding, for pictures that are passed on. */
Text pdf_stream_raw(PdfFile *file, const PdfObject *stream);

/* A text string (7.9.2.2) as UTF-8, in the arena. */
const char *pdf_text(PdfFile *file, const PdfObject *string);

#endif
