#include "base/utf8.h"
#include "test.h"

/* Unicode 15, table 3-7, and the bounds of each length. */
TEST(utf8_encodes_and_decodes_the_bounds)
{
    static const struct {
        uint32_t code_point;
        const char *bytes;
    } rows[] = {
        {0x24, "\x24"},
        {0x7F, "\x7F"},
        {0x80, "\xC2\x80"},
        {0x7FF, "\xDF\xBF"},
        {0x800, "\xE0\xA0\x80"},
        {0xD7FF, "\xED\x9F\xBF"},
        {0xE000, "\xEE\x80\x80"},
        {0xFFFF, "\xEF\xBF\xBF"},
        {0x10000, "\xF0\x90\x80\x80"},
        {0x10FFFF, "\xF4\x8F\xBF\xBF"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char bytes[4];
        size_t size = utf8_encode(rows[i].code_point, bytes);
        CHECK(size == strlen(rows[i].bytes) && memcmp(bytes, rows[i].bytes, size) == 0);
        size_t taken;
        CHECK(utf8_decode(rows[i].bytes, size, &taken) == rows[i].code_point && taken == size);
    }
}

TEST(utf8_refuses_what_unicode_does)
{
    static const char *const bad[] = {
        "\x80",
        "\xC0\x80",
        "\xC1\xBF",
        "\xC2",
        "\xE0\x9F\xBF",
        "\xE4\xB8",
        "\xED\xA0\x80",
        "\xED\xBF\xBF",
        "\xF0\x8F\xBF\xBF",
        "\xF4\x90\x80\x80",
        "\xF5\x80\x80\x80",
        "\xFF",
        "\xC2\x41",
    };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        size_t taken;
        CHECK(utf8_decode(bad[i], strlen(bad[i]), &taken) == UTF8_INVALID && taken == 1);
    }
}

TEST(utf8_reads_no_byte_beyond_the_length)
{
    size_t taken;
    CHECK(utf8_decode("\xE4\xB8\x80", 2, &taken) == UTF8_INVALID);
}

TEST(utf8_finds_the_first_ill_formed_byte)
{
    CHECK(utf8_find_invalid(text_of("一图")) == 6);
    CHECK(utf8_find_invalid(text_of("一\xFF图")) == 3);
    CHECK(utf8_find_invalid((Text){"", 0}) == 0);
    CHECK(utf8_count(text_of("一图 ab")) == 5);
}

TEST(utf8_has_whole_code_points_only)
{
    CHECK(utf8_has(text_of("第图"), 0x56FE));
    CHECK(!utf8_has(text_of("第图"), 0x56));
    CHECK(!utf8_has(text_of(""), 0x56FE));
}
