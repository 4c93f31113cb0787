/* Artwork: finds the format of a picture by its first bytes and has it read. The formats themselves
 * are in format_<name>.c; the Makefile lists them. */
#include "art/art.h"

#include <string.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/limits.h"
#include "base/strbuf.h"

#define ART(name) extern const ArtFormat art_##name;
#include "gen/art_list.inc"
#define ART(name) &art_##name,
const ArtFormat *const art_formats[] = {
#include "gen/art_list.inc"
    NULL,
};

/* Pictures that people try to use and that are not read, so that the message can name them. */
typedef struct ForeignFormat {
    const char *name;
    size_t offset;
    const char *magic;
} ForeignFormat;

static const ForeignFormat foreign_formats[] = {
    {"WebP", 8, "WEBP"},    {"GIF", 0, "GIF8"},        {"BMP", 0, "BM"},
    {"TIFF", 0, "II*"},     {"TIFF", 0, "MM"},         {"Photoshop", 0, "8BPS"},
    {"HEIC", 4, "ftyphei"}, {"HEIC", 4, "ftypmif1"},   {"AVIF", 4, "ftypavif"},
    {"PDF", 0, "%PDF"},     {"PostScript", 0, "%!PS"}, {"JPEG 2000", 4, "jP  "},
};

static const ArtFormat *format_of(const unsigned char *bytes, size_t size)
{
    for (int i = 0; art_formats[i]; i++)
        if (art_formats[i]->recognizes(bytes, size))
            return art_formats[i];
    return NULL;
}

static const char *known_formats(Arena *arena)
{
    const char *names = "";
    for (int i = 0; art_formats[i]; i++)
        names = arena_print(arena, "%s%s%s", names, i ? ", " : "", art_formats[i]->name);
    return names;
}

static const char *foreign_name(const unsigned char *bytes, size_t size)
{
    for (size_t i = 0; i < COUNT_OF(foreign_formats); i++) {
        const ForeignFormat *format = &foreign_formats[i];
        size_t length = strlen(format->magic);
        bool reaches = size >= format->offset + length;
        if (reaches && memcmp(bytes + format->offset, format->magic, length) == 0)
            return format->name;
    }
    return NULL;
}

static void report_unknown(Arena *arena, DiagSink *diagnostics, const Origin *origin,
                           const char *name, Text content)
{
    if (content.length == 0) {
        diag_report(diagnostics, E_IMAGE_EMPTY, origin, DIAG_ARGS(name));
        return;
    }
    const char *known = known_formats(arena);
    const char *foreign = foreign_name((const unsigned char *)content.data, content.length);
    Diagnostic *diagnostic =
        foreign ? diag_report(diagnostics, E_IMAGE_OTHER_FORMAT, origin,
                              DIAG_ARGS(name, foreign, known))
                : diag_report(diagnostics, E_IMAGE_FORMAT, origin, DIAG_ARGS(name, known));
    diag_hint(diagnostics, diagnostic,
              "Save it as PNG (drawings, transparency) or JPEG (photographs) and name that file.",
              "请另存为 PNG（图形、透明背景）或 JPEG（照片），并改用该文件。", DIAG_NO_ARGS);
}

const Image *art_read(Arena *arena, DiagSink *diagnostics, const Origin *origin,
                      const FileName *file, const char *name)
{
    /* Read, not mapped: a mapped file that another program cuts short ends this one by SIGBUS. */
    Text content;
    if (!file_read_named(arena, diagnostics, origin, file, LIMIT_ID_IMAGE_BYTES, &content))
        return NULL;
    const unsigned char *bytes = (const unsigned char *)content.data;
    const ArtFormat *format = format_of(bytes, content.length);
    if (!format) {
        report_unknown(arena, diagnostics, origin, name, content);
        return NULL;
    }
    Image *image = arena_alloc(arena, sizeof *image);
    image->orientation = 1;
    image->hash = hash_bytes_128(bytes, content.length);
    image->name = arena_copy_string(arena, name);
    if (!format->read(arena, diagnostics, origin, image->name, bytes, content.length, image))
        return NULL;
    return image;
}
