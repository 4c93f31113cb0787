/* "Did you mean ...?": the nearest name among the allowed ones. */
#ifndef JSON_SUGGEST_H
#define JSON_SUGGEST_H

#include "base/text.h"

/* The entry of `names` (`count` of them, NULL entries skipped) nearest to `word`: edit distance
 * with transpositions, letter case ignored, counted in characters; NULL when none is near enough
 * (more than a third of the longer word, at least 1). Ties: the first. */
const char *suggest_name(Text word, const char *const names[], int count);

#endif
