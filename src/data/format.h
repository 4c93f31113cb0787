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
    const Origin *origin; /* of the expression or format string */
    const FormatSettings *settings;
    const JsonValue *value;            /* never NULL; JSON_NULL is a missing value */
    const JsonValue *const *arguments; /* argument_count of them */
    int argument_count;
} FormatCall;

typedef struct Format {
    const char *name;
    const char *const *aliases; /* NULL-terminated, "万" for wan; NULL: none */
    int min_arguments, max_arguments;
    bool takes_missing; /* `apply` wants JSON_NULL too; else a missing value stays missing */
    const char *example, *result; /* "3162000000 | yi(1)", "31.6": documentation and test in one */
    const char *help, *help_zh;
    /* The formatted value, a string as a rule; NULL: reported. */
    JsonValue *(*apply)(const FormatCall *call);
} Format;

extern const Format *const format_table[]; /* NULL at the end */

/* The format of this name or alias, or NULL. */
const Format *format_find(Text name);

/* The format whose name is nearest to a wrong one, for a hint; or NULL. */
const char *format_suggest(Text name);

/* Applies a format: checks the number of arguments, and hands a missing value on as it is to a
 * format that does not take it. The result may be `call->value` itself. NULL: reported. */
const JsonValue *format_call(const Format *format, const FormatCall *call);

/* A format string of tables and charts, such as "yi(1)" or "pct(1) | na('—')", read once and used
 * for many values. Arguments are numbers and quoted texts. A bare date pattern ("YYYY", "M月")
 * stands for date('...'). */
typedef struct FormatChain FormatChain;

/* Reads a format string; `origin` is where it stands, for messages then and later. The chain lives
 * in `arena`. NULL: reported. */
const FormatChain *format_compile(Arena *arena, DiagSink *diagnostics, Text text,
                                  const Origin *origin);

/* The value as text. `chain` may be NULL: the value as it is printed without a format. A missing
 * value that no "na" took care of comes back as JSON_NULL. NULL: reported. */
const JsonValue *format_run(const FormatChain *chain, Arena *arena, DiagSink *diagnostics,
                            const FormatSettings *settings, const JsonValue *value);

#endif
