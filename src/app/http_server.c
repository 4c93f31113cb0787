/* HTTP server: see http_server.h. The checks stand in http_guard.c, event streams in
 * http_stream.c. */
#include "app/http_server.h"

#include <string.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "app/clock.h"
#include "app/http_guard.h"
#include "app/http_parts.h"

#define IDLE_SECONDS 15

/* ---- replies ---- */

static void add_headers(const HttpLibrary *library, struct MHD_Response *response,
                        const HttpReply *reply)
{
    /* A page's pictures come from the page's own server; nothing comes from anywhere else. */
    const char *policy = "default-src 'none'; script-src 'self'; style-src 'self'; "
                         "img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; "
                         "form-action 'none'; frame-ancestors 'none'";
    if (reply->is_sandboxed)
        policy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";
    const char *const headers[][2] = {
        {"Content-Type", reply->type},
        {"Content-Security-Policy", policy},
        {"X-Content-Type-Options", "nosniff"},
        {"X-Frame-Options", "DENY"},
        {"Referrer-Policy", "no-referrer"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"Cache-Control", "no-store"},
    };
    for (size_t i = 0; i < COUNT_OF(headers); i++)
        library->add_response_header(response, headers[i][0], headers[i][1]);
    if (reply->is_attachment)
        library->add_response_header(response, "Content-Disposition", "attachment");
    if (reply->status == HTTP_METHOD_NOT_ALLOWED)
        library->add_response_header(response, "Allow", "GET, HEAD, POST");
}

static void wake(HttpRequest *request)
{
    if (!request->is_suspended)
        return;
    request->is_suspended = false;
    request->server->library.resume_connection(request->connection);
}

void http_reply(HttpRequest *request, const HttpReply *reply)
{
    request->status = (unsigned)reply->status;
    request->response = request->server->library.create_response_from_buffer(
        reply->body.length, (void *)reply->body.data, MHD_RESPMEM_MUST_COPY);
    if (!request->response)
        arena_out_of_memory();
    add_headers(&request->server->library, request->response, reply);
    wake(request);
}

void http_stream(HttpRequest *request, const StrBuf *first)
{
    HttpReply head = {.status = HTTP_OK, .type = "text/event-stream; charset=utf-8"};
    request->status = HTTP_OK;
    request->response = http_stream_open(request, first);
    if (!request->response) {
        http_refuse(request, HTTP_UNAVAILABLE, "too many browsers are listening");
        return;
    }
    add_headers(&request->server->library, request->response, &head);
    wake(request);
}

void http_refuse(HttpRequest *request, int status, const char *words)
{
    HttpReply reply = {
        .status = status, .type = "text/plain; charset=utf-8", .body = text_of(words)};
    http_reply(request, &reply);
}

/* ---- requests ---- */

static enum MHD_Result send_response(HttpRequest *request)
{
    enum MHD_Result result = request->server->library.queue_response(
        request->connection, request->status, request->response);
    request->server->library.destroy_response(request->response);
    request->response = NULL;
    return result;
}

static HttpRequest *request_create(HttpServer *server, struct MHD_Connection *connection,
                                   const char *method, const char *path)
{
    HttpRequest *request = memory_alloc(sizeof *request);
    *request = (HttpRequest){.server = server, .connection = connection};
    request->is_post = strcmp(method, "POST") == 0;
    strbuf_string(&request->path, path);
    request->next = server->requests;
    server->requests = request;
    return request;
}

/* The body comes in pieces. False: there is too much of it. */
static bool take_body(HttpRequest *request, const char *bytes, size_t *size)
{
    if (*size > LIMIT_HTTP_BODY_BYTES - request->body.length)
        return false;
    strbuf_append(&request->body, bytes, *size);
    *size = 0;
    return true;
}

static enum MHD_Result take_request(void *context, struct MHD_Connection *connection,
                                    const char *path, const char *method, const char *version,
                                    const char *bytes, size_t *size, void **own)
{
    (void)version;
    HttpServer *server = context;
    HttpRequest *request = *own;
    if (!request) {
        *own = request = request_create(server, connection, method, path);
        const HttpRefusal *refusal = http_guard(&server->library, connection, server->port, method);
        if (!refusal)
            return MHD_YES;
        http_refuse(request, refusal->status, refusal->words);
        return send_response(request);
    }
    if (*size)
        return take_body(request, bytes, size) ? MHD_YES : MHD_NO;
    if (!request->is_dispatched) {
        request->is_dispatched = true;
        http_arrivals_settle(server, connection);
        server->handler(server->context, request);
    }
    if (request->response)
        return send_response(request);
    request->is_suspended = true;
    server->library.suspend_connection(connection);
    return MHD_YES;
}

static void forget_request(void *context, struct MHD_Connection *connection, void **own,
                           enum MHD_RequestTerminationCode code)
{
    (void)code;
    HttpServer *server = context;
    HttpRequest *request = *own;
    http_arrivals_restart(server, connection);
    if (!request)
        return;
    HttpRequest **link = &server->requests;
    while (*link != request)
        link = &(*link)->next;
    *link = request->next;
    strbuf_release(&request->path);
    strbuf_release(&request->body);
    memory_free(request);
    *own = NULL;
}

bool http_is_post(const HttpRequest *request)
{
    return request->is_post;
}

const char *http_path(const HttpRequest *request)
{
    return request->path.data;
}

Text http_body(const HttpRequest *request)
{
    return (Text){request->body.data ? request->body.data : "", request->body.length};
}

const char *http_argument(const HttpRequest *request, const char *name)
{
    return request->server->library.lookup_connection_value(request->connection,
                                                            MHD_GET_ARGUMENT_KIND, name);
}

const char *http_header(const HttpRequest *request, const char *name)
{
    return request->server->library.lookup_connection_value(request->connection, MHD_HEADER_KIND,
                                                            name);
}

/* ---- connections: none may take for ever to say what it wants ---- */

int http_descriptor_of(const HttpLibrary *library, struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info =
        library->get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    return info ? info->connect_fd : -1;
}

static void watch_connection(void *context, struct MHD_Connection *connection, void **own,
                             enum MHD_ConnectionNotificationCode code)
{
    (void)own;
    HttpServer *server = context;
    bool has_started = code == MHD_CONNECTION_NOTIFY_STARTED;
    const struct MHD_Connection *wanted = has_started ? NULL : connection;
    for (int i = 0; i < LIMIT_HTTP_CONNECTIONS; i++) {
        if (server->arrivals[i].connection != wanted)
            continue;
        server->arrivals[i] = (Arrival){0};
        if (has_started) {
            server->arrivals[i] =
                (Arrival){connection, http_descriptor_of(&server->library, connection),
                          clock_now_ms(), false};
        }
        return;
    }
}

static Arrival *find_arrival(HttpServer *server, const struct MHD_Connection *connection)
{
    for (int i = 0; i < LIMIT_HTTP_CONNECTIONS; i++) {
        if (server->arrivals[i].connection == connection)
            return &server->arrivals[i];
    }
    return NULL;
}

void http_arrivals_settle(HttpServer *server, const struct MHD_Connection *connection)
{
    Arrival *arrival = find_arrival(server, connection);
    if (arrival)
        arrival->is_settled = true;
}

void http_arrivals_restart(HttpServer *server, const struct MHD_Connection *connection)
{
    Arrival *arrival = find_arrival(server, connection);
    if (!arrival)
        return;
    arrival->is_settled = false;
    arrival->started_ms = clock_now_ms();
}

/* libmicrohttpd only ends connections that are silent; one that drips is cut off here. */
static void cut_off_slow(HttpServer *server)
{
    double now = clock_now_ms();
    for (int i = 0; i < LIMIT_HTTP_CONNECTIONS; i++) {
        Arrival *arrival = &server->arrivals[i];
        if (!arrival->connection || arrival->is_settled ||
            now - arrival->started_ms < LIMIT_HTTP_SECONDS * 1000)
            continue;
        shutdown(arrival->descriptor, SHUT_RDWR);
        arrival->started_ms = now;
    }
}

/* ---- the server ---- */

static struct MHD_Daemon *start(HttpServer *server, int port)
{
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_port = htons((uint16_t)port),
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    return server->library.start_daemon(
        MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME, (uint16_t)port, NULL, NULL, take_request, server,
        MHD_OPTION_SOCK_ADDR, (const struct sockaddr *)&address, MHD_OPTION_CONNECTION_LIMIT,
        (unsigned)LIMIT_HTTP_CONNECTIONS, MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)IDLE_SECONDS,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)LIMIT_HTTP_HEADER_BYTES,
        MHD_OPTION_NOTIFY_COMPLETED, forget_request, server, MHD_OPTION_NOTIFY_CONNECTION,
        watch_connection, server, MHD_OPTION_END);
}

HttpServer *http_server_create(int port, HttpHandler handler, void *context)
{
    HttpServer *server = memory_alloc(sizeof *server);
    *server = (HttpServer){.handler = handler, .context = context};
    if (http_library_load(&server->library))
        server->daemon = start(server, port);
    if (!server->daemon) {
        http_library_release(&server->library);
        memory_free(server);
        return NULL;
    }
    const union MHD_DaemonInfo *bound =
        server->library.get_daemon_info(server->daemon, MHD_DAEMON_INFO_BIND_PORT);
    const union MHD_DaemonInfo *epoll =
        server->library.get_daemon_info(server->daemon, MHD_DAEMON_INFO_EPOLL_FD);
    server->port = bound ? bound->port : port;
    server->descriptor = epoll ? epoll->epoll_fd : -1;
    return server;
}

void http_server_destroy(HttpServer *server)
{
    if (!server)
        return;
    http_streams_close(server);
    for (HttpRequest *request = server->requests; request; request = request->next) {
        if (request->is_suspended)
            http_refuse(request, HTTP_UNAVAILABLE, "the preview has ended");
    }
    http_server_run(server);
    server->library.stop_daemon(server->daemon);
    http_library_release(&server->library);
    memory_free(server);
}

int http_server_port(const HttpServer *server)
{
    return server->port;
}

int http_server_descriptor(const HttpServer *server)
{
    return server->descriptor;
}

int http_server_timeout(const HttpServer *server)
{
    unsigned long long timeout;
    if (server->library.get_timeout(server->daemon, &timeout) != MHD_YES)
        return -1;
    return timeout < IDLE_SECONDS * 1000 ? (int)timeout : IDLE_SECONDS * 1000;
}

void http_server_run(HttpServer *server)
{
    cut_off_slow(server);
    http_streams_sweep(server);
    server->library.run(server->daemon);
}
