/* Exif: orientation and resolution out of the first directory. See exif.h. */
#include "art/exif.h"

#include <stdbool.h>
#include <stdint.h>

#define TIFF_ENTRY_SIZE 12

enum {
    TAG_ORIENTATION = 0x0112,
    TAG_X_RESOLUTION = 0x011A,
    TAG_Y_RESOLUTION = 0x011B,
    TAG_RESOLUTION_UNIT = 0x0128
};
enum { TYPE_SHORT = 3, TYPE_RATIONAL = 5 };
enum { UNIT_INCH = 2, UNIT_CENTIMETRE = 3 };

typedef struct TiffBytes {
    const unsigned char *bytes;
    size_t size;
    bool big_endian;
} TiffBytes;

/* The unsigned number of `width` bytes at `offset`; 0 beyond the end. */
static uint32_t number_at(const TiffBytes *tiff, size_t offset, size_t width)
{
    if (offset > tiff->size || width > tiff->size - offset)
        return 0;
    uint32_t value = 0;
    for (size_t i = 0; i < width; i++) {
        size_t place = tiff->big_endian ? i : width - 1 - i;
        value = value << 8 | tiff->bytes[offset + place];
    }
    return value;
}

static double rational_at(const TiffBytes *tiff, size_t offset)
{
    double numerator = number_at(tiff, offset, 4);
    double denominator = number_at(tiff, offset + 4, 4);
    return denominator > 0 ? numerator / denominator : 0;
}

static void read_entry(const TiffBytes *tiff, size_t entry, ExifFields *fields, uint32_t *unit)
{
    uint32_t tag = number_at(tiff, entry, 2);
    uint32_t type = number_at(tiff, entry + 2, 2);
    uint32_t number = number_at(tiff, entry + 8, 2);
    double ratio = type == TYPE_RATIONAL ? rational_at(tiff, number_at(tiff, entry + 8, 4)) : 0;
    if (tag == TAG_ORIENTATION && type == TYPE_SHORT && number >= 1 && number <= 8)
        fields->orientation = (int)number;
    if (tag == TAG_RESOLUTION_UNIT && type == TYPE_SHORT)
        *unit = number;
    if (tag == TAG_X_RESOLUTION)
        fields->ppi_x = ratio;
    if (tag == TAG_Y_RESOLUTION)
        fields->ppi_y = ratio;
}

ExifFields exif_read(const unsigned char *bytes, size_t size)
{
    ExifFields fields = {.orientation = 1};
    if (size < 8 || bytes[0] != bytes[1] || (bytes[0] != 'I' && bytes[0] != 'M'))
        return fields;
    TiffBytes tiff = {bytes, size, bytes[0] == 'M'};
    if (number_at(&tiff, 2, 2) != 42)
        return fields;
    size_t directory = number_at(&tiff, 4, 4);
    uint32_t entry_count = number_at(&tiff, directory, 2);
    uint32_t unit = UNIT_INCH; /* the default of CP-3451C, 4.6.4 A */
    for (uint32_t i = 0; i < entry_count; i++)
        read_entry(&tiff, directory + 2 + i * TIFF_ENTRY_SIZE, &fields, &unit);
    double inches = unit == UNIT_CENTIMETRE ? 2.54 : 1;
    bool stated = unit == UNIT_INCH || unit == UNIT_CENTIMETRE;
    fields.ppi_x = stated ? fields.ppi_x * inches : 0;
    fields.ppi_y = stated ? fields.ppi_y * inches : 0;
    return fields;
}
