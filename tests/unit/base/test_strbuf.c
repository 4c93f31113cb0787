#include "base/strbuf.h"
#include "test.h"

TEST(strbuf_grows_and_ends_with_nul)
{
    StrBuf out = {0};
    for (int i = 0; i < 10000; i++)
        strbuf_char(&out, (char)('a' + i % 26));
    CHECK(out.length == 10000 && out.data[10000] == '\0' && out.data[9999] == 'a' + 9999 % 26);
    strbuf_clear(&out);
    CHECK(out.length == 0 && out.capacity > 0);
    strbuf_release(&out);
    CHECK(out.data == NULL && out.capacity == 0);
}

TEST(strbuf_appends_of_every_kind)
{
    StrBuf out = {0};
    strbuf_string(&out, "a");
    strbuf_append(&out, "bcd", 2);
    strbuf_text(&out, (Text){"xyz", 1});
    strbuf_print(&out, "%d-%s", 42, "é");
    strbuf_number(&out, -0.125, 2);
    strbuf_code_point(&out, 0x4E00);
    CHECK_TEXT(out.data, "abcx42-é-0.13一");
    strbuf_append(&out, NULL, 0);
    CHECK_TEXT(strbuf_copy(&out, test->arena), "abcx42-é-0.13一");
    strbuf_release(&out);
}

TEST(strbuf_numbers_are_plain)
{
    StrBuf out = {0};
    const double numbers[] = {0, -0.0, 1e-12, 100, 2.5, NAN, INFINITY};
    for (size_t i = 0; i < COUNT_OF(numbers); i++) {
        strbuf_number(&out, numbers[i], 3);
        strbuf_char(&out, ' ');
    }
    CHECK_TEXT(out.data, "0 0 0 100 2.5 0 0 ");
    strbuf_release(&out);
}

TEST(strbuf_json_escapes_what_rfc_8259_asks)
{
    StrBuf out = {0};
    strbuf_json(&out, (Text){"a\"b\\c\n\t\x01\0/一", 13});
    CHECK_TEXT(out.data, "\"a\\\"b\\\\c\\n\\t\\u0001\\u0000/一\"");
    strbuf_release(&out);
}

TEST(strbuf_copies_an_empty_buffer)
{
    StrBuf out = {0};
    CHECK_TEXT(strbuf_copy(&out, test->arena), "");
}

/* XML 1.0, 2.2 and 2.4. */
TEST(strbuf_xml_holds_what_xml_can)
{
    static const char words[] =
        "a<b>&\"'\t\n\x01\x08\x0b\x1f\r甲\xEF\xBF\xBE\xEF\xBF\xBF\xF0\x9F\x98\x80]]>\xff.";
    StrBuf text = {0};
    strbuf_xml(&text, text_of(words));
    CHECK_TEXT(text.data, "a&lt;b&gt;&amp;&quot;'\t\n甲\xF0\x9F\x98\x80]]&gt;.");
    strbuf_release(&text);
}
