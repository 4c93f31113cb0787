#include "base/geometry.h"
#include "base/limits.h"
#include "doc/length.h"
#include "test.h"

static const LengthBase base = {.em = 20, .zi = 9};

static double points(TestState *test, const char *text)
{
    Length length = {0, LENGTH_UNSET};
    CHECK(length_parse(text_of(text), &base, &length) == LENGTH_OK);
    CHECK(length.unit == LENGTH_PT);
    return length.value;
}

TEST(length_units_in_points)
{
    CHECK_NEAR(points(test, "25.4mm"), 72, 1e-9);
    CHECK_NEAR(points(test, "2.54cm"), 72, 1e-9);
    CHECK_NEAR(points(test, "1in"), 72, 1e-9);
    CHECK_NEAR(points(test, "96px"), 72, 1e-9);
    CHECK_NEAR(points(test, "-3.5pt"), -3.5, 1e-9);
    CHECK_NEAR(points(test, "1.5em"), 30, 1e-9);
    CHECK_NEAR(points(test, "13字"), 117, 1e-9);
    CHECK_NEAR(points(test, "0"), 0, 0);
    CHECK_NEAR(points(test, "-0"), 0, 0);
}

TEST(length_relative_and_words)
{
    Length length;
    CHECK(length_parse(text_of("50%"), &base, &length) == LENGTH_OK);
    CHECK(length.unit == LENGTH_PERCENT && length.value == 0.5);
    CHECK(length_parse(text_of("1.25fr"), &base, &length) == LENGTH_OK);
    CHECK(length.unit == LENGTH_FR && length.value == 1.25);
    CHECK(length_parse(text_of("auto"), &base, &length) == LENGTH_OK && length.unit == LENGTH_AUTO);
    CHECK(length_parse(text_of("hug"), &base, &length) == LENGTH_OK && length.unit == LENGTH_AUTO);
    CHECK(length_parse(text_of("fill"), &base, &length) == LENGTH_OK && length.unit == LENGTH_FILL);
}

/* layout-language, 3: the word processors' table, and the print shops' where it differs. */
TEST(length_names_of_type_sizes)
{
    static const struct {
        const char *name;
        double word, print;
    } rows[] = {
        {"初号", 42, 42},     {"小初", 36, 36},   {"一号", 26, 28},     {"小一", 24, 24},
        {"二号", 22, 21},     {"小二", 18, 18},   {"三号", 16, 15.75},  {"小三", 15, 15},
        {"四号", 14, 14},     {"小四", 12, 12},   {"五号", 10.5, 10.5}, {"小五", 9, 9},
        {"六号", 7.5, 7.875}, {"小六", 6.5, 6.5}, {"七号", 5.5, 5.25},  {"八号", 5, 5},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        CHECK_NEAR(length_of_size_name(text_of(rows[i].name), false), rows[i].word, 0);
        CHECK_NEAR(length_of_size_name(text_of(rows[i].name), true), rows[i].print, 0);
    }
    CHECK_NEAR(points(test, "小五"), 9, 0);
    CHECK(length_of_size_name(text_of("九号"), false) == 0);
}

TEST(length_faults)
{
    Length length = {7, LENGTH_PT};
    static const char *const wrong[] = {"",      "mm",    "4 mm",  "4m",   "4MM",
                                        "pt4",   "4mm ",  "4mm4",  "nan",  "inf",
                                        "--4mm", "4,5mm", "1e3mm", "自动", "4％"};
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        CHECK(length_parse(text_of(wrong[i]), &base, &length) == LENGTH_NOT_A_LENGTH);
    CHECK(length_parse(text_of("4"), &base, &length) == LENGTH_NO_UNIT);
    CHECK(length_parse(text_of("14400pt"), &base, &length) == LENGTH_OK);
    CHECK(length_parse(text_of("14400.1pt"), &base, &length) == LENGTH_TOO_LARGE);
    CHECK(length_parse(text_of("-14401pt"), &base, &length) == LENGTH_TOO_LARGE);
    CHECK(length_parse(text_of("999999999999999999999%"), &base, &length) == LENGTH_TOO_LARGE);
    char digits[400];
    memset(digits, '9', sizeof digits);
    CHECK(length_parse((Text){digits, sizeof digits}, &base, &length) != LENGTH_OK);
}

TEST(length_resolves_against_the_container)
{
    CHECK(length_resolve((Length){12, LENGTH_PT}, 400, 7) == 12);
    CHECK(length_resolve((Length){0.25, LENGTH_PERCENT}, 400, 7) == 100);
    CHECK(length_resolve((Length){0.25, LENGTH_PERCENT}, INFINITY, 7) == 7);
    CHECK(length_resolve((Length){0, LENGTH_AUTO}, 400, 7) == 7);
    CHECK(length_resolve((Length){1, LENGTH_FR}, 400, 7) == 7);
    CHECK(length_resolve((Length){0, LENGTH_UNSET}, 400, 7) == 7);
}
