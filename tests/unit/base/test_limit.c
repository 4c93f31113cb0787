/* Limits of a job: what may be raised, to what, and what is said. */
#include "base/limit.h"

#include "test.h"

static LimitFault take(Limits *limits, const char *pair)
{
    LimitId id;
    return limits_take(limits, text_of(pair), &id);
}

TEST(limit_is_the_default_until_it_is_chosen)
{
    Limits limits = {{0}};
    CHECK(limit_value(NULL, LIMIT_ID_PAGES) == LIMIT_PAGES);
    CHECK(limit_value(&limits, LIMIT_ID_PAGES) == LIMIT_PAGES);
    CHECK(take(&limits, "PAGES=3") == LIMIT_OK);
    CHECK(limit_value(&limits, LIMIT_ID_PAGES) == 3);
    CHECK(limit_value(&limits, LIMIT_ID_JSON_VALUES) == LIMIT_JSON_VALUES);
}

TEST(limit_is_a_whole_number_up_to_its_most)
{
    Limits limits = {{0}};
    CHECK(take(&limits, "PAGES=1") == LIMIT_OK);
    CHECK(take(&limits, "PAGES=20000") == LIMIT_OK);
    static const char *const wrong[] = {"PAGES=20001", "PAGES=0",   "PAGES=-1",   "PAGES=1.5",
                                        "PAGES=",      "PAGES",     "PAGES=1e99", "PAGES=nan",
                                        "PAGES=2k",    "PAGES= 2 ", "PAGES==2"};
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        CHECK(take(&limits, wrong[i]) == LIMIT_RANGE);
    CHECK(limit_value(&limits, LIMIT_ID_PAGES) == 20000);
}

TEST(limit_that_is_fixed_or_unknown_is_refused)
{
    Limits limits = {{0}};
    CHECK(take(&limits, "JSON_DEPTH=129") == LIMIT_FIXED);
    CHECK(take(&limits, "JSON_DEPTH=2") == LIMIT_FIXED);
    CHECK(take(&limits, "pages=2") == LIMIT_UNKNOWN);
    CHECK(take(&limits, "") == LIMIT_UNKNOWN);
    CHECK(take(&limits, "=2") == LIMIT_UNKNOWN);
}

/* Each row can be obeyed or says why not. */
TEST(limit_rows_are_complete)
{
    for (int id = 0; id < LIMIT_ID_COUNT; id++) {
        const LimitRow *row = limit_row((LimitId)id);
        CHECK(row->value >= 1 && row->most >= row->value && *row->words && *row->words_zh);
        CHECK(*row->where && (row->reason != NULL) == (row->reason_zh != NULL));
        CHECK(row->reason ? row->most == row->value : row->most > row->value);
    }
}

TEST(limit_hint_names_the_limit_its_value_and_the_option)
{
    Limits limits = {{0}};
    CHECK(take(&limits, "PAGES=3") == LIMIT_OK);
    test->sink->limits = &limits;
    diag_report_limit(test->sink, E_LIMIT, NULL, LIMIT_ID_PAGES, DIAG_ARGS("pages", "3"));
    CHECK_TEXT(test->sink->items[0].hint,
               "The limit PAGES is 3; “--limit PAGES=N” raises it, to 20000 at most.");
    diag_report_limit(test->sink, E_LIMIT, NULL, LIMIT_ID_JSON_DEPTH, DIAG_ARGS("levels", "128"));
    CHECK_TEXT(test->sink->items[1].hint, "The limit JSON_DEPTH is 128 and cannot be raised: each "
                                          "level takes room on the stack.");
    test->sink->language = DIAG_CHINESE;
    Diagnostic *diagnostic = diag_report(test->sink, E_LIMIT, NULL, DIAG_ARGS("页数", "3"));
    diag_hint(test->sink, diagnostic, "", "请减少页数。", DIAG_NO_ARGS);
    diag_hint_limit(test->sink, diagnostic, LIMIT_ID_PAGES);
    CHECK_TEXT(diagnostic->hint,
               "请减少页数。上限 PAGES 为 3；可用“--limit PAGES=数值”提高，最多 20000。");
}
