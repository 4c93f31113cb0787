/* Label placement, on generated charts of every type: no two texts overlap, none is outside, and
 * what is missing has been reported. */
#include "chart_fixture.h"

#include <stdlib.h>

#define ROWS_MOST 60

typedef struct Generator {
    uint32_t state;
    Arena *arena;
    const char *names[ROWS_MOST]; /* of the rows so far */
} Generator;

/* Numerical Recipes' linear congruential generator: the same charts on every machine. */
static uint32_t next(Generator *generator, uint32_t limit)
{
    generator->state = generator->state * 1664525u + 1013904223u;
    return (generator->state >> 8) % limit;
}

static const char *const words[] = {"上党区",
                                    "屯留",
                                    "潞城区",
                                    "平顺县太行山大峡谷",
                                    "2023年",
                                    "R&D",
                                    "高新技术企业认定数量",
                                    "煤",
                                    "上海合作组织示范区",
                                    "第三产业（含房地产业）"};

static void put_words(StrBuf *out, Generator *generator, uint32_t most)
{
    uint32_t count = 1 + next(generator, most);
    for (uint32_t i = 0; i < count; i++)
        strbuf_string(out, words[next(generator, 10)]);
}

/* What kind of numbers the chart has. */
enum {
    VALUES_PLAIN,
    VALUES_SIGNED,
    VALUES_EQUAL,
    VALUES_ZERO,
    VALUES_WILD,
    VALUES_MISSING,
    VALUES_KINDS
};

static void put_value(StrBuf *out, Generator *generator, uint32_t kind, bool is_signed)
{
    double value = next(generator, 100000) / 100.0;
    switch (kind) {
    case VALUES_SIGNED:
        value = is_signed ? value - 500 : value;
        break;
    case VALUES_EQUAL:
        value = 31.62;
        break;
    case VALUES_ZERO:
        value = 0;
        break;
    case VALUES_WILD:
        value *= next(generator, 2) ? 1e9 : 1e-3;
        break;
    case VALUES_MISSING:
        if (next(generator, 3) == 0) {
            strbuf_string(out, "null");
            return;
        }
        break;
    default:
        break;
    }
    strbuf_number(out, value, 4);
}

/* A year where `most` is 0, else words and the row's number: no two rows have one name. */
static const char *name_row(Generator *generator, uint32_t row, uint32_t most)
{
    if (most == 0)
        return arena_print(generator->arena, "%u", 1990 + (unsigned)row);
    StrBuf words_of_row = {0};
    put_words(&words_of_row, generator, most);
    strbuf_print(&words_of_row, "%u", (unsigned)row);
    const char *name = strbuf_copy(&words_of_row, generator->arena);
    strbuf_release(&words_of_row);
    return name;
}

/* Row r stands under row r / 3; only rows without others under them have a value. */
static void put_place_in_tree(StrBuf *out, Generator *generator, uint32_t row, uint32_t rows,
                              uint32_t kind)
{
    if (row < 3)
        strbuf_string(out, ",\"up\":null");
    else
        strbuf_print(out, ",\"up\":\"%s\"", generator->names[row / 3]);
    bool is_leaf = rows <= 3 || row > (rows - 1) / 3;
    strbuf_string(out, ",\"leaf\":");
    if (is_leaf)
        put_value(out, generator, kind, false);
    else
        strbuf_string(out, "null");
}

static void put_rows(StrBuf *out, Generator *generator, uint32_t rows, bool is_signed)
{
    static const char *const fields[] = {"a", "b", "c", "min", "q1", "median", "q3", "max"};
    uint32_t kind = next(generator, VALUES_KINDS);
    uint32_t most = 1 + next(generator, 4);
    bool has_years = next(generator, 3) == 0;
    for (uint32_t row = 0; row < rows; row++) {
        generator->names[row] = name_row(generator, row, has_years ? 0 : most);
        strbuf_print(out, has_years ? "%s{\"n\":%s" : "%s{\"n\":\"%s\"", row ? "," : "",
                     generator->names[row]);
        put_place_in_tree(out, generator, row, rows, kind);
        strbuf_print(out, ",\"g\":\"%s\",\"parent\":null", words[next(generator, 5)]);
        strbuf_print(out, ",\"i\":%u,\"j\":%u", (unsigned)row % 5, (unsigned)row / 5);
        for (int i = 0; i < 8; i++) {
            strbuf_print(out, ",\"%s\":", fields[i]);
            put_value(out, generator, kind, is_signed);
        }
        strbuf_char(out, '}');
    }
}

/* Members that the types ask for, beside y. */
static void put_own_members(StrBuf *out, const char *type)
{
    static const char *const own[][2] = {
        {"dumbbell", ",\"y2\":\"b\""},
        {"slope", ",\"y2\":\"b\",\"from\":\"2022年\",\"to\":\"2023年\""},
        {"heat", ",\"row\":\"g\""},
        {"scatter", ",\"size\":\"b\""},
        {"bullet", ",\"target\":\"b\""},
        {"sankey", ",\"to\":\"g\""},
        {"tiles", ",\"column\":\"i\",\"row\":\"j\""},
        {"sunburst", ",\"parent\":\"up\""},
    };
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        if (strcmp(type, own[i][0]) == 0)
            strbuf_string(out, own[i][1]);
    }
}

/* A map of as many regions as names, in rows of four, each another form. */
static void put_map(StrBuf *out, Generator *generator, uint32_t rows)
{
    strbuf_string(out, ",\"approval\":\"晋S(2024)001号\",\"projection\":\"none\",\"map\":{\"type\":"
                       "\"FeatureCollection\",\"features\":[");
    uint32_t count = rows + 1; /* one region has no data */
    for (uint32_t i = 0; i < count; i++) {
        unsigned x = i % 4 * 10;
        unsigned y = i / 4 * 8;
        strbuf_print(out,
                     "%s{\"type\":\"Feature\",\"properties\":{\"name\":\"%s\"},\"geometry\":"
                     "{\"type\":\"Polygon\",\"coordinates\":[[[%u,%u],[%u,%u],[%u,%u],[%u,%u]]]}}",
                     i ? "," : "", i < rows ? generator->names[i] : "他", x, y, x + 10, y, x + 9,
                     y + 4 + (unsigned)next(generator, 4), x, y);
    }
    strbuf_string(out, "]}");
}

static void put_series(StrBuf *out, Generator *generator, const ChartType *type, int index)
{
    static const char *const fields[] = {"a", "b", "c"};
    bool is_tree = strcmp(type->variant.name, "sunburst") == 0;
    strbuf_print(out, "%s{\"type\":\"%s\",\"y\":\"%s\",\"name\":\"", index ? "," : "",
                 type->variant.name, is_tree ? "leaf" : fields[index]);
    put_words(out, generator, 2);
    strbuf_string(out, "\"");
    put_own_members(out, type->variant.name);
    if (next(generator, 3))
        strbuf_print(out, ",\"label\":{\"show\":true,\"leader\":%s}",
                     next(generator, 2) ? "true" : "false");
    if (type->family == FAMILY_AXES && index == 2 && next(generator, 2))
        strbuf_string(out, ",\"axis\":\"right\"");
    strbuf_char(out, '}');
}

static void put_chart(StrBuf *out, Generator *generator, const ChartType *type)
{
    static const char *const legends[] = {"auto", "top", "top right", "bottom", "right", "none"};
    static const char *const stacks[] = {"none", "none", "stack", "share"};
    bool is_single = type->flags & CHART_ONLY_ONE;
    uint32_t series = is_single ? 1 : 1 + next(generator, 3);
    uint32_t rows = next(generator, 8) == 0 ? next(generator, 60) : 1 + next(generator, 12);
    if (strcmp(type->variant.name, "radar") == 0 && rows < 3)
        rows = 3;
    strbuf_string(out, "{\"type\":\"chart\",\"x\":\"n\",\"alt\":\"图\"");
    if (next(generator, 2)) {
        strbuf_string(out, ",\"title\":\"");
        put_words(out, generator, 6);
        strbuf_string(out, "\",\"source\":\"来源：示例数据\"");
    }
    strbuf_print(out, ",\"legend\":\"%s\",\"stack\":\"%s\",\"orientation\":\"%s\"",
                 legends[next(generator, 6)], stacks[next(generator, 4)],
                 next(generator, 3) ? "vertical" : "horizontal");
    if (next(generator, 2))
        strbuf_string(out, ",\"axes\":{\"left\":{\"title\":\"亿元\"},\"right\":\"个百分点\"}");
    if (type->family == FAMILY_AXES && next(generator, 3) == 0)
        strbuf_string(out, ",\"annotations\":[{\"at\":{\"y\":30},\"text\":\"全年目标三十亿元\"}]");
    strbuf_string(out, ",\"data\":[");
    put_rows(out, generator, rows, !(type->flags & CHART_NO_NEGATIVE));
    strbuf_string(out, "],\"series\":[");
    for (uint32_t i = 0; i < series; i++)
        put_series(out, generator, type, (int)i);
    if (strcmp(type->variant.name, "choropleth") == 0) {
        out->length--; /* into the series */
        put_map(out, generator, rows);
        strbuf_char(out, '}');
    }
    strbuf_string(out, "]}");
}

static int type_count(void)
{
    int count = 0;
    while (chart_table[count])
        count++;
    return count;
}

/* Draws chart number `index` and says what is wrong with it. */
static void check_generated(TestState *test, LayoutFixture *fixture, Generator *generator,
                            const ChartType *type, int *text_count)
{
    StrBuf json = {0};
    put_chart(&json, generator, type);
    const char *text = arena_copy(test->arena, json.data, json.length);
    strbuf_release(&json);
    test->sink->error_count = 0;
    test->sink->count = 0;
    double width = 60 + next(generator, 400);
    double height = 40 + next(generator, 300);
    const ChartPlan *plan = plan_from(fixture, text, width, height);
    const char *fault = plan ? text_fault(test, plan) : "refused";
    if (plan && !is_finite_plan(plan))
        fault = "a place is no number";
    if (fault || test->sink->error_count > 0) {
        if (!fault)
            fault = test->sink->items[0].message;
        test_fail(test, __FILE__, __LINE__,
                  arena_print(test->arena, "%s at %d x %d: %.1500s", fault, (int)width, (int)height,
                              text));
    }
    CHECK(!fault);
    for (size_t i = 0; plan && i < plan->part_count; i++)
        *text_count += plan->parts[i].kind == PART_TEXT;
}

TEST(chart_texts_of_generated_charts_never_overlap)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    Generator generator = {.state = 20230, .arena = test->arena};
    int count = type_count();
    int text_count = 0;
    int charts = 660;
    for (int i = 0; i < charts && test->failure_count < 5; i++)
        check_generated(test, &fixture, &generator, chart_table[i % count], &text_count);
    CHECK(text_count > charts * 5); /* they do have texts */
    layout_release(&fixture);
}
