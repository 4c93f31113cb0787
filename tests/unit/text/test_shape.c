/* Shaping: what is shaped together. */
#include "fixture.h"

/* Spans that differ only in paint are shaped as one: the kern between them stays. */
TEST(text_shape_paint_does_not_part_shaping)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    fixture.style.faces = fixture.latin_first;
    TextStyle painted = fixture.style;
    Paint paint = {.kind = PAINT_SOLID};
    painted.paint = &paint;
    TextSpan spans[2] = {{.text = text_of("A"), .style = &fixture.style},
                         {.text = text_of("V"), .style = &painted}};
    const TextBlock *block =
        text_block_create(fixture.context, test->arena, test->sink, spans, 2, &fixture.paragraph);
    const TextLayout *parted = text_block_compose(block, test->arena, test->sink, 100);
    const TextLayout *whole = fixture_compose(&fixture, "AV", 100);
    CHECK(parted->lines[0].run_count == 2 && whole->lines[0].run_count == 1);
    CHECK_NEAR(parted->natural_width, whole->natural_width, 1e-4);
    fixture_release(&fixture);
}

/* —— is one ligature of two ems, …… two glyphs of one; a base and its marks are one cluster. */
TEST(text_shape_clusters)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    fixture.style.faces = fixture.latin_first;
    fixture.style.face_count = 2;
    const TextLayout *layout = fixture_compose(&fixture, "甲——……e\xCC\x81x", 200);
    CHECK(layout->lines[0].cluster_count == 6);
    CHECK_NEAR(fixture_cluster(layout, 0, 1)->advance, 20, 1e-3);
    CHECK(fixture_cluster(layout, 0, 1)->length == 6);
    CHECK_NEAR(fixture_cluster(layout, 0, 2)->advance, 10, 1e-3);
    CHECK(fixture_cluster(layout, 0, 4)->length == 3);
    fixture_release(&fixture);
}

/* CSS Text 3, letter-spacing: no ligatures where letters stand apart. */
TEST(text_shape_parts_ligatures_for_letter_spacing)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    Face dejavu; /* has an fi ligature */
    fixture_face(test, "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", NULL, 9, &dejavu);
    const Face *faces[1] = {&dejavu};
    fixture.style.faces = faces;
    CHECK(fixture_compose(&fixture, "fi", 200)->lines[0].cluster_count == 1);
    fixture.style.letter_spacing = 1;
    CHECK(fixture_compose(&fixture, "fi", 200)->lines[0].cluster_count == 2);
    face_release(&dejavu);
    fixture_release(&fixture);
}
