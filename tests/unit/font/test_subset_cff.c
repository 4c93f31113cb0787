/* CFF subsets: what HarfBuzz draws from the subset equals what it draws from the original. */
#include "font/subset.h"

#include "cff_compare.h"
#include "fixture.h"

static void check_outlines(TestState *test, const Face *face, const uint32_t *glyphs, int count)
{
    size_t point_count = 0;
    CHECK(cff_compare(test, face, glyphs, count, &point_count) == 0);
    CHECK(point_count > (size_t)count * 4); /* something was drawn at all */
}

/* `count` glyph ids over the whole font: 0, step, 2 step ... */
static uint32_t *spread_glyphs(TestState *test, int count, uint32_t step)
{
    uint32_t *glyphs = arena_array(test->arena, (size_t)count, sizeof *glyphs);
    for (int i = 0; i < count; i++)
        glyphs[i] = (uint32_t)i * step;
    return glyphs;
}

TEST(font_subset_cff_noto_serif_outlines)
{
    Face face;
    if (!fixture_open(test, NOTO_SERIF, "NotoSerifCJKsc-Regular", &face))
        return;
    check_outlines(test, &face, spread_glyphs(test, 1200, 54), 1200);
    face_release(&face);
}

TEST(font_subset_cff_noto_sans_outlines)
{
    Face face;
    if (!fixture_open(test, NOTO_SANS, "NotoSansCJKsc-Bold", &face))
        return;
    check_outlines(test, &face, spread_glyphs(test, 1200, 54), 1200);
    face_release(&face);
}

TEST(font_subset_cff_bebas_outlines)
{
    static const char *const files[] = {"Thin", "Light", "Book", "Regular", "Bold"};
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        const char *path = arena_print(
            test->arena, "/usr/share/fonts/opentype/bebas-neue/BebasNeue-%s.otf", files[i]);
        Face face;
        if (!fixture_open(test, path, NULL, &face))
            return;
        int count = (int)face.glyph_count;
        check_outlines(test, &face, spread_glyphs(test, count, 1), count);
        face_release(&face);
    }
}

/* Finds `wanted` in a range of bytes. */
static bool has_bytes(const StrBuf *program, const void *wanted, size_t length)
{
    for (size_t i = 0; i + length <= program->length; i++) {
        if (memcmp(program->data + i, wanted, length) == 0)
            return true;
    }
    return false;
}

TEST(font_subset_cff_is_small_and_repeatable)
{
    Face face;
    if (!fixture_open(test, NOTO_SERIF, "NotoSerifCJKsc-Regular", &face))
        return;
    const uint32_t glyphs[] = {300, 20000};
    FontSubset first;
    FontSubset second;
    CHECK(font_subset_create(&face, glyphs, 2, test->sink, &first));
    CHECK(font_subset_create(&face, glyphs, 2, test->sink, &second)); /* from kept glyphs */
    CHECK(first.program.length == second.program.length &&
          memcmp(first.program.data, second.program.data, first.program.length) == 0);
    CHECK(first.program.length < 2000);
    CHECK(has_bytes(&first.program, "NotoSerifCJKsc-Regular", 22));
    const uint8_t charset[] = {0, 300 >> 8, 300 & 0xFF, 20000 >> 8, 20000 & 0xFF};
    CHECK(has_bytes(&first.program, charset, sizeof charset)); /* CIDs are the old glyph ids */
    font_subset_release(&first);
    font_subset_release(&second);
    face_release(&face);
}

TEST(font_subset_cff_of_nothing_is_notdef)
{
    Face face;
    if (!fixture_open(test, BEBAS_REGULAR, NULL, &face))
        return;
    FontSubset subset;
    CHECK(font_subset_create(&face, NULL, 0, test->sink, &subset));
    CHECK(subset.program.length > 50);
    font_subset_release(&subset);
    face_release(&face);
}

TEST(font_subset_cff_unknown_glyph_is_reported)
{
    Face face;
    if (!fixture_open(test, BEBAS_REGULAR, NULL, &face))
        return;
    const uint32_t glyphs[] = {1, 60000};
    FontSubset subset;
    CHECK(!font_subset_create(&face, glyphs, 2, test->sink, &subset));
    CHECK(test_reported_once(test, E_FONT_SUBSET));
    CHECK(!subset.program.data && !subset.new_ids);
    face_release(&face);
}
