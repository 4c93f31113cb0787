/* A table that is read in parts gives what the same table gives as a whole: row by row, digit by
 * digit, and with the same places. */
#include <stdio.h>

#include "../base/scratch_folder.h"
#include "template_fixture.h"

#define ROWS   6000 /* several parts */
#define SOURCE "\"src\": \"table.csv\", \"missing\": [\"-\"], "

static const char *region_of(int index)
{
    static const char *const names[] = {"东", "西", "南,北"};
    return names[index * 7 % 3];
}

/* Rows with quoted commas and line feeds, blank lines, CRLF, missing cells and codes. */
static void write_table(TestState *test, const char *folder)
{
    const char *path = scratch_path(test, folder, "table.csv");
    FILE *file = fopen(path, "wb");
    CHECK(file != NULL);
    fputs("\xEF\xBB\xBFid,region,value,code,note\r\n", file);
    for (int i = 0; i < ROWS; i++) {
        fprintf(file, "%d,\"%s\",", i, region_of(i));
        if (i % 97 == 5)
            fputs("-", file);
        else
            fprintf(file, "%d.%02d", i * 31 % 1009, i % 100);
        fprintf(file, ",%04d,\"行 \"\"%d\"\"\n第二行\"\r\n%s", i % 50, i, i % 500 == 0 ? "\n" : "");
    }
    CHECK(fclose(file) == 0);
}

/* The source "k" as JSON with the line of its first row, or "error CODE at line". */
static const char *derive(TestState *test, const char *folder, const char *data,
                          size_t stream_bytes)
{
    size_t before = test->sink->count;
    JsonValue *declarations =
        fixture_parse(test, arena_print(test->arena, "%s/data%zu.json", folder, before), data);
    Map values;
    Map streams;
    map_init(&values, test->arena);
    map_init(&streams, test->arena);
    DataLoader loader = {.arena = test->arena,
                         .diagnostics = test->sink,
                         .layout_path = "",
                         .streams = stream_bytes ? &streams : NULL,
                         .stream_bytes = stream_bytes};
    FormatSettings settings = {.language = "zh-CN"};
    data_load(&loader, declarations, &values);
    CHECK(streams.count == (stream_bytes ? 1u : 0u));
    template_derive_data(test->arena, test->sink, &settings, declarations, &streams, &values);
    int line = 0;
    int column = 0;
    if (test->sink->count > before) {
        const Diagnostic *item = &test->sink->items[before];
        source_locate(item->origin.source, item->origin.offset, &line, &column);
        return arena_print(test->arena, "error %s at %d:%d", diag_code_name(item->code), line,
                           column);
    }
    const JsonValue *rows = map_find(&values, text_of("k"));
    const JsonValue *last = rows->count ? rows->items[rows->count - 1] : NULL;
    const JsonValue *cell = last && last->count > 1 ? last->items[1] : last;
    if (cell && cell->origin.source)
        source_locate(cell->origin.source, cell->origin.offset, &line, &column);
    StrBuf out = {0};
    strbuf_print(&out, "%d:%d ", line, column);
    json_write(&out, rows);
    const char *copy = strbuf_copy(&out, test->arena);
    strbuf_release(&out);
    return copy;
}

TEST(a_table_in_parts_is_the_table_as_a_whole)
{
    static const char *const options[] = {
        "\"filter\": \"value != null and value > 1000\"",
        "\"filter\": \"code == '0007' and value != null\", \"sort\": \"-value\"",
        "\"sort\": \"-value\", \"limit\": 7",
        "\"sort\": [\"region\", \"-id\"], \"limit\": 3, \"key\": \"id\"",
        "\"sort\": \"value\", \"limit\": 5900, \"filter\": \"id % 10 == 3\"",
        "\"limit\": 4",
        "\"limit\": 0",
        "\"compute\": {\"twice\": \"value == null ? null : value * 2\", \"at\": \"index\"}, "
        "\"filter\": \"index > 5990\"",
        "\"columns\": {\"code\": \"number\"}, \"filter\": \"code == 7\", \"limit\": 5",
        "\"filter\": \"id < 0\"",
    };
    const char *folder = scratch_create(test);
    write_table(test, folder);
    for (size_t i = 0; i < COUNT_OF(options); i++) {
        const char *data = arena_print(test->arena, "{\"k\": {" SOURCE "%s}}", options[i]);
        const char *whole = derive(test, folder, data, 0);
        CHECK_TEXT(strncmp(whole, "error", 5) == 0 ? whole : "", "");
        CHECK_TEXT(derive(test, folder, data, 1), whole);
    }
    scratch_remove(test, folder);
}

/* Takes "rows" out of what derive() says of groups. */
static const char *without_rows(TestState *test, const char *text)
{
    char *copy = arena_copy_string(test->arena, text);
    char *at;
    while ((at = strstr(copy, "\"rows\":[")) != NULL) {
        char *end = strstr(at, "],\"count\"");
        CHECK(end != NULL);
        if (!end)
            break;
        memmove(at, end + 2, strlen(end + 2) + 1);
    }
    return copy;
}

TEST(groups_of_a_table_in_parts)
{
    static const char *const options[] = {
        "\"group\": \"region\"",
        "\"group\": {\"by\": \"region\", \"compute\": {\"n\": \"len(rows)\", \"low\": \"min(rows, "
        "'value')\", \"high\": \"max(row.rows, 'value')\", \"mean\": \"mean(rows, 'value')\"}}",
        "\"group\": {\"by\": \"code\", \"compute\": {\"all\": \"sum(rows, 'id')\", \"part\": "
        "\"share(all)\", \"x\": \"sum(rows, 'value')\", \"change\": \"all - prev(all)\"}}, "
        "\"sort\": \"-all\", \"limit\": 9, \"key\": \"code\"",
        "\"filter\": \"value != null\", \"group\": {\"by\": \"region\", \"compute\": {\"all\": "
        "\"sum(rows, 'value') / count\"}}",
    };
    const char *folder = scratch_create(test);
    write_table(test, folder);
    for (size_t i = 0; i < COUNT_OF(options); i++) {
        const char *data = arena_print(test->arena, "{\"k\": {" SOURCE "%s}}", options[i]);
        const char *whole = strchr(without_rows(test, derive(test, folder, data, 0)), ' ');
        CHECK(whole != NULL);
        CHECK_TEXT(strchr(derive(test, folder, data, 1), ' '), whole);
    }
    scratch_remove(test, folder);
}

TEST(formulas_that_need_all_rows_get_them)
{
    static const char *const options[] = {
        "\"compute\": {\"s\": \"share(id)\"}, \"limit\": 2",
        "\"compute\": {\"s\": \"id - prev(id, 0)\"}, \"limit\": 2",
        "\"compute\": {\"s\": \"id / len(rows)\"}, \"limit\": 2",
        "\"filter\": \"index == count\"",
        "\"group\": {\"by\": \"region\", \"compute\": {\"f\": \"first(rows).id\"}}, \"limit\": 1",
        "\"sort\": \"-id\"",
    };
    const char *folder = scratch_create(test);
    write_table(test, folder);
    for (size_t i = 0; i < COUNT_OF(options); i++) {
        const char *data = arena_print(test->arena, "{\"k\": {" SOURCE "%s}}", options[i]);
        const char *whole = derive(test, folder, data, 0);
        CHECK_TEXT(strncmp(whole, "error", 5) == 0 ? whole : "", "");
        CHECK_TEXT(derive(test, folder, data, 1), whole);
    }
    scratch_remove(test, folder);
}

TEST(faults_of_a_table_in_parts_stand_where_they_are)
{
    static const struct {
        const char *row, *options;
    } faults[] = {
        {"x,东,5\n", "\"limit\": 1"},          /* ragged */
        {"1,\"东,5,0001,x\n", "\"limit\": 1"}, /* unclosed */
        {"1,东,viel,0001,x\n", "\"columns\": {\"value\": \"number\"}, \"limit\": 1"},
        {"1,东,viel,0001,x\n", "\"sort\": \"-value\", \"columns\": {\"value\": \"number\"}, "
                               "\"limit\": 1"},
        {"1,,5,0001,x\n", "\"group\": \"region\""}, /* no key */
        {"1,东,0,0001,x\n", "\"compute\": {\"q\": \"id / value\"}, \"limit\": 1"},
        {"1,\xFF,0,0001,x\n", "\"limit\": 1"}, /* not UTF-8 */
    };
    for (size_t i = 0; i < COUNT_OF(faults); i++) {
        const char *folder = scratch_create(test);
        const char *path = scratch_path(test, folder, "table.csv");
        FILE *file = fopen(path, "wb");
        CHECK(file != NULL);
        fputs("id,region,value,code,note\n", file);
        for (int row = 1; row < ROWS; row++)
            fprintf(file, "%d,东,%d.5,%04d,这一行没有问题\n", row, row, row % 50);
        fputs(faults[i].row, file);
        CHECK(fclose(file) == 0);
        const char *data =
            arena_print(test->arena, "{\"k\": {\"src\": \"table.csv\", %s}}", faults[i].options);
        const char *whole = derive(test, folder, data, 0);
        CHECK(strncmp(whole, "error", 5) == 0);
        CHECK_TEXT(derive(test, folder, data, 1), whole);
        scratch_remove(test, folder);
    }
}
