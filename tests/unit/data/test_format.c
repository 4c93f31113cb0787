/* Formats: data/format.h. Expected texts follow from layout-language.md (section 4), from the rules
 * of rounding, and from how Chinese statistics are written; none is copied from the output. */
#include "data/format.h"
#include "test.h"

/* A value as JSON, a format string, and the text; "!" and a code: refused with it. */
typedef struct Case {
    const char *value, *format, *expected;
} Case;

static const char *run(TestState *test, const FormatSettings *settings, const Case *row)
{
    static const char *const no_value = "(nothing)";
    size_t before = test->sink->count;
    const SourceText *source =
        source_create(test->arena, arena_print(test->arena, "%s | %s", row->value, row->format),
                      text_of(row->value));
    JsonValue *value = json_parse(test->arena, test->sink, source);
    if (!value)
        return "bad case";
    const FormatChain *chain =
        format_compile(test->arena, test->sink, text_of(row->format), &value->origin);
    const JsonValue *result =
        chain ? format_run(chain, test->arena, test->sink, settings, value) : NULL;
    if (test->sink->count > before)
        return arena_print(test->arena, "!%s", diag_code_name(test->sink->items[before].code));
    if (!result || result->kind == JSON_NULL)
        return result ? "null" : no_value;
    return arena_copy(test->arena, result->text.data, result->text.length);
}

static void check_cases(TestState *test, const char *language, const Case *cases, size_t count)
{
    FormatSettings settings = {.language = language};
    for (size_t i = 0; i < count; i++) {
        const char *actual = run(test, &settings, &cases[i]);
        if (!CHECK_TEXT(actual, cases[i].expected))
            test_fail(test, cases[i].value, (int)i, cases[i].format);
    }
}

#define CHECK_CASES(language, cases) check_cases(test, language, cases, COUNT_OF(cases))

TEST(format_fixed)
{
    static const Case cases[] = {
        {"0", "fixed(0)", "0"},
        {"0", "fixed(2)", "0.00"},
        {"5.0", "fixed(0)", "5"},
        {"5.0", "fixed(3)", "5.000"},
        {"2.675", "fixed(2)", "2.68"},
        {"-2.675", "fixed(2)", "-2.68"},
        {"1.005", "fixed(2)", "1.01"},
        {"0.5", "fixed(0)", "1"},
        {"1.5", "fixed(0)", "2"},
        {"2.5", "fixed(0)", "3"},
        {"-0.5", "fixed(0)", "-1"},
        {"-0.4", "fixed(0)", "0"},
        {"-0.04", "fixed(1)", "0.0"},
        {"-0.05", "fixed(1)", "-0.1"},
        {"9.995", "fixed(2)", "10.00"},
        {"99.95", "fixed(1)", "100.0"},
        {"0.0049999", "fixed(2)", "0.00"},
        {"0.005", "fixed(2)", "0.01"},
        {"1e3", "fixed(1)", "1000.0"},
        {"1.25e-2", "fixed(3)", "0.013"},
        {"1e15", "fixed(0)", "1000000000000000"},
        {"123456789012345678", "fixed(0)", "123456789012345678"},
        {"0.1234567890123456", "fixed(15)", "0.123456789012346"},
        {"31.62", "小数(1)", "31.6"},
        {"null", "fixed(1)", "null"},
        {"31.62", "fixed", "!E0250"},
        {"31.62", "fixed(1, 2)", "!E0250"},
        {"31.62", "fixed(16)", "!E0252"},
        {"31.62", "fixed(-1)", "!E0252"},
        {"31.62", "fixed('a')", "!E0251"},
        {"\"31.62\"", "fixed(1)", "!E0254"},
        {"true", "fixed(1)", "!E0254"},
        {"[1]", "fixed(1)", "!E0254"},
    };
    CHECK_CASES("zh-CN", cases);
}

TEST(format_half_even)
{
    static const Case cases[] = {
        {"0.5", "fixed(0)", "0"},      {"1.5", "fixed(0)", "2"},      {"2.5", "fixed(0)", "2"},
        {"3.5", "fixed(0)", "4"},      {"-2.5", "fixed(0)", "-2"},    {"2.51", "fixed(0)", "3"},
        {"2.665", "fixed(2)", "2.66"}, {"2.675", "fixed(2)", "2.68"}, {"0.05", "fixed(1)", "0.0"},
        {"0.15", "fixed(1)", "0.2"},   {"0.0525", "pct(1)", "5.2%"},  {"9.5", "fixed(0)", "10"},
    };
    FormatSettings settings = {.language = "zh-CN", .round_half_even = true};
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        CHECK_TEXT(run(test, &settings, &cases[i]), cases[i].expected);
}

TEST(format_wan_yi)
{
    static const Case cases[] = {
        {"10000", "wan", "1"},           {"10000", "wan(1)", "1.0"},
        {"99995000", "wan(0)", "10000"}, {"99995000", "wan(1)", "9999.5"},
        {"99995000", "wan", "9999.5"},   {"54505000", "万(1)", "5450.5"},
        {"12345", "wan", "1.2345"},      {"12345", "wan(2)", "1.23"},
        {"-12350", "wan(2)", "-1.24"},   {"499", "wan(1)", "0.0"},
        {"500", "wan(1)", "0.1"},        {"-499", "wan(1)", "0.0"},
        {"0", "wan(1)", "0.0"},          {"0.5", "wan", "0.00005"},
        {"3162000000", "yi(1)", "31.6"}, {"3162000000", "yi(2)", "31.62"},
        {"3162000000", "yi", "31.62"},   {"3162000000", "亿(0)", "32"},
        {"3165000000", "yi(1)", "31.7"}, {"-3165000000", "yi(1)", "-31.7"},
        {"1e15", "yi(0)", "10000000"},   {"5e7", "yi(0)", "1"},
        {"49999999", "yi(0)", "0"},      {"null", "yi(1)", "null"},
        {"\"亿\"", "yi(1)", "!E0254"},
    };
    CHECK_CASES("zh-CN", cases);
}

TEST(format_cn)
{
    static const Case cases[] = {
        {"0", "cn(1)", "0"},
        {"769", "cn(1)", "769"},
        {"31.62", "cn(1)", "31.6"},
        {"31.62", "cn", "31.62"},
        {"5.0", "cn(1)", "5.0"},
        {"5.0", "cn", "5.0"},
        {"9999", "cn(0)", "9999"},
        {"9999.5", "cn(0)", "1万"},
        {"9999.4", "cn(0)", "9999"},
        {"9999.96", "cn(1)", "1.0万"},
        {"10000", "cn(0)", "1万"},
        {"10000", "cn(1)", "1.0万"},
        {"10000", "cn", "1万"},
        {"54505000", "cn(1)", "5450.5万"},
        {"54505000", "cn", "5450.5万"},
        {"99995000", "cn(0)", "1亿"},
        {"99995000", "cn(1)", "9999.5万"},
        {"99999999", "cn(1)", "1.0亿"},
        {"100000000", "cn(0)", "1亿"},
        {"3162000000", "cn(1)", "31.6亿"},
        {"3162000000", "cn(2)", "31.62亿"},
        {"999949999999", "cn(1)", "9999.5亿"},
        {"999999999999", "cn(1)", "1.0万亿"},
        {"1000000000000", "cn(1)", "1.0万亿"},
        {"126058200000000", "cn(1)", "126.1万亿"},
        {"1e15", "cn(0)", "1000万亿"},
        {"1e16", "cn(0)", "10000万亿"},
        {"-54505000", "cn(1)", "-5450.5万"},
        {"-0.4", "cn(0)", "0"},
        {"3162000000", "自动(1)", "31.6亿"},
        {"null", "cn(1)", "null"},
    };
    CHECK_CASES("zh-CN", cases);
    static const Case traditional[] = {
        {"54505000", "cn(1)", "5450.5萬"},
        {"3162000000", "cn(1)", "31.6億"},
        {"1.2e12", "cn(1)", "1.2萬億"},
    };
    CHECK_CASES("zh-Hant", traditional);
    CHECK_CASES("zh-TW", traditional);
    static const Case english[] = {
        {"769", "cn(1)", "769"},
        {"54505", "cn", "54,505"},
        {"54505000", "cn(1)", "54.5 million"},
        {"3162000000", "cn(2)", "3.16 billion"},
        {"1.26e14", "cn(0)", "126 trillion"},
        {"999999999", "cn(1)", "1.0 billion"},
    };
    CHECK_CASES("en", english);
    CHECK_CASES("en-GB", english);
}

TEST(format_percent_points)
{
    static const Case cases[] = {
        {"0.052", "pct", "5.2%"},
        {"0.052", "pct(1)", "5.2%"},
        {"0.05", "pct(1)", "5.0%"},
        {"0.05", "pct(0)", "5%"},
        {"0.0525", "pct(1)", "5.3%"},
        {"-0.0004", "pct(1)", "0.0%"},
        {"-0.0005", "pct(1)", "-0.1%"},
        {"-0.0004", "pct(2)", "-0.04%"},
        {"0", "pct(1)", "0.0%"},
        {"1", "pct(0)", "100%"},
        {"12.5", "pct(0)", "1250%"},
        {"5.2", "pct(1, '%')", "5.2%"},
        {"5", "pct(1, '%')", "5.0%"},
        {"5.2", "pct(1, '‰')", "!E0253"},
        {"0.052", "百分比(1)", "5.2%"},
        {"\"5.2%\"", "pct(1)", "!E0254"},
        {"5.2", "percent", "5.2%"},
        {"5.20", "percent", "5.20%"},
        {"5", "percent(1)", "5.0%"},
        {"5.25", "percent(1)", "5.3%"},
        {"-0.04", "percent(1)", "0.0%"},
        {"3.27", "百分数", "3.27%"},
        {"0.012", "pp", "1.2个百分点"},
        {"0.012", "pp(1)", "1.2个百分点"},
        {"0.01", "pp(1)", "1.0个百分点"},
        {"-0.008", "pp(1)", "-0.8个百分点"},
        {"-0.0004", "pp(1)", "0.0个百分点"},
        {"1.2", "pp(1, '%')", "1.2个百分点"},
        {"0.012", "百分点(2)", "1.20个百分点"},
        {"null", "pp(1)", "null"},
        {"null", "pct(1)", "null"},
    };
    CHECK_CASES("zh-CN", cases);
    static const Case english[] = {{"0.012", "pp(1)", "1.2 percentage points"}};
    CHECK_CASES("en", english);
    static const Case traditional[] = {{"0.012", "pp(1)", "1.2個百分點"}};
    CHECK_CASES("zh-Hant-HK", traditional);
}

TEST(format_change)
{
    static const Case cases[] = {
        {"0.052", "yoy(1)", "增长5.2%"},
        {"-0.008", "yoy(1)", "下降0.8%"},
        {"0", "yoy(1)", "持平"},
        {"0.0004", "yoy(1)", "持平"},
        {"-0.0004", "yoy(1)", "持平"},
        {"0.0005", "yoy(1)", "增长0.1%"},
        {"-0.0005", "yoy(1)", "下降0.1%"},
        {"0.05", "yoy", "增长5.0%"},
        {"1.5", "yoy(0)", "增长150%"},
        {"-1", "yoy(0)", "下降100%"},
        {"3.27", "yoy(2, '%')", "增长3.27%"},
        {"-3.27", "yoy(1, '%')", "下降3.3%"},
        {"0.052", "同比(1)", "增长5.2%"},
        {"0.052", "mom(1)", "增长5.2%"},
        {"-0.052", "环比(1)", "下降5.2%"},
        {"0.00", "mom(1)", "持平"},
        {"null", "yoy(1)", "null"},
        {"null", "yoy(1) | na('—')", "—"},
        {"\"up\"", "yoy(1)", "!E0254"},
    };
    CHECK_CASES("zh-CN", cases);
    static const Case traditional[] = {
        {"0.052", "yoy(1)", "增長5.2%"}, {"-0.052", "yoy(1)", "下降5.2%"}, {"0", "mom", "持平"}};
    CHECK_CASES("zh-Hant", traditional);
    static const Case english[] = {{"0.052", "yoy(1)", "up 5.2%"},
                                   {"-0.052", "mom(1)", "down 5.2%"},
                                   {"0", "yoy(1)", "unchanged"}};
    CHECK_CASES("en", english);
}

TEST(format_fold)
{
    static const Case cases[] = {
        {"2", "fold", "翻番"},           {"2.0", "fold(1)", "翻番"},  {"4", "fold", "翻两番"},
        {"8", "fold", "翻三番"},         {"2.3", "fold(1)", "2.3倍"}, {"1.96", "fold(1)", "2.0倍"},
        {"2.04", "fold(1)", "2.0倍"},    {"3", "fold(0)", "3倍"},     {"3", "fold", "3.0倍"},
        {"16", "fold(0)", "16倍"},       {"0.5", "fold(1)", "0.5倍"}, {"0", "fold(0)", "0倍"},
        {"-2", "fold(1)", "!E0255"},     {"2.35", "倍(1)", "2.4倍"},  {"null", "fold", "null"},
        {"2.0001", "fold(2)", "2.00倍"},
    };
    CHECK_CASES("zh-CN", cases);
    static const Case english[] = {{"2", "fold", "doubled"}, {"2.3", "fold(1)", "2.3 times"}};
    CHECK_CASES("en", english);
}

TEST(format_grouping_and_sign)
{
    static const Case cases[] = {
        {"0", "group", "0"},
        {"999", "group", "999"},
        {"1000", "group", "1,000"},
        {"12345", "group", "12,345"},
        {"123456", "group", "123,456"},
        {"1234567.5", "group", "1,234,567.5"},
        {"1234567.5", "group(0)", "1,234,568"},
        {"1234567.50", "group", "1,234,567.50"},
        {"-12345.678", "group(2)", "-12,345.68"},
        {"999999.9", "group(0)", "1,000,000"},
        {"19351235.235767", "千分撇", "19,351,235.235767"},
        {"1234", "thin", "1234"},
        {"12345", "thin",
         "12\xE2\x80\xAF"
         "345"},
        {"1234567", "thin",
         "1\xE2\x80\xAF"
         "234\xE2\x80\xAF"
         "567"},
        {"55235367.34623", "thin",
         "55\xE2\x80\xAF"
         "235\xE2\x80\xAF"
         "367.346\xE2\x80\xAF"
         "23"},
        {"-12345", "千分空(1)",
         "-12\xE2\x80\xAF"
         "345.0"},
        {"3.27", "sign", "+3.27"},
        {"-3.27", "sign", "-3.27"},
        {"0", "sign", "0"},
        {"0.00", "sign", "0.00"},
        {"3.27", "sign(1)", "+3.3"},
        {"0.04", "sign(1)", "0.0"},
        {"-0.04", "sign(1)", "0.0"},
        {"5", "正负号(1)", "+5.0"},
        {"null", "sign", "null"},
        {"\"a\"", "group", "!E0254"},
    };
    CHECK_CASES("zh-CN", cases);
}

static const Case numeral_cases[] = {
    {"0", "cjk", "零"},
    {"1", "cjk", "一"},
    {"2", "cjk", "二"},
    {"10", "cjk", "十"},
    {"11", "cjk", "十一"},
    {"20", "cjk", "二十"},
    {"21", "cjk", "二十一"},
    {"100", "cjk", "一百"},
    {"101", "cjk", "一百零一"},
    {"105", "cjk", "一百零五"},
    {"110", "cjk", "一百一十"},
    {"111", "cjk", "一百一十一"},
    {"1000", "cjk", "一千"},
    {"1001", "cjk", "一千零一"},
    {"1010", "cjk", "一千零一十"},
    {"1100", "cjk", "一千一百"},
    {"10000", "cjk", "一万"},
    {"10001", "cjk", "一万零一"},
    {"10010", "cjk", "一万零一十"},
    {"10500", "cjk", "一万零五百"},
    {"15000", "cjk", "一万五千"},
    {"100000", "cjk", "十万"},
    {"105000", "cjk", "十万五千"},
    {"110000", "cjk", "十一万"},
    {"1000000", "cjk", "一百万"},
    {"100000000", "cjk", "一亿"},
    {"100010000", "cjk", "一亿零一万"},
    {"100000005", "cjk", "一亿零五"},
    {"1000000000000", "cjk", "一万亿"},
    {"1200000000000", "cjk", "一万二千亿"},
    {"1e16", "cjk", "!E0255"},
    {"-12", "cjk", "负十二"},
    {"3.14", "cjk", "三点一四"},
    {"5.0", "cjk", "五点零"},
    {"2024", "cjk('digits')", "二〇二四"},
    {"2024", "cjk", "二千零二十四"},
    {"12", "cjk('other')", "!E0253"},
    {"12", "中文数字", "十二"},
    {"1", "cjkUpper", "壹"},
    {"2", "cjkUpper", "贰"},
    {"3", "cjkUpper", "叁"},
    {"10", "cjkUpper", "壹拾"},
    {"1680", "cjkUpper", "壹仟陆佰捌拾"},
    {"107000", "中文大写", "壹拾万柒仟"},
    {"2024", "cjkUpper('digits')", "贰零贰肆"},
    {"\"一\"", "cjk", "!E0254"},
    {"1", "circled", "①"},
    {"20", "circled", "⑳"},
    {"21", "circled", "㉑"},
    {"35", "circled", "㉟"},
    {"36", "circled", "㊱"},
    {"50", "circled", "㊿"},
    {"0", "circled", "⓪"},
    {"51", "circled", "!E0255"},
    {"-1", "circled", "!E0255"},
    {"1.5", "circled", "!E0255"},
    {"3", "圈码", "③"},
    {"3", "ordinal", "第三"},
    {"12", "ordinal", "第十二"},
    {"3", "ordinal('digits')", "第3"},
    {"0", "ordinal", "!E0255"},
    {"1.5", "ordinal", "!E0255"},
    {"3", "序数", "第三"},
};

TEST(format_numerals)
{
    CHECK_CASES("zh-CN", numeral_cases);
    static const Case traditional[] = {
        {"3", "cjkUpper", "參"}, {"20000", "cjk", "二萬"}, {"-1", "cjk", "負一"}};
    CHECK_CASES("zh-Hant", traditional);
    static const Case english[] = {
        {"1", "ordinal", "1st"},   {"2", "ordinal", "2nd"},     {"3", "ordinal", "3rd"},
        {"4", "ordinal", "4th"},   {"11", "ordinal", "11th"},   {"12", "ordinal", "12th"},
        {"13", "ordinal", "13th"}, {"21", "ordinal", "21st"},   {"111", "ordinal", "111th"},
        {"10", "ordinal", "10th"}, {"100", "ordinal", "100th"}, {"102", "ordinal", "102nd"},
    };
    CHECK_CASES("en-US", english);
}

static const Case date_cases[] = {
    {"\"2025-03-05\"", "date('YYYY年M月D日')", "2025年3月5日"},
    {"\"2025-03-05\"", "date('YYYY-MM-DD')", "2025-03-05"},
    {"\"2025-03-05\"", "date('M月')", "3月"},
    {"\"2025-03-05\"", "date('YY/MM')", "25/03"},
    {"\"2025-12-31\"", "date('YYYY年底前')", "2025年底前"},
    {"\"2025-05-01\"", "date('YYYY年Q季度')", "2025年2季度"},
    {"\"2025/3/5\"", "date('M.D')", "3.5"},
    {"\"2025.3.5\"", "date('M.D')", "3.5"},
    {"\"2025年3月5日\"", "date('YYYYMMDD')", "20250305"},
    {"\"20250305\"", "date('M月D日')", "3月5日"},
    {"20250305", "date('M月D日')", "3月5日"},
    {"2025", "date('YYYY年')", "2025年"},
    {"\"2025-03\"", "date('YYYY年M月')", "2025年3月"},
    {"\"2025年3月\"", "date('M月')", "3月"},
    {"\"2025-03-05T08:30:00\"", "date('D日')", "5日"},
    {"\"2024-02-29\"", "date('D日')", "29日"},
    {"\"2025-02-29\"", "date('D日')", "!E0259"},
    {"\"1900-02-29\"", "date('D日')", "!E0259"},
    {"\"2000-02-29\"", "date('D日')", "29日"},
    {"\"2025-13-01\"", "date('M月')", "!E0259"},
    {"\"2025-00-01\"", "date('M月')", "!E0259"},
    {"\"2025-04-31\"", "date('M月')", "!E0259"},
    {"\"0000-01-01\"", "date('M月')", "!E0259"},
    {"\"今天\"", "date('M月')", "!E0259"},
    {"\"\"", "date('M月')", "!E0259"},
    {"\"2025-03-05x\"", "date('M月')", "!E0259"},
    {"\"2025\"", "date('M月')", "!E0260"},
    {"\"2025-03\"", "date('D日')", "!E0260"},
    {"true", "date('D日')", "!E0255"},
    {"\"2025-03-05\"", "日期('D日')", "5日"},
    {"\"2025-03-05\"", "date", "!E0250"},
    {"null", "date('D日')", "null"},
    {"\"2025-03-05\"", "YYYY", "2025"},
    {"\"2025-03-05\"", "M月D日", "3月5日"},
    {"2021", "YYYY", "2021"},
    {"\"2024-03\"", "period", "2024年3月"},
    {"2024", "period", "2024年"},
    {"\"2024-03-05\"", "period", "2024年3月5日"},
    {"\"2024-Q1\"", "period", "2024年一季度"},
    {"\"2024Q4\"", "period", "2024年四季度"},
    {"\"2024年三季度\"", "period", "2024年三季度"},
    {"\"2024-H1\"", "period", "2024年上半年"},
    {"\"2024-H2\"", "period", "2024年下半年"},
    {"\"2019/2024\"", "period", "2019—2024年"},
    {"\"2019-2024\"", "period", "2019—2024年"},
    {"\"2024-01/2024-09\"", "period", "2024年1—9月"},
    {"\"2023-11/2024-03\"", "period", "2023年11月—2024年3月"},
    {"\"2024-Q5\"", "period", "!E0255"},
    {"\"2024/2019\"", "period", "!E0255"},
    {"\"x\"", "period", "!E0255"},
    {"\"2024-Q1\"", "时期", "2024年一季度"},
};

TEST(format_dates)
{
    CHECK_CASES("zh-CN", date_cases);
    static const Case english[] = {
        {"\"2025-03-05\"", "date('D MMMM YYYY')", "5 March 2025"},
        {"\"2025-03-05\"", "date('MMM D')", "Mar 5"},
        {"\"2024-Q1\"", "period", "Q1 2024"},
        {"\"2024-03\"", "period", "March 2024"},
        {"\"2019/2024\"", "period", "2019–2024"},
    };
    CHECK_CASES("en", english);
}

TEST(format_texts)
{
    static const Case cases[] = {
        {"null", "na('—')", "—"},
        {"null", "na(0)", "0"},
        {"5.0", "na('—')", "5.0"},
        {"\"\"", "na('—')", ""},
        {"null", "缺失('暂无')", "暂无"},
        {"null", "yi(1) | na('—')", "—"},
        {"null", "na('—') | upper", "—"},
        {"\"gdp增速\"", "upper", "GDP增速"},
        {"\"GDP\"", "lower", "gdp"},
        {"5", "upper", "!E0255"},
        {"1", "pad(2)", "01"},
        {"12", "pad(2)", "12"},
        {"123", "pad(2)", "123"},
        {"\"甲\"", "pad(3, '　')", "　　甲"},
        {"1", "pad(0)", "!E0252"},
        {"1", "pad(1000000000)", "!E0252"},
        {"[1]", "pad(2)", "!E0255"},
        {"[\"甲\", \"乙\", 3.0]", "join('、')", "甲、乙、3.0"},
        {"[\"甲\", \"乙\"]", "join", "甲、乙"},
        {"[]", "join", ""},
        {"{\"a\": 1, \"b\": 2}", "join('-')", "1-2"},
        {"[[1]]", "join", "!E0255"},
        {"[null]", "join", "!E0255"},
        {"5", "join", "!E0255"},
        {"\"**a**\"", "markup", "**a**"},
        {"5", "markup", "!E0255"},
        {"31.62", "unit('亿元')", "31.62亿元"},
        {"100", "unit('MW')", "100\xC2\xA0MW"},
        {"5.2", "unit('%')", "5.2%"},
        {"5.0", "unit('毫米')", "5.0毫米"},
        {"\"31.6\"", "单位('亿元')", "31.6亿元"},
        {"3162000000", "yi(1) | unit('亿元')", "31.6亿元"},
        {"null", "unit('亿元')", "null"},
        {"5", "", "!E0261"},
        {"5", "fixed(1", "!E0261"},
        {"5", "fixed(1))", "!E0261"},
        {"5", "fixed(1) |", "!E0261"},
        {"5", "fixd(1)", "!E0249"},
        {"5", "fixed(x)", "!E0261"},
        {"5", "na('a)", "!E0261"},
    };
    CHECK_CASES("zh-CN", cases);
    static const Case english[] = {{"[\"a\", \"b\"]", "join", "a, b"}};
    CHECK_CASES("en", english);
}

TEST(format_examples_hold)
{
    FormatSettings settings = {.language = "zh-CN"};
    for (int i = 0; format_table[i]; i++) {
        const char *bar = strstr(format_table[i]->example, " | ");
        CHECK(bar && strlen(format_table[i]->help) && strlen(format_table[i]->help_zh));
        StrBuf value = {0};
        for (const char *at = format_table[i]->example; at < bar; at++)
            strbuf_char(&value, *at == '\'' ? '"' : *at);
        Case row = {strbuf_copy(&value, test->arena), bar + 3, NULL};
        strbuf_release(&value);
        CHECK_TEXT(run(test, &settings, &row), format_table[i]->result);
        CHECK(format_find(text_of(format_table[i]->name)) == format_table[i]);
        for (int j = 0; format_table[i]->aliases && format_table[i]->aliases[j]; j++)
            CHECK(format_find(text_of(format_table[i]->aliases[j])) == format_table[i]);
    }
}

TEST(format_hints_the_nearest_name)
{
    FormatSettings settings = {.language = "zh-CN"};
    Case row = {"5", "fixd(1)", NULL};
    run(test, &settings, &row);
    CHECK(test_reported_once(test, E_FILTER_UNKNOWN));
    CHECK(test->sink->items[0].hint && strstr(test->sink->items[0].hint, "“fixed”"));
}

TEST(format_run_without_a_chain_prints_as_stated)
{
    FormatSettings settings = {.language = "zh-CN"};
    JsonValue *value =
        json_parse(test->arena, test->sink, source_create(test->arena, "v", text_of("5.00")));
    const JsonValue *text = format_run(NULL, test->arena, test->sink, &settings, value);
    CHECK(text && text_equals(text->text, "5.00"));
}
