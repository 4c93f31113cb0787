/* Soft proofs: see proof.h. */
#include "device/proof.h"

#include <string.h>

#include "device/jpeg_decode.h"
#include "device/recolor.h"

typedef struct Proof {
    Arena *arena;
    InkConverter *converter;
} Proof;

static Color proof_color(void *context, const Color *color)
{
    const Proof *proof = context;
    double inks[4];
    Color shown = {.has = COLOR_RGB, .name = color->name};
    ink_of_color(proof->converter, color, inks);
    for (int i = 0; i < 4 && color->has & COLOR_SPOT && color->has & COLOR_CMYK; i++)
        inks[i] = color->cmyk[i];
    ink_converter_light(proof->converter, inks, shown.rgb);
    return shown;
}

/* Inks of all pixels, 0 none .. 255 full. */
static const unsigned char *inks_of(const Proof *proof, const Image *image,
                                    const unsigned char *samples, size_t count)
{
    if (image->channels == 4)
        return samples;
    unsigned char *inks = arena_array(proof->arena, count, 4);
    if (image->channels == 3)
        ink_converter_pixels(proof->converter, image->icc, image->icc_size, samples, count, inks);
    for (size_t i = 0; image->channels == 1 && i < count; i++)
        inks[4 * i + 3] = (unsigned char)(255 - samples[i]);
    return inks;
}

static const Image *proof_image(void *context, const Image *image)
{
    const Proof *proof = context;
    char message[JPEG_MESSAGE_SIZE];
    size_t count = (size_t)image->width * (size_t)image->height;
    const unsigned char *samples = image->kind == IMAGE_JPEG
                                       ? jpeg_decode_samples(proof->arena, image, message)
                                       : image->pixels;
    if (!samples)
        return image; /* whoever draws it says why */
    unsigned char *light = arena_array(proof->arena, count, 3);
    ink_converter_light_pixels(proof->converter, inks_of(proof, image, samples, count), count,
                               light);
    Image *shown = arena_alloc(proof->arena, sizeof *shown);
    *shown = *image;
    shown->kind = IMAGE_PIXELS;
    shown->channels = 3;
    shown->pixels = light;
    shown->icc = NULL;
    shown->hash = hash_bytes_128(light, 3 * count);
    return shown;
}

const Scene *proof_scene(Arena *arena, InkConverter *converter, const Scene *scene)
{
    Proof proof = {arena, converter};
    const Recolor recolor = {&proof, proof_color, proof_image};
    Scene *copy = scene_create(arena, scene->boxes);
    copy->ops = arena_array(arena, scene->op_count, sizeof *copy->ops);
    copy->op_count = copy->op_capacity = scene->op_count;
    memcpy(copy->ops, scene->ops, scene->op_count * sizeof *copy->ops);
    for (size_t i = 0; i < copy->op_count; i++)
        recolor_op(arena, &recolor, &copy->ops[i]);
    return copy;
}
