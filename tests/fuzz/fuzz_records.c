/* libFuzzer target: the records of a batch, found and read one by one, as NDJSON, JSON and CSV in
 * UTF-8 and in GB 18030. Every record ends in an object or in an error of its own. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "pipeline/record_file.h"

#define RECORDS_TRIED 20

int LLVMFuzzerInitialize(int *count, char ***arguments);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static char folder[] = "/tmp/yitu-fuzz.XXXXXX";
static const char *const names[] = {"r.ndjson", "r.json", "r.csv"};

static void clean_up(void)
{
    for (size_t i = 0; i < COUNT_OF(names); i++)
        remove(names[i]);
    rmdir(folder);
}

int LLVMFuzzerInitialize(int *count, char ***arguments)
{
    (void)count;
    (void)arguments;
    char *top = mkdtemp(folder);
    if (!top || chdir(top) != 0)
        abort();
    atexit(clean_up);
    return 0;
}

static void read_records(const char *path, const char *encoding)
{
    Arena *arena = arena_create();
    DiagSink sink;
    diag_init(&sink, arena, DIAG_ENGLISH);
    RecordFile file;
    bool is_open = record_file_open(&file, arena, &sink, path, encoding);
    if (!is_open && sink.error_count == 0)
        __builtin_trap();
    for (size_t i = 0; is_open && i < file.count && i < RECORDS_TRIED; i++) {
        size_t errors = sink.error_count;
        if (!record_load(&file, arena, &sink, i) && sink.error_count == errors)
            __builtin_trap();
    }
    record_file_release(&file);
    arena_destroy(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        FILE *file = fopen(names[i], "wb");
        if (!file || fwrite(bytes, 1, size, file) != size || fclose(file) != 0)
            abort();
        read_records(names[i], NULL);
    }
    read_records("r.csv", "gb18030");
    return 0;
}
