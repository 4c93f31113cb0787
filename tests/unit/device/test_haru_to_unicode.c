/* ToUnicode: device/haru_to_unicode.c. */
#include "device/haru_to_unicode.h"

#include <libdeflate.h>
#include <stdio.h>

#include "test.h"

/* The CMap for `count` glyphs of one text, whose CIDs begin with `first`. */
static const char *cmap_of(TestState *test, uint32_t first, size_t count)
{
    HaruDocument *document = haru_document_create(test->arena, test->sink, COLOR_SPACE_RGB);
    GlyphUse *uses = arena_array(test->arena, count, sizeof *uses);
    for (size_t i = 0; i < count; i++)
        uses[i] = (GlyphUse){.cid = first + (uint32_t)i, .text = text_of("图")};
    HPDF_Dict stream = haru_to_unicode_create(document, uses, count);
    const HaruStreamData *data = stream->attr;
    size_t room = 1u << 20;
    char *cmap = arena_alloc(test->arena, room);
    struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
    size_t length = 0;
    CHECK(libdeflate_zlib_decompress(decompressor, data->bytes, data->size, cmap, room - 1,
                                     &length) == LIBDEFLATE_SUCCESS);
    libdeflate_free_decompressor(decompressor);
    haru_document_destroy(document);
    return cmap;
}

static size_t count_of(const char *text, const char *part)
{
    size_t count = 0;
    for (const char *at = strstr(text, part); at; at = strstr(at + 1, part))
        count++;
    return count;
}

/* Adobe Technical Note 5014: the codes of a range differ in the last byte only. */
TEST(to_unicode_ranges_end_where_the_first_byte_changes)
{
    const char *cmap = cmap_of(test, 1, 600);
    CHECK(strstr(cmap, "3 beginbfrange\n<0001><00FF>[<56FE><56FE>"));
    CHECK(strstr(cmap, "]\n<0100><01FF>[<56FE>"));
    CHECK(strstr(cmap, "]\n<0200><0258>[<56FE>"));
    CHECK(strstr(cmap, "<56FE>]\nendbfrange\nendcmap"));
    CHECK(count_of(cmap, "<56FE>") == 600);
}

/* TN 5014: at most 100 ranges between beginbfrange and endbfrange. */
TEST(to_unicode_blocks_have_at_most_a_hundred_ranges)
{
    const char *cmap = cmap_of(test, 1, 60000);
    CHECK(count_of(cmap, " beginbfrange") == 3);
    CHECK(count_of(cmap, "100 beginbfrange") == 2);
    CHECK(strstr(cmap, "35 beginbfrange")); /* CIDs to 60,000 have 235 first bytes */
    CHECK(count_of(cmap, ">[<") == 235);
    CHECK(count_of(cmap, "<56FE>") == 60000);
}
