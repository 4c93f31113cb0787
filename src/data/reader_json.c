/* Data in a JSON file; "at" picks a value inside it by its pointer. */
#include "data/columns.h"
#include "data/data.h"
#include "data/encoding.h"
#include "data/message.h"

static JsonValue *pick(Arena *arena, DiagSink *diagnostics, JsonValue *root,
                       const SourceText *source, const JsonValue *at)
{
    if (!at)
        return root;
    if (at->kind != JSON_STRING) {
        diag_report(diagnostics, E_DATA_OPTION_KIND, &at->origin,
                    DIAG_ARGS("at",
                              message_words(diagnostics, "a pointer such as \"/items\"",
                                            "指针，如 \"/items\""),
                              message_kind(diagnostics, at)));
        return NULL;
    }
    JsonValue *value = json_at_pointer(root, at->text.data);
    if (!value)
        diag_report(diagnostics, E_DATA_POINTER, &at->origin,
                    DIAG_ARGS(message_quote(arena, at->text), source->name));
    return value;
}

static JsonValue *read(Arena *arena, DiagSink *diagnostics, const SourceText *source,
                       const JsonValue *options)
{
    const SourceText *text =
        encoding_to_utf8(arena, diagnostics, source, json_find(options, "encoding"));
    JsonValue *root = text ? json_parse(arena, diagnostics, text) : NULL;
    return root ? pick(arena, diagnostics, root, source, json_find(options, "at")) : NULL;
}

const Reader reader_json = {
    .extension = "json",
    .help = "JSON: a list of rows, or any value",
    .help_zh = "JSON：由行组成的列表，或任何值",
    .read = read,
};
