/* Extreme values of records: pipeline/record_extremes.c. */
#include "pipeline/record_extremes.h"

#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/scratch_folder.h"
#include "test.h"

typedef struct Bench {
    const char *folder;
    RecordFile file;
    RecordExtremes extremes;
} Bench;

static Bench open_bench(TestState *test, const char *name, const char *content)
{
    Bench bench = {.folder = scratch_create(test)};
    const char *path = scratch_path(test, bench.folder, name);
    CHECK(file_write(test->sink, path, text_of(content)));
    CHECK(record_file_open(&bench.file, test->arena, test->sink, path, NULL));
    record_extremes_find(&bench.extremes, test->arena, &bench.file, 0);
    return bench;
}

static void close_bench(TestState *test, Bench *bench)
{
    record_file_release(&bench->file);
    scratch_remove(test, bench->folder);
}

static const FieldExtremes *field_of(const Bench *bench, const char *pointer)
{
    for (size_t i = 0; i < bench->extremes.count; i++) {
        if (strcmp(bench->extremes.fields[i].pointer, pointer) == 0)
            return &bench->extremes.fields[i];
    }
    return NULL;
}

static int record_of(const Bench *bench, const char *pointer, ExtremeKind kind)
{
    const FieldExtremes *field = field_of(bench, pointer);
    return field && field->extremes[kind].is_found ? (int)field->extremes[kind].record : -1;
}

TEST(extremes_are_found_by_columns_and_by_number)
{
    Bench bench = open_bench(test, "r.csv", "name,value\nabcdef,-3\n四个汉字,20\nab,9\n");
    CHECK(record_of(&bench, "/name", EXTREME_LONGEST) == 1); /* 8 columns against 6 */
    CHECK(record_of(&bench, "/name", EXTREME_SHORTEST) == 2);
    CHECK(record_of(&bench, "/value", EXTREME_SMALLEST) == 0);
    CHECK(record_of(&bench, "/value", EXTREME_LARGEST) == 1);
    CHECK(record_of(&bench, "/name", EXTREME_LARGEST) == -1);
    close_bench(test, &bench);
}

TEST(extremes_go_into_objects_and_count_lists)
{
    Bench bench = open_bench(test, "r.ndjson",
                             "{\"topic\": {\"a/b\": \"x\"}, \"rows\": [1, 2, 3]}\n"
                             "{\"topic\": {\"a/b\": \"xyz\"}, \"rows\": []}\n");
    CHECK(record_of(&bench, "/topic/a~1b", EXTREME_LONGEST) == 1);
    CHECK(record_of(&bench, "/rows", EXTREME_LONGEST) == 0);
    CHECK(record_of(&bench, "/rows", EXTREME_SHORTEST) == 1);
    CHECK(field_of(&bench, "/topic") == NULL);
    close_bench(test, &bench);
}

TEST(extremes_pass_over_missing_values_and_bad_records)
{
    Bench bench = open_bench(test, "r.ndjson", "{\"a\": null}\n{\"a\": }\n{\"a\": \"x\"}\n");
    CHECK(record_of(&bench, "/a", EXTREME_SHORTEST) == 2);
    CHECK(test->sink->count == 0);
    close_bench(test, &bench);
}

TEST(extremes_make_a_record_of_the_longest_values)
{
    Bench bench = open_bench(test, "r.ndjson",
                             "{\"a\": \"aa\", \"o\": {\"p\": \"1\", \"q\": \"22\"}, \"k\": null}\n"
                             "{\"a\": \"a\", \"o\": {\"p\": \"333\"}, \"z\": 5}\n");
    const JsonValue *record = record_extremes_compose(&bench.extremes, test->arena, test->sink,
                                                      &bench.file, EXTREME_LONGEST);
    StrBuf out = {0};
    json_write(&out, record);
    CHECK_TEXT(strbuf_copy(&out, test->arena),
               "{\"a\":\"aa\",\"o\":{\"p\":\"333\",\"q\":\"22\"},\"k\":null,\"z\":5}");
    strbuf_release(&out);
    close_bench(test, &bench);
}

TEST(extremes_look_no_further_than_asked)
{
    Bench bench = open_bench(test, "r.csv", "a\nx\nyy\nzzz\n");
    RecordExtremes few;
    record_extremes_find(&few, test->arena, &bench.file, 2);
    CHECK(few.record_count == 2);
    CHECK(few.fields[0].extremes[EXTREME_LONGEST].record == 1);
    close_bench(test, &bench);
}

TEST(extremes_have_a_limit_of_fields)
{
    StrBuf text = {0};
    strbuf_char(&text, '{');
    for (int i = 0; i <= LIMIT_RECORD_FIELDS; i++)
        strbuf_print(&text, "%s\"f%d\": 1", i ? "," : "", i);
    strbuf_string(&text, "}\n");
    Bench bench = open_bench(test, "r.ndjson", strbuf_copy(&text, test->arena));
    CHECK(bench.extremes.count == LIMIT_RECORD_FIELDS);
    strbuf_release(&text);
    close_bench(test, &bench);
}
