#include "device/icc_profile.h"
#include "test.h"

#include <string.h>

/* ICC.1:2010, 7.2: where the fields of the header stand. */
TEST(icc_profile_srgb_has_a_sound_header)
{
    Text bytes = icc_profile_srgb(test->arena);
    const unsigned char *header = (const unsigned char *)bytes.data;
    CHECK(bytes.length > 128);
    size_t stated =
        (size_t)header[0] << 24 | (size_t)header[1] << 16 | (size_t)header[2] << 8 | header[3];
    CHECK(stated == bytes.length);
    CHECK(header[8] == 4 && header[9] == 0x20); /* 4.2: what PDF 1.7 knows */
    CHECK(memcmp(header + 12, "mntrRGB XYZ ", 12) == 0);
    CHECK(memcmp(header + 36, "acsp", 4) == 0);
}

TEST(icc_profile_srgb_has_no_clock)
{
    static const unsigned char date[12] = {0x07, 0xD0, 0, 1, 0, 1}; /* 2000-01-01 00:00:00 */
    Text bytes = icc_profile_srgb(test->arena);
    Text again = icc_profile_srgb(test->arena);
    CHECK(bytes.length > 36 && memcmp(bytes.data + 24, date, sizeof date) == 0);
    CHECK(bytes.length == again.length && memcmp(bytes.data, again.data, bytes.length) == 0);
}
