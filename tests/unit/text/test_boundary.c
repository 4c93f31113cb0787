/* Boundaries: text/boundary.c. Pango judges, asked for each paragraph as a whole. */
#include "text/boundary.h"

#include "base/utf8.h"
#include "fixture.h"

#define LONGEST_TEXT 40

typedef struct Judge {
    TestState *test;
    TextFixture fixture;
    uint32_t state; /* of the random numbers */
} Judge;

static uint32_t draw_number(Judge *judge, uint32_t below)
{
    judge->state = judge->state * 1664525u + 1013904223u;
    return (judge->state >> 8) % below;
}

static void compare(Judge *judge, const uint32_t *code_points, uint32_t count)
{
    TestState *test = judge->test;
    char bytes[4 * LONGEST_TEXT + 1];
    Character characters[LONGEST_TEXT + 1] = {0};
    uint32_t length = 0;
    for (uint32_t i = 0; i < count; i++) {
        characters[i].byte = length;
        length += (uint32_t)utf8_encode(code_points[i], bytes + length);
    }
    characters[count].byte = length;
    PangoLogAttr expected[LONGEST_TEXT + 1];
    pango_get_log_attrs(bytes, (int)length, -1, pango_language_from_string("zh-cn"), expected,
                        (int)count + 1);
    const TextSpan span = {.style = &judge->fixture.style};
    TextBlock block = {.spans = &span, .span_count = 1};
    uint32_t copy[LONGEST_TEXT];
    memcpy(copy, code_points, count * sizeof *copy);
    const Analysis analysis = {.context = judge->fixture.context,
                               .block = &block,
                               .end = length,
                               .count = count,
                               .code_points = copy,
                               .characters = characters};
    uint8_t boundaries[LONGEST_TEXT + 1] = {0};
    boundaries_find(&analysis, bytes, boundaries);
    for (uint32_t i = 1; i < count; i++) {
        CHECK(!(boundaries[i] & BOUNDARY_GRAPHEME) == !expected[i].is_cursor_position);
        CHECK(!(boundaries[i] & BOUNDARY_LINE) == !expected[i].is_line_break);
        CHECK(!(boundaries[i] & BOUNDARY_FORCED) == !expected[i].is_mandatory_break);
    }
    arena_reset(judge->fixture.context->scratch);
}

static void judge_init(TestState *test, Judge *judge)
{
    *judge = (Judge){.test = test, .state = 3};
    fixture_init(test, &judge->fixture);
    judge->fixture.style.language = "zh-cn";
}

/* Every ideograph is like every other to Pango. */
TEST(text_boundary_of_every_ideograph)
{
    Judge judge;
    judge_init(test, &judge);
    for (uint32_t i = 0x4E00; i <= 0x9FEF; i += 3) {
        const uint32_t code_points[] = {i, i + 1 <= 0x9FEF ? i + 1 : i, 0xFF0C, i, '3', '4', '%',
                                        i};
        compare(&judge, code_points, COUNT_OF(code_points));
    }
    fixture_release(&judge.fixture);
}

/* All that marks, numbers, words, emoji, marks on letters and other scripts do beside Chinese. */
TEST(text_boundary_in_mixtures)
{
    static const uint32_t others[] = {
        0xFF0C, 0x3002, 0x201C, 0x201D, 0x2014, 0x2026,  0x300A,  0x300B,  '(',    ')',    '%',
        '$',    ',',    '.',    '-',    '/',    ':',     ' ',     ' ',     0xA0,   0xAD,   0x2028,
        0x200B, 0x200D, 0xFE0F, 0x20E3, 0x301,  0x1F469, 0x1F1E8, 0x1F1F3, 0xE01,  0xE33,  0x5D0,
        0x627,  0xAC00, 0x1100, 0x1161, 0x3042, 0x30FC,  0x3005,  0x20000, 0x2460, 0x2103, 'A',
        'b',    'c',    0xE9,   '\t',   0x85,   0x0D,    0x2044,  0xFF01,  0x3000};
    Judge judge;
    judge_init(test, &judge);
    for (int round = 0; round < 20000; round++) {
        uint32_t code_points[LONGEST_TEXT];
        uint32_t count = 1 + draw_number(&judge, LONGEST_TEXT);
        for (uint32_t i = 0; i < count; i++) {
            uint32_t kind = draw_number(&judge, 4);
            code_points[i] = kind < 2    ? 0x4E00 + draw_number(&judge, 0x51F0)
                             : kind == 2 ? '0' + draw_number(&judge, 10)
                                         : others[draw_number(&judge, COUNT_OF(others))];
        }
        compare(&judge, code_points, count);
    }
    fixture_release(&judge.fixture);
}
