/* The files of the preview page: see preview_files.h. */
#include "app/preview_files.h"

#include "base/attributes.h"

/* Arrays html_index, css_preview, js_..., and the list of them as PREVIEW(array, type, path). */
#include "gen/preview_files.inc"

#define TYPE_html "text/html; charset=utf-8"
#define TYPE_css  "text/css; charset=utf-8"
#define TYPE_js   "text/javascript; charset=utf-8"

static const PreviewFile files[] = {
#define PREVIEW(array, type, path) {path, TYPE_##type, {(const char *)array, sizeof array}},
    PREVIEW_FILES
#undef PREVIEW
};

const PreviewFile *preview_file_find(const char *path)
{
    if (strcmp(path, "/") == 0)
        path = "/index.html";
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        if (strcmp(files[i].path, path) == 0)
            return &files[i];
    }
    return NULL;
}
