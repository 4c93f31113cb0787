/* What the parts of the scanner share: reports, excerpts and looking at the text. */
#include "json/scanner.h"

#include "base/utf8.h"

#define MISTAKES_SHOWN 30 /* of one file; more of them are mostly consequences of the first */
#define EXCERPT_CHARS  30

static bool count_mistake(Scanner *scanner)
{
    scanner->error_count++;
    if (!scanner->diagnostics) {
        scanner->stopped = true;
        return false;
    }
    if (scanner->error_count <= MISTAKES_SHOWN)
        return true;
    scanner->stopped = true;
    char *shown = arena_print(scanner->arena, "%d", MISTAKES_SHOWN);
    diag_report(scanner->diagnostics, N_JSON_MORE, NULL, DIAG_ARGS(scanner->source->name, shown));
    return false;
}

void scanner_report(Scanner *scanner, DiagCode code, size_t start, size_t end,
                    const char *const arguments[])
{
    if (scanner->stopped || !count_mistake(scanner))
        return;
    Origin origin = {
        .source = scanner->source,
        .offset = (uint32_t)start,
        .length = (uint32_t)(end - start),
    };
    diag_report(scanner->diagnostics, code, &origin, arguments);
}

void scanner_report_limit(Scanner *scanner, DiagCode code, size_t start, size_t end, LimitId id)
{
    DiagSink *sink = scanner->diagnostics;
    if (!sink)
        return;
    size_t before = sink->count;
    scanner_report(scanner, code, start, end, DIAG_ARGS(diag_limit_text(sink, id)));
    if (sink->count > before)
        diag_hint_limit(sink, &sink->items[sink->count - 1], id);
}

const char *scanner_excerpt(const Scanner *scanner, size_t start, size_t end)
{
    if (!scanner->diagnostics)
        return "";
    size_t stop = start;
    for (int count = 0; stop < end && count < EXCERPT_CHARS; count++) {
        size_t size;
        scanner_code_point(scanner, stop, &size);
        stop += size;
    }
    const char *cut = stop < end ? "…" : "";
    return arena_print(scanner->arena, "%.*s%s", (int)(stop - start), scanner->bytes + start, cut);
}

const char *scanner_code_point_name(const Scanner *scanner, uint32_t code_point)
{
    return scanner->diagnostics ? arena_print(scanner->arena, "U+%04X", (unsigned)code_point) : "";
}

bool scanner_has(const Scanner *scanner, size_t offset, const char *string)
{
    size_t length = strlen(string);
    return offset <= scanner->length && scanner->length - offset >= length &&
           memcmp(scanner->bytes + offset, string, length) == 0;
}

uint32_t scanner_code_point(const Scanner *scanner, size_t offset, size_t *size)
{
    return utf8_decode(scanner->bytes + offset, scanner->length - offset, size);
}
