/* Numbers and measure words, R9: which places of a text carry the penalty. */
#include "text/measure_word.h"

#include "base/utf8.h"
#include "test.h"
#include "text/cluster_class.h"

/* The text with ~ at the places that bind. */
static const char *bound(TestState *test, const char *string)
{
    uint32_t code_points[64];
    Character characters[64] = {{0}};
    Analysis analysis = {.code_points = code_points, .characters = characters};
    Text text = text_of(string);
    for (size_t at = 0; at < text.length;) {
        size_t size;
        uint32_t code_point = utf8_decode(text.data + at, text.length - at, &size);
        characters[analysis.count].cluster_class = (uint8_t)class_of_code_point(code_point);
        code_points[analysis.count++] = code_point;
        at += size;
    }
    StrBuf out = {0};
    NumberState state = {NUMBER_NONE};
    for (uint32_t i = 0; i < analysis.count; i++) {
        if (number_state_binds(&state, &analysis, i))
            strbuf_char(&out, '~');
        strbuf_code_point(&out, code_points[i]);
        number_state_advance(&state, &analysis, i);
    }
    char *copy = strbuf_copy(&out, test->arena);
    strbuf_release(&out);
    return copy;
}

TEST(text_measure_words)
{
    CHECK_TEXT(bound(test, "达100亿元"), "达100~亿~元");
    CHECK_TEXT(bound(test, "3.5个百分点"), "3.5~个百分点");
    CHECK_TEXT(bound(test, "2024年5月"), "2024~年5~月");
    CHECK_TEXT(bound(test, "第3章"), "第~3~章");
    CHECK_TEXT(bound(test, "100多万吨"), "100~多~万~吨");
    CHECK_TEXT(bound(test, "2019—2024"), "2019—~2024");
    CHECK_TEXT(bound(test, "10 kg重"), "10 ~kg重");
    CHECK_TEXT(bound(test, "10 kilometres"), "10 kilometres");
    CHECK_TEXT(bound(test, "约100的"), "约100的");
    CHECK_TEXT(bound(test, "万元人民币"), "万元人民币");
}
