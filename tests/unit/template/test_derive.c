/* compute, filter, sort, limit, key: docs/expressions.md, "Sources". */
#include "template_fixture.h"

/* The source "d" after its options as compact JSON, or "error CODE" of the first diagnostic. */
static const char *derive(TestState *test, const char *options, const char *rows)
{
    size_t before = test->sink->count;
    const char *text =
        arena_print(test->arena,
                    "{\"units\": [{\"id\": \"a\", \"f\": 10}, {\"id\": \"b\", \"f\": 100}],"
                    " \"d\": {\"value\": %s%s}}",
                    rows, options);
    JsonValue *data = fixture_parse(test, arena_print(test->arena, "layout%zu", before), text);
    if (!data)
        return "bad case";
    Map values;
    map_init(&values, test->arena);
    DataLoader loader = {.arena = test->arena, .diagnostics = test->sink};
    data_load(&loader, data, &values);
    FormatSettings settings = {.language = "zh-CN"};
    template_derive_data(test->arena, test->sink, &settings, data, NULL, &values);
    if (test->sink->count > before)
        return arena_print(test->arena, "error %s", diag_code_name(test->sink->items[before].code));
    JsonValue *value = map_find(&values, text_of("d"));
    StrBuf out = {0};
    json_write(&out, value);
    const char *copy = strbuf_copy(&out, test->arena);
    strbuf_release(&out);
    return copy;
}

static const char *const three = "[{\"v\": 10}, {\"v\": 15}, {\"v\": 25}]";

TEST(derive_computes_columns)
{
    static const struct {
        const char *options, *rows, *expected;
    } cases[] = {
        {", \"compute\": {\"yoy\": \"(v - prev(v)) / prev(v)\"}", three,
         "[{\"v\":10,\"yoy\":null},{\"v\":15,\"yoy\":0.5},{\"v\":25,\"yoy\":0.6666666667}]"},
        {", \"compute\": {\"s\": \"share(v)\"}", three,
         "[{\"v\":10,\"s\":0.2},{\"v\":15,\"s\":0.3},{\"v\":25,\"s\":0.5}]"},
        {", \"compute\": {\"r\": \"rank(v)\"}", three,
         "[{\"v\":10,\"r\":3},{\"v\":15,\"r\":2},{\"v\":25,\"r\":1}]"},
        {", \"compute\": {\"r\": \"rank(v)\"}",
         "[{\"v\": 5}, {\"v\": 7}, {\"v\": 7}, {\"v\": null}]",
         "[{\"v\":5,\"r\":3},{\"v\":7,\"r\":1},{\"v\":7,\"r\":1},{\"v\":null,\"r\":null}]"},
        {", \"compute\": {\"t\": \"prev(t, 0) + v\"}", three,
         "[{\"v\":10,\"t\":10},{\"v\":15,\"t\":25},{\"v\":25,\"t\":50}]"},
        {", \"compute\": {\"p\": \"prev(prev(v))\"}", three,
         "[{\"v\":10,\"p\":null},{\"v\":15,\"p\":null},{\"v\":25,\"p\":10}]"},
        {", \"compute\": {\"a\": \"v * 2\", \"b\": \"a + index\"}", "[{\"v\": 1.5}]",
         "[{\"v\":1.5,\"a\":3,\"b\":4}]"},
        {", \"compute\": {\"m\": \"v == max(rows, 'v')\"}", "[{\"v\": 1}, {\"v\": 2}]",
         "[{\"v\":1,\"m\":false},{\"v\":2,\"m\":true}]"},
        {", \"compute\": {\"w\": \"find(units, 'id', u).f\"}", "[{\"u\": \"b\"}]",
         "[{\"u\":\"b\",\"w\":100}]"},
        {", \"compute\": {\"s\": \"share(v)\"}", "[{\"v\": 1}, {\"v\": null}]",
         "[{\"v\":1,\"s\":null},{\"v\":null,\"s\":null}]"},
        {", \"compute\": {\"x\": \"row['年份'] + 1\"}", "[{\"年份\": 2023}]",
         "[{\"年份\":2023,\"x\":2024}]"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        CHECK_TEXT(derive(test, cases[i].options, cases[i].rows), cases[i].expected);
}

TEST(derive_filters_sorts_limits_and_keys)
{
    static const struct {
        const char *options, *rows, *expected;
    } cases[] = {
        {", \"filter\": \"v > 10\"", three, "[{\"v\":15},{\"v\":25}]"},
        {", \"sort\": \"-v\"", three, "[{\"v\":25},{\"v\":15},{\"v\":10}]"},
        {", \"sort\": \"-v\", \"limit\": 1", three, "[{\"v\":25}]"},
        {", \"limit\": 0", three, "[]"},
        {", \"limit\": 9", three, "[{\"v\":10},{\"v\":15},{\"v\":25}]"},
        {", \"sort\": [\"a\", \"-b\"]",
         "[{\"a\":\"x\",\"b\":1},{\"a\":\"w\",\"b\":1},{\"a\":\"w\",\"b\":2}]",
         "[{\"a\":\"w\",\"b\":2},{\"a\":\"w\",\"b\":1},{\"a\":\"x\",\"b\":1}]"},
        {", \"sort\": \"v\"", "[{\"v\":null},{\"v\":2},{\"v\":1}]",
         "[{\"v\":1},{\"v\":2},{\"v\":null}]"},
        {", \"sort\": \"-v\"", "[{\"v\":null},{\"v\":1},{\"v\":2}]",
         "[{\"v\":2},{\"v\":1},{\"v\":null}]"},
        {", \"sort\": \"v\"", "[{\"v\":10},{\"v\":9.5},{\"v\":10.0,\"w\":1}]",
         "[{\"v\":9.5},{\"v\":10},{\"v\":10.0,\"w\":1}]"},
        {", \"key\": \"id\"", "[{\"id\":\"b\"},{\"id\":\"a\"}]",
         "{\"b\":{\"id\":\"b\"},\"a\":{\"id\":\"a\"}}"},
        {", \"key\": \"y\"", "[{\"y\":2023}]", "{\"2023\":{\"y\":2023}}"},
        {", \"key\": \"y\"", "[]", "{}"},
        {", \"compute\": {\"s\": \"v * 2\"}, \"filter\": \"s > 20\", \"sort\": \"-s\", \"limit\": "
         "1, \"key\": \"s\"",
         three, "{\"50\":{\"v\":25,\"s\":50}}"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        CHECK_TEXT(derive(test, cases[i].options, cases[i].rows), cases[i].expected);
}

TEST(derive_reports_faults)
{
    static const struct {
        const char *options, *rows, *expected;
    } cases[] = {
        {", \"compute\": {\"v\": \"1\"}", three, "error E0226"},
        {", \"compute\": {\"x\": 5}", three, "error E0270"},
        {", \"compute\": {\"x\": \"v +\"}", three, "error E0233"},
        {", \"compute\": {\"x\": \"vv\"}", three, "error E0236"},
        {", \"compute\": {\"x\": \"v / 0\"}", three, "error E0245"},
        {", \"compute\": {\"x\": \"share(v)\"}", "[{\"v\": \"a\"}]", "error E0251"},
        {", \"compute\": {\"x\": \"share(v)\"}", "[{\"v\": 0}]", "error E0245"},
        {", \"compute\": {\"x\": \"1\"}", "[1, 2]", "error E0219"},
        {", \"compute\": {\"x\": \"1\"}", "{\"a\": 1}", "error E0219"},
        {", \"compute\": {\"x\": \"d\"}", three, "error E0236"},
        {", \"filter\": \"v\"", three, "error E0247"},
        {", \"filter\": \"prev(v) > 1\"", three, "error E0258"},
        {", \"sort\": \"w\"", three, "error E0217"},
        {", \"sort\": [5]", three, "error E0203"},
        {", \"sort\": "
         "[\"v\",\"v\",\"v\",\"v\",\"v\",\"v\",\"v\",\"v\",\"v\",\"v\",\"v\",\"v\",\"v\",\"v\","
         "\"v\",\"v\",\"v\"]",
         three, "error E0010"},
        {", \"sort\": \"v\"", "[{\"v\":1},{\"v\":\"a\"}]", "error E0223"},
        {", \"sort\": \"v\"", "[{\"v\":[1]}]", "error E0223"},
        {", \"limit\": -1", three, "error E0225"},
        {", \"limit\": 1.5", three, "error E0225"},
        {", \"key\": \"w\"", three, "error E0220"},
        {", \"key\": \"v\"", "[{\"v\":null}]", "error E0220"},
        {", \"key\": \"v\"", "[{\"v\":\"a\"},{\"v\":\"a\"}]", "error E0221"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        CHECK_TEXT(derive(test, cases[i].options, cases[i].rows), cases[i].expected);
}

TEST(derive_traces_computed_cells)
{
    const char *text =
        "{\"d\": {\"value\": [{\"v\": 10}, {\"v\": 15}], \"compute\": {\"c\": \"v * 2\"}}}";
    JsonValue *data = fixture_parse(test, "layout.json", text);
    Map values;
    map_init(&values, test->arena);
    DataLoader loader = {.arena = test->arena, .diagnostics = test->sink};
    data_load(&loader, data, &values);
    FormatSettings settings = {.language = "zh-CN"};
    template_derive_data(test->arena, test->sink, &settings, data, NULL, &values);
    const JsonValue *rows = map_find(&values, text_of("d"));
    const JsonValue *cell = json_find(rows->items[1], "c");
    CHECK(memcmp(text + cell->origin.offset, "\"v * 2\"", cell->origin.length) == 0);
    CHECK(cell->origin.because &&
          memcmp(text + cell->origin.because->offset, "{\"v\": 15}", 9) == 0);
    /* The inline rows of the layout stay as they were. */
    CHECK(json_find(json_find(data, "d"), "value")->items[1]->count == 1);
}

TEST(derive_shares_of_many_rows_take_linear_time)
{
    StrBuf rows = {0};
    strbuf_string(&rows, "[");
    for (int i = 0; i < 20000; i++)
        strbuf_print(&rows, "%s{\"v\": %d}", i ? "," : "", i + 1);
    strbuf_string(&rows, "]");
    const char *result = derive(test,
                                ", \"compute\": {\"s\": \"share(v)\", \"r\": \"rank(v)\"},"
                                " \"filter\": \"r == 1\"",
                                strbuf_copy(&rows, test->arena));
    strbuf_release(&rows);
    /* 20000 of 20000 * 20001 / 2. */
    CHECK_TEXT(result, "[{\"v\":20000,\"s\":0.00009999500025,\"r\":1}]");
}
