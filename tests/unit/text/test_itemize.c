/* Faces of characters: missing ones and those that need no glyph. */
#include "fixture.h"

/* 𓀀 U+13000 is in none of the faces; the place is exact because the span stands in its file. */
TEST(text_itemize_reports_missing_characters)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    const SourceText *source = source_create(
        test->arena, "page.json", text_of("{\"text\": \"甲\xF0\x93\x80\x80乙\xF0\x93\x80\x80\"}"));
    TextSpan span = {.text = {source->text.data + 10, 14},
                     .style = &fixture.style,
                     .origin = {.source = source, .offset = 10, .length = 14}};
    const TextBlock *block =
        text_block_create(fixture.context, test->arena, test->sink, &span, 1, &fixture.paragraph);
    CHECK(test_reported_once(test, E_CHARACTER_MISSING));
    const Diagnostic *report = &test->sink->items[0];
    CHECK(report->origin.offset == 13 && report->origin.length == 4);
    CHECK(strstr(report->message, "U+13000") && strstr(report->message, "\xF0\x93\x80\x80"));
    const TextLayout *layout = text_block_compose(block, test->arena, test->sink, 100);
    CHECK_NEAR(layout->natural_width, 20, 1e-3); /* drawn as nothing */
    CHECK(layout->lines[0].run_count == 2);
    /* An escape moves the bytes: the span's own place is named. */
    source = source_create(test->arena, "b.json", text_of("\"\\u7532\xF0\x93\x80\x80\""));
    span = (TextSpan){.text = text_of("甲\xF0\x93\x80\x80"),
                      .style = &fixture.style,
                      .origin = {.source = source, .offset = 1, .length = 10}};
    test->sink->count = 0;
    text_block_create(fixture.context, test->arena, test->sink, &span, 1, &fixture.paragraph);
    CHECK(test_reported_once(test, E_CHARACTER_MISSING));
    CHECK(test->sink->items[0].origin.offset == 1);
    /* So do other bytes of the same number (a text that a format has changed). */
    source = source_create(test->arena, "c.json", text_of("\"乙\xF0\x93\x80\x80\""));
    span.origin = (Origin){.source = source, .offset = 1, .length = 7};
    test->sink->count = 0;
    text_block_create(fixture.context, test->arena, test->sink, &span, 1, &fixture.paragraph);
    CHECK(test->sink->items[0].origin.offset == 1);
    fixture_release(&fixture);
}

TEST(text_itemize_ignorables_are_not_missing)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    const TextLayout *layout = fixture_compose(
        &fixture, "甲\xE2\x80\x8D乙\xEF\xB8\x8F丙\xC2\xAD丁\xE2\x80\x8B\xE2\x81\xA0戊", 100);
    CHECK(test->sink->count == 0);
    CHECK_NEAR(layout->natural_width, 50, 1e-3);
    fixture_release(&fixture);
}

/* A zero width space inside Han does not part the run, though the Latin face comes first. */
TEST(text_itemize_ignorables_part_no_run)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    fixture.style.faces = fixture.latin_first;
    fixture.style.face_count = 2;
    const TextLayout *layout = fixture_compose(&fixture, "甲\xE2\x80\x8B乙", 100);
    CHECK(layout->lines[0].run_count == 1);
    CHECK_NEAR(layout->natural_width, 20, 1e-3);
    fixture_release(&fixture);
}
