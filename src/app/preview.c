/* Preview: see preview.h. What the browser may ask for is in preview_routes.c. */
#include "app/preview.h"

#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>

#include "app/clock.h"

#define FAVOURITE_PORT 4173 /* the same address again, so that an open page finds its server */
#define TICK_MS        1000
#define SETTLE_MS      60 /* for a file that is written to and not yet closed */
#define ALIVE_MS       15000
#define MAX_INPUTS     4096

/* ---- events ---- */

static void append_event(StrBuf *out, const char *name, const StrBuf *data)
{
    strbuf_print(out, "event: %s\ndata: ", name);
    strbuf_append(out, data->data, data->length);
    strbuf_string(out, "\n\n");
}

static void append_death(const Preview *preview, StrBuf *out)
{
    static const char *const names[] = {"", "crashed", "slow", "large"};
    StrBuf data = {0};
    strbuf_print(&data, "{\"reason\":\"%s\"}", names[preview->death]);
    append_event(out, "death", &data);
    strbuf_release(&data);
}

void preview_append_events(const Preview *preview, StrBuf *out)
{
    strbuf_string(out, "retry: 500\n\n");
    if (preview->state.length)
        append_event(out, "state", &preview->state);
    if (preview->death != WORKER_LIVES)
        append_death(preview, out);
}

static void broadcast(const Preview *preview, StrBuf *bytes)
{
    http_server_broadcast(preview->server, bytes);
    strbuf_release(bytes);
}

/* ---- rendering ---- */

void preview_render(Preview *preview)
{
    preview->is_dirty = true;
    if (preview->run_id)
        return;
    RunAsk ask = {.language = (uint32_t)preview->language, .choice = preview->choice};
    preview->is_dirty = false;
    preview->run_id = render_link_ask(preview->link, MESSAGE_RUN, &ask, sizeof ask);
}

static void watch_inputs(Preview *preview)
{
    const char *paths[MAX_INPUTS];
    size_t count = 0;
    const StrBuf *inputs = &preview->inputs;
    for (size_t at = 0; at < inputs->length && count < MAX_INPUTS;
         at += strlen(inputs->data + at) + 1)
        paths[count++] = inputs->data + at;
    file_watch_set(preview->files, paths, count);
}

static void take_state(Preview *preview, Text state)
{
    StrBuf events = {0};
    preview->run_id = 0;
    preview->death = WORKER_LIVES;
    strbuf_clear(&preview->state);
    strbuf_text(&preview->state, state);
    append_event(&events, "state", &preview->state);
    broadcast(preview, &events);
    if (preview->is_dirty)
        preview_render(preview);
}

static void answer_question(Question *question, const RenderAnswer *answer)
{
    HttpReply reply = {
        .status = HTTP_OK,
        .type = question->type,
        .body = answer->body,
        .is_attachment = question->is_attachment,
        .is_sandboxed = question->is_picture,
    };
    if (!answer->head.is_good) {
        reply = (HttpReply){
            .status = HTTP_NOT_FOUND, .type = "text/plain; charset=utf-8", .body = answer->body};
    }
    http_reply(question->request, &reply);
    *question = (Question){0};
}

static void take_answer(void *context, const RenderAnswer *answer)
{
    Preview *preview = context;
    if (answer->head.kind == MESSAGE_INPUTS) {
        strbuf_clear(&preview->inputs);
        strbuf_text(&preview->inputs, answer->body);
        watch_inputs(preview);
        return;
    }
    if (answer->head.kind == MESSAGE_RUN) {
        take_state(preview, answer->body);
        return;
    }
    for (int i = 0; i < LIMIT_HTTP_CONNECTIONS; i++) {
        if (preview->questions[i].id == answer->head.id)
            answer_question(&preview->questions[i], answer);
    }
}

static void reply_unavailable(HttpRequest *request)
{
    HttpReply reply = {.status = HTTP_UNAVAILABLE,
                       .type = "text/plain; charset=utf-8",
                       .body = text_of("the renderer gave no answer")};
    http_reply(request, &reply);
}

void preview_ask(Preview *preview, const Question *question, MessageKind kind, const void *body,
                 size_t length)
{
    Question *place = preview->questions;
    Question *end = place + LIMIT_HTTP_CONNECTIONS;
    while (place < end && place->id)
        place++;
    uint32_t id = place < end && preview->death == WORKER_LIVES
                      ? render_link_ask(preview->link, kind, body, length)
                      : 0;
    if (!id) {
        reply_unavailable(question->request);
        return;
    }
    *place = *question;
    place->id = id;
}

/* Without its worker, nothing that was asked is answered. A layout that killed it is not tried
 * again before it changes; a picture that did does not take the layout with it. */
static void bury_worker(Preview *preview, WorkerDeath death)
{
    for (int i = 0; i < LIMIT_HTTP_CONNECTIONS; i++) {
        if (preview->questions[i].id)
            reply_unavailable(preview->questions[i].request);
        preview->questions[i] = (Question){0};
    }
    bool was_running = preview->run_id != 0;
    preview->run_id = 0;
    if (!was_running || preview->is_dirty) {
        preview_render(preview);
        return;
    }
    StrBuf events = {0};
    preview->death = death;
    append_death(preview, &events);
    broadcast(preview, &events);
}

/* ---- the loop ---- */

static void make_token(Preview *preview)
{
    unsigned char bytes[TOKEN_BYTES];
    if (getrandom(bytes, sizeof bytes, 0) != (ssize_t)sizeof bytes)
        preview->is_read_only = true;
    for (size_t i = 0; i < sizeof bytes; i++)
        snprintf(preview->token + 2 * i, 3, "%02x", bytes[i]);
}

bool preview_start(Preview *preview, int port)
{
    bool chinese = preview->language == DIAG_CHINESE;
    preview->link = render_link_create(&preview->setup, take_answer, preview);
    preview->files = file_watch_create();
    if (!preview->files) {
        fputs(chinese ? "yitu：系统无法监视文件（inotify）。\n"
                      : "yitu: the system has no file watch to give (inotify).\n",
              stderr);
        return false;
    }
    preview->server = http_server_create(port ? port : FAVOURITE_PORT, preview_route, preview);
    if (!preview->server && port == 0)
        preview->server = http_server_create(0, preview_route, preview);
    if (!preview->server) {
        fprintf(stderr, chinese ? "yitu：端口 %d 已被占用。\n" : "yitu: the port %d is taken.\n",
                port);
        return false;
    }
    make_token(preview);
    strbuf_append(&preview->inputs, preview->setup.job->layout,
                  strlen(preview->setup.job->layout) + 1);
    watch_inputs(preview);
    preview_render(preview);
    return true;
}

void preview_release(Preview *preview)
{
    http_server_destroy(preview->server);
    render_link_destroy(preview->link);
    file_watch_destroy(preview->files);
    edit_history_release(&preview->history);
    strbuf_release(&preview->state);
    strbuf_release(&preview->inputs);
}

static int next_timeout(const Preview *preview)
{
    int timeout = TICK_MS;
    int server = http_server_timeout(preview->server);
    if (server >= 0 && server < timeout)
        timeout = server;
    if (preview->change_due_ms > 0) {
        double left = preview->change_due_ms - clock_now_ms();
        if (left < timeout)
            timeout = left > 0 ? (int)left + 1 : 0;
    }
    return timeout;
}

static void act_on_changes(Preview *preview)
{
    double now = clock_now_ms();
    FileNews news = file_watch_read(preview->files);
    if (news == FILES_CHANGING && preview->change_due_ms <= 0)
        preview->change_due_ms = now + SETTLE_MS;
    bool is_due = preview->change_due_ms > 0 && now >= preview->change_due_ms;
    if (news != FILES_CHANGED && !is_due)
        return;
    preview->change_due_ms = 0;
    file_watch_settle(preview->files);
    preview_render(preview);
}

/* A browser that is gone shows when something is sent to it. */
static void keep_alive(Preview *preview, double *due_ms)
{
    double now = clock_now_ms();
    if (now < *due_ms)
        return;
    *due_ms = now + ALIVE_MS;
    StrBuf comment = {0};
    strbuf_string(&comment, ":\n\n");
    broadcast(preview, &comment);
}

void preview_run(Preview *preview, int stop)
{
    struct pollfd descriptors[] = {
        {http_server_descriptor(preview->server), POLLIN, 0},
        {file_watch_descriptor(preview->files), POLLIN, 0},
        {render_link_descriptor(preview->link), POLLIN, 0},
        {stop, POLLIN, 0},
    };
    poll(descriptors, COUNT_OF(descriptors), next_timeout(preview));
    WorkerDeath death = render_link_run(preview->link);
    if (death != WORKER_LIVES)
        bury_worker(preview, death);
    act_on_changes(preview);
    keep_alive(preview, &preview->alive_due_ms);
    http_server_run(preview->server);
}
