/* What devices keep from document to document of one session: compressors, and font programs as
 * they go into a file. A kept program is used only for the very same glyphs, so that no document's
 * bytes depend on those before it. */
#ifndef DEVICE_OUTPUT_CACHE_H
#define DEVICE_OUTPUT_CACHE_H

#include <stdint.h>

#include "base/text.h"

typedef struct OutputCache OutputCache;

OutputCache *output_cache_create(void);
void output_cache_destroy(OutputCache *cache);

/* libdeflate's compressor of this level (1..12), made at first use. */
struct libdeflate_compressor *output_cache_compressor(OutputCache *cache, int level);

/* The sRGB profile as it goes into a file; no data: none is kept so far. Keeping copies it. */
Text output_cache_find_srgb(const OutputCache *cache);
void output_cache_keep_srgb(OutputCache *cache, Text packed);

/* A subset of a face, ready for a file. */
typedef struct FontProgram {
    uint32_t face_serial;
    int level;              /* it was compressed at */
    const uint32_t *glyphs; /* glyph_count of them, rising */
    size_t glyph_count;
    bool is_deflated;        /* false: compression gained nothing */
    Text bytes;              /* as they go into the file */
    size_t raw_length;       /* before compression */
    const uint32_t *new_ids; /* glyph_count of them; NULL: the ids stay */
} FontProgram;

/* The program for these glyphs of a face, or NULL. Valid until the next call of
 * output_cache_keep_program. */
const FontProgram *output_cache_find_program(const OutputCache *cache, uint32_t face_serial,
                                             int level, const uint32_t *glyphs, size_t glyph_count);

/* Keeps a copy; the oldest ones go when there are too many. */
void output_cache_keep_program(OutputCache *cache, const FontProgram *program);

/* Compresses at `level` (zlib format) into a buffer that the caller frees with memory_free. What
 * was compressed before is not compressed again: a document that is rendered anew after an edit has
 * most streams in common with the last. */
void *output_cache_deflate(OutputCache *cache, int level, Text bytes, size_t *size);

#endif
