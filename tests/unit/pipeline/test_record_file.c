/* Finding and reading records: pipeline/record_file.c and record_scan.c. */
#include "pipeline/record_file.h"

#include "base/file.h"
#include "base/scratch_folder.h"
#include "test.h"

/* One file of records in a folder of its own. */
typedef struct Bench {
    const char *folder;
    RecordFile file;
    bool is_open;
} Bench;

static Bench open_bench(TestState *test, const char *name, const char *content)
{
    Bench bench = {.folder = scratch_create(test)};
    const char *path = scratch_path(test, bench.folder, name);
    CHECK(file_write(test->sink, path, text_of(content)));
    bench.is_open = record_file_open(&bench.file, test->arena, test->sink, path, NULL);
    return bench;
}

static void close_bench(TestState *test, Bench *bench)
{
    record_file_release(&bench->file);
    scratch_remove(test, bench->folder);
}

static const JsonValue *record_of(TestState *test, const Bench *bench, size_t index)
{
    StrBuf bytes = {0};
    CHECK(record_file_read(&bench->file, test->sink, index, &bytes));
    Text kept = {strbuf_copy(&bytes, test->arena), bytes.length};
    strbuf_release(&bytes);
    return record_parse(&bench->file, test->arena, test->sink, index, kept);
}

static const char *text_in(const JsonValue *record, const char *name)
{
    const JsonValue *value = json_find(record, name);
    return value ? value->text.data : "(none)";
}

TEST(record_file_csv_rows)
{
    /* RFC 4180, 2: quoted line breaks, separators and quotation marks belong to their cell. */
    Bench bench = open_bench(test, "a.csv",
                             "\xEF\xBB\xBFid,words\r\n1,\"two\nlines, \"\"quoted\"\"\"\r\n\r\n"
                             "2,5\" wide\n3,last");
    CHECK(bench.is_open && bench.file.count == 3);
    CHECK_TEXT(text_in(record_of(test, &bench, 0), "words"), "two\nlines, \"quoted\"");
    CHECK(bench.file.places[0].line == 2);
    CHECK(bench.file.places[1].line == 5);
    CHECK_TEXT(text_in(record_of(test, &bench, 2), "words"), "last");
    CHECK_TEXT(text_in(record_of(test, &bench, 2), "id"), "3");
    close_bench(test, &bench);
}

/* Found by fuzz_records: the scanner took the first line for the header, the reader the second. */
TEST(record_file_csv_whose_first_line_is_a_byte_order_mark)
{
    Bench bench = open_bench(test, "r.csv", "\xEF\xBB\xBF\r\nid,name\r\n7,x\r\n");
    CHECK(bench.is_open && bench.file.count == 1);
    CHECK(strcmp(text_in(record_of(test, &bench, 0), "name"), "x") == 0);
    CHECK(test->sink->count == 0);
    close_bench(test, &bench);
}

/* A lone carriage return ends a line for one and not for the other. */
TEST(record_file_csv_record_that_is_none_is_reported)
{
    Bench bench = open_bench(test, "r.csv", " \r\"a\"\n1\n");
    for (size_t i = 0; bench.is_open && i < bench.file.count; i++) {
        size_t errors = test->sink->error_count;
        CHECK(record_of(test, &bench, i) || test->sink->error_count == errors + 1);
    }
    close_bench(test, &bench);
}

TEST(record_file_csv_ragged_row_is_its_own_fault)
{
    Bench bench = open_bench(test, "a.csv", "a,b\n1,2\n1,2,3\n4,5\n");
    CHECK(bench.is_open && bench.file.count == 3);
    CHECK(record_of(test, &bench, 0) != NULL);
    CHECK(test->sink->error_count == 0);
    CHECK(record_of(test, &bench, 1) == NULL);
    CHECK(test_reported_once(test, E_CSV_RAGGED));
    CHECK_TEXT(text_in(record_of(test, &bench, 2), "b"), "5");
    close_bench(test, &bench);
}

TEST(record_file_ndjson_lines)
{
    Bench bench =
        open_bench(test, "a.ndjson", "\xEF\xBB\xBF{\"id\":\"x\"}\n \n{\"id\":\n{\"id\":\"z\"}");
    CHECK(bench.is_open && bench.file.count == 3);
    CHECK_TEXT(text_in(record_of(test, &bench, 0), "id"), "x");
    CHECK(record_of(test, &bench, 1) == NULL);
    CHECK(test->sink->error_count == 1);
    CHECK_TEXT(text_in(record_of(test, &bench, 2), "id"), "z");
    CHECK(bench.file.places[2].line == 4);
    close_bench(test, &bench);
}

TEST(record_file_json_items)
{
    Bench bench =
        open_bench(test, "a.json", "// list\n[\n  {\"id\":\"a]\"},\n  {\"id\":\"b\"},\n]");
    CHECK(bench.is_open && bench.file.count == 2);
    CHECK_TEXT(text_in(record_of(test, &bench, 0), "id"), "a]");
    CHECK_TEXT(text_in(record_of(test, &bench, 1), "id"), "b");
    CHECK(bench.file.places[1].line == 4);
    close_bench(test, &bench);
}

TEST(record_file_json_must_be_a_list)
{
    Bench bench = open_bench(test, "a.json", "{\"id\":1}");
    CHECK(!bench.is_open);
    CHECK(test_reported_once(test, E_RECORDS_KIND));
    close_bench(test, &bench);
}

TEST(record_file_record_must_be_an_object)
{
    Bench bench = open_bench(test, "a.ndjson", "17\n");
    CHECK(record_of(test, &bench, 0) == NULL);
    CHECK(test_reported_once(test, E_RECORD_KIND));
    close_bench(test, &bench);
}

TEST(record_file_without_records)
{
    Bench bench = open_bench(test, "a.csv", "only,names\n\n");
    CHECK(!bench.is_open);
    CHECK(test_reported_once(test, E_RECORDS_NONE));
    close_bench(test, &bench);
}

TEST(record_file_of_unknown_format)
{
    Bench bench = open_bench(test, "a.xlsx", "x");
    CHECK(!bench.is_open);
    CHECK(test_reported_once(test, E_RECORDS_FORMAT));
    close_bench(test, &bench);
}

TEST(record_file_that_is_not_there)
{
    RecordFile file;
    CHECK(!record_file_open(&file, test->arena, test->sink, "/no/such.csv", NULL));
    CHECK(test_reported_once(test, E_FILE_NOT_FOUND));
    record_file_release(&file);
}

TEST(record_file_that_shrinks_is_noticed)
{
    Bench bench = open_bench(test, "a.ndjson", "{\"id\":1}\n{\"id\":2}\n");
    StrBuf bytes = {0};
    bench.file.places[1].offset += 100;
    CHECK(!record_file_read(&bench.file, test->sink, 1, &bytes));
    CHECK(test_reported_once(test, E_RECORDS_CHANGED));
    strbuf_release(&bytes);
    close_bench(test, &bench);
}
