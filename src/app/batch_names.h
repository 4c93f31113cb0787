/* BatchNames: which record has an output's name, in eight bytes for each record of the file. */
#ifndef APP_BATCH_NAMES_H
#define APP_BATCH_NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define BATCH_NAME_NEW UINT32_MAX

typedef struct BatchNames {
    uint32_t *slots; /* pairs: a part of the name's hash, the record's index + 1 (0: free) */
    size_t slot_count;
} BatchNames;

/* Room for `count` names. */
void batch_names_init(BatchNames *names, size_t count);
void batch_names_release(BatchNames *names);

/* Whether the record `index` has the same name, asked when the hashes agree. */
typedef bool (*BatchNameTest)(void *context, size_t index);

/* Notes that record `index` has `name`. Returns the record that has it already, or
 * BATCH_NAME_NEW. */
uint32_t batch_names_add(BatchNames *names, const char *name, size_t index, BatchNameTest is_same,
                         void *context);

#endif
