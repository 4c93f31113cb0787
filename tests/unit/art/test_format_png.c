/* PNG: every kind that the standard has (as in PngSuite), read back by what the standard says of
 * samples, palettes and transparency. */
#define _GNU_SOURCE /* memmem */
#include <time.h>

#include "pictures.h"

#define WIDTH  19 /* no multiple of 8: rows end inside a byte and inside an Adam7 tile */
#define HEIGHT 13

/* Source: PNG 12.5 (sample depth rescaling): v * 255 / (2^depth - 1), exact for these depths. */
static unsigned to_8_bits(const PngKind *kind, unsigned sample)
{
    return sample * 255 / ((1u << kind->depth) - 1);
}

static bool color_fits(const PngKind *kind, const Image *image, int x, int y)
{
    const unsigned char *pixel = image->pixels + (y * WIDTH + x) * image->channels;
    if (kind->color_type == PNG_COLOR_TYPE_PALETTE) {
        unsigned entry = pictures_sample(kind, x, y, 0);
        return pixel[0] == entry && pixel[1] == 255 - entry && pixel[2] == entry / 2 + 3;
    }
    for (int c = 0; c < image->channels; c++)
        if (pixel[c] != to_8_bits(kind, pictures_sample(kind, x, y, c)))
            return false;
    return true;
}

static unsigned expected_alpha(const PngKind *kind, int x, int y)
{
    int channels = pictures_channels(kind->color_type);
    if (kind->color_type & PNG_COLOR_MASK_ALPHA)
        return to_8_bits(kind, pictures_sample(kind, x, y, channels - 1));
    if (!kind->has_transparency)
        return 255;
    for (int c = 0; c < channels; c++)
        if (pictures_sample(kind, x, y, c) != 0)
            return 255;
    return 0;
}

static void check_kind(TestState *test, const PngKind *kind)
{
    StrBuf file = pictures_png(test->arena, kind);
    Image image;
    CHECK(pictures_read(test, file.data, file.length, &image));
    CHECK(image.kind == IMAGE_PIXELS && image.width == WIDTH && image.height == HEIGHT);
    CHECK(image.channels == (kind->color_type & PNG_COLOR_MASK_COLOR ? 3 : 1));
    int wrong = 0;
    bool is_opaque = true;
    for (int i = 0; image.pixels && i < WIDTH * HEIGHT; i++) {
        unsigned alpha = expected_alpha(kind, i % WIDTH, i / WIDTH);
        is_opaque &= alpha == 255;
        wrong += !color_fits(kind, &image, i % WIDTH, i / WIDTH);
        wrong += (image.alpha ? image.alpha[i] : 255) != alpha;
    }
    CHECK(wrong == 0);
    CHECK(is_opaque == (image.alpha == NULL));
    strbuf_release(&file);
}

TEST(art_png_every_kind)
{
    static const struct {
        int color_type, depth;
    } kinds[] = {{PNG_COLOR_TYPE_GRAY, 1},        {PNG_COLOR_TYPE_GRAY, 2},
                 {PNG_COLOR_TYPE_GRAY, 4},        {PNG_COLOR_TYPE_GRAY, 8},
                 {PNG_COLOR_TYPE_GRAY, 16},       {PNG_COLOR_TYPE_RGB, 8},
                 {PNG_COLOR_TYPE_RGB, 16},        {PNG_COLOR_TYPE_PALETTE, 1},
                 {PNG_COLOR_TYPE_PALETTE, 2},     {PNG_COLOR_TYPE_PALETTE, 4},
                 {PNG_COLOR_TYPE_PALETTE, 8},     {PNG_COLOR_TYPE_GRAY_ALPHA, 8},
                 {PNG_COLOR_TYPE_GRAY_ALPHA, 16}, {PNG_COLOR_TYPE_RGB_ALPHA, 8},
                 {PNG_COLOR_TYPE_RGB_ALPHA, 16}};
    for (size_t i = 0; i < COUNT_OF(kinds) * 4; i++) {
        PngKind kind = {WIDTH,
                        HEIGHT,
                        kinds[i / 4].color_type,
                        kinds[i / 4].depth,
                        .is_interlaced = i & 1,
                        .has_transparency = i & 2};
        if (kind.has_transparency && kind.color_type & PNG_COLOR_MASK_ALPHA)
            continue; /* PNG 11.3.2.1 forbids tRNS here */
        check_kind(test, &kind);
    }
}

TEST(art_png_opaque_alpha_is_dropped)
{
    PngKind kind = {5, 5, PNG_COLOR_TYPE_GRAY_ALPHA, 8, .is_opaque = true};
    StrBuf file = pictures_png(test->arena, &kind);
    Image image;
    CHECK(pictures_read(test, file.data, file.length, &image));
    CHECK(!image.alpha && image.pixels[1] == 37); /* no soft mask needed */
    strbuf_release(&file);
}

TEST(art_png_resolution_profile_and_exif)
{
    unsigned char profile[PICTURES_ICC_SIZE];
    pictures_icc(profile, "RGB ");
    unsigned char exif[128];
    size_t exif_size = pictures_exif(exif, 6, true);
    PngKind kind = {4,
                    4,
                    PNG_COLOR_TYPE_RGB,
                    8,
                    .pixels_per_metre = 11811,
                    .icc = profile,
                    .icc_size = sizeof profile,
                    .exif = exif,
                    .exif_size = (unsigned)exif_size};
    StrBuf file = pictures_png(test->arena, &kind);
    Image image;
    CHECK(pictures_read(test, file.data, file.length, &image));
    CHECK_NEAR(image.ppi_x, 300, 0.01); /* 11811 / m */
    CHECK_NEAR(image.ppi_y, 300, 0.01);
    CHECK(image.icc_size == sizeof profile && memcmp(image.icc, profile, sizeof profile) == 0);
    CHECK(image.orientation == 6);
    strbuf_release(&file);
}

TEST(art_png_damaged_profile_is_reported)
{
    unsigned char profile[PICTURES_ICC_SIZE];
    pictures_icc(profile, "RGB ");
    PngKind kind = {4, 4, PNG_COLOR_TYPE_RGB, 8, .icc = profile, .icc_size = sizeof profile};
    StrBuf file = pictures_png(test->arena, &kind);
    char *chunk = memmem(file.data, file.length, "iCCP", 4);
    CHECK(chunk != NULL);
    chunk[100] = (char)(chunk[100] ^ 1);
    Image image;
    CHECK(pictures_read(test, file.data, file.length, &image));
    CHECK(!image.icc && test_reported_once(test, W_IMAGE_PROFILE));
    strbuf_release(&file);
}

TEST(art_png_bomb_is_refused_from_its_header)
{
    PngKind kind = {1, 1, PNG_COLOR_TYPE_RGB_ALPHA, .depth = 16};
    StrBuf file = pictures_png(test->arena, &kind);
    static const unsigned char side[4] = {0, 0, 30000 >> 8, 30000 & 0xFF};
    memcpy(file.data + 16, side, 4);
    memcpy(file.data + 20, side, 4);
    clock_t start = clock();
    size_t memory = arena_size(test->arena);
    Image image;
    CHECK(!pictures_read(test, file.data, file.length, &image));
    CHECK(test_reported_once(test, E_IMAGE_TOO_LARGE));
    CHECK(clock() - start < CLOCKS_PER_SEC / 10);
    CHECK(arena_size(test->arena) - memory < 100000);
    strbuf_release(&file);
}

TEST(art_png_damage_never_crashes)
{
    PngKind kind = {
        64, 64, PNG_COLOR_TYPE_RGB_ALPHA, 8, .is_interlaced = true, .pixels_per_metre = 3000};
    StrBuf file = pictures_png(test->arena, &kind);
    Image image;
    for (size_t cut = 0; cut < 64; cut++) {
        CHECK(!pictures_read(test, file.data, file.length * cut / 64, &image));
    }
    int accepted = 0;
    for (size_t i = 0; i < file.length; i++) {
        file.data[i] ^= 0x55;
        accepted += pictures_read(test, file.data, file.length, &image);
        file.data[i] ^= 0x55;
    }
    /* Every critical chunk has a checksum; only pHYs (21 bytes with its frame) may be lost. */
    CHECK(accepted <= 21);
    strbuf_release(&file);
}
