/* The grammar of JSON texts (RFC 8259, sections 2 to 5) with trailing commas, as a machine that
 * says what may come next. After a mistake it goes on where the next token allows a safe guess. */
#include "json/scan.h"

#include "json/scanner.h"

static bool in_object(const Scanner *scanner)
{
    if (!scanner->depth)
        return false;
    return scanner->places[scanner->open[scanner->depth - 1]].kind == JSON_OBJECT;
}

static const char *excerpt(const Scanner *scanner, Token token)
{
    return scanner_excerpt(scanner, token.start, token.end);
}

static void report_token(Scanner *scanner, DiagCode code, Token token)
{
    scanner_report(scanner, code, token.start, token.end, DIAG_ARGS(excerpt(scanner, token)));
}

/* The words of a key, without its quotes. */
static const char *key_words(const Scanner *scanner)
{
    size_t start = scanner->key.start;
    size_t end = scanner->key.end;
    if (end - start >= 2 && scanner->bytes[start] == '"' && scanner->bytes[end - 1] == '"') {
        start++;
        end--;
    }
    return scanner_excerpt(scanner, start, end);
}

static const char *line_of(const Scanner *scanner, size_t offset)
{
    if (!scanner->diagnostics)
        return "";
    int line;
    int column;
    source_locate(scanner->source, offset, &line, &column);
    return arena_print(scanner->arena, "%d", line);
}

/* Records a value that starts at `token`; NULL when there are too many. */
static JsonPlace *add_place(Scanner *scanner, JsonKind kind, Token token)
{
    if (scanner->place_count >= diag_limit(scanner->diagnostics, LIMIT_ID_JSON_VALUES)) {
        scanner_report_limit(scanner, E_JSON_VALUES, token.start, token.end, LIMIT_ID_JSON_VALUES);
        scanner->stopped = true;
        return NULL;
    }
    scanner->places = arena_grow(scanner->arena, scanner->places, scanner->place_count,
                                 &scanner->place_capacity, sizeof *scanner->places);
    JsonPlace *place = &scanner->places[scanner->place_count++];
    *place = (JsonPlace){
        .offset = (uint32_t)token.start,
        .length = (uint32_t)(token.end - token.start),
        .parent = JSON_NO_PARENT,
        .kind = kind,
    };
    if (scanner->depth) {
        place->parent = scanner->open[scanner->depth - 1];
        place->index = scanner->places[place->parent].count++;
    }
    if (in_object(scanner)) {
        place->key_offset = (uint32_t)scanner->key.start;
        place->key_length = (uint32_t)(scanner->key.end - scanner->key.start);
    }
    return place;
}

static void end_value(Scanner *scanner, size_t end)
{
    scanner->expect = scanner->depth ? EXPECT_COMMA : EXPECT_END;
    scanner->key = (Token){0};
    scanner->comma = NO_OFFSET;
    scanner->value_end = end;
}

static void open_container(Scanner *scanner, Token token)
{
    bool is_object = token.kind == TOKEN_OPEN_OBJECT;
    if (scanner->depth >= LIMIT_JSON_DEPTH) {
        scanner_report_limit(scanner, E_JSON_DEPTH, token.start, token.end, LIMIT_ID_JSON_DEPTH);
        scanner->stopped = true;
        return;
    }
    if (!add_place(scanner, is_object ? JSON_OBJECT : JSON_ARRAY, token))
        return;
    scanner->open[scanner->depth++] = (uint32_t)(scanner->place_count - 1);
    scanner->expect = is_object ? EXPECT_KEY : EXPECT_VALUE;
    scanner->key = (Token){0};
    scanner->comma = NO_OFFSET;
}

static void pop_container(Scanner *scanner, size_t end)
{
    JsonPlace *place = &scanner->places[scanner->open[--scanner->depth]];
    place->length = (uint32_t)(end - place->offset);
    end_value(scanner, end);
}

/* The bracket in `token` does not match the innermost open one. */
static void close_mismatch(Scanner *scanner, Token token, JsonKind kind)
{
    const JsonPlace *inner = &scanner->places[scanner->open[scanner->depth - 1]];
    int match = scanner->depth - 1;
    while (match >= 0 && scanner->places[scanner->open[match]].kind != kind)
        match--;
    bool inner_is_object = inner->kind == JSON_OBJECT;
    scanner_report(scanner, match < 0 ? E_JSON_WRONG_BRACKET : E_JSON_INNER_OPEN, token.start,
                   token.end,
                   DIAG_ARGS(excerpt(scanner, token), inner_is_object ? "{" : "[",
                             line_of(scanner, inner->offset), inner_is_object ? "}" : "]"));
    scanner->brackets_lost = true;
    int target = match < 0 ? scanner->depth - 1 : match;
    while (scanner->depth > target)
        pop_container(scanner, token.end);
}

static void close_container(Scanner *scanner, Token token)
{
    JsonKind kind = token.kind == TOKEN_CLOSE_OBJECT ? JSON_OBJECT : JSON_ARRAY;
    if (scanner->places[scanner->open[scanner->depth - 1]].kind != kind) {
        close_mismatch(scanner, token, kind);
        return;
    }
    if (scanner->comma != NO_OFFSET)
        scanner->plain[scanner->comma] = ' ';
    pop_container(scanner, token.end);
}

static bool equals_ignoring_case(const Scanner *scanner, Token token, const char *word)
{
    if (token.end - token.start != strlen(word))
        return false;
    for (size_t i = 0; word[i]; i++) {
        char byte = scanner->bytes[token.start + i];
        if ((byte >= 'A' && byte <= 'Z' ? byte - 'A' + 'a' : byte) != word[i])
            return false;
    }
    return true;
}

typedef struct WordRow {
    const char *word; /* in lower case */
    const char *json; /* NULL: no number that JSON knows */
} WordRow;

/* What other languages write for the literals of JSON. */
static const WordRow word_table[] = {
    {"true", "true"},    {"false", "false"}, {"null", "null"},   {"yes", "true"},
    {"no", "false"},     {"none", "null"},   {"nil", "null"},    {"undefined", "null"},
    {"nan", NULL},       {"+nan", NULL},     {"-nan", NULL},     {"inf", NULL},
    {"+inf", NULL},      {"-inf", NULL},     {"infinity", NULL}, {"+infinity", NULL},
    {"-infinity", NULL},
};

static const WordRow *find_word(const Scanner *scanner, Token token)
{
    for (size_t i = 0; i < COUNT_OF(word_table); i++) {
        if (equals_ignoring_case(scanner, token, word_table[i].word))
            return &word_table[i];
    }
    return NULL;
}

static void report_not_json(Scanner *scanner, Token token)
{
    scanner_report(scanner, E_JSON_NOT_JSON, token.start, token.end,
                   DIAG_ARGS(scanner->source->name, excerpt(scanner, token)));
    scanner->stopped = true;
}

static void report_word(Scanner *scanner, Token token)
{
    const WordRow *row = find_word(scanner, token);
    if (row && row->json)
        scanner_report(scanner, E_JSON_LITERAL, token.start, token.end,
                       DIAG_ARGS(excerpt(scanner, token), row->json));
    else if (row)
        report_token(scanner, E_JSON_NOT_FINITE, token);
    else if (scanner->depth == 0)
        report_not_json(scanner, token);
    else
        report_token(scanner, E_JSON_WORD, token);
}

static JsonKind literal_kind(const Scanner *scanner, Token token)
{
    return scanner->bytes[token.start] == 'n' ? JSON_NULL : JSON_BOOLEAN;
}

static void add_scalar(Scanner *scanner, Token token)
{
    JsonKind kind = JSON_STRING;
    if (token.kind == TOKEN_LITERAL)
        kind = literal_kind(scanner, token);
    if (token.kind == TOKEN_WORD)
        report_word(scanner, token);
    if (token.kind == TOKEN_NUMBER) {
        kind = JSON_NUMBER;
        scanner_check_number(scanner, token);
        memset(scanner->plain + token.start, ' ', token.end - token.start);
        scanner->plain[token.start] = '0';
    }
    if (!scanner->stopped && add_place(scanner, kind, token))
        end_value(scanner, token.end);
}

/* The file ends although brackets are open; only the innermost is named. */
static void report_open(Scanner *scanner)
{
    if (!scanner->depth) {
        if (scanner->error_count == 0)
            scanner_report(scanner, E_JSON_EMPTY, 0, 0, DIAG_ARGS(scanner->source->name));
        return;
    }
    const JsonPlace *inner = &scanner->places[scanner->open[scanner->depth - 1]];
    bool is_object = inner->kind == JSON_OBJECT;
    scanner_report(scanner, E_JSON_NOT_CLOSED, inner->offset, inner->offset + 1,
                   DIAG_ARGS(is_object ? "{" : "[", is_object ? "}" : "]"));
}

static void report_value_missing(Scanner *scanner)
{
    Token key = scanner->key;
    if (key.end > key.start) /* else the missing key was reported */
        scanner_report(scanner, E_JSON_VALUE_MISSING, key.start, key.end,
                       DIAG_ARGS(key_words(scanner)));
    end_value(scanner, key.end);
}

static void take_comma(Scanner *scanner, Token token)
{
    scanner->comma = token.start;
    scanner->expect = in_object(scanner) ? EXPECT_KEY : EXPECT_VALUE;
}

/* A comma where a value is expected. */
static void take_early_comma(Scanner *scanner, Token token)
{
    if (!scanner->depth) {
        report_not_json(scanner, token);
    } else if (in_object(scanner)) {
        report_value_missing(scanner);
        take_comma(scanner, token);
    } else {
        report_token(scanner, E_JSON_EXTRA_COMMA, token);
    }
}

static void take_value(Scanner *scanner, Token token)
{
    switch (token.kind) {
    case TOKEN_OPEN_OBJECT:
    case TOKEN_OPEN_ARRAY:
        open_container(scanner, token);
        break;
    case TOKEN_STRING:
    case TOKEN_LITERAL:
    case TOKEN_NUMBER:
    case TOKEN_WORD:
        add_scalar(scanner, token);
        break;
    case TOKEN_CLOSE_OBJECT:
    case TOKEN_CLOSE_ARRAY:
        if (in_object(scanner))
            report_value_missing(scanner);
        if (scanner->depth)
            close_container(scanner, token);
        else
            report_not_json(scanner, token);
        break;
    case TOKEN_COMMA:
        take_early_comma(scanner, token);
        break;
    case TOKEN_COLON:
        if (scanner->depth)
            report_token(scanner, E_JSON_EXTRA_COLON, token);
        else
            report_not_json(scanner, token);
        break;
    case TOKEN_END:
        report_open(scanner);
        break;
    }
}

static void take_key(Scanner *scanner, Token token)
{
    switch (token.kind) {
    case TOKEN_LITERAL:
    case TOKEN_NUMBER:
    case TOKEN_WORD:
    case TOKEN_STRING:
        if (token.kind != TOKEN_STRING)
            report_token(scanner, E_JSON_UNQUOTED_KEY, token);
        scanner->key = token;
        scanner->expect = EXPECT_COLON;
        break;
    case TOKEN_CLOSE_OBJECT:
    case TOKEN_CLOSE_ARRAY:
        close_container(scanner, token);
        break;
    case TOKEN_COMMA:
        report_token(scanner, E_JSON_EXTRA_COMMA, token);
        break;
    case TOKEN_COLON:
        report_token(scanner, E_JSON_KEY_MISSING, token);
        scanner->expect = EXPECT_VALUE;
        break;
    case TOKEN_OPEN_OBJECT:
    case TOKEN_OPEN_ARRAY:
        report_token(scanner, E_JSON_KEY_MISSING, token);
        open_container(scanner, token);
        break;
    case TOKEN_END:
        report_open(scanner);
        break;
    }
}

static void take_colon(Scanner *scanner, Token token)
{
    switch (token.kind) {
    case TOKEN_COLON:
        scanner->expect = EXPECT_VALUE;
        break;
    case TOKEN_CLOSE_OBJECT:
    case TOKEN_CLOSE_ARRAY:
    case TOKEN_COMMA:
    case TOKEN_END:
        take_value(scanner, token);
        break;
    case TOKEN_STRING:
    case TOKEN_LITERAL:
    case TOKEN_NUMBER:
    case TOKEN_WORD:
    case TOKEN_OPEN_OBJECT:
    case TOKEN_OPEN_ARRAY:
        scanner_report(scanner, E_JSON_COLON_MISSING, scanner->key.end - 1, scanner->key.end,
                       DIAG_ARGS(key_words(scanner)));
        take_value(scanner, token);
        break;
    }
}

static bool is_followed_by_colon(const Scanner *scanner)
{
    size_t at = scanner->at;
    while (at < scanner->length && strchr(" \t\r\n", scanner->bytes[at]) && scanner->bytes[at])
        at++;
    size_t size;
    return at < scanner->length &&
           (scanner->bytes[at] == ':' ||
            scanner_ascii_mark(scanner_code_point(scanner, at, &size)) == ':');
}

/* A value where a comma was expected. In an object, a key shows that only the comma is missing;
 * anything else is skipped. */
static void take_after_value(Scanner *scanner, Token token)
{
    bool opens = token.kind == TOKEN_OPEN_OBJECT || token.kind == TOKEN_OPEN_ARRAY;
    if (in_object(scanner) && !is_followed_by_colon(scanner) && !opens) {
        report_token(scanner, E_JSON_UNEXPECTED, token);
        return;
    }
    if (token.kind == TOKEN_WORD && !in_object(scanner)) {
        report_word(scanner, token);
        return;
    }
    scanner_report(scanner, E_JSON_COMMA_MISSING, scanner->value_end - 1, scanner->value_end,
                   DIAG_NO_ARGS);
    if (in_object(scanner) && !opens)
        take_key(scanner, token);
    else
        take_value(scanner, token);
}

static void take_separator(Scanner *scanner, Token token)
{
    switch (token.kind) {
    case TOKEN_COMMA:
        take_comma(scanner, token);
        break;
    case TOKEN_CLOSE_OBJECT:
    case TOKEN_CLOSE_ARRAY:
        close_container(scanner, token);
        break;
    case TOKEN_COLON:
        report_token(scanner, in_object(scanner) ? E_JSON_EXTRA_COLON : E_JSON_PAIR_IN_ARRAY,
                     token);
        scanner->expect = EXPECT_VALUE;
        break;
    case TOKEN_STRING:
    case TOKEN_LITERAL:
    case TOKEN_NUMBER:
    case TOKEN_WORD:
    case TOKEN_OPEN_OBJECT:
    case TOKEN_OPEN_ARRAY:
        take_after_value(scanner, token);
        break;
    case TOKEN_END:
        report_open(scanner);
        break;
    }
}

static void take_end(Scanner *scanner, Token token)
{
    bool closes = token.kind == TOKEN_CLOSE_OBJECT || token.kind == TOKEN_CLOSE_ARRAY;
    if (token.kind == TOKEN_END || (closes && scanner->brackets_lost))
        return;
    report_token(scanner, E_JSON_AFTER_END, token);
    scanner->stopped = true;
}

static void take(Scanner *scanner, Token token)
{
    switch (scanner->expect) {
    case EXPECT_VALUE:
        take_value(scanner, token);
        break;
    case EXPECT_KEY:
        take_key(scanner, token);
        break;
    case EXPECT_COLON:
        take_colon(scanner, token);
        break;
    case EXPECT_COMMA:
        take_separator(scanner, token);
        break;
    case EXPECT_END:
        take_end(scanner, token);
        break;
    }
}

bool json_scan(Arena *arena, DiagSink *diagnostics, const SourceText *source, JsonScan *scan)
{
    Scanner scanner = {
        .arena = arena,
        .diagnostics = diagnostics,
        .source = source,
        .bytes = source->text.data,
        .length = source->text.length,
        .expect = EXPECT_VALUE,
        .comma = NO_OFFSET,
    };
    if (!scanner_check_encoding(&scanner))
        return false;
    scanner.plain = arena_copy(arena, source->text.data, source->text.length);
    Token token;
    do {
        token = scanner_next(&scanner);
        if (!scanner.stopped)
            take(&scanner, token);
    } while (token.kind != TOKEN_END && !scanner.stopped);
    *scan = (JsonScan){scanner.places, scanner.place_count, scanner.plain};
    return scanner.error_count == 0;
}
