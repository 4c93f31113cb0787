/* Formats: how a value is written, the same in text, tables and charts ("yi(1)", "pct(2)"). In
 * expressions they follow a bar: {{ item.value | yi(1) }}.
 *
 * Adding a format is one new file src/data/format_<name>.c that defines `format_<name>`. */
#ifndef DATA_FORMAT_H
#define DATA_FORMAT_H

#include "json/json.h"

/* What holds for the whole document. */
typedef struct FormatSettings {
    const char *language; /* BCP 47: "zh-CN", "zh-Hant", "en" */
    bool round_half_even; /* else half away from zero */
} FormatSettings;

typedef struct FormatCall {
    Arena *arena;
    DiagSink *diagnostics;
    const Origin *origin;            /* of the expression or format string */
    const FormatSettings *settings;
    const JsonValue *value;          /* never NULL; JSON_NULL is a missing value */
    const JsonValue *const *arguments; /* argument_count of them */
    int argument_count;
} FormatCall;

typedef struct Format {
    const char *name;
    const char *const *aliases;  /* NULL-terminated, "万" for wan; NULL: none */
    int min_arguments, max_arguments;
    const char *example, *result; /* "31.62 | yi(1)", "31.6": documentation and test in one */
    const char *help, *help_zh;
    /* The formatted value, a string as a rule; NULL: reported. */
    JsonValue *(*apply)(const FormatCall *call);
} Format;

extern const Format *const format_table[]; /* NULL at the end */

/* The format of this name or alias, or NULL. */
const Format *format_find(Text name);

#endif
