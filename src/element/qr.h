/* QR codes: from words to modules (libqrencode), from modules to one path. */
#ifndef ELEMENT_QR_H
#define ELEMENT_QR_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/text.h"
#include "scene/path.h"

/* Share of damage that can be repaired: about 7, 15, 25, 30 %. Source: ISO/IEC 18004, 7.5. */
typedef enum QrLevel { QR_L, QR_M, QR_Q, QR_H } QrLevel;

typedef struct QrCode {
    int size;            /* modules on a side, without the quiet zone */
    unsigned char *dark; /* size x size, row by row: 1 is dark */
} QrCode;

#define QR_QUIET_MODULES 4 /* ISO/IEC 18004, 5.3.8 */

/* Encodes `words` (bytes, UTF-8). False: they are empty, hold U+0000 or are too long for `level`.
 */
bool qr_encode(Arena *arena, Text words, QrLevel level, QrCode *code);

/* Bytes that a code of `level` holds at most (version 40). Source: ISO/IEC 18004, table 7. */
int qr_capacity(QrLevel level);

/* Appends the dark modules so that the code fills `frame` (a square, without quiet zone). Modules
 * side by side are one rectangle. */
void qr_append(Path *path, const QrCode *code, Rect frame);

#endif
