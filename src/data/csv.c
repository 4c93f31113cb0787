/* Comma-separated text, cell by cell: see csv.h. */
#include "data/csv.h"

static bool at_end(const CsvScanner *scanner)
{
    return scanner->at >= scanner->source->text.length;
}

static char byte_at(const CsvScanner *scanner)
{
    return scanner->source->text.data[scanner->at];
}

void csv_begin(CsvScanner *scanner, Arena *arena, DiagSink *diagnostics, const SourceText *source,
               char separator)
{
    *scanner = (CsvScanner){
        .arena = arena, .diagnostics = diagnostics, .source = source, .separator = separator};
    if (source->text.length >= 3 && memcmp(source->text.data, "\xEF\xBB\xBF", 3) == 0)
        scanner->at = 3;
}

static CsvEvent refuse(CsvScanner *scanner, DiagCode code, size_t offset, size_t length)
{
    Origin origin = {scanner->source, (uint32_t)offset, (uint32_t)length, NULL};
    Diagnostic *diagnostic = diag_report(scanner->diagnostics, code, &origin, DIAG_NO_ARGS);
    if (code == E_CSV_QUOTE || code == E_CSV_AFTER_QUOTE)
        diag_hint(
            scanner->diagnostics, diagnostic,
            "A cell with quotation marks stands in \"...\" as a whole, with each of its own marks "
            "doubled.",
            "含引号的单元格须整个放在 \"……\" 中，其中的每个引号写两遍。", DIAG_NO_ARGS);
    return CSV_FAULT;
}

/* Takes what follows a cell: a separator, the end of the line, or the end of the file. */
static CsvEvent take_ending(CsvScanner *scanner)
{
    scanner->in_row = false;
    if (at_end(scanner))
        return CSV_ROW_END;
    char byte = byte_at(scanner);
    scanner->at++;
    if (byte == scanner->separator) {
        scanner->in_row = true;
        return CSV_CELL;
    }
    if (byte == '\r' && !at_end(scanner) && byte_at(scanner) == '\n')
        scanner->at++;
    return CSV_ROW_END;
}

static bool ends_cell(const CsvScanner *scanner)
{
    if (at_end(scanner))
        return true;
    char byte = byte_at(scanner);
    return byte == scanner->separator || byte == '\r' || byte == '\n';
}

static CsvEvent take_plain(CsvScanner *scanner, CsvCell *cell)
{
    size_t start = scanner->at;
    for (; !ends_cell(scanner); scanner->at++) {
        if (byte_at(scanner) == '"')
            return refuse(scanner, E_CSV_QUOTE, scanner->at, 1);
        if (byte_at(scanner) == '\0')
            return refuse(scanner, E_CSV_NUL, scanner->at, 1);
    }
    *cell = (CsvCell){.text = {scanner->source->text.data + start, scanner->at - start},
                      .offset = (uint32_t)start,
                      .length = (uint32_t)(scanner->at - start)};
    return take_ending(scanner);
}

/* Moves to the closing mark; `*doubled` counts the "" on the way. False: there is none. */
static bool find_closing(CsvScanner *scanner, size_t *doubled)
{
    Text text = scanner->source->text;
    for (*doubled = 0; scanner->at < text.length; scanner->at++) {
        if (text.data[scanner->at] != '"')
            continue;
        if (scanner->at + 1 >= text.length || text.data[scanner->at + 1] != '"')
            return true;
        scanner->at++;
        (*doubled)++;
    }
    return false;
}

static Text without_doubles(Arena *arena, Text text, size_t doubled)
{
    if (!doubled)
        return text;
    char *copy = arena_alloc(arena, text.length - doubled + 1);
    size_t used = 0;
    for (size_t i = 0; i < text.length; i++) {
        copy[used++] = text.data[i];
        i += text.data[i] == '"';
    }
    return (Text){copy, used};
}

static CsvEvent take_quoted(CsvScanner *scanner, CsvCell *cell)
{
    size_t start = scanner->at++;
    size_t doubled;
    if (!find_closing(scanner, &doubled))
        return refuse(scanner, E_CSV_UNCLOSED, start, 1);
    Text inner = {scanner->source->text.data + start + 1, scanner->at - start - 1};
    scanner->at++;
    if (memchr(inner.data, '\0', inner.length))
        return refuse(scanner, E_CSV_NUL, start, scanner->at - start);
    if (!ends_cell(scanner))
        return refuse(scanner, E_CSV_AFTER_QUOTE, scanner->at, 1);
    *cell = (CsvCell){.text = without_doubles(scanner->arena, inner, doubled),
                      .offset = (uint32_t)start,
                      .length = (uint32_t)(scanner->at - start),
                      .is_quoted = true};
    return take_ending(scanner);
}

CsvEvent csv_next(CsvScanner *scanner, CsvCell *cell)
{
    *cell = (CsvCell){.text = {"", 0}, .offset = (uint32_t)scanner->at};
    if (at_end(scanner) && !scanner->in_row)
        return CSV_END;
    if (!scanner->in_row && (byte_at(scanner) == '\r' || byte_at(scanner) == '\n')) {
        take_ending(scanner);
        return CSV_BLANK_LINE;
    }
    if (!at_end(scanner) && byte_at(scanner) == '"')
        return take_quoted(scanner, cell);
    return take_plain(scanner, cell);
}
