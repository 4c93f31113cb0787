/* The types of a table's columns: see columns.h. A cell that is empty is missing (null), never
 * zero; a code such as 007 or +86 stays text unless the column is declared a number. */
#include "data/columns.h"

#include "base/number.h"
#include "data/calendar.h"
#include "data/message.h"

typedef enum ColumnType { COLUMN_TEXT, COLUMN_NUMBER, COLUMN_DATE, COLUMN_UNKNOWN } ColumnType;

const JsonValue *columns_types(const JsonValue *options)
{
    const JsonValue *types = json_find(options, "parse");
    const JsonValue *columns = json_find(options, "columns");
    return types ? types : columns && columns->kind == JSON_OBJECT ? columns : NULL;
}

/* The word of a declaration "number" or {"type": "number", "unit": "亿元"}. */
static const JsonValue *type_word(const JsonValue *declared)
{
    const JsonValue *word = declared->kind == JSON_OBJECT ? json_find(declared, "type") : declared;
    return word ? word : declared;
}

static ColumnType read_type(const JsonValue *declared)
{
    declared = type_word(declared);
    if (declared->kind != JSON_STRING)
        return COLUMN_UNKNOWN;
    if (text_equals(declared->text, "text"))
        return COLUMN_TEXT;
    if (text_equals(declared->text, "number"))
        return COLUMN_NUMBER;
    return text_equals(declared->text, "date") ? COLUMN_DATE : COLUMN_UNKNOWN;
}

/* A column with a unit holds numbers, whose unit is a text. */
static bool check_unit(DiagSink *diagnostics, const JsonValue *declared)
{
    const JsonValue *unit = json_find(declared, "unit");
    if (!unit || unit->kind == JSON_STRING)
        return true;
    diag_report(diagnostics, E_UNIT_KIND, &unit->origin,
                DIAG_ARGS(message_kind(diagnostics, unit)));
    return false;
}

static bool check_types(Arena *arena, DiagSink *diagnostics, const JsonValue *rows,
                        const JsonValue *types)
{
    bool good = true;
    for (uint32_t i = 0; types && i < types->count; i++) {
        const JsonValue *declared = types->items[i];
        const JsonValue *word = type_word(declared);
        good = check_unit(diagnostics, declared) && good;
        if (read_type(declared) == COLUMN_UNKNOWN) {
            diag_report(diagnostics, E_DATA_TYPE, &word->origin,
                        DIAG_ARGS(word->kind == JSON_STRING ? message_quote(arena, word->text)
                                                            : message_kind(diagnostics, word)));
            good = false;
        }
        const JsonValue *first = rows->count ? rows->items[0] : NULL;
        if (!first || json_find_text(first, declared->key))
            continue;
        Diagnostic *diagnostic =
            diag_report(diagnostics, E_DATA_COLUMN, &declared->key_origin,
                        DIAG_ARGS(message_quote(arena, declared->key), message_keys(arena, first)));
        message_suggest(diagnostics, diagnostic, message_nearest_key(arena, first, declared->key));
        good = false;
    }
    return good;
}

/* A number as RFC 8259 writes it, so that codes with leading zeros or signs stay text. */
static bool is_plain_number(Text text)
{
    double value;
    if (!text.length || text.data[0] == '+' || !number_parse(text, &value))
        return false;
    size_t first = text.data[0] == '-';
    bool leading_zero = text.length > first + 1 && text.data[first] == '0' &&
                        text.data[first + 1] >= '0' && text.data[first + 1] <= '9';
    return !leading_zero && text.data[first] != '.';
}

/* 1,234,567.8 without its commas; false: they do not stand between groups of three. */
static bool remove_commas(Arena *arena, Text text, Text *plain)
{
    char *copy = arena_alloc(arena, text.length + 1);
    size_t used = 0;
    int digits = 0;
    bool grouped = false;
    bool in_whole = true;
    for (size_t i = 0; i < text.length; i++) {
        char byte = text.data[i];
        bool digit = byte >= '0' && byte <= '9';
        if (in_whole && byte == ',') {
            if (grouped ? digits != 3 : digits < 1 || digits > 3)
                return false;
            grouped = true;
            digits = 0;
            continue;
        }
        if (in_whole && !digit && used > (copy[0] == '-' || copy[0] == '+')) {
            in_whole = false;
            if (grouped && digits != 3)
                return false;
        }
        digits += digit;
        copy[used++] = byte;
    }
    *plain = (Text){copy, used};
    return !grouped || !in_whole || digits == 3;
}

/* The literal as JSON writes it, with its stated digits: 007 is 7, +.50 is 0.50. */
static Text json_literal(Arena *arena, Text text)
{
    bool negative = text.data[0] == '-';
    size_t at = negative || text.data[0] == '+';
    while (at + 1 < text.length && text.data[at] == '0' && text.data[at + 1] >= '0' &&
           text.data[at + 1] <= '9')
        at++;
    return text_of(arena_print(arena, "%s%s%.*s", negative ? "-" : "",
                               text.data[at] == '.' ? "0" : "", (int)(text.length - at),
                               text.data + at));
}

static bool convert_number(Arena *arena, JsonValue *cell)
{
    Text plain = cell->text;
    double number;
    if (memchr(plain.data, ',', plain.length) && !remove_commas(arena, plain, &plain))
        return false;
    if (!number_parse(plain, &number))
        return false;
    cell->kind = JSON_NUMBER;
    cell->number = number;
    cell->text = is_plain_number(plain) ? plain : json_literal(arena, plain);
    return true;
}

static bool convert_date(Arena *arena, JsonValue *cell)
{
    CalendarDate date;
    if (!calendar_read_date(cell->text, &date))
        return false;
    StrBuf iso = {0};
    calendar_write_iso(&iso, &date);
    cell->text = (Text){strbuf_copy(&iso, arena), iso.length};
    strbuf_release(&iso);
    return true;
}

static bool convert_cell(Arena *arena, DiagSink *diagnostics, JsonValue *cell, ColumnType type)
{
    if (cell->kind != JSON_STRING || type == COLUMN_TEXT)
        return true;
    bool is_number = type == COLUMN_NUMBER;
    if (is_number ? convert_number(arena, cell) : convert_date(arena, cell))
        return true;
    Diagnostic *diagnostic =
        diag_report(diagnostics, is_number ? E_CELL_NUMBER : E_CELL_DATE, &cell->origin,
                    DIAG_ARGS(message_quote(arena, cell->text), message_quote(arena, cell->key)));
    if (is_number)
        diag_hint(diagnostics, diagnostic,
                  "If it stands for a missing value, declare it: \"missing\": [\"{1}\"].",
                  "如果它表示缺失，请声明：\"missing\": [\"{1}\"]。",
                  DIAG_ARGS(message_quote(arena, cell->text)));
    return false;
}

static bool is_missing(const JsonValue *cell, const JsonValue *missing)
{
    if (cell->kind != JSON_STRING)
        return false;
    if (!cell->text.length)
        return true;
    for (uint32_t i = 0; missing && i < missing->count; i++) {
        const JsonValue *mark = missing->items[i];
        if (mark->kind == JSON_STRING && mark->text.length == cell->text.length &&
            memcmp(mark->text.data, cell->text.data, cell->text.length) == 0)
            return true;
    }
    return false;
}

void columns_mark_missing(JsonValue *rows, const JsonValue *missing)
{
    for (uint32_t i = 0; i < rows->count; i++) {
        for (uint32_t j = 0; j < rows->items[i]->count; j++) {
            JsonValue *cell = rows->items[i]->items[j];
            if (is_missing(cell, missing))
                cell->kind = JSON_NULL;
        }
    }
}

void columns_look(const JsonValue *rows, ColumnLook *looks)
{
    for (uint32_t i = 0; i < rows->count; i++) {
        const JsonValue *row = rows->items[i];
        for (uint32_t column = 0; column < row->count; column++) {
            const JsonValue *cell = row->items[column];
            if (cell->kind != JSON_NULL && looks[column] != LOOK_TEXT)
                looks[column] = is_plain_number(cell->text) ? LOOK_NUMBER : LOOK_TEXT;
        }
    }
}

static void guess_columns(Arena *arena, JsonValue *rows, const JsonValue *types)
{
    uint32_t count = rows->count ? rows->items[0]->count : 0;
    ColumnLook *looks = arena_array(arena, count, sizeof *looks);
    columns_look(rows, looks);
    for (uint32_t column = 0; column < count; column++) {
        if (looks[column] != LOOK_NUMBER ||
            json_find_text(types, rows->items[0]->items[column]->key))
            continue;
        for (uint32_t i = 0; i < rows->count; i++) {
            JsonValue *cell = rows->items[i]->items[column];
            if (cell->kind == JSON_STRING)
                convert_number(arena, cell); /* cannot fail: it is a plain number */
        }
    }
}

static int find_column(const JsonValue *rows, Text name)
{
    for (uint32_t i = 0; rows->count && i < rows->items[0]->count; i++) {
        const Text *key = &rows->items[0]->items[i]->key;
        if (key->length == name.length && memcmp(key->data, name.data, name.length) == 0)
            return (int)i;
    }
    return -1;
}

/* The cell of a column, which in most tables stands at one place in all rows. */
static JsonValue *find_cell(const JsonValue *row, int column, Text name)
{
    if (column >= 0 && (uint32_t)column < row->count) {
        JsonValue *cell = row->items[column];
        if (cell->key.length == name.length && memcmp(cell->key.data, name.data, name.length) == 0)
            return cell;
    }
    return json_find_text(row, name);
}

bool columns_convert(Arena *arena, DiagSink *diagnostics, JsonValue *rows, const JsonValue *types,
                     const JsonValue *missing, ColumnGuess guess)
{
    if (!check_types(arena, diagnostics, rows, types))
        return false;
    bool good = true;
    if (guess == COLUMNS_GUESSED || missing)
        columns_mark_missing(rows, missing);
    for (uint32_t i = 0; types && i < types->count; i++) {
        ColumnType type = read_type(types->items[i]);
        int column = find_column(rows, types->items[i]->key);
        for (uint32_t j = 0; j < rows->count; j++) {
            JsonValue *cell = find_cell(rows->items[j], column, types->items[i]->key);
            good = (!cell || convert_cell(arena, diagnostics, cell, type)) && good;
        }
    }
    if (guess == COLUMNS_GUESSED)
        guess_columns(arena, rows, types);
    return good;
}
