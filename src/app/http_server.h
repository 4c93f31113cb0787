/* HTTP server of the preview: libmicrohttpd without threads, driven by the caller's poll loop. It
 * listens on 127.0.0.1 alone and lets through only what a page of its own may ask for: a Host that
 * is this server (against DNS rebinding), no foreign Origin, a small body, in good time; there are
 * no files behind it, so no path leads to one.
 * Source: docs/reliability.md, threats W1 and W2. */
#ifndef APP_HTTP_SERVER_H
#define APP_HTTP_SERVER_H

#include <stdbool.h>

#include "base/limits.h"
#include "base/strbuf.h"

typedef struct HttpServer HttpServer;
typedef struct HttpRequest HttpRequest;

enum {
    HTTP_OK = 200,
    HTTP_BAD_REQUEST = 400,
    HTTP_FORBIDDEN = 403,
    HTTP_NOT_FOUND = 404,
    HTTP_METHOD_NOT_ALLOWED = 405,
    HTTP_CONFLICT = 409,
    HTTP_TOO_LARGE = 413,
    HTTP_UNAVAILABLE = 503
};

typedef struct HttpReply {
    int status;
    const char *type;   /* "text/html; charset=utf-8" */
    Text body;          /* copied */
    bool is_attachment; /* to be saved, under the name that the page gives it */
    bool is_sandboxed;  /* a picture that runs no script even when opened by itself */
} HttpReply;

/* Called for each whole request that is allowed. It is answered with http_reply or http_stream,
 * now or later; until then it waits. */
typedef void (*HttpHandler)(void *context, HttpRequest *request);

/* Listens on `port` of 127.0.0.1 (0: any free one). NULL: the port cannot be had. */
HttpServer *http_server_create(int port, HttpHandler handler, void *context);

/* Answers what still waits with 503 and closes. `server` may be NULL. */
void http_server_destroy(HttpServer *server);

int http_server_port(const HttpServer *server);

/* What to poll for reading, how long at most (milliseconds, -1: as long as you like), and the call
 * that does the work then. */
int http_server_descriptor(const HttpServer *server);
int http_server_timeout(const HttpServer *server);
void http_server_run(HttpServer *server);

bool http_is_post(const HttpRequest *request);
const char *http_path(const HttpRequest *request); /* decoded, without the query */
Text http_body(const HttpRequest *request);
/* NULL: not given. Borrowed from the request. */
const char *http_argument(const HttpRequest *request, const char *name);
const char *http_header(const HttpRequest *request, const char *name);

void http_reply(HttpRequest *request, const HttpReply *reply);

/* Turns the request into a stream of server-sent events, `first` being sent at once. */
void http_stream(HttpRequest *request, const StrBuf *first);

/* Sends bytes to all streams. */
void http_server_broadcast(HttpServer *server, const StrBuf *bytes);

#endif
