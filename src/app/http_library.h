/* libmicrohttpd, loaded when a server starts: with what it needs in turn (TLS, mostly) it would
 * cost every other command a tenth of its time. Inside app/http_*.c only. */
#ifndef APP_HTTP_LIBRARY_H
#define APP_HTTP_LIBRARY_H

#include <stdbool.h>
#include <sys/socket.h>

#include <microhttpd.h>

#include "base/attributes.h"

#define HTTP_LIBRARY_FUNCTIONS(X)                                                                  \
    X(add_response_header)                                                                         \
    X(create_response_from_buffer)                                                                 \
    X(create_response_from_callback)                                                               \
    X(destroy_response)                                                                            \
    X(get_connection_info)                                                                         \
    X(get_daemon_info)                                                                             \
    X(get_timeout)                                                                                 \
    X(lookup_connection_value)                                                                     \
    X(queue_response)                                                                              \
    X(resume_connection)                                                                           \
    X(run)                                                                                         \
    X(start_daemon)                                                                                \
    X(stop_daemon)                                                                                 \
    X(suspend_connection)

/* MHD_run is library.run, and so on. */
typedef struct HttpLibrary {
    void *handle;
#define X(name) __typeof__(MHD_##name) *name;
    HTTP_LIBRARY_FUNCTIONS(X)
#undef X
} HttpLibrary;

/* False: it is not installed, or not the one this program was built for; errno is set. */
bool http_library_load(HttpLibrary *library) WARN_UNUSED;

void http_library_release(HttpLibrary *library);

#endif
