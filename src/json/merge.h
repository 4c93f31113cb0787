/* Merging of JSON values: a base and what changes it. */
#ifndef JSON_MERGE_H
#define JSON_MERGE_H

#include "json/json.h"

/* `base` as changed by `patch`: members of objects are merged one by one, null takes a member away,
 * anything else replaces. Both stay as they were; the result borrows their values, so each keeps
 * the place where it was written. `base` NULL: there was nothing. Never NULL.
 * Source: RFC 7396, section 2. */
JsonValue *json_merge(Arena *arena, JsonValue *base, JsonValue *patch);

#endif
