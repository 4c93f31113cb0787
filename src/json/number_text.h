/* Computed numbers as JSON literals. Inside json/ only. */
#ifndef JSON_NUMBER_TEXT_H
#define JSON_NUMBER_TEXT_H

#include "base/arena.h"
#include "base/text.h"

/* The shortest JSON literal that reads back as `number`, which is finite; the same under every
 * locale. NUL-terminated, in the arena. */
Text json_number_text(Arena *arena, double number);

#endif
