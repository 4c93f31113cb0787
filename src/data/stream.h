/* DataStream: a large CSV file, read in parts of whole rows, so that its size does not matter to
 * the memory. What is to stay of a part is copied out of it. */
#ifndef DATA_STREAM_H
#define DATA_STREAM_H

#include "base/file.h"
#include "data/csv_rows.h"
#include "data/csv_table.h"
#include "data/schema.h"

typedef struct DataStream {
    Arena *arena; /* of the stream: it lives as long as what is kept */
    DiagSink *diagnostics;
    FileName name;
    const Origin *origin;     /* where the file was named, or NULL */
    const JsonValue *options; /* of the source, or NULL */
    const Schema *schema;     /* the rows are judged by it; NULL: by none */
    FileReader file;
    JsonValue *types; /* of all columns that are no text; NULL: not found yet */
    CsvTable table;
    bool has_begun;         /* the names are read */
    const SourceText *part; /* the present part, NULL: none */
    StrBuf line_ends;       /* uint32_t: the line feeds of part, once they were asked for */
    uint64_t offset;        /* of the next part */
    uint32_t line;          /* lines before it */
    double row_count;       /* so far */
} DataStream;

/* Opens the file. NULL: reported. The caller closes it. */
DataStream *data_stream_open(Arena *arena, DiagSink *diagnostics, const Origin *origin,
                             const FileName *file, const JsonValue *options);
void data_stream_close(DataStream *stream);

/* Reads the next rows into `scratch`, their cells converted as columns.h says; a column that is not
 * declared is a number where all cells of the file are. `*rows` is NULL at the end. False:
 * reported.
 */
bool data_stream_next(DataStream *stream, Arena *scratch, JsonValue **rows) WARN_UNUSED;

/* Reads the whole file, within the limit of an input. NULL: reported. */
JsonValue *data_stream_read_whole(DataStream *stream);

/* A copy of `value`, a row or a cell of it, whose source is the row's line alone. The row is one of
 * the present part, or was kept before. */
JsonValue *data_stream_keep(DataStream *stream, Arena *arena, const JsonValue *row,
                            const JsonValue *value);

/* Lets the diagnostics from `first` on outlive the present part. */
void data_stream_keep_diagnostics(const DataStream *stream, size_t first);

#endif
