/* QR codes: see qr.h. */
#include "element/qr.h"

#include <qrencode.h>

static QRecLevel level_of(QrLevel level)
{
    switch (level) {
    case QR_L:
        return QR_ECLEVEL_L;
    case QR_M:
        return QR_ECLEVEL_M;
    case QR_Q:
        return QR_ECLEVEL_Q;
    case QR_H:
        break;
    }
    return QR_ECLEVEL_H;
}

int qr_capacity(QrLevel level)
{
    static const int bytes[] = {2953, 2331, 1663, 1273};
    return bytes[level];
}

bool qr_encode(Arena *arena, Text words, QrLevel level, QrCode *code)
{
    if (words.length == 0 || memchr(words.data, 0, words.length) ||
        words.length > (size_t)qr_capacity(level))
        return false;
    char *copy = arena_copy(arena, words.data, words.length);
    QRcode *made = QRcode_encodeString8bit(copy, 0, level_of(level));
    if (!made)
        return false;
    int size = made->width;
    code->size = size;
    code->dark = arena_array(arena, (size_t)size, (size_t)size);
    for (int i = 0; i < size * size; i++)
        code->dark[i] = made->data[i] & 1; /* the lowest bit is the colour */
    QRcode_free(made);
    return true;
}

void qr_append(Path *path, const QrCode *code, Rect frame)
{
    double module = frame.width / code->size;
    for (int y = 0; y < code->size; y++) {
        const unsigned char *row = code->dark + y * code->size;
        for (int x = 0; x < code->size; x++) {
            int start = x;
            while (x < code->size && row[x])
                x++;
            if (x > start)
                path_rectangle(path, (Rect){frame.x + start * module, frame.y + y * module,
                                            (x - start) * module, module});
        }
    }
}
