/* Font programs in two parts: see font_program.h. The head becomes stored blocks, which end on a
 * whole byte, so that compressed blocks can follow that were made without it. */
#include "device/font_program.h"

#include <libdeflate.h>
#include <string.h>

#define ADLER_BASE      65521u /* RFC 1950, 8.2: the largest prime below 2^16 */
#define LONGEST_STORED  65535u /* RFC 1951, 3.2.4 */
#define STORED_OVERHEAD 5u
#define ZLIB_OVERHEAD   6u /* two bytes in front, the check behind (RFC 1950, 2.2) */

static char *put_bytes(char *at, const void *bytes, size_t length)
{
    if (length)
        memcpy(at, bytes, length);
    return at + length;
}

static char *put_byte(char *at, uint32_t byte)
{
    *at = (char)(byte & 0xFF);
    return at + 1;
}

void font_program_pack(FontProgram *program, struct libdeflate_compressor *compressor, Text bytes,
                       size_t head_length)
{
    const char *rest = bytes.data + head_length;
    size_t rest_length = bytes.length - head_length;
    char *head = memory_alloc(head_length);
    put_bytes(head, bytes.data, head_length);
    size_t bound = libdeflate_deflate_compress_bound(compressor, rest_length);
    char *packed = memory_alloc(bound);
    size_t size = libdeflate_deflate_compress(compressor, rest, rest_length, packed, bound);
    program->head = (Text){head, head_length};
    program->packed = (Text){memory_resize(packed, size), size};
    program->rest_length = rest_length;
    program->rest_check = libdeflate_adler32(1, rest, rest_length);
}

void font_program_release(FontProgram *program)
{
    memory_free((void *)(uintptr_t)program->head.data);
    memory_free((void *)(uintptr_t)program->packed.data);
    program->head = (Text){NULL, 0};
    program->packed = (Text){NULL, 0};
}

/* The check of what has the check `first`, followed by `length` bytes whose check is `second`. Each
 * half is a sum: of the bytes, and of what the first half was after each of them. */
static uint32_t join_checks(uint32_t first, uint32_t second, size_t length)
{
    uint32_t before = (first & 0xFFFF) + ADLER_BASE - 1;
    uint32_t low = (before + (second & 0xFFFF)) % ADLER_BASE;
    uint64_t repeated = (uint64_t)(length % ADLER_BASE) * (before % ADLER_BASE);
    uint32_t high = (uint32_t)((repeated + (first >> 16) + (second >> 16)) % ADLER_BASE);
    return high << 16 | low;
}

/* Puts the CIDs at the end of the head, where the charset has two bytes for each glyph but 0. */
static void put_cids(const FontProgram *program, const uint32_t *cids, char *head)
{
    size_t first = program->glyph_count && program->glyphs[0] == 0 ? 1 : 0;
    char *at = head + program->head.length - 2 * (program->glyph_count - first);
    for (size_t i = first; i < program->glyph_count; i++)
        at = put_byte(put_byte(at, cids[i] >> 8), cids[i]);
}

static char *put_stored(char *at, const char *bytes, size_t length)
{
    for (size_t done = 0; done < length;) {
        size_t left = length - done;
        uint32_t size = left < LONGEST_STORED ? (uint32_t)left : LONGEST_STORED;
        at = put_byte(at, 0); /* not the final block, stored, to the next whole byte */
        at = put_byte(put_byte(at, size), size >> 8);
        at = put_byte(put_byte(at, ~size), ~size >> 8);
        at = put_bytes(at, bytes + done, size);
        done += size;
    }
    return at;
}

Text font_program_stream(const FontProgram *program, const uint32_t *cids, Arena *arena)
{
    size_t head_length = program->head.length;
    char *head = arena_copy(arena, program->head.data, head_length);
    if (head_length)
        put_cids(program, cids, head);
    size_t blocks = head_length / LONGEST_STORED + 1;
    size_t room = ZLIB_OVERHEAD + blocks * STORED_OVERHEAD + head_length + program->packed.length;
    char *bytes = arena_alloc(arena, room);
    char *at = put_byte(put_byte(bytes, 0x78), 0x9C); /* deflate, window of 32 KiB */
    at = put_stored(at, head, head_length);
    at = put_bytes(at, program->packed.data, program->packed.length);
    uint32_t check = join_checks(libdeflate_adler32(1, head, head_length), program->rest_check,
                                 program->rest_length);
    for (int shift = 24; shift >= 0; shift -= 8)
        at = put_byte(at, check >> shift);
    return (Text){bytes, (size_t)(at - bytes)};
}

size_t font_program_length(const FontProgram *program)
{
    return program->head.length + program->rest_length;
}
