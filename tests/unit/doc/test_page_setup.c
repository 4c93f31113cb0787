#include "base/geometry.h"
#include "doc/page_setup.h"
#include "doc/fixture.h"

static PageSetup setup_of(TestState *test, const char *text)
{
    PageSetup setup;
    page_setup_read(&setup, theme_of(test, "{\"tokens\": {\"m\": \"12.5mm\"}}"), test->sink,
                    test->arena, text ? json_of(test, text) : NULL);
    return setup;
}

static bool is_mm(double points, double mm)
{
    return fabs(points - mm * 72 / 25.4) < 1e-6;
}

static void check_size(TestState *test, const char *size, double width_mm, double height_mm)
{
    PageSetup setup = setup_of(test, arena_print(test->arena, "{\"size\": \"%s\"}", size));
    CHECK(is_mm(setup.width, width_mm) && is_mm(setup.height, height_mm) && !setup.is_px);
}

TEST(page_setup_named_sizes)
{
    /* ISO 216; newspaper pages as in the design's press document. */
    check_size(test, "A0", 841, 1189);
    check_size(test, "A3", 297, 420);
    check_size(test, "A6", 105, 148);
    check_size(test, "四开", 270, 390);
    check_size(test, "对开", 390, 545);
    check_size(test, "A4 landscape", 297, 210);
    check_size(test, "A4 portrait", 210, 297);
    check_size(test, "270mm 39cm", 270, 390);
    CHECK(test->sink->count == 0);
    PageSetup setup = setup_of(test, NULL);
    CHECK(is_mm(setup.width, 210) && is_mm(setup.height, 297));
}

TEST(page_setup_long_images)
{
    PageSetup setup = setup_of(test, "{\"size\": \"750px auto\", \"margin\": \"0\"}");
    CHECK(setup.is_px && setup.height == 0 && fabs(setup.width - 562.5) < 1e-9);
}

TEST(page_setup_margins_and_bleed)
{
    PageSetup setup =
        setup_of(test, "{\"size\": \"200mm 300mm\", \"margin\": \"20mm $m 5%\", \"bleed\": \"3mm\","
                       "\"background\": \"#FFF7E6\"}");
    CHECK(is_mm(setup.margin[0].value, 20) && is_mm(setup.margin[1].value, 12.5));
    CHECK(is_mm(setup.margin[2].value, 10) && is_mm(setup.margin[3].value, 12.5));
    CHECK(is_mm(setup.bleed, 3) && setup.background.kind == PAINT_SOLID);
    CHECK(test->sink->count == 0);
}

TEST(page_setup_refuses_nonsense)
{
    static const char *const wrong[] = {
        "3",
        "null",
        "[]",
        "{\"size\": \"A9\"}",
        "{\"size\": \"A4 sideways\"}",
        "{\"size\": \"A4 landscape 3\"}",
        "{\"size\": \"270mm\"}",
        "{\"size\": \"-1mm 2mm\"}",
        "{\"size\": \"0 10mm\"}",
        "{\"size\": \"10mm 0\"}",
        "{\"size\": \"10mm 50%\"}",
        "{\"size\": 5}",
        "{\"size\": \"10mm 6000mm\"}",
        "{\"size\": \"\"}",
        "{\"margin\": \"-1mm\"}",
        "{\"margin\": \"auto\"}",
        "{\"bleed\": \"auto\"}",
        "{\"bleed\": \"10%\"}",
        "{\"bleed\": \"73pt\"}",
        "{\"bleed\": \"-1mm\"}",
        "{\"background\": \"paper\"}",
        "{\"colour\": 1}",
        "{\"margin\": \"0 105mm\"}",
        "{\"margin\": \"200mm 0 97mm\"}",
    };
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        diag_init(test->sink, test->arena, DIAG_ENGLISH);
        PageSetup setup = setup_of(test, wrong[i]);
        if (test->sink->error_count != 1)
            test_fail(test, __FILE__, __LINE__, wrong[i]);
        CHECK(setup.width > setup.margin[1].value + setup.margin[3].value);
    }
}

TEST(page_setup_needs_a_width)
{
    setup_of(test, "{\"size\": \"auto 750px\"}");
    CHECK(test_reported_once(test, E_SIZE_AUTO) && test->sink->count == 1);
}
