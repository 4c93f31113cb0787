/* JSON, themes and styles from text, for the tests of doc/. */
#ifndef TESTS_UNIT_DOC_FIXTURE_H
#define TESTS_UNIT_DOC_FIXTURE_H

#include "doc/field_types.h"
#include "doc/style.h"
#include "test.h"

static inline JsonValue *json_of(TestState *test, const char *text)
{
    JsonValue *value =
        json_parse(test->arena, test->sink, source_create(test->arena, "test.json", text_of(text)));
    CHECK(value != NULL);
    return value;
}

static inline Theme *theme_of(TestState *test, const char *text)
{
    Theme *theme = arena_alloc(test->arena, sizeof *theme);
    theme_read(theme, test->arena, test->sink, text ? json_of(test, text) : NULL, NULL, NULL);
    return theme;
}

/* Style of an element with the inline `declarations` below `parent` (NULL: the initial style). */
static inline const Style *style_of(TestState *test, const Theme *theme, const Style *parent,
                                    const char *classes, const char *declarations)
{
    Style *initial = arena_alloc(test->arena, sizeof *initial);
    style_init(initial);
    StyleSheet sheet;
    style_collect(theme, test->sink, test->arena, classes ? json_of(test, classes) : NULL,
                  declarations ? json_of(test, declarations) : NULL, &sheet);
    return style_compute(theme, test->sink, test->arena, parent ? parent : initial, &sheet, 10);
}

/* Style from inline declarations alone. */
static inline const Style *inline_style(TestState *test, const char *declarations)
{
    return style_of(test, theme_of(test, NULL), NULL, NULL, declarations);
}

static inline int count_reported(const TestState *test, DiagCode code)
{
    int count = 0;
    for (size_t i = 0; i < test->sink->count; i++)
        count += test->sink->items[i].code == code;
    return count;
}

/* Whether some message (or hint) holds these words. */
static inline bool was_said(const TestState *test, const char *words)
{
    for (size_t i = 0; i < test->sink->count; i++) {
        const Diagnostic *item = &test->sink->items[i];
        if (strstr(item->message, words) || (item->hint && strstr(item->hint, words)))
            return true;
    }
    return false;
}

#endif
