/* Writing PNG files: device/png_write.h, read back by art/. */
#include "device/png_write.h"

#include "art/pictures.h"

TEST(png_write_keeps_every_pixel)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 33, 17);
    unsigned char *data = cairo_image_surface_get_data(surface);
    int stride = cairo_image_surface_get_stride(surface);
    for (int i = 0; i < 33 * 17; i++) {
        unsigned word = (unsigned)i * 30011u & 0xFFFFFF;
        memcpy(data + i / 33 * stride + i % 33 * 4, &word, sizeof word);
    }
    cairo_surface_mark_dirty(surface);
    StrBuf file = {0};
    CHECK(png_write(&file, surface, 300));
    Image image;
    CHECK(pictures_read(test, file.data, file.length, &image));
    CHECK(image.width == 33 && image.height == 17 && image.channels == 3);
    CHECK_NEAR(image.ppi_x, 300, 0.02);
    int wrong = 0;
    for (int i = 0; i < 33 * 17; i++) {
        unsigned word = (unsigned)i * 30011u & 0xFFFFFF;
        const unsigned char *pixel = image.pixels + 3 * i;
        wrong += ((unsigned)pixel[0] << 16 | (unsigned)pixel[1] << 8 | pixel[2]) != word;
    }
    CHECK(wrong == 0);
    cairo_surface_destroy(surface);
    strbuf_release(&file);
}
