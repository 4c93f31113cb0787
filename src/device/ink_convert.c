/* Ink conversion: see ink_convert.h. */
#include "device/ink_convert.h"

#include <lcms2.h>
#include <math.h>

#include "base/hash.h"
#include "device/icc_profile.h"

typedef struct KnownColor {
    double rgb[3], cmyk[4];
    struct KnownColor *next;
} KnownColor;

#define BUCKETS 64 /* a layout has a few dozen colours */

struct InkConverter {
    Arena *arena;
    cmsContext context; /* its own: lcms2's global one has an error handler for the whole process */
    cmsHPROFILE press, srgb;
    cmsHTRANSFORM colors;
    cmsUInt32Number intent, flags;
    KnownColor *known[BUCKETS];
};

static cmsUInt32Number lcms_intent(RenderingIntent intent)
{
    switch (intent) {
    case RENDER_RELATIVE:
        return INTENT_RELATIVE_COLORIMETRIC;
    case RENDER_PERCEPTUAL:
        return INTENT_PERCEPTUAL;
    case RENDER_SATURATION:
        return INTENT_SATURATION;
    case RENDER_ABSOLUTE:
        break;
    }
    return INTENT_ABSOLUTE_COLORIMETRIC;
}

/* A phrase that ends "the profile ...", or NULL: it is one for printing with CMYK. */
static const char *profile_fault(cmsHPROFILE profile)
{
    if (!profile)
        return "is no ICC profile, or a damaged one";
    if (cmsGetColorSpace(profile) != cmsSigCmykData)
        return "is not for CMYK inks";
    if (cmsGetDeviceClass(profile) != cmsSigOutputClass)
        return "is not that of a printing condition (class “prtr”)";
    return NULL;
}

InkConverter *ink_converter_create(Arena *arena, Text profile, RenderingIntent intent,
                                   const char **fault)
{
    InkConverter *converter = arena_alloc(arena, sizeof *converter);
    converter->arena = arena;
    converter->context = cmsCreateContext(NULL, NULL);
    converter->press = cmsOpenProfileFromMemTHR(converter->context, profile.data,
                                                (cmsUInt32Number)profile.length);
    *fault = profile_fault(converter->press);
    if (!*fault) {
        converter->intent = lcms_intent(intent);
        if (intent == RENDER_RELATIVE)
            converter->flags = cmsFLAGS_BLACKPOINTCOMPENSATION;
        converter->srgb = cmsCreate_sRGBProfileTHR(converter->context);
        converter->colors = cmsCreateTransformTHR(
            converter->context, converter->srgb, TYPE_RGB_DBL, converter->press, TYPE_CMYK_DBL,
            converter->intent, converter->flags | cmsFLAGS_NOOPTIMIZE | cmsFLAGS_NOCACHE);
        if (!converter->colors)
            *fault = "cannot be used to turn light into ink";
    }
    if (!*fault)
        return converter;
    ink_converter_destroy(converter);
    return NULL;
}

void ink_converter_destroy(InkConverter *converter)
{
    if (converter->colors)
        cmsDeleteTransform(converter->colors);
    if (converter->srgb)
        cmsCloseProfile(converter->srgb);
    if (converter->press)
        cmsCloseProfile(converter->press);
    cmsDeleteContext(converter->context);
}

static double clamp_unit(double value)
{
    return value < 0 ? 0 : value > 1 ? 1 : value;
}

void ink_converter_color(InkConverter *converter, const double rgb[3], double cmyk[4])
{
    KnownColor **bucket = &converter->known[hash_bytes(rgb, 3 * sizeof *rgb) % BUCKETS];
    for (const KnownColor *known = *bucket; known; known = known->next) {
        if (known->rgb[0] == rgb[0] && known->rgb[1] == rgb[1] && known->rgb[2] == rgb[2]) {
            for (int i = 0; i < 4; i++)
                cmyk[i] = known->cmyk[i];
            return;
        }
    }
    double percent[4];
    cmsDoTransform(converter->colors, rgb, percent, 1);
    KnownColor *known = arena_alloc(converter->arena, sizeof *known);
    *known = (KnownColor){.rgb = {rgb[0], rgb[1], rgb[2]}, .next = *bucket};
    for (int i = 0; i < 4; i++) {
        /* Whole promilles: what is written, and the same from every build of the library. */
        known->cmyk[i] = clamp_unit(round(percent[i] * 10) / 1000);
        cmyk[i] = known->cmyk[i];
    }
    *bucket = known;
}

/* The picture's own profile, or NULL: it has none that fits. */
static cmsHPROFILE open_picture_profile(InkConverter *converter, const unsigned char *icc,
                                        size_t size)
{
    if (!icc)
        return NULL;
    cmsHPROFILE profile =
        cmsOpenProfileFromMemTHR(converter->context, icc, (cmsUInt32Number)size);
    if (profile && cmsGetColorSpace(profile) != cmsSigRgbData) {
        cmsCloseProfile(profile);
        return NULL;
    }
    return profile;
}

void ink_converter_pixels(InkConverter *converter, const unsigned char *icc, size_t icc_size,
                          const unsigned char *rgb, size_t count, unsigned char *cmyk)
{
    cmsHPROFILE own = open_picture_profile(converter, icc, icc_size);
    cmsHTRANSFORM transform = cmsCreateTransformTHR(
        converter->context, own ? own : converter->srgb, TYPE_RGB_8, converter->press, TYPE_CMYK_8,
        converter->intent, converter->flags);
    if (transform) {
        cmsDoTransform(transform, rgb, cmyk, (cmsUInt32Number)count);
        cmsDeleteTransform(transform);
    }
    if (own)
        cmsCloseProfile(own);
    if (!transform && icc) /* a profile that opens but cannot be used: as if there were none */
        ink_converter_pixels(converter, NULL, 0, rgb, count, cmyk);
}
