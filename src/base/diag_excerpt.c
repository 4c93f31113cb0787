/* The source line with a caret: see diag_excerpt.h. */
#include "base/diag_excerpt.h"

#include "base/visible.h"

#define WINDOW_COLUMNS  100 /* of a source line */
#define COLUMNS_BEFORE  30  /* of the window, before the fault of a long line */
#define TAB_COLUMNS     4
#define INDENT          "    "
#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

typedef struct Excerpt {
    Text line;
    size_t start, end;  /* the fault, in bytes of the line; end > start unless it is at its end */
    int first_column;   /* the window: this column ... */
    int last_column;    /* ... up to this one, exclusive */
    StrBuf text, marks; /* the two lines so far */
} Excerpt;

static int columns_at(Text line, size_t at, size_t *size)
{
    if (line.data[at] == '\t') {
        *size = 1;
        return TAB_COLUMNS;
    }
    return visible_columns(visible_decode(line.data + at, line.length - at, size));
}

static int count_columns(Text line, size_t end)
{
    int columns = 0;
    size_t size;
    for (size_t at = 0; at < end; at += size)
        columns += columns_at(line, at, &size);
    return columns;
}

static void find_fault(Excerpt *excerpt, const Origin *origin)
{
    const SourceText *source = origin->source;
    Text line = source_line(source, origin->offset);
    size_t line_start = (size_t)(line.data - source->text.data);
    size_t offset = origin->offset < source->text.length ? origin->offset : source->text.length;
    if (line_start == 0 && line.length >= 3 && memcmp(line.data, BYTE_ORDER_MARK, 3) == 0) {
        line = (Text){line.data + 3, line.length - 3};
        line_start = 3;
    }
    size_t start = offset > line_start ? offset - line_start : 0;
    excerpt->line = line;
    excerpt->start = start < line.length ? start : line.length;
    size_t rest = line.length - excerpt->start;
    size_t length = origin->length ? origin->length : 1;
    excerpt->end = excerpt->start + (length < rest ? length : rest);
}

static void find_window(Excerpt *excerpt)
{
    int columns = count_columns(excerpt->line, excerpt->line.length);
    excerpt->last_column = columns;
    if (columns <= WINDOW_COLUMNS)
        return;
    int fault = count_columns(excerpt->line, excerpt->start);
    excerpt->first_column = fault > COLUMNS_BEFORE ? fault - COLUMNS_BEFORE : 0;
    excerpt->last_column = excerpt->first_column + WINDOW_COLUMNS;
}

static void append_mark(Excerpt *excerpt, size_t at, int columns)
{
    bool is_fault = at >= excerpt->start && at < excerpt->end;
    for (int i = 0; i < columns && at < excerpt->end; i++)
        strbuf_char(&excerpt->marks, !is_fault ? ' ' : at == excerpt->start && i == 0 ? '^' : '~');
}

static void append_character(Excerpt *excerpt, size_t at, int columns)
{
    size_t size;
    if (excerpt->line.data[at] == '\t')
        strbuf_string(&excerpt->text, INDENT); /* TAB_COLUMNS spaces */
    else
        strbuf_code_point(&excerpt->text, visible_decode(excerpt->line.data + at,
                                                         excerpt->line.length - at, &size));
    append_mark(excerpt, at, columns);
}

static void fill_window(Excerpt *excerpt)
{
    int column = 0;
    size_t size;
    for (size_t at = 0; at < excerpt->line.length; at += size) {
        int columns = columns_at(excerpt->line, at, &size);
        if (column + columns > excerpt->last_column) {
            strbuf_string(&excerpt->text, "…");
            break;
        }
        if (column >= excerpt->first_column) {
            append_character(excerpt, at, columns);
        } else if (!excerpt->text.length) {
            strbuf_string(&excerpt->text, "…");
            strbuf_char(&excerpt->marks, ' ');
        }
        column += columns;
    }
    if (excerpt->start == excerpt->line.length)
        strbuf_char(&excerpt->marks, '^');
}

void diag_excerpt_append(StrBuf *out, const Origin *origin, const char *colour, const char *plain)
{
    Excerpt excerpt = {0};
    find_fault(&excerpt, origin);
    find_window(&excerpt);
    fill_window(&excerpt);
    strbuf_string(out, INDENT);
    strbuf_append(out, excerpt.text.data, excerpt.text.length);
    strbuf_string(out, "\n" INDENT);
    strbuf_string(out, colour);
    strbuf_append(out, excerpt.marks.data, excerpt.marks.length);
    strbuf_string(out, plain);
    strbuf_char(out, '\n');
    strbuf_release(&excerpt.text);
    strbuf_release(&excerpt.marks);
}
