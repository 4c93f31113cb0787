/* A body whose children are made one after the other: the same as made at once. */
#include "template_fixture.h"

static const char *const data =
    "{\"rows\": [{\"t\": \"甲\"}, {\"t\": \"乙\"}, {\"t\": \"丙\"}], \"none\": [], \"on\": true}";

static const char *const components =
    "{\"one\": {\"props\": {\"t\": \"string\"}, \"body\": {\"x\": \"{{t}}\"}},"
    " \"two\": {\"props\": {\"t\": \"string\"}, \"body\": {\"repeat\": 2, \"as\": \"n\", \"x\": "
    "\"{{t}}{{n}}\"}}}";

/* The frame, then the children with a space between: each in an arena of its own, which goes when
 * neither it nor what was made beside it is needed. */
static const char *one_by_one(TestState *test, const char *body)
{
    TemplateOptions options = fixture_options(test, data);
    options.components = fixture_parse(test, "components", components);
    StrBuf out = {0};
    JsonValue *frame;
    TemplateSequence *sequence = template_sequence_open(test->arena, test->sink, &options,
                                                        fixture_parse(test, "body", body), &frame);
    Arena *arenas[] = {arena_create(), arena_create()};
    int at = 0;
    if (frame)
        json_write(&out, frame);
    JsonValue *child;
    while (frame && (child = template_sequence_next(sequence, arenas[at]))) {
        strbuf_char(&out, ' ');
        json_write(&out, child);
        CHECK(template_sequence_arena(sequence) == arenas[at] ||
              template_sequence_arena(sequence) == test->arena);
        if (template_sequence_has_more_beside(sequence))
            continue;
        at = 1 - at;
        arena_reset(arenas[at]);
    }
    if (!template_sequence_close(sequence))
        strbuf_string(&out, " failed");
    const char *copy = strbuf_copy(&out, test->arena);
    strbuf_release(&out);
    arena_destroy(arenas[0]);
    arena_destroy(arenas[1]);
    return copy;
}

TEST(sequence_gives_the_children_in_order)
{
    static const struct {
        const char *body, *expected;
    } cases[] = {
        {"{\"type\": \"column\", \"id\": \"{{rows[0].t}}\", \"children\": [\"a\", {\"x\": 1}]}",
         "{\"type\":\"column\",\"id\":\"甲\"} \"a\" {\"x\":1}"},
        {"{\"children\": []}", "{}"},
        {"{\"children\": [{\"repeat\": \"rows\", \"as\": \"r\", \"x\": \"{{r.t}}{{index}}\"}, "
         "\"z\"]}",
         "{} {\"x\":\"甲1\"} {\"x\":\"乙2\"} {\"x\":\"丙3\"} \"z\""},
        {"{\"children\": [{\"repeat\": \"none\", \"x\": 1}, {\"if\": \"not on\", \"x\": 2}, "
         "\"z\"]}",
         "{} \"z\""},
        {"{\"children\": [{\"repeat\": \"rows\", \"use\": \"two\", \"with\": {\"t\": "
         "\"{{item.t}}\"}}]}",
         "{} {\"x\":\"甲0\"} {\"x\":\"甲1\"} {\"x\":\"乙0\"} {\"x\":\"乙1\"} {\"x\":\"丙0\"} "
         "{\"x\":\"丙1\"}"},
        /* Bodies that steer themselves are made at once. */
        {"{\"type\": \"column\", \"repeat\": \"rows\", \"children\": [{\"x\": \"{{item.t}}\"}]}",
         "{\"type\":\"column\"} {\"x\":\"甲\"} {\"x\":\"乙\"} {\"x\":\"丙\"}"},
        {"{\"if\": \"on\", \"children\": [\"a\"]}", "{} \"a\""},
        {"{\"if\": \"not on\", \"children\": [\"a\"]}", ""},
        {"{\"use\": \"one\", \"with\": {\"t\": \"u\"}}", "{\"x\":\"u\"}"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        CHECK_TEXT(one_by_one(test, cases[i].body), cases[i].expected);
    CHECK(test->sink->count == 0);
}

TEST(sequence_goes_on_after_a_fault_and_tells_of_it)
{
    CHECK_TEXT(one_by_one(test, "{\"children\": [\"{{gone}}\", \"a\"]}"), "{} \"a\" failed");
    CHECK(test->sink->error_count == 1);
}
