/* Images: see haru_image.h. */
#include "device/haru_image.h"

#include <stdlib.h>

#include "device/haru_intent.h"
#include "device/picture_srgb.h"
#include "device/haru_paint.h"
#include "device/image_convert.h"
#include "device/orientation.h"

/* A picture that the document holds. */
typedef struct HaruImage {
    HaruResource resource;
    struct HaruImage *next;
    const Image *image; /* only to be compared; NULL: its part is over */
    Image copy;         /* its sizes and its hash; no pointer in it is followed */
} HaruImage;

static bool is_same_picture(const HaruImage *known, const Image *b)
{
    if (known->image == b)
        return true;
    const Image *a = &known->copy;
    bool is_hashed = a->hash.high || a->hash.low;
    return is_hashed && a->hash.high == b->hash.high && a->hash.low == b->hash.low &&
           a->kind == b->kind && a->width == b->width && a->height == b->height &&
           a->channels == b->channels;
}

static const char *color_space_name(int channels)
{
    return channels == 1 ? "DeviceGray" : channels == 4 ? "DeviceCMYK" : "DeviceRGB";
}

static void set_image_keys(HaruDocument *document, HPDF_Dict object, const Image *image,
                           const char *color_space)
{
    haru_dict_set_name(document, object, "Type", "XObject");
    haru_dict_set_name(document, object, "Subtype", "Image");
    haru_dict_set_integer(document, object, "Width", image->width);
    haru_dict_set_integer(document, object, "Height", image->height);
    haru_dict_set_name(document, object, "ColorSpace", color_space);
    haru_dict_set_integer(document, object, "BitsPerComponent", 8);
}

/* The picture's colours are those of its own profile (PDF 1.7, 8.6.5.5). In a press product they
 * are inks by now. */
static void set_own_profile(HaruDocument *document, HPDF_Dict object, const Image *image)
{
    if (document->inks || !picture_has_own_light(image))
        return;
    Text bytes = {(const char *)image->icc, image->icc_size};
    HPDF_Array space = haru_array_create(document);
    haru_array_add_name(document, space, "ICCBased");
    haru_array_add(document, space, haru_intent_profile(document, bytes, image->channels));
    haru_dict_set(document, object, "ColorSpace", space);
}

static unsigned char paeth(int left, int above, int corner)
{
    int estimate = left + above - corner;
    int to_left = abs(estimate - left);
    int to_above = abs(estimate - above);
    int to_corner = abs(estimate - corner);
    if (to_left <= to_above && to_left <= to_corner)
        return (unsigned char)left;
    return (unsigned char)(to_above <= to_corner ? above : corner);
}

/* Filters one row with a PNG filter (PNG 1.2, 6.2 to 6.6) and returns the sum of the sizes of the
 * differences, by which the filter is chosen (12.8). */
static uint64_t filter_row(int filter, const unsigned char *row, const unsigned char *above,
                           size_t length, size_t step, unsigned char *out)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < length; i++) {
        int left = i >= step ? row[i - step] : 0;
        int up = above ? above[i] : 0;
        int corner = above && i >= step ? above[i - step] : 0;
        int predicted = filter == 1   ? left
                        : filter == 2 ? up
                        : filter == 4 ? paeth(left, up, corner)
                                      : 0;
        out[i] = (unsigned char)(row[i] - predicted);
        sum += (uint64_t)abs((signed char)out[i]);
    }
    return sum;
}

/* The rows, each with the number of its filter before it, as predictor 15 wants them. Smooth
 * pictures come out a third smaller than without. */
static void filter_pixels(const unsigned char *pixels, const Image *image, int channels,
                          StrBuf *out)
{
    static const int filters[] = {0, 1, 2, 4};
    size_t length = (size_t)image->width * (size_t)channels;
    unsigned char *trial = memory_alloc(length);
    for (int y = 0; y < image->height; y++) {
        const unsigned char *row = pixels + (size_t)y * length;
        const unsigned char *above = y ? row - length : NULL;
        unsigned char *kept = (unsigned char *)strbuf_reserve(out, length + 1);
        uint64_t best = UINT64_MAX;
        for (size_t i = 0; i < COUNT_OF(filters); i++) {
            uint64_t sum = filter_row(filters[i], row, above, length, (size_t)channels, trial);
            if (sum >= best)
                continue;
            best = sum;
            kept[0] = (unsigned char)filters[i];
            memcpy(kept + 1, trial, length);
        }
        out->length += length + 1;
    }
    memory_free(trial);
}

static HPDF_Dict create_samples(HaruDocument *document, const Image *image,
                                const unsigned char *samples, int channels)
{
    StrBuf filtered = {0};
    filter_pixels(samples, image, channels, &filtered);
    size_t size;
    void *bytes = haru_deflate(document, (Text){filtered.data, filtered.length}, &size);
    strbuf_release(&filtered);
    HPDF_Dict object = haru_stream_create(document, (Text){bytes, size}, HARU_PLAIN);
    memory_free(bytes);
    set_image_keys(document, object, image, color_space_name(channels));
    haru_dict_set_name(document, object, "Filter", "FlateDecode");
    const char *parameters = arena_print(document->arena, "<</Predictor 15/Colors %d/Columns %d>>",
                                         channels, image->width);
    haru_dict_set_verbatim(document, object, "DecodeParms", text_of(parameters));
    return object;
}

static HPDF_Dict create_jpeg(HaruDocument *document, const Image *image)
{
    HPDF_Dict object = haru_stream_create(
        document, (Text){(const char *)image->encoded, image->encoded_size}, HARU_BORROWED);
    set_image_keys(document, object, image, color_space_name(image->channels));
    haru_dict_set_name(document, object, "Filter", "DCTDecode");
    /* Adobe's programs store CMYK the other way round; other programs' files are left alone. */
    if (image->channels == 4 && image->inverted_cmyk)
        haru_dict_set_verbatim(document, object, "Decode", text_of("[1 0 1 0 1 0 1 0]"));
    return object;
}

static HPDF_Dict create_object(HaruDocument *document, const Image *image)
{
    const Image *used = image_convert(document, image);
    HPDF_Dict object = used->kind == IMAGE_JPEG
                           ? create_jpeg(document, used)
                           : create_samples(document, used, used->pixels, used->channels);
    set_own_profile(document, object, used);
    if (used->kind == IMAGE_JPEG)
        return object;
    if (used->alpha)
        haru_dict_set(document, object, "SMask", create_samples(document, used, used->alpha, 1));
    return object;
}

static HaruImage *find_image(HaruDocument *document, const Image *image)
{
    for (HaruImage *known = document->images; known; known = known->next) {
        if (is_same_picture(known, image))
            return known;
    }
    if (image->channels == 3 && document->color_space == COLOR_SPACE_CMYK && !document->inks)
        diag_report(document->diagnostics, W_IMAGE_RGB_IN_CMYK, NULL,
                    DIAG_ARGS(image->name ? image->name : ""));
    HaruImage *created = arena_alloc(document->arena, sizeof *created);
    created->image = image;
    created->copy = *image;
    haru_resource_init(document, &created->resource, RESOURCE_XOBJECT,
                       create_object(document, image));
    created->next = document->images;
    document->images = created;
    return created;
}

/* The factors of a matrix want more digits than lengths: on a large picture each is one pixel's
 * size times thousands. */
static void put_matrix(HaruContent *content, Matrix matrix)
{
    const double values[6] = {matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f};
    for (int i = 0; i < 6; i++) {
        strbuf_number(&content->operators, values[i], 4);
        strbuf_char(&content->operators, ' ');
    }
}

void haru_image_draw(HaruContent *content, const Image *image, Matrix unit_square_to_page)
{
    HaruImage *object = find_image(content->document, image);
    if (image->kind == IMAGE_PIXELS && image->alpha)
        haru_content_use_transparency(content);
    haru_paint_set_overprint(content, false);
    haru_paint_set_opacity(content, 1000);
    if (!haru_content_save(content))
        return;
    const Matrix from_pdf_square = {1, 0, 0, -1, 0, 1};
    const Matrix to_pdf_page = {1, 0, 0, -1, content->left, content->top};
    Matrix matrix = matrix_multiply(from_pdf_square, orientation_matrix(image->orientation));
    matrix = matrix_multiply(matrix, unit_square_to_page);
    put_matrix(content, matrix_multiply(matrix, to_pdf_page));
    haru_content_operator(content, "cm");
    haru_content_name(content, &object->resource);
    haru_content_operator(content, "Do");
    haru_content_restore(content);
}

void haru_images_forget(HaruDocument *document)
{
    for (HaruImage *known = document->images; known; known = known->next)
        known->image = NULL;
}
