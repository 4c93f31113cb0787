#include "element/fixture.h"
#include "layout/layout.h"

/* Text flows on to a frame of the next page: its box is found there. */
TEST(layout_settles_across_pages)
{
    ElementFixture fixture;
    element_fixture_open(&fixture, test);
    element_fixture_lay_out(
        &fixture, test,
        "{\"type\": \"column\", \"id\": \"all\", \"style\": {\"fontSize\": \"10pt\", "
        "\"lineHeight\": \"16pt\"}, \"children\": [{\"type\": \"text\", \"text\": "
        "\"甲乙丙丁戊己庚辛壬癸\", \"threadTo\": \"on\", \"style\": {\"width\": \"50pt\", "
        "\"height\": \"16pt\"}}, {\"type\": \"row\", \"children\": [{\"type\": \"frame\", \"id\": "
        "\"on\", \"style\": {\"width\": \"50pt\", \"height\": \"16pt\"}}]}]}");
    CHECK(fixture.is_good);
    const LayoutResult *result = &fixture.job->result;
    const Box *box = layout_find_id(result, "on");
    CHECK(box && box->node->type->text);
    Point corner;
    const TextLayout *layout = box->node->type->text(box, (Rect){0, 0, 50, 16}, &corner);
    CHECK(layout->line_count == 1 && layout->lines[0].clusters[0].byte == 15);
    CHECK(layout_find_id(result, "all") && !layout_find_id(result, "none"));
    element_fixture_close(&fixture);
}
