/* libFuzzer target: json_parse and all that reads its result. It must never crash or hang, and what
 * it says must hold together:
 *   a refused text has an error with its place inside the text, and an accepted one has none;
 *   our scanner and cJSON agree (E_JSON_DECODER never comes);
 *   every value's place leads back to the value; written and read again, the value is the same.
 *
 * clang -std=c11 -D_DEFAULT_SOURCE -g -O1 -fsanitize=fuzzer,address,undefined -Isrc \
 *     tests/fuzz/fuzz_json.c src/base/[a-z]*.c src/json/[a-z]*.c cJSON.c -lm
 * where cJSON.c, compiled from source, lets the fuzzer see into it; -lcjson works too. */
#include <stdint.h>
#include <stdlib.h>

#include "json/json.h"
#include "json/suggest.h"

#define PLACES_TRIED 16

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
    if (!condition)
        abort();
}

static void print_diagnostics(DiagSink *sink, size_t size)
{
    for (size_t i = 0; i < sink->count; i++) {
        const Diagnostic *item = &sink->items[i];
        require(item->code != E_JSON_DECODER);
        require((size_t)item->origin.offset + item->origin.length <= size);
    }
    diag_sort(sink);
    StrBuf out = {0};
    diag_print_text(&out, sink, DIAG_COLOURED);
    diag_print_json(&out, sink);
    strbuf_release(&out);
}

/* Reads again what json_write wrote, writes it once more and compares. */
static void check_round_trip(Arena *arena, const JsonValue *root)
{
    StrBuf first = {0};
    StrBuf second = {0};
    json_write(&first, root);
    DiagSink sink;
    diag_init(&sink, arena, DIAG_ENGLISH);
    const SourceText *source = source_create(arena, "again", (Text){first.data, first.length});
    const JsonValue *again = json_parse(arena, &sink, source);
    require(again && sink.count == 0);
    json_write(&second, again);
    require(first.length == second.length && memcmp(first.data, second.data, first.length) == 0);
    strbuf_release(&first);
    strbuf_release(&second);
}

static void check_places(Arena *arena, const SourceText *source, JsonValue *root)
{
    size_t step = source->text.length / PLACES_TRIED + 1;
    for (size_t offset = 0; offset < source->text.length; offset += step) {
        const char *pointer = json_pointer_at(arena, source, offset);
        require(pointer != NULL);
        const JsonValue *value = json_at_pointer(root, pointer);
        require(value != NULL);
        require(value == root || offset < (size_t)value->origin.offset + value->origin.length);
        if (value->kind != JSON_STRING)
            continue;
        Origin whole = json_string_origin(value, 0, value->text.length);
        require(whole.length == value->origin.length - 2);
        static const char *const names[] = {"width", "标题", "height"};
        suggest_name(value->text, names, 3);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena *arena = arena_create();
    DiagSink sink;
    diag_init(&sink, arena, size % 2 ? DIAG_CHINESE : DIAG_ENGLISH);
    const SourceText *source = source_create(arena, "fuzz", (Text){(const char *)data, size});
    JsonValue *root = json_parse(arena, &sink, source);
    require(root ? sink.error_count == 0 : sink.error_count > 0);
    print_diagnostics(&sink, size);
    if (root) {
        check_places(arena, source, root);
        check_round_trip(arena, root);
    }
    arena_destroy(arena);
    return 0;
}
