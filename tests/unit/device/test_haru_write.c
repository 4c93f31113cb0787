#include "device/haru_write.h"

#include "test.h"

static uint32_t number_seven(void *context, uint32_t object_id)
{
    (void)context;
    return object_id ? 7 : 0;
}

static const char *written(TestState *test, const void *object)
{
    StrBuf out = {0};
    HaruWriter writer = {.out = &out, .number_of = number_seven};
    haru_write_value(&writer, object);
    CHECK(writer.status == HPDF_OK);
    const char *copy = strbuf_copy(&out, test->arena);
    strbuf_release(&out);
    return copy;
}

/* PDF 1.7, 7.3.5: "/PANTONE 185 C" would end at the space. */
TEST(pdf_write_escapes_names)
{
    HaruDocument *document = haru_document_create(test->arena, test->sink, COLOR_SPACE_RGB);
    HPDF_Dict dict = haru_dict_create_indirect(document);
    haru_dict_set_name(document, dict, "A", "PANTONE 185 C");
    haru_dict_set_name(document, dict, "B", "a#b/c(d)\x7F");
    haru_dict_set_name(document, dict, "C", "金");
    CHECK_TEXT(written(test, dict), "<</A/PANTONE#20185#20C/B/a#23b#2Fc#28d#29#7F/C/#E9#87#91>>");
    haru_document_destroy(document);
}

TEST(pdf_write_separates_tokens_where_needed)
{
    HaruDocument *document = haru_document_create(test->arena, test->sink, COLOR_SPACE_RGB);
    HPDF_Dict dict = haru_dict_create_indirect(document);
    haru_dict_set_integer(document, dict, "N", -12);
    haru_dict_set_true(document, dict, "T");
    haru_dict_set(document, dict, "R", document->pdf->catalog);
    HPDF_Array array = haru_array_create(document);
    haru_array_add_verbatim(document, array, text_of("1 2"));
    haru_array_add_verbatim(document, array, text_of("3[4]"));
    haru_array_add_verbatim(document, array, text_of("5"));
    haru_dict_set(document, dict, "V", array);
    CHECK_TEXT(written(test, dict), "<</N -12/T true/R 7 0 R/V[1 2 3[4]5]>>");
    haru_document_destroy(document);
}

TEST(pdf_write_strings_cannot_break_out)
{
    HaruDocument *document = haru_document_create(test->arena, test->sink, COLOR_SPACE_RGB);
    HPDF_Dict dict = haru_dict_create_indirect(document);
    haru_dict_set_string(document, dict, "S", ")>>\\");
    haru_dict_set_text(document, dict, "T", text_of("·𠮷"));
    CHECK_TEXT(written(test, dict), "<</S<293E3E5C>/T<FEFF00B7D842DFB7>>>");
    haru_document_destroy(document);
}

TEST(pdf_write_refuses_what_it_does_not_know)
{
    HaruDocument *document = haru_document_create(test->arena, test->sink, COLOR_SPACE_RGB);
    HPDF_Dict stream = HPDF_DictStream_New(document->pdf->mmgr, document->pdf->xref);
    StrBuf out = {0};
    HaruWriter writer = {.out = &out, .number_of = number_seven};
    haru_write_value(&writer, stream);
    CHECK(writer.status != HPDF_OK);
    strbuf_release(&out);
    haru_document_destroy(document);
}
