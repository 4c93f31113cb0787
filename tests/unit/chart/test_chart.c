/* Charts from data: what is drawn, what is refused, and the ends of what can be asked. */
#include "chart_fixture.h"

#define CHART(rest) "{\"type\":\"chart\",\"alt\":\"图\",\"x\":\"n\"," rest "}"
#define TWO_ROWS    "\"data\":[{\"n\":\"甲\",\"v\":5},{\"n\":\"乙\",\"v\":10}]"

#define TRIANGLE                                                                                   \
    "\"map\":{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{" \
    "\"name\":\"甲\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[8,0],[4,8],[0," \
    "0]]]"                                                                                         \
    "}}]}"
#define MAP(rows, rest)                                                                            \
    CHART("\"data\":[" rows "],\"series\":[{\"type\":\"choropleth\",\"y\":\"v\"," TRIANGLE rest    \
          "}]")
#define APPROVED ",\"approval\":\"GS(2024)0650号\""
#define TREE(rows)                                                                                 \
    CHART("\"data\":[" rows "],\"series\":[{\"type\":\"sunburst\",\"y\":\"v\",\"parent\":\"p\"}]")

static bool has_code(const TestState *test, DiagCode code)
{
    for (size_t i = 0; i < test->sink->count; i++) {
        if (test->sink->items[i].code == code)
            return true;
    }
    return false;
}

TEST(chart_bar_length_is_the_value)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    const ChartPlan *plan = plan_from(
        &fixture, CHART(TWO_ROWS ",\"series\":[{\"type\":\"bar\",\"y\":\"v\"}]"), 300, 200);
    const ChartPart *first = find_part(plan, "bar", 0);
    const ChartPart *second = find_part(plan, "bar", 1);
    CHECK(first && second);
    if (first && second) {
        CHECK_NEAR(second->box.height, 2 * first->box.height, 1e-6);
        CHECK_NEAR(first->box.y + first->box.height, second->box.y + second->box.height, 1e-9);
    }
    layout_release(&fixture);
}

TEST(chart_horizontal_bars_run_to_the_right)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    const ChartPlan *plan = plan_from(
        &fixture,
        CHART(TWO_ROWS
              ",\"orientation\":\"horizontal\",\"series\":[{\"type\":\"bar\",\"y\":\"v\"}]"),
        300, 200);
    const ChartPart *first = find_part(plan, "bar", 0);
    const ChartPart *second = find_part(plan, "bar", 1);
    CHECK(first && second && first->box.y < second->box.y);
    if (first && second)
        CHECK_NEAR(second->box.width, 2 * first->box.width, 1e-6);
    layout_release(&fixture);
}

TEST(chart_negative_bars_hang_from_zero)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    const ChartPlan *plan = plan_from(
        &fixture,
        CHART("\"data\":[{\"n\":\"甲\",\"v\":-4},{\"n\":\"乙\",\"v\":4}],\"series\":[{\"type\":"
              "\"bar\",\"y\":\"v\"}]"),
        300, 200);
    const ChartPart *down = find_part(plan, "bar", 0);
    const ChartPart *up = find_part(plan, "bar", 1);
    CHECK(down && up);
    if (down && up) {
        CHECK_NEAR(down->box.y, up->box.y + up->box.height, 1e-6);
        CHECK_NEAR(down->box.height, up->box.height, 1e-6);
    }
    layout_release(&fixture);
}

TEST(chart_broken_axis_is_marked)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    const ChartPlan *broken = plan_from(
        &fixture,
        CHART(TWO_ROWS
              ",\"axes\":{\"left\":{\"min\":2}},\"series\":[{\"type\":\"bar\",\"y\":\"v\"}]"),
        300, 200);
    CHECK(count_parts(broken, "axis break") == 1);
    const ChartPlan *whole = plan_from(
        &fixture, CHART(TWO_ROWS ",\"series\":[{\"type\":\"bar\",\"y\":\"v\"}]"), 300, 200);
    CHECK(count_parts(whole, "axis break") == 0);
    layout_release(&fixture);
}

/* 3 162 万 on an axis of 元: the axis speaks in 万元, the label keeps the figure. */
TEST(chart_large_numbers_take_chinese_units)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    const ChartPlan *plan = plan_from(
        &fixture,
        CHART("\"data\":[{\"n\":\"甲\",\"v\":31620000}],\"axes\":{\"left\":\"元\"},\"series\":"
              "[{\"type\":\"bar\",\"y\":\"v\",\"label\":true}]"),
        300, 200);
    CHECK_TEXT(part_words(test, find_part(plan, "unit", -1)), "万元");
    CHECK_TEXT(part_words(test, find_part(plan, "label", 0)), "3162");
    layout_release(&fixture);
}

static int line_moves(const ChartPlan *plan)
{
    int moves = 0;
    for (size_t i = 0; plan && i < plan->part_count; i++) {
        const ChartPart *part = &plan->parts[i];
        if (strcmp(part->name, "line") != 0)
            continue;
        for (size_t k = 0; k < part->path->verb_count; k++)
            moves += part->path->verbs[k] == PATH_MOVE;
    }
    return moves;
}

TEST(chart_missing_values)
{
    static const struct {
        const char *missing;
        int runs, dots, categories;
    } cases[] = {{"gap", 2, 4, 5}, {"connect", 1, 4, 5}, {"zero", 1, 5, 5}, {"drop", 1, 4, 4}};
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *json = arena_print(
            test->arena,
            CHART("\"data\":[{\"n\":1,\"v\":5},{\"n\":2,\"v\":6},{\"n\":3,\"v\":null},{\"n\":4,"
                  "\"v\":7},{\"n\":5,\"v\":8}],\"series\":[{\"type\":\"line\",\"y\":\"v\","
                  "\"missing\":\"%s\"}]"),
            cases[i].missing);
        const Chart *chart = chart_from(&fixture, json);
        CHECK(chart && chart->row_count == cases[i].categories);
        const ChartPlan *plan = chart_plan(chart, test->arena, (Size){300, 200});
        CHECK(line_moves(plan) == cases[i].runs);
        CHECK(count_parts(plan, "dot") == cases[i].dots);
    }
    CHECK(test->sink->count == 0);
    layout_release(&fixture);
}

typedef struct FaultCase {
    const char *json;
    DiagCode code;
} FaultCase;

static void check_refusals(TestState *test, const FaultCase *cases, size_t count)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    for (size_t i = 0; i < count; i++) {
        test->sink->count = test->sink->error_count = 0;
        chart_from(&fixture, cases[i].json);
        bool is_good = has_code(test, cases[i].code) && test->sink->error_count == 1;
        if (!is_good)
            test_fail(test, __FILE__, __LINE__, cases[i].json);
        CHECK(is_good);
    }
    layout_release(&fixture);
}

TEST(chart_faults_of_data_are_refused_by_name)
{
    static const FaultCase cases[] = {
        {CHART("\"data\":\"nothing\",\"series\":[{\"type\":\"bar\",\"y\":\"v\"}]"), E_CHART_DATA},
        {CHART("\"data\":[3],\"series\":[{\"type\":\"bar\",\"y\":\"v\"}]"), E_CHART_ROW},
        {CHART(TWO_ROWS ",\"series\":[{\"type\":\"bar\",\"y\":\"w\"}]"), E_CHART_FIELD},
        {CHART(
             "\"data\":[{\"n\":\"甲\",\"v\":\"NaN\"}],\"series\":[{\"type\":\"bar\",\"y\":\"v\"}]"),
         E_CHART_CELL},
        {CHART("\"data\":[{\"n\":\"甲\",\"v\":\"约30\"}],\"series\":[{\"type\":\"bar\",\"y\":\"v\"}"
               "]"),
         E_CHART_CELL},
        {CHART("\"data\":[{\"n\":\"甲\",\"v\":1e200}],\"series\":[{\"type\":\"bar\",\"y\":\"v\"}]"),
         E_CHART_CELL_LARGE},
        {CHART(TWO_ROWS ",\"series\":[]"), E_CHART_NO_SERIES},
        {CHART(TWO_ROWS ",\"series\":[{\"type\":\"bar\"}]"), E_CHART_FIELD_NEEDED},
        {CHART(TWO_ROWS ",\"series\":[{\"type\":\"barr\",\"y\":\"v\"}]"), E_VARIANT_UNKNOWN},
        {CHART(TWO_ROWS ",\"series\":[{\"type\":\"bar\",\"y\":\"v\",\"colour\":\"red\"}]"),
         E_PROPERTY_UNKNOWN},
        {CHART(TWO_ROWS
               ",\"series\":[{\"type\":\"pie\",\"y\":\"v\"},{\"type\":\"bar\",\"y\":\"v\"}]"),
         E_CHART_ALONE},
        {CHART(TWO_ROWS
               ",\"series\":[{\"type\":\"pie\",\"y\":\"v\"},{\"type\":\"pie\",\"y\":\"v\"}]"),
         E_CHART_ONLY},
        {CHART("\"data\":[{\"n\":\"甲\",\"v\":-1}],\"series\":[{\"type\":\"pie\",\"y\":\"v\"}]"),
         E_CHART_NEGATIVE},
        {CHART("\"data\":[{\"n\":\"甲\",\"v\":2}],\"series\":[{\"type\":\"radar\",\"y\":\"v\"}]"),
         E_CHART_ROWS_FEW},
        {CHART("\"axes\":{\"x\":{\"scale\":\"log\"}},\"data\":[{\"n\":0,\"v\":2}],\"series\":"
               "[{\"type\":\"scatter\",\"y\":\"v\"}]"),
         E_CHART_LOG},
        {CHART("\"data\":[{\"n\":\"甲\",\"v\":2,\"t\":\"乙\"},{\"n\":\"乙\",\"v\":2,\"t\":\"甲\"}],"
               "\"series\":[{\"type\":\"sankey\",\"y\":\"v\",\"to\":\"t\"}]"),
         E_CHART_CYCLE},
        {CHART(
             "\"axes\":{\"x\":{\"scale\":\"time\"}},\"data\":[{\"n\":\"去年\",\"v\":2}],\"series\":"
             "[{\"type\":\"line\",\"y\":\"v\"}]"),
         E_CHART_X},
    };
    check_refusals(test, cases, sizeof cases / sizeof *cases);
}

TEST(chart_faults_of_maps_and_trees_are_refused)
{
    static const FaultCase cases[] = {
        {MAP("{\"n\":\"甲\",\"v\":1}", ""), E_CHART_MAP_APPROVAL},
        {MAP("{\"n\":\"甲\",\"v\":1}", ",\"approval\":\"\""), E_CHART_MAP_APPROVAL},
        {MAP("{\"n\":\"甲\",\"v\":1}", ",\"approval\":\"无\""), E_CHART_MAP_APPROVAL},
        {MAP("{\"n\":\"甲\",\"v\":1}", ",\"approval\":\"GS(24)0650号\""), E_CHART_MAP_APPROVAL},
        {MAP("{\"n\":\"甲\",\"v\":1}", ",\"approval\":\"GS(2024)号\""), E_CHART_MAP_APPROVAL},
        {MAP("{\"n\":\"甲\",\"v\":1},{\"n\":\"甲\",\"v\":2}", APPROVED), E_MAP_REGION_TWICE},
        {MAP("{\"n\":\"甲\",\"v\":1}", APPROVED ",\"breaks\":[3,3]"), E_MAP_BREAKS},
        {MAP("{\"n\":\"甲\",\"v\":1}", APPROVED ",\"breaks\":[]"), E_MAP_BREAKS},
        {MAP("{\"n\":\"甲\",\"v\":1}", APPROVED ",\"key\":\"id\""), E_MAP_KEY},
        {TREE("{\"n\":\"甲\",\"v\":1,\"p\":\"丙\"}"), E_CHART_PARENT_UNKNOWN},
        {TREE("{\"n\":\"甲\",\"v\":1,\"p\":\"甲\"}"), E_CHART_PARENT_CYCLE},
        {TREE("{\"n\":\"甲\",\"v\":1,\"p\":null},{\"n\":\"甲\",\"v\":1,\"p\":null},{\"n\":\"乙\","
              "\"v\":1,\"p\":\"甲\"}"),
         E_CHART_PARENT_TWICE},
        {TREE("{\"n\":\"甲\",\"v\":1,\"p\":null},{\"n\":\"乙\",\"v\":1.5,\"p\":\"甲\"}"),
         E_CHART_PARTS_EXCEED},
        {TREE("{\"n\":\"a\",\"p\":null,\"v\":1},{\"n\":\"b\",\"p\":\"a\"},{\"n\":\"c\",\"p\":"
              "\"b\"},{\"n\":\"d\",\"p\":\"c\"},{\"n\":\"e\",\"p\":\"d\"},{\"n\":\"f\",\"p\":\"e\"}"
              ",{"
              "\"n\":\"g\",\"p\":\"f\"}"),
         E_CHART_RINGS_MANY},
    };
    check_refusals(test, cases, sizeof cases / sizeof *cases);
}

TEST(chart_faults_of_drawing_are_reported)
{
    static const struct {
        const char *json;
        DiagCode code;
    } cases[] = {
        {CHART("\"data\":[],\"series\":[{\"type\":\"bar\",\"y\":\"v\"}]"), W_CHART_EMPTY},
        {CHART("\"data\":[{\"n\":\"甲\",\"v\":null}],\"series\":[{\"type\":\"line\",\"y\":\"v\"}]"),
         W_CHART_EMPTY},
        {CHART("\"data\":[{\"n\":\"甲\",\"v\":0}],\"series\":[{\"type\":\"pie\",\"y\":\"v\"}]"),
         W_CHART_EMPTY},
        {CHART(
             "\"axes\":{\"left\":{\"scale\":\"log\"}},\"data\":[{\"n\":\"甲\",\"v\":0}],\"series\":"
             "[{\"type\":\"line\",\"y\":\"v\"}]"),
         E_CHART_LOG},
        {CHART("\"axes\":{\"left\":{\"min\":5,\"max\":3}}," TWO_ROWS
               ",\"series\":[{\"type\":\"bar\",\"y\":\"v\"}]"),
         E_CHART_RANGE},
        {CHART("\"axes\":{\"left\":{\"max\":8}}," TWO_ROWS
               ",\"series\":[{\"type\":\"bar\",\"y\":\"v\"}]"),
         W_CHART_OUTSIDE},
        {CHART("\"axes\":{\"x\":{\"min\":9,\"max\":3}},\"data\":[{\"n\":4,\"v\":2}],\"series\":"
               "[{\"type\":\"scatter\",\"y\":\"v\"}]"),
         E_CHART_RANGE},
        {CHART("\"axes\":{\"x\":{\"max\":3}},\"data\":[{\"n\":4,\"v\":2},{\"n\":1,\"v\":2}],"
               "\"series\":[{\"type\":\"scatter\",\"y\":\"v\"}]"),
         W_CHART_OUTSIDE},
        {CHART("\"annotations\":[{\"at\":{\"x\":\"丙\"},\"text\":\"注\"}]," TWO_ROWS
               ",\"series\":[{\"type\":\"bar\",\"y\":\"v\"}]"),
         W_CHART_CATEGORY},
    };
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        test->sink->count = test->sink->error_count = 0;
        CHECK(plan_from(&fixture, cases[i].json, 300, 200) != NULL);
        if (!has_code(test, cases[i].code))
            test_fail(test, __FILE__, __LINE__, cases[i].json);
        CHECK(test->sink->count == 1);
    }
    test->sink->count = 0;
    const ChartPlan *small =
        plan_from(&fixture, CHART(TWO_ROWS ",\"series\":[{\"type\":\"bar\",\"y\":\"v\"}]"), 12, 9);
    CHECK(small && small->part_count == 0 && has_code(test, W_CHART_SMALL));
    layout_release(&fixture);
}

TEST(chart_extremes_end_in_a_drawing)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    StrBuf json = {0};
    strbuf_string(&json, "{\"type\":\"chart\",\"alt\":\"图\",\"x\":\"n\",\"data\":[");
    for (int i = 0; i < 10000; i++)
        strbuf_print(&json, "%s{\"n\":%d,\"v\":%d}", i ? "," : "", i, i * 7919 % 1000);
    strbuf_string(&json, "],\"series\":[{\"type\":\"bar\",\"y\":\"v\",\"label\":true}]}");
    const ChartPlan *plan =
        plan_from(&fixture, arena_copy(test->arena, json.data, json.length), 500, 300);
    CHECK(plan && count_parts(plan, "bar") > 9900 && !text_fault(test, plan));
    CHECK(has_code(test, W_CHART_LABELS_MANY));
    strbuf_clear(&json);
    test->sink->count = 0;
    strbuf_string(&json, "{\"type\":\"chart\",\"alt\":\"图\",\"x\":\"n\",\"data\":[{\"n\":\"");
    for (int i = 0; i < 200; i++)
        strbuf_string(&json, "长");
    strbuf_string(&json, "\",\"v\":3},{\"n\":\"短\",\"v\":4}],\"series\":[{\"type\":\"bar\",\"y\":"
                         "\"v\"}]}");
    plan = plan_from(&fixture, arena_copy(test->arena, json.data, json.length), 300, 200);
    strbuf_release(&json);
    CHECK(plan && !text_fault(test, plan) && count_parts(plan, "bar") == 2);
    CHECK(has_code(test, W_CHART_LABEL_CUT));
    layout_release(&fixture);
}

/* The limit of rows, just below and just above. */
TEST(chart_types_refuse_more_rows_than_can_be_read)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    for (int extra = 0; extra < 2; extra++) {
        StrBuf json = {0};
        strbuf_string(&json, "{\"type\":\"chart\",\"alt\":\"图\",\"x\":\"n\",\"data\":[");
        for (int i = 0; i < 300 + extra; i++)
            strbuf_print(&json, "%s{\"n\":%d,\"v\":%d}", i ? "," : "", i, 1 + i % 7);
        strbuf_string(&json, "],\"series\":[{\"type\":\"pie\",\"y\":\"v\"}]}");
        const Chart *chart = chart_from(&fixture, arena_copy(test->arena, json.data, json.length));
        strbuf_release(&json);
        CHECK((chart != NULL) == (extra == 0));
    }
    CHECK(test_reported_once(test, E_CHART_ROWS_MANY));
    layout_release(&fixture);
}

/* Every spelling that map authorities use; the number stands below the map. */
TEST(chart_map_shows_its_approval_number)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    static const char *const numbers[] = {"GS(2024)0650号", "晋S（2023）005号",
                                          "审图号：GS京(2022)1061号"};
    for (int i = 0; i < 3; i++) {
        const ChartPlan *plan = plan_from(
            &fixture,
            arena_print(test->arena, MAP("{\"n\":\"甲\",\"v\":1}", ",\"approval\":\"%s\""),
                        numbers[i]),
            200, 200);
        CHECK(strstr(part_words(test, find_part(plan, "approval", -1)), numbers[i]) != NULL);
        CHECK(count_parts(plan, "region") == 1);
    }
    CHECK(test->sink->count == 0);
    plan_from(&fixture, MAP("{\"n\":\"乙\",\"v\":1}", APPROVED), 200, 200);
    CHECK(test_reported_once(test, W_MAP_REGION_UNKNOWN));
    layout_release(&fixture);
}

/* Classes by bounds: a value at a bound belongs to the class above. */
TEST(chart_map_classes_follow_their_bounds)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    const ChartPlan *low = plan_from(
        &fixture,
        MAP("{\"n\":\"甲\",\"v\":9.9}", APPROVED ",\"color\":\"#000000\",\"breaks\":[10]"), 200,
        200);
    const ChartPlan *high = plan_from(
        &fixture, MAP("{\"n\":\"甲\",\"v\":10}", APPROVED ",\"color\":\"#000000\",\"breaks\":[10]"),
        200, 200);
    CHECK_NEAR(find_part(low, "region", 0)->paint->color.rgb[0], 0.9, 1e-9); /* 10 % of black */
    CHECK_NEAR(find_part(high, "region", 0)->paint->color.rgb[0], 0, 1e-9);
    CHECK(count_parts(high, "legend") == 2);
    layout_release(&fixture);
}

/* Half of the whole is half of the ring; the parts of a part lie outside it. */
TEST(chart_sunburst_parts_lie_in_rings)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    const ChartPlan *plan = plan_from(
        &fixture,
        TREE("{\"n\":\"甲\",\"v\":2,\"p\":null},{\"n\":\"乙\",\"v\":2,\"p\":null},{\"n\":\"丙\","
             "\"v\":1,\"p\":\"甲\"}"),
        300, 200);
    const ChartPart *first = find_part(plan, "part", 0);
    const ChartPart *second = find_part(plan, "part", 1);
    const ChartPart *outer = find_part(plan, "part", 2);
    CHECK(first && second && outer);
    if (first && second && outer) {
        CHECK_NEAR(first->box.x, second->box.x + second->box.width, 0.01); /* right and left half */
        CHECK_NEAR(first->box.width, second->box.width, 0.01);
        CHECK(outer->box.y < first->box.y && outer->box.x >= first->box.x - 0.01);
    }
    layout_release(&fixture);
}

/* The example of each type is drawn without a word, at a usual and at a small size. */
TEST(chart_examples_of_all_types)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    for (int i = 0; chart_table[i]; i++) {
        test->sink->count = 0;
        const ChartPlan *plan = plan_from(&fixture, chart_table[i]->example, 260, 170);
        bool is_good =
            plan && plan->part_count > 2 && test->sink->count == 0 && !text_fault(test, plan);
        if (!is_good)
            test_fail(test, __FILE__, __LINE__,
                      arena_print(test->arena, "%s: %s", chart_table[i]->variant.name,
                                  test->sink->count ? test->sink->items[0].message : "drawing"));
        CHECK(is_good);
    }
    layout_release(&fixture);
}
