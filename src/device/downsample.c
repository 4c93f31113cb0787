/* Fewer pixels: see downsample.h. */
#include "device/downsample.h"

#include <math.h>
#include <string.h>

#include "device/jpeg_decode.h"

#define PT_PER_INCH 72.0
#define WORTH_IT    1.5 /* times the wanted resolution: less is not worth another generation */
#define PACKED      0.5 /* what pixels shrink to in a file, about */

typedef struct PixelSize {
    int width, height;
} PixelSize;

/* The pixels that the picture needs at its place; its own where they are few enough. */
static PixelSize size_at(const Image *image, const Matrix *matrix, double ppi)
{
    bool is_turned = image->orientation >= 5;
    double across = hypot(matrix->a, matrix->b) / PT_PER_INCH * ppi;
    double down = hypot(matrix->c, matrix->d) / PT_PER_INCH * ppi;
    double width = ceil(is_turned ? down : across);
    double height = ceil(is_turned ? across : down);
    PixelSize size = {image->width, image->height};
    if (width < 1 || height < 1 || image->width < width * WORTH_IT ||
        image->height < height * WORTH_IT)
        return size;
    return (PixelSize){(int)width, (int)height};
}

/* Means of the source pixels that each new one covers, `channels` bytes a pixel. Where there is
 * alpha, colours count by it: what cannot be seen must not shine through. */
static unsigned char *average(Arena *arena, const Image *image, const unsigned char *samples,
                              int channels, const unsigned char *alpha, PixelSize size)
{
    unsigned char *out =
        arena_array(arena, (size_t)size.width * (size_t)size.height, (size_t)channels);
    for (int i = 0; i < size.width * size.height; i++) {
        int x0 = (int)((int64_t)(i % size.width) * image->width / size.width);
        int x1 = (int)((int64_t)(i % size.width + 1) * image->width / size.width);
        int y0 = (int)((int64_t)(i / size.width) * image->height / size.height);
        int y1 = (int)((int64_t)(i / size.width + 1) * image->height / size.height);
        uint64_t sums[4] = {0};
        uint64_t weight = 0;
        for (int k = 0; k < (x1 - x0) * (y1 - y0); k++) {
            size_t at =
                (size_t)(y0 + k / (x1 - x0)) * (size_t)image->width + (size_t)(x0 + k % (x1 - x0));
            unsigned own = alpha ? alpha[at] : 1;
            weight += own;
            for (int c = 0; c < channels; c++)
                sums[c] += own * samples[at * (size_t)channels + (size_t)c];
        }
        for (int c = 0; c < channels && weight; c++)
            out[i * channels + c] = (unsigned char)((sums[c] + weight / 2) / weight);
    }
    return out;
}

static const Image *shrink(Arena *arena, const Image *image, PixelSize size)
{
    char message[JPEG_MESSAGE_SIZE];
    double pixels = (double)size.width * size.height;
    bool is_small = image->kind == IMAGE_JPEG &&
                    pixels * image->channels * PACKED > (double)image->encoded_size;
    if (is_small)
        return image;
    const unsigned char *samples =
        image->kind == IMAGE_JPEG ? jpeg_decode_samples(arena, image, message) : image->pixels;
    if (!samples)
        return image; /* whoever draws it says why */
    const unsigned char *alpha = image->kind == IMAGE_PIXELS ? image->alpha : NULL;
    Image *smaller = arena_alloc(arena, sizeof *smaller);
    *smaller = *image;
    smaller->kind = IMAGE_PIXELS;
    smaller->inverted_cmyk = false;
    smaller->width = size.width;
    smaller->height = size.height;
    smaller->pixels = average(arena, image, samples, image->channels, alpha, size);
    smaller->alpha = alpha ? average(arena, image, alpha, 1, NULL, size) : NULL;
    smaller->encoded = NULL;
    smaller->hash = hash_bytes_128(smaller->pixels, (size_t)pixels * (size_t)image->channels);
    return smaller;
}

const Scene *downsample_scene(Arena *arena, const Scene *scene, double ppi)
{
    Scene *copy = scene_create(arena, scene->boxes);
    copy->ops = arena_array(arena, scene->op_count, sizeof *copy->ops);
    copy->op_count = copy->op_capacity = scene->op_count;
    memcpy(copy->ops, scene->ops, scene->op_count * sizeof *copy->ops);
    for (size_t i = 0; i < copy->op_count; i++) {
        SceneOp *op = &copy->ops[i];
        if (op->kind != OP_IMAGE)
            continue;
        const Image *image = op->as.image.image;
        PixelSize size = size_at(image, &op->as.image.matrix, ppi);
        if (size.width != image->width)
            op->as.image.image = shrink(arena, image, size);
    }
    return copy;
}
