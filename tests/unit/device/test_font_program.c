/* Font programs in two parts: device/font_program.c. libdeflate reads them back, and refuses a
 * stream whose check is wrong (RFC 1950). */
#include "device/font_program.h"

#include <libdeflate.h>

#include "test.h"

static const uint32_t four[] = {0, 4, 700, 9000};
static const uint32_t numbers[] = {0, 300, 2, 1};

/* A program whose head of `head_length` bytes ends with the CIDs of three glyphs. */
static FontProgram pack(TestState *test, size_t head_length, size_t length, char **bytes)
{
    *bytes = arena_alloc(test->arena, length);
    for (size_t i = 0; i < length; i++)
        (*bytes)[i] = (char)(i * i % 251);
    FontProgram program = {.glyphs = four, .glyph_count = COUNT_OF(four)};
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(6);
    font_program_pack(&program, compressor, (Text){*bytes, length}, head_length);
    libdeflate_free_compressor(compressor);
    return program;
}

static void check_reads_back(TestState *test, const FontProgram *program, const char *expected,
                             size_t length)
{
    Text stream = font_program_stream(program, numbers, test->arena);
    char *read = arena_alloc(test->arena, length);
    struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
    CHECK(libdeflate_zlib_decompress(decompressor, stream.data, stream.length, read, length,
                                     NULL) == LIBDEFLATE_SUCCESS);
    CHECK(memcmp(read, expected, length) == 0);
    CHECK(font_program_length(program) == length);
    libdeflate_free_decompressor(decompressor);
}

TEST(font_program_has_the_cids_of_the_document_in_its_head)
{
    char *bytes;
    FontProgram program = pack(test, 40, 5000, &bytes);
    memcpy(bytes + 34, "\x01\x2C\x00\x02\x00\x01", 6); /* 300, 2, 1: glyph 0 needs none */
    check_reads_back(test, &program, bytes, 5000);
    font_program_release(&program);
}

/* RFC 1951, 3.2.4: a stored block has at most 65,535 bytes. */
TEST(font_program_stores_a_long_head_in_several_blocks)
{
    static const size_t lengths[] = {65535, 65536, 200000};
    for (size_t i = 0; i < COUNT_OF(lengths); i++) {
        char *bytes;
        FontProgram program = pack(test, lengths[i], lengths[i] + 1, &bytes);
        memcpy(bytes + lengths[i] - 6, "\x01\x2C\x00\x02\x00\x01", 6);
        check_reads_back(test, &program, bytes, lengths[i] + 1);
        font_program_release(&program);
    }
}

TEST(font_program_without_a_head_stays_as_it_is)
{
    char *bytes;
    FontProgram program = pack(test, 0, 70000, &bytes);
    check_reads_back(test, &program, bytes, 70000);
    font_program_release(&program);
}
