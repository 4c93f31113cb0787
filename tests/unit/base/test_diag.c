#include "base/limits.h"
#include "test.h"

static Origin place(TestState *test, uint32_t offset)
{
    const SourceText *source = source_create(test->arena, "a.json", text_of("one\ntwo\nthree\n"));
    return (Origin){source, offset, 3, NULL};
}

TEST(diag_fills_the_arguments_into_the_sentence)
{
    const Diagnostic *item = diag_report(test->sink, E_STYLE_UNKNOWN, NULL, DIAG_ARGS("h{1}"));
    /* Filled in once: what an argument holds is not filled again. */
    CHECK_TEXT(item->message, "The theme has no style “h{1}”.");
    CHECK(item->origin.source == NULL && item->severity == DIAG_ERROR);
    CHECK(test->sink->error_count == 1 && !test->sink->system_failed);
}

TEST(diag_speaks_chinese)
{
    DiagSink sink;
    diag_init(&sink, test->arena, DIAG_CHINESE);
    Diagnostic *item = diag_report(&sink, E_STYLE_UNKNOWN, NULL, DIAG_ARGS("h1"));
    CHECK_TEXT(item->message, "主题中没有名为“h1”的样式。");
    diag_hint(&sink, item, "Did you mean “{1}”?", "您是否想写“{1}”？", DIAG_ARGS("h2"));
    CHECK_TEXT(item->hint, "您是否想写“h2”？");
}

TEST(diag_leaves_a_placeholder_without_argument)
{
    const Diagnostic *item = diag_report(test->sink, E_VALUE, NULL, DIAG_ARGS("a"));
    CHECK(strstr(item->message, "“a” is {2}") != NULL);
}

TEST(diag_keeps_a_repetition_once)
{
    Origin here = place(test, 4);
    Origin there = place(test, 8);
    there.source = here.source;
    CHECK(diag_report(test->sink, E_STYLE_UNKNOWN, &here, DIAG_ARGS("h1")) != NULL);
    CHECK(diag_report(test->sink, E_STYLE_UNKNOWN, &here, DIAG_ARGS("h1")) == NULL);
    CHECK(diag_report(test->sink, E_STYLE_UNKNOWN, &here, DIAG_ARGS("h2")) != NULL);
    CHECK(diag_report(test->sink, E_STYLE_UNKNOWN, &there, DIAG_ARGS("h1")) != NULL);
    CHECK(test->sink->count == 3 && test->sink->error_count == 3);
    diag_hint(test->sink, NULL, "nothing", "无", DIAG_NO_ARGS);
}

TEST(diag_counts_what_is_beyond_the_limit)
{
    for (int i = 0; i < LIMIT_DIAGNOSTICS + 7; i++)
        diag_report(test->sink, E_STYLE_UNKNOWN, NULL,
                    DIAG_ARGS(arena_print(test->arena, "%d", i)));
    CHECK(test->sink->count == LIMIT_DIAGNOSTICS);
    CHECK(test->sink->dropped == 7);
    CHECK(test->sink->error_count == LIMIT_DIAGNOSTICS + 7);
}

TEST(diag_severities_are_counted_apart)
{
    diag_report(test->sink, W_TEXT_OVERSET, NULL, DIAG_ARGS("1"));
    diag_report(test->sink, N_KEBAB_CASE, NULL, DIAG_ARGS("font-size", "fontSize"));
    CHECK(test->sink->error_count == 0 && test->sink->warning_count == 1);
    CHECK(test->sink->items[1].severity == DIAG_NOTE);
}

TEST(diag_knows_a_fault_of_the_system)
{
    diag_report(test->sink, E_OUTPUT_WRITE, NULL, DIAG_ARGS("a.pdf", "full"));
    CHECK(test->sink->system_failed);
}

TEST(diag_code_names_have_a_letter_and_four_digits)
{
    CHECK_TEXT(diag_code_name(E_PROPERTY_UNKNOWN), "E0301");
    CHECK_TEXT(diag_code_name(W_TEXT_OVERSET), "W0324");
    CHECK_TEXT(diag_code_name(N_KEBAB_CASE), "N0305");
    CHECK_TEXT(diag_code_name(E_FILE_NOT_FOUND), "E0001");
}

TEST(diag_sorts_by_file_then_place_then_code)
{
    Origin second = place(test, 8);
    Origin first = second;
    first.offset = 0;
    Origin other = place(test, 0);
    diag_report(test->sink, E_STYLE_UNKNOWN, &second, DIAG_ARGS("c"));
    diag_report(test->sink, E_STYLE_UNKNOWN, &other, DIAG_ARGS("d"));
    diag_report(test->sink, E_STYLE_UNKNOWN, &first, DIAG_ARGS("b"));
    diag_report(test->sink, E_PROPERTY_UNKNOWN, &first, DIAG_ARGS("a", "x"));
    diag_sort(test->sink);
    CHECK(test->sink->items[0].code == E_PROPERTY_UNKNOWN);
    CHECK(strstr(test->sink->items[1].message, "“b”") != NULL);
    CHECK(strstr(test->sink->items[2].message, "“c”") != NULL);
    CHECK(strstr(test->sink->items[3].message, "“d”") != NULL);
}

TEST(diag_sorts_nothing)
{
    diag_sort(test->sink);
    CHECK(test->sink->count == 0);
}
