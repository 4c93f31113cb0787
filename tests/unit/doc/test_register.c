#include "doc/fixture.h"
#include "doc/register.h"

static Register register_of(TestState *test, const char *numbering, const char *body)
{
    Register list;
    register_read(&list, test->arena, test->sink, numbering ? json_of(test, numbering) : NULL,
                  json_of(test, body));
    return list;
}

#define HEADING(level, text)                                                                       \
    "{\"type\": \"heading\", \"level\": " #level ", \"text\": \"" text "\"}"
#define FIGURE(id, kind)                                                                           \
    "{\"type\": \"figure\", \"kind\": \"" kind "\", \"id\": \"" id "\", \"caption\": \"c\"}"

TEST(register_numbers_headings_figures_and_tables)
{
    Register list = register_of(
        test, NULL,
        "[" HEADING(1, "a") "," HEADING(2, "b") "," FIGURE("f1", "figure") "," HEADING(
            2, "c") "," FIGURE("t1",
                               "table") "," HEADING(1,
                                                    "d") "," HEADING(2,
                                                                     "e") "," FIGURE("f2",
                                                                                     "figure") "]");
    static const char *const numbers[] = {"第一章", "1.1",    "图1", "1.2",
                                          "表1",    "第二章", "2.1", "图2"};
    CHECK(list.entry_count == COUNT_OF(numbers));
    for (size_t i = 0; i < list.entry_count && i < COUNT_OF(numbers); i++)
        CHECK_TEXT(list.entries[i].number, numbers[i]);
    CHECK(register_find(&list, text_of("f2")) == &list.entries[7]);
    CHECK(!register_find(&list, text_of("f3")));
    CHECK(test->sink->count == 0);
}

/* A pattern that names the chapter begins anew with it. */
TEST(register_numbers_by_the_layouts_patterns)
{
    Register list = register_of(
        test, "{\"headings\": [\"{1:cjk}、\", \"（{2:cjk}）\"], \"figure\": \"图{1}-{n}\"}",
        "[" HEADING(1, "a") "," HEADING(2, "b") "," FIGURE("f1", "figure") "," HEADING(
            1, "c") "," FIGURE("f2", "figure") "]");
    CHECK_TEXT(list.entries[0].number, "一、");
    CHECK_TEXT(list.entries[1].number, "（一）");
    CHECK_TEXT(list.entries[2].number, "图1-1");
    CHECK_TEXT(list.entries[4].number, "图2-1");
}

TEST(register_takes_titles_without_markup_and_what_has_an_id)
{
    Register list =
        register_of(test, NULL,
                    "{\"children\": [{\"type\": \"text\", \"class\": \"h2\", \"text\": "
                    "\"**粗**体^{2}\"}, {\"type\": \"column\", \"id\": \"here\"},"
                    "{\"type\": \"heading\", \"text\": [\"a\", {\"text\": \"b\"}], \"numbered\": "
                    "false, \"listed\": false}]}");
    CHECK(list.entry_count == 3);
    CHECK_TEXT(list.entries[0].title, "粗体2");
    CHECK(list.entries[0].level == 2 && list.entries[0].kind == REGISTER_HEADING);
    CHECK(list.entries[1].kind == REGISTER_PLACE);
    CHECK_TEXT(list.entries[2].title, "ab");
    CHECK_TEXT(list.entries[2].number, "");
    CHECK(list.entries[2].is_unlisted);
}

TEST(register_meets_elements_in_their_order)
{
    Register list = register_of(test, NULL, "[" HEADING(1, "a") "," HEADING(1, "b") "]");
    const JsonValue *first = list.entries[0].source;
    const JsonValue *second = list.entries[1].source;
    CHECK(register_meet(&list, first) == &list.entries[0]);
    CHECK(!register_meet(&list, first));
    CHECK(register_meet(&list, second) == &list.entries[1]);
}

TEST(register_reports_patterns_that_are_none)
{
    register_of(test, "{\"headings\": [\"第{1:chinese}章\"], \"figur\": \"图{n}\"}", "[]");
    CHECK(count_reported(test, E_NUMBERING_PATTERN) == 1);
    CHECK(count_reported(test, E_PROPERTY_UNKNOWN) == 1 && was_said(test, "figure"));
}

/* What is read piece by piece, and attached to a second expansion, is met as if read at once. */
TEST(register_is_read_piece_by_piece)
{
    static const char *const pieces[] = {HEADING(1, "a"), FIGURE("f1", "figure"), "{\"x\": 1}",
                                         "[" HEADING(2, "b") "," FIGURE("t1", "table") "]"};
    Register list;
    RegisterReader *reader = register_reader_create(&list, test->arena, test->sink, NULL);
    for (size_t i = 0; i < COUNT_OF(pieces); i++) {
        Arena *arena = arena_create();
        SourceText source = {.name = "piece", .text = text_of(pieces[i])};
        register_reader_add(reader, json_parse(arena, test->sink, &source));
        arena_destroy(arena);
    }
    CHECK(list.entry_count == 4);
    CHECK_TEXT(list.entries[2].number, "1.1");
    CHECK_TEXT(list.entries[3].id, "t1");
    const JsonValue *again = json_of(test, pieces[0]);
    register_attach(&list, again);
    CHECK(register_meet(&list, again) == &list.entries[0]);
    const JsonValue *last = json_of(test, pieces[3]);
    register_attach(&list, json_of(test, pieces[1]));
    register_attach(&list, last);
    CHECK(register_meet(&list, last->items[1]) == &list.entries[3]);
    CHECK(!register_meet(&list, last->items[0])); /* behind */
}
