/* Numbers with what counts them: R9's house rules, which are penalties and no bans. Internal to
 * text/. */
#ifndef TEXT_MEASURE_WORD_H
#define TEXT_MEASURE_WORD_H

#include <stdbool.h>

#include "text/analysis.h"

/* How far a number and its measure word have been read. */
typedef enum NumberPhase {
    NUMBER_NONE,
    NUMBER_DIGITS,     /* 100 */
    NUMBER_MULTIPLIER, /* 100亿: a measure word may follow */
    NUMBER_SPACE,      /* 10 and a space: a Latin unit may follow */
    NUMBER_RANGE,      /* 2019—: a number may follow */
    NUMBER_ORDINAL     /* 第: a number may follow */
} NumberPhase;

typedef struct NumberState {
    NumberPhase phase;
} NumberState;

/* True when the character at `index` belongs to the number read so far. */
bool number_state_binds(const NumberState *state, const Analysis *analysis, uint32_t index);

/* Reads the character at `index`. */
void number_state_advance(NumberState *state, const Analysis *analysis, uint32_t index);

#endif
