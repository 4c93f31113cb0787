/* Settings: values that the command line gives, --set KEY=VALUE. */
#ifndef PIPELINE_SETTING_H
#define PIPELINE_SETTING_H

#include "base/map.h"
#include "json/json.h"

/* Puts `text` (JSON, else taken as words) into `values` under `key`. "topic.place.name" makes or
 * changes a member of a member of the object "topic"; what is on the way is copied, so a data
 * file's own value stays as it was read. Reported: a key with an empty part, a member of what is no
 * object. Everything lives in `arena`. */
void setting_apply(Arena *arena, DiagSink *diagnostics, Map *values, const char *key,
                   const char *text);

#endif
