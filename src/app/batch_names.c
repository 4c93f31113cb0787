/* Names of outputs: see batch_names.h. The names themselves are not kept, of a million records they
 * would be the most of the memory: where two hashes agree, the name is made once more. */
#include "app/batch_names.h"

#include <string.h>

#include "base/arena.h"
#include "base/hash.h"

void batch_names_init(BatchNames *names, size_t count)
{
    names->slot_count = count + count / 4 + 8;
    names->slots = memory_alloc(names->slot_count * 2 * sizeof *names->slots);
    memset(names->slots, 0, names->slot_count * 2 * sizeof *names->slots);
}

void batch_names_release(BatchNames *names)
{
    memory_free(names->slots);
    *names = (BatchNames){NULL, 0};
}

uint32_t batch_names_add(BatchNames *names, const char *name, size_t index, BatchNameTest is_same,
                         void *context)
{
    Hash128 hash = hash_bytes_128(name, strlen(name));
    uint64_t words[2];
    memcpy(words, &hash, sizeof words);
    uint32_t tag = (uint32_t)words[1];
    size_t slot = (size_t)(words[0] % names->slot_count);
    for (; names->slots[2 * slot + 1]; slot = (slot + 1) % names->slot_count) {
        uint32_t other = names->slots[2 * slot + 1] - 1;
        if (names->slots[2 * slot] == tag && is_same(context, other))
            return other;
    }
    names->slots[2 * slot] = tag;
    names->slots[2 * slot + 1] = (uint32_t)index + 1;
    return BATCH_NAME_NEW;
}
