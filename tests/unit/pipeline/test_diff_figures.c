#include "pipeline/diff_report.h"
#include "test.h"

static const char *figures(TestState *test, const char *before, const char *after)
{
    const char *found = diff_figures(test->arena, text_of(before), text_of(after));
    return found ? found : "none";
}

TEST(figures_that_differ_are_paired_in_order)
{
    CHECK_TEXT(figures(test, "产值31.62亿元", "产值33.1亿元"), "31.62 → 33.1");
    CHECK_TEXT(figures(test, "1,204家，增7.5%", "1,204家，增-7.5%"), "7.5% → -7.5%");
    CHECK_TEXT(figures(test, "甲1乙2丙3", "甲1乙4丙3"), "2 → 4");
    CHECK_TEXT(figures(test, "1 2 3", "1 3"), "2 → –");
    CHECK_TEXT(figures(test, "1", "1 5 6"), "– → 5, – → 6");
    CHECK_TEXT(figures(test, "第1项。", "第1条。"), "none");
    CHECK_TEXT(figures(test, "完成3.", "完成3，"), "none");
    CHECK_TEXT(figures(test, "", ""), "none");
}
