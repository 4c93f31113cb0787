#include "base/strbuf.h"
#include "doc/counter.h"
#include "test.h"

static const char *written(TestState *test, int number, const char *style)
{
    StrBuf out = {0};
    CHECK(counter_write(&out, number, text_of(style)));
    const char *copy = strbuf_copy(&out, test->arena);
    strbuf_release(&out);
    return copy;
}

TEST(counter_writes_the_styles_of_chinese_books)
{
    CHECK_TEXT(written(test, 7, ""), "7");
    CHECK_TEXT(written(test, 12, "cjk"), "十二");
    CHECK_TEXT(written(test, 105, "cjk"), "一百零五");
    CHECK_TEXT(written(test, 3, "cjkUpper"), "叁");
    CHECK_TEXT(written(test, 1, "circled"), "①");
    CHECK_TEXT(written(test, 20, "circled"), "⑳");
    CHECK_TEXT(written(test, 21, "circled"), "㉑");
    CHECK_TEXT(written(test, 36, "circled"), "㊱");
    CHECK_TEXT(written(test, 50, "circled"), "㊿");
    CHECK_TEXT(written(test, 51, "circled"), "51");
    CHECK_TEXT(written(test, 1994, "roman"), "mcmxciv");
    CHECK_TEXT(written(test, 4, "Roman"), "IV");
    CHECK_TEXT(written(test, 26, "alpha"), "z");
    StrBuf out = {0};
    CHECK(!counter_write(&out, 1, text_of("chinese")));
    strbuf_release(&out);
}

static bool fills(TestState *test, const char *pattern, const char *expected)
{
    const CounterValues values = {{2, 3, 4, 0, 0, 0}, 9};
    StrBuf out = {0};
    bool is_good = counter_fill(&out, text_of(pattern), &values);
    if (is_good)
        CHECK_TEXT(strbuf_copy(&out, test->arena), expected);
    strbuf_release(&out);
    return is_good;
}

TEST(counter_fills_patterns)
{
    CHECK(fills(test, "第{1:cjk}章", "第二章"));
    CHECK(fills(test, "{1}.{2}.{3}", "2.3.4"));
    CHECK(fills(test, "（{2:cjk}）", "（三）"));
    CHECK(fills(test, "图{1}-{n}", "图2-9"));
    CHECK(fills(test, "", ""));
    CHECK(!fills(test, "{7}", ""));
    CHECK(!fills(test, "{1", ""));
    CHECK(!fills(test, "{m}", ""));
    CHECK(!fills(test, "{1:}x}{", ""));
}

TEST(counter_knows_what_begins_anew_with_chapters)
{
    CHECK(counter_names_chapter(text_of("图{1}-{n}")));
    CHECK(!counter_names_chapter(text_of("图{n}")));
}
