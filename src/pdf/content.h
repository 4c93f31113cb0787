/* Content streams as operators with their operands: ISO 32000-1, 7.8.2. Never fails: what cannot be
 * read is passed over. */
#ifndef PDF_CONTENT_H
#define PDF_CONTENT_H

#include "base/arena.h"
#include "base/text.h"

#define OPERAND_LIMIT 64 /* annex C allows 33 (DeviceN); more are forgotten */

typedef enum OperandKind {
    OPERAND_NUMBER,
    OPERAND_NAME,
    OPERAND_STRING,
    OPERAND_OTHER
} OperandKind;

typedef struct Operand {
    OperandKind kind;
    double number;
    Text text; /* NAME without slash, decoded; STRING, decoded; NUL-terminated in the arena */
} Operand;

typedef struct Content {
    Arena *arena;
    const char *at, *end;
    Operand operands[OPERAND_LIMIT];
    int count;         /* of operands before the operator */
    Operand *elements; /* of the last array among the operands, for TJ */
    size_t element_count, element_capacity;
    bool in_array;
    char operator[8];                        /* "Tj"; cut if longer */
    Operand inline_image[2 * OPERAND_LIMIT]; /* of BI: keys and values */
    int inline_count;
} Content;

Content content_start(Arena *arena, Text bytes);

/* Goes to the next operator and fills in its operands. False: the content ends. An inline picture
 * is one operator, "BI", its data passed over. */
bool content_next(Content *content);

#endif
