/* Units: scales and bases. */
#include "audit/unit.h"
#include "test.h"

TEST(unit_reads_scale_and_base)
{
    static const struct {
        const char *words;
        double scale;
        const char *base;
    } cases[] = {
        {"亿元", 1e8, "元"},       {"万人", 1e4, "人"},         {"家", 1, "家"},
        {"万亿元", 1e12, "元"},    {"千瓦", 1, "千瓦"},         {"万千瓦", 1e4, "千瓦"},
        {"个百分点", 1, "百分点"}, {"百分点", 1, "百分点"},     {"％", 1, "%"},
        {"千公顷", 1e3, "公顷"},   {"标准煤吨", 1, "标准煤吨"}, {"", 1, ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Unit unit = unit_read(text_of(cases[i].words));
        CHECK(unit.scale == cases[i].scale && text_equals(unit.base, cases[i].base));
    }
}

TEST(unit_match_takes_the_longest)
{
    Unit unit;
    CHECK(unit_match(text_of("亿元左右"), NULL, &unit) == strlen("亿元"));
    CHECK(unit_match(text_of("个百分点"), NULL, &unit) == strlen("个百分点"));
    CHECK(unit_is_points(&unit));
    CHECK(unit_match(text_of("平方公里"), NULL, &unit) == strlen("平方公里"));
    CHECK(unit_match(text_of("亿"), NULL, &unit) == strlen("亿") && unit.base.length == 0);
    CHECK(unit_match(text_of("左右"), NULL, &unit) == 0);
    Unit expected = {1, text_of("标准煤吨")};
    CHECK(unit_match(text_of("万标准煤吨"), &expected, &unit) == strlen("万标准煤吨"));
}
