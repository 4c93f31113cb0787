/* Exif: art/exif.h. The bytes are laid out after TIFF 6.0, section 2, by pictures_exif(). */
#include "art/exif.h"

#include "pictures.h"

TEST(art_exif_both_byte_orders)
{
    for (int orientation = 1; orientation <= 8; orientation++) {
        unsigned char bytes[128];
        size_t size = pictures_exif(bytes, orientation, orientation % 2);
        ExifFields fields = exif_read(bytes, size);
        CHECK(fields.orientation == orientation);
        CHECK(fields.ppi_x == 300 && fields.ppi_y == 300);
    }
}

TEST(art_exif_bad_values_are_not_stated)
{
    unsigned char bytes[128];
    size_t size = pictures_exif(bytes, 9, false);
    CHECK(exif_read(bytes, size).orientation == 1);
    CHECK(exif_read(bytes, 61).ppi_x == 0); /* the ratio lies beyond the end */
    CHECK(exif_read(bytes, 7).orientation == 1);
    bytes[4] = bytes[5] = bytes[6] = bytes[7] = 0xFF; /* a directory far beyond the end */
    CHECK(exif_read(bytes, size).orientation == 1);
}
