/* Render worker: the process that reads layouts and draws. It has no right to write files and
 * limits on time and memory, so that a hostile layout costs a worker and not the preview. It keeps
 * fonts and shaped text warm from one rendering to the next. Messages are a MessageHead and its
 * bytes, both ways, over a socket of one machine. */
#ifndef APP_RENDER_WORKER_H
#define APP_RENDER_WORKER_H

#include "app/job_arguments.h"
#include "app/worker_records.h"

typedef enum MessageKind {
    MESSAGE_RUN,       /* asks: a RunAsk. Answers: the state, JSON */
    MESSAGE_INPUTS,    /* comes before the answer to RUN: names of files, each with its NUL */
    MESSAGE_RENDER,    /* asks: a RenderAsk. Answers: the file, or messages as text */
    MESSAGE_BOXES,     /* inspect_boxes */
    MESSAGE_ELEMENT,   /* asks: a uint32_t. inspect_element */
    MESSAGE_TOKENS,    /* inspect_tokens */
    MESSAGE_RECORDS,   /* worker_records_describe */
    MESSAGE_GUIDES,    /* inspect_guides */
    MESSAGE_PREFLIGHT, /* findings, as inspect_diagnostics has them */
    MESSAGE_PLATES,    /* ink_view_list */
    MESSAGE_INK        /* asks: an InkAsk. Answers: a PNG */
} MessageKind;

typedef struct MessageHead {
    uint32_t id; /* of the question, in its answer too */
    uint32_t kind;
    uint32_t is_good;
    uint32_t length; /* bytes that follow */
} MessageHead;

#define MESSAGE_LIMIT (512u << 20)

typedef struct RunAsk {
    uint32_t language; /* DiagLanguage */
    RecordChoice choice;
} RunAsk;

typedef struct RenderAsk {
    char format[8];
    int32_t page; /* 0: all */
    double dpi;   /* 0: default */
} RenderAsk;

typedef struct InkAsk {
    int32_t page, plate; /* from 1; from 0, or ALL_PLATES */
    double dpi;
} InkAsk;

/* What a worker starts from. */
typedef struct WorkerSetup {
    const Invocation *invocation;
    const Arguments *arguments;
    const JobArguments *job;
    const char *records, *records_encoding; /* NULL: none; UTF-8 */
    bool is_open;                           /* without isolation */
} WorkerSetup;

/* Answers what comes from `socket` until it is closed. Returns the exit status. */
int render_worker_run(const WorkerSetup *setup, int socket);

#endif
