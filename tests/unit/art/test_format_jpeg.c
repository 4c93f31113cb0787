/* JPEG: what the headers say, from files that libjpeg wrote, and files damaged on purpose. */
#include "base/limits.h"
#include "pictures.h"

TEST(art_jpeg_kinds)
{
    static const JpegKind kinds[] = {
        {40, 30, 1, .samples = {200}},
        {40, 30, 3, .samples = {200, 100, 50}, .dpi = 300},
        {40, 30, 3, .samples = {200, 100, 50}, .is_progressive = true},
        {40, 30, 4, .samples = {10, 20, 30, 40}},
        {40, 30, 4, .samples = {10, 20, 30, 40}, .is_ycck = true},
        {40, 30, 4, .samples = {10, 20, 30, 40}, .has_no_adobe = true},
    };
    for (size_t i = 0; i < COUNT_OF(kinds); i++) {
        StrBuf file = pictures_jpeg(test->arena, &kinds[i]);
        Image image;
        CHECK(pictures_read(test, file.data, file.length, &image));
        CHECK(image.kind == IMAGE_JPEG && image.width == 40 && image.height == 30);
        CHECK(image.channels == kinds[i].components);
        CHECK(image.inverted_cmyk == (kinds[i].components == 4 && !kinds[i].has_no_adobe));
        CHECK(image.encoded_size == file.length);
        CHECK(image.ppi_x == kinds[i].dpi && image.ppi_y == kinds[i].dpi);
        CHECK(image.orientation == 1 && !image.icc);
        strbuf_release(&file);
    }
    CHECK(test->sink->count == 0);
}

TEST(art_jpeg_exif_and_profile)
{
    unsigned char segment[134] = "Exif\0";
    size_t size = 6 + pictures_exif(segment + 6, 8, false);
    unsigned char profile[PICTURES_ICC_SIZE];
    pictures_icc(profile, "RGB ");
    JpegKind kind = {8,
                     8,
                     3,
                     .samples = {1, 2, 3},
                     .app1 = segment,
                     .app1_size = (unsigned)size,
                     .icc = profile,
                     .icc_size = sizeof profile};
    StrBuf file = pictures_jpeg(test->arena, &kind);
    Image image;
    CHECK(pictures_read(test, file.data, file.length, &image));
    CHECK(image.orientation == 8);
    CHECK_NEAR(image.ppi_x, 300, 1e-9); /* JFIF states only a ratio, so Exif counts */
    CHECK(image.icc_size == sizeof profile && memcmp(image.icc, profile, sizeof profile) == 0);
    CHECK(test->sink->count == 0);
    strbuf_release(&file);
}

TEST(art_jpeg_profile_of_other_colors_is_reported)
{
    unsigned char profile[PICTURES_ICC_SIZE];
    pictures_icc(profile, "CMYK");
    JpegKind kind = {8, 8, 3, .samples = {1, 2, 3}, .icc = profile, .icc_size = sizeof profile};
    StrBuf file = pictures_jpeg(test->arena, &kind);
    Image image;
    CHECK(pictures_read(test, file.data, file.length, &image));
    CHECK(!image.icc && test_reported_once(test, W_IMAGE_PROFILE));
    strbuf_release(&file);
}

TEST(art_jpeg_bytes_behind_the_end_are_left_out)
{
    JpegKind kind = {8, 8, 3, .samples = {1, 2, 3}};
    StrBuf file = pictures_jpeg(test->arena, &kind);
    size_t length = file.length;
    strbuf_string(&file, "a film that a phone appended");
    Image image;
    CHECK(pictures_read(test, file.data, file.length, &image));
    CHECK(image.encoded_size == length);
    strbuf_release(&file);
}

TEST(art_jpeg_arithmetic_coding_is_refused)
{
    JpegKind kind = {8, 8, 3, .samples = {1, 2, 3}, .has_arithmetic = true};
    StrBuf file = pictures_jpeg(test->arena, &kind);
    Image image;
    CHECK(!pictures_read(test, file.data, file.length, &image));
    CHECK(test_reported_once(test, E_IMAGE_JPEG_PROCESS));
    strbuf_release(&file);
}

/* Appends copies of the file's first scan until there are `scans`. */
static StrBuf with_scans(const StrBuf *file, int scans)
{
    size_t start = 2;
    while ((unsigned char)file->data[start + 1] != 0xDA)
        start += 2 + ((size_t)(unsigned char)file->data[start + 2] << 8 |
                      (unsigned char)file->data[start + 3]);
    StrBuf result = {0};
    strbuf_append(&result, file->data, start);
    for (int i = 0; i < scans; i++)
        strbuf_append(&result, file->data + start, file->length - 2 - start);
    strbuf_append(&result, "\xFF\xD9", 2);
    return result;
}

TEST(art_jpeg_scan_limit)
{
    JpegKind kind = {16, 16, 1, .samples = {99}};
    StrBuf file = pictures_jpeg(test->arena, &kind);
    StrBuf most = with_scans(&file, LIMIT_JPEG_SCANS);
    StrBuf more = with_scans(&file, LIMIT_JPEG_SCANS + 1);
    Image image;
    CHECK(pictures_read(test, most.data, most.length, &image));
    CHECK(!pictures_read(test, more.data, more.length, &image));
    CHECK(test_reported_once(test, E_IMAGE_JPEG_SCANS));
    strbuf_release(&file);
    strbuf_release(&most);
    strbuf_release(&more);
}

TEST(art_jpeg_cut_files)
{
    JpegKind kind = {200,
                     200,
                     3,
                     .samples = {1, 200, 3},
                     .lower = {250, 20, 99},
                     .is_split = true,
                     .is_progressive = true};
    StrBuf file = pictures_jpeg(test->arena, &kind);
    int accepted = 0;
    for (size_t cut = 0; cut < 64; cut++) {
        Image image;
        size_t warnings = test->sink->warning_count;
        if (!pictures_read(test, file.data, file.length * cut / 64, &image))
            continue;
        accepted++;
        CHECK(test->sink->warning_count == warnings + 1); /* W_IMAGE_TRUNCATED */
    }
    CHECK(accepted > 10);
    strbuf_release(&file);
}

TEST(art_jpeg_damage_never_crashes)
{
    JpegKind kind = {64, 64, 4, .samples = {1, 2, 3, 4}, .is_ycck = true};
    StrBuf file = pictures_jpeg(test->arena, &kind);
    int refused = 0;
    for (size_t i = 0; i < file.length; i++) {
        Image image;
        file.data[i] ^= 0x55;
        refused += !pictures_read(test, file.data, file.length, &image);
        file.data[i] ^= 0x55;
    }
    CHECK(refused > 0);
    strbuf_release(&file);
}
