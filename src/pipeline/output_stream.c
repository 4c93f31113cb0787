/* Output streams: see output_stream.h. */
#include "pipeline/output_stream.h"

#include "base/file.h"
#include "base/hash.h"
#include "pipeline/output.h"

struct OutputStream {
    Job *job;
    const JobOutput *output;
    FileStream *file; /* NULL: the buffer holds all */
    ByteSink sink;
    HashStream *hash;
    StrBuf rest;
    uint64_t bytes;
};

static bool take(void *context, Text bytes)
{
    OutputStream *stream = context;
    hash_stream_add(stream->hash, bytes.data, bytes.length);
    stream->bytes += bytes.length;
    return file_stream_take(stream->file, bytes);
}

static bool check_input(OutputStream *stream)
{
    if (!output_is_input(stream->job, stream->output->path))
        return true;
    diag_report(&stream->job->diagnostics, E_OUTPUT_IS_INPUT, NULL,
                DIAG_ARGS(stream->output->path));
    return false;
}

OutputStream *output_stream_open(Job *job, const JobOutput *output)
{
    OutputStream *stream = memory_alloc(sizeof *stream);
    *stream = (OutputStream){.job = job, .output = output, .hash = hash_stream_create()};
    stream->sink = (ByteSink){take, stream};
    bool is_good = check_input(stream);
    if (is_good && file_can_stream(output->path)) {
        stream->file = file_stream_open(&job->diagnostics, output->path);
        is_good = stream->file != NULL;
    }
    if (is_good)
        return stream;
    output_stream_abandon(stream);
    return NULL;
}

const ByteSink *output_stream_sink(OutputStream *stream)
{
    return stream->file ? &stream->sink : NULL;
}

StrBuf *output_stream_buffer(OutputStream *stream)
{
    return &stream->rest;
}

static bool write_rest(OutputStream *stream)
{
    const Text rest = {stream->rest.data, stream->rest.length};
    DiagSink *sink = &stream->job->diagnostics;
    bool is_synced = !stream->output->is_unsynced;
    /* Pictures are found while the pages are made. */
    if (!check_input(stream))
        return false;
    if (stream->file) {
        bool is_good = !rest.length || take(stream, rest);
        FileStream *file = stream->file;
        if (is_good)
            stream->file = NULL;
        return is_good && file_stream_commit(file, is_synced);
    }
    hash_stream_add(stream->hash, rest.data, rest.length);
    stream->bytes += rest.length;
    return is_synced ? file_write(sink, stream->output->path, rest)
                     : file_write_unsynced(sink, stream->output->path, rest);
}

bool output_stream_finish(OutputStream *stream, JobWritten *written)
{
    bool is_good = write_rest(stream);
    if (is_good && written) {
        written->bytes = stream->bytes;
        written->digest = hash_stream_result(stream->hash);
    }
    output_stream_abandon(stream);
    return is_good;
}

void output_stream_abandon(OutputStream *stream)
{
    if (!stream)
        return;
    file_stream_abandon(stream->file);
    hash_stream_destroy(stream->hash);
    strbuf_release(&stream->rest);
    memory_free(stream);
}
