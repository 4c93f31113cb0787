/* Render worker: see render_worker.h. */
#include "app/render_worker.h"

#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "app/clock.h"
#include "app/invocation.h"
#include "app/isolation.h"
#include "app/worker_fonts.h"
#include "pipeline/ink_view.h"
#include "pipeline/inspect.h"
#include "pipeline/preflight.h"

typedef struct Worker {
    const WorkerSetup *setup;
    int socket;
    Session *session;
    Job *latest; /* the last that was read */
    Job *shown;  /* the last whose pages can be shown; often the same; NULL: none yet */
    uint32_t shown_version;
    WorkerRecords records;
    RecordChoice choice;
    uint64_t fonts_state; /* of the folder of the session's fonts */
} Worker;

static void limit(int resource, rlim_t soft, rlim_t hard)
{
    struct rlimit value = {soft, hard};
    setrlimit(resource, &value);
}

/* No file can be written, no program started with more rights, no core left behind. */
static void give_up_rights(const Limits *limits)
{
    rlim_t memory = (rlim_t)limit_value(limits, LIMIT_ID_WATCH_MEMORY);
    rlim_t files = (rlim_t)limit_value(limits, LIMIT_ID_WATCH_FILES);
    limit(RLIMIT_FSIZE, 0, 0);
    limit(RLIMIT_CORE, 0, 0);
    limit(RLIMIT_AS, memory, memory);
    limit(RLIMIT_NOFILE, files, files);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
}

/* RLIMIT_CPU counts from the start of the process, so it moves on with each question. */
static void allow_cpu_time(const Limits *limits)
{
    rlim_t more = (rlim_t)limit_value(limits, LIMIT_ID_WATCH_SECONDS);
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    rlim_t seconds = (rlim_t)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) + 1;
    limit(RLIMIT_CPU, seconds + more, RLIM_INFINITY);
}

static bool send_all(int socket, const void *bytes, size_t length)
{
    const char *at = bytes;
    while (length) {
        ssize_t sent = send(socket, at, length, MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        at += sent;
        length -= (size_t)sent;
    }
    return true;
}

static bool send_message(const Worker *worker, MessageHead head, const StrBuf *body)
{
    head.length = (uint32_t)body->length;
    return send_all(worker->socket, &head, sizeof head) &&
           send_all(worker->socket, body->data, body->length);
}

static bool receive_all(int socket, void *bytes, size_t length)
{
    return length == 0 || recv(socket, bytes, length, MSG_WAITALL) == (ssize_t)length;
}

static void adopt_job(Worker *worker, Job *job, bool is_good, uint32_t version)
{
    if (worker->latest != worker->shown)
        job_destroy(worker->latest);
    worker->latest = job;
    /* With nothing to show so far, a page with faults is better than none. */
    bool is_shown = is_good || (!worker->shown && job->result.page_count > 0);
    if (!is_shown)
        return;
    job_destroy(worker->shown);
    worker->shown = job;
    worker->shown_version = version;
}

static void append_state(const Worker *worker, uint32_t version, bool is_good, double milliseconds,
                         StrBuf *out)
{
    strbuf_print(out, "{\"version\":%u,\"shown\":%u,\"good\":%s,\"milliseconds\":", version,
                 worker->shown ? worker->shown_version : 0, is_good ? "true" : "false");
    strbuf_number(out, milliseconds, 1);
    strbuf_string(out, ",\"pages\":");
    if (worker->shown)
        inspect_pages(worker->shown, out);
    else
        strbuf_string(out, "[]");
    strbuf_string(out, ",\"diagnostics\":");
    inspect_diagnostics(worker->latest, out);
    strbuf_char(out, '}');
}

static void append_inputs(StrBuf *names, const InputList *inputs)
{
    for (size_t i = 0; i < inputs->count; i++)
        strbuf_append(names, inputs->paths[i], strlen(inputs->paths[i]) + 1);
}

static bool send_inputs(const Worker *worker, uint32_t id, const Job *job)
{
    StrBuf names = {0};
    append_inputs(&names, &job->prepared->inputs);
    append_inputs(&names, &job->inputs);
    worker_fonts_append(worker->session->font_folder, &names);
    bool is_sent = send_message(worker, (MessageHead){id, MESSAGE_INPUTS, 1, 0}, &names);
    strbuf_release(&names);
    return is_sent;
}

static void open_session(Worker *worker, DiagLanguage language)
{
    Invocation invocation = *worker->setup->invocation;
    invocation.language = language;
    worker->session = invocation_session(&invocation);
    worker->fonts_state = worker_fonts_state(worker->session->font_folder);
}

static void close_session(Worker *worker)
{
    if (worker->latest != worker->shown)
        job_destroy(worker->latest);
    job_destroy(worker->shown);
    worker->latest = worker->shown = NULL;
    session_destroy(worker->session);
}

/* Fonts are read once for a session; when their folder has changed, it begins anew. */
static void renew_session(Worker *worker)
{
    if (worker_fonts_state(worker->session->font_folder) == worker->fonts_state)
        return;
    DiagLanguage language = worker->session->language;
    close_session(worker);
    open_session(worker, language);
}

static bool run(Worker *worker, uint32_t id, Text ask, StrBuf *out)
{
    const WorkerSetup *setup = worker->setup;
    double started = clock_now_ms();
    RunAsk wanted;
    renew_session(worker);
    if (ask.length == sizeof wanted) {
        memcpy(&wanted, ask.data, sizeof wanted);
        worker->session->language = (DiagLanguage)wanted.language;
        worker->choice = wanted.choice;
    }
    Job *job = job_arguments_create(setup->job, setup->arguments, worker->session);
    bool is_good = worker_records_run(&worker->records, job, &worker->choice);
    job_finish_diagnostics(job);
    adopt_job(worker, job, is_good, id);
    append_state(worker, id, is_good, clock_now_ms() - started, out);
    return send_inputs(worker, id, job);
}

/* What went wrong while drawing, told apart from what was known before by its number. */
static void append_new_diagnostics(const Job *job, size_t known, StrBuf *out)
{
    DiagSink fresh = job->diagnostics;
    fresh.items += known;
    fresh.count -= known;
    fresh.dropped = 0;
    diag_print_text(out, &fresh, DIAG_PLAIN);
}

static bool render(Worker *worker, Text ask, StrBuf *out)
{
    RenderAsk wanted;
    Job *job = worker->shown;
    if (!job || ask.length != sizeof wanted)
        return false;
    memcpy(&wanted, ask.data, sizeof wanted);
    wanted.format[sizeof wanted.format - 1] = '\0';
    JobOutput output = {
        .path = "-", .format = wanted.format, .page = wanted.page, .dpi = wanted.dpi};
    size_t known = job->diagnostics.count;
    if (job_render(job, &output, out))
        return true;
    strbuf_clear(out);
    append_new_diagnostics(job, known, out);
    return false;
}

static bool element(Worker *worker, Text ask, StrBuf *out)
{
    uint32_t number;
    if (!worker->shown || ask.length != sizeof number)
        return false;
    memcpy(&number, ask.data, sizeof number);
    return inspect_element(worker->shown, number, out);
}

#define INK_DPI 96.0 /* where the page asks for none */

/* What is found belongs to the view that asked and not to the layout. */
typedef enum PressView { VIEW_FINDINGS, VIEW_PLATES, VIEW_INK } PressView;

static bool press_view(Worker *worker, PressView view, Text ask, StrBuf *out)
{
    Job *job = worker->shown;
    InkAsk wanted = {0};
    bool is_good = job && (view != VIEW_INK || ask.length == sizeof wanted);
    if (!is_good)
        return false;
    DiagSink kept = job->diagnostics;
    job_start_diagnostics(job);
    if (view == VIEW_FINDINGS) {
        is_good = preflight_run(job, NULL, NULL);
        job_finish_diagnostics(job);
        inspect_diagnostics(job, out);
    } else if (view == VIEW_PLATES) {
        ink_view_list(job, out);
    } else {
        memcpy(&wanted, ask.data, sizeof wanted);
        is_good = ink_view_draw(job, wanted.page, wanted.plate,
                                wanted.dpi > 0 ? wanted.dpi : INK_DPI, out);
    }
    job->diagnostics = kept;
    return is_good || view != VIEW_INK;
}

/* What is told of the pages on view. */
static bool describe(Worker *worker, MessageKind kind, StrBuf *out)
{
    if (!worker->shown)
        return false;
    if (kind == MESSAGE_BOXES)
        inspect_boxes(worker->shown, out);
    else if (kind == MESSAGE_TOKENS)
        inspect_tokens(worker->shown, out);
    else
        inspect_guides(worker->shown, out);
    return true;
}

/* False: the other end is gone. */
static bool answer(Worker *worker, const MessageHead *head, Text ask)
{
    StrBuf out = {0};
    bool is_connected = true;
    bool is_good = false;
    allow_cpu_time(&worker->setup->invocation->limits);
    switch ((MessageKind)head->kind) {
    case MESSAGE_RUN:
        is_connected = run(worker, head->id, ask, &out);
        is_good = true;
        break;
    case MESSAGE_RENDER:
        is_good = render(worker, ask, &out);
        break;
    case MESSAGE_ELEMENT:
        is_good = element(worker, ask, &out);
        break;
    case MESSAGE_BOXES:
    case MESSAGE_TOKENS:
    case MESSAGE_GUIDES:
        is_good = describe(worker, (MessageKind)head->kind, &out);
        break;
    case MESSAGE_PREFLIGHT:
        is_good = press_view(worker, VIEW_FINDINGS, ask, &out);
        break;
    case MESSAGE_PLATES:
        is_good = press_view(worker, VIEW_PLATES, ask, &out);
        break;
    case MESSAGE_INK:
        is_good = press_view(worker, VIEW_INK, ask, &out);
        break;
    case MESSAGE_RECORDS:
        worker_records_describe(&worker->records, &worker->choice, &out);
        is_good = true;
        break;
    case MESSAGE_INPUTS:
        break;
    }
    is_connected =
        is_connected && send_message(worker, (MessageHead){head->id, head->kind, is_good, 0}, &out);
    strbuf_release(&out);
    return is_connected;
}

int render_worker_run(const WorkerSetup *setup, int socket)
{
    Worker worker = {.setup = setup, .socket = socket};
    if (!setup->is_open && !isolation_enter(NULL))
        return EXIT_SYSTEM;
    give_up_rights(&setup->invocation->limits);
    allow_cpu_time(&setup->invocation->limits);
    open_session(&worker, setup->invocation->language);
    worker_records_init(&worker.records, setup->records, setup->records_encoding);
    MessageHead head;
    bool is_connected = true;
    StrBuf ask = {0};
    while (is_connected && receive_all(socket, &head, sizeof head)) {
        strbuf_clear(&ask);
        char *room = strbuf_reserve(&ask, head.length + 1);
        is_connected = receive_all(socket, room, head.length) &&
                       answer(&worker, &head, (Text){room, head.length});
    }
    strbuf_release(&ask);
    close_session(&worker);
    worker_records_release(&worker.records);
    return EXIT_DONE;
}
