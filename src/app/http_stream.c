/* Streams of server-sent events: a response whose end never comes. A stream with nothing to say is
 * suspended, so it costs nothing. */
#include <string.h>
#include <sys/socket.h>

#include "app/http_parts.h"

#define BLOCK_BYTES   4096
#define WAITING_LIMIT (size_t)(4 << 20) /* a browser that reads nothing is let go */

static ssize_t read_stream(void *context, uint64_t position, char *bytes, size_t room)
{
    (void)position;
    HttpStream *stream = context;
    StrBuf *waiting = &stream->waiting;
    if (waiting->length == 0 && stream->is_closing)
        return MHD_CONTENT_READER_END_OF_STREAM;
    if (waiting->length == 0) {
        stream->is_suspended = true;
        stream->server->library.suspend_connection(stream->connection);
        return 0;
    }
    size_t taken = waiting->length < room ? waiting->length : room;
    memcpy(bytes, waiting->data, taken);
    memmove(waiting->data, waiting->data + taken, waiting->length - taken);
    waiting->length -= taken;
    return (ssize_t)taken;
}

static void free_stream(void *context)
{
    HttpStream *stream = context;
    strbuf_release(&stream->waiting);
    *stream = (HttpStream){0};
}

struct MHD_Response *http_stream_open(HttpRequest *request, const StrBuf *first)
{
    HttpServer *server = request->server;
    HttpStream *stream = server->streams;
    HttpStream *end = stream + LIMIT_HTTP_STREAMS;
    while (stream < end && stream->server)
        stream++;
    if (stream == end)
        return NULL;
    *stream = (HttpStream){.server = server, .connection = request->connection};
    strbuf_append(&stream->waiting, first->data, first->length);
    struct MHD_Response *response = server->library.create_response_from_callback(
        MHD_SIZE_UNKNOWN, BLOCK_BYTES, read_stream, stream, free_stream);
    if (!response)
        arena_out_of_memory();
    return response;
}

static void wake(HttpStream *stream)
{
    if (!stream->is_suspended)
        return;
    stream->is_suspended = false;
    stream->server->library.resume_connection(stream->connection);
}

void http_server_broadcast(HttpServer *server, const StrBuf *bytes)
{
    for (int i = 0; i < LIMIT_HTTP_STREAMS; i++) {
        HttpStream *stream = &server->streams[i];
        if (!stream->server)
            continue;
        if (stream->waiting.length + bytes->length > WAITING_LIMIT) {
            stream->waiting.length = 0;
            stream->is_closing = true;
        } else {
            strbuf_append(&stream->waiting, bytes->data, bytes->length);
        }
        wake(stream);
    }
}

/* Whether the browser has closed its end; a suspended connection is not looked at by the library.
 */
static bool is_gone(const HttpStream *stream)
{
    char byte;
    int descriptor = http_descriptor_of(&stream->server->library, stream->connection);
    return descriptor >= 0 && recv(descriptor, &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 0;
}

void http_streams_sweep(HttpServer *server)
{
    for (int i = 0; i < LIMIT_HTTP_STREAMS; i++) {
        HttpStream *stream = &server->streams[i];
        if (!stream->server || !stream->is_suspended || !is_gone(stream))
            continue;
        stream->is_closing = true;
        wake(stream);
    }
}

void http_streams_close(HttpServer *server)
{
    for (int i = 0; i < LIMIT_HTTP_STREAMS; i++) {
        if (!server->streams[i].server)
            continue;
        server->streams[i].waiting.length = 0;
        server->streams[i].is_closing = true;
        wake(&server->streams[i]);
    }
}
