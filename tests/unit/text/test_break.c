/* Break opportunities: each string with its opportunities, derived from docs/typography.md R1-R10.
 * Set to no width at all, a block parts wherever it may. */
#include "fixture.h"

typedef struct BreakCase {
    const char *text, *pieces;
} BreakCase;

static void check_cases(TestState *test, LineBreakLevel level, const BreakCase *cases, size_t count)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    fixture.paragraph.level = level;
    for (size_t i = 0; i < count; i++) {
        const TextLayout *layout = fixture_compose(&fixture, cases[i].text, 0);
        CHECK_TEXT(fixture_lines(&fixture, layout), cases[i].pieces);
    }
    fixture_release(&fixture);
}

TEST(text_break_gb)
{
    static const BreakCase cases[] = {
        {"他说“你好”。她", "他|说|“你|好”。|她"},
        {"马丁·路德", "马|丁·|路|德"},
        {"第3～5章", "第|3～|5|章"},
        {"好—坏", "好—|坏"},
        {"好——坏", "好|——|坏"},
        {"长⸺短", "长|⸺|短"},
        {"甲／乙", "甲／乙"},
        {"他/她", "他/她"},
        {"GB/T", "GB/T"},
        {"（甲）（乙）", "（甲）|（乙）"},
        {"甲、乙：丙；丁！戊？", "甲、|乙：|丙；|丁！|戊？"},
        {"《甲》《乙》", "《甲》|《乙》"},
        {"说：“好。”他", "说：|“好。”|他"},
        {"“甲”“乙”", "“甲”|“乙”"},
        {"甲“ 乙”", "甲|“ 乙”"},
        {"他说“OK”。", "他|说|“OK”。"},
        {"2019-nCoV", "2019-|nCoV"},
        {"①②■好→㎡", "①|②|■|好|→|㎡"},
    };
    check_cases(test, LINE_BREAK_GB, cases, COUNT_OF(cases));
}

TEST(text_break_units)
{
    static const BreakCase cases[] = {
        {"100%", "100%"},         {"1,234.56‰", "1,234.56‰"}, {"5℃", "5℃"},
        {"5°C", "5°C"},           {"￥100", "￥100"},         {"$1.5", "$1.5"},
        {"100€", "100€"},         {"零下−5℃", "零|下|−5℃"},   {"约-5℃", "约|-5℃"},
        {"+3.5%", "+3.5%"},       {"100元", "100|元"},        {"3.5个", "3.5|个"},
        {"No.5", "No.5"},         {"10 kg", "10|kg"},         {"10\xC2\xA0kg", "10\xC2\xA0kg"},
        {"好……坏", "好……|坏"},    {"好⋯⋯坏", "好⋯⋯|坏"},      {"G20峰会", "G20|峰|会"},
        {"R&D经费", "R&D|经|费"},
    };
    check_cases(test, LINE_BREAK_GB, cases, COUNT_OF(cases));
}

TEST(text_break_western)
{
    static const BreakCase cases[] = {
        {"the “Great” wall", "the|“Great”|wall"},
        {"Apple’s苹果", "Apple’s|苹|果"},
        {"见https://www.gov.cn/a-b?c=d 页", "见|https://|www.|gov.|cn/|a-|b?|c=|d|页"},
        {"half­way", "half­|way"},
    };
    check_cases(test, LINE_BREAK_GB, cases, COUNT_OF(cases));
}

TEST(text_break_basic)
{
    static const BreakCase cases[] = {
        {"他/她", "他/|她"},
        {"马丁·路德", "马|丁·|路|德"},
        {"说：“好。”他", "说：|“好。”|他"},
    };
    check_cases(test, LINE_BREAK_BASIC, cases, COUNT_OF(cases));
}

TEST(text_break_strict)
{
    static const BreakCase cases[] = {
        {"好——坏", "好——|坏"},
        {"——好", "——|好"}, /* the start of the paragraph is exempt */
        {"他/她", "他/她"},
    };
    check_cases(test, LINE_BREAK_STRICT, cases, COUNT_OF(cases));
}

TEST(text_break_loose)
{
    static const BreakCase cases[] = {
        {"好！好；好，好。", "好|！|好|；|好，|好。"},
        {"（好）", "（好）"},
    };
    check_cases(test, LINE_BREAK_LOOSE, cases, COUNT_OF(cases));
}

TEST(text_break_none)
{
    static const BreakCase cases[] = {
        {"他。“好”", "他|。|“|好|”"},
        {"好——……坏", "好|——|……|坏"}, /* R7 holds at every level */
        {"GDP增100%", "GDP|增|100%"},
    };
    check_cases(test, LINE_BREAK_NONE, cases, COUNT_OF(cases));
}

TEST(text_break_forced_and_paragraphs)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    const TextLayout *layout = fixture_compose(&fixture, "甲\xE2\x80\xA8乙\n丙\r\n丁", 200);
    CHECK_TEXT(fixture_lines(&fixture, layout), "甲|乙|丙|丁");
    CHECK(layout->line_count == 4);
    if (layout->line_count == 4) {
        CHECK(layout->lines[0].is_first && !layout->lines[0].is_last);
        CHECK(!layout->lines[1].is_first && layout->lines[1].is_last);
        CHECK(layout->lines[3].paragraph == 2);
    }
    layout = fixture_compose(&fixture, "甲\n\n乙\n", 200);
    CHECK(layout->line_count == 3); /* the empty paragraph is a line, the final newline none */
    CHECK_NEAR(layout->height, 48, 1e-9);
    layout = fixture_compose(&fixture, "", 200);
    CHECK(layout->line_count == 0 && layout->height == 0);
    fixture_release(&fixture);
}

/* What a reference fills in is one piece, with 第 and 页 beside it; the same words typed are not.
 */
TEST(text_break_citations)
{
    static const struct {
        const char *before, *cited, *after, *pieces;
    } cases[] = {
        {"见", "图3-2", "。又", "见|图3-2。|又"},
        {"见", "第三章", "。", "见|第三章。"},
        {"见第", "12", "页。", "见|第12页。"},
        {"见图", "3-2", "和", "见|图3-2|和"},
    };
    TextFixture fixture;
    fixture_init(test, &fixture);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        TextSpan spans[] = {
            {.text = text_of(cases[i].before), .style = &fixture.style},
            {.text = text_of(cases[i].cited), .style = &fixture.style, .is_citation = true},
            {.text = text_of(cases[i].after), .style = &fixture.style},
        };
        const TextBlock *block = text_block_create(fixture.context, test->arena, test->sink, spans,
                                                   COUNT_OF(spans), &fixture.paragraph);
        const TextLayout *layout = text_block_compose(block, test->arena, test->sink, 0);
        CHECK_TEXT(fixture_lines(&fixture, layout), cases[i].pieces);
    }
    CHECK_TEXT(fixture_lines(&fixture, fixture_compose(&fixture, "见图3-2。", 0)), "见|图|3-2。");
    fixture_release(&fixture);
}
