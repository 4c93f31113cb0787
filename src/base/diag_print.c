/* Printing diagnostics, for people and as JSON lines: see diag.h. */
#include "base/diag.h"

#include "base/diag_excerpt.h"
#include "base/utf8.h"
#include "base/visible.h"

#define REPLACEMENT 0xFFFDu

/* The fixed words of the text form, by language. */
typedef struct Labels {
    const char *severity[3];
    const char *hint, *pointer, *root, *because;
} Labels;

static const Labels labels_table[] = {
    [DIAG_ENGLISH] = {{"error", "warning", "note"}, "hint: ", "at ", "the root", "because: "},
    [DIAG_CHINESE] = {{"错误", "警告", "说明"}, "提示：", "位置：", "根", "由此产生："},
};

/* ANSI escape sequences (ECMA-48, SGR). */
typedef struct Colours {
    const char *place, *severity[3], *caret, *plain;
} Colours;

static const Colours colours_table[] = {
    [DIAG_PLAIN] = {"", {"", "", ""}, "", ""},
    [DIAG_COLOURED] = {"\033[1m",
                       {"\033[1;31m", "\033[1;35m", "\033[1;36m"},
                       "\033[1;32m",
                       "\033[0m"},
};

static void append_place(StrBuf *out, const Origin *origin)
{
    int line;
    int column;
    source_locate(origin->source, origin->offset, &line, &column);
    visible_append(out, text_of(origin->source->name));
    strbuf_print(out, ":%d:%d", line, column);
}

static void append_line(StrBuf *out, const char *label, const char *words)
{
    strbuf_string(out, "  ");
    strbuf_string(out, label);
    visible_append(out, text_of(words));
    strbuf_char(out, '\n');
}

static void append_because(StrBuf *out, const Labels *labels, const Origin *origin)
{
    for (const Origin *reason = origin->because; reason; reason = reason->because) {
        if (!reason->source)
            continue;
        strbuf_string(out, "  ");
        strbuf_string(out, labels->because);
        append_place(out, reason);
        strbuf_char(out, '\n');
    }
}

static void append_head(StrBuf *out, const Diagnostic *diagnostic, const Labels *labels,
                        const Colours *colours)
{
    strbuf_string(out, colours->place);
    if (diagnostic->origin.source)
        append_place(out, &diagnostic->origin);
    else
        strbuf_string(out, "yitu");
    strbuf_print(out, ":%s %s%s %s:%s ", colours->plain, colours->severity[diagnostic->severity],
                 labels->severity[diagnostic->severity], diag_code_name(diagnostic->code),
                 colours->plain);
    visible_append(out, text_of(diagnostic->message));
    strbuf_char(out, '\n');
}

static void append_text(StrBuf *out, const Diagnostic *diagnostic, const Labels *labels,
                        const Colours *colours)
{
    append_head(out, diagnostic, labels, colours);
    if (diagnostic->origin.source)
        diag_excerpt_append(out, &diagnostic->origin, colours->caret, colours->plain);
    if (diagnostic->hint)
        append_line(out, labels->hint, diagnostic->hint);
    if (diagnostic->pointer)
        append_line(out, labels->pointer,
                    *diagnostic->pointer ? diagnostic->pointer : labels->root);
    append_because(out, labels, &diagnostic->origin);
}

/* Says how many messages were not kept, and why, without a full stop or a newline. */
static void append_dropped(StrBuf *out, const DiagSink *sink)
{
    if (sink->language == DIAG_CHINESE)
        strbuf_print(out, "另有 %zu 条信息未显示", sink->dropped);
    else if (sink->dropped == 1)
        strbuf_string(out, "1 further message is not shown");
    else
        strbuf_print(out, "%zu further messages are not shown", sink->dropped);
    size_t most = diag_limit(sink, LIMIT_ID_DIAGNOSTICS);
    strbuf_print(out,
                 sink->language == DIAG_CHINESE
                     ? "（上限 DIAGNOSTICS 为 %zu；可用“--limit DIAGNOSTICS=数值”提高）"
                     : " (the limit DIAGNOSTICS is %zu; “--limit DIAGNOSTICS=N” raises it)",
                 most);
}

void diag_print_text(StrBuf *out, const DiagSink *sink, DiagStyle style)
{
    const Labels *labels = &labels_table[sink->language];
    for (size_t i = 0; i < sink->count; i++)
        append_text(out, &sink->items[i], labels, &colours_table[style]);
    if (!sink->dropped)
        return;
    strbuf_string(out, "yitu: ");
    append_dropped(out, sink);
    strbuf_string(out, sink->language == DIAG_CHINESE ? "。\n" : ".\n");
}

/* A JSON string, or null. File names may hold any bytes, JSON only UTF-8. */
static void append_json_string(StrBuf *out, const char *string)
{
    if (!string) {
        strbuf_string(out, "null");
        return;
    }
    StrBuf clean = {0};
    size_t size;
    for (size_t length = strlen(string); length; string += size, length -= size) {
        uint32_t code_point = utf8_decode(string, length, &size);
        strbuf_code_point(&clean, code_point == UTF8_INVALID ? REPLACEMENT : code_point);
    }
    strbuf_json(out, (Text){clean.data, clean.length});
    strbuf_release(&clean);
}

static void append_json_place(StrBuf *out, const Origin *origin)
{
    strbuf_string(out, "\"file\":");
    if (!origin->source) {
        strbuf_string(out, "null,\"line\":null,\"column\":null");
        return;
    }
    int line;
    int column;
    source_locate(origin->source, origin->offset, &line, &column);
    append_json_string(out, origin->source->name);
    strbuf_print(out, ",\"line\":%d,\"column\":%d", line, column);
}

static void append_json_end(StrBuf *out, const Origin *origin)
{
    if (!origin->source) {
        strbuf_string(out, ",\"end_line\":null,\"end_column\":null");
        return;
    }
    int line;
    int column;
    source_locate(origin->source, (size_t)origin->offset + origin->length, &line, &column);
    strbuf_print(out, ",\"end_line\":%d,\"end_column\":%d", line, column);
}

static void append_json_because(StrBuf *out, const Origin *origin)
{
    strbuf_string(out, ",\"because\":[");
    bool is_first = true;
    for (const Origin *reason = origin->because; reason; reason = reason->because) {
        if (!reason->source)
            continue;
        strbuf_string(out, is_first ? "{" : ",{");
        append_json_place(out, reason);
        strbuf_char(out, '}');
        is_first = false;
    }
    strbuf_char(out, ']');
}

static void append_json_paper(StrBuf *out, const DiagPlace *place)
{
    const double box[] = {place->x, place->y, place->width, place->height};
    strbuf_print(out, ",\"page\":%d,\"box\":[", place->page);
    for (int i = 0; i < 4; i++) {
        strbuf_string(out, i ? "," : "");
        strbuf_number(out, box[i], 2);
    }
    strbuf_string(out, "],\"inks\":{");
    for (int i = 0; i < place->ink_count; i++) {
        strbuf_string(out, i ? "," : "");
        append_json_string(out, place->ink_names[i]);
        strbuf_char(out, ':');
        strbuf_number(out, place->ink_amounts[i], 1);
    }
    strbuf_string(out, "},\"rule\":");
    append_json_string(out, place->rule);
}

static void append_json(StrBuf *out, const Diagnostic *diagnostic)
{
    strbuf_print(out, "{\"severity\":\"%s\",\"code\":\"%s\",\"message\":",
                 labels_table[DIAG_ENGLISH].severity[diagnostic->severity],
                 diag_code_name(diagnostic->code));
    append_json_string(out, diagnostic->message);
    strbuf_char(out, ',');
    append_json_place(out, &diagnostic->origin);
    append_json_end(out, &diagnostic->origin);
    strbuf_string(out, ",\"pointer\":");
    append_json_string(out, diagnostic->pointer);
    strbuf_string(out, ",\"hint\":");
    append_json_string(out, diagnostic->hint);
    append_json_because(out, &diagnostic->origin);
    if (diagnostic->place)
        append_json_paper(out, diagnostic->place);
    strbuf_string(out, "}\n");
}

void diag_print_json(StrBuf *out, const DiagSink *sink)
{
    for (size_t i = 0; i < sink->count; i++)
        append_json(out, &sink->items[i]);
    if (!sink->dropped)
        return;
    static const Origin nowhere;
    strbuf_string(out, "{\"severity\":\"note\",\"code\":null,\"message\":\"");
    append_dropped(out, sink);
    strbuf_string(out, "\",");
    append_json_place(out, &nowhere);
    append_json_end(out, &nowhere);
    strbuf_string(out, ",\"pointer\":null,\"hint\":null,\"because\":[]}\n");
}
