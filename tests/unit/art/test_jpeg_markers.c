/* The walk over a JPEG file's markers, on bytes laid out by hand after ITU-T T.81, annex B. */
#include "art/jpeg_markers.h"

#include "pictures.h"

#define SOI "\xFF\xD8"
#define EOI "\xFF\xD9"
#define SOF "\xFF\xC2\x00\x0B\x08\x00\x10\x01\x02\x01\x01\x11\x00" /* progressive, 258 x 16 */
#define SOS "\xFF\xDA\x00\x08\x01\x01\x00\x00\x3F\x00"

static bool walk(TestState *test, const char *bytes, size_t size, JpegMarkers *markers)
{
    return jpeg_markers_read(test->arena, (const unsigned char *)bytes, size, markers);
}

TEST(jpeg_markers_frame_and_scans)
{
    /* fill bytes before a marker, a stuffed FF, a restart marker, and bytes behind the end */
    static const char file[] =
        SOI "\xFF\xFF\xFF" SOF SOS "data\xFF\x00more\xFF\xD0" SOS "x" EOI "after";
    JpegMarkers markers;
    CHECK(walk(test, file, sizeof file - 1, &markers));
    CHECK(markers.width == 258 && markers.height == 16 && markers.channels == 1);
    CHECK(markers.process == 2 && markers.precision == 8 && markers.frame_count == 1);
    CHECK(markers.scan_count == 2 && markers.has_end && !markers.has_adobe);
    CHECK(markers.end == sizeof file - 1 - strlen("after"));
}

TEST(jpeg_markers_density)
{
    static const char file[] =
        SOI "\xFF\xE0\x00\x10JFIF\x00\x01\x01\x02\x00\x64\x00\x32\x00\x00" SOF SOS EOI;
    JpegMarkers markers;
    CHECK(walk(test, file, sizeof file - 1, &markers));
    CHECK_NEAR(markers.ppi_x, 254, 1e-9); /* 100 and 50 for each centimetre */
    CHECK_NEAR(markers.ppi_y, 127, 1e-9);
}

TEST(jpeg_markers_profile_in_pieces)
{
    static const char piece_2[] = "\xFF\xE2\x00\x12ICC_PROFILE\x00\x02\x02YZ";
    static const char piece_1[] = "\xFF\xE2\x00\x13ICC_PROFILE\x00\x01\x02VWX";
    StrBuf file = {0};
    strbuf_append(&file, SOI, 2);
    strbuf_append(&file, piece_2, sizeof piece_2 - 1);
    JpegMarkers markers;
    CHECK(walk(test, file.data, file.length, &markers));
    CHECK(!markers.icc && markers.icc_is_incomplete);
    strbuf_append(&file, piece_1, sizeof piece_1 - 1);
    CHECK(walk(test, file.data, file.length, &markers));
    CHECK(markers.icc_size == 5 && memcmp(markers.icc, "VWXYZ", 5) == 0);
    CHECK(!markers.icc_is_incomplete);
    strbuf_release(&file);
}

TEST(jpeg_markers_segments_that_do_not_fit)
{
    JpegMarkers markers;
    static const char too_long[] = SOI "\xFF\xC0\x00\x20\x08";
    CHECK(!walk(test, too_long, sizeof too_long - 1, &markers));
    static const char too_short[] = SOI "\xFF\xC0\x00\x01\x08";
    CHECK(!walk(test, too_short, sizeof too_short - 1, &markers));
    static const char no_length[] = SOI "\xFF\xC0";
    CHECK(!walk(test, no_length, sizeof no_length - 1, &markers));
    static const char cut_after_a_scan[] = SOI SOF SOS "data\xFF\xC4\x01";
    CHECK(walk(test, cut_after_a_scan, sizeof cut_after_a_scan - 1, &markers));
    CHECK(!markers.has_end && markers.scan_count == 1);
}
