/* The dumps of a layout and of break opportunities. */
#include <pango/pango.h>
#include <stdio.h>
#include <stdlib.h>

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

/* One line of LineBreakTest.txt: "÷ 0023 × 0308 ÷ # ...", as text and where it may part. */
typedef struct BreakLine {
    char bytes[256];
    size_t length;
    bool breaks[256]; /* before byte i */
} BreakLine;

static bool read_break_line(const char *at, BreakLine *line)
{
    *line = (BreakLine){.length = 0};
    while (*at && *at != '#') {
        if (strncmp(at, "÷", 2) == 0)
            line->breaks[line->length] = true;
        char *end = NULL;
        bool is_mark = (unsigned char)*at >= 0x80;
        unsigned long code_point = is_mark ? 0 : strtoul(at, &end, 16);
        if (!is_mark && end == at)
            end = NULL;
        if (end && line->length + 8 < sizeof line->bytes)
            line->length += utf8_encode((uint32_t)code_point, line->bytes + line->length);
        at = end ? end : at + (is_mark ? 2 : 1);
    }
    line->breaks[0] = false; /* the start of text is no opportunity (LB2) */
    return line->length > 0;
}

static bool pango_agrees(const BreakLine *line)
{
    PangoLogAttr attributes[256];
    Text text = {line->bytes, line->length};
    int count = 0;
    for (size_t at = 0; at < text.length; at++)
        count += ((unsigned char)text.data[at] & 0xC0) != 0x80;
    pango_get_log_attrs(text.data, (int)text.length, -1, pango_language_from_string("en"),
                        attributes, count + 1);
    int index = 0;
    for (size_t at = 1; at <= text.length; at++) {
        bool is_start = at == text.length || ((unsigned char)text.data[at] & 0xC0) != 0x80;
        index += is_start;
        bool is_break = is_start && (attributes[index].is_line_break || at == text.length);
        if (is_break != line->breaks[at])
            return false;
    }
    return true;
}

static bool yitu_agrees(TextFixture *fixture, const BreakLine *line)
{
    TextSpan span = {.text = {line->bytes, line->length}, .style = &fixture->style};
    Arena *arena = arena_create();
    DiagSink sink;
    diag_init(&sink, arena, DIAG_ENGLISH);
    TextBlock *block =
        text_block_create(fixture->context, arena, &sink, &span, 1, &fixture->paragraph);
    StrBuf out = {0};
    text_block_dump_breaks(&out, block);
    bool found[sizeof line->breaks] = {false};
    const char *list = strbuf_copy(&out, arena);
    for (const char *at = strstr(list, "\"byte\":"); at; at = strstr(at + 1, "\"byte\":"))
        found[strtoul(at + strlen("\"byte\":"), NULL, 10)] = true;
    strbuf_release(&out);
    arena_destroy(arena);
    return memcmp(found, line->breaks, line->length + 1) == 0;
}

/* Untailored, the opportunities are those of UAX 14: not fewer lines of Unicode's own test agree
 * than by Pango's own word. */
TEST(text_dump_breaks_plain)
{
    FILE *file = fopen("/usr/share/unicode/auxiliary/LineBreakTest.txt", "r");
    CHECK(file != NULL);
    if (!file)
        return;
    TextFixture fixture;
    fixture_init(test, &fixture);
    fixture.paragraph.level = LINE_BREAK_PLAIN;
    fixture.paragraph.trim_marks = false;
    char row[2048];
    BreakLine line;
    int count = 0;
    int ours = 0;
    int pangos = 0;
    while (fgets(row, sizeof row, file)) {
        if (!read_break_line(row, &line))
            continue;
        count++;
        ours += yitu_agrees(&fixture, &line);
        pangos += pango_agrees(&line);
    }
    fclose(file);
    CHECK(count > 7000);
    CHECK(ours >= pangos);
    fixture_release(&fixture);
}

/* The kinds: docs/typography.md R2, R5, R9, and the end of a paragraph. */
TEST(text_dump_breaks_kinds)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    StrBuf out = {0};
    text_block_dump_breaks(&out, fixture_block(&fixture, "（5年”））\n甲"));
    CHECK_TEXT(strbuf_copy(&out, test->arena), "[{\"byte\":4,\"kind\":\"penalty\"},\n"
                                               "{\"byte\":13,\"kind\":\"rescue\"},\n"
                                               "{\"byte\":17,\"kind\":\"forced\"},\n"
                                               "{\"byte\":20,\"kind\":\"forced\"}]");
    strbuf_release(&out);
    fixture_release(&fixture);
}
