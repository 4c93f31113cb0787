/* Output intents: see haru_intent.h. */
#include "device/haru_intent.h"

#include "device/haru_object.h"
#include "device/icc_profile.h"

static HPDF_Dict create_intent(HaruDocument *document, const char *subtype, const char *condition,
                               HPDF_Dict profile)
{
    HPDF_Dict intent = haru_dict_create(document);
    haru_dict_set_name(document, intent, "Type", "OutputIntent");
    haru_dict_set_name(document, intent, "S", subtype);
    haru_dict_set_text(document, intent, "OutputConditionIdentifier", text_of(condition));
    haru_dict_set_text(document, intent, "Info", text_of(condition));
    haru_dict_set(document, intent, "DestOutputProfile", profile);
    return intent;
}

/* Profiles are large tables that hardly shrink further with more effort. */
#define PROFILE_LEVEL 1

static HPDF_Dict create_profile(HaruDocument *document, Text packed, int channels)
{
    HPDF_Dict profile = haru_stream_create(document, packed, HARU_BORROWED);
    haru_dict_set_name(document, profile, "Filter", "FlateDecode");
    haru_dict_set_integer(document, profile, "N", channels);
    return profile;
}

static Text pack(HaruDocument *document, Text bytes)
{
    size_t size;
    void *packed = haru_deflate_at(document, PROFILE_LEVEL, bytes, &size);
    const char *copy = arena_copy(document->arena, packed, size);
    memory_free(packed);
    return (Text){copy, size};
}

HPDF_Dict haru_intent_profile(HaruDocument *document, Text bytes, int channels)
{
    return create_profile(document, pack(document, bytes), channels);
}

/* Computing the profile is a twentieth of a short document: it is kept. */
static HPDF_Dict create_srgb(HaruDocument *document)
{
    OutputCache *cache = haru_document_cache(document);
    if (!output_cache_find_srgb(cache).length)
        output_cache_keep_srgb(cache, pack(document, icc_profile_srgb(document->page_arena)));
    return create_profile(document, output_cache_find_srgb(cache), 3);
}

/* ISO 15930-7, 6.2.5.2; ISO 15930-4, 6.2.2 (both from memory, docs/press.md 2). */
static HPDF_Dict create_press_intent(HaruDocument *document, const char *subtype,
                                     const PressCondition *press)
{
    HPDF_Dict profile = haru_intent_profile(document, press->profile, 4);
    HPDF_Dict intent = create_intent(document, subtype, press->identifier, profile);
    if (press->info)
        haru_dict_set_text(document, intent, "Info", text_of(press->info));
    if (press->registry)
        haru_dict_set_text(document, intent, "RegistryName", text_of(press->registry));
    return intent;
}

void haru_intent_write(HaruDocument *document, const DeviceOptions *options)
{
    if (options->product == PDF_PLAIN)
        return;
    HPDF_Array intents = haru_array_create(document);
    bool is_digital = options->product == PDF_DIGITAL;
    if (is_digital && options->color_space == COLOR_SPACE_RGB) {
        haru_array_add(
            document, intents,
            create_intent(document, "GTS_PDFA1", "sRGB IEC61966-2.1", create_srgb(document)));
    } else {
        haru_array_add(
            document, intents,
            create_press_intent(document, is_digital ? "GTS_PDFA1" : "GTS_PDFX", &options->press));
    }
    haru_dict_set(document, document->pdf->catalog, "OutputIntents", intents);
}
