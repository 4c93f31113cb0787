#include "device/haru_content.h"

#include "test.h"

static const char *put(TestState *test, long thousandths)
{
    StrBuf out = {0};
    haru_put(&out, thousandths);
    const char *copy = strbuf_copy(&out, test->arena);
    strbuf_release(&out);
    return copy;
}

TEST(pdf_content_numbers_are_short_and_exact)
{
    CHECK_TEXT(put(test, 0), "0 ");
    CHECK_TEXT(put(test, 1500), "1.5 ");
    CHECK_TEXT(put(test, -50), "-.05 ");
    CHECK_TEXT(put(test, 1), ".001 ");
    CHECK_TEXT(put(test, 10), ".01 ");
    CHECK_TEXT(put(test, 1000), "1 ");
    CHECK_TEXT(put(test, -1190551), "-1190.551 ");
    CHECK_TEXT(put(test, 1000000000), "1000000 ");
}

TEST(pdf_content_rounds_half_away_from_zero)
{
    CHECK(haru_thousandths(0.0005) == 1);
    CHECK(haru_thousandths(-0.0005) == -1);
    CHECK(haru_thousandths(-0.0004) == 0);
    CHECK(haru_thousandths(14400) == 14400000);
}

TEST(pdf_content_remembers_the_state_around_q)
{
    HaruDocument *document = haru_document_create(test->arena, test->sink, COLOR_SPACE_RGB);
    HaruContent *content = haru_content_create(document, NULL);
    content->graphics.line_width = 2000;
    CHECK(haru_content_save(content));
    content->graphics.line_width = 5000;
    haru_content_restore(content);
    CHECK(content->graphics.line_width == 2000);
    CHECK_TEXT(content->operators.data, "q\nQ\n");
    haru_content_release(content);
    haru_document_destroy(document);
}

/* PDF 1.7, annex C: 28; a form's invocation saves the state once more. */
TEST(pdf_content_counts_the_depth_through_groups)
{
    HaruDocument *document = haru_document_create(test->arena, test->sink, COLOR_SPACE_RGB);
    HaruContent *outer = haru_content_create(document, NULL);
    for (int i = 0; i < 20; i++)
        CHECK(haru_content_save(outer));
    HaruContent *inner = haru_content_create(document, outer);
    for (int i = 0; i < 7; i++)
        CHECK(haru_content_save(inner));
    CHECK(!haru_content_save(inner));
    CHECK(test_reported_once(test, E_PDF_NESTING));
    haru_content_release(inner);
    haru_content_release(outer);
    haru_document_destroy(document);
}
