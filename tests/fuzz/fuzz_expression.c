/* libFuzzer target: an expression, then the same bytes as a template string, over a small data set.
 * Whatever comes in must end in a value or in diagnostics. */
#include <stdint.h>

#include "template/template.h"

static const char *const data =
    "{\"a\": {\"b\": 5.0, \"c\": null, \"d\": [1, 2, 3]}, \"rows\": [{\"v\": 1, \"t\": "
    "\"2025-03-05\"},"
    " {\"v\": 2.50, \"t\": \"x\"}], \"s\": \"文字 **b**\", \"n\": 31620000.5, \"yes\": true}";

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    Arena *arena = arena_create();
    DiagSink sink;
    diag_init(&sink, arena, DIAG_CHINESE);
    Map values;
    map_init(&values, arena);
    JsonValue *root = json_parse(arena, &sink, source_create(arena, "data", text_of(data)));
    for (uint32_t i = 0; i < root->count; i++)
        map_set(&values, root->items[i]->key, root->items[i]);
    TemplateOptions options = {.values = &values, .settings = {.language = size % 2 ? "zh" : "en"}};
    char *copy = arena_copy(arena, (const char *)bytes, size);
    const SourceText *source = source_create(arena, "fuzz", (Text){copy, size});
    Origin origin = {.source = source, .length = (uint32_t)size};
    JsonValue *value = template_evaluate(arena, &sink, &options, source->text, &origin);
    if (!value && !sink.error_count)
        __builtin_trap();
    JsonValue *text = json_new_string(arena, source->text, &origin);
    if (!template_expand(arena, &sink, &options, text) && sink.error_count == 0)
        __builtin_trap();
    arena_destroy(arena);
    return 0;
}
