/* What the parts of the HTTP server share. Inside app/http_*.c only. */
#ifndef APP_HTTP_PARTS_H
#define APP_HTTP_PARTS_H

#include "app/http_library.h"
#include "app/http_server.h"

/* A connection and since when a request is awaited on it. */
typedef struct Arrival {
    const struct MHD_Connection *connection; /* NULL: free */
    int descriptor;
    double started_ms;
    bool is_settled; /* the request is whole */
} Arrival;

typedef struct HttpStream {
    HttpServer *server; /* NULL: free */
    struct MHD_Connection *connection;
    StrBuf waiting; /* not yet sent */
    bool is_suspended, is_closing;
} HttpStream;

struct HttpServer {
    HttpLibrary library;
    struct MHD_Daemon *daemon;
    HttpHandler handler;
    void *context;
    int port, descriptor;
    HttpRequest *requests; /* all that are not finished */
    Arrival arrivals[LIMIT_HTTP_CONNECTIONS];
    HttpStream streams[LIMIT_HTTP_STREAMS];
};

struct HttpRequest {
    HttpServer *server;
    struct MHD_Connection *connection;
    HttpRequest *next;
    StrBuf path, body;
    bool is_post, is_dispatched, is_suspended;
    unsigned status;
    struct MHD_Response *response; /* NULL: not yet answered */
};

void http_refuse(HttpRequest *request, int status, const char *words);

/* The request on this connection has come in whole; the next one is awaited. */
void http_arrivals_settle(HttpServer *server, const struct MHD_Connection *connection);
void http_arrivals_restart(HttpServer *server, const struct MHD_Connection *connection);

/* NULL: there are too many streams. */
struct MHD_Response *http_stream_open(HttpRequest *request, const StrBuf *first);
void http_streams_close(HttpServer *server);

/* Lets go of the streams whose browser is gone, so that others find room. */
void http_streams_sweep(HttpServer *server);

/* The socket of a connection, -1: unknown. */
int http_descriptor_of(const HttpLibrary *library, struct MHD_Connection *connection);

#endif
