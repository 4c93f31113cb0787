/* Reading CFF: DICT operands as in Adobe Technical Note 5176, table 4, and the way to a glyph. */
#include "font/cff.h"

#include "fixture.h"

static CffEntry first_entry(TestState *test, const uint8_t *bytes, size_t size)
{
    CffBytes dict = {bytes, size};
    CffEntry entry;
    CHECK(cff_dict_next(&dict, &entry));
    CHECK(dict.size == 0 && entry.bytes.size == size);
    return entry;
}

#define FIRST_ENTRY(...)                                                                           \
    first_entry(test, (const uint8_t[]){__VA_ARGS__}, sizeof((const uint8_t[]){__VA_ARGS__}))

TEST(font_cff_dict_operands)
{
    /* The examples of TN 5176, table 4. */
    CHECK(FIRST_ENTRY(0x8b, 17).operands[0] == 0);
    CHECK(FIRST_ENTRY(0xef, 17).operands[0] == 100);
    CHECK(FIRST_ENTRY(0x27, 17).operands[0] == -100);
    CHECK(FIRST_ENTRY(0xfa, 0x7c, 17).operands[0] == 1000);
    CHECK(FIRST_ENTRY(0xfe, 0x7c, 17).operands[0] == -1000);
    CHECK(FIRST_ENTRY(0x1c, 0x27, 0x10, 17).operands[0] == 10000);
    CHECK(FIRST_ENTRY(0x1c, 0xd8, 0xf0, 17).operands[0] == -10000);
    CHECK(FIRST_ENTRY(0x1d, 0x00, 0x01, 0x86, 0xa0, 17).operands[0] == 100000);
    CHECK(FIRST_ENTRY(0x1d, 0xff, 0xfe, 0x79, 0x60, 17).operands[0] == -100000);
    CffEntry real = FIRST_ENTRY(0x1e, 0xe2, 0xa2, 0x5f, 0x8c, 12, 7); /* -2.25, then 1 */
    CHECK(real.has_real && real.operand_count == 2 && real.operands[1] == 1);
    CHECK(real.code == CFF_FONT_MATRIX);
}

static bool is_refused(const uint8_t *bytes, size_t size)
{
    CffBytes dict = {bytes, size};
    CffEntry entry;
    return !cff_dict_next(&dict, &entry) && dict.size == size;
}

#define IS_REFUSED(...)                                                                            \
    is_refused((const uint8_t[]){__VA_ARGS__}, sizeof((const uint8_t[]){__VA_ARGS__}))

TEST(font_cff_dict_damage)
{
    CHECK(IS_REFUSED(0x8b));       /* an operand without an operator */
    CHECK(IS_REFUSED(0x1c, 0x27)); /* cut operands */
    CHECK(IS_REFUSED(0x1d, 0, 0, 0));
    CHECK(IS_REFUSED(0xfa));
    CHECK(IS_REFUSED(0x1e, 0x11, 0x11)); /* a real without an end */
    CHECK(IS_REFUSED(12));               /* a cut operator */
    CHECK(IS_REFUSED(31, 17));           /* reserved */
    CHECK(IS_REFUSED(255, 17));
}

TEST(font_cff_index_items)
{
    /* Two objects, "ab" and "c", then one whose offsets fall. */
    const uint8_t offsets[] = {1, 3, 4, 2};
    const CffIndex index = {3, 1, offsets, {(const uint8_t *)"abc", 3}};
    CffBytes item;
    CHECK(cff_index_item(&index, 0, &item) && item.size == 2 && item.data[0] == 'a');
    CHECK(cff_index_item(&index, 1, &item) && item.size == 1 && item.data[0] == 'c');
    CHECK(!cff_index_item(&index, 2, &item));
    CHECK(!cff_index_item(&index, 3, &item));
    const uint8_t beyond[] = {1, 9};
    const CffIndex wild = {1, 1, beyond, {(const uint8_t *)"abc", 3}};
    CHECK(!cff_index_item(&wild, 0, &item));
    const uint8_t before[] = {0, 1};
    const CffIndex zero = {1, 1, before, {(const uint8_t *)"abc", 3}};
    CHECK(!cff_index_item(&zero, 0, &item));
}

TEST(font_cff_font_dicts)
{
    Face face;
    if (!fixture_open(test, NOTO_SERIF, "NotoSerifCJKsc-Regular", &face))
        return;
    /* Source Han: letters, kana and ideographs have Font DICTs of their own. */
    int latin = cff_font_dict_of(face.cff, face_glyph(&face, 'A'));
    int han = cff_font_dict_of(face.cff, face_glyph(&face, 0x9F99));
    CHECK(latin >= 0 && han >= 0 && latin != han);
    CHECK(cff_font_dict_of(face.cff, face_glyph(&face, 'B')) == latin);
    CHECK(face.cff->charstrings.count == face.glyph_count);
    face_release(&face);
}
