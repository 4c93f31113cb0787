#include "layout/fixture.h"

/* What the reference promises of every type. */
TEST(element_table_is_complete_and_sorted)
{
    for (int i = 0; element_table[i]; i++) {
        const ElementType *type = element_table[i];
        CHECK(i == 0 || strcmp(element_table[i - 1]->name, type->name) < 0);
        CHECK(type->help && *type->help && type->help_zh && *type->help_zh);
        CHECK(type->measure && type->arrange);
        CHECK(!type->fields || type->size > 0);
        for (const Field *field = type->fields; field && field->name; field++) {
            CHECK(field->offset + field->type->size <= type->size);
            CHECK(field->help && *field->help && field->help_zh && *field->help_zh);
        }
    }
}

/* Every example builds, is laid out and painted without a complaint. */
TEST(element_table_examples_work)
{
    int examples = 0;
    for (int i = 0; element_table[i]; i++) {
        const char *example = element_table[i]->example;
        if (!example)
            continue;
        diag_init(test->sink, test->arena, DIAG_ENGLISH);
        LayoutFixture fixture;
        layout_init(test, &fixture, NULL);
        if (layout_run(&fixture, NULL, example))
            layout_paint(&fixture);
        if (test->sink->count > 0)
            test_fail(test, __FILE__, __LINE__, test->sink->items[0].message);
        examples++;
        layout_release(&fixture);
    }
    CHECK(examples > 5);
}
