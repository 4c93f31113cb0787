/* What devices keep from document to document of one session: compressors, and font programs as
 * they go into a file. A kept program is used only for the very same glyphs, so that no document's
 * bytes depend on those before it. */
#ifndef DEVICE_OUTPUT_CACHE_H
#define DEVICE_OUTPUT_CACHE_H

#include <stdint.h>

#include "base/text.h"
#include "device/font_program.h"

typedef struct OutputCache OutputCache;

OutputCache *output_cache_create(void);
void output_cache_destroy(OutputCache *cache);

/* libdeflate's compressor of this level (1..12), made at first use. */
struct libdeflate_compressor *output_cache_compressor(OutputCache *cache, int level);

/* The sRGB profile as it goes into a file; no data: none is kept so far. Keeping copies it. */
Text output_cache_find_srgb(const OutputCache *cache);
void output_cache_keep_srgb(OutputCache *cache, Text packed);

/* The program for these glyphs of a face, or NULL. Valid until the next call of
 * output_cache_keep_program. */
const FontProgram *output_cache_find_program(const OutputCache *cache, uint32_t face_serial,
                                             int level, const uint32_t *glyphs, size_t glyph_count);

/* Keeps the program, whose head and packed become the cache's; all else is copied. The oldest ones
 * go when there are too many. Returns it as it is kept, valid until the next call. */
const FontProgram *output_cache_keep_program(OutputCache *cache, const FontProgram *program);

/* Compresses at `level` (zlib format) into a buffer that the caller frees with memory_free. What
 * was compressed before is not compressed again: a document that is rendered anew after an edit has
 * most streams in common with the last. */
void *output_cache_deflate(OutputCache *cache, int level, Text bytes, size_t *size);

#endif
