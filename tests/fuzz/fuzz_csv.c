/* libFuzzer target: a CSV table with and without declared types, and the same bytes as NDJSON. */
#include <stdint.h>

#include "data/data.h"

static const char *const option_texts[] = {
    "{}",
    "{\"parse\": {\"a\": \"number\"}, \"missing\": [\"-\"]}",
    "{\"parse\": {\"a\": \"date\"}, \"delimiter\": \";\"}",
    "{\"encoding\": \"gb18030\"}",
    "{\"columns\": [\"a\", \"b\"]}",
};

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    for (size_t i = 0; i < COUNT_OF(option_texts); i++) {
        Arena *arena = arena_create();
        DiagSink sink;
        diag_init(&sink, arena, DIAG_ENGLISH);
        JsonValue *options =
            json_parse(arena, &sink, source_create(arena, "options", text_of(option_texts[i])));
        char *copy = arena_copy(arena, (const char *)bytes, size);
        const SourceText *source = source_create(arena, "fuzz.csv", (Text){copy, size});
        for (int j = 0; reader_table[j]; j++) {
            size_t errors = sink.error_count;
            JsonValue *rows = reader_table[j]->read(arena, &sink, source, options);
            StrBuf out = {0};
            if (rows)
                json_write(&out, rows);
            else if (sink.error_count == errors && !sink.error_count)
                __builtin_trap();
            strbuf_release(&out);
        }
        arena_destroy(arena);
    }
    return 0;
}
