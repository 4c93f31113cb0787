/* Constructors of PDF objects in a HaruDocument, on libharu's object layer. Every one checks what
 * libharu answers: after the first fault the document has failed, constructors return NULL, and all
 * of them accept NULL and do nothing. Keys are names of the standard: plain ASCII literals.
 *
 * Private bits in libharu's object class mark what libharu does not know:
 * - a verbatim object is an HPDF_Binary whose bytes are PDF source (exact numbers, whole arrays);
 * - a stream object is a dictionary whose `attr` is our HaruStreamData. libharu's own streams cost
 *   a second object for the length, and its compression is slower and fixed;
 * - a held object is not complete: haru_save_pages leaves it alone;
 * - a transient object is freed when it is written: nothing refers to it afterwards. */
#ifndef DEVICE_HARU_OBJECT_H
#define DEVICE_HARU_OBJECT_H

#include "device/haru_document.h"

enum {
    HARU_CLASS_TRANSIENT = 0x1000,
    HARU_CLASS_STREAM = 0x2000,
    HARU_CLASS_VERBATIM = 0x4000,
    HARU_CLASS_HELD = 0x8000
};

/* libdeflate's level 6 is as small as zlib's and 2.2 times as fast (docs/performance.md). */
#define HARU_DEFLATE_LEVEL 6

/* libharu refuses binary objects beyond 65,535 bytes. */
#define HARU_VERBATIM_LIMIT 60000

typedef struct HaruStreamData {
    const void *bytes; /* as they go into the file */
    size_t size;
} HaruStreamData;

typedef enum HaruEncoding {
    HARU_DEFLATED, /* compress; /Filter is set */
    HARU_PLAIN,    /* store a copy as it is */
    HARU_BORROWED /* already encoded: the caller sets /Filter, and keeps the bytes until the save */
} HaruEncoding;

/* True when `pdf` is laid out as the headers said when this program was compiled: the fields that
 * the save pass reads are compared with what libharu's functions tell. False also for NULL. */
bool haru_library_is_known(HPDF_Doc pdf);

/* A dictionary or array that will be owned by the object it is put into. */
HPDF_Dict haru_dict_create(HaruDocument *document);
HPDF_Array haru_array_create(HaruDocument *document);

/* A dictionary or array that is an object of its own: others refer to it. */
HPDF_Dict haru_dict_create_indirect(HaruDocument *document);
HPDF_Array haru_array_create_indirect(HaruDocument *document);

/* Marks an object of its own (NULL: nothing happens) as not complete, or as one that nothing refers
 * to after it is written. */
void haru_object_hold(void *object);
void haru_object_make_transient(void *object);

/* A stream object. Its bytes are kept until haru_save_pages, in document->page_arena. */
HPDF_Dict haru_stream_create(HaruDocument *document, Text bytes, HaruEncoding encoding);

/* Compresses `bytes` for FlateDecode. The caller frees the result, which is `*size` bytes long. */
void *haru_deflate(HaruDocument *document, Text bytes, size_t *size);
void *haru_deflate_at(HaruDocument *document, int level, Text bytes, size_t *size);

void haru_dict_set(HaruDocument *document, HPDF_Dict dict, const char *key, void *object);
void haru_dict_set_name(HaruDocument *document, HPDF_Dict dict, const char *key, const char *name);
void haru_dict_set_integer(HaruDocument *document, HPDF_Dict dict, const char *key, long value);
/* A reference to the object with this number in the file (haru_save_number). */
void haru_dict_set_reference(HaruDocument *document, HPDF_Dict dict, const char *key,
                             uint32_t number);
void haru_dict_set_true(HaruDocument *document, HPDF_Dict dict, const char *key);

/* A string of ASCII characters. */
void haru_dict_set_string(HaruDocument *document, HPDF_Dict dict, const char *key,
                          const char *string);

/* A text string as UTF-16BE with its byte order mark (PDF 1.7, 7.9.2.2). */
void haru_dict_set_text(HaruDocument *document, HPDF_Dict dict, const char *key, Text text);

/* PDF source as it is, at most HARU_VERBATIM_LIMIT bytes. */
void haru_dict_set_verbatim(HaruDocument *document, HPDF_Dict dict, const char *key, Text source);

void haru_array_add(HaruDocument *document, HPDF_Array array, void *object);
void haru_array_add_name(HaruDocument *document, HPDF_Array array, const char *name);
void haru_array_add_verbatim(HaruDocument *document, HPDF_Array array, Text source);

#endif
