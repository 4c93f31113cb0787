/* libFuzzer target: a layout {"components": ..., "body": ..., "data": ...} through loading,
 * derivation and expansion. The expanded tree must be free of directives' leftovers and printable.
 */
#include <stdint.h>

#include "data/data.h"
#include "template/template.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    Arena *arena = arena_create();
    DiagSink sink;
    diag_init(&sink, arena, DIAG_CHINESE);
    char *copy = arena_copy(arena, (const char *)bytes, size);
    JsonValue *root = json_parse(arena, &sink, source_create(arena, "fuzz", (Text){copy, size}));
    JsonValue *declarations = json_find(root, "data");
    JsonValue *body = json_find(root, "body");
    Map values;
    map_init(&values, arena);
    TemplateOptions options = {.values = &values,
                               .components = json_find(root, "components"),
                               .settings = {.language = "zh-CN"}};
    DataLoader loader = {.arena = arena, .diagnostics = &sink, .layout_path = "/nowhere/x.json"};
    data_load(&loader, declarations, &values);
    template_derive_data(arena, &sink, &options.settings, declarations, NULL, &values);
    JsonValue *result = body ? template_expand(arena, &sink, &options, body) : NULL;
    StrBuf out = {0};
    if (result)
        json_write(&out, result);
    strbuf_release(&out);
    arena_destroy(arena);
    return 0;
}
