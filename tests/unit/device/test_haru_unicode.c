#include "device/haru_unicode.h"

#include "test.h"

static const char *hex(TestState *test, const char *text)
{
    StrBuf out = {0};
    haru_append_utf16_hex(&out, text_of(text));
    const char *copy = strbuf_copy(&out, test->arena);
    strbuf_release(&out);
    return copy;
}

TEST(pdf_unicode_writes_surrogates_and_replaces_what_is_ill_formed)
{
    CHECK_TEXT(hex(test, "A·一"), "004100B74E00");
    CHECK_TEXT(hex(test, "𠮷"), "D842DFB7"); /* U+20BB7 */
    CHECK_TEXT(hex(test, "\xFFx"), "FFFD0078");
    CHECK(haru_utf16_length(text_of("a𠮷")) == 3);
}
