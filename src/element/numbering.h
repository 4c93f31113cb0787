/* Numbering of steps and sections: 01, 1, 一, 壹, ①, 第一步. */
#ifndef ELEMENT_NUMBERING_H
#define ELEMENT_NUMBERING_H

#include "base/arena.h"
#include "json/field.h"

typedef enum Numbering {
    NUMBERING_PADDED,
    NUMBERING_PLAIN,
    NUMBERING_HAN,
    NUMBERING_CAPITAL,
    NUMBERING_CIRCLED,
    NUMBERING_LETTER,
    NUMBERING_NONE
} Numbering;

extern const FieldName numbering_names[];

/* The words for `number`, 1 to 99 (beyond it plain digits); letters reach to 26, circles to 20. */
const char *numbering_words(Arena *arena, Numbering numbering, int number);

#endif
