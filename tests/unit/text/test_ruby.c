/* Ruby: pairs, distances and places (R27). */
#include "base/limits.h"
#include "fixture.h"

static void init_ruby(TextFixture *fixture, TextStyle *small, Ruby *ruby, const char *text)
{
    *small = fixture->style;
    small->size = 5;
    *ruby = (Ruby){text, small, RUBY_OVER};
    fixture->style.ruby = ruby;
}

static const TextLayout *compose_ruby(TextFixture *fixture, const char *base, const char *text)
{
    TextStyle small;
    Ruby ruby;
    TextStyle plain = fixture->style;
    init_ruby(fixture, &small, &ruby, text);
    const TextLayout *layout = fixture_compose(fixture, base, 300);
    fixture->style = plain;
    return layout;
}

TEST(text_ruby_by_character_and_by_word)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    const TextLine *line = &compose_ruby(&fixture, "北京", "běi jīng")->lines[0];
    CHECK(line->ruby_count == 2 && !line->rubies[0].is_word);
    CHECK_TEXT(line->rubies[1].layout->text.data, "jīng");
    line = &compose_ruby(&fixture, "北京", "Běijīng")->lines[0];
    CHECK(line->ruby_count == 1 && line->rubies[0].is_word);
    /* Three words, two characters: all by the whole. */
    line = &compose_ruby(&fixture, "北京", "a b c")->lines[0];
    CHECK(line->ruby_count == 1);
    CHECK_TEXT(line->rubies[0].layout->text.data, "a b c");
    CHECK(test->sink->count == 0);
    fixture_release(&fixture);
}

/* Centred on its base, which is spread where the ruby is wider; a quarter em between syllables. */
TEST(text_ruby_places)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    const TextLine *line = &compose_ruby(&fixture, "双霜一", "shuāng shuāng yī")->lines[0];
    CHECK(line->ruby_count == 3);
    for (int i = 0; i < 3; i++) {
        const PlacedRuby *ruby = &line->rubies[i];
        CHECK_NEAR(ruby->x + ruby->width / 2, ruby->base_x + ruby->base_width / 2, 1e-3);
        CHECK(ruby->x > -1e-3);
        CHECK_NEAR(ruby->y, -0.88 * 10 - 5, 1e-3); /* on top of the em box */
    }
    double gap = line->rubies[1].x - line->rubies[0].x - line->rubies[0].width;
    CHECK_NEAR(gap, 2.5, 1e-3);
    CHECK_NEAR(line->rubies[0].x, 0, 1e-3); /* flush with the line's edge */
    CHECK(fixture.paragraph.line_height == 16 && test->sink->count == 0);
    fixture_release(&fixture);
}

TEST(text_ruby_keeps_a_word_together)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    TextStyle plain = fixture.style;
    TextStyle small;
    Ruby ruby;
    init_ruby(&fixture, &small, &ruby, "gòngchǎng");
    TextSpan spans[2] = {{.text = text_of("一二三四"), .style = &plain},
                         {.text = text_of("工厂"), .style = &fixture.style}};
    TextBlock *block =
        text_block_create(fixture.context, test->arena, test->sink, spans, 2, &fixture.paragraph);
    const TextLayout *layout = text_block_compose(block, test->arena, test->sink, 50);
    CHECK_TEXT(fixture_lines(&fixture, layout), "一二三四|工厂");
    CHECK(layout->lines[0].ruby_count == 0 && layout->lines[1].ruby_count == 1);
    fixture_release(&fixture);
}

TEST(text_ruby_bad_input)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    compose_ruby(&fixture, " ", "x");
    CHECK(test->sink->count == 1 && test->sink->items[0].code == E_TEXT_RUBY_NO_BASE);
    const TextLayout *layout =
        compose_ruby(&fixture, "甲", fixture_repeat(test->arena, "z", 10000));
    CHECK(layout->lines[0].ruby_count == 0);
    CHECK(test->sink->count == 2 && test->sink->items[1].code == E_TEXT_RUBY_TOO_LONG);
    /* As long as may be: the base is spread to it, wider than the line. */
    compose_ruby(&fixture, "甲", fixture_repeat(test->arena, "z", LIMIT_RUBY_CHARS));
    CHECK(test->sink->count == 3 && test->sink->items[2].code == W_TEXT_TOO_WIDE);
    compose_ruby(&fixture, "甲", "   ");
    CHECK(test->sink->count == 3);
    fixture.paragraph.line_height = 14;
    compose_ruby(&fixture, "甲乙", "jiǎ yǐ");
    CHECK(test->sink->count == 4 && test->sink->items[3].code == W_TEXT_RUBY_TIGHT);
    fixture_release(&fixture);
}

TEST(text_ruby_beside_vertical_lines)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    fixture.paragraph.is_vertical = true;
    const TextLine *line = &compose_ruby(&fixture, "漢字", "かんじ")->lines[0];
    CHECK(line->ruby_count == 1);
    CHECK_NEAR(line->rubies[0].y, -10, 1e-3); /* to the right, once turned */
    CHECK(line->rubies[0].layout->lines[0].runs[0].run.is_vertical);
    fixture_release(&fixture);
}
