/* Files: reading whole inputs within limits, and writing outputs whole or not at all.
 * Source: docs/reliability.md, threats J7, O1, O2, O3, P1. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/text.h"

/* A file to be read. */
typedef struct FileName {
    const char *path;  /* as the user is told of it */
    const char *root;  /* NULL: `path` is opened, wherever it leads; else the folder ... */
    const char *below; /* ... from which the walk to the file goes down and follows no link */
} FileName;

/* Reads the regular file at `path` into the arena, at most as many bytes as `limit` allows the job.
 * `origin` is where the user named the file (NULL: on the command line). False: reported, and
 * `*content` is empty. */
bool file_read(Arena *arena, DiagSink *diagnostics, const Origin *origin, const char *path,
               LimitId limit, Text *content) WARN_UNUSED;

/* The same for a file that may have to lie below a folder. */
bool file_read_named(Arena *arena, DiagSink *diagnostics, const Origin *origin,
                     const FileName *name, LimitId limit, Text *content) WARN_UNUSED;

/* A regular file that is read from its start to its end, as often as one wants. */
typedef struct FileReader {
    const char *path; /* borrowed */
    int descriptor;   /* -1: closed */
    size_t size;      /* when it was opened */
} FileReader;

/* The size of a regular file; 0 for anything else. */
size_t file_size(const char *path);

/* `name` is borrowed. False: reported. */
bool file_open(DiagSink *diagnostics, const Origin *origin, const FileName *name,
               FileReader *reader) WARN_UNUSED;

/* Reads up to `size` bytes at `offset`; *count is less only at the end. False: reported. */
bool file_read_part(DiagSink *diagnostics, const FileReader *reader, uint64_t offset, char *bytes,
                    size_t size, size_t *count) WARN_UNUSED;
void file_close(FileReader *reader);

/* Adds to `diagnostic` of a file that could not be opened (NULL: nothing happens) which limits the
 * process may have met, where `error`, an errno value, is that too many files are open. */
void file_hint_open(DiagSink *diagnostics, Diagnostic *diagnostic, int error);

/* A file mapped read-only, for fonts and pictures. */
typedef struct MappedFile {
    const unsigned char *data; /* NULL: not mapped */
    size_t size;
} MappedFile;

bool file_map(DiagSink *diagnostics, const Origin *origin, const char *path, LimitId limit,
              MappedFile *mapped) WARN_UNUSED;
void file_unmap(MappedFile *mapped);

/* Gives back the memory that the pages of a mapped file have taken so far; they are read again when
 * they are needed. `data` is the mapping's beginning: any other address is left alone. */
void file_forget_pages(const void *data, size_t size);

/* Writes `content` to `path` as a whole or not at all: a temporary file in the same folder, fsync,
 * rename, fsync of the folder. An existing regular file is replaced; a folder, a FIFO, a device or
 * a symbolic link to nothing is refused (a symbolic link to a regular file has its target
 * replaced).
 * "-" is standard output, "/dev/full" and other character devices are written directly. False:
 * reported (E_OUTPUT_...), and whatever stood at `path` is unchanged. */
bool file_write(DiagSink *diagnostics, const char *path, Text content) WARN_UNUSED;

/* The same without waiting for the disk: a killed process leaves the old or the new file, a power
 * failure may leave a damaged one. For the many outputs of a batch, which ends with file_sync() and
 * whose report holds their digests. */
bool file_write_unsynced(DiagSink *diagnostics, const char *path, Text content) WARN_UNUSED;

/* A file that is written piece by piece, and appears as a whole or not at all, as with file_write:
 * the pieces go into the temporary file. Standard output and devices cannot be written so. */
typedef struct FileStream FileStream;

/* False for standard output and devices. */
bool file_can_stream(const char *path);

/* NULL: reported. Ends with file_stream_commit or file_stream_abandon. */
FileStream *file_stream_open(DiagSink *diagnostics, const char *path) WARN_UNUSED;

/* A ByteSink's function; the context is the FileStream. False: reported, to the sink given at the
 * opening. */
bool file_stream_take(void *context, Text bytes);

/* Flushes the file (`is_synced`: waits for the disk), gives it its name and frees the stream.
 * False: reported, here or before. */
bool file_stream_commit(FileStream *stream, bool is_synced) WARN_UNUSED;

/* Takes the temporary file away and frees the stream, which may be NULL. */
void file_stream_abandon(FileStream *stream);

/* Takes away what a process that was killed while it wrote `path` may have left beside it. */
void file_forget_write(const char *path, long process);

/* Waits until all of the file system that holds `path` is on the disk. False: the system did not
 * confirm it. */
bool file_sync(const char *path) WARN_UNUSED;

/* Joins the folder of `base` (a file's path) and `relative`; an absolute path is returned as it is.
 */
char *file_join(Arena *arena, const char *base, const char *relative);

/* Whether `path` is a regular file, or a symbolic link to one. */
bool file_is_regular(const char *path);

/* The extension of `path` in lower case without its dot, "" when it has none. In the arena. */
char *file_extension(Arena *arena, const char *path);

#endif
