/* The table of formats, made from the file names format_*.c, and what holds for all of them. */
#include "data/format.h"

#include "data/message.h"
#include "json/suggest.h"

#define FORMAT(name) extern const Format format_##name;
#include "gen/format_list.inc"

#define FORMAT(name) &format_##name,
const Format *const format_table[] = {
#include "gen/format_list.inc"
    NULL,
};

static bool has_alias(const Format *format, Text name)
{
    for (int i = 0; format->aliases && format->aliases[i]; i++) {
        if (text_equals(name, format->aliases[i]))
            return true;
    }
    return false;
}

const Format *format_find(Text name)
{
    for (int i = 0; format_table[i]; i++) {
        if (text_equals(name, format_table[i]->name) || has_alias(format_table[i], name))
            return format_table[i];
    }
    return NULL;
}

const char *format_suggest(Text name)
{
    const char *names[COUNT_OF(format_table)];
    for (size_t i = 0; i < COUNT_OF(format_table); i++)
        names[i] = format_table[i] ? format_table[i]->name : NULL;
    return suggest_name(name, names, COUNT_OF(format_table));
}

const JsonValue *format_call(const Format *format, const FormatCall *call)
{
    int given = call->argument_count;
    if (given < format->min_arguments || given > format->max_arguments) {
        const char *range =
            format->min_arguments == format->max_arguments
                ? message_number(call->arena, format->min_arguments)
                : arena_print(call->arena, "%d-%d", format->min_arguments, format->max_arguments);
        diag_report(call->diagnostics, E_ARGUMENT_COUNT, call->origin,
                    DIAG_ARGS(format->name, range, message_number(call->arena, given)));
        return NULL;
    }
    if (call->value->kind == JSON_NULL && !format->takes_missing)
        return call->value;
    return format->apply(call);
}
