/* Output names made from data: see output_name.h. */
#include "pipeline/output_name.h"

#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "template/template.h"
#include "text/normalize.h"

#define MOST_EXTENSION_BYTES 16

void output_name_init(OutputName *name, Arena *arena, const char *pattern, const char *language)
{
    const SourceText *source =
        source_create(arena, "-o", text_of(arena_copy_string(arena, pattern)));
    Origin origin = {source, 0, (uint32_t)source->text.length, NULL};
    *name = (OutputName){arena, json_new_string(arena, source->text, &origin), language};
}

/* Controls, marks of direction and other characters that cannot be seen (Unicode, general
 * categories Cc, Cf, Zl, Zp as far as they stand in one row), and what Windows forbids in names. */
static bool is_unsafe(uint32_t code_point)
{
    static const uint32_t ranges[][2] = {
        {0, 0x1F},        {0x7F, 0x9F},     {0xAD, 0xAD},       {0x61C, 0x61C},
        {0x180E, 0x180E}, {0x200B, 0x200F}, {0x2028, 0x202E},   {0x2060, 0x206F},
        {0xFEFF, 0xFEFF}, {0xFFF0, 0xFFFB}, {0xE0000, 0xE007F},
    };
    if (code_point < 0x80 && code_point && strchr("/\\<>:\"|?*", (int)code_point))
        return true;
    for (size_t i = 0; i < COUNT_OF(ranges); i++) {
        if (code_point >= ranges[i][0] && code_point <= ranges[i][1])
            return true;
    }
    return false;
}

static void append_safe(Arena *arena, StrBuf *out, Text data)
{
    Text composed = text_normalize(arena, data);
    bool starts_name = out->length == 0 || out->data[out->length - 1] == '/';
    for (size_t at = 0, size; at < composed.length; at += size) {
        uint32_t code_point = utf8_decode(composed.data + at, composed.length - at, &size);
        bool is_bad = is_unsafe(code_point) || (at == 0 && starts_name && code_point == '.');
        strbuf_code_point(out, is_bad ? '_' : code_point);
    }
}

/* CON, PRN, AUX, NUL, COM1..9, LPT1..9, with or without an extension. */
static bool is_device_name(Text name)
{
    static const char *const devices[] = {"con", "prn", "aux", "nul", "com", "lpt"};
    const char *dot = memchr(name.data, '.', name.length);
    size_t length = dot ? (size_t)(dot - name.data) : name.length;
    for (size_t i = 0; i < COUNT_OF(devices); i++) {
        bool has_digit = i >= 4;
        if (length != (has_digit ? 4u : 3u))
            continue;
        bool is_equal = !has_digit || (name.data[3] >= '1' && name.data[3] <= '9');
        for (size_t j = 0; j < 3; j++)
            is_equal = is_equal && (name.data[j] | 0x20) == devices[i][j];
        if (is_equal)
            return true;
    }
    return false;
}

/* Cuts the name before its extension, at a character. */
static void append_cut(StrBuf *out, Text name)
{
    size_t extension = 0;
    for (size_t i = name.length; i > 1 && name.length - i < MOST_EXTENSION_BYTES; i--) {
        if (name.data[i - 1] == '.') {
            extension = name.length - i + 1;
            break;
        }
    }
    size_t keep = LIMIT_NAME_BYTES - extension;
    while (keep && ((unsigned char)name.data[keep] & 0xC0) == 0x80)
        keep--;
    strbuf_append(out, name.data, keep);
    strbuf_append(out, name.data + name.length - extension, extension);
}

static void append_component(StrBuf *out, Text name)
{
    if (is_device_name(name))
        strbuf_char(out, '_');
    if (name.length > LIMIT_NAME_BYTES)
        append_cut(out, name);
    else
        strbuf_text(out, name);
}

/* The path with each of its names checked as a whole. */
static const char *join_components(Arena *arena, Text path)
{
    StrBuf out = {0};
    size_t from = 0;
    for (size_t at = 0; at <= path.length; at++) {
        if (at < path.length && path.data[at] != '/')
            continue;
        append_component(&out, (Text){path.data + from, at - from});
        if (at < path.length)
            strbuf_char(&out, '/');
        from = at + 1;
    }
    const char *copy = strbuf_copy(&out, arena);
    strbuf_release(&out);
    return copy;
}

/* The value's text with what the data filled in made safe; a string that is nothing but one value
 * has no insertions, nor has a pattern without any. */
static void append_value(Arena *arena, StrBuf *out, const JsonValue *value, Text pattern)
{
    if (text_equals(pattern, value->text.data)) {
        strbuf_text(out, pattern);
        return;
    }
    if (value->kind != JSON_STRING || !value->insertions) {
        append_safe(arena, out, value->text);
        return;
    }
    size_t at = 0;
    for (int i = 0; i < value->insertion_count; i++) {
        const JsonInsertion *insertion = &value->insertions[i];
        strbuf_append(out, value->text.data + at, insertion->start - at);
        append_safe(arena, out,
                    (Text){value->text.data + insertion->start, insertion->end - insertion->start});
        at = insertion->end;
    }
    strbuf_append(out, value->text.data + at, value->text.length - at);
}

static const char *last_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* "out/.pdf" for a record without a name, where the pattern does not say so itself. */
static bool is_empty_name(const char *path, Text pattern)
{
    const char *name = last_name(path);
    return !*name || (*name == '.' && *last_name(pattern.data) != '.');
}

/* The path that `value` makes, the expanded `pattern` (of length 0: there is no text without data
 * but what `value` itself says). */
static const char *make_path(Arena *arena, DiagSink *diagnostics, const JsonValue *value,
                             Text pattern)
{
    StrBuf path = {0};
    append_value(arena, &path, value, pattern);
    strbuf_reserve(&path, 1);
    const char *joined = join_components(arena, (Text){path.data, path.length});
    strbuf_release(&path);
    if (!is_empty_name(joined, pattern))
        return joined;
    diag_report(diagnostics, E_OUTPUT_NAME_EMPTY, &value->origin,
                DIAG_ARGS(pattern.length ? pattern.data : joined));
    return NULL;
}

const char *output_name_of(Arena *arena, DiagSink *diagnostics, const JsonValue *value)
{
    bool is_typed = value->insertion_count == 0;
    return make_path(arena, diagnostics, value, is_typed ? value->text : text_of(""));
}

const char *output_name_make(OutputName *name, Arena *arena, DiagSink *diagnostics,
                             const Map *values)
{
    TemplateOptions options = {
        .values = values, .settings = {.language = name->language}, .compile_arena = name->arena};
    const JsonValue *value = template_expand(arena, diagnostics, &options, name->pattern);
    if (!value)
        return NULL;
    if (value->kind != JSON_STRING && value->kind != JSON_NUMBER) {
        diag_report(diagnostics, E_OUTPUT_NAME_KIND, &name->pattern->origin,
                    DIAG_ARGS(name->pattern->text.data,
                              json_kind_name(value->kind, diagnostics->language)));
        return NULL;
    }
    return make_path(arena, diagnostics, value, name->pattern->text);
}
