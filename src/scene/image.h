/* Image: a picture as the devices need it; read by art/. Immutable, borrowed by scenes. */
#ifndef SCENE_IMAGE_H
#define SCENE_IMAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/hash.h"

typedef enum ImageKind {
    IMAGE_PIXELS, /* decoded samples, 8 bits each */
    IMAGE_JPEG,   /* a baseline or progressive JPEG file, passed through */
    IMAGE_VECTOR  /* shapes: its element paints them, no device meets it */
} ImageKind;

typedef struct Image {
    ImageKind kind;
    int width, height;           /* pixels, as stored (before orientation) */
    int channels;                /* colour channels: 1 gray, 3 RGB, 4 CMYK */
    bool inverted_cmyk;          /* JPEG with Adobe marker: 0 is full ink */
    int orientation;             /* EXIF 1..8; 1 is upright */
    double ppi_x, ppi_y;         /* 0: not stated */
    const unsigned char *pixels; /* PIXELS: rows top to bottom, width*channels bytes, no padding */
    const unsigned char
        *alpha; /* PIXELS: width*height bytes, straight (not multiplied); NULL: opaque */
    const struct VectorArt *vector; /* VECTOR */
    const unsigned char *encoded;   /* JPEG: the file */
    size_t encoded_size;
    const unsigned char *icc; /* embedded profile, NULL: none */
    size_t icc_size;
    Hash128 hash;     /* of the file's bytes: one object per picture in a PDF */
    const char *name; /* the path as the layout wrote it, for messages */
} Image;

#endif
