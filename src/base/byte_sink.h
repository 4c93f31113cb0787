/* ByteSink: takes the bytes of a file while it is being made, so that no one has to hold it whole.
 */
#ifndef BASE_BYTE_SINK_H
#define BASE_BYTE_SINK_H

#include <stdbool.h>

#include "base/text.h"

typedef struct ByteSink {
    /* Takes the next bytes. False: it could not, which it has reported. */
    bool (*take)(void *context, Text bytes);
    void *context;
} ByteSink;

#endif
