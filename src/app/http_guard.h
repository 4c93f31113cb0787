/* Which requests are refused before anything looks at them. Inside app/http_*.c only. */
#ifndef APP_HTTP_GUARD_H
#define APP_HTTP_GUARD_H

#include "app/http_library.h"

typedef struct HttpRefusal {
    int status;
    const char *words;
} HttpRefusal;

/* Judges the head of a request to the server on `port`. NULL: it may pass. */
const HttpRefusal *http_guard(const HttpLibrary *library, struct MHD_Connection *connection,
                              int port, const char *method);

#endif
