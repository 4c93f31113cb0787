/* Content hashes (XXH3 of the xxHash library): not for secrets, but equal content gives equal
 * hashes on every machine, and different content practically never does. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

typedef struct Hash128 {
    uint64_t high, low;
} Hash128;

uint64_t hash_bytes(const void *bytes, size_t length);
Hash128 hash_bytes_128(const void *bytes, size_t length);

#endif
