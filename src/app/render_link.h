/* Render link: the preview's end of the line to its render worker. Starts the worker, asks, hands
 * out the answers, and notices when it dies or takes too long. */
#ifndef APP_RENDER_LINK_H
#define APP_RENDER_LINK_H

#include "app/render_worker.h"

typedef struct RenderLink RenderLink;

typedef struct RenderAnswer {
    MessageHead head;
    Text body;
} RenderAnswer;

typedef void (*RenderListener)(void *context, const RenderAnswer *answer);

/* `setup` is borrowed. No worker runs yet. */
RenderLink *render_link_create(const WorkerSetup *setup, RenderListener listener, void *context);
void render_link_destroy(RenderLink *link);

/* Asks, starting a worker if there is none. Returns the question's number, 0: no worker could be
 * started. */
uint32_t render_link_ask(RenderLink *link, MessageKind kind, const void *body, size_t length);

/* What to poll for reading, -1: nothing. */
int render_link_descriptor(const RenderLink *link);

typedef enum WorkerDeath {
    WORKER_LIVES,
    WORKER_CRASHED,
    WORKER_TOO_SLOW,
    WORKER_TOO_LARGE
} WorkerDeath;

/* Takes in what has come and calls the listener for each answer. To be called when the descriptor
 * is readable and now and then besides. Anything but WORKER_LIVES: the worker is gone, and what was
 * asked of it stays without answer. */
WorkerDeath render_link_run(RenderLink *link);

#endif
