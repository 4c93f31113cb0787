/* Blocks from the outside: faces, runs, places, limits, widths, alignment and the dump. */
#include "base/limits.h"
#include "base/number.h"
#include "fixture.h"

static const PlacedRun *run_of(const TextLayout *layout, const char *text)
{
    const char *at = strstr(layout->text.data, text);
    for (int i = 0; at && i < layout->line_count; i++) {
        for (int j = 0; j < layout->lines[i].run_count; j++) {
            const PlacedRun *run = &layout->lines[i].runs[j];
            if (at >= run->run.text.data && at < run->run.text.data + run->run.text.length)
                return run;
        }
    }
    return NULL;
}

static bool is_set_in(const TextLayout *layout, const char *text, const Face *face)
{
    const PlacedRun *run = run_of(layout, text);
    return run && run->run.face == face;
}

/* Marks that both scripts use go to the Han face, but in a Latin phrase. */
TEST(text_block_chooses_faces_by_context)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    fixture.style.faces = fixture.latin_first;
    fixture.style.face_count = 2;
    const Face *han = &fixture.sans;
    const Face *latin = &fixture.latin;
    const TextLayout *layout = fixture_compose(&fixture, "他说“OK”。", 400);
    CHECK(is_set_in(layout, "“", han) && is_set_in(layout, "”", han));
    CHECK(is_set_in(layout, "OK", latin) && is_set_in(layout, "。", han));
    layout = fixture_compose(&fixture, "中文。The “Great” Wall is 长城", 400);
    CHECK(is_set_in(layout, "“", latin) && is_set_in(layout, "”", latin));
    layout = fixture_compose(&fixture, "GDP“增长”", 400);
    CHECK(is_set_in(layout, "“", han) && is_set_in(layout, "”", han));
    layout = fixture_compose(&fixture, "Apple’s 产品", 400);
    CHECK(is_set_in(layout, "’", latin));
    layout = fixture_compose(&fixture, "好……A——B·乙", 400);
    CHECK(is_set_in(layout, "…", han) && is_set_in(layout, "·", han));
    layout = fixture_compose(&fixture, "他说OK……", 400);
    CHECK(is_set_in(layout, "…", han));
    layout = fixture_compose(&fixture, "2024—2025", 400);
    CHECK(is_set_in(layout, "—", han) && is_set_in(layout, "2024", latin));
    layout = fixture_compose(&fixture, "我们说“Great Wall” is good", 400);
    CHECK(is_set_in(layout, "“", han) && is_set_in(layout, "”", han)); /* a pair is alike */
    layout = fixture_compose(&fixture, "他说‘Apple’s iOS’好", 400);
    CHECK(is_set_in(layout, "’s", latin) && is_set_in(layout, "’好", han));
    fixture.style.language = "en";
    layout = fixture_compose(&fixture, "甲——乙", 400); /* not the Latin dash of 1.676 em */
    CHECK_NEAR(layout->natural_width, 40, 1e-3);
    layout = fixture_compose(&fixture, "“Great”", 400);
    CHECK(is_set_in(layout, "“", latin));
    fixture_release(&fixture);
}

/* The text of the runs in reading order, and their clusters, give the line back exactly. */
TEST(text_block_runs_give_the_text_back)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    fixture.style.faces = fixture.latin_first;
    fixture.style.face_count = 2;
    const char *text =
        "在 GDP 与“office fly”之间：e\xCC\x81t\xC3\xA9，葛\xF3\xA0\x84\x80——100 kg。";
    const TextLayout *layout = fixture_compose(&fixture, text, 2000);
    StrBuf joined = {0};
    for (int i = 0; i < layout->lines[0].run_count; i++) {
        const GlyphRun *run = &layout->lines[0].runs[i].run;
        strbuf_text(&joined, run->text);
        CHECK(run->glyph_count > 0 && run->glyphs[0].cluster == 0);
        for (int j = 1; j < run->glyph_count; j++) {
            CHECK(run->glyphs[j].cluster >= run->glyphs[j - 1].cluster);
            CHECK(run->glyphs[j].cluster < run->text.length);
        }
        for (int j = 0; j < run->glyph_count; j++) {
            const char *at = run->text.data + run->glyphs[j].cluster;
            CHECK(((unsigned char)*at & 0xC0) != 0x80); /* clusters begin at characters */
        }
    }
    CHECK_TEXT(joined.data, text);
    strbuf_release(&joined);
    CHECK(test->sink->count == 0);
    fixture_release(&fixture);
}

TEST(text_block_edge_spaces_vanish)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    fixture.paragraph.align = TEXT_ALIGN_END;
    const TextLayout *layout = fixture_compose(&fixture, "  甲乙 \tAB  ", 30);
    CHECK_TEXT(fixture_lines(&fixture, layout), "甲乙|AB");
    const GlyphRun *run = &layout->lines[0].runs[0].run;
    CHECK(run->text.length == 6 && memcmp(run->text.data, "甲乙", 6) == 0);
    CHECK_NEAR(layout->lines[0].clusters[0].x, 10, 1e-3);
    layout = fixture_compose(&fixture, "　　甲", 100); /* a typed indent stays */
    CHECK(layout->lines[0].cluster_count == 3);
    layout = fixture_compose(&fixture, "   ", 100);
    CHECK(layout->line_count == 1 && layout->lines[0].cluster_count == 0);
    fixture_release(&fixture);
}

/* 𓀀 U+13000 is in none of the faces; the place is exact because the span stands in its file. */
TEST(text_block_reports_missing_characters)
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

TEST(text_block_ignorables_are_not_missing)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    const TextLayout *layout = fixture_compose(
        &fixture, "甲\xE2\x80\x8D乙\xEF\xB8\x8F丙\xC2\xAD丁\xE2\x80\x8B\xE2\x81\xA0戊", 100);
    CHECK(test->sink->count == 0);
    CHECK_NEAR(layout->natural_width, 50, 1e-3);
    fixture_release(&fixture);
}

static char *repeat(Arena *arena, const char *text, int count)
{
    size_t length = strlen(text);
    char *bytes = arena_alloc(arena, length * (size_t)count + 1);
    for (int i = 0; i < count; i++)
        memcpy(bytes + (size_t)i * length, text, length);
    return bytes;
}

TEST(text_block_limits)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    const char *text = repeat(test->arena, "字", LIMIT_PARAGRAPH_CHARS);
    const TextLayout *layout = fixture_compose(&fixture, text, 1000);
    CHECK(test->sink->count == 0 && layout->line_count == LIMIT_PARAGRAPH_CHARS / 100);
    layout = fixture_compose(&fixture, repeat(test->arena, "字", LIMIT_PARAGRAPH_CHARS + 50), 1000);
    CHECK(test_reported_once(test, E_TEXT_PARAGRAPH_TOO_LONG));
    CHECK(layout->line_count == LIMIT_PARAGRAPH_CHARS / 100);
    test->sink->count = 0;
    const char *marks = repeat(test->arena, "\xCC\x81", LIMIT_COMBINING_MARKS);
    fixture.style.faces = fixture.latin_first;
    fixture.style.face_count = 2;
    fixture_compose(&fixture, arena_print(test->arena, "e%s", marks), 100);
    CHECK(test->sink->count == 0);
    marks = repeat(test->arena, "\xCC\x81", 40000);
    layout = fixture_compose(&fixture, arena_print(test->arena, "e%s甲", marks), 100);
    CHECK(test_reported_once(test, E_TEXT_TOO_MANY_MARKS));
    CHECK(layout->text.length == 1 + 2 * LIMIT_COMBINING_MARKS + 3);
    fixture_release(&fixture);
}

/* Nothing quadratic: hostile texts at hostile widths, each within the test's patience. */
TEST(text_block_survives_hostile_text)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    static const char *const pieces[] = {
        " ",  "，",           "“",        "—",    "a",          "a ", "1", "-", "·", "\xE2\x80\xA8",
        "\n", "\xE2\x80\x8B", "\xC2\xAD", "字，", "\xD7\xA9 a", "("};
    Arena *arena = arena_create();
    for (size_t i = 0; i < COUNT_OF(pieces); i++) {
        for (int chooser = 0; chooser < 2; chooser++) {
            fixture.paragraph.chooser = (LineChooser)chooser;
            TextBlock *block = fixture_block(&fixture, repeat(test->arena, pieces[i], 20000));
            static const double widths[] = {0, 1, 55, 14400, INFINITY, NAN, -5};
            for (size_t j = 0; j < COUNT_OF(widths); j++) {
                arena_reset(arena);
                const TextLayout *layout = text_block_compose(block, arena, test->sink, widths[j]);
                CHECK(isfinite(layout->height) && isfinite(layout->natural_width));
            }
        }
    }
    arena_destroy(arena);
    fixture_release(&fixture);
}

TEST(text_block_widths)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    fixture.paragraph.indent = 20;
    TextBlock *block = fixture_block(&fixture, "甲“乙丙”，丁\n戊己庚辛壬癸子丑寅卯");
    /* “乙 丙”， : half + 1, and 1 + half + half, each alone at the edges of its line */
    CHECK_NEAR(text_block_min_width(block), 30, 1e-3);  /* indent and 甲 */
    CHECK_NEAR(text_block_max_width(block), 120, 1e-3); /* indent and ten Han */
    const TextLayout *layout = text_block_compose(block, test->arena, test->sink, INFINITY);
    CHECK(layout->line_count == 2);
    CHECK_NEAR(layout->width, 120, 1e-3);
    layout = text_block_compose(block, test->arena, test->sink, text_block_max_width(block));
    CHECK(layout->line_count == 2);
    fixture_release(&fixture);
}

TEST(text_block_reports_too_wide)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    fixture.style.node_id = 7;
    const TextLayout *layout = fixture_compose(&fixture, "甲internationalization乙", 40);
    CHECK(test_reported_once(test, W_TEXT_TOO_WIDE));
    CHECK(strstr(test->sink->items[0].message, "internationalization") != NULL);
    CHECK(test->sink->items[0].node_id == 7);
    CHECK_TEXT(fixture_lines(&fixture, layout), "甲|internationalization|乙");
    fixture_release(&fixture);
}

/* R21, R24: the frame of the first character is two ems in; leading never changes. */
TEST(text_block_positions)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    fixture.paragraph.indent = 20;
    fixture.paragraph.space_after = 5;
    TextStyle large = fixture.style;
    large.size = 14;
    TextSpan spans[2] = {
        {.text = text_of("甲乙丙丁戊己庚辛\n（甲）乙丙丁戊"), .style = &fixture.style},
        {.text = text_of("大字大字大字"), .style = &large}};
    const TextBlock *block =
        text_block_create(fixture.context, test->arena, test->sink, spans, 2, &fixture.paragraph);
    const TextLayout *layout = text_block_compose(block, test->arena, test->sink, 80);
    const TextLine *lines = layout->lines;
    CHECK(layout->line_count >= 5);
    CHECK_NEAR(lines[0].x0, 20, 1e-9);
    CHECK_NEAR(lines[0].runs[0].origin.x, 20, 1e-3);
    CHECK_NEAR(lines[1].x0, 0, 1e-9);
    CHECK_NEAR(lines[2].runs[0].run.glyphs[0].x, -5, 1e-3); /* the ink of （ at two ems */
    CHECK_NEAR(lines[0].baseline, (16 - 10) / 2.0 + 8.8, 1e-9);
    CHECK_NEAR(lines[1].baseline - lines[0].baseline, 16, 1e-9);
    CHECK_NEAR(lines[2].baseline - lines[1].baseline, 21, 1e-9);
    for (int i = 3; i < layout->line_count; i++)
        CHECK_NEAR(lines[i].baseline - lines[i - 1].baseline, 16, 1e-9);
    CHECK_NEAR(layout->height, 16.0 * layout->line_count + 5, 1e-9);
    CHECK_NEAR(layout->first_baseline, lines[0].baseline, 1e-9);
    fixture.style.faces = fixture.latin_first; /* the Han face places the baseline all the same */
    fixture.style.face_count = 2;
    CHECK_NEAR(fixture_compose(&fixture, "AB", 80)->first_baseline, lines[0].baseline, 1e-9);
    fixture_release(&fixture);
}

TEST(text_block_alignment)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    fixture.paragraph.align = TEXT_ALIGN_CENTER;
    CHECK_NEAR(fixture_compose(&fixture, "甲乙", 100)->lines[0].clusters[0].x, 40, 1e-3);
    fixture.paragraph.align = TEXT_ALIGN_END;
    CHECK_NEAR(fixture_compose(&fixture, "甲乙。", 100)->lines[0].clusters[0].x, 75, 1e-3);
    fixture.paragraph.align = TEXT_ALIGN_START;
    fixture.paragraph.right_to_left = true;
    CHECK_NEAR(fixture_compose(&fixture, "甲乙", 100)->lines[0].clusters[0].x, 80, 1e-3);
    fixture_release(&fixture);
}

/* Headlines: as even as can be, and not inside quotes where another place is near. */
TEST(text_block_balanced)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    fixture.paragraph.align = TEXT_ALIGN_START;
    fixture.paragraph.chooser = CHOOSER_BALANCED;
    CHECK_TEXT(fixture_lines(&fixture, fixture_compose(&fixture, "甲乙丙丁戊己庚辛壬癸", 90)),
               "甲乙丙丁戊|己庚辛壬癸");
    CHECK_TEXT(fixture_lines(&fixture, fixture_compose(&fixture, "甲乙丙丁戊，己庚辛壬癸子", 90)),
               "甲乙丙丁戊，|己庚辛壬癸子");
    const TextLayout *layout = fixture_compose(&fixture, "一图读懂：我国“十四五”科技创新成就", 130);
    CHECK(layout->line_count == 2);
    CHECK(layout->lines[1].clusters[0].cluster_class == CLASS_OPEN);
    CHECK_TEXT(fixture_lines(&fixture, fixture_compose(&fixture, "经费达到突破100亿元了吗", 60)),
               "经费达到突破|100亿元了吗");
    fixture.style.han_digit_gap_em = 0;
    CHECK_TEXT(fixture_lines(&fixture, fixture_compose(&fixture, "甲乙丙丁戊5个己庚辛壬癸", 90)),
               "甲乙丙丁戊|5个己庚辛壬癸");
    fixture_release(&fixture);
}

/* R9 as a penalty: the number goes down with its measure word where the line does not suffer. */
TEST(text_block_keeps_measure_words)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    fixture.style.han_digit_gap_em = 0;
    double digit = 10 * face_advance(&fixture.sans, face_glyph(&fixture.sans, '5'));
    const TextLayout *layout =
        fixture_compose(&fixture, "甲乙丙丁戊己庚辛壬癸子丑5个百分点", 120 + digit + 1);
    CHECK_TEXT(fixture_lines(&fixture, layout), "甲乙丙丁戊己庚辛壬癸子丑|5个百分点");
    fixture_release(&fixture);
}

/* R22 after a line that is too wide for its measure. */
TEST(text_block_mends_orphans)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    fixture.style.han_latin_gap_em = 0;
    const TextLayout *layout = fixture_compose(&fixture, "internationalization甲乙丙丁戊己。", 50);
    CHECK_TEXT(fixture_lines(&fixture, layout), "internationalization|甲乙丙丁|戊己。");
    fixture_release(&fixture);
}

TEST(text_block_soft_hyphen)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    fixture.paragraph.align = TEXT_ALIGN_START;
    TextBlock *block = fixture_block(&fixture, "half\xC2\xADway");
    const TextLayout *layout = text_block_compose(block, test->arena, test->sink, 200);
    CHECK(layout->line_count == 1);
    layout = text_block_compose(block, test->arena, test->sink, 30);
    CHECK(layout->line_count == 2);
    const GlyphRun *run = &layout->lines[0].runs[0].run;
    CHECK(run->glyphs[run->glyph_count - 1].id == face_glyph(&fixture.sans, '-'));
    const PlacedCluster *last = &layout->lines[0].clusters[layout->lines[0].cluster_count - 1];
    double width = 10 * face_advance(&fixture.sans, face_glyph(&fixture.sans, '-'));
    CHECK_NEAR(last->advance, width, 1e-3);
    fixture_release(&fixture);
}

/* Spans that differ only in paint are shaped as one: the kern between them stays. */
TEST(text_block_paint_does_not_part_shaping)
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

/* Unicode bidirectional algorithm: Hebrew runs backward inside a Chinese line. */
TEST(text_block_bidi)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    Face hebrew;
    fixture_face(test, "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", NULL, 9, &hebrew);
    const Face *faces[2] = {&fixture.sans, &hebrew};
    fixture.style.faces = faces;
    fixture.style.face_count = 2;
    const TextLayout *layout = fixture_compose(&fixture, "甲\xD7\xA9\xD7\x9C乙", 100);
    const TextLine *line = &layout->lines[0];
    CHECK(line->run_count == 3 && line->runs[1].run.is_right_to_left);
    CHECK(line->clusters[1].byte == 5 && line->clusters[2].byte == 3);
    const GlyphRun *run = &line->runs[1].run;
    CHECK(run->text.length == 4 && run->glyphs[0].cluster == 2 && run->glyphs[1].cluster == 0);
    CHECK(run->glyphs[0].x < run->glyphs[1].x);
    fixture.style.letter_spacing = 2; /* one gap at each of the three joints */
    line = &fixture_compose(&fixture, "甲\xD7\xA9\xD7\x9C乙", 100)->lines[0];
    for (int i = 0; i < 3; i++)
        CHECK_NEAR(line->clusters[i].gap_after, 2, 1e-3);
    face_release(&hebrew);
    fixture_release(&fixture);
}

TEST(text_block_dump)
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
