/* SourceText: see source.h. Lines are counted on demand: only errors ask. */
#include "base/source.h"

#include "base/utf8.h"

const SourceText *source_create_part(Arena *arena, const char *name, Text text,
                                     uint32_t lines_before, uint64_t bytes_before)
{
    SourceText *source = arena_alloc(arena, sizeof *source);
    *source = (SourceText){name, text, bytes_before, lines_before};
    return source;
}

Origin origin_keep(Arena *arena, const Origin *origin)
{
    Origin kept = *origin;
    Origin *last = &kept;
    while (last->because) {
        Origin *reason = arena_alloc(arena, sizeof *reason);
        *reason = *last->because;
        last->because = reason;
        last = reason;
    }
    return kept;
}

const SourceText *source_create(Arena *arena, const char *name, Text text)
{
    return source_create_part(arena, name, text, 0, 0);
}

static size_t line_start(Text text, size_t offset)
{
    while (offset > 0 && text.data[offset - 1] != '\n')
        offset--;
    return offset;
}

Text source_line(const SourceText *source, size_t offset)
{
    Text text = source->text;
    if (offset > text.length)
        offset = text.length;
    size_t start = line_start(text, offset);
    size_t end = start;
    while (end < text.length && text.data[end] != '\n')
        end++;
    if (end > start && text.data[end - 1] == '\r')
        end--;
    return (Text){text.data + start, end - start};
}

void source_locate(const SourceText *source, size_t offset, int *line, int *column)
{
    Text text = source->text;
    if (offset > text.length)
        offset = text.length;
    *line = 1 + (int)source->lines_before;
    for (size_t i = 0; i < offset; i++)
        *line += text.data[i] == '\n';
    size_t start = line_start(text, offset);
    if (start == 0 && text.length >= 3 && memcmp(text.data, "\xEF\xBB\xBF", 3) == 0)
        start = offset < 3 ? offset : 3;
    *column = 1 + (int)utf8_count((Text){text.data + start, offset - start});
}
