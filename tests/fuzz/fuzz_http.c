/* libFuzzer target: the bytes are what a client sends to the preview's server, over the loopback
 * device because libmicrohttpd takes nothing else. All that a handler asks of a request is asked.
 * The server of all inputs is one, so that what one request leaves behind meets the next. Its
 * port is another in each run: PORT in the bytes stands for it, or no Host would pass. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "app/http_server.h"

#define ROUNDS 8 /* of the server, for one input */

int LLVMFuzzerInitialize(int *count, char ***arguments);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

#define PORT_MARK "PORT"

static HttpServer *server;

static void answer(void *context, HttpRequest *request)
{
    (void)context;
    StrBuf out = {0};
    const char *name = http_argument(request, "name");
    const char *token = http_header(request, "X-Token");
    strbuf_string(&out, http_path(request));
    strbuf_string(&out, name ? name : "");
    strbuf_string(&out, token ? token : "");
    Text body = http_body(request);
    strbuf_append(&out, body.data, body.length);
    HttpReply reply = {.status = HTTP_OK, .type = "text/plain", .body = {out.data, out.length}};
    if (strcmp(http_path(request), "/events") == 0 && !http_is_post(request))
        http_stream(request, &out);
    else
        http_reply(request, &reply);
    strbuf_release(&out);
}

/* The bytes with the port in the place of each mark. */
static void put_port(StrBuf *request, const uint8_t *bytes, size_t size)
{
    const size_t length = sizeof PORT_MARK - 1;
    for (size_t i = 0; i < size;) {
        if (size - i >= length && memcmp(bytes + i, PORT_MARK, length) == 0) {
            strbuf_print(request, "%d", http_server_port(server));
            i += length;
        } else {
            strbuf_char(request, (char)bytes[i++]);
        }
    }
}

int LLVMFuzzerInitialize(int *count, char ***arguments)
{
    (void)count;
    (void)arguments;
    server = http_server_create(0, answer, NULL);
    if (!server)
        __builtin_trap();
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_port = htons((uint16_t)http_server_port(server)),
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int client = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    struct linger at_once = {.l_onoff = 1};
    setsockopt(client, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    connect(client, (const struct sockaddr *)&address, sizeof address);
    http_server_run(server);
    StrBuf request = {0};
    put_port(&request, bytes, size);
    ssize_t sent = size ? send(client, request.data, request.length, MSG_NOSIGNAL) : 0;
    (void)sent;
    strbuf_release(&request);
    char heard[4096];
    for (int i = 0; i < ROUNDS; i++) {
        http_server_run(server);
        ssize_t length = recv(client, heard, sizeof heard, 0);
        (void)length;
    }
    StrBuf event = {0};
    strbuf_string(&event, "data: x\n\n");
    http_server_broadcast(server, &event);
    strbuf_release(&event);
    close(client);
    http_server_run(server);
    return 0;
}
