/* Output intents: see haru_intent.h. */
#include "device/haru_intent.h"

#include <libdeflate.h>

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
HPDF_Dict haru_intent_profile(HaruDocument *document, Text bytes, int channels)
{
    struct libdeflate_compressor *quick = libdeflate_alloc_compressor(1);
    if (!quick)
        arena_out_of_memory();
    size_t bound = libdeflate_zlib_compress_bound(quick, bytes.length);
    char *packed = arena_alloc(document->arena, bound);
    size_t size = libdeflate_zlib_compress(quick, bytes.data, bytes.length, packed, bound);
    libdeflate_free_compressor(quick);
    HPDF_Dict profile = haru_stream_create(document, (Text){packed, size}, HARU_BORROWED);
    haru_dict_set_name(document, profile, "Filter", "FlateDecode");
    haru_dict_set_integer(document, profile, "N", channels);
    return profile;
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
        Text bytes = icc_profile_srgb(document->arena);
        haru_array_add(document, intents,
                       create_intent(document, "GTS_PDFA1", "sRGB IEC61966-2.1",
                                     haru_intent_profile(document, bytes, 3)));
    } else {
        haru_array_add(
            document, intents,
            create_press_intent(document, is_digital ? "GTS_PDFA1" : "GTS_PDFX", &options->press));
    }
    haru_dict_set(document, document->pdf->catalog, "OutputIntents", intents);
}
