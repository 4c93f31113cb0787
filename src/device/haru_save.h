/* The save pass: turns a HaruDocument into the bytes of a PDF file, in place of libharu's own
 * writer. It runs beside the drawing: what is finished is written and freed, so that memory does
 * not grow with the pages; the rest follows at the end. Numbers are handed out in the order in
 * which objects are first mentioned; equal documents give equal bytes. */
#ifndef DEVICE_HARU_SAVE_H
#define DEVICE_HARU_SAVE_H

#include "device/haru_document.h"

typedef enum XrefForm {
    XREF_STREAMS, /* object streams and a cross-reference stream: PDF 1.5 and later */
    XREF_TABLE    /* plain objects and a table: what PDF/X-1a asks for */
} XrefForm;

/* Begins the file in `out` with the header "%PDF-1.<minor_version>". Where `sink` is not NULL, it
 * takes what stands in `out` from time to time; both are borrowed until haru_save_finish. Objects
 * made before are written at the end, if anything refers to them. */
void haru_save_begin(HaruDocument *document, int minor_version, XrefForm form, StrBuf *out,
                     const ByteSink *sink);

/* Writes all objects made since the last call but for those that are held (haru_object_hold), and
 * frees what is in them: they may be referred to, and not changed any more. Then empties
 * document->page_arena. */
void haru_save_pages(HaruDocument *document);

/* Writes one object that was held, as above. */
void haru_save_object(HaruDocument *document, void *object);

/* Appends the source of an object that was held, no stream, to `out` instead of the file, and frees
 * what is in it: haru_save_source is to write it, changed or not, under its number. */
void haru_save_take_source(HaruDocument *document, void *object, StrBuf *out);

/* Appends what stands for the object where it is used: a reference, or the source of one that has
 * no number of its own. */
void haru_save_put_use(HaruDocument *document, const void *object, StrBuf *out);

/* The object's number in the file. */
uint32_t haru_save_number(HaruDocument *document, const void *object);

/* A number for an object that is yet to come: as PDF source, or as one of libharu's. */
uint32_t haru_save_reserve(HaruDocument *document);
void haru_save_source(HaruDocument *document, uint32_t number, Text source);
void haru_save_bind(HaruDocument *document, uint32_t number, const void *object);

/* Writes what the catalog and the information dictionary reach, and ends the file. False: reported.
 */
bool haru_save_finish(HaruDocument *document) WARN_UNUSED;

/* Frees the state of a save; also one that was never finished. */
void haru_save_release(HaruDocument *document);

#endif
