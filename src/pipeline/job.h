/* Job: one layout on its way from files to pages. The stages are functions called in this order:
 * load (JSON), data, expand (template), build (typed tree, text shaped), layout, paint (scenes). */
#ifndef PIPELINE_JOB_H
#define PIPELINE_JOB_H

#include "base/timing.h"
#include "device/device.h"
#include "doc/builder.h"
#include "layout/layout.h"
#include "pipeline/layout_files.h"
#include "pipeline/page_box.h"
#include "pipeline/prepared_layout.h"

typedef struct Job {
    Session *session;
    Arena *arena;
    DiagSink diagnostics;
    Timings timings;
    PreparedLayout *prepared;
    bool is_record; /* made by job_create_for_records */
    /* Results of the stages. */
    Map record_values; /* what expressions see, where there is a record */
    const JsonValue *meta, *page, *theme_value, *body; /* expanded */
    Theme theme;
    PageSetup page_setup; /* of the first page */
    PageMasters masters;
    Register entries; /* of a report */
    Builder *builder;
    const char *language; /* of the document */
    Node *root;
    uint32_t node_count;
    LayoutResult result;
    Scene **scenes;   /* result.page_count of them */
    Map images;       /* path -> const Image *: pictures that only this job needs */
    InputList inputs; /* their files; see also prepared->inputs */
} Job;

Job *job_create(Session *session, const char *layout_path);
void job_destroy(Job *job);
void job_bind(Job *job, const char *name, const char *path);
void job_set(Job *job, const char *key, const char *value);

/* Runs all stages. False: errors were reported. */
bool job_run(Job *job);

/* For reading files that the job's layout names. */
LayoutFiles job_layout_files(Job *job);

/* Runs all stages of a job made by job_create for a record that lives in job->arena (NULL: reading
 * it failed). False: errors were reported. */
bool job_run_as_record(Job *job, const JsonValue *record);

typedef enum JobProduct {
    /* Press where the layout has a "press" section; else digital, or plain where inks were asked
     * for without saying of which press. */
    PRODUCT_DEFAULT,
    PRODUCT_PLAIN,
    PRODUCT_DIGITAL,
    PRODUCT_PRESS, /* after the standard that the layout names */
    PRODUCT_PRESS_X1A
} JobProduct;

/* A job that renders one record after the other. `prepared` is loaded, is borrowed and outlives it.
 * No job_bind, job_set and job_run on such a job. */
Job *job_create_for_records(PreparedLayout *prepared);

/* Forgets the record before; what is read of the next may be put into job->arena. */
void job_begin_record(Job *job);

/* Fills in record_values: expressions see the record, an object, as "record" and its members by
 * their names, unless the layout's data have such a name. */
void job_show_record(Job *job, const JsonValue *record);

/* Runs all stages for a record. NULL: reading it failed. False: errors were reported. */
bool job_run_record(Job *job, const JsonValue *record);

typedef struct JobOutput {
    const char *path;   /* "-": standard output */
    const char *format; /* NULL: by the path's extension, "pdf" for "-" */
    int page;           /* 0: all, or the first where the format holds one */
    double dpi;         /* 0: default */
    ColorSpace color_space;
    CompressionEffort compression;
    bool is_unsynced;          /* see file_write_unsynced; the caller calls file_sync */
    JobProduct product;        /* of a PDF */
    const char *press_profile; /* goes before the layout's; NULL: none */
    double most_ppi;           /* pictures with more pixels get fewer; 0: they keep them */
    bool is_proof;             /* PNG and SVG as the press will show them */
    PageBox box;               /* how much of the page a PNG or SVG shows */
    const char *date;          /* goes before the layout's meta.date; NULL: none */
} JobOutput;

/* Renders into a buffer. False: reported. */
bool job_render(Job *job, const JobOutput *output, StrBuf *bytes);

/* Renders into a file (see file_write). Several pages in a format that holds one become several
 * files, page-1.png, page-2.png ... False: reported. */
bool job_write(Job *job, const JobOutput *output);

/* What was written: several files count together. */
typedef struct JobWritten {
    uint64_t bytes;
    Hash128 digest; /* of one file; of several: of their digests */
    int pages;
} JobWritten;

/* The same, and says what it wrote. `written` starts as zeros; it may be NULL. */
bool job_write_measured(Job *job, const JobOutput *output, JobWritten *written);

/* Runs all stages and writes one output. A report goes section by section where that can be, so
 * that its memory does not grow with its pages: afterwards there are no scenes, boxes and nodes,
 * and nothing else may be asked of the job than its page count, messages and inputs. `written` as
 * above. False: reported. */
bool job_run_to(Job *job, const JobOutput *output, JobWritten *written);

/* The same for a record, as job_run_record. */
bool job_run_record_to(Job *job, const JsonValue *record, const JobOutput *output,
                       JobWritten *written);

/* Writes a buffer into a file (see file_write), which may not be an input of the job. False:
 * reported. */
bool job_write_text(Job *job, const char *path, const StrBuf *bytes);

/* The layout dump, and the trace of drawing operations, as text. */
void job_dump_layout(Job *job, StrBuf *out);
bool job_trace(Job *job, StrBuf *out);

/* Begins the job's messages anew, in the session's language and under its limits. */
void job_start_diagnostics(Job *job);

/* Sorts the diagnostics and gives each its JSON pointer, for printing. */
void job_finish_diagnostics(Job *job);

#endif
