/* One layout, laid out and drawn, for the tests of elements. */
#ifndef TESTS_UNIT_ELEMENT_FIXTURE_H
#define TESTS_UNIT_ELEMENT_FIXTURE_H

#include "pipeline/job.h"
#include "test.h"

typedef struct ElementFixture {
    Session *session;
    char *folder, *path;
    Job *job;
    bool is_good; /* no errors */
} ElementFixture;

void element_fixture_open(ElementFixture *fixture, TestState *test);
void element_fixture_close(ElementFixture *fixture);

/* Lays out one element, 500 points wide on a page as high as it is. */
void element_fixture_lay_out(ElementFixture *fixture, TestState *test, const char *element);

/* The same below "extends": theme with the given "theme" object. */
void element_fixture_lay_out_themed(ElementFixture *fixture, TestState *test, const char *theme,
                                    const char *element);

/* Renders what was laid out in `format`; false: reported. */
bool element_fixture_render(ElementFixture *fixture, const char *format);

size_t element_fixture_diagnostics(const ElementFixture *fixture);
bool element_fixture_reported(const ElementFixture *fixture, DiagCode code);

/* The box of the element, and of its descendant number `index` with the type `type`, with its place
 * on the page; NULL: none. */
const Box *element_fixture_box(const ElementFixture *fixture);
const Box *element_fixture_find(const ElementFixture *fixture, const char *type, int index,
                                Rect *place);

#endif
