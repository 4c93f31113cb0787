/* The keywords of JSON Schema that sources are judged by. Inside data/ only. */
#ifndef DATA_SCHEMA_KEYWORDS_H
#define DATA_SCHEMA_KEYWORDS_H

#include "json/json.h"

/* The types of a keyword "type" as bits 1 << JsonKind; integers have a bit of their own. */
#define SCHEMA_INTEGER (1u << 16)

/* The type's bits; 0: it is none. */
unsigned schema_type_bits(Text name);

/* Checks a schema and those in it. Recursion is bounded by LIMIT_JSON_DEPTH. False: reported. */
bool schema_check_keywords(Arena *arena, DiagSink *diagnostics, const JsonValue *schema);

#endif
