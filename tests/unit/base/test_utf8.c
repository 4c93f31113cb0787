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

/* Unicode 15, table 3-7: the second bytes that may follow a first one; all others are 80 to BF. */
static bool is_second(unsigned lead, unsigned byte)
{
    unsigned first = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    unsigned last = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    return byte >= first && byte <= last;
}

static size_t length_by_table(const unsigned char bytes[4])
{
    unsigned lead = bytes[0];
    if (lead < 0x80)
        return 1;
    size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || !is_second(lead, bytes[1]))
        return 0;
    for (size_t i = 2; i < length; i++) {
        if (bytes[i] < 0x80 || bytes[i] > 0xBF)
            return 0;
    }
    return length;
}

TEST(utf8_agrees_with_the_table_of_well_formed_sequences)
{
    static const unsigned char tails[] = {0x00, 0x7F, 0x80, 0xBF, 0xC0, 0xFF};
    int wrong = 0;
    for (unsigned pair = 0; pair < 0x10000; pair++) {
        for (size_t k = 0; k < COUNT_OF(tails) * COUNT_OF(tails); k++) {
            const unsigned char bytes[4] = {(unsigned char)(pair >> 8), (unsigned char)pair,
                                            tails[k % COUNT_OF(tails)], tails[k / COUNT_OF(tails)]};
            size_t size;
            size_t length = length_by_table(bytes);
            uint32_t code_point = utf8_decode((const char *)bytes, 4, &size);
            wrong += (code_point != UTF8_INVALID) != (length > 0) || size != (length ? length : 1);
            char again[4];
            if (length && code_point != UTF8_INVALID)
                wrong +=
                    utf8_encode(code_point, again) != length || memcmp(again, bytes, length) != 0;
        }
    }
    CHECK(wrong == 0);
}

TEST(utf8_has_whole_code_points_only)
{
    CHECK(utf8_has(text_of("第图"), 0x56FE));
    CHECK(!utf8_has(text_of("第图"), 0x56));
    CHECK(!utf8_has(text_of(""), 0x56FE));
}
