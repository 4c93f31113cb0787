/* Content hashes: see hash.h. XXH_INLINE_ALL keeps the library out of the list of shared objects
 * that have to be loaded at start. */
#include "base/hash.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

uint64_t hash_bytes(const void *bytes, size_t length)
{
    return XXH3_64bits(bytes, length);
}

Hash128 hash_bytes_128(const void *bytes, size_t length)
{
    XXH128_hash_t hash = XXH3_128bits(bytes, length);
    return (Hash128){hash.high64, hash.low64};
}
