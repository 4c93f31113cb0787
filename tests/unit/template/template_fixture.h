/* What the tests of template/ share: layouts and data from JSON text, results as JSON text. */
#ifndef TESTS_UNIT_TEMPLATE_TEMPLATE_FIXTURE_H
#define TESTS_UNIT_TEMPLATE_TEMPLATE_FIXTURE_H

#include "data/data.h"
#include "template/template.h"
#include "test.h"

/* A JSON text of this name as a value; NULL: reported. */
JsonValue *fixture_parse(TestState *test, const char *name, const char *text);

/* Options whose values are the members of the JSON object `data` (NULL: none). */
TemplateOptions fixture_options(TestState *test, const char *data);

/* The result of an expression as compact JSON, or "error CODE" of the first diagnostic. */
const char *fixture_evaluate(TestState *test, const char *data, const char *expression);

/* The expansion of `layout` ({"components": ..., "body": ...}) as compact JSON, or "error CODE", or
 * "nothing". */
const char *fixture_expand(TestState *test, const char *data, const char *layout);

#endif
