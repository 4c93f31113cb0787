#include "device/haru_object.h"

#include "device/haru_save.h"
#include "test.h"

TEST(pdf_object_knows_the_library_it_was_built_for)
{
    CHECK(!haru_library_is_known(NULL));
    HaruDocument *document = haru_document_create(test->arena, test->sink, COLOR_SPACE_RGB);
    CHECK(document != NULL);
    CHECK(test->sink->count == 0);
    haru_document_destroy(document);
}

/* libharu's names end at 127 bytes; nothing may be cut silently. */
TEST(pdf_object_reports_a_fault_of_libharu_once_and_saves_nothing)
{
    HaruDocument *document = haru_document_create(test->arena, test->sink, COLOR_SPACE_RGB);
    StrBuf out = {0};
    haru_save_begin(document, 7, XREF_STREAMS, &out, NULL);
    size_t begun = out.length;
    HPDF_Dict dict = haru_dict_create_indirect(document);
    char name[200];
    memset(name, 'x', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    haru_dict_set_name(document, dict, "A", name);
    haru_dict_set_name(document, dict, "B", name);
    CHECK(document->failed);
    CHECK(haru_dict_create(document) == NULL);
    CHECK(haru_stream_create(document, text_of("x"), HARU_PLAIN) == NULL);
    haru_save_pages(document);
    CHECK(!haru_save_finish(document));
    CHECK(out.length == begun);
    strbuf_release(&out);
    CHECK(test->sink->count == 1);
    CHECK(test_reported_once(test, E_PDF_INTERNAL));
    haru_document_destroy(document);
}

TEST(pdf_object_streams_that_do_not_shrink_stay_plain)
{
    HaruDocument *document = haru_document_create(test->arena, test->sink, COLOR_SPACE_RGB);
    HPDF_Dict small = haru_stream_create(document, text_of("q Q"), HARU_DEFLATED);
    CHECK(HPDF_Dict_GetItem(small, "Filter", HPDF_OCLASS_NAME) == NULL);
    CHECK(((const HaruStreamData *)small->attr)->size == 3);
    HPDF_Dict large = haru_stream_create(
        document, text_of("0 0 1 1 re f 0 0 1 1 re f 0 0 1 1 re f 0 0 1 1 re f"), HARU_DEFLATED);
    CHECK(HPDF_Dict_GetItem(large, "Filter", HPDF_OCLASS_NAME) != NULL);
    haru_document_destroy(document);
}

typedef struct Counter {
    HPDF_Alloc_Func allocate;
    HPDF_Free_Func release;
    int alive;
} Counter;

static Counter counter;

static void *count_allocation(HPDF_UINT size)
{
    counter.alive++;
    return counter.allocate(size);
}

static void count_release(void *memory)
{
    counter.alive--;
    counter.release(memory);
}

/* Found by fuzz_layout: a font without vertical letters left four names behind in each file. */
TEST(pdf_object_frees_what_is_made_for_no_dictionary)
{
    HaruDocument *document = haru_document_create(test->arena, test->sink, COLOR_SPACE_RGB);
    HPDF_MMgr memory = document->pdf->mmgr;
    counter = (Counter){memory->alloc_fn, memory->free_fn, 0};
    memory->alloc_fn = count_allocation;
    memory->free_fn = count_release;
    haru_dict_set_name(document, NULL, "A", "x");
    haru_dict_set_integer(document, NULL, "A", 1);
    haru_dict_set_text(document, NULL, "A", text_of("x"));
    haru_array_add_name(document, NULL, "x");
    memory->alloc_fn = counter.allocate;
    memory->free_fn = counter.release;
    CHECK(counter.alive == 0);
    haru_document_destroy(document);
}
