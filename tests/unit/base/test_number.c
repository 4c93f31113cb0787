/* Numbers as text: base/number.h. */
#include "base/number.h"
#include "test.h"

static bool formats(double value, int decimals, const char *expected)
{
    char text[NUMBER_TEXT_SIZE];
    number_format(text, value, decimals);
    return strcmp(text, expected) == 0;
}

TEST(number_format_rounds_and_trims)
{
    CHECK(formats(0, 3, "0"));
    CHECK(formats(-0.0001, 3, "0"));
    CHECK(formats(0.5, 0, "1"));
    CHECK(formats(-2.5, 0, "-3"));
    CHECK(formats(31.62, 2, "31.62"));
    CHECK(formats(5450.5, 4, "5450.5"));
    CHECK(formats(0.9999, 3, "1"));
    CHECK(formats(-0.05, 2, "-0.05"));
    CHECK(formats(1e300, 2, "1000000000000000000"));
}

TEST(number_parse_takes_the_whole_text)
{
    double value = 0;
    CHECK(number_parse(text_of("-12.50"), &value) && value == -12.5);
    CHECK(number_parse(text_of("1e3"), &value) && value == 1000);
    CHECK(number_parse(text_of("0.1"), &value) && value == 0.1);
    CHECK(!number_parse(text_of("1e999"), &value));
    CHECK(!number_parse(text_of("12mm"), &value));
    CHECK(!number_parse(text_of(""), &value));
    CHECK(!number_parse(text_of("."), &value));
    CHECK(number_parse_prefix(text_of("2.5em"), &value) == 3 && value == 2.5);
    CHECK(number_parse_prefix(text_of("1em"), &value) == 1 && value == 1);
}

/* A slice ends where its length says, whatever stands behind it. */
TEST(number_parse_reads_no_further_than_the_text)
{
    double value = 0;
    CHECK(number_parse((Text){"1e15", 3}, &value) && value == 10);
    CHECK(number_parse((Text){"2.55", 3}, &value) && value == 2.5);
    CHECK(number_parse((Text){"-4e-25", 5}, &value) && value == -4e-2);
    char *exact = memory_alloc(4);
    memcpy(exact, "3E+2", 4);
    CHECK(number_parse((Text){exact, 4}, &value) && value == 300);
    memory_free(exact);
}

TEST(number_parse_of_many_zeros)
{
    char text[1100] = "0.";
    memset(text + 2, '0', 1000);
    memcpy(text + 1002, "12e1001", 8);
    double value = 1;
    CHECK(number_parse(text_of(text), &value) && value == 1.2);
    memcpy(text + 1002, "0e1001", 7);
    CHECK(number_parse(text_of(text), &value) && value == 0);
    CHECK(number_parse(text_of("-0"), &value) && value == 0 && signbit(value));
    CHECK(number_parse(text_of("1e-99999999999999999999"), &value) && value == 0);
    CHECK(!number_parse(text_of("1e99999999999999999999"), &value));
}

/* The expected values are the compiler's: its constants are correctly rounded. */
TEST(number_parse_rounds_as_the_compiler_does)
{
#define SAME(literal)                                                                              \
    do {                                                                                           \
        double value;                                                                              \
        CHECK(number_parse(text_of(#literal), &value) && value == literal);                        \
    } while (0)
    SAME(0.1);
    SAME(2.675);
    SAME(123456789012345e22);
    SAME(999999999999999e-22);
    SAME(123456789012345.6);
    SAME(9007199254740993);
    SAME(7.2057594037927933e16);
    SAME(1e23);
    SAME(8.5e-23);
    SAME(0.000001234567);
    SAME(0.30000000000000004);
#undef SAME
}
