/* Diagnostics: collecting and sorting; printing is in diag_print.c. */
#include "base/diag.h"

#include <stdlib.h>
#include <string.h>

#include "base/number.h"

typedef struct CodeRow {
    const char *name;
    int number;
    DiagSeverity severity;
    const char *english, *chinese;
} CodeRow;

static const CodeRow code_table[] = {
#define DIAG(name, number, severity, english, chinese) {#name, number, severity, english, chinese},
#include "base/diag_codes.h"
#undef DIAG
};

/* A number that is used twice does not compile: its enumerator would be declared twice. */
enum {
#define DIAG(name, number, severity, english, chinese) DIAG_NUMBER_##number,
#include "base/diag_codes.h"
#undef DIAG
};

/* Area 00: numbers from here on are the system's fault. */
#define FIRST_SYSTEM_FAULT 50
#define LAST_SYSTEM_FAULT  99

void diag_init(DiagSink *sink, Arena *arena, DiagLanguage language)
{
    *sink = (DiagSink){.arena = arena, .language = language};
}

void diag_init_trial(DiagSink *sink, Arena *arena, const DiagSink *parent)
{
    diag_init(sink, arena, parent->language);
    sink->limits = parent->limits;
}

const char *diag_code_name(DiagCode code)
{
    static const char names[DIAG_CODE_COUNT][6] = {
#define DIAG(name, number, severity, english, chinese)                                             \
    {severity == DIAG_ERROR     ? 'E'                                                              \
     : severity == DIAG_WARNING ? 'W'                                                              \
                                : 'N',                                                             \
     '0' + number / 1000 % 10,                                                                     \
     '0' + number / 100 % 10,                                                                      \
     '0' + number / 10 % 10,                                                                       \
     '0' + number % 10,                                                                            \
     '\0'},
#include "base/diag_codes.h"
#undef DIAG
    };
    return names[code];
}

/* Replaces {1} .. {9} in `pattern` by the arguments. A number without its argument stays as it is.
 */
static char *fill(Arena *arena, const char *pattern, const char *const arguments[])
{
    int count = 0;
    while (arguments[count])
        count++;
    StrBuf text = {0};
    for (const char *at = pattern; *at; at++) {
        bool placeholder = at[0] == '{' && at[1] >= '1' && at[1] <= '9' && at[2] == '}';
        if (placeholder && at[1] - '1' < count) {
            strbuf_string(&text, arguments[at[1] - '1']);
            at += 2;
        } else {
            strbuf_char(&text, *at);
        }
    }
    char *copy = strbuf_copy(&text, arena);
    strbuf_release(&text);
    return copy;
}

static bool is_repetition(const DiagSink *sink, DiagCode code, const Origin *origin,
                          const char *message)
{
    for (size_t i = 0; i < sink->count; i++) {
        const Diagnostic *old = &sink->items[i];
        if (old->code == code && old->origin.source == origin->source &&
            old->origin.offset == origin->offset && strcmp(old->message, message) == 0)
            return true;
    }
    return false;
}

Diagnostic *diag_report(DiagSink *sink, DiagCode code, const Origin *origin,
                        const char *const arguments[])
{
    static const Origin nowhere;
    const CodeRow *row = &code_table[code];
    const char *pattern = sink->language == DIAG_CHINESE ? row->chinese : row->english;
    const char *message = fill(sink->arena, pattern, arguments);
    if (!origin)
        origin = &nowhere;
    if (is_repetition(sink, code, origin, message))
        return NULL;
    sink->error_count += row->severity == DIAG_ERROR;
    sink->warning_count += row->severity == DIAG_WARNING;
    sink->system_failed |= row->number >= FIRST_SYSTEM_FAULT && row->number <= LAST_SYSTEM_FAULT;
    if (sink->count >= diag_limit(sink, LIMIT_ID_DIAGNOSTICS)) {
        sink->dropped++;
        return NULL;
    }
    sink->items =
        arena_grow(sink->arena, sink->items, sink->count, &sink->capacity, sizeof *sink->items);
    Diagnostic *diagnostic = &sink->items[sink->count++];
    *diagnostic = (Diagnostic){
        .code = code,
        .severity = row->severity,
        .origin = *origin,
        .message = message,
    };
    return diagnostic;
}

void diag_hint(DiagSink *sink, Diagnostic *diagnostic, const char *english, const char *chinese,
               const char *const arguments[])
{
    if (!diagnostic)
        return;
    diagnostic->hint =
        fill(sink->arena, sink->language == DIAG_CHINESE ? chinese : english, arguments);
}

size_t diag_limit(const DiagSink *sink, LimitId id)
{
    return (size_t)limit_value(sink ? sink->limits : NULL, id);
}

static const char *number_words(Arena *arena, double value, int decimals)
{
    char text[NUMBER_TEXT_SIZE];
    return arena_copy(arena, text, number_format(text, value, decimals));
}

const char *diag_limit_text(const DiagSink *sink, LimitId id)
{
    return number_words(sink->arena, limit_value(sink->limits, id), 0);
}

const char *diag_limit_mib(const DiagSink *sink, LimitId id)
{
    return number_words(sink->arena, limit_value(sink->limits, id) / BYTES_PER_MIB, 6);
}

void diag_hint_limit(DiagSink *sink, Diagnostic *diagnostic, LimitId id)
{
    if (!diagnostic)
        return;
    const LimitRow *row = limit_row(id);
    const char *before = diagnostic->hint;
    const char *unit = *row->unit ? arena_print(sink->arena, " %s", row->unit) : "";
    const char *value = diag_limit_text(sink, id);
    const char *most = number_words(sink->arena, row->most, 0);
    if (row->reason)
        diag_hint(sink, diagnostic, "The limit {1} is {2}{3} and cannot be raised: {4}.",
                  "上限 {1} 为 {2}{3}，不能提高：{4}。",
                  DIAG_ARGS(row->name, value, unit,
                            sink->language == DIAG_CHINESE ? row->reason_zh : row->reason));
    else
        diag_hint(sink, diagnostic,
                  "The limit {1} is {2}{3}; “--limit {1}=N” raises it, to {4} at most.",
                  "上限 {1} 为 {2}{3}；可用“--limit {1}=数值”提高，最多 {4}。",
                  DIAG_ARGS(row->name, value, unit, most));
    const char *gap = sink->language == DIAG_CHINESE ? "" : " ";
    if (before)
        diagnostic->hint = arena_print(sink->arena, "%s%s%s", before, gap, diagnostic->hint);
}

void diag_report_limit(DiagSink *sink, DiagCode code, const Origin *origin, LimitId id,
                       const char *const arguments[])
{
    diag_hint_limit(sink, diag_report(sink, code, origin, arguments), id);
}

typedef struct SortKey {
    size_t file;
    uint32_t offset;
    DiagCode code;
    size_t order;
    Diagnostic diagnostic;
} SortKey;

static int compare_keys(const void *left, const void *right)
{
    const SortKey *a = left;
    const SortKey *b = right;
    if (a->file != b->file)
        return a->file < b->file ? -1 : 1;
    if (a->offset != b->offset)
        return a->offset < b->offset ? -1 : 1;
    if (a->code != b->code)
        return a->code < b->code ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

void diag_sort(DiagSink *sink)
{
    SortKey *keys = arena_array(sink->arena, sink->count, sizeof *keys);
    for (size_t i = 0; i < sink->count; i++) {
        const Diagnostic *item = &sink->items[i];
        size_t file = 0;
        while (sink->items[file].origin.source != item->origin.source)
            file++;
        keys[i] = (SortKey){file, item->origin.offset, item->code, i, *item};
    }
    if (sink->count > 1)
        qsort(keys, sink->count, sizeof *keys, compare_keys);
    for (size_t i = 0; i < sink->count; i++)
        sink->items[i] = keys[i].diagnostic;
}
