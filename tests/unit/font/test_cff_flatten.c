/* Charstrings with every kind of call, judged by what HarfBuzz draws before and after. The numbers
 * of operators are those of Adobe Technical Note 5177: 4 vmoveto, 5 rlineto, 10 callsubr, 11
 * return, 14 endchar, 18 hstemhm, 19 hintmask, 21 rmoveto, 22 hmoveto, 29 callgsubr. */
#include "font/cff_flatten.h"

#include "cff_compare.h"
#include "font/face_load.h"

#define NOTDEF CODE(14)

static int compare(TestState *test, Text glyph, const Text *subrs, int subr_count,
                   const Text *global_subrs, int global_subr_count)
{
    const Text glyphs[] = {NOTDEF, glyph};
    const CffParts parts = {.glyphs = glyphs,
                            .glyph_count = 2,
                            .subrs = subrs,
                            .subr_count = subr_count,
                            .global_subrs = global_subrs,
                            .global_subr_count = global_subr_count};
    return cff_compare_parts(test, &parts);
}

TEST(font_cff_flatten_nested_calls)
{
    const Text subrs[] = {CODE(NUM(10), NUM(20), 5, GSUBR(0), NUM(-30), NUM(5), 5, 11),
                          CODE(NUM(40), NUM(-7), 5, 11)};
    const Text global_subrs[] = {CODE(NUM(1), NUM(50), SUBR(1), 5, 11)};
    CHECK(compare(test, CODE(NUM(7), NUM(9), 21, SUBR(0), NUM(3), NUM(4), 5, 14), subrs, 2,
                  global_subrs, 1) == 0);
    /* endchar within a subroutine ends the glyph */
    const Text ends[] = {CODE(NUM(10), NUM(20), 5, 14)};
    CHECK(compare(test, CODE(NUM(7), NUM(9), 21, SUBR(0), NUM(3), NUM(4), 5), ends, 1, NULL, 0) ==
          0);
}

TEST(font_cff_flatten_arguments_across_calls)
{
    /* Subroutine 0 leaves operands behind, subroutine 1 the number of the next one to call. */
    const Text subrs[] = {CODE(NUM(12), NUM(34), 11), CODE(NUM(2 - 107), 11),
                          CODE(NUM(-9), NUM(60), 5, 11)};
    CHECK(compare(test, CODE(NUM(7), NUM(9), 21, SUBR(0), 5, SUBR(1), 10, 14), subrs, 3, NULL, 0) ==
          0);
}

TEST(font_cff_flatten_counts_stems)
{
    /* Nine stems, partly by subroutines and partly before the mask: it has two bytes, the second
     * of which (21) would be a move if they were miscounted. */
    const Text subrs[] = {
        CODE(NUM(1), NUM(2), NUM(3), NUM(4), 11),
        CODE(NUM(1), NUM(2), NUM(3), NUM(4), NUM(5), NUM(6), NUM(7), NUM(8), 18, 11)};
    CHECK(compare(test,
                  CODE(NUM(100), SUBR(1), SUBR(0), NUM(1), NUM(2), NUM(3), NUM(4), NUM(5), NUM(6),
                       19, 0xFF, 21, NUM(7), NUM(9), 21, NUM(30), NUM(40), 5, 14),
                  subrs, 2, NULL, 0) == 0);
}

/* Flattens the glyph and compares the bytes; for what HarfBuzz does not draw. */
static bool flattens_to(Text glyph, const Text *subrs, int subr_count, Text expected)
{
    const Text glyphs[] = {NOTDEF, glyph};
    const CffParts parts = {
        .glyphs = glyphs, .glyph_count = 2, .subrs = subrs, .subr_count = subr_count};
    Face face;
    if (!cff_compare_open(&parts, &face))
        return false;
    flat_glyphs_begin(face.cff);
    bool is_same = flat_glyphs_add(&face, 1);
    if (is_same) {
        CffBytes flat = flat_glyphs_find(face.cff, 1).charstring;
        is_same = flat.size == expected.length && memcmp(flat.data, expected.data, flat.size) == 0;
    }
    face_release(&face);
    return is_same;
}

TEST(font_cff_flatten_arithmetic_stays)
{
    /* 12 12: div. Subroutine 0 leaves 8 behind. */
    const Text subrs[] = {CODE(NUM(8), 11)};
    CHECK(flattens_to(CODE(NUM(7), NUM(100), SUBR(0), 12, 12, 21, 14), subrs, 1,
                      CODE(NUM(7), NUM(100), NUM(8), 12, 12, 21, 14)));
}

TEST(font_cff_flatten_missing_ends)
{
    /* A subroutine without a return, a glyph without an endchar: FreeType takes them as written. */
    const Text subrs[] = {CODE(NUM(8), 22)};
    CHECK(flattens_to(CODE(SUBR(0), NUM(3), NUM(4), 5), subrs, 1,
                      CODE(NUM(8), 22, NUM(3), NUM(4), 5, 14)));
    CHECK(flattens_to((Text){"", 0}, NULL, 0, CODE(14)));
}

/* True when the glyph is refused with one report. */
static bool refuses(TestState *test, Text glyph, const Text *subrs, int subr_count)
{
    DiagSink outer = *test->sink;
    diag_init(test->sink, test->arena, DIAG_ENGLISH);
    bool is_refused = compare(test, glyph, subrs, subr_count, NULL, 0) < 0;
    is_refused &= test->sink->count == 1 && test_reported_once(test, E_FONT_SUBSET);
    *test->sink = outer;
    return is_refused;
}

TEST(font_cff_flatten_refuses_damage)
{
    CHECK(refuses(test, CODE(SUBR(0), 14), NULL, 0));            /* no such subroutine */
    CHECK(refuses(test, CODE(10, 14), NULL, 0));                 /* no number */
    CHECK(refuses(test, CODE(NUM(1), NUM(2), 18, 19), NULL, 0)); /* a mask cut off */
    CHECK(refuses(test, CODE(28, 1), NULL, 0));                  /* a number cut off */
    CHECK(refuses(test, CODE(255, 0, 0, 0), NULL, 0));
    CHECK(refuses(test, CODE(NUM(1), 12), NULL, 0));    /* an operator cut off */
    CHECK(refuses(test, CODE(NUM(1), 2, 14), NULL, 0)); /* reserved */
    CHECK(refuses(test, CODE(NUM(1), 12, 99, 14), NULL, 0));
    CHECK(refuses(test, CODE(NUM(1), 12, 12, 14), NULL, 0)); /* div of one operand */
    const Text computes[] = {CODE(NUM(30), NUM(60), 5, 11)};
    CHECK(refuses(test, CODE(NUM(-100), NUM(-7), 12, 10, 10, 14), computes, 1)); /* 12 10: add */
    CHECK(refuses(test, CODE(NUM(5), 12, 27, 21, 14), NULL, 0));                 /* 12 27: dup */
    const Text itself[] = {CODE(SUBR(0), 11)};
    CHECK(refuses(test, CODE(SUBR(0), 14), itself, 1));
    char many[200];
    memset(many, NUM(1), sizeof many); /* more operands than any stack holds */
    CHECK(refuses(test, (Text){many, sizeof many}, NULL, 0));
}

/* A chain of subroutines, each of which calls the next one `times` times. */
static Text *chain(TestState *test, int count, int times)
{
    Text *subrs = arena_array(test->arena, (size_t)count, sizeof *subrs);
    for (int i = 0; i < count; i++) {
        char *code = arena_alloc(test->arena, 2 * (size_t)times + 1);
        for (int k = 0; k < times && i + 1 < count; k++) {
            code[2 * k] = (char)NUM(i + 1 - 107);
            code[2 * k + 1] = 10;
        }
        size_t length = i + 1 < count ? 2 * (size_t)times : 0;
        code[length] = 11;
        subrs[i] = (Text){code, length + 1};
    }
    return subrs;
}

TEST(font_cff_flatten_limits)
{
    const Text glyph = CODE(NUM(7), NUM(9), 21, SUBR(0), NUM(3), NUM(4), 5, 14);
    CHECK(compare(test, glyph, chain(test, 10, 1), 10, NULL, 0) == 0); /* TN 5177: depth 10 */
    CHECK(refuses(test, glyph, chain(test, 11, 1), 11));
    CHECK(refuses(test, glyph, chain(test, 10, 100), 10)); /* 100^10 calls to no effect */
}

TEST(font_cff_flatten_keeps_glyphs)
{
    const Text glyphs[] = {NOTDEF, CODE(NUM(7), NUM(9), 21, NUM(3), NUM(4), 5, 14)};
    const CffParts parts = {.glyphs = glyphs, .glyph_count = 2};
    Face face;
    CHECK(cff_compare_open(&parts, &face));
    flat_glyphs_begin(face.cff);
    CHECK(flat_glyphs_add(&face, 1) && flat_glyphs_add(&face, 0) && flat_glyphs_add(&face, 1));
    FlatGlyph flat = flat_glyphs_find(face.cff, 1);
    CHECK(flat.font_dict == 0 && flat.charstring.size == glyphs[1].length);
    CHECK(memcmp(flat.charstring.data, glyphs[1].data, flat.charstring.size) == 0);
    CHECK(flat_glyphs_find(face.cff, 0).charstring.size == 1);
    CHECK(!flat_glyphs_add(&face, 2)); /* no such glyph */
    face_release(&face);
}

/* True when number 0 calls the subroutine `bias` of a font that has `count` of them. */
static bool has_bias(TestState *test, int count, int bias)
{
    Text *subrs = arena_array(test->arena, (size_t)count, sizeof *subrs);
    Text called =
        CODE(NUM(9), 22, 11); /* outside the loop: the literals live as long as the block */
    Text other = CODE(NUM(5), 4, 11);
    for (int i = 0; i < count; i++)
        subrs[i] = i == bias ? called : other;
    return flattens_to(CODE(NUM(0), 10, 14), subrs, count, CODE(NUM(9), 22, 14));
}

TEST(font_cff_flatten_bias)
{
    CHECK(has_bias(test, 1239, 107)); /* TN 5177, 4.7 */
    CHECK(has_bias(test, 1240, 1131));
    CHECK(has_bias(test, 33899, 1131));
    CHECK(has_bias(test, 33900, 32768));
}
