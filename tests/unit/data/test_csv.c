/* Tables in CSV: RFC 4180 and reliability.md, threat C1. */
#include "data/csv.h"
#include "data/data.h"
#include "test.h"

static const Reader *find_reader(const char *extension)
{
    for (int i = 0; reader_table[i]; i++) {
        if (strcmp(reader_table[i]->extension, extension) == 0)
            return reader_table[i];
    }
    return NULL;
}

/* The table as compact JSON, or "error CODE line N" of the first diagnostic. */
static const char *read_bytes(TestState *test, Text bytes, const char *options)
{
    size_t before = test->sink->count;
    const SourceText *source = source_create(test->arena, "table.csv", bytes);
    JsonValue *given = options ? json_parse(test->arena, test->sink,
                                            source_create(test->arena, "options", text_of(options)))
                               : NULL;
    JsonValue *rows = find_reader("csv")->read(test->arena, test->sink, source, given);
    if (test->sink->count > before) {
        const Diagnostic *item = &test->sink->items[before];
        int line = 0;
        int column = 0;
        if (item->origin.source)
            source_locate(item->origin.source, item->origin.offset, &line, &column);
        return arena_print(test->arena, "error %s line %d column %d", diag_code_name(item->code),
                           line, column);
    }
    StrBuf text = {0};
    json_write(&text, rows);
    const char *copy = strbuf_copy(&text, test->arena);
    strbuf_release(&text);
    return copy;
}

static const char *read_table(TestState *test, const char *csv, const char *options)
{
    return read_bytes(test, text_of(csv), options);
}

TEST(csv_reads_tables)
{
    static const struct {
        const char *csv, *expected;
    } cases[] = {
        {"a,b\n1,2\n", "[{\"a\":1,\"b\":2}]"},
        {"a,b\n1,2", "[{\"a\":1,\"b\":2}]"},
        {"a,b\r\n1,2\r\n", "[{\"a\":1,\"b\":2}]"},
        {"a,b\r1,2\r3,4", "[{\"a\":1,\"b\":2},{\"a\":3,\"b\":4}]"},
        {"\xEF\xBB\xBF"
         "a,b\n1,2\n",
         "[{\"a\":1,\"b\":2}]"},
        {"a\n\n1\n\n2\n\n", "[{\"a\":1},{\"a\":2}]"},
        {"名称,值\n甲,5.0\n", "[{\"名称\":\"甲\",\"值\":5.0}]"},
        {" a , b \n1,2\n", "[{\"a\":1,\"b\":2}]"},
        {"a,b\nx,\n,y\n", "[{\"a\":\"x\",\"b\":null},{\"a\":null,\"b\":\"y\"}]"},
        {"a,b\n1,\n,2\n", "[{\"a\":1,\"b\":null},{\"a\":null,\"b\":2}]"},
        {"a,b\n1,\n", "[{\"a\":1,\"b\":null}]"},
        {"a\n1\nx\n", "[{\"a\":\"1\"},{\"a\":\"x\"}]"},
        {"a\n007\n8\n", "[{\"a\":\"007\"},{\"a\":\"8\"}]"},
        {"a\n+86\n", "[{\"a\":\"+86\"}]"},
        {"a\n-0.50\n0\n", "[{\"a\":-0.50},{\"a\":0}]"},
        {"a\n1e3\n", "[{\"a\":1e3}]"},
        {"a\n.5\n", "[{\"a\":\".5\"}]"},
        {"a,b\n\"x,y\",\"1\n2\"\n", "[{\"a\":\"x,y\",\"b\":\"1\\n2\"}]"},
        {"a\n\"say \"\"hi\"\"\"\n", "[{\"a\":\"say \\\"hi\\\"\"}]"},
        {"a,b\n\"\",x\n", "[{\"a\":null,\"b\":\"x\"}]"},
        {"\"a\",\"b c\"\n1,2\n", "[{\"a\":1,\"b c\":2}]"},
        {"a\n=1+1\n=cmd|' /C calc'!A0\n", "[{\"a\":\"=1+1\"},{\"a\":\"=cmd|' /C calc'!A0\"}]"},
        {"a\n{{b}}\n", "[{\"a\":\"{{b}}\"}]"},
        {"a\n spaced \n", "[{\"a\":\" spaced \"}]"},
        {"a,b\n", "[]"},
        {"a\n\"1,234\"\n", "[{\"a\":\"1,234\"}]"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        CHECK_TEXT(read_table(test, cases[i].csv, NULL), cases[i].expected);
}

TEST(csv_takes_options)
{
    static const struct {
        const char *csv, *options, *expected;
    } cases[] = {
        {"a;b\n1,5;2\n", "{\"delimiter\": \";\"}", "[{\"a\":\"1,5\",\"b\":2}]"},
        {"a\tb\n1\t2\n", "{\"delimiter\": \"\\t\"}", "[{\"a\":1,\"b\":2}]"},
        {"1,2\n", "{\"columns\": [\"x\", \"y\"]}", "[{\"x\":1,\"y\":2}]"},
        {"a\n007\n", "{\"parse\": {\"a\": \"number\"}}", "[{\"a\":7}]"},
        {"a\n+.50\n-00.5\n0\n", "{\"parse\": {\"a\": \"number\"}}",
         "[{\"a\":0.50},{\"a\":-0.5},{\"a\":0}]"},
        {"a\n12\n", "{\"parse\": {\"a\": \"text\"}}", "[{\"a\":\"12\"}]"},
        {"a\n12\n", "{\"columns\": {\"a\": \"text\"}}", "[{\"a\":\"12\"}]"},
        {"a\n\"1,234,567.80\"\n", "{\"parse\": {\"a\": \"number\"}}", "[{\"a\":1234567.80}]"},
        {"a\n2025/3/5\n2025年3月\n2025\n", "{\"parse\": {\"a\": \"date\"}}",
         "[{\"a\":\"2025-03-05\"},{\"a\":\"2025-03\"},{\"a\":\"2025\"}]"},
        {"a\n-\n1\n…\n", "{\"missing\": [\"-\", \"…\"]}", "[{\"a\":null},{\"a\":1},{\"a\":null}]"},
        {"a\n12.5\n", "{\"encoding\": \"UTF-8\"}", "[{\"a\":12.5}]"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        CHECK_TEXT(read_table(test, cases[i].csv, cases[i].options), cases[i].expected);
}

TEST(csv_refuses_faults_with_their_line)
{
    static const struct {
        const char *csv, *options, *expected;
    } cases[] = {
        {"", NULL, "error E0213 line 1 column 1"},
        {"\n\n", NULL, "error E0213 line 3 column 1"},
        {"a,b\n1,2\n3\n", NULL, "error E0207 line 3 column 1"},
        {"a,b\n1,2,3\n", NULL, "error E0207 line 2 column 1"},
        {"a,b\n1,\"2\n3\"\n4\n", NULL, "error E0207 line 4 column 1"},
        {"a,b\n1,2,\n", NULL, "error E0207 line 2 column 1"},
        {"a\nx\"y\n", NULL, "error E0208 line 2 column 2"},
        {"a\n\"x\"y\n", NULL, "error E0209 line 2 column 4"},
        {"a\nb\n\"x\n\n", NULL, "error E0210 line 3 column 1"},
        {"a,\n1,2\n", NULL, "error E0211 line 1 column 3"},
        {"a,b,a\n1,2,3\n", NULL, "error E0212 line 1 column 5"},
        {"a\n1\nx\n", "{\"parse\": {\"a\": \"number\"}}", "error E0215 line 3 column 1"},
        {"a,b\n1,\"12,34\"\n", "{\"parse\": {\"b\": \"number\"}}", "error E0215 line 2 column 3"},
        {"a\n1e999\n", "{\"parse\": {\"a\": \"number\"}}", "error E0215 line 2 column 1"},
        {"a\n12%\n", "{\"parse\": {\"a\": \"number\"}}", "error E0215 line 2 column 1"},
        {"a\n2025-02-30\n", "{\"parse\": {\"a\": \"date\"}}", "error E0216 line 2 column 1"},
        {"ab\n1\n", "{\"parse\": {\"ac\": \"date\"}}", "error E0217 line 1 column 12"},
        {"a\n1\n", "{\"parse\": {\"a\": \"numbr\"}}", "error E0218 line 1 column 17"},
        {"a\n1\n", "{\"delimiter\": \"ab\"}", "error E0203 line 1 column 15"},
        {"a\n1\n", "{\"encoding\": \"big5\"}", "error E0205 line 1 column 14"},
        {"a\n\xC4\xE3\n", NULL, "error E0206 line 2 column 1"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        CHECK_TEXT(read_table(test, cases[i].csv, cases[i].options), cases[i].expected);
    CHECK_TEXT(read_bytes(test, (Text){"a\nx\0y\n", 6}, NULL), "error E0214 line 2 column 2");
    CHECK_TEXT(read_bytes(test, (Text){"a\n\"x\0y\"\n", 8}, NULL), "error E0214 line 2 column 1");
}

/* 你好 is C4 E3 BA C3 in GB 2312; U+20000 is 95 32 82 36 in GB 18030. */
TEST(csv_reads_gb18030)
{
    const char *options = "{\"encoding\": \"gb18030\"}";
    CHECK_TEXT(read_table(test, "a\n\xC4\xE3\xBA\xC3\n", options), "[{\"a\":\"你好\"}]");
    CHECK_TEXT(read_table(test, "a\n\x95\x32\x82\x36\n", options),
               "[{\"a\":\"\xF0\xA0\x80\x80\"}]");
    CHECK(strncmp(read_table(test, "a\n\xC4\n", options), "error E0206", 11) == 0);
    CHECK(strncmp(read_table(test, "a\n\xFF\xFF\n", options), "error E0206", 11) == 0);
}

TEST(csv_cells_know_their_place)
{
    const char *csv = "id,value\nx,\"5.0\"\n";
    const SourceText *source = source_create(test->arena, "table.csv", text_of(csv));
    JsonValue *rows = find_reader("csv")->read(test->arena, test->sink, source, NULL);
    CHECK(rows && rows->count == 1);
    const JsonValue *cell = json_find(rows->items[0], "value");
    CHECK(cell && cell->kind == JSON_NUMBER && cell->number == 5);
    CHECK(cell->origin.source == source && cell->origin.offset == 11 && cell->origin.length == 5);
    CHECK(rows->items[0]->origin.offset == 9 && rows->items[0]->origin.length == 7);
}

TEST(csv_limits_columns)
{
    StrBuf csv = {0};
    for (int i = 0; i < 1000000; i++)
        strbuf_print(&csv, "c%d,", i);
    strbuf_string(&csv, "end\n");
    CHECK(strncmp(read_bytes(test, (Text){csv.data, csv.length}, NULL), "error E0010", 11) == 0);
    strbuf_release(&csv);
}

TEST(csv_limits_cells)
{
    StrBuf csv = {0};
    for (int i = 0; i < 100; i++)
        strbuf_print(&csv, "%sc%d", i ? "," : "", i);
    strbuf_string(&csv, "\n");
    for (int i = 0; i < LIMIT_CSV_CELLS / 100 + 1; i++) {
        for (int j = 0; j < 99; j++)
            strbuf_char(&csv, ',');
        strbuf_char(&csv, '\n');
    }
    CHECK(strncmp(read_bytes(test, (Text){csv.data, csv.length}, NULL), "error E0010", 11) == 0);
    strbuf_release(&csv);
}

TEST(ndjson_reads_lines)
{
    const Reader *reader = find_reader("ndjson");
    const char *text = "{\"a\": 1}\r\n\n{\"a\": 5.0, \"b\": [\"x\"]}";
    const SourceText *source = source_create(test->arena, "rows.ndjson", text_of(text));
    JsonValue *rows = reader->read(test->arena, test->sink, source, NULL);
    CHECK(rows && rows->kind == JSON_ARRAY && rows->count == 2);
    const JsonValue *cell = json_find(rows->items[1], "a");
    CHECK(cell->origin.source == source && memcmp(text + cell->origin.offset, "5.0", 3) == 0);
    CHECK(memcmp(text + cell->key_origin.offset, "\"a\"", 3) == 0);
}

TEST(ndjson_reports_every_bad_line_at_its_place)
{
    const Reader *reader = find_reader("ndjson");
    const SourceText *source =
        source_create(test->arena, "rows.ndjson", text_of("{\"a\": 1}\n{\"a\": }\n1\n{\"a\" 2}\n"));
    CHECK(!reader->read(test->arena, test->sink, source, NULL));
    CHECK(test->sink->error_count == 2);
    int line;
    int column;
    source_locate(test->sink->items[0].origin.source, test->sink->items[0].origin.offset, &line,
                  &column);
    CHECK(line == 2);
    source_locate(test->sink->items[1].origin.source, test->sink->items[1].origin.offset, &line,
                  &column);
    CHECK(line == 4);
}
