#include <regex.h>

#include "doc/field_schema.h"
#include "doc/fixture.h"

static const char *pattern_of(TestState *test, void (*schema)(StrBuf *, const Field *))
{
    StrBuf out = {0};
    strbuf_char(&out, '{');
    schema(&out, NULL);
    strbuf_char(&out, '}');
    const JsonValue *pattern = json_at_pointer(json_of(test, out.data), "/anyOf/0/pattern");
    strbuf_release(&out);
    CHECK(pattern && pattern->kind == JSON_STRING);
    return pattern->text.data;
}

/* Whether the schema's pattern, which is also a POSIX one, lets every text pass or none. The C
 * locale matches bytes, so a size name of several sets of characters is left to tests/schema. */
static void check_all(TestState *test, void (*schema)(StrBuf *, const Field *), bool passes,
                      const char *const texts[], size_t count)
{
    regex_t compiled;
    CHECK(regcomp(&compiled, pattern_of(test, schema), REG_EXTENDED | REG_NOSUB) == 0);
    for (size_t i = 0; i < count; i++) {
        if ((regexec(&compiled, texts[i], 0, NULL, 0) == 0) != passes)
            test_fail(test, __FILE__, __LINE__, texts[i]);
    }
    regfree(&compiled);
}

TEST(field_schema_lengths_pass_what_the_reader_takes)
{
    static const char *const good[] = {"4mm",  "-1.5pt", "2em 3em", "50%", "1fr",
                                       "auto", "fill",   "hug",     "0",   "初号",
                                       "$gap", "$a 4mm", "{{x}}mm", "13字"};
    static const char *const bad[] = {"4", "mm", "4 mm", "4miles", "solid", "4mm,5mm"};
    check_all(test, field_schema_lengths, true, good, COUNT_OF(good));
    check_all(test, field_schema_lengths, false, bad, COUNT_OF(bad));
}

TEST(field_schema_shares_and_angles)
{
    static const char *const shares[] = {"40%", "$half", "{{x}}"};
    static const char *const angles[] = {"12deg", "-0.5deg", "$turn"};
    check_all(test, field_schema_share, true, shares, COUNT_OF(shares));
    check_all(test, field_schema_share, false, angles, 2);
    check_all(test, field_schema_angle, true, angles, COUNT_OF(angles));
    check_all(test, field_schema_angle, false, shares, 1);
}
