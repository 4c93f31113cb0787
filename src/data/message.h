/* Words for messages: in the sink's language, and texts made safe to quote. */
#ifndef DATA_MESSAGE_H
#define DATA_MESSAGE_H

#include "json/json.h"

/* The English or the Chinese words, as the sink speaks. */
const char *message_words(const DiagSink *diagnostics, const char *english, const char *chinese);

/* A copy of `text` with its NUL, cut after 40 characters with "…" so that a message stays short. */
const char *message_quote(Arena *arena, Text text);

/* "a number", "a text" ... */
const char *message_kind(const DiagSink *diagnostics, const JsonValue *value);

const char *message_number(Arena *arena, long number);

/* The member names of an object, joined by commas, at most a dozen of them. */
const char *message_keys(Arena *arena, const JsonValue *object);

/* The member name nearest to `name`, or NULL. */
const char *message_nearest_key(Arena *arena, const JsonValue *object, Text name);

/* Adds the hint "Did you mean “...”?". `nearest` may be NULL: no hint. */
void message_suggest(DiagSink *diagnostics, Diagnostic *diagnostic, const char *nearest);

#endif
