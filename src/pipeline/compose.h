/* Compose: one text set by itself, for `yitu compose` and for checking the composer from outside.
 */
#ifndef PIPELINE_COMPOSE_H
#define PIPELINE_COMPOSE_H

#include "pipeline/session.h"

typedef struct ComposeOptions {
    const char *font;         /* NULL: 思源宋体 */
    const char *size;         /* "9pt", NULL: 10.5pt */
    const char *width;        /* "20em", "60mm" */
    const char *language;     /* NULL: zh-CN */
    const char *align;        /* "justify", NULL: start */
    const char *wrap;         /* textWrap: "stable", NULL: wrap */
    const char *indent;       /* "2em", NULL: none */
    const char *writing_mode; /* "vertical-rl", NULL: horizontal */
    const char *tailoring;    /* gb, basic, strict, loose; none: plain UAX 14. NULL: gb */
    bool only_breaks;         /* list break opportunities; no width is needed */
} ComposeOptions;

/* Sets `source` and appends the lines and clusters as JSON, or its break opportunities. False:
 * reported. */
bool compose_text(Session *session, Arena *arena, DiagSink *diagnostics,
                  const ComposeOptions *options, const SourceText *source, StrBuf *out);

#endif
