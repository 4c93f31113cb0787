/* Charts from JSON text, built by the real builder with the shipped fonts, and their drawings. */
#ifndef TESTS_UNIT_CHART_CHART_FIXTURE_H
#define TESTS_UNIT_CHART_CHART_FIXTURE_H

#include "chart/chart_type.h"
#include "layout/fixture.h"

/* The chart of `json` (an element); NULL: refused, with its reasons in the test's sink. */
static inline const Chart *chart_from(LayoutFixture *fixture, const char *json)
{
    Node *root = layout_build(fixture, json);
    return root ? &((const ChartElement *)root->properties)->chart : NULL;
}

/* The drawing of `json` in a box of the size; NULL: refused. */
static inline const ChartPlan *plan_from(LayoutFixture *fixture, const char *json, double width,
                                         double height)
{
    const Chart *chart = chart_from(fixture, json);
    return chart ? chart_plan(chart, fixture->test->arena, (Size){width, height}) : NULL;
}

/* The first part of this name that shows `row` (-1: any) of series 0, or NULL. */
static inline const ChartPart *find_part(const ChartPlan *plan, const char *name, int row)
{
    for (size_t i = 0; plan && i < plan->part_count; i++) {
        const ChartPart *part = &plan->parts[i];
        if (strcmp(part->name, name) == 0 && (row < 0 || part->row == row))
            return part;
    }
    return NULL;
}

static inline int count_parts(const ChartPlan *plan, const char *name)
{
    int count = 0;
    for (size_t i = 0; plan && i < plan->part_count; i++)
        count += strcmp(plan->parts[i].name, name) == 0;
    return count;
}

/* The words of a text part. */
static inline const char *part_words(TestState *test, const ChartPart *part)
{
    return part ? arena_copy(test->arena, part->text->text.data, part->text->text.length) : "";
}

/* Whether every place of the drawing is a number that a device can take. */
static inline bool is_finite_plan(const ChartPlan *plan)
{
    for (size_t i = 0; i < plan->part_count; i++) {
        const ChartPart *part = &plan->parts[i];
        if (!isfinite(part->box.x + part->box.y + part->box.width + part->box.height))
            return false;
        for (size_t k = 0; part->path && k < part->path->point_count; k++) {
            Point point = part->path->points[k];
            if (!(fabs(point.x) < 1e5 && fabs(point.y) < 1e5))
                return false;
        }
    }
    return true;
}

/* What is wrong with the texts of a drawing: two that overlap, or one outside; NULL: nothing. */
static inline const char *text_fault(TestState *test, const ChartPlan *plan)
{
    const double hair = 0.02;
    for (size_t i = 0; i < plan->part_count; i++) {
        const ChartPart *part = &plan->parts[i];
        if (part->kind != PART_TEXT)
            continue;
        Rect a = part->box;
        if (a.x < -hair || a.y < -hair || a.x + a.width > plan->size.width + hair ||
            a.y + a.height > plan->size.height + hair)
            return arena_print(test->arena, "%s “%s” is outside", part->name,
                               part_words(test, part));
        for (size_t k = i + 1; k < plan->part_count; k++) {
            Rect b = plan->parts[k].box;
            if (plan->parts[k].kind == PART_TEXT && a.x < b.x + b.width - hair &&
                b.x < a.x + a.width - hair && a.y < b.y + b.height - hair &&
                b.y < a.y + a.height - hair)
                return arena_print(test->arena, "%s “%s” and %s “%s” overlap", part->name,
                                   part_words(test, part), plan->parts[k].name,
                                   part_words(test, &plan->parts[k]));
        }
    }
    return NULL;
}

#endif
