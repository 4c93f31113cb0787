/* Glyphs that are redrawn: the outline stays, the width counts from nominalWidthX. */
#include "font/cff_redraw.h"

#include "cff_compare.h"
#include "font/cff_flatten.h"
#include "font/face_load.h"

TEST(font_cff_redraw_accents)
{
    /* endchar with four operands (TN 5177, appendix C): glyph 3 (code 34 of the standard encoding)
     * on glyph 2 (code 33), moved by (50, 70). */
    const Text glyphs[] = {CODE(14), CODE(14),
                           CODE(NUM(7), NUM(9), 21, NUM(30), NUM(4), 5, NUM(-9), NUM(80), 5, 14),
                           CODE(NUM(1), NUM(2), 21, NUM(20), NUM(5), 5, NUM(1), NUM(2), NUM(3),
                                NUM(4), NUM(5), NUM(6), 8, 14),
                           CODE(NUM(50), NUM(70), NUM(33), NUM(34), 14)};
    const CffParts parts = {.glyphs = glyphs, .glyph_count = 5};
    CHECK(cff_compare_parts(test, &parts) == 0);
}

TEST(font_cff_redraw_fractions_and_large_steps)
{
    /* 255: a number in 16.16; 0x00 0x03 0x40 0x00 is 3.25. 28: two bytes, 0x1000 and -0x1000. */
    const Text glyphs[] = {CODE(14), CODE(14),
                           CODE(255, 0, 3, 0x40, 0, NUM(4), 21, 28, 0x10, 0, 28, 0xF0, 0, 5, 28,
                                0xF0, 0, NUM(100), 5, 14),
                           CODE(14), CODE(NUM(50), NUM(70), NUM(33), NUM(34), 14)};
    const CffParts parts = {.glyphs = glyphs, .glyph_count = 5};
    CHECK(cff_compare_parts(test, &parts) == 0);
}

TEST(font_cff_redraw_states_the_width)
{
    const Text glyphs[] = {CODE(14), CODE(14), CODE(NUM(5), NUM(6), 21, NUM(9), NUM(9), 5, 14),
                           CODE(14), CODE(NUM(0), NUM(0), NUM(33), NUM(34), 14)};
    const CffParts parts = {.glyphs = glyphs, .glyph_count = 5};
    Face face;
    CHECK(cff_compare_open(&parts, &face));
    flat_glyphs_begin(face.cff);
    CHECK(flat_glyphs_add(&face, 4));
    /* The advance in hmtx is 0: 0 - 500, then 5 6 rmoveto, 9 9 rlineto and perhaps a line back. */
    const uint8_t expected[] = {28, 0xFE, 0x0C, NUM(5), NUM(6), 21, NUM(9), NUM(9), 5};
    CffBytes charstring = flat_glyphs_find(face.cff, 4).charstring;
    CHECK(charstring.size > sizeof expected &&
          memcmp(charstring.data, expected, sizeof expected) == 0);
    CHECK(charstring.data[charstring.size - 1] == 14);
    face_release(&face);
}

TEST(font_cff_redraw_without_its_letter)
{
    /* Code 65 is A, glyph 34 of the charset, which this font of five glyphs lacks. */
    const Text glyphs[] = {CODE(14), CODE(14), CODE(14), CODE(14),
                           CODE(NUM(50), NUM(70), NUM(65), NUM(34), 14)};
    const CffParts parts = {.glyphs = glyphs, .glyph_count = 5};
    CHECK(cff_compare_parts(test, &parts) == -1);
    CHECK(test_reported_once(test, E_FONT_SUBSET));
}
