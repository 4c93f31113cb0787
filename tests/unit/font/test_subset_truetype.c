/* TrueType subsets: renumbered glyphs with the same outlines, and no tables that PDF has no use
 * for. */
#include "font/subset.h"

#include "fixture.h"

static void check_truetype(TestState *test, const char *path, const uint32_t *code_points,
                           int count)
{
    Face face;
    if (!fixture_open(test, path, NULL, &face))
        return;
    uint32_t glyphs[8];
    for (int i = 0; i < count; i++) {
        glyphs[i] = face_glyph(&face, code_points[i]);
        CHECK(glyphs[i] && (!i || glyphs[i] > glyphs[i - 1]));
    }
    FontSubset subset;
    bool is_made = font_subset_create(&face, glyphs, count, test->sink, &subset);
    CHECK(is_made);
    if (!is_made)
        return;
    hb_blob_t *blob = hb_blob_create(subset.program.data, (unsigned)subset.program.length,
                                     HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *hb_face = hb_face_create(blob, 0);
    Face small = {.units_per_em = hb_face_get_upem(hb_face), .hb_font = hb_font_create(hb_face)};
    CHECK(small.units_per_em == face.units_per_em);
    for (int i = 0; i < count; i++) {
        Path *old_path = path_create(test->arena);
        Path *new_path = path_create(test->arena);
        face_append_outline(&face, glyphs[i], 1000, (Point){0, 0}, old_path);
        face_append_outline(&small, subset.new_ids[i], 1000, (Point){0, 0}, new_path);
        CHECK(old_path->point_count > 4 && old_path->point_count == new_path->point_count);
        CHECK(memcmp(old_path->points, new_path->points, new_path->point_count * sizeof(Point)) ==
              0);
        CHECK_NEAR(face_advance(&small, subset.new_ids[i]), face_advance(&face, glyphs[i]), 1e-9);
    }
    hb_blob_t *layout = hb_face_reference_table(hb_face, HB_TAG('G', 'S', 'U', 'B'));
    CHECK(hb_blob_get_length(layout) == 0);
    hb_blob_destroy(layout);
    hb_font_destroy(small.hb_font);
    hb_face_destroy(hb_face);
    hb_blob_destroy(blob);
    font_subset_release(&subset);
    face_release(&face);
}

TEST(font_subset_truetype_outlines)
{
    const uint32_t latin[] = {'A', 'g', 0xE9}; /* é is a composite: its parts come along */
    check_truetype(test, ROBOTO, latin, 3);
    const uint32_t han[] = {0x4E00, 0x56FE, 0x9F99};
    check_truetype(test, WENKAI, han, 3);
}

TEST(font_subset_truetype_unknown_glyph_is_reported)
{
    Face face;
    if (!fixture_open(test, ROBOTO, NULL, &face))
        return;
    const uint32_t glyphs[] = {1, 60000};
    FontSubset subset;
    CHECK(!font_subset_create(&face, glyphs, 2, test->sink, &subset));
    CHECK(test_reported_once(test, E_FONT_SUBSET));
    face_release(&face);
}
