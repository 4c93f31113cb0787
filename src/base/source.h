/* SourceText: one input file (or text given on the command line) and where things stand in it. */
#ifndef BASE_SOURCE_H
#define BASE_SOURCE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"

typedef struct SourceText {
    const char *name; /* as the user wrote it: "layouts/page.json", "--set topic" */
    Text text;        /* the whole content, well-formed UTF-8 once the reader has checked it */
    /* Of a part of a file: what comes before it. 0 for a whole file. */
    uint64_t bytes_before;
    uint32_t lines_before;
} SourceText;

/* Where a value came from. Immutable; lives in an arena at least as long as the value. */
typedef struct Origin {
    const SourceText *source;     /* NULL: made by the program, no place */
    uint32_t offset, length;      /* bytes in the source */
    const struct Origin *because; /* the use, repeat or data cell that produced it, or NULL */
} Origin;

/* The same origin with its reasons in `arena`, for what outlives the value. The sources are
 * borrowed. */
Origin origin_keep(Arena *arena, const Origin *origin);

/* Creates a source in the arena; `name` and `text` are borrowed. */
const SourceText *source_create(Arena *arena, const char *name, Text text);

/* Creates a source that is a part of a file, from the beginning of a line on. */
const SourceText *source_create_part(Arena *arena, const char *name, Text text,
                                     uint32_t lines_before, uint64_t bytes_before);

/* Line and column of a byte offset, both from 1; the column counts characters, not bytes, and takes
 * no notice of a byte order mark at the start. */
void source_locate(const SourceText *source, size_t offset, int *line, int *column);

/* The line that holds `offset`, without its end of line. */
Text source_line(const SourceText *source, size_t offset);

#endif
