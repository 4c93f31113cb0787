/* HaruDocument: see haru_document.h. */
#include "device/haru_document.h"

#include "device/haru_object.h"
#include "device/haru_open_page.h"
#include "device/haru_outline.h"
#include "device/haru_page.h"
#include "device/haru_save.h"
#include "device/haru_structure.h"

/* libharu cannot be told to give up cleanly when memory ends; the project's own hook can. */
static void *allocate(HPDF_UINT size)
{
    return memory_alloc(size);
}

static void release(void *memory)
{
    memory_free(memory);
}

HaruDocument *haru_document_create(Arena *arena, DiagSink *diagnostics, ColorSpace color_space)
{
    HaruDocument *document = arena_alloc(arena, sizeof *document);
    document->arena = arena;
    document->page_arena = arena_create();
    document->diagnostics = diagnostics;
    document->color_space = color_space;
    /* No error handler: it would have to jump over libharu's frames. Errors are polled instead. */
    document->pdf = HPDF_NewEx(NULL, allocate, release, 0, NULL);
    if (!haru_library_is_known(document->pdf)) {
        haru_document_fail(document, E_PDF_LIBRARY, DIAG_ARGS(HPDF_GetVersion()));
        haru_document_destroy(document);
        return NULL;
    }
    return document;
}

void haru_document_destroy(HaruDocument *document)
{
    if (document->pdf)
        HPDF_Free(document->pdf);
    output_cache_destroy(document->own_cache);
    if (document->inks)
        ink_converter_destroy(document->inks);
    haru_save_release(document);
    haru_pages_release(document);
    haru_open_pages_release(document);
    haru_outline_release(document);
    haru_structure_release(document);
    arena_destroy(document->page_arena);
    document->page_arena = NULL;
    document->inks = NULL;
    document->pdf = NULL;
    document->own_cache = NULL;
}

void haru_document_fail(HaruDocument *document, DiagCode code, const char *const arguments[])
{
    if (document->failed)
        return;
    document->failed = true;
    diag_report(document->diagnostics, code, NULL, arguments);
}

bool haru_document_check(HaruDocument *document)
{
    HPDF_STATUS status = HPDF_GetError(document->pdf);
    if (status != HPDF_OK) {
        HPDF_STATUS detail = HPDF_GetErrorDetail(document->pdf);
        const char *code_text = arena_print(document->arena, "0x%04lX", status);
        const char *detail_text = arena_print(document->arena, "%lu", detail);
        haru_document_fail(document, E_PDF_INTERNAL, DIAG_ARGS(code_text, detail_text));
    }
    return !document->failed;
}

OutputCache *haru_document_cache(HaruDocument *document)
{
    if (document->cache)
        return document->cache;
    if (!document->own_cache)
        document->own_cache = output_cache_create();
    return document->own_cache;
}

bool haru_document_is_press(const HaruDocument *document)
{
    return document->product == PDF_PRESS || document->product == PDF_PRESS_X1A;
}

static void fail_profile(HaruDocument *document, const PressCondition *press, const char *fault)
{
    document->failed = true;
    diag_report(document->diagnostics, E_PRESS_PROFILE, press->origin,
                DIAG_ARGS(press->profile_name ? press->profile_name : "", fault));
}

void haru_document_open_inks(HaruDocument *document, const PressCondition *press)
{
    const char *fault;
    document->inks = ink_converter_create(document->arena, press->profile, press->intent, &fault);
    if (document->inks)
        return;
    fail_profile(document, press, fault);
}

void haru_document_check_inks(HaruDocument *document, const PressCondition *press)
{
    if (document->inks && !document->failed && ink_converter_is_broken(document->inks))
        fail_profile(document, press, "has damaged tables");
}

const char *haru_document_color_space(const HaruDocument *document)
{
    return document->color_space == COLOR_SPACE_CMYK ? "DeviceCMYK" : "DeviceRGB";
}
