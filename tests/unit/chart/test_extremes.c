/* The ends of what data can be, for every chart type: no rows, one row, all zero, all missing, long
 * names, and ten thousand rows end in a drawing whose texts neither overlap nor leave it, or in an
 * error; never in silence where something is left out. NaN is no JSON number and refused as text.
 */
#include "chart_fixture.h"

typedef enum Extreme {
    EXTREME_EMPTY,
    EXTREME_ONE,
    EXTREME_ZERO,
    EXTREME_MISSING,
    EXTREME_NAN,
    EXTREME_LONG,
    EXTREME_MANY,
    EXTREME_COUNT
} Extreme;

static const char *const extreme_names[EXTREME_COUNT] = {
    "no rows", "one row", "all zero", "all missing", "NaN", "long names", "10,000 rows"};
static const int row_counts[EXTREME_COUNT] = {0, 1, 5, 5, 3, 4, 10000};

static void put_value(StrBuf *out, Extreme extreme, int row, int field)
{
    if (extreme == EXTREME_MISSING)
        strbuf_string(out, "null");
    else if (extreme == EXTREME_NAN)
        strbuf_string(out, "\"NaN\"");
    else
        strbuf_print(out, "%d", extreme == EXTREME_ZERO ? 0 : 1 + (row * 7919 + field * 13) % 97);
}

static void put_rows(StrBuf *out, Extreme extreme)
{
    static const char *const fields[] = {"v", "b", "min", "q1", "median", "q3", "max"};
    for (int row = 0; row < row_counts[extreme]; row++) {
        strbuf_string(out, row ? ",{\"n\":\"" : "{\"n\":\"");
        for (int i = 0; extreme == EXTREME_LONG && i < 200; i++)
            strbuf_string(out, "长");
        strbuf_print(out, "%d\",\"g\":\"组%d\",\"up\":null,\"i\":%d,\"j\":%d", row, row % 4,
                     row % 100, row / 100);
        for (int field = 0; field < 7; field++) {
            strbuf_print(out, ",\"%s\":", fields[field]);
            put_value(out, extreme, row, field);
        }
        strbuf_char(out, '}');
    }
}

static const char *own_members(const char *type)
{
    static const char *const own[][2] = {
        {"dumbbell", ",\"y2\":\"b\""},
        {"slope", ",\"y2\":\"b\""},
        {"heat", ",\"row\":\"g\""},
        {"scatter", ",\"size\":\"b\""},
        {"bullet", ",\"target\":\"b\""},
        {"sankey", ",\"to\":\"g\""},
        {"tiles", ",\"column\":\"i\",\"row\":\"j\""},
        {"sunburst", ",\"parent\":\"up\""},
        {"choropleth",
         ",\"approval\":\"GS(2024)0650号\",\"projection\":\"none\",\"map\":{\"type\":\"Feature\","
         "\"properties\":{\"name\":\"0\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[0,"
         "0],"
         "[4,0],[4,4],[0,0]]]}}"},
    };
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        if (strcmp(type, own[i][0]) == 0)
            return own[i][1];
    }
    return "";
}

/* What is wrong with the outcome; NULL: nothing. */
static const char *fault_of(TestState *test, const ChartPlan *plan, Extreme extreme)
{
    if (!plan)
        return test->sink->error_count > 0 ? NULL : "refused in silence";
    if (extreme == EXTREME_NAN)
        return "NaN was taken";
    if (!is_finite_plan(plan))
        return "a place is no number";
    if ((extreme == EXTREME_EMPTY || extreme == EXTREME_MISSING) && test->sink->count == 0)
        return "nothing was said";
    return text_fault(test, plan);
}

static void check_extreme(TestState *test, LayoutFixture *fixture, const ChartType *type,
                          Extreme extreme)
{
    StrBuf json = {0};
    strbuf_string(&json, "{\"type\":\"chart\",\"alt\":\"图\",\"x\":\"n\",\"data\":[");
    put_rows(&json, extreme);
    strbuf_print(&json, "],\"series\":[{\"type\":\"%s\",\"y\":\"v\",\"label\":true%s}]}",
                 type->variant.name, own_members(type->variant.name));
    const char *text = strbuf_copy(&json, test->arena);
    strbuf_release(&json);
    test->sink->count = test->sink->error_count = 0;
    const ChartPlan *plan = plan_from(fixture, text, 300, 200);
    const char *fault = fault_of(test, plan, extreme);
    if (fault)
        test_fail(test, __FILE__, __LINE__,
                  arena_print(test->arena, "%s with %s: %s", type->variant.name,
                              extreme_names[extreme], fault));
    CHECK(!fault);
}

TEST(chart_extremes_of_every_type)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    for (int i = 0; chart_table[i]; i++) {
        for (int extreme = 0; extreme < EXTREME_COUNT; extreme++)
            check_extreme(test, &fixture, chart_table[i], (Extreme)extreme);
    }
    layout_release(&fixture);
}
