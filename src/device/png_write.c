/* Writing a drawn page as a PNG file with libpng. See png_write.h. */
#include "device/png_write.h"

#include <math.h>
#include <setjmp.h>
#include <stdint.h>
#include <string.h>

#include <png.h>

#define METRES_PER_INCH 0.0254

/* Measured on an A4 page of text at 150 dpi (1240 x 1754): this level without filters takes 25 ms
 * for 722 KiB; level 6 takes 65 ms for 718 KiB, and libpng's own choice of filters 102 ms for 982
 * KiB. Flat colours and letters repeat; filters hide that. */
#define ZLIB_LEVEL 2

/* Everything that must survive a longjmp lives here, not in locals. */
typedef struct PngWriter {
    png_structp png;
    png_infop info;
    jmp_buf failure;
    StrBuf *output;
    cairo_surface_t *surface;
    unsigned char *row;
} PngWriter;

static void leave_on_error(png_structp png, png_const_charp message)
{
    (void)message;
    PngWriter *writer = png_get_error_ptr(png);
    longjmp(writer->failure, 1);
}

static void ignore_warning(png_structp png, png_const_charp message)
{
    (void)png;
    (void)message;
}

/* Memory never fails here (running out of it ends the process), so neither does writing. */
static void append_bytes(png_structp png, png_bytep bytes, size_t length)
{
    strbuf_append(png_get_io_ptr(png), bytes, length);
}

static void flush_nothing(png_structp png)
{
    (void)png;
}

static void pack_row(const uint32_t *words, int width, unsigned char *row)
{
    for (int x = 0; x < width; x++) {
        row[3 * x] = (unsigned char)(words[x] >> 16);
        row[3 * x + 1] = (unsigned char)(words[x] >> 8);
        row[3 * x + 2] = (unsigned char)words[x];
    }
}

static void write_header(PngWriter *writer, int width, int height, double dpi)
{
    png_structp png = writer->png;
    png_set_write_fn(png, writer->output, append_bytes, flush_nothing);
    png_set_compression_level(png, ZLIB_LEVEL);
    png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
    png_set_IHDR(png, writer->info, (png_uint_32)width, (png_uint_32)height, 8, PNG_COLOR_TYPE_RGB,
                 PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_set_sRGB(png, writer->info, PNG_sRGB_INTENT_PERCEPTUAL);
    png_uint_32 pixels_per_metre = (png_uint_32)lround(dpi / METRES_PER_INCH);
    png_set_pHYs(png, writer->info, pixels_per_metre, pixels_per_metre, PNG_RESOLUTION_METER);
    png_write_info(png, writer->info);
}

static void write_rows(PngWriter *writer, int width, int height)
{
    cairo_surface_flush(writer->surface);
    const unsigned char *data = cairo_image_surface_get_data(writer->surface);
    size_t stride = (size_t)cairo_image_surface_get_stride(writer->surface);
    for (int y = 0; y < height; y++) {
        pack_row((const uint32_t *)(const void *)(data + (size_t)y * stride), width, writer->row);
        png_write_row(writer->png, writer->row);
    }
    png_write_end(writer->png, writer->info);
}

/* The one function that libpng may leave by longjmp. */
static bool write_file(PngWriter *writer, int width, int height, double dpi)
{
    if (setjmp(writer->failure))
        return false;
    write_header(writer, width, height, dpi);
    write_rows(writer, width, height);
    return true;
}

bool png_write(StrBuf *output, cairo_surface_t *surface, double dpi)
{
    int width = cairo_image_surface_get_width(surface);
    int height = cairo_image_surface_get_height(surface);
    PngWriter *writer = memory_alloc(sizeof *writer);
    *writer = (PngWriter){.output = output, .surface = surface};
    writer->png =
        png_create_write_struct(PNG_LIBPNG_VER_STRING, writer, leave_on_error, ignore_warning);
    writer->info = writer->png ? png_create_info_struct(writer->png) : NULL;
    if (!writer->info)
        arena_out_of_memory();
    writer->row = memory_alloc((size_t)width * 3);
    bool written = write_file(writer, width, height, dpi);
    png_destroy_write_struct(&writer->png, &writer->info);
    memory_free(writer->row);
    memory_free(writer);
    return written;
}
