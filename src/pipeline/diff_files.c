/* Writing the pictures of a diff: see diff_files.h. */
#include "pipeline/diff_files.h"

#include "base/file.h"
#include "device/device.h"

static const char *path_of(const DiffReport *report, const char *path, int page)
{
    if (report->page_count < 2)
        return path;
    size_t extension = strlen(file_extension(report->arena, path));
    size_t stem = strlen(path) - extension - (extension > 0);
    return arena_print(report->arena, "%.*s-%d%s", (int)stem, path, page, path + stem);
}

bool diff_write_page(const DiffReport *report, DiagSink *diagnostics, const Scene *scene, int page,
                     const char *path, double dpi)
{
    const Scene *marked = diff_report_mark(report, diagnostics, scene, page);
    const DeviceOptions options = {.dpi = dpi};
    StrBuf bytes = {0};
    bool is_good =
        device_render(device_find("png"), report->arena, diagnostics, &options, &marked, 1,
                      &bytes) &&
        file_write(diagnostics, path_of(report, path, page), (Text){bytes.data, bytes.length});
    strbuf_release(&bytes);
    return is_good;
}
