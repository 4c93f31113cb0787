/* The digest of the fonts: see fonts_digest.h. */
#include "pipeline/fonts_digest.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#define SAMPLE_SIZE 16384

static void append_sample(StrBuf *out, int descriptor, off_t offset)
{
    char *end = strbuf_reserve(out, SAMPLE_SIZE);
    ssize_t count = pread(descriptor, end, SAMPLE_SIZE, offset);
    out->length += count > 0 ? (size_t)count : 0;
}

/* A file that cannot be read adds only its name: using it is an error of its own. */
static void append_file(StrBuf *out, const char *path)
{
    struct stat info;
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor >= 0 && fstat(descriptor, &info) == 0) {
        strbuf_print(out, "%lld ", (long long)info.st_size);
        append_sample(out, descriptor, 0);
        append_sample(out, descriptor, info.st_size / 2);
        append_sample(out, descriptor, info.st_size > SAMPLE_SIZE ? info.st_size - SAMPLE_SIZE : 0);
    }
    if (descriptor >= 0)
        close(descriptor);
}

static void append_family(StrBuf *out, StrBuf *sampled, const ManifestFamily *family)
{
    strbuf_string(out, family->name);
    for (int i = 0; family->aliases && family->aliases[i]; i++)
        strbuf_append(out, family->aliases[i], strlen(family->aliases[i]) + 1);
    for (int i = 0; i < family->face_count; i++) {
        const ManifestFace *face = &family->faces[i];
        strbuf_print(out, "\n%d %d %s", face->weight, face->is_italic, face->wanted);
        strbuf_string(out, face->postscript ? face->postscript : "");
        /* Several faces may share a file. */
        if (!face->file || (sampled->length && strcmp(sampled->data, face->file) == 0))
            continue;
        append_file(out, face->file);
        strbuf_clear(sampled);
        strbuf_string(sampled, face->file);
    }
}

Hash128 fonts_digest(const Session *session)
{
    StrBuf all = {0};
    StrBuf sampled = {0};
    for (int i = 0; i < font_library_family_count(session->fonts); i++)
        append_family(&all, &sampled, font_library_family(session->fonts, i));
    Hash128 digest = hash_bytes_128(all.data, all.length);
    strbuf_release(&all);
    strbuf_release(&sampled);
    return digest;
}
