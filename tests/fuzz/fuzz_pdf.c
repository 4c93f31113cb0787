/* libFuzzer target: all that yitu preflight reads of a finished PDF. It must never crash; memory
 * and time are bounded by the fuzzer as app/bounded.c bounds them for users.
 *
 * clang -std=c11 -D_DEFAULT_SOURCE -g -O1 -fsanitize=fuzzer,address,undefined -Isrc -Ibuild \
 *     tests/fuzz/fuzz_pdf.c src/base/[a-z]*.c src/scene/[a-z]*.c src/pdf/[a-z]*.c -lqpdf -ldeflate
 * -lm Seeds: the files that tests/preflight/run.sh makes. */
#include <stdint.h>

#include "pdf/clause.h"
#include "pdf/page.h"

#define FEW_OPERATORS 100000

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *fault;
    long operators = FEW_OPERATORS;
    Arena *arena = arena_create();
    PdfFile *file = pdf_open(arena, (Text){(const char *)data, size}, NULL, &fault);
    if (file) {
        for (const PdfClause *clause = pdf_clauses; clause->id; clause++) {
            clause->fault(file, PDF_X4);
            clause->fault(file, PDF_X1A);
        }
        pdf_standard(file);
        for (int i = 0; i < pdf_page_count(file); i++)
            scene_check(pdf_page_read(file, i, &operators)->scene);
        pdf_close(file);
    }
    arena_destroy(arena);
    return 0;
}
