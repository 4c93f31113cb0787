/* Loading libmicrohttpd: see http_library.h. */
#include "app/http_library.h"

#include <dlfcn.h>
#include <errno.h>
#include <string.h>

/* The interface that microhttpd.h describes since 0.9.49; another would have another number. */
#define LIBRARY_FILE "libmicrohttpd.so.12"

/* POSIX, dlsym: an object pointer stands for a function; ISO C knows no such conversion. */
static bool find(void *handle, const char *name, void *function, size_t size)
{
    void *symbol = dlsym(handle, name);
    memcpy(function, &symbol, size);
    return symbol != NULL;
}

bool http_library_load(HttpLibrary *library)
{
    *library = (HttpLibrary){.handle = dlopen(LIBRARY_FILE, RTLD_NOW | RTLD_LOCAL)};
    bool is_whole = library->handle != NULL;
#define X(name)                                                                                    \
    is_whole =                                                                                     \
        is_whole && find(library->handle, "MHD_" #name, &library->name, sizeof library->name);
    HTTP_LIBRARY_FUNCTIONS(X)
#undef X
    if (is_whole)
        return true;
    http_library_release(library);
    errno = ELIBACC;
    return false;
}

void http_library_release(HttpLibrary *library)
{
    if (library->handle)
        dlclose(library->handle);
    library->handle = NULL;
}
