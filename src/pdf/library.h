/* libqpdf, loaded when a PDF is read: it and what it needs in turn (C++, TLS) would cost every
 * other command a seventh of its time. Internal to src/pdf. */
#ifndef PDF_LIBRARY_H
#define PDF_LIBRARY_H

#include <stdbool.h>

#include <qpdf/qpdf-c.h>

#include "base/attributes.h"

#define QPDF_FUNCTIONS(X)                                                                          \
    X(cleanup)                                                                                     \
    X(get_error)                                                                                   \
    X(get_error_code)                                                                              \
    X(get_error_message_detail)                                                                    \
    X(get_num_pages)                                                                               \
    X(get_object_by_id)                                                                            \
    X(get_page_n)                                                                                  \
    X(get_pdf_version)                                                                             \
    X(get_trailer)                                                                                 \
    X(has_error)                                                                                   \
    X(init)                                                                                        \
    X(is_encrypted)                                                                                \
    X(oh_begin_dict_key_iter)                                                                      \
    X(oh_dict_more_keys)                                                                           \
    X(oh_dict_next_key)                                                                            \
    X(oh_get_array_item)                                                                           \
    X(oh_get_array_n_items)                                                                        \
    X(oh_get_binary_string_value)                                                                  \
    X(oh_get_bool_value)                                                                           \
    X(oh_get_dict)                                                                                 \
    X(oh_get_key)                                                                                  \
    X(oh_get_name)                                                                                 \
    X(oh_get_numeric_value)                                                                        \
    X(oh_get_object_id)                                                                            \
    X(oh_get_stream_data)                                                                          \
    X(oh_get_type_code)                                                                            \
    X(oh_is_indirect)                                                                              \
    X(oh_is_number)                                                                                \
    X(oh_is_stream)                                                                                \
    X(oh_release)                                                                                  \
    X(oh_release_all)                                                                              \
    X(read_memory)                                                                                 \
    X(set_suppress_warnings)                                                                       \
    X(silence_errors)

/* qpdf_init is functions.init, and so on. */
typedef struct QpdfFunctions {
    void *handle;
#define X(name) __typeof__(qpdf_##name) *name;
    QPDF_FUNCTIONS(X)
#undef X
} QpdfFunctions;

/* False: it is not installed, or not the one this program was built for. */
bool qpdf_functions_load(QpdfFunctions *functions) WARN_UNUSED;

void qpdf_functions_release(QpdfFunctions *functions);

#endif
