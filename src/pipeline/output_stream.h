/* An output file that is written while its pages are drawn. */
#ifndef PIPELINE_OUTPUT_STREAM_H
#define PIPELINE_OUTPUT_STREAM_H

#include "base/byte_sink.h"
#include "pipeline/job.h"

typedef struct OutputStream OutputStream;

/* Opens the file of `output`, which is borrowed. NULL: reported (it is an input of the job, or
 * cannot be written). Ends with output_stream_finish or output_stream_abandon. Standard output and
 * devices take all at the end. */
OutputStream *output_stream_open(Job *job, const JobOutput *output) WARN_UNUSED;

/* For device_open: the sink (NULL: all stays in the buffer) and the buffer. */
const ByteSink *output_stream_sink(OutputStream *stream);
StrBuf *output_stream_buffer(OutputStream *stream);

/* Writes the rest, gives the file its name and frees the stream. `written` (may be NULL) hears of
 * everything but the pages. False: reported. */
bool output_stream_finish(OutputStream *stream, JobWritten *written) WARN_UNUSED;

/* Leaves nothing behind; `stream` may be NULL. */
void output_stream_abandon(OutputStream *stream);

#endif
