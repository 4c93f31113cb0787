#include "doc/markup.h"
#include "base/limits.h"
#include "doc/fixture.h"

static void append_style(StrBuf *out, const MarkupStyle *style)
{
    static const char *const names[] = {"b", "sup", "sub", "span"};
    if (!style)
        return;
    append_style(out, style->parent);
    strbuf_print(out, "%s", names[style->kind]);
    if (style->classes)
        strbuf_print(out, ".%s", style->classes->text.data);
    if (style->declarations)
        json_write(out, style->declarations);
    strbuf_char(out, ' ');
}

static const char *show(TestState *test, const JsonValue *value)
{
    StrBuf out = {0};
    MarkupText markup = markup_read(test->arena, test->sink, value);
    for (int i = 0; i < markup.count; i++) {
        const MarkupPiece *piece = &markup.pieces[i];
        CHECK(piece->text.data == value->text.data + piece->start);
        strbuf_char(&out, '<');
        append_style(&out, piece->style);
        strbuf_char(&out, '|');
        strbuf_text(&out, piece->text);
        strbuf_char(&out, '>');
    }
    const char *copy = strbuf_copy(&out, test->arena);
    strbuf_release(&out);
    return copy;
}

static const char *typed(TestState *test, const char *text)
{
    StrBuf quoted = {0};
    strbuf_json(&quoted, text_of(text));
    const JsonValue *value = json_of(test, strbuf_copy(&quoted, test->arena));
    strbuf_release(&quoted);
    return show(test, value);
}

/* `text` with one stretch filled in by a template. */
static const char *filled(TestState *test, const char *text, const char *inserted, bool is_markup)
{
    JsonValue *value = json_new_string(test->arena, text_of(text), NULL);
    JsonInsertion *insertion = arena_alloc(test->arena, sizeof *insertion);
    const char *place = strstr(text, inserted);
    insertion->start = (uint32_t)(place - text);
    insertion->end = insertion->start + (uint32_t)strlen(inserted);
    insertion->is_markup = is_markup;
    value->insertions = insertion;
    value->insertion_count = 1;
    return show(test, value);
}

TEST(markup_marks)
{
    CHECK_TEXT(typed(test, "甲**乙**丙"), "<|甲><b |乙><|丙>");
    CHECK_TEXT(typed(test, "m^{2}H_{2}O"), "<|m><sup |2><|H><sub |2><|O>");
    CHECK_TEXT(typed(test, "plain"), "<|plain>");
    CHECK_TEXT(typed(test, ""), "");
    CHECK_TEXT(typed(test, "2*3 a_b ^x"), "<|2*3 a_b ^x>");
    CHECK_TEXT(typed(test, "****"), "");
    CHECK(test->sink->count == 0);
}

TEST(markup_nests)
{
    CHECK_TEXT(typed(test, "**a^{b}c**"), "<b |a><b sup |b><b |c>");
    CHECK_TEXT(typed(test, "[a [b]{.y} **c**]{.x}d"),
               "<span.x |a ><span.x span.y |b><span.x | ><span.x b |c><|d>");
    CHECK(test->sink->count == 0);
}

TEST(markup_spans)
{
    CHECK_TEXT(typed(test, "[31]{.big .red}"), "<span.big red |31>");
    CHECK_TEXT(typed(test, "[a]{color=$red fontSize=36pt fontWeight=700}"),
               "<span{\"color\":\"$red\",\"fontSize\":\"36pt\",\"fontWeight\":700} |a>");
    CHECK_TEXT(typed(test, "[a]{fontFamily=\"A }B\" color=rgb(1, 2, 3)}"),
               "<span{\"fontFamily\":\"A }B\",\"color\":\"rgb(1, 2, 3)\"} |a>");
    CHECK_TEXT(typed(test, "[a]{lang=\"5\"}"), "<span{\"lang\":\"5\"} |a>");
    CHECK_TEXT(typed(test, "[a]{}b"), "<span |a><|b>");
    CHECK(test->sink->count == 0);
}

TEST(markup_brackets_that_are_no_spans)
{
    CHECK_TEXT(typed(test, "[注] a[1] [b (c] ]"), "<|[注] a[1] [b (c] ]>");
    CHECK_TEXT(typed(test, "[a]{.x"), "<|[a]{.x>");
    CHECK(test_reported_once(test, E_MARKUP) && test->sink->count == 1);
}

TEST(markup_escapes)
{
    CHECK_TEXT(typed(test, "\\*\\*a\\**b\\**"), "<|*><|*a><|**b><|**>");
    CHECK_TEXT(typed(test, "\\[a]{.x} 5\\^{2} \\\\ \\n"), "<|[a]{.x} 5><|^{2} ><|\\ \\n>");
    CHECK(test->sink->count == 0);
}

TEST(markup_unclosed_marks_are_reported_at_their_place)
{
    CHECK_TEXT(typed(test, "ab**cd"), "<|ab><b |cd>");
    CHECK(test_reported_once(test, E_MARKUP));
    CHECK(test->sink->items[0].origin.offset == 3 && test->sink->items[0].origin.length == 2);
    CHECK_TEXT(typed(test, "a^{b"), "<|a><sup |b>");
    CHECK(count_reported(test, E_MARKUP) == 2 && test->sink->items[1].origin.offset == 2);
}

/* A mark ends at the latest with the span it stands in: nothing is shown twice. */
TEST(markup_unclosed_mark_in_a_span)
{
    CHECK_TEXT(typed(test, "[a **b]{.x} c** d"), "<span.x |a ><span.x b |b><| c><b | d>");
    CHECK(count_reported(test, E_MARKUP) == 2);
    CHECK(test->sink->items[0].origin.offset == 4 && test->sink->items[1].origin.offset == 14);
}

TEST(markup_faults_of_properties)
{
    static const char *const wrong[] = {"[a]{big}", "[a]{=x}", "[a]{color=}", "[a]{.}",
                                        "[a]{color=\"x\"y}"};
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        size_t before = test->sink->count;
        typed(test, wrong[i]);
        CHECK(test->sink->count == before + 1);
        CHECK(test->sink->items[before].code == E_MARKUP_PROPERTY);
    }
}

/* What a template filled in is never markup, wherever it stands. */
TEST(markup_takes_insertions_literally)
{
    CHECK_TEXT(filled(test, "a**x**b", "**x**", false), "<|a><|**x**><|b>");
    CHECK_TEXT(filled(test, "[a]{.evil} b]{.big}", "a]{.evil} b", false),
               "<span.big |a]{.evil} b>");
    CHECK_TEXT(filled(test, "[a]{.evil}]{.big}", "a]{.evil}", false), "<span.big |a]{.evil}>");
    CHECK_TEXT(filled(test,
                      "*"
                      "*a",
                      "*a", false),
               "<|*><|*a>");
    CHECK_TEXT(filled(test, "\\*a", "*a", false), "<|\\><|*a>");
    CHECK_TEXT(filled(test, "**a**b**", "**b", false), "<b |a><b |**b>");
    CHECK_TEXT(filled(test, "[t]{color=x size=9}", "x size=9", false),
               "<span{\"color\":\"x size=9\"} |t>");
    CHECK(test->sink->count == 0);
    CHECK_TEXT(filled(test, "a**x**b", "**x**", true), "<|a><b |x><|b>");
}

TEST(markup_depth_is_limited)
{
    StrBuf text = {0};
    for (int i = 0; i < LIMIT_EXPRESSION_DEPTH + 1; i++)
        strbuf_string(&text, "^{");
    strbuf_string(&text, "x");
    for (int i = 0; i < LIMIT_EXPRESSION_DEPTH + 1; i++)
        strbuf_string(&text, "}");
    typed(test, text.data);
    CHECK(count_reported(test, E_MARKUP_DEPTH) == 1);
    strbuf_release(&text);
}

/* A million brackets are read in one pass. */
TEST(markup_takes_linear_time)
{
    static const char *const patterns[] = {"[", "[a]{", "^{", "**[", "]{", "[a]{}", "[a]{\""};
    for (size_t i = 0; i < COUNT_OF(patterns); i++) {
        StrBuf text = {0};
        while (text.length < 300000)
            strbuf_string(&text, patterns[i]);
        MarkupText markup = markup_read(test->arena, test->sink,
                                        json_new_string(test->arena, text_of(text.data), NULL));
        CHECK(markup.count >= 0);
        arena_reset(test->arena);
        diag_init(test->sink, test->arena, DIAG_ENGLISH);
        strbuf_release(&text);
    }
}
