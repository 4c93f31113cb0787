/* Render link: see render_link.h. */
#define _GNU_SOURCE /* close_range */
#include "app/render_link.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/clock.h"

#define PATIENCE      1.5 /* seconds by the clock for one of processor time */
#define BLOCK_BYTES   (size_t)(256 << 10)
#define WORKER_SOCKET 3

struct RenderLink {
    const WorkerSetup *setup;
    RenderListener listener;
    void *context;
    pid_t process; /* 0: none */
    int socket;
    uint32_t last_id;
    int open_questions;
    double asked_ms; /* when the oldest of them was asked, or the last answer came */
    StrBuf incoming;
};

RenderLink *render_link_create(const WorkerSetup *setup, RenderListener listener, void *context)
{
    RenderLink *link = memory_alloc(sizeof *link);
    *link = (RenderLink){.setup = setup, .listener = listener, .context = context, .socket = -1};
    return link;
}

/* In the worker: of what the preview has open, only the line to it stays. */
static NORETURN void become_worker(const WorkerSetup *setup, int socket)
{
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    if (socket != WORKER_SOCKET && dup2(socket, WORKER_SOCKET) < 0)
        _exit(EXIT_SYSTEM);
    close_range(WORKER_SOCKET + 1, ~0u, 0);
    _exit(render_worker_run(setup, WORKER_SOCKET));
}

static bool start_worker(RenderLink *link)
{
    int pair[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
        return false;
    pid_t process = fork();
    if (process == 0)
        become_worker(link->setup, pair[1]);
    close(pair[1]);
    if (process < 0) {
        close(pair[0]);
        return false;
    }
    link->process = process;
    link->socket = pair[0];
    return true;
}

/* Ends the worker, if there is one, and says what became of it. */
static WorkerDeath end_worker(RenderLink *link)
{
    int status = 0;
    if (link->process > 0) {
        kill(link->process, SIGKILL);
        while (waitpid(link->process, &status, 0) < 0 && errno == EINTR)
            continue;
        close(link->socket);
    }
    link->process = 0;
    link->socket = -1;
    link->open_questions = 0;
    link->incoming.length = 0;
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)
        return WORKER_TOO_SLOW;
    if (WIFEXITED(status) && WEXITSTATUS(status) == EXIT_SYSTEM)
        return WORKER_TOO_LARGE;
    return WORKER_CRASHED;
}

void render_link_destroy(RenderLink *link)
{
    if (!link)
        return;
    end_worker(link);
    strbuf_release(&link->incoming);
    memory_free(link);
}

uint32_t render_link_ask(RenderLink *link, MessageKind kind, const void *body, size_t length)
{
    if (link->process == 0 && !start_worker(link))
        return 0;
    StrBuf message = {0};
    MessageHead head = {++link->last_id, kind, 1, (uint32_t)length};
    strbuf_append(&message, &head, sizeof head);
    strbuf_append(&message, body, length);
    /* Questions are a few bytes, and LIMIT_HTTP_CONNECTIONS of them fit the socket's buffer. A
     * worker that has died is noticed in render_link_run. */
    ssize_t sent = send(link->socket, message.data, message.length, MSG_NOSIGNAL);
    strbuf_release(&message);
    if (sent < 0 && errno != EPIPE && errno != ECONNRESET)
        return 0;
    if (link->open_questions++ == 0)
        link->asked_ms = clock_now_ms();
    return head.id;
}

int render_link_descriptor(const RenderLink *link)
{
    return link->socket;
}

/* Hands out the whole messages among what came; the rest waits. */
static void deliver(RenderLink *link)
{
    StrBuf *incoming = &link->incoming;
    size_t at = 0;
    RenderAnswer answer;
    while (incoming->length - at >= sizeof answer.head) {
        memcpy(&answer.head, incoming->data + at, sizeof answer.head);
        size_t size = sizeof answer.head + answer.head.length;
        if (incoming->length - at < size)
            break;
        answer.body = (Text){incoming->data + at + sizeof answer.head, answer.head.length};
        if (answer.head.kind != MESSAGE_INPUTS) {
            link->open_questions--;
            link->asked_ms = clock_now_ms();
        }
        at += size;
        link->listener(link->context, &answer);
    }
    if (at == 0)
        return;
    memmove(incoming->data, incoming->data + at, incoming->length - at);
    incoming->length -= at;
}

/* False: the line is cut. */
static bool receive(RenderLink *link)
{
    for (;;) {
        char *room = strbuf_reserve(&link->incoming, BLOCK_BYTES);
        ssize_t got = recv(link->socket, room, BLOCK_BYTES, MSG_DONTWAIT);
        if (got < 0)
            return errno == EAGAIN || errno == EINTR;
        if (got == 0)
            return false;
        link->incoming.length += (size_t)got;
        if (link->incoming.length > MESSAGE_LIMIT)
            return false;
    }
}

/* For an answer, by the clock. */
static double patience_ms(const RenderLink *link)
{
    const Limits *limits = &link->setup->invocation->limits;
    return limit_value(limits, LIMIT_ID_WATCH_SECONDS) * PATIENCE * 1000;
}

WorkerDeath render_link_run(RenderLink *link)
{
    if (link->process == 0)
        return WORKER_LIVES;
    bool is_connected = receive(link);
    deliver(link);
    if (!is_connected)
        return end_worker(link);
    if (link->open_questions > 0 && clock_now_ms() - link->asked_ms > patience_ms(link)) {
        end_worker(link);
        return WORKER_TOO_SLOW;
    }
    return WORKER_LIVES;
}
