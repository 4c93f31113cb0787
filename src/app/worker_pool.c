/* Worker pool: see worker_pool.h.
 *
 * A worker has at most two requests: the one it is on and, if it is short, the next, so that it
 * need not wait for the parent. A short request fits into an empty pipe, and the pipe is empty once
 * the worker has taken the request before; so the parent never waits for a worker that waits for
 * the parent. */
#include "app/worker_pool.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/worker.h"
#include "base/timing.h"

#define QUEUE_LENGTH  2
#define SHORT_REQUEST 32768 /* half of a pipe on Linux */
#define READ_SIZE     65536

typedef struct Worker {
    pid_t pid; /* 0: none runs */
    int requests, answers;
    uint32_t tickets[QUEUE_LENGTH]; /* ticket_count of them; [0] is the one it is on */
    int ticket_count;
    double deadline; /* of tickets[0], seconds of the monotonic clock */
    StrBuf incoming;
    size_t consumed; /* bytes of `incoming` that were handed out */
} Worker;

struct WorkerPool {
    PoolOptions options;
    Worker *workers; /* options.worker_count of them */
    struct pollfd *polled;
    int signals;        /* a signalfd */
    uint32_t *returned; /* room for one ticket of each worker */
    int returned_count;
    sigset_t mask_before;
};

WorkerPool *worker_pool_create(const PoolOptions *options)
{
    sigset_t mask;
    sigemptyset(&mask);
    sigaddset(&mask, SIGINT);
    sigaddset(&mask, SIGTERM);
    int signals = signalfd(-1, &mask, SFD_CLOEXEC | SFD_NONBLOCK);
    if (signals < 0)
        return NULL;
    WorkerPool *pool = memory_alloc(sizeof *pool);
    size_t count = (size_t)options->worker_count;
    *pool = (WorkerPool){.options = *options, .signals = signals};
    pool->workers = memory_alloc(count * sizeof *pool->workers);
    pool->polled = memory_alloc((count + 1) * sizeof *pool->polled);
    pool->returned = memory_alloc(count * sizeof *pool->returned);
    for (size_t i = 0; i < count; i++)
        pool->workers[i] = (Worker){.requests = -1, .answers = -1};
    sigprocmask(SIG_BLOCK, &mask, &pool->mask_before);
    signal(SIGPIPE, SIG_IGN);
    return pool;
}

static void close_pipes(Worker *worker)
{
    if (worker->requests >= 0)
        close(worker->requests);
    if (worker->answers >= 0)
        close(worker->answers);
    worker->requests = worker->answers = -1;
}

/* Takes leave of a worker that ended or is ended here. Returns its wait status. */
static int reap(Worker *worker)
{
    int status = 0;
    close_pipes(worker);
    while (worker->pid && waitpid(worker->pid, &status, 0) < 0 && errno == EINTR)
        continue;
    worker->pid = 0;
    worker->ticket_count = 0;
    worker->consumed = 0;
    strbuf_clear(&worker->incoming);
    return status;
}

void worker_pool_destroy(WorkerPool *pool)
{
    if (!pool)
        return;
    for (int i = 0; i < pool->options.worker_count; i++) {
        Worker *worker = &pool->workers[i];
        if (worker->pid && worker->ticket_count)
            kill(worker->pid, SIGKILL);
        reap(worker);
        strbuf_release(&worker->incoming);
    }
    close(pool->signals);
    sigprocmask(SIG_SETMASK, &pool->mask_before, NULL);
    memory_free(pool->workers);
    memory_free(pool->polled);
    memory_free(pool->returned);
    memory_free(pool);
}

/* In the child: only its own pipes stay open, or others would not see theirs end. */
static _Noreturn void become_worker(WorkerPool *pool, int requests, int answers)
{
    for (int i = 0; i < pool->options.worker_count; i++)
        close_pipes(&pool->workers[i]);
    close(pool->signals);
    worker_run(&pool->options, requests, answers);
}

static bool start_worker(WorkerPool *pool, Worker *worker)
{
    int requests[2];
    int answers[2];
    if (pipe(requests) != 0)
        return false;
    if (pipe(answers) != 0) {
        close(requests[0]);
        close(requests[1]);
        return false;
    }
    pid_t pid = fork();
    if (pid == 0) {
        close(requests[1]);
        close(answers[0]);
        become_worker(pool, requests[0], answers[1]);
    }
    int error = errno;
    close(requests[0]);
    close(answers[1]);
    worker->requests = requests[1];
    worker->answers = answers[0];
    if (pid < 0) {
        close_pipes(worker);
        errno = error;
        return false;
    }
    worker->pid = pid;
    return true;
}

static Worker *find_least_busy(const WorkerPool *pool)
{
    Worker *best = &pool->workers[0];
    for (int i = 1; i < pool->options.worker_count; i++) {
        if (pool->workers[i].ticket_count < best->ticket_count)
            best = &pool->workers[i];
    }
    return best;
}

bool worker_pool_has_room(const WorkerPool *pool, size_t request_length)
{
    int most = request_length <= SHORT_REQUEST ? QUEUE_LENGTH : 1;
    return find_least_busy(pool)->ticket_count < most;
}

static void start_clock(const WorkerPool *pool, Worker *worker)
{
    worker->deadline = timing_clock() + pool->options.time_limit_seconds;
}

bool worker_pool_send(WorkerPool *pool, uint32_t ticket, Text request)
{
    Worker *worker = find_least_busy(pool);
    if (!worker->pid && !start_worker(pool, worker))
        return false;
    WireHead head = {ticket, (uint32_t)request.length};
    worker->tickets[worker->ticket_count++] = ticket;
    if (worker->ticket_count == 1)
        start_clock(pool, worker);
    /* A worker that is gone shows itself when it is waited for. */
    if (wire_write(worker->requests, &head, sizeof head))
        (void)wire_write(worker->requests, request.data, request.length);
    return true;
}

int worker_pool_pending(const WorkerPool *pool)
{
    int count = pool->returned_count;
    for (int i = 0; i < pool->options.worker_count; i++)
        count += pool->workers[i].ticket_count;
    return count;
}

static PoolEvent end_worker(WorkerPool *pool, Worker *worker, PoolEventKind kind)
{
    PoolEvent event = {.kind = kind, .exit_status = -1, .pid = worker->pid};
    bool was_idle = worker->ticket_count == 0;
    event.ticket = worker->tickets[0];
    for (int i = 1; i < worker->ticket_count; i++)
        pool->returned[pool->returned_count++] = worker->tickets[i];
    int status = reap(worker);
    if (WIFEXITED(status))
        event.exit_status = WEXITSTATUS(status);
    else if (WIFSIGNALED(status))
        event.signal = WTERMSIG(status);
    if (was_idle)
        event.kind = POOL_NOTHING;
    return event;
}

/* Hands out the answer at the front of what came in; false: it is not whole yet. */
static bool take_answer(WorkerPool *pool, Worker *worker, PoolEvent *event)
{
    WireHead head;
    size_t waiting = worker->incoming.length - worker->consumed;
    if (waiting < sizeof head)
        return false;
    memcpy(&head, worker->incoming.data + worker->consumed, sizeof head);
    if (waiting < sizeof head + head.length)
        return false;
    *event = (PoolEvent){
        .kind = POOL_ANSWER,
        .ticket = head.ticket,
        .answer = {worker->incoming.data + worker->consumed + sizeof head, head.length},
        .exit_status = -1,
    };
    worker->consumed += sizeof head + head.length;
    worker->ticket_count--;
    memmove(worker->tickets, worker->tickets + 1, sizeof *worker->tickets * (QUEUE_LENGTH - 1));
    start_clock(pool, worker);
    return true;
}

static void forget_consumed(Worker *worker)
{
    if (!worker->consumed)
        return;
    size_t left = worker->incoming.length - worker->consumed;
    memmove(worker->incoming.data, worker->incoming.data + worker->consumed, left);
    worker->incoming.length = left;
    worker->consumed = 0;
}

/* Reads what the worker says; false: it has ended. */
static bool read_answers(Worker *worker)
{
    forget_consumed(worker);
    char *end = strbuf_reserve(&worker->incoming, READ_SIZE);
    ssize_t count = read(worker->answers, end, READ_SIZE);
    if (count < 0)
        return errno == EINTR;
    worker->incoming.length += (size_t)count;
    return count > 0;
}

static bool is_overdue(const WorkerPool *pool, const Worker *worker, double now)
{
    return pool->options.time_limit_seconds > 0 && worker->ticket_count && now >= worker->deadline;
}

/* What is known already, without waiting. */
static bool find_ready(WorkerPool *pool, PoolEvent *event)
{
    if (pool->returned_count) {
        *event =
            (PoolEvent){.kind = POOL_RETURNED, .ticket = pool->returned[--pool->returned_count]};
        return true;
    }
    for (int i = 0; i < pool->options.worker_count; i++) {
        if (take_answer(pool, &pool->workers[i], event))
            return true;
    }
    return false;
}

/* Until when to wait: what the caller said, or the next deadline. */
static int shorten_wait(const WorkerPool *pool, int milliseconds)
{
    double now = timing_clock();
    for (int i = 0; i < pool->options.worker_count; i++) {
        const Worker *worker = &pool->workers[i];
        if (pool->options.time_limit_seconds <= 0 || !worker->ticket_count)
            continue;
        double left = (worker->deadline - now) * 1000 + 1;
        if (left < milliseconds)
            milliseconds = left > 0 ? (int)left : 0;
    }
    return milliseconds;
}

static bool take_signal(const WorkerPool *pool)
{
    struct signalfd_siginfo info;
    return read(pool->signals, &info, sizeof info) == (ssize_t)sizeof info;
}

PoolEvent worker_pool_wait(WorkerPool *pool, int milliseconds)
{
    PoolEvent event = {.kind = POOL_NOTHING, .exit_status = -1};
    int count = pool->options.worker_count;
    if (find_ready(pool, &event))
        return event;
    pool->polled[count] = (struct pollfd){.fd = pool->signals, .events = POLLIN};
    for (int i = 0; i < count; i++)
        pool->polled[i] = (struct pollfd){.fd = pool->workers[i].answers, .events = POLLIN};
    if (poll(pool->polled, (nfds_t)count + 1, shorten_wait(pool, milliseconds)) < 0)
        return event;
    if (pool->polled[count].revents && take_signal(pool)) {
        event.kind = POOL_INTERRUPTED;
        return event;
    }
    for (int i = 0; i < count; i++) {
        if (pool->polled[i].revents && !read_answers(&pool->workers[i]))
            return end_worker(pool, &pool->workers[i], POOL_DIED);
    }
    if (find_ready(pool, &event))
        return event;
    double now = timing_clock();
    for (int i = 0; i < count; i++) {
        if (!is_overdue(pool, &pool->workers[i], now))
            continue;
        kill(pool->workers[i].pid, SIGKILL);
        return end_worker(pool, &pool->workers[i], POOL_TIMED_OUT);
    }
    return event;
}
