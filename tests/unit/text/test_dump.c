/* The dump of a layout. */
#include "fixture.h"

TEST(text_dump)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    fixture.style.node_id = 3;
    StrBuf out = {0};
    text_layout_dump(&out, fixture_compose(&fixture, "（甲", 100), (Point){100, 200});
    CHECK_TEXT(out.data,
               "[{\"block\":3,\"line\":0,\"paragraph\":0,\"first\":true,\"last\":true,\"x0\":100,"
               "\"x1\":200,\"baseline\":211.8,\"natural_width\":15,\"set_width\":15,\"ratio\":0,"
               "\"clusters\":[{\"byte\":0,\"text\":\"（\",\"cls\":\"open\",\"x\":100,\"adv\":5,"
               "\"font\":\"NotoSansCJKsc-Regular\",\"size\":10,\"gap_before\":0,\"gap_after\":0,"
               "\"trim_l\":5,\"trim_r\":0,\"stage\":0},"
               "{\"byte\":3,\"text\":\"甲\",\"cls\":\"han\",\"x\":105,\"adv\":10,"
               "\"font\":\"NotoSansCJKsc-Regular\",\"size\":10,\"gap_before\":0,\"gap_after\":0,"
               "\"trim_l\":0,\"trim_r\":0,\"stage\":0}]}]");
    strbuf_release(&out);
    fixture_release(&fixture);
}
