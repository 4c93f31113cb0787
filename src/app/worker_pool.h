/* Worker pool: processes that answer requests, each forked from this one, so that they share what
 * it has read. A worker that dies, or takes too long, is replaced; the caller hears which request
 * it was on. Knows nothing of what requests mean. */
#ifndef APP_WORKER_POOL_H
#define APP_WORKER_POOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/strbuf.h"
#include "base/text.h"

typedef struct WorkerPool WorkerPool;

/* Answers a request, in the worker. */
typedef void PoolRespond(void *context, Text request, StrBuf *answer);

typedef struct PoolOptions {
    int worker_count;
    double time_limit_seconds; /* of one request, by the clock; 0: none */
    int open_files;            /* at a time (RLIMIT_NOFILE); 0: any number */
    size_t memory_limit_bytes; /* of address space (RLIMIT_AS); 0: none */
    PoolRespond *respond;
    void (*start)(void *context); /* in the worker, before its first request; may be NULL */
    void *context;
} PoolOptions;

typedef enum PoolEventKind {
    POOL_ANSWER,
    POOL_DIED,        /* the worker ended while it was on this request */
    POOL_TIMED_OUT,   /* and was ended */
    POOL_RETURNED,    /* was waiting behind one that died: send it again */
    POOL_INTERRUPTED, /* SIGINT or SIGTERM came; no ticket */
    POOL_NOTHING      /* nothing happened for the time given; no ticket */
} PoolEventKind;

typedef struct PoolEvent {
    PoolEventKind kind;
    uint32_t ticket;
    Text answer;     /* POOL_ANSWER; valid until the next call */
    int exit_status; /* POOL_DIED; or -1 */
    int signal;      /* POOL_DIED: what ended it, or 0 */
    pid_t pid;       /* POOL_DIED, POOL_TIMED_OUT: whom */
} PoolEvent;

/* From here on SIGINT and SIGTERM become events and SIGPIPE is ignored. NULL: the system refused,
 * with errno set. */
WorkerPool *worker_pool_create(const PoolOptions *options);

/* Ends the workers, those in the middle of a request too. */
void worker_pool_destroy(WorkerPool *pool);

/* Whether worker_pool_send may be called. */
bool worker_pool_has_room(const WorkerPool *pool, size_t request_length);

/* Gives a request to the worker with the least to do. False: no worker could be started (errno). */
bool worker_pool_send(WorkerPool *pool, uint32_t ticket, Text request);

/* Requests that are not answered yet. */
int worker_pool_pending(const WorkerPool *pool);

/* Waits for something to happen, at most `milliseconds`. */
PoolEvent worker_pool_wait(WorkerPool *pool, int milliseconds);

#endif
