/* Marks that Chinese and Latin share: which face, and so which form, they take. */
#include "fixture.h"

/* Marks that both scripts use go to the Han face, but in a Latin phrase. */
TEST(text_context_chooses_faces_by_context)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    fixture.style.faces = fixture.latin_first;
    fixture.style.face_count = 2;
    const Face *han = &fixture.sans;
    const Face *latin = &fixture.latin;
    const TextLayout *layout = fixture_compose(&fixture, "他说“OK”。", 400);
    CHECK(fixture_is_set_in(layout, "“", han) && fixture_is_set_in(layout, "”", han));
    CHECK(fixture_is_set_in(layout, "OK", latin) && fixture_is_set_in(layout, "。", han));
    layout = fixture_compose(&fixture, "中文。The “Great” Wall is 长城", 400);
    CHECK(fixture_is_set_in(layout, "“", latin) && fixture_is_set_in(layout, "”", latin));
    layout = fixture_compose(&fixture, "GDP“增长”", 400);
    CHECK(fixture_is_set_in(layout, "“", han) && fixture_is_set_in(layout, "”", han));
    layout = fixture_compose(&fixture, "Apple’s 产品", 400);
    CHECK(fixture_is_set_in(layout, "’", latin));
    layout = fixture_compose(&fixture, "好……A——B·乙", 400);
    CHECK(fixture_is_set_in(layout, "…", han) && fixture_is_set_in(layout, "·", han));
    layout = fixture_compose(&fixture, "他说OK……", 400);
    CHECK(fixture_is_set_in(layout, "…", han));
    layout = fixture_compose(&fixture, "2024—2025", 400);
    CHECK(fixture_is_set_in(layout, "—", han) && fixture_is_set_in(layout, "2024", latin));
    layout = fixture_compose(&fixture, "我们说“Great Wall” is good", 400);
    CHECK(fixture_is_set_in(layout, "“", han) &&
          fixture_is_set_in(layout, "”", han)); /* a pair is alike */
    layout = fixture_compose(&fixture, "他说‘Apple’s iOS’好", 400);
    CHECK(fixture_is_set_in(layout, "’s", latin) && fixture_is_set_in(layout, "’好", han));
    fixture.style.language = "en";
    layout = fixture_compose(&fixture, "甲——乙", 400); /* not the Latin dash of 1.676 em */
    CHECK_NEAR(layout->natural_width, 40, 1e-3);
    layout = fixture_compose(&fixture, "“Great”", 400);
    CHECK(fixture_is_set_in(layout, "“", latin));
    fixture_release(&fixture);
}
