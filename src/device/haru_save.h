/* The save pass: turns a HaruDocument into the bytes of a PDF file, in place of libharu's own
 * writer. Only what the catalog and the information dictionary reach is written, numbered in the
 * order in which it is first mentioned; equal documents give equal bytes. */
#ifndef DEVICE_HARU_SAVE_H
#define DEVICE_HARU_SAVE_H

#include "device/haru_document.h"

typedef enum XrefForm {
    XREF_STREAMS, /* object streams and a cross-reference stream: PDF 1.5 and later */
    XREF_TABLE    /* plain objects and a table: what PDF/X-1a asks for */
} XrefForm;

/* Appends the file to `out` with the header "%PDF-1.<minor_version>". False: reported. */
bool haru_save(HaruDocument *document, int minor_version, XrefForm form, StrBuf *out) WARN_UNUSED;

#endif
