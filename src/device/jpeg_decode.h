/* Decoding JPEG files into Cairo surfaces, and making them ready to be passed on. */
#ifndef DEVICE_JPEG_DECODE_H
#define DEVICE_JPEG_DECODE_H

#include <stdint.h>

#include <cairo.h>

#include "base/arena.h"
#include "base/attributes.h"
#include "scene/image.h"

#define JPEG_MESSAGE_SIZE 200 /* libjpeg's JMSG_LENGTH_MAX */

typedef struct JpegDecoding {
    cairo_surface_t *surface;        /* RGB24; the caller destroys it. NULL: not decoded */
    bool is_corrupt;                 /* decoded, but parts are damaged */
    char message[JPEG_MESSAGE_SIZE]; /* libjpeg's, when NULL or corrupt */
} JpegDecoding;

/* Decodes an IMAGE_JPEG (gray, RGB, CMYK), as stored. The decoder halves the picture up to three
 * times as long as both sides stay at least `min_width` and `min_height` pixels: a photograph is
 * often many times larger than its place on a screen page. */
void jpeg_decode(const Image *image, int min_width, int min_height, JpegDecoding *decoding);

/* Decodes an IMAGE_JPEG as stored, whole: rows of image->channels bytes (gray, RGB, or inks of
 * which 0 is none), in `arena`. NULL: it could not be decoded, or is not of the image's size;
 * `message` says why. */
unsigned char *jpeg_decode_samples(Arena *arena, const Image *image,
                                   char message[JPEG_MESSAGE_SIZE]);

/* Four ink bytes, each first XORed with `flip` (0xFF where 0 is full ink), as 0x00RRGGBB. */
uint32_t cmyk_to_word(const unsigned char inks[4], unsigned char flip);

/* Copies a JPEG file without its APP1 segments (Exif, XMP) in front of the first scan. Viewers
 * disagree on whether they turn an embedded picture by its Exif orientation, and a published page
 * should not carry where a photograph was taken. Returns the bytes in `arena`. */
const unsigned char *jpeg_without_exif(Arena *arena, const unsigned char *bytes, size_t size,
                                       size_t *new_size);

#endif
