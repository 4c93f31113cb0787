/* What devices keep from document to document: device/output_cache.c. */
#include "device/output_cache.h"

#include "test.h"

static const uint32_t three[] = {4, 7, 9};

static FontProgram program_of(OutputCache *cache, const char *bytes)
{
    FontProgram program = {.face_serial = 2, .level = 6, .glyphs = three, .glyph_count = 3};
    font_program_pack(&program, output_cache_compressor(cache, 6), text_of(bytes), 6);
    return program;
}

TEST(output_cache_finds_only_the_very_same_glyphs)
{
    static const uint32_t fewer[] = {4, 7};
    static const uint32_t others[] = {4, 7, 8};
    OutputCache *cache = output_cache_create();
    FontProgram program = program_of(cache, "123456program");
    CHECK(!output_cache_find_program(cache, 2, 6, three, 3));
    output_cache_keep_program(cache, &program);
    const FontProgram *found = output_cache_find_program(cache, 2, 6, three, 3);
    CHECK(found && text_equals(found->head, "123456") && found->glyphs != three);
    /* A program of more glyphs would do, but the bytes would tell of the document before. */
    CHECK(!output_cache_find_program(cache, 2, 6, fewer, 2));
    CHECK(!output_cache_find_program(cache, 2, 6, others, 3));
    CHECK(!output_cache_find_program(cache, 3, 6, three, 3));
    CHECK(!output_cache_find_program(cache, 2, 1, three, 3));
    output_cache_destroy(cache);
}

TEST(output_cache_lets_the_oldest_go)
{
    OutputCache *cache = output_cache_create();
    for (uint32_t serial = 1; serial <= 100; serial++) {
        FontProgram program = program_of(cache, "123456x");
        program.face_serial = serial;
        output_cache_keep_program(cache, &program);
    }
    CHECK(output_cache_find_program(cache, 100, 6, three, 3) != NULL);
    CHECK(output_cache_find_program(cache, 1, 6, three, 3) == NULL);
    output_cache_destroy(cache);
}

TEST(output_cache_keeps_one_compressor_a_level)
{
    OutputCache *cache = output_cache_create();
    CHECK(output_cache_compressor(cache, 1) == output_cache_compressor(cache, 1));
    CHECK(output_cache_compressor(cache, 1) != output_cache_compressor(cache, 6));
    output_cache_destroy(cache);
}

TEST(output_cache_gives_the_same_stream_again)
{
    static const char words[] = "一图读懂 一图读懂 一图读懂 一图读懂";
    OutputCache *cache = output_cache_create();
    char *streams[4];
    size_t sizes[4];
    for (int i = 0; i < 4; i++) {
        const char *content = i < 3 ? words : "别的内容";
        streams[i] = output_cache_deflate(cache, 6, text_of(content), &sizes[i]);
    }
    for (int i = 1; i < 3; i++)
        CHECK(sizes[i] == sizes[0] && memcmp(streams[i], streams[0], sizes[0]) == 0);
    CHECK(sizes[3] != sizes[0] || memcmp(streams[3], streams[0], sizes[0]) != 0);
    /* RFC 1950, 2.2: the method is 8 and the head a multiple of 31. */
    const unsigned char *head = (const unsigned char *)streams[2];
    CHECK((head[0] & 15) == 8 && (head[0] * 256 + head[1]) % 31 == 0);
    for (int i = 0; i < 4; i++)
        memory_free(streams[i]);
    output_cache_destroy(cache);
}
