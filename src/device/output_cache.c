/* What devices keep: see output_cache.h. */
#include "device/output_cache.h"

#include <libdeflate.h>

#include "base/arena.h"
#include "base/hash.h"

#define MOST_LEVEL    12
#define KEPT_PROGRAMS 16

#define STREAM_SLOTS 64
#define STREAM_LIMIT ((size_t)128 << 10) /* compressed; larger ones are not kept */

/* A stream that was compressed, found by the hash of what went in. Its bytes are kept from the
 * second time on, so that a batch, whose streams do not come back, pays for no copies. */
typedef struct KeptStream {
    Hash128 hash;
    size_t raw_length;
    int level;   /* 0: the slot is free */
    void *bytes; /* size of them; NULL: seen once */
    size_t size;
} KeptStream;

struct OutputCache {
    KeptStream streams[STREAM_SLOTS];
    struct libdeflate_compressor *compressors[MOST_LEVEL + 1];
    FontProgram programs[KEPT_PROGRAMS]; /* a ring; glyphs NULL: free */
    size_t next;
    Text srgb; /* the cache's own copy */
};

OutputCache *output_cache_create(void)
{
    OutputCache *cache = memory_alloc(sizeof *cache);
    memset(cache, 0, sizeof *cache);
    return cache;
}

/* The copies are the cache's own, so writing through them is right. */
static void release_program(FontProgram *program)
{
    memory_free((void *)(uintptr_t)program->glyphs);
    font_program_release(program);
    memory_free((void *)(uintptr_t)program->new_ids);
    *program = (FontProgram){0};
}

void output_cache_destroy(OutputCache *cache)
{
    if (!cache)
        return;
    for (int level = 0; level <= MOST_LEVEL; level++) {
        if (cache->compressors[level])
            libdeflate_free_compressor(cache->compressors[level]);
    }
    for (size_t i = 0; i < KEPT_PROGRAMS; i++)
        release_program(&cache->programs[i]);
    for (size_t i = 0; i < STREAM_SLOTS; i++)
        memory_free(cache->streams[i].bytes);
    memory_free((void *)(uintptr_t)cache->srgb.data);
    memory_free(cache);
}

struct libdeflate_compressor *output_cache_compressor(OutputCache *cache, int level)
{
    if (!cache->compressors[level])
        cache->compressors[level] = libdeflate_alloc_compressor(level);
    if (!cache->compressors[level])
        arena_out_of_memory();
    return cache->compressors[level];
}

const FontProgram *output_cache_find_program(const OutputCache *cache, uint32_t face_serial,
                                             int level, const uint32_t *glyphs, size_t glyph_count)
{
    for (size_t i = 0; i < KEPT_PROGRAMS; i++) {
        const FontProgram *program = &cache->programs[i];
        if (program->glyphs && program->face_serial == face_serial && program->level == level &&
            program->glyph_count == glyph_count &&
            memcmp(program->glyphs, glyphs, glyph_count * sizeof *glyphs) == 0)
            return program;
    }
    return NULL;
}

static void *copy_bytes(const void *bytes, size_t size)
{
    void *copy = memory_alloc(size);
    if (size)
        memcpy(copy, bytes, size);
    return copy;
}

const FontProgram *output_cache_keep_program(OutputCache *cache, const FontProgram *program)
{
    FontProgram *kept = &cache->programs[cache->next];
    cache->next = (cache->next + 1) % KEPT_PROGRAMS;
    release_program(kept);
    size_t ids_size = program->glyph_count * sizeof *program->glyphs;
    *kept = *program;
    kept->glyphs = copy_bytes(program->glyphs, ids_size);
    kept->new_ids = program->new_ids ? copy_bytes(program->new_ids, ids_size) : NULL;
    return kept;
}

static void *deflate_now(OutputCache *cache, int level, Text bytes, size_t *size)
{
    struct libdeflate_compressor *compressor = output_cache_compressor(cache, level);
    size_t bound = libdeflate_zlib_compress_bound(compressor, bytes.length);
    void *buffer = memory_alloc(bound);
    *size = libdeflate_zlib_compress(compressor, bytes.data, bytes.length, buffer, bound);
    return buffer;
}

void *output_cache_deflate(OutputCache *cache, int level, Text bytes, size_t *size)
{
    Hash128 hash = hash_bytes_128(bytes.data, bytes.length);
    KeptStream *slot = &cache->streams[hash.low % STREAM_SLOTS];
    bool is_known = slot->level == level && slot->raw_length == bytes.length &&
                    slot->hash.high == hash.high && slot->hash.low == hash.low;
    if (is_known && slot->bytes) {
        *size = slot->size;
        return copy_bytes(slot->bytes, slot->size);
    }
    void *buffer = deflate_now(cache, level, bytes, size);
    if (!is_known) {
        memory_free(slot->bytes);
        *slot = (KeptStream){.hash = hash, .raw_length = bytes.length, .level = level};
    } else if (*size <= STREAM_LIMIT) {
        slot->bytes = copy_bytes(buffer, *size);
        slot->size = *size;
    }
    return buffer;
}

Text output_cache_find_srgb(const OutputCache *cache)
{
    return cache->srgb;
}

void output_cache_keep_srgb(OutputCache *cache, Text packed)
{
    memory_free((void *)(uintptr_t)cache->srgb.data);
    cache->srgb = (Text){copy_bytes(packed.data, packed.length), packed.length};
}
