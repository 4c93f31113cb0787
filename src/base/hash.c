/* Content hashes: see hash.h. XXH_INLINE_ALL keeps the library out of the list of shared objects
 * that have to be loaded at start. */
#include "base/hash.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/arena.h"

struct HashStream {
    XXH3_state_t *state;
};

uint64_t hash_bytes(const void *bytes, size_t length)
{
    return XXH3_64bits(bytes, length);
}

Hash128 hash_bytes_128(const void *bytes, size_t length)
{
    XXH128_hash_t hash = XXH3_128bits(bytes, length);
    return (Hash128){hash.high64, hash.low64};
}

HashStream *hash_stream_create(void)
{
    HashStream *stream = memory_alloc(sizeof *stream);
    stream->state = XXH3_createState(); /* aligned to 64 bytes, which memory_alloc is not */
    if (!stream->state)
        arena_out_of_memory();
    XXH3_128bits_reset(stream->state);
    return stream;
}

void hash_stream_add(HashStream *stream, const void *bytes, size_t length)
{
    XXH3_128bits_update(stream->state, bytes, length);
}

Hash128 hash_stream_result(const HashStream *stream)
{
    XXH128_hash_t hash = XXH3_128bits_digest(stream->state);
    return (Hash128){hash.high64, hash.low64};
}

void hash_stream_destroy(HashStream *stream)
{
    if (!stream)
        return;
    XXH3_freeState(stream->state);
    memory_free(stream);
}
