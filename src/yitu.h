/* yitu 一图: JSON layouts and data in, pages out. The public interface of libyitu.
 *
 *     YituSession *session = yitu_session_create(NULL);
 *     YituJob *job = yitu_job_create(session, "layouts/explainer.json");
 *     yitu_job_bind(job, "kpi", "data/kpi.json");
 *     if (yitu_job_run(job))
 *         yitu_job_write(job, "out/page.pdf", NULL);
 *     for (int i = 0; yitu_job_diagnostic(job, i); i++)
 *         puts(yitu_job_diagnostic(job, i)->message);
 *     yitu_job_destroy(job);
 *     yitu_session_destroy(session);
 *
 * A session holds what outlives a job: fonts and shaped text. Use one session in one thread. All
 * strings are UTF-8; sizes are points (1/72 inch). Out of memory ends the process with status 3. */
#ifndef YITU_H
#define YITU_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define YITU_API __attribute__((visibility("default")))
#else
#define YITU_API
#endif

typedef struct YituSession YituSession;
typedef struct YituJob YituJob;

typedef enum YituLanguage { YITU_ENGLISH, YITU_CHINESE } YituLanguage;
typedef enum YituSeverity { YITU_ERROR, YITU_WARNING, YITU_NOTE } YituSeverity;

/* Which values of a colour a PDF is written in. */
typedef enum YituColorSpace { YITU_RGB, YITU_CMYK } YituColorSpace;

/* Zero means default in every member. */
typedef struct YituSessionOptions {
    const char *font_folder; /* the folder of manifest.json; default: the installed one */
    YituLanguage language;   /* of diagnostics */
} YituSessionOptions;

typedef struct YituRenderOptions {
    const char *format;         /* "pdf", "png", "svg"; default: from the file name, else "pdf" */
    int page;                   /* from 1; default: all (PDF) or the first (PNG, SVG) */
    double dpi;                 /* PNG; default: 96 for pages in px, else 150 */
    YituColorSpace color_space; /* PDF */
} YituRenderOptions;

/* One message. Texts live as long as the job. */
typedef struct YituDiagnostic {
    YituSeverity severity;
    const char *code;    /* "E0203" */
    const char *message; /* a sentence */
    const char *hint;    /* what to do, NULL: none */
    const char *file;    /* NULL: no place */
    int line, column;    /* from 1, in characters; 0: no place */
    const char *pointer; /* RFC 6901, NULL: none */
} YituDiagnostic;

/* "0.1.0" */
YITU_API const char *yitu_version(void);

/* Creates a session. `options` may be NULL. Never NULL: what is wrong with the font manifest is
 * reported by the jobs. The caller destroys it, after its jobs. */
YITU_API YituSession *yitu_session_create(const YituSessionOptions *options);
YITU_API void yitu_session_destroy(YituSession *session);

/* Raises or lowers a limit for the jobs of the session that run from now on: "PAGES=5000", as the
 * option --limit of the program has it; `yitu limits` lists them. False: there is no such limit, it
 * is fixed, or the number is none that it takes; nothing is changed. */
YITU_API bool yitu_session_limit(YituSession *session, const char *pair);

/* Creates a job for the layout file `layout_path`. Nothing is read yet. Never NULL. The caller
 * destroys it. */
YITU_API YituJob *yitu_job_create(YituSession *session, const char *layout_path);
YITU_API void yitu_job_destroy(YituJob *job);

/* Makes the data source `name` come from the file `path`, whatever the layout says. */
YITU_API void yitu_job_bind(YituJob *job, const char *name, const char *path);

/* Sets a value that expressions see: `key` is a name or a path ("topic.name"), `value` JSON, or a
 * plain text where it is none. */
YITU_API void yitu_job_set(YituJob *job, const char *key, const char *value);

/* Reads, expands and lays out. False: there are errors among the diagnostics. Call it once. */
YITU_API bool yitu_job_run(YituJob *job);

/* After a run that gave true. `page` counts from 1. */
YITU_API int yitu_job_page_count(const YituJob *job);
YITU_API bool yitu_job_page_size(const YituJob *job, int page, double *width, double *height);

/* Renders into memory: `*bytes` (to be freed with yitu_free) and `*size`. False: see diagnostics.
 */
YITU_API bool yitu_job_render(YituJob *job, const YituRenderOptions *options, void **bytes,
                              size_t *size);
YITU_API void yitu_free(void *bytes);

/* Renders into a file, whole or not at all; an existing file survives every failure. */
YITU_API bool yitu_job_write(YituJob *job, const char *path, const YituRenderOptions *options);

/* The message number `index` (from 0), in order of place; NULL past the last. Valid until the job
 * does something more. */
YITU_API const YituDiagnostic *yitu_job_diagnostic(YituJob *job, int index);

#ifdef __cplusplus
}
#endif

#endif
