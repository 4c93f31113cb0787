/* Counters in the numbering styles of Chinese books: 第一章, 1.2, （三）, ①, IV. A pattern is text
 * with counters in braces: {1} is the number of the chapter, {2} that of the section in it, {n} the
 * thing's own; a style may follow after a colon: {1:cjk}, {n:circled}, {n:roman}. */
#ifndef DOC_COUNTER_H
#define DOC_COUNTER_H

#include "json/json.h"

#define COUNTER_LEVELS 6

typedef struct CounterValues {
    int levels[COUNTER_LEVELS]; /* of headings; levels[0] is the chapter */
    int own;
} CounterValues;

/* Appends `number` in `style` ("", "cjk", "cjkUpper", "circled", "roman", "Roman", "alpha").
 * Numbers that the style does not reach are written as digits. False: there is no such style. */
bool counter_write(StrBuf *out, int number, Text style);

/* Appends the pattern with its counters filled in. False: it is no pattern; nothing is reported. */
bool counter_fill(StrBuf *out, Text pattern, const CounterValues *values);

/* True when the pattern names the chapter: what it counts begins anew with each. */
bool counter_names_chapter(Text pattern);

#endif
