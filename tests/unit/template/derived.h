/* What the tests of derived sources share. */
#ifndef TESTS_UNIT_TEMPLATE_DERIVED_H
#define TESTS_UNIT_TEMPLATE_DERIVED_H

#include "template_fixture.h"

/* Source `name` of the declarations `data`, derived, as compact JSON; "error CODE" of the first
 * diagnostic. */
static inline const char *derived(TestState *test, const char *data, const char *name)
{
    size_t before = test->sink->count;
    JsonValue *declarations =
        fixture_parse(test, arena_print(test->arena, "data%zu.json", before), data);
    Map *values = arena_alloc(test->arena, sizeof *values);
    map_init(values, test->arena);
    DataLoader loader = {.arena = test->arena, .diagnostics = test->sink};
    FormatSettings settings = {.language = "zh-CN"};
    data_load(&loader, declarations, values);
    template_derive_data(test->arena, test->sink, &settings, declarations, NULL, values);
    if (test->sink->count > before)
        return arena_print(test->arena, "error %s", diag_code_name(test->sink->items[before].code));
    StrBuf out = {0};
    json_write(&out, map_find(values, text_of(name)));
    const char *copy = strbuf_copy(&out, test->arena);
    strbuf_release(&out);
    return copy;
}

#endif
