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

/* The hash of bytes that come in pieces: what hash_bytes_128 gives for all of them together. Heap
 * memory; the caller destroys it. */
typedef struct HashStream HashStream;
HashStream *hash_stream_create(void);
void hash_stream_add(HashStream *stream, const void *bytes, size_t length);
Hash128 hash_stream_result(const HashStream *stream);
void hash_stream_destroy(HashStream *stream);

#endif
