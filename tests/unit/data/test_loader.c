/* Loading of data sources: data/data.h. Files are made in a folder of their own. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "data/data.h"
#include "test.h"

/* A folder with sources, removed at the end of the test. */
typedef struct Folder {
    char path[32];
    const char *names[8];
    int count;
} Folder;

static void folder_create(TestState *test, Folder *folder)
{
    *folder = (Folder){.path = "/tmp/yitu-data-XXXXXX"};
    CHECK(mkdtemp(folder->path) != NULL);
}

static void folder_write(TestState *test, Folder *folder, const char *name, const char *content)
{
    const char *path = arena_print(test->arena, "%s/%s", folder->path, name);
    FILE *file = fopen(path, "wb");
    CHECK(file && fwrite(content, 1, strlen(content), file) == strlen(content));
    CHECK(file && fclose(file) == 0);
    folder->names[folder->count++] = path;
}

static void folder_remove(TestState *test, Folder *folder)
{
    for (int i = 0; i < folder->count; i++)
        CHECK(unlink(folder->names[i]) == 0);
    CHECK(rmdir(folder->path) == 0);
}

static void count_opened(void *context, const char *path)
{
    (void)path;
    ++*(int *)context;
}

/* Loads the declarations; the sources as one JSON object, or "error CODE" of the first diagnostic.
 */
static const char *load(TestState *test, const Folder *folder, const char *declarations,
                        const DataOverride *overrides, int override_count)
{
    size_t before = test->sink->count;
    int opened = 0;
    JsonValue *data = json_parse(
        test->arena, test->sink,
        source_create(test->arena,
                      arena_print(test->arena, "%s/layout%zu.json", folder->path, before),
                      text_of(declarations)));
    Map values;
    map_init(&values, test->arena);
    DataLoader loader = {.arena = test->arena,
                         .diagnostics = test->sink,
                         .layout_path = arena_print(test->arena, "%s/layout.json", folder->path),
                         .overrides = overrides,
                         .override_count = override_count,
                         .opened = count_opened,
                         .opened_context = &opened};
    data_load(&loader, data, &values);
    if (test->sink->count > before)
        return arena_print(test->arena, "error %s", diag_code_name(test->sink->items[before].code));
    StrBuf text = {0};
    for (size_t i = 0; i < values.count; i++) {
        strbuf_text(&text, values.entries[i].key);
        strbuf_char(&text, '=');
        json_write(&text, values.entries[i].value);
        strbuf_char(&text, ';');
    }
    strbuf_print(&text, "%d", opened);
    const char *copy = strbuf_copy(&text, test->arena);
    strbuf_release(&text);
    return copy;
}

TEST(loader_reads_sources)
{
    Folder folder;
    folder_create(test, &folder);
    folder_write(test, &folder, "a.json", "{\"items\": [{\"x\": 1.0}]}");
    folder_write(test, &folder, "b.csv", "x,y\n1,甲\n");
    folder_write(test, &folder, "c.ndjson", "{\"x\": 1}\n{\"x\": 2}\n");
    folder_write(test, &folder, "m.geojson", "{\"features\": []}");
    folder_write(test, &folder, "d.json", "[{\"d\": \"2025/3/5\", \"v\": \"-\"}]");
    static const struct {
        const char *declarations, *expected;
    } cases[] = {
        {"{\"a\": {\"src\": \"a.json\"}}", "a={\"items\":[{\"x\":1.0}]};1"},
        {"{\"m\": {\"src\": \"m.geojson\", \"at\": \"/features\"}}", "m=[];1"},
        {"{\"a\": {\"src\": \"a.json\", \"at\": \"/items\"}}", "a=[{\"x\":1.0}];1"},
        {"{\"b\": {\"src\": \"b.csv\"}, \"c\": {\"src\": \"./c.ndjson\"}}",
         "b=[{\"x\":1,\"y\":\"甲\"}];c=[{\"x\":1},{\"x\":2}];2"},
        {"{\"d\": {\"src\": \"d.json\", \"parse\": {\"d\": \"date\"}, \"missing\": [\"-\"]}}",
         "d=[{\"d\":\"2025-03-05\",\"v\":null}];1"},
        {"{\"i\": [1, 2], \"o\": {\"a\": 1}, \"n\": 5.0}", "i=[1,2];o={\"a\":1};n=5.0;0"},
        {"{\"v\": {\"value\": [{\"x\": 1}], \"key\": \"x\"}}", "v=[{\"x\":1}];0"},
        {"{\"v\": {\"value\": 31.62, \"unit\": \"亿元\"}}",
         "v={\"value\":31.62,\"unit\":\"亿元\"};0"},
        {"{\"v\": {\"value\": [1], \"unit\": \"亿元\"}}", "v={\"value\":[1],\"unit\":\"亿元\"};0"},
        {"{}", "0"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        CHECK_TEXT(load(test, &folder, cases[i].declarations, NULL, 0), cases[i].expected);
    folder_remove(test, &folder);
}

TEST(loader_reports_faults)
{
    Folder folder;
    folder_create(test, &folder);
    folder_write(test, &folder, "a.json", "{\"items\": 5}");
    folder_write(test, &folder, "a.txt", "5");
    folder_write(test, &folder, "bad.json", "{");
    static const struct {
        const char *declarations, *expected;
    } cases[] = {
        {"[]", "error E0201"},
        {"{\"a\": {\"src\": \"none.json\"}}", "error E0001"},
        {"{\"a\": {\"src\": \"http://example.org/a.json\"}}", "error E0005"},
        {"{\"a\": {\"src\": \"file:///etc/hosts.json\"}}", "error E0005"},
        {"{\"a\": {\"src\": \"//host/a.json\"}}", "error E0005"},
        {"{\"a\": {\"src\": \"HTTPS:a.json\"}}", "error E0005"},
        {"{\"a\": {\"src\": \"a.txt\"}}", "error E0204"},
        {"{\"a\": {\"src\": \"a\"}}", "error E0204"},
        {"{\"a\": {\"src\": 5}}", "error E0203"},
        {"{\"a\": {\"src\": \"a.json\", \"kye\": \"id\"}}", "error E0202"},
        {"{\"a\": {\"src\": \"a.json\", \"key\": 5}}", "error E0203"},
        {"{\"a\": {\"src\": \"a.json\", \"sort\": true}}", "error E0203"},
        {"{\"a\": {\"src\": \"a.json\", \"filter\": []}}", "error E0203"},
        {"{\"a\": {\"src\": \"a.json\", \"limit\": \"5\"}}", "error E0203"},
        {"{\"a\": {\"src\": \"a.json\", \"compute\": []}}", "error E0203"},
        {"{\"a\": {\"src\": \"a.json\", \"parse\": []}}", "error E0203"},
        {"{\"a\": {\"src\": \"a.json\", \"parse\": {\"x\": \"date\"}}}", "error E0219"},
        {"{\"a\": {\"src\": \"a.json\", \"missing\": [\"-\"]}}", "error E0219"},
        {"{\"a\": {\"src\": \"a.json\", \"at\": \"/itms\"}}", "error E0222"},
        {"{\"a\": {\"src\": \"a.json\", \"schema\": \"s.json\"}}", "error E0001"},
        {"{\"a\": {\"src\": \"a.json\", \"encoding\": \"latin1\"}}", "error E0205"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        CHECK_TEXT(load(test, &folder, cases[i].declarations, NULL, 0), cases[i].expected);
    CHECK(strncmp(load(test, &folder, "{\"a\": {\"src\": \"bad.json\"}}", NULL, 0), "error E01",
                  9) == 0);
    folder_remove(test, &folder);
}

TEST(loader_overrides_sources)
{
    Folder folder;
    folder_create(test, &folder);
    folder_write(test, &folder, "a.csv", "x\n007\n");
    folder_write(test, &folder, "b.json", "[2]");
    DataOverride overrides[] = {{"a", folder.names[0]}, {"extra", folder.names[1]}};
    CHECK_TEXT(load(test, &folder,
                    "{\"a\": {\"src\": \"gone.json\", \"parse\": {\"x\": \"number\"}}}", overrides,
                    2),
               "a=[{\"x\":7}];extra=[2];2");
    CHECK_TEXT(load(test, &folder, "{\"a\": [5]}", overrides, 1), "a=[{\"x\":\"007\"}];1");
    DataOverride missing[] = {{"a", "/nowhere/none.json"}};
    CHECK_TEXT(load(test, &folder, "{\"a\": [5]}", missing, 1), "error E0001");
    folder_remove(test, &folder);
}
