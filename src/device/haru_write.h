/* Writes one libharu object as PDF source: exact numbers, names escaped byte by byte, strings in
 * hexadecimal. Used by the save pass only, which hands out the object numbers. */
#ifndef DEVICE_HARU_WRITE_H
#define DEVICE_HARU_WRITE_H

#include "device/haru_object.h"

typedef struct HaruWriter {
    StrBuf *out;
    /* The number in the file of the object that libharu knows as `object_id`. */
    uint32_t (*number_of)(void *context, uint32_t object_id);
    void *context;
    HPDF_STATUS status; /* the first fault, HPDF_OK: none */
} HaruWriter;

/* Appends the value of `object` (for a stream object: its dictionary without /Length, left open
 * without the final ">>"). An object that has no form in PDF sets `status`. */
void haru_write_value(HaruWriter *writer, const void *object);

/* True for a stream object of ours. */
bool haru_is_stream(const void *object);

#endif
