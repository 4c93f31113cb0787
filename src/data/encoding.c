/* The encodings of data files: see encoding.h. The file's bytes decide nothing by themselves:
 * GB18030 is taken only where it is declared, because many texts are well-formed in both. */
#include "data/encoding.h"

#include <errno.h>
#include <iconv.h>

#include "base/utf8.h"
#include "data/message.h"

#define UTF8_BYTES_PER_GB 3 /* one byte of GB18030 never takes more in UTF-8 */

typedef enum Encoding { ENCODING_UTF8, ENCODING_GB18030, ENCODING_UNKNOWN } Encoding;

static bool equals_ignoring_case(Text text, const char *word)
{
    size_t length = strlen(word);
    if (text.length != length)
        return false;
    for (size_t i = 0; i < length; i++) {
        char byte = text.data[i];
        if (byte >= 'A' && byte <= 'Z')
            byte = (char)(byte - 'A' + 'a');
        if (byte != word[i])
            return false;
    }
    return true;
}

/* GBK and GB2312 are parts of GB18030. */
static Encoding read_name(const JsonValue *declared)
{
    if (!declared)
        return ENCODING_UTF8;
    if (declared->kind != JSON_STRING)
        return ENCODING_UNKNOWN;
    Text name = declared->text;
    if (equals_ignoring_case(name, "utf-8") || equals_ignoring_case(name, "utf8"))
        return ENCODING_UTF8;
    bool is_gb = equals_ignoring_case(name, "gb18030") || equals_ignoring_case(name, "gbk") ||
                 equals_ignoring_case(name, "gb2312");
    return is_gb ? ENCODING_GB18030 : ENCODING_UNKNOWN;
}

static const SourceText *refuse_bytes(Arena *arena, DiagSink *diagnostics, const SourceText *source,
                                      const char *encoding, size_t offset)
{
    Origin origin = {source, (uint32_t)offset, 1, NULL};
    Diagnostic *diagnostic =
        diag_report(diagnostics, E_DATA_ENCODING_BAD, &origin,
                    DIAG_ARGS(source->name, encoding,
                              message_number(arena, (long)(source->bytes_before + offset) + 1)));
    if (strcmp(encoding, "UTF-8") == 0)
        diag_hint(diagnostics, diagnostic,
                  "If it was saved by a Chinese office program, declare \"encoding\": \"gb18030\".",
                  "如果文件由中文办公软件保存，请声明 \"encoding\": \"gb18030\"。", DIAG_NO_ARGS);
    return NULL;
}

static const SourceText *convert(Arena *arena, DiagSink *diagnostics, const SourceText *source)
{
    iconv_t converter = iconv_open("UTF-8", "GB18030");
    if (converter == (iconv_t)-1) {
        diag_report(diagnostics, E_FILE_READ, NULL, DIAG_ARGS(source->name, "iconv: GB18030"));
        return NULL;
    }
    size_t room = source->text.length * UTF8_BYTES_PER_GB + 1;
    char *start = arena_alloc(arena, room);
    char *out = start;
    size_t out_left = room;
    /* iconv's parameter is not const, but it does not write through it. */
    char *in = (char *)(uintptr_t)source->text.data;
    size_t in_left = source->text.length;
    size_t result = iconv(converter, &in, &in_left, &out, &out_left);
    iconv_close(converter);
    if (result == (size_t)-1)
        return refuse_bytes(arena, diagnostics, source, "GB18030", source->text.length - in_left);
    Text text = {start, (size_t)(out - start)};
    return source_create_part(arena, source->name, text, source->lines_before,
                              source->bytes_before);
}

const SourceText *encoding_to_utf8(Arena *arena, DiagSink *diagnostics, const SourceText *source,
                                   const JsonValue *declared)
{
    switch (read_name(declared)) {
    case ENCODING_GB18030:
        return convert(arena, diagnostics, source);
    case ENCODING_UNKNOWN:
        diag_report(diagnostics, E_DATA_ENCODING, &declared->origin,
                    DIAG_ARGS(declared->kind == JSON_STRING ? message_quote(arena, declared->text)
                                                            : message_kind(diagnostics, declared)));
        return NULL;
    case ENCODING_UTF8:
        break;
    }
    size_t bad = utf8_find_invalid(source->text);
    if (bad < source->text.length)
        return refuse_bytes(arena, diagnostics, source, "UTF-8", bad);
    return source;
}
