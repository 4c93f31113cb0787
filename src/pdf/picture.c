/* Pictures of a PDF: size, channels, and their pixels for the measure of ink. See page.h. */
#include "base/limits.h"
#include "pdf/file.h"
#include "pdf/ink.h"
#include "pdf/page.h"

static const char *last_filter(const PdfFile *file, const PdfObject *object)
{
    const PdfObject *filter = pdf_entry(file, object, "Filter");
    if (filter->kind == PDF_ARRAY)
        filter = pdf_item(file, filter, filter->count ? filter->count - 1 : 0);
    return filter->kind == PDF_NAME ? filter->text.data : "";
}

/* [1 0 1 0 ...]: 0 is full ink. */
static bool is_inverted(const PdfFile *file, const PdfObject *object)
{
    const PdfObject *decode = pdf_entry(file, object, "Decode");
    return decode->kind == PDF_ARRAY && pdf_number(pdf_item(file, decode, 0), 0) == 1;
}

static void read_jpeg(PdfFile *file, const PdfObject *object, Image *image)
{
    Text bytes = pdf_stream_raw(file, object);
    image->kind = IMAGE_JPEG;
    image->encoded = (const unsigned char *)bytes.data;
    image->encoded_size = bytes.length;
    image->inverted_cmyk = is_inverted(file, object);
}

/* The colours of an indexed picture, a byte for each pixel and channel. */
static const unsigned char *expand(PdfFile *file, const ColorSpaceFacts *space, Text indices,
                                   int channels, size_t count)
{
    const PdfObject *table = pdf_item(file, space->object, 3);
    Text colors = table->kind == PDF_STREAM ? pdf_stream_data(file, table) : table->text;
    unsigned char *pixels = arena_array(pdf_arena(file), count, (size_t)channels);
    for (size_t i = 0; i < count; i++) {
        size_t at = (unsigned char)indices.data[i] * (size_t)channels;
        for (size_t k = 0; k < (size_t)channels && at + k < colors.length; k++)
            pixels[i * (size_t)channels + k] = (unsigned char)colors.data[at + k];
    }
    return pixels;
}

static void read_samples(PdfFile *file, const PdfObject *object, const ColorSpaceFacts *space,
                         Image *image)
{
    size_t count = (size_t)image->width * (size_t)image->height;
    bool is_indexed = space->kind == SPACE_INDEXED;
    size_t wanted = is_indexed ? count : count * (size_t)image->channels;
    if (pdf_number(pdf_entry(file, object, "BitsPerComponent"), 8) != 8 ||
        is_inverted(file, object))
        return;
    Text data = pdf_stream_data(file, object);
    if (data.length < wanted)
        return;
    image->kind = IMAGE_PIXELS;
    image->pixels = is_indexed ? expand(file, space, data, image->channels, count)
                               : (const unsigned char *)data.data;
}

static int channels_of(const ColorSpaceFacts *space)
{
    return space->kind == SPACE_GRAY   ? 1
           : space->kind == SPACE_RGB  ? 3
           : space->kind == SPACE_CMYK ? 4
                                       : 0;
}

void pdf_image_read(PdfFile *file, const PdfObject *object, const PdfObject *resources,
                    PdfPicture *picture)
{
    Image *image = &picture->image;
    double width = pdf_number(pdf_entry(file, object, "Width"), 0);
    double height = pdf_number(pdf_entry(file, object, "Height"), 0);
    ColorSpaceFacts space = pdf_space(file, pdf_entry(file, object, "ColorSpace"), resources);
    ColorSpaceFacts base = space;
    if (space.kind == SPACE_INDEXED)
        base = pdf_space(file, pdf_item(file, space.object, 1), resources);
    const PdfObject *mask = pdf_entry(file, object, "ImageMask");
    picture->object = object;
    picture->is_mask = mask->kind == PDF_BOOLEAN && mask->value != 0;
    picture->is_light = base.kind == SPACE_RGB || base.kind == SPACE_LAB;
    *image = (Image){.orientation = 1, .channels = channels_of(&base), .name = ""};
    if (width < 1 || height < 1 || !pdf_is_small_picture(file, width, height))
        return;
    image->width = (int)width;
    image->height = (int)height;
    if (picture->is_mask || image->channels == 0)
        return;
    const char *filter = last_filter(file, object);
    if (strcmp(filter, "DCTDecode") == 0 && pdf_entry(file, object, "Filter")->kind == PDF_NAME)
        read_jpeg(file, object, image);
    else if (strcmp(filter, "FlateDecode") == 0 || strcmp(filter, "LZWDecode") == 0 || !*filter)
        read_samples(file, object, &space, image);
}
