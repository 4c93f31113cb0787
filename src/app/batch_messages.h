/* What a batch says of its outputs: a message that many of them give - the layout's - is kept once,
 * with the number of outputs that give it. */
#ifndef APP_BATCH_MESSAGES_H
#define APP_BATCH_MESSAGES_H

#include <stdbool.h>

#include "base/map.h"
#include "base/strbuf.h"

typedef struct BatchMessage {
    Text json;      /* one object, without a line end */
    size_t outputs; /* of this run that give it */
    bool is_said;   /* in the report */
} BatchMessage;

typedef struct BatchMessages {
    Arena *arena;
    Map by_json; /* JSON -> BatchMessage */
    Map reasons; /* words of a message of a failed record -> BatchReason */
} BatchMessages;

/* A message of records that failed. */
typedef struct BatchReason {
    size_t records; /* that gave it */
} BatchReason;

void batch_messages_init(BatchMessages *messages, Arena *arena);

/* Enters the messages of one output, JSON lines. The list lives in the arena: `*count` of them. */
BatchMessage **batch_messages_add(BatchMessages *messages, Text lines, size_t *count);

/* Appends those that were not said before as items of a JSON list, each with "records", the number
 * of its outputs. */
void batch_messages_append(StrBuf *out, BatchMessage *const *list, size_t count);

/* Appends "file:line:column: warning W0412: words" of a message. */
void batch_message_print(StrBuf *out, const BatchMessage *message);

/* Enters a message of a record that failed. Its `records` is 1 where the words are new. */
BatchReason *batch_messages_add_reason(BatchMessages *messages, Text words);

#endif
