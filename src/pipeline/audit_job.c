/* The audit of a job: see audit_job.h. */
#include "pipeline/audit_job.h"

#include "base/file.h"
#include "pipeline/audit_sheet.h"
#include "pipeline/layout_files.h"

Audit *audit_job_create(Job *job)
{
    AuditInput input = {
        .arena = job->arena,
        .diagnostics = &job->diagnostics,
        .pages = job->result.pages,
        .page_count = job->result.page_count,
        .layout = job->prepared->layout,
        .options = {.values = &job->prepared->values,
                    .settings = prepared_layout_settings(job->prepared)},
    };
    return audit_create(&input);
}

bool audit_job_is_finding(const Diagnostic *diagnostic)
{
    return diagnostic->code >= W_FIGURE_TYPED && diagnostic->code <= W_APPROVED_EDITED;
}

void audit_job_be_strict(Job *job)
{
    DiagSink *sink = &job->diagnostics;
    for (size_t i = 0; i < sink->count; i++) {
        Diagnostic *item = &sink->items[i];
        if (item->severity != DIAG_WARNING || !audit_job_is_finding(item))
            continue;
        item->severity = DIAG_ERROR;
        sink->warning_count--;
        sink->error_count++;
    }
}

static void write_findings(const Job *job, StrBuf *out)
{
    bool is_first = true;
    strbuf_string(out, ",\"findings\":[");
    for (size_t i = 0; i < job->diagnostics.count; i++) {
        const Diagnostic *item = &job->diagnostics.items[i];
        if (!audit_job_is_finding(item))
            continue;
        strbuf_string(out, is_first ? "\n{\"code\":" : ",\n{\"code\":");
        is_first = false;
        strbuf_json(out, text_of(diag_code_name(item->code)));
        strbuf_string(out, ",\"message\":");
        strbuf_json(out, text_of(item->message));
        if (item->origin.source) {
            int line;
            int column;
            source_locate(item->origin.source, item->origin.offset, &line, &column);
            strbuf_string(out, ",\"file\":");
            strbuf_json(out, text_of(item->origin.source->name));
            strbuf_print(out, ",\"line\":%d,\"column\":%d", line, column);
        }
        strbuf_char(out, '}');
    }
    strbuf_string(out, "]}\n");
}

static bool write_json(Job *job, const Audit *audit, const char *path)
{
    StrBuf out = {0};
    audit_write_json(audit, &out);
    write_findings(job, &out);
    bool is_good = file_write(&job->diagnostics, path, (Text){out.data, out.length});
    strbuf_release(&out);
    return is_good;
}

bool audit_job_write(Job *job, const Audit *audit, const char *path)
{
    const char *extension = strcmp(path, "-") == 0 ? "json" : file_extension(job->arena, path);
    diag_sort(&job->diagnostics);
    if (strcmp(extension, "json") == 0)
        return write_json(job, audit, path);
    if (strcmp(extension, "pdf") == 0)
        return audit_sheet_write(job, audit, path);
    diag_report(&job->diagnostics, E_AUDIT_FORMAT, NULL, DIAG_ARGS(path));
    return false;
}

bool audit_job_approve(Job *job, const Audit *audit, const char *path)
{
    StrBuf out = {0};
    audit_write_approval(audit, &out);
    bool is_good = file_write(&job->diagnostics, path, (Text){out.data, out.length});
    strbuf_release(&out);
    return is_good;
}

bool audit_job_compare(Job *job, Audit *audit, const char *path)
{
    LayoutFiles files = job_layout_files(job);
    const JsonValue *approval = layout_files_read_json(&files, &(FileName){.path = path}, NULL);
    return approval && audit_compare(audit, approval);
}
