/* Guard: see http_guard.h. */
#include "app/http_guard.h"

#include <stdbool.h>
#include <string.h>

#include "app/http_server.h"
#include "base/number.h"

/* Names that only this machine has for itself. A page elsewhere whose name was made to lead here
 * (DNS rebinding) still sends its own name. */
static const char *const own_names[] = {"127.0.0.1", "localhost"};

/* Whether `host` is NAME:PORT of this server; before it may stand `prefix`. */
static bool is_own(const char *host, const char *prefix, int port)
{
    for (size_t i = 0; i < COUNT_OF(own_names); i++) {
        StrBuf own = {0};
        strbuf_print(&own, "%s%s:%d", prefix, own_names[i], port);
        bool same = strcmp(host, own.data) == 0;
        strbuf_release(&own);
        if (same)
            return true;
    }
    return false;
}

/* The head of a request, and who can read it. */
typedef struct Head {
    const HttpLibrary *library;
    struct MHD_Connection *connection;
} Head;

static const char *header(const Head *head, const char *name)
{
    return head->library->lookup_connection_value(head->connection, MHD_HEADER_KIND, name);
}

/* Browsers say where a request comes from: Fetch Metadata (W3C), 2.4. */
static bool is_foreign(const Head *head, int port)
{
    const char *origin = header(head, "Origin");
    const char *site = header(head, "Sec-Fetch-Site");
    bool is_own_site = !site || strcmp(site, "same-origin") == 0 || strcmp(site, "none") == 0;
    return (origin && !is_own(origin, "http://", port)) || !is_own_site;
}

static bool is_too_long(const Head *head)
{
    const char *length = header(head, "Content-Length");
    double bytes;
    return length && (!number_parse(text_of(length), &bytes) || bytes > LIMIT_HTTP_BODY_BYTES);
}

const HttpRefusal *http_guard(const HttpLibrary *library, struct MHD_Connection *connection,
                              int port, const char *method)
{
    const Head head = {library, connection};
    static const HttpRefusal bad_host = {HTTP_FORBIDDEN, "this Host is not served here"};
    static const HttpRefusal bad_origin = {HTTP_FORBIDDEN, "requests of other sites are refused"};
    static const HttpRefusal bad_method = {HTTP_METHOD_NOT_ALLOWED, "GET, HEAD and POST only"};
    static const HttpRefusal too_large = {HTTP_TOO_LARGE, "the body may have 8 MiB at most"};
    const char *host = header(&head, "Host");
    if (!host || !is_own(host, "", port))
        return &bad_host;
    if (is_foreign(&head, port))
        return &bad_origin;
    bool is_known =
        strcmp(method, "GET") == 0 || strcmp(method, "HEAD") == 0 || strcmp(method, "POST") == 0;
    if (!is_known)
        return &bad_method;
    return is_too_long(&head) ? &too_large : NULL;
}
