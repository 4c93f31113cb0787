/* Job: one layout on its way from files to pages. The stages are functions called in this order:
 * load (JSON), data, expand (template), build (typed tree, text shaped), layout, paint (scenes). */
#ifndef PIPELINE_JOB_H
#define PIPELINE_JOB_H

#include "base/timing.h"
#include "device/device.h"
#include "doc/builder.h"
#include "layout/layout.h"
#include "pipeline/session.h"

typedef struct JobSetting {
    const char *key, *value;
} JobSetting;

typedef struct DataBinding {
    const char *name, *path;
} DataBinding;

typedef struct Job {
    Session *session;
    Arena *arena;
    DiagSink diagnostics;
    Timings timings;
    const char *layout_path;
    DataBinding *bindings;
    size_t binding_count, binding_capacity;
    JobSetting *settings;
    size_t setting_count, setting_capacity;
    /* Results of the stages. */
    JsonValue *layout;                                 /* as read */
    Map values;                                        /* what expressions see */
    const JsonValue *meta, *page, *theme_value, *body; /* expanded */
    Theme theme;
    PageSetup page_setup;
    const char *language; /* of the document */
    Node *root;
    uint32_t node_count;
    LayoutResult result;
    Scene **scenes;      /* result.page_count of them */
    Map images;          /* path -> const Image * */
    const char **inputs; /* every file that was opened */
    size_t input_count, input_capacity;
} Job;

Job *job_create(Session *session, const char *layout_path);
void job_destroy(Job *job);
void job_bind(Job *job, const char *name, const char *path);
void job_set(Job *job, const char *key, const char *value);

/* Runs all stages. False: errors were reported. */
bool job_run(Job *job);

typedef enum JobProduct {
    PRODUCT_DEFAULT, /* the layout's; else digital, or plain where inks were asked for */
    PRODUCT_PLAIN,
    PRODUCT_DIGITAL
} JobProduct;

typedef struct JobOutput {
    const char *path;   /* "-": standard output */
    const char *format; /* NULL: by the path's extension, "pdf" for "-" */
    int page;           /* 0: all, or the first where the format holds one */
    double dpi;         /* 0: default */
    ColorSpace color_space;
    JobProduct product; /* of a PDF */
} JobOutput;

/* Renders into a buffer. False: reported. */
bool job_render(Job *job, const JobOutput *output, StrBuf *bytes);

/* Renders into a file (see file_write). Several pages in a format that holds one become several
 * files, page-1.png, page-2.png ... False: reported. */
bool job_write(Job *job, const JobOutput *output);

/* The layout dump, and the trace of drawing operations, as text. */
void job_dump_layout(Job *job, StrBuf *out);
bool job_trace(Job *job, StrBuf *out);

/* Sorts the diagnostics and gives each its JSON pointer, for printing. */
void job_finish_diagnostics(Job *job);

#endif
