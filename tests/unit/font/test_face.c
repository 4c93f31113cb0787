/* Faces against what the fonts state (as fontTools and the foundries' own documents print it). */
#include "font/face.h"

#include <time.h>

#include "fixture.h"

TEST(font_face_han_in_a_collection)
{
    Face face;
    if (!fixture_open(test, NOTO_SERIF, "NotoSerifCJKsc-Regular", &face))
        return;
    CHECK_TEXT(face.postscript, "NotoSerifCJKsc-Regular");
    CHECK(face.format == FACE_CFF && face.is_cid_keyed);
    CHECK(face.units_per_em == 1000 && face.glyph_count == 65535);
    CHECK(face.has_han && face.has_half_forms);
    CHECK_NEAR(face.ascent, 0.88, 1e-9); /* Source Han: the em box is 880 / -120 */
    CHECK_NEAR(face.descent, 0.12, 1e-9);
    CHECK_NEAR(face_advance(&face, face_glyph(&face, 0x4E00)), 1, 1e-9);
    CHECK(face_glyph(&face, 0x10FFFF) == 0);
    CHECK(!face.forbids_embedding);
    CHECK(face.cap_height > 0.6 && face.cap_height < 0.8);
    CHECK(face.x_height > 0.4 && face.x_height < 0.6);
    CHECK(face.underline_position > 0);
    face_release(&face);
}

TEST(font_face_latin)
{
    Face face;
    if (!fixture_open(test, ROBOTO, NULL, &face))
        return;
    CHECK(face.format == FACE_TRUETYPE && !face.is_cid_keyed && !face.cff);
    CHECK(face.units_per_em == 2048 && !face.has_han && !face.has_half_forms);
    CHECK_NEAR(face.ascent, 1900 / 2048.0, 1e-9); /* hhea */
    CHECK_NEAR(face.descent, 500 / 2048.0, 1e-9);
    CHECK_NEAR(face.cap_height, 1456 / 2048.0, 1e-9);
    face_release(&face);
    if (!fixture_open(test, BEBAS_REGULAR, NULL, &face))
        return;
    CHECK(face.format == FACE_CFF && !face.is_cid_keyed);
    face_release(&face);
}

TEST(font_face_that_is_none)
{
    Face face;
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(NOTO_SERIF);
    CHECK(face_load(blob, "NotoSerifCJKsc-Nothing", 0, &face) == FACE_NOT_IN_FILE);
    CHECK(face_load(blob, NULL, 99, &face) == FACE_DAMAGED);
    hb_blob_destroy(blob);
    blob = hb_blob_create("{\"families\": []}", 16, HB_MEMORY_MODE_READONLY, NULL, NULL);
    CHECK(face_load(blob, NULL, 0, &face) != FACE_GOOD);
    hb_blob_destroy(blob);
    CHECK(face_load(hb_blob_get_empty(), NULL, 0, &face) != FACE_GOOD);
}

TEST(font_face_opens_fast)
{
    Face face;
    double best = 1;
    for (int i = 0; i < 5; i++) {
        struct timespec start;
        struct timespec end;
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
        if (!fixture_open(test, NOTO_SERIF, "NotoSerifCJKsc-Regular", &face))
            return;
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
        face_release(&face);
        best = fmin(best, (double)(end.tv_sec - start.tv_sec) +
                              (double)(end.tv_nsec - start.tv_nsec) * 1e-9);
    }
    CHECK_NEAR(best, 0, 0.005); /* 0.3 ms as built for use; room for sanitizers */
}
