#include "pipeline/compose.h"
#include "doc/fixture.h"

static const char *compose(TestState *test, const ComposeOptions *options, const char *text,
                           bool *is_good)
{
    Session *session = session_create(NULL, DIAG_ENGLISH);
    const SourceText *source = source_create(test->arena, "in", text_of(text));
    StrBuf out = {0};
    *is_good = compose_text(session, test->arena, test->sink, options, source, &out);
    const char *copy = strbuf_copy(&out, test->arena);
    strbuf_release(&out);
    session_destroy(session);
    return copy;
}

TEST(compose_fills_lines_of_the_width)
{
    bool is_good;
    ComposeOptions options = {.size = "9pt", .width = "4em"};
    const JsonValue *lines = json_of(test, compose(test, &options, "一二三四五六", &is_good));
    CHECK(is_good && lines->kind == JSON_ARRAY && lines->count == 2);
    options.width = "6em";
    lines = json_of(test, compose(test, &options, "一二三四五六", &is_good));
    CHECK(is_good && lines->count == 1);
    lines = json_of(test, compose(test, &options, "", &is_good));
    CHECK(is_good && lines->count == 0 && test->sink->count == 0);
}

TEST(compose_faults)
{
    static const struct {
        ComposeOptions options;
        const char *text;
        DiagCode code;
    } rows[] = {
        {{.width = "wide"}, "a", E_VALUE},
        {{.width = "-2em"}, "a", E_VALUE},
        {{.width = "50%"}, "a", E_VALUE},
        {{.width = "9em", .size = "12"}, "a", E_LENGTH_UNIT_MISSING},
        {{.width = "9em", .font = "No Such Family Anywhere"}, "a", E_FONT_UNKNOWN},
        {{.width = "9em", .align = "middle"}, "a", E_VALUE},
        {{.width = "9em"}, "a\xFF", E_JSON_UTF8},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        bool is_good;
        diag_init(test->sink, test->arena, DIAG_ENGLISH);
        compose(test, &rows[i].options, rows[i].text, &is_good);
        CHECK(!is_good && test_reported_once(test, rows[i].code) && test->sink->error_count == 1);
    }
}
