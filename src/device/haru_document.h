/* HaruDocument: one PDF under construction on libharu's object layer, and the faults it met. The
 * other haru_* files put objects into it; haru_save.c writes them. libharu's types stay within the
 * haru_* files and device_pdf.c. */
#ifndef DEVICE_HARU_DOCUMENT_H
#define DEVICE_HARU_DOCUMENT_H

#include <hpdf.h>
#include <hpdf_doc.h>

#include "base/byte_sink.h"
#include "base/hash.h"
#include "device/device.h"
#include "device/output_cache.h"

/* The save pass reads libharu's structs, and their layout changes between 2.3 and 2.4. */
#if HPDF_MAJOR_VERSION != 2 || HPDF_MINOR_VERSION != 3
#error "haru_*.c are written for libharu 2.3: check every struct field they read, then change this"
#endif

struct HaruFont;
struct HaruImage;
struct HaruGraphicsState;
struct HaruStructure;
struct HaruSpot;
struct HaruResource;
struct HaruDestination;
struct HaruSave;
struct HaruPageTree;
struct HaruOutline;
struct HaruOpenPage;

typedef struct HaruDocument {
    HPDF_Doc pdf;
    Arena *arena;      /* of what lives as long as the document; borrowed */
    Arena *page_arena; /* of what lives until haru_save_pages */
    DiagSink *diagnostics;
    Timings *timings; /* of the job; NULL: nobody asked */
    ColorSpace color_space;
    PdfProduct product;
    bool failed;                   /* an error was reported; the document is dropped whole */
    CompressionEffort compression; /* of font programs */
    bool is_frugal;                /* memory goes before time */
    OutputCache *cache;            /* borrowed; NULL: none was given */
    OutputCache *own_cache;        /* made at first use where none was given */
    struct HaruFont *fonts;        /* newest first; haru_font.c */
    struct HaruImage *images;      /* newest first; haru_image.c */
    struct HaruGraphicsState *graphics_states; /* the shared ones, newest first; haru_paint.c */
    struct HaruSpot *spots;                    /* newest first; haru_spot.c */
    struct HaruResource *overprint[2];         /* states that switch it off and on; haru_paint.c */
    InkConverter *inks;                        /* of the press products, else NULL */
    Hash128 content_hash;                 /* of the contents so far, for the document's id in XMP */
    struct HaruDestination *destinations; /* destination_count of them; haru_navigation.c */
    size_t destination_count, destination_capacity;
    struct HaruStructure *structure; /* NULL: not tagged; haru_structure.c */
    struct HaruSave *save;           /* NULL: not begun; haru_save.c */
    struct HaruOutline *outline;     /* NULL: no bookmark so far; haru_outline.c */
    struct HaruPageTree *pages;      /* NULL: there is none so far; haru_page.c */
    struct HaruOpenPage *open_pages; /* open_page_count of them; haru_open_page.c */
    size_t open_page_count, open_page_capacity;
    int part_number;        /* of the part being drawn, from 1; 0: there are none */
    int resource_count;     /* named resources so far; each name has its own number */
    uint32_t content_count; /* content streams so far */
} HaruDocument;

/* Creates an empty document with its catalog and page tree. NULL: reported (a libharu that is not
 * the one this program was built for). The caller destroys it; it borrows `arena`. */
HaruDocument *haru_document_create(Arena *arena, DiagSink *diagnostics, ColorSpace color_space);
void haru_document_destroy(HaruDocument *document);

/* Reports `code` and marks the document as failed; after the first failure nothing more is
 * reported. `arguments` as for diag_report. */
void haru_document_fail(HaruDocument *document, DiagCode code, const char *const arguments[]);

/* libharu's errors are sticky and half silent: asks for them. False: the document has failed, and
 * that is reported. */
bool haru_document_check(HaruDocument *document);

/* The cache that was given, or one of the document's own. */
OutputCache *haru_document_cache(HaruDocument *document);

bool haru_document_is_press(const HaruDocument *document);

/* Opens the profile of the printing condition; where it cannot be used, the document has failed. */
void haru_document_open_inks(HaruDocument *document, const PressCondition *press);

/* After all drawing: the document has failed where a colour could not be converted. */
void haru_document_check_inks(HaruDocument *document, const PressCondition *press);

/* "DeviceRGB" or "DeviceCMYK": the space in which groups blend and gradients run. */
const char *haru_document_color_space(const HaruDocument *document);

#endif
