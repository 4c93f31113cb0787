/* What the format files share: taking arguments, rounding as the document says, making text. */
#ifndef DATA_FORMATTING_H
#define DATA_FORMATTING_H

#include "data/decimal.h"
#include "data/format.h"

#define PLACES_AS_STATED (-1) /* no number of digits was given */
#define PLACES_LIMIT     15   /* a double has no more */

typedef enum FormatScript { SCRIPT_SIMPLIFIED, SCRIPT_TRADITIONAL, SCRIPT_ENGLISH } FormatScript;

/* The script that the document's language asks for; simplified Chinese where none is given. */
FormatScript format_script(const FormatSettings *settings);

RoundMode format_round_mode(const FormatSettings *settings);

/* The value as a number; false: it is none, which is reported under the format's `name`. */
bool format_take_number(const FormatCall *call, const char *name, Decimal *number) WARN_UNUSED;

/* Argument `index` (from 0) as a whole number in [low, high]; `*value` stays where the argument was
 * not given. False: reported. */
bool format_take_integer(const FormatCall *call, const char *name, int index, int low, int high,
                         int *value) WARN_UNUSED;

/* The first argument as a number of digits after the point. */
bool format_take_places(const FormatCall *call, const char *name, int *places) WARN_UNUSED;

/* Argument `index` as a text; `*text` stays where it was not given. False: reported. */
bool format_take_text(const FormatCall *call, const char *name, int index, Text *text) WARN_UNUSED;

/* True in `*given` when argument `index` is the word `word`; any other word is reported. */
bool format_take_word(const FormatCall *call, const char *name, int index, const char *word,
                      bool *given) WARN_UNUSED;

/* The value with its digits in groups, rounded where the call asks for places; NULL: reported. */
JsonValue *format_grouped(const FormatCall *call, const char *name,
                          const DecimalGrouping *grouping);

/* Rounds to `places`, or to the digits that the value needs for PLACES_AS_STATED. */
void format_round(const FormatCall *call, Decimal *number, int places);

/* A change or share as per cent: takes the value and the arguments (places, '%'), where '%' says
 * that the value is in per cent already; rounds to `places` (1 where none is given). */
bool format_take_percent(const FormatCall *call, const char *name, Decimal *number) WARN_UNUSED;

/* A change in words: 增长5.2%, 下降0.8%, 持平; takes the arguments of format_take_percent. */
JsonValue *format_change(const FormatCall *call, const char *name);

/* Reports that the value is outside what the format `name` can write. Returns NULL. */
JsonValue *format_refuse(const FormatCall *call, const char *name, const char *english,
                         const char *chinese);

/* The buffer's content as the formatted value; releases the buffer. */
JsonValue *format_result(const FormatCall *call, StrBuf *text);

/* `number | wan`, `number | yi`: the value with its point moved `power` to the left. */
JsonValue *format_scaled(const FormatCall *call, const char *name, int power);

/* Appends a scalar as it is printed without a format. False: a list or an object, or missing. */
bool format_append_plain(StrBuf *out, const JsonValue *value, const FormatSettings *settings);

#endif
