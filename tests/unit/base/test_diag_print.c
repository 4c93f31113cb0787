/* Printing diagnostics: base/diag_print.c, base/diag_excerpt.c. */
#include "base/diag.h"
#include "test.h"

static Origin origin_of(TestState *test, const char *name, const char *text, const char *fault,
                        size_t length)
{
    const SourceText *source = source_create(test->arena, name, text_of(text));
    const char *at = strstr(text, fault);
    CHECK(at != NULL);
    return (Origin){.source = source, .offset = (uint32_t)(at - text), .length = (uint32_t)length};
}

static const char *print(TestState *test, DiagStyle style)
{
    StrBuf out = {0};
    diag_print_text(&out, test->sink, style);
    const char *copy = strbuf_copy(&out, test->arena);
    strbuf_release(&out);
    return copy;
}

static const char *print_json(TestState *test)
{
    StrBuf out = {0};
    diag_print_json(&out, test->sink);
    const char *copy = strbuf_copy(&out, test->arena);
    strbuf_release(&out);
    return copy;
}

TEST(diag_print_text_has_place_line_caret_hint_pointer_and_reasons)
{
    Origin reason = origin_of(test, "layouts/page.json", "\n\n  {\"repeat\": 1}", "{", 1);
    Origin origin = origin_of(test, "a.json", "{\n  \"widht\": 3\n}\n", "\"widht\"", 7);
    origin.because = &reason;
    Diagnostic *diagnostic = diag_report(test->sink, E_FILE_NOT_FOUND, &origin, DIAG_ARGS("x.png"));
    diag_hint(test->sink, diagnostic, "write {1}", "写 {1}", DIAG_ARGS("width"));
    diagnostic->pointer = "/body/children/3";
    CHECK_TEXT(print(test, DIAG_PLAIN),
               "a.json:2:3: error E0001: The file “x.png” does not exist.\n"
               "      \"widht\": 3\n"
               "      ^~~~~~~\n"
               "  hint: write width\n"
               "  at /body/children/3\n"
               "  because: layouts/page.json:3:3\n");
}

TEST(diag_print_text_in_chinese)
{
    test->sink->language = DIAG_CHINESE;
    Origin origin = origin_of(test, "版面.json", "{\"标题\": 12x}", "12x", 3);
    Diagnostic *diagnostic = diag_report(test->sink, E_FILE_NOT_FOUND, &origin, DIAG_ARGS("x"));
    diag_hint(test->sink, diagnostic, "write {1}", "写 {1}", DIAG_ARGS("12"));
    diagnostic->pointer = "";
    /* each of the two Han characters takes two columns: 1 + 1 + 4 + 1 + 2 columns before the fault
     */
    CHECK_TEXT(print(test, DIAG_PLAIN), "版面.json:1:8: 错误 E0001: 文件“x”不存在。\n"
                                        "    {\"标题\": 12x}\n"
                                        "             ^~~\n"
                                        "  提示：写 12\n"
                                        "  位置：根\n");
}

TEST(diag_print_marks_every_column_of_wide_characters)
{
    Origin origin = origin_of(test, "a", "“中文” é́ ｆｕ", "中文", 6);
    diag_report(test->sink, E_FILE_NOT_FOUND, &origin, DIAG_ARGS("x"));
    CHECK(strstr(print(test, DIAG_PLAIN), "\n     ^~~~\n") != NULL);
}

TEST(diag_print_without_a_place)
{
    diag_report(test->sink, E_OUTPUT_WRITE, NULL, DIAG_ARGS("a.pdf", "the disk is full"));
    const char *text = print(test, DIAG_PLAIN);
    static const char head[] = "yitu: error E0051: The output “a.pdf” cannot be written: ";
    CHECK(strncmp(text, head, strlen(head)) == 0);
    CHECK(strchr(text, '\n') == text + strlen(text) - 1);
}

TEST(diag_print_fault_at_the_end_of_a_line_and_of_the_file)
{
    Origin origin = origin_of(test, "a", "ab\ncd", "\n", 1);
    diag_report(test->sink, E_FILE_NOT_FOUND, &origin, DIAG_ARGS("x"));
    CHECK(strstr(print(test, DIAG_PLAIN), "a:1:3: ") != NULL);
    CHECK(strstr(print(test, DIAG_PLAIN), "    ab\n      ^\n") != NULL);
    origin.offset = 5;
    origin.length = 0;
    diag_report(test->sink, E_FILE_NOT_FOUND, &origin, DIAG_ARGS("x"));
    CHECK(strstr(print(test, DIAG_PLAIN), "a:2:3: ") != NULL);
    CHECK(strstr(print(test, DIAG_PLAIN), "    cd\n      ^\n") != NULL);
}

TEST(diag_print_clips_a_fault_of_several_lines)
{
    Origin origin = origin_of(test, "a", "x {\r\n}\r\n", "{", 4);
    diag_report(test->sink, E_FILE_NOT_FOUND, &origin, DIAG_ARGS("x"));
    CHECK(strstr(print(test, DIAG_PLAIN), "    x {\n      ^\n") != NULL);
}

TEST(diag_print_ignores_the_byte_order_mark_and_widens_tabs)
{
    Origin origin = origin_of(test, "a", "\xEF\xBB\xBF\t[x]", "x", 1);
    diag_report(test->sink, E_FILE_NOT_FOUND, &origin, DIAG_ARGS("x"));
    CHECK(strstr(print(test, DIAG_PLAIN), "a:1:3: ") != NULL);
    CHECK(strstr(print(test, DIAG_PLAIN), "\n        [x]\n         ^\n") != NULL);
}

TEST(diag_print_cuts_a_long_line_around_the_fault)
{
    StrBuf line = {0};
    for (int i = 0; i < 3000; i++)
        strbuf_string(&line, "数");
    strbuf_string(&line, "!!");
    for (int i = 0; i < 3000; i++)
        strbuf_string(&line, "据");
    Origin origin = origin_of(test, "a", strbuf_copy(&line, test->arena), "!!", 2);
    strbuf_release(&line);
    diag_report(test->sink, E_FILE_NOT_FOUND, &origin, DIAG_ARGS("x"));
    const char *text = print(test, DIAG_PLAIN);
    CHECK(strlen(text) < 600);
    CHECK(strstr(text, "    …数数") != NULL && strstr(text, "据据…\n") != NULL);
    CHECK(strstr(text, "a:1:3001: ") != NULL);
    /* 4 of indent, one for the ellipsis, 15 characters of two columns */
    CHECK(strstr(text, "\n                                   ^~\n") != NULL);
}

TEST(diag_print_disarms_terminal_escapes)
{
    Origin origin = origin_of(test, "a\033[2J.json", "x\033[31m\xE2\x80\xAE!", "!", 1);
    diag_report(test->sink, E_FILE_NOT_FOUND, &origin, DIAG_ARGS("\033]0;evil\a\nb"));
    const char *text = print(test, DIAG_PLAIN);
    CHECK(strchr(text, '\033') == NULL && strchr(text, '\a') == NULL);
    CHECK(strstr(text, "\xE2\x80\xAE") == NULL);
    int lines = 0;
    for (const char *at = text; *at; at++)
        lines += *at == '\n';
    CHECK(lines == 3);
    CHECK(strstr(text, "\n    x�[31m�!\n") != NULL);
}

TEST(diag_print_colours_only_when_asked)
{
    Origin origin = origin_of(test, "a", "xy", "y", 1);
    diag_report(test->sink, E_FILE_NOT_FOUND, &origin, DIAG_ARGS("x"));
    CHECK(strchr(print(test, DIAG_PLAIN), '\033') == NULL);
    const char *text = print(test, DIAG_COLOURED);
    CHECK(strstr(text, "\033[1;31merror E0001:\033[0m") != NULL);
    CHECK(strstr(text, "\033[1;32m ^\033[0m\n") != NULL);
}

TEST(diag_print_says_how_many_were_dropped)
{
    test->sink->dropped = 7;
    CHECK_TEXT(print(test, DIAG_PLAIN),
               "yitu: 7 further messages are not shown (the limit DIAGNOSTICS is 200; "
               "“--limit DIAGNOSTICS=N” raises it).\n");
    test->sink->dropped = 1;
    CHECK_TEXT(print(test, DIAG_PLAIN),
               "yitu: 1 further message is not shown (the limit DIAGNOSTICS is 200; “--limit "
               "DIAGNOSTICS=N” raises it).\n");
    test->sink->language = DIAG_CHINESE;
    CHECK_TEXT(print(test, DIAG_PLAIN),
               "yitu: 另有 1 条信息未显示（上限 DIAGNOSTICS 为 200；可用“--limit "
               "DIAGNOSTICS=数值”提高）。\n");
    CHECK(strstr(print_json(test),
                 "\"code\":null,\"message\":\"另有 1 条信息未显示（上限 DIAGNOSTICS") != NULL);
}

TEST(diag_print_json_one_object_per_line)
{
    Origin reason = origin_of(test, "b.json", "{}", "{", 1);
    Origin origin = origin_of(test, "a.json", "[\n 中x\n]", "中x", 4);
    origin.because = &reason;
    Diagnostic *diagnostic = diag_report(test->sink, E_FILE_NOT_FOUND, &origin, DIAG_ARGS("\"\n"));
    diag_hint(test->sink, diagnostic, "write {1}", "写 {1}", DIAG_ARGS("y"));
    diag_report(test->sink, E_FILE_IS_URL, NULL, DIAG_ARGS("\xFFz"));
    CHECK_TEXT(
        print_json(test),
        "{\"severity\":\"error\",\"code\":\"E0001\",\"message\":\"The file “\\\"\\n” does not "
        "exist.\",\"file\":\"a.json\",\"line\":2,\"column\":2,\"end_line\":2,\"end_column\":4,"
        "\"pointer\":null,\"hint\":\"write y\",\"because\":[{\"file\":\"b.json\",\"line\":1,"
        "\"column\":1}]}\n"
        "{\"severity\":\"error\",\"code\":\"E0005\",\"message\":\"“�z” is an address on the "
        "network; only local files are read.\",\"file\":null,\"line\":null,\"column\":null,"
        "\"end_line\":null,\"end_column\":null,\"pointer\":null,\"hint\":null,\"because\":[]}\n");
}
