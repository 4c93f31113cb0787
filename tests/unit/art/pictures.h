/* Pictures for the tests, written by libpng and libjpeg in every kind that their formats have. */
#ifndef TESTS_UNIT_ART_PICTURES_H
#define TESTS_UNIT_ART_PICTURES_H

#include <stdio.h>
#include <stdlib.h>

#include <jpeglib.h>
#include <png.h>

#include "art/art.h"
#include "base/strbuf.h"
#include "test.h"

/* How a PNG is to be written. Samples come from pictures_sample(). */
typedef struct PngKind {
    int width, height;
    int color_type, depth;
    bool is_interlaced, has_transparency; /* tRNS: gray or RGB sample 0, or palette entry 0 */
    bool is_opaque;                       /* the alpha channel is full everywhere */
    int pixels_per_metre;                 /* 0: no pHYs */
    const unsigned char *icc, *exif;
    unsigned icc_size, exif_size;
} PngKind;

static inline int pictures_channels(int color_type)
{
    return color_type == PNG_COLOR_TYPE_GRAY || color_type == PNG_COLOR_TYPE_PALETTE ? 1
           : color_type == PNG_COLOR_TYPE_GRAY_ALPHA                                 ? 2
           : color_type == PNG_COLOR_TYPE_RGB                                        ? 3
                                                                                     : 4;
}

/* The sample at (x, y) as the file stores it, 0 .. 2^depth - 1. 16 bits are n * 257, which is n in
 * 8 bits without rounding. */
static inline unsigned pictures_sample(const PngKind *kind, int x, int y, int channel)
{
    bool is_alpha = kind->color_type & PNG_COLOR_MASK_ALPHA &&
                    channel == pictures_channels(kind->color_type) - 1;
    if (kind->is_opaque && is_alpha)
        return (1u << kind->depth) - 1;
    unsigned value = (unsigned)(x * 37 + y * 11 + channel * 71);
    if (kind->depth == 16)
        return (value & 0xFF) * 257;
    return value & ((1u << kind->depth) - 1);
}

static inline void pictures_append(png_structp png, png_bytep bytes, size_t length)
{
    strbuf_append(png_get_io_ptr(png), bytes, length);
}

static inline void pictures_flush(png_structp png)
{
    (void)png;
}

/* Palette entry i is (i, 255 - i, i / 2 + 3). */
static inline void pictures_set_palette(png_structp png, png_infop info, const PngKind *kind)
{
    png_color palette[256];
    int count = 1 << kind->depth;
    for (int i = 0; i < count; i++)
        palette[i] = (png_color){(png_byte)i, (png_byte)(255 - i), (png_byte)(i / 2 + 3)};
    png_set_PLTE(png, info, palette, count);
}

static inline void pictures_pack_row(const PngKind *kind, int y, unsigned char *row)
{
    int channels = pictures_channels(kind->color_type);
    for (int i = 0; i < kind->width * channels; i++) {
        unsigned sample = pictures_sample(kind, i / channels, y, i % channels);
        if (kind->depth == 16) {
            row[2 * i] = (unsigned char)(sample >> 8);
            row[2 * i + 1] = (unsigned char)sample;
            continue;
        }
        int per_byte = 8 / kind->depth;
        int shift = 8 - kind->depth * (i % per_byte + 1);
        row[i / per_byte] = (unsigned char)(row[i / per_byte] | sample << shift);
    }
}

static inline void pictures_set_chunks(png_structp png, png_infop info, const PngKind *kind)
{
    png_byte alpha = 0;
    png_color_16 first = {0};
    if (kind->has_transparency)
        png_set_tRNS(png, info, &alpha, 1, &first);
    if (kind->pixels_per_metre)
        png_set_pHYs(png, info, (png_uint_32)kind->pixels_per_metre,
                     (png_uint_32)kind->pixels_per_metre, PNG_RESOLUTION_METER);
    if (kind->icc)
        png_set_iCCP(png, info, "profile", PNG_COMPRESSION_TYPE_BASE, kind->icc, kind->icc_size);
    if (kind->exif)
        png_set_eXIf_1(png, info, kind->exif_size, (png_bytep)kind->exif);
}

static inline StrBuf pictures_png(Arena *arena, const PngKind *kind)
{
    StrBuf file = {0};
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);
    png_set_write_fn(png, &file, pictures_append, pictures_flush);
    png_set_IHDR(png, info, (png_uint_32)kind->width, (png_uint_32)kind->height, kind->depth,
                 kind->color_type, kind->is_interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    if (kind->color_type == PNG_COLOR_TYPE_PALETTE)
        pictures_set_palette(png, info, kind);
    pictures_set_chunks(png, info, kind);
    png_bytepp rows = arena_array(arena, (size_t)kind->height, sizeof *rows);
    for (int y = 0; y < kind->height; y++) {
        rows[y] = arena_alloc(arena, (size_t)kind->width * 8);
        pictures_pack_row(kind, y, rows[y]);
    }
    png_set_rows(png, info, rows);
    png_write_png(png, info, PNG_TRANSFORM_IDENTITY, NULL);
    png_destroy_write_struct(&png, &info);
    return file;
}

/* How a JPEG is to be written. */
typedef struct JpegKind {
    int width, height;
    int components;           /* 1 gray, 3 RGB as YCbCr, 4 CMYK or YCCK */
    unsigned char samples[4]; /* of every pixel, as the file stores them */
    unsigned char lower[4];   /* of the lower half, when is_split */
    bool is_split, is_progressive, is_ycck, has_no_adobe, has_arithmetic;
    int dpi;                         /* 0: none */
    const unsigned char *app1, *icc; /* segments as they are */
    unsigned app1_size, icc_size;
} JpegKind;

static inline void pictures_set_jpeg(struct jpeg_compress_struct *jpeg, const JpegKind *kind)
{
    jpeg->image_width = (JDIMENSION)kind->width;
    jpeg->image_height = (JDIMENSION)kind->height;
    jpeg->input_components = kind->components;
    jpeg->in_color_space = kind->components == 1   ? JCS_GRAYSCALE
                           : kind->components == 3 ? JCS_RGB
                                                   : JCS_CMYK;
    jpeg_set_defaults(jpeg);
    if (kind->is_ycck)
        jpeg_set_colorspace(jpeg, JCS_YCCK);
    jpeg_set_quality(jpeg, 95, TRUE);
    if (kind->has_no_adobe)
        jpeg->write_Adobe_marker = FALSE;
    if (kind->is_progressive)
        jpeg_simple_progression(jpeg);
    jpeg->arith_code = kind->has_arithmetic;
    if (kind->dpi) {
        jpeg->density_unit = 1;
        jpeg->X_density = (UINT16)kind->dpi;
        jpeg->Y_density = (UINT16)kind->dpi;
    }
}

static inline StrBuf pictures_jpeg(Arena *arena, const JpegKind *kind)
{
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr errors;
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    unsigned char *bytes = NULL;
    unsigned long size = 0;
    jpeg_mem_dest(&jpeg, &bytes, &size);
    pictures_set_jpeg(&jpeg, kind);
    jpeg_start_compress(&jpeg, TRUE);
    if (kind->app1)
        jpeg_write_marker(&jpeg, JPEG_APP0 + 1, kind->app1, kind->app1_size);
    if (kind->icc)
        jpeg_write_icc_profile(&jpeg, kind->icc, kind->icc_size);
    JSAMPROW row = arena_alloc(arena, (size_t)(kind->width * kind->components));
    for (int y = 0; y < kind->height; y++) {
        bool is_lower = kind->is_split && y >= kind->height / 2;
        for (int i = 0; i < kind->width * kind->components; i++)
            row[i] = (is_lower ? kind->lower : kind->samples)[i % kind->components];
        jpeg_write_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    StrBuf file = {0};
    strbuf_append(&file, bytes, size);
    free(bytes);
    return file;
}

#define PICTURES_ICC_SIZE 400 /* libpng refuses very small ones */

/* A profile of a header and one meaningless tag, for the given colours ("RGB ", "CMYK", "GRAY"). */
static inline void pictures_icc(unsigned char profile[PICTURES_ICC_SIZE], const char space[4])
{
    memset(profile, 0, PICTURES_ICC_SIZE);
    profile[2] = PICTURES_ICC_SIZE >> 8;
    profile[3] = PICTURES_ICC_SIZE & 0xFF;
    profile[8] = 2; /* version */
    memcpy(profile + 12, "mntr", 4);
    memcpy(profile + 16, space, 4);
    memcpy(profile + 20, "XYZ ", 4);
    memcpy(profile + 36, "acsp", 4);
    static const unsigned char d50[12] = {0, 0, 0xF6, 0xD6, 0, 1, 0, 0, 0, 0, 0xD3, 0x2D};
    memcpy(profile + 68, d50, sizeof d50);
    profile[131] = 1; /* tags */
    memcpy(profile + 132, "desc", 4);
    profile[139] = 144; /* where it is, and its size */
    profile[142] = (PICTURES_ICC_SIZE - 144) >> 8;
    profile[143] = (PICTURES_ICC_SIZE - 144) & 0xFF;
    for (int i = 144; i < PICTURES_ICC_SIZE; i++)
        profile[i] = (unsigned char)(i * i * 31 / 7);
}

/* Exif: orientation, and 300 dots for each inch. Little-endian unless `big_endian`. */
static inline size_t pictures_exif(unsigned char bytes[128], int orientation, bool big_endian)
{
    static const unsigned short entries[][3] = {
        {0x0112, 3, 0}, {0x011A, 5, 62}, {0x011B, 5, 62}, {0x0128, 3, 2}};
    size_t at = 0;
    memset(bytes, 0, 128);
#define PUT(value, width)                                                                          \
    for (int k = 0; k < (width); k++)                                                              \
    bytes[at++] = (unsigned char)((unsigned)(value) >> 8 * (big_endian ? (width)-1 - k : k))
    bytes[at++] = big_endian ? 'M' : 'I';
    bytes[at++] = big_endian ? 'M' : 'I';
    PUT(42, 2);
    PUT(8, 4);
    PUT(4, 2);
    for (size_t i = 0; i < 4; i++) {
        unsigned value = i ? entries[i][2] : (unsigned)orientation;
        PUT(entries[i][0], 2);
        PUT(entries[i][1], 2);
        PUT(1, 4);
        if (entries[i][1] == 3) {
            PUT(value, 2);
            PUT(0, 2);
        } else {
            PUT(value, 4);
        }
    }
    PUT(0, 4);
    PUT(300, 4); /* at 62: 8 + 2 + 4 * 12 + 4 */
    PUT(1, 4);
#undef PUT
    return at;
}

/* Has the format that recognizes `file` read it; false when it refused, or when none knows it. */
static inline bool pictures_read(TestState *test, const char *bytes, size_t size, Image *image)
{
    *image = (Image){.orientation = 1, .name = "test picture"};
    for (int i = 0; art_formats[i]; i++) {
        if (art_formats[i]->recognizes((const unsigned char *)bytes, size))
            return art_formats[i]->read(test->arena, test->sink, NULL, image->name,
                                        (const unsigned char *)bytes, size, image);
    }
    return false;
}

#endif
