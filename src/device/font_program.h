/* A subset of a face as devices keep it: compressed, but for the little that differs between two
 * documents that show the same glyphs. In a CFF that is the charset, which says by what numbers
 * (CIDs) the glyphs are called; it stands in front of all that is large (font/subset.h). */
#ifndef DEVICE_FONT_PROGRAM_H
#define DEVICE_FONT_PROGRAM_H

#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"

struct libdeflate_compressor;

typedef struct FontProgram {
    uint32_t face_serial;
    int level;              /* it was compressed at */
    const uint32_t *glyphs; /* glyph_count of them, rising */
    size_t glyph_count;
    Text head;               /* as it is, to the end of the charset; empty: there is none */
    Text packed;             /* the rest as raw deflate blocks (RFC 1951), the last one final */
    size_t rest_length;      /* before compression */
    uint32_t rest_check;     /* its Adler-32 (RFC 1950, 8.2) */
    const uint32_t *new_ids; /* glyph_count of them; NULL: the ids stay */
} FontProgram;

/* Fills in head, packed and what is told of the rest, from the program's bytes; the first
 * `head_length` are its head. Both parts are new memory of the caller's: font_program_release. */
void font_program_pack(FontProgram *program, struct libdeflate_compressor *compressor, Text bytes,
                       size_t head_length);

/* Frees head and packed. */
void font_program_release(FontProgram *program);

/* The program for FlateDecode (RFC 1950), in `arena`. `cids` has a number for each glyph of
 * `program->glyphs`; glyph 0 is CID 0. It is not read where there is no head. */
Text font_program_stream(const FontProgram *program, const uint32_t *cids, Arena *arena);

/* Bytes of the program before compression. */
size_t font_program_length(const FontProgram *program);

#endif
