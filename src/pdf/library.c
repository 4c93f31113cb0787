/* Loading libqpdf: see library.h. */
#include "pdf/library.h"

#include <dlfcn.h>
#include <string.h>

#define LIBRARY_FILE "libqpdf.so.29" /* the interface of qpdf 11, as in qpdf-c.h */

/* POSIX, dlsym: an object pointer stands for a function; ISO C knows no such conversion. */
static bool find(void *handle, const char *name, void *function, size_t size)
{
    void *symbol = dlsym(handle, name);
    memcpy(function, &symbol, size);
    return symbol != NULL;
}

bool qpdf_functions_load(QpdfFunctions *functions)
{
    *functions = (QpdfFunctions){.handle = dlopen(LIBRARY_FILE, RTLD_NOW | RTLD_LOCAL)};
    bool is_whole = functions->handle != NULL;
#define X(name)                                                                                    \
    is_whole = is_whole &&                                                                         \
               find(functions->handle, "qpdf_" #name, &functions->name, sizeof functions->name);
    QPDF_FUNCTIONS(X)
#undef X
    if (!is_whole)
        qpdf_functions_release(functions);
    return is_whole;
}

void qpdf_functions_release(QpdfFunctions *functions)
{
    if (functions->handle)
        dlclose(functions->handle);
    functions->handle = NULL;
}
