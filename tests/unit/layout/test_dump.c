#include "layout/dump.h"
#include "layout/fixture.h"

TEST(dump_is_json_with_every_box)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    layout_run(
        &fixture, "{\"size\": \"200pt 100pt\", \"margin\": \"10pt\"}",
        "{\"type\": \"column\", \"style\": {\"padding\": \"5pt\"}, \"children\": [{\"type\":"
        "\"text\", \"id\": \"a\\\"b\", \"text\": \"一“二”\", \"style\": {\"fontSize\": \"10pt\"}},"
        "{\"type\": \"row\", \"style\": {\"height\": \"20pt\", \"zIndex\": -1}}]}");
    StrBuf out = {0};
    layout_dump_page(&out, test->arena, &fixture.page, &fixture.result.pages[0]);
    JsonValue *page = json_of(test, out.data);
    CHECK(json_find(page, "width")->number == 200 && json_find(page, "height")->number == 100);
    const JsonValue *boxes = json_find(page, "boxes");
    CHECK(boxes && boxes->count == 3);
    CHECK(json_find(boxes->items[0], "x")->number == 10);
    /* In the order of painting: the row lies below. */
    CHECK_TEXT(json_find(boxes->items[1], "type")->text.data, "row");
    CHECK(json_find(boxes->items[1], "height")->number == 20);
    const JsonValue *text = boxes->items[2];
    CHECK_TEXT(json_find(text, "id")->text.data, "a\"b");
    CHECK_TEXT(json_find(text, "text")->text.data, "一“二”");
    CHECK(json_find(text, "x")->number == 15 && json_find(text, "lines")->count == 1);
    CHECK(test->sink->count == 0);
    strbuf_release(&out);
    layout_release(&fixture);
}
