/* What is a figure: the examples of docs/data.md, and cases at the edges of the rule. */
#include <stdio.h>

#include "audit/figure_scan.h"
#include "base/strbuf.h"
#include "test.h"

/* The figures of a text with their units, joined by 、 */
static const char *figures_of(TestState *test, const char *words)
{
    StrBuf out = {0};
    FigureToken token;
    Text text = text_of(words);
    for (size_t at = 0; figure_scan_next(text, &at, &token);) {
        if (token.kind != FIGURE_AMOUNT)
            continue;
        strbuf_string(&out, out.length ? "、" : "");
        strbuf_append(&out, words + token.start, token.unit_end - token.start);
    }
    const char *copy = out.length ? strbuf_copy(&out, test->arena) : "";
    strbuf_release(&out);
    return copy;
}

static FigureToken first_of(const char *words)
{
    FigureToken token = {.kind = FIGURE_NAME};
    size_t at = 0;
    figure_scan_next(text_of(words), &at, &token);
    return token;
}

TEST(figure_scan_holds_what_the_page_says)
{
    enum { PAGE_BYTES = 1 << 16 };
    char *page = arena_alloc(test->arena, PAGE_BYTES);
    FILE *file = fopen("docs/data.md", "rb");
    CHECK(file != NULL);
    size_t length = file ? fread(page, 1, PAGE_BYTES - 1, file) : 0;
    page[length] = '\0';
    if (file)
        fclose(file);
    char *line = strstr(page, "```figures\n");
    CHECK(line != NULL);
    int count = 0;
    for (line = line ? strchr(line, '\n') + 1 : page; line && strncmp(line, "```", 3) != 0;) {
        char *end = strchr(line, '\n');
        char *arrow = strstr(line, " →");
        *end = '\0';
        *arrow = '\0';
        const char *wanted = arrow + strlen(" →");
        CHECK_TEXT(figures_of(test, line), *wanted == ' ' ? wanted + 1 : wanted);
        count++;
        line = end + 1;
    }
    CHECK(count >= 10);
}

TEST(figure_scan_reads_values)
{
    static const struct {
        const char *words;
        double value;
        int places;
    } cases[] = {
        {"31.62亿元", 31.62, 2},
        {"1,234.50", 1234.5, 2},
        {"-0.8%", -0.8, 1},
        {"−3", -3, 0},
        {"+5", 5, 0},
        {"１２．５", 12, 0},
        {"0", 0, 0},
        {"12,34", 12, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        FigureToken token = first_of(cases[i].words);
        CHECK(token.value == cases[i].value && token.places == cases[i].places);
    }
}

TEST(figure_scan_kinds)
{
    static const struct {
        const char *words;
        FigureKind kind;
    } cases[] = {
        {"2023年", FIGURE_YEAR},   {"2023", FIGURE_YEAR},     {"2023家", FIGURE_AMOUNT},
        {"2023%", FIGURE_AMOUNT},  {"1899年", FIGURE_AMOUNT}, {"2100年", FIGURE_AMOUNT},
        {"2,023", FIGURE_AMOUNT},  {"3月", FIGURE_DATE},      {"90年代", FIGURE_DATE},
        {"3个月", FIGURE_AMOUNT},  {"第3", FIGURE_ORDER},     {"07", FIGURE_ORDER},
        {"(3)", FIGURE_ORDER},     {"G20", FIGURE_NAME},      {"5G", FIGURE_NAME},
        {"5 min", FIGURE_AMOUNT},  {"5mini", FIGURE_NAME},    {"100m", FIGURE_AMOUNT},
        {"COVID-19", FIGURE_NAME}, {"15号", FIGURE_NAME},     {"〔2023〕", FIGURE_YEAR},
        {"0.5", FIGURE_AMOUNT},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (first_of(cases[i].words).kind != cases[i].kind)
            test_fail(test, __FILE__, __LINE__, cases[i].words);
        CHECK(first_of(cases[i].words).kind == cases[i].kind);
    }
}

TEST(figure_scan_survives_any_bytes)
{
    static const char *const texts[] = {"",
                                        "%",
                                        "1",
                                        "1.",
                                        ".1",
                                        "1,",
                                        "1,2,3,4",
                                        "-",
                                        "--1--",
                                        "1\xE5\xB9",
                                        "\xFF"
                                        "1\xFE",
                                        "年1",
                                        "1 ",
                                        "1\u2009",
                                        "11111111111111111111111111111111111111111111111111111111"
                                        "1111111111111111111111111111111111111111111111111111111"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        FigureToken token;
        Text text = text_of(texts[i]);
        for (size_t at = 0; figure_scan_next(text, &at, &token);)
            CHECK(token.start < token.end && token.end <= token.unit_end &&
                  token.unit_end <= text.length);
    }
}
