/* Preview: what `yitu watch` knows and does between the browser (http_server.h), the files
 * (file_watch.h) and the renderer (render_link.h). */
#ifndef APP_PREVIEW_H
#define APP_PREVIEW_H

#include "app/edit_history.h"
#include "app/file_watch.h"
#include "app/http_server.h"
#include "app/render_link.h"

#define TOKEN_BYTES 16

/* A question to the renderer and the request that its answer goes to. */
typedef struct Question {
    uint32_t id; /* 0: free */
    HttpRequest *request;
    const char *type; /* of the answer's content */
    bool is_picture, is_attachment;
} Question;

typedef struct Preview {
    WorkerSetup setup;
    HttpServer *server;
    RenderLink *link;
    FileWatch *files;
    EditHistory history;
    char token[2 * TOKEN_BYTES + 1]; /* what a page must show to write */
    bool is_read_only;
    DiagLanguage language; /* of diagnostics; the page may change it */
    RecordChoice choice;   /* of the record that is shown; the page may change it */
    Question questions[LIMIT_HTTP_CONNECTIONS];
    StrBuf state;         /* the renderer's last word, JSON; empty: none yet */
    StrBuf inputs;        /* names of the files it read, each with its NUL */
    uint32_t run_id;      /* of the rendering under way, 0: none */
    bool is_dirty;        /* something changed since that began */
    WorkerDeath death;    /* why the last rendering gave nothing */
    double change_due_ms; /* when a change is acted upon, 0: none */
    double alive_due_ms;  /* when listening browsers are next sent a sign of life */
} Preview;

/* Starts the parts; the caller's loop then calls preview_run. False: said on standard error. */
bool preview_start(Preview *preview, int port);
void preview_release(Preview *preview);

/* Waits for something to happen, and for no more than a second, and does it; `stop` is a further
 * descriptor to wait for. */
void preview_run(Preview *preview, int stop);

/* Reads the layout again, now or when the rendering under way is done. */
void preview_render(Preview *preview);

/* Asks the renderer for what `request` wants; the answer goes there. */
void preview_ask(Preview *preview, const Question *question, MessageKind kind, const void *body,
                 size_t length);

/* The events that a browser gets when it begins to listen. */
void preview_append_events(const Preview *preview, StrBuf *out);

/* An HttpHandler whose context is a Preview: preview_routes.c. */
void preview_route(void *context, HttpRequest *request);

#endif
