/* Output names from data (threat O4): pipeline/output_name.c. */
#include "pipeline/output_name.h"

#include "base/limits.h"
#include "test.h"

static const char *name_of(TestState *test, const char *pattern, const char *data)
{
    Map values;
    OutputName name;
    map_init(&values, test->arena);
    map_set(&values, text_of("id"), json_new_string(test->arena, text_of(data), NULL));
    output_name_init(&name, test->arena, pattern, "zh-CN");
    return output_name_make(&name, test->arena, test->sink, &values);
}

TEST(output_name_fills_in)
{
    CHECK_TEXT(name_of(test, "out/{{id}}.pdf", "甲-1"), "out/甲-1.pdf");
    CHECK_TEXT(name_of(test, "../a/{{id}}/x.pdf", "b"), "../a/b/x.pdf");
    CHECK_TEXT(name_of(test, "{{id}}", "whole.pdf"), "whole.pdf");
}

TEST(output_name_of_data_stays_in_its_folder)
{
    CHECK_TEXT(name_of(test, "out/{{id}}.pdf", "../../etc/passwd"), "out/_._.._etc_passwd.pdf");
    CHECK_TEXT(name_of(test, "out/{{id}}.pdf", "/abs"), "out/_abs.pdf");
    CHECK_TEXT(name_of(test, "{{id}}", ".."), "_.");
    CHECK_TEXT(name_of(test, "out/{{id}}/a.pdf", "."), "out/_/a.pdf");
    CHECK_TEXT(name_of(test, "out/{{id}}.pdf", ".hidden"), "out/_hidden.pdf");
}

TEST(output_name_drops_what_cannot_be_seen)
{
    CHECK_TEXT(name_of(test, "{{id}}.pdf", "a\tb\x7F"), "a_b_.pdf");
    CHECK_TEXT(name_of(test, "{{id}}.pdf",
                       "a\xE2\x80\xAE"
                       "b"),
               "a_b.pdf"); /* U+202E */
    CHECK_TEXT(name_of(test, "{{id}}.pdf", "a<b>|?*\":\\"), "a_b_______.pdf");
}

TEST(output_name_is_composed)
{
    CHECK_TEXT(name_of(test, "{{id}}.pdf", "e\xCC\x81"), "\xC3\xA9.pdf");
}

TEST(output_name_is_no_device_of_windows)
{
    CHECK_TEXT(name_of(test, "{{id}}.pdf", "CON"), "_CON.pdf");
    CHECK_TEXT(name_of(test, "{{id}}.pdf", "lpt1"), "_lpt1.pdf");
    CHECK_TEXT(name_of(test, "{{id}}.pdf", "CONTENT"), "CONTENT.pdf");
    CHECK_TEXT(name_of(test, "{{id}}.pdf", "com"), "com.pdf");
}

TEST(output_name_is_cut_at_a_character)
{
    StrBuf data = {0};
    for (int i = 0; i < 100; i++)
        strbuf_string(&data, "长");
    const char *made = name_of(test, "out/{{id}}.pdf", data.data);
    size_t length = strlen(made) - strlen("out/");
    CHECK(length <= LIMIT_NAME_BYTES && length > LIMIT_NAME_BYTES - 3);
    CHECK_TEXT(made + strlen(made) - 7, "长.pdf");
    strbuf_release(&data);
}

TEST(output_name_empty_is_an_error)
{
    CHECK(!name_of(test, "out/{{id}}.pdf", ""));
    CHECK(test_reported_once(test, E_OUTPUT_NAME_EMPTY));
}

TEST(output_name_missing_is_an_error)
{
    CHECK(!name_of(test, "out/{{nothing}}.pdf", "x"));
    CHECK(test->sink->error_count == 1);
}
