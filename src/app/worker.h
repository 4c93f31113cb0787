/* The loop of a worker process, and how requests and answers go through its pipes: a head, then
 * the bytes. Part of the worker pool. */
#ifndef APP_WORKER_H
#define APP_WORKER_H

#include "app/worker_pool.h"

typedef struct WireHead {
    uint32_t ticket, length;
} WireHead;

/* Writes all of `bytes`; false: the other end is gone. */
bool wire_write(int descriptor, const void *bytes, size_t length);

/* Answers requests until the pipe is closed, then ends the process. */
_Noreturn void worker_run(const PoolOptions *options, int requests, int answers);

#endif
