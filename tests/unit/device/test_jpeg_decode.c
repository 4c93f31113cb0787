/* Decoding JPEG files at the size that is needed: device/jpeg_decode.h. */
#include "device/jpeg_decode.h"

#include "art/pictures.h"

TEST(jpeg_decode_halves_while_it_is_large_enough)
{
    static const struct {
        int wanted, decoded;
    } rows[] = {{160, 160}, {81, 160}, {80, 80}, {41, 80}, {20, 20}, {1, 20}, {1000, 160}};
    JpegKind kind = {160, 160, 3, {9, 9, 9}, .is_progressive = true};
    StrBuf file = pictures_jpeg(test->arena, &kind);
    Image image;
    CHECK(pictures_read(test, file.data, file.length, &image));
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        JpegDecoding decoding;
        jpeg_decode(&image, rows[i].wanted, rows[i].wanted, &decoding);
        CHECK(decoding.surface && !decoding.is_corrupt);
        CHECK(cairo_image_surface_get_width(decoding.surface) == rows[i].decoded);
        CHECK(cairo_image_surface_get_height(decoding.surface) == rows[i].decoded);
        cairo_surface_destroy(decoding.surface);
    }
    strbuf_release(&file);
}

TEST(jpeg_decode_says_what_is_wrong)
{
    Image image = {.kind = IMAGE_JPEG,
                   .width = 8,
                   .height = 8,
                   .channels = 3,
                   .encoded = (const unsigned char *)"no JPEG at all",
                   .encoded_size = 14};
    JpegDecoding decoding;
    jpeg_decode(&image, 8, 8, &decoding);
    CHECK(!decoding.surface && decoding.message[0] != '\0');
}

TEST(jpeg_without_exif_keeps_the_rest)
{
    unsigned char segment[134] = "Exif\0";
    size_t size = 6 + pictures_exif(segment + 6, 8, false);
    JpegKind plain = {16, 16, 3, {1, 2, 3}, .dpi = 200};
    JpegKind noted = plain;
    noted.app1 = segment;
    noted.app1_size = (unsigned)size;
    StrBuf expected = pictures_jpeg(test->arena, &plain);
    StrBuf file = pictures_jpeg(test->arena, &noted);
    size_t new_size = 0;
    const unsigned char *bytes =
        jpeg_without_exif(test->arena, (const unsigned char *)file.data, file.length, &new_size);
    CHECK(file.length > expected.length);
    CHECK(new_size == expected.length && memcmp(bytes, expected.data, new_size) == 0);
    strbuf_release(&expected);
    strbuf_release(&file);
}

TEST(jpeg_cmyk_word)
{
    static const unsigned char inks[4] = {51, 153, 0, 51};
    CHECK(cmyk_to_word(inks, 0) == 0x9933CC); /* 1 - min(1, c + k), PDF 1.7, 10.3.5 */
    static const unsigned char inverted[4] = {204, 102, 255, 204};
    CHECK(cmyk_to_word(inverted, 0xFF) == 0x9933CC);
}
