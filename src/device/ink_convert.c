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
    cmsHTRANSFORM colors, light;
    cmsUInt32Number intent, flags;
    bool is_broken;
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
    converter->press =
        cmsOpenProfileFromMemTHR(converter->context, profile.data, (cmsUInt32Number)profile.length);
    *fault = profile_fault(converter->press);
    if (!*fault) {
        converter->intent = lcms_intent(intent);
        if (intent == RENDER_RELATIVE)
            converter->flags = cmsFLAGS_BLACKPOINTCOMPENSATION;
        if (!cmsIsIntentSupported(converter->press, converter->intent, LCMS_USED_AS_OUTPUT))
            *fault = "has no table that turns light into ink";
    }
    if (!*fault)
        return converter;
    ink_converter_destroy(converter);
    return NULL;
}

void ink_converter_destroy(InkConverter *converter)
{
    if (converter->light)
        cmsDeleteTransform(converter->light);
    if (converter->colors)
        cmsDeleteTransform(converter->colors);
    if (converter->srgb)
        cmsCloseProfile(converter->srgb);
    if (converter->press)
        cmsCloseProfile(converter->press);
    cmsDeleteContext(converter->context);
}

/* Made at first use: a layout whose tokens all name inks never needs it. */
static void open_transform(InkConverter *converter)
{
    if (!converter->srgb)
        converter->srgb = cmsCreate_sRGBProfileTHR(converter->context);
    if (!converter->colors)
        converter->colors = cmsCreateTransformTHR(
            converter->context, converter->srgb, TYPE_RGB_DBL, converter->press, TYPE_CMYK_DBL,
            converter->intent, converter->flags | cmsFLAGS_NOOPTIMIZE | cmsFLAGS_NOCACHE);
}

bool ink_converter_is_broken(const InkConverter *converter)
{
    return converter->is_broken;
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
    double percent[4] = {0, 0, 0, 100};
    open_transform(converter);
    if (converter->colors)
        cmsDoTransform(converter->colors, rgb, percent, 1);
    else
        converter->is_broken = true;
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
    cmsHPROFILE profile = cmsOpenProfileFromMemTHR(converter->context, icc, (cmsUInt32Number)size);
    if (profile && cmsGetColorSpace(profile) != cmsSigRgbData) {
        cmsCloseProfile(profile);
        return NULL;
    }
    return profile;
}

void ink_converter_pixels(InkConverter *converter, const unsigned char *icc, size_t icc_size,
                          const unsigned char *rgb, size_t count, unsigned char *cmyk)
{
    open_transform(converter);
    cmsHPROFILE own = open_picture_profile(converter, icc, icc_size);
    cmsHTRANSFORM transform =
        cmsCreateTransformTHR(converter->context, own ? own : converter->srgb, TYPE_RGB_8,
                              converter->press, TYPE_CMYK_8, converter->intent, converter->flags);
    if (transform) {
        cmsDoTransform(transform, rgb, cmyk, (cmsUInt32Number)count);
        cmsDeleteTransform(transform);
    }
    bool has_own = own != NULL;
    if (own)
        cmsCloseProfile(own);
    if (!transform &&
        has_own) /* the picture's profile opens but cannot be used: as if it had none */
        ink_converter_pixels(converter, NULL, 0, rgb, count, cmyk);
    else if (!transform)
        converter->is_broken = true;
}

static cmsHTRANSFORM create_light(InkConverter *converter, cmsUInt32Number from, cmsUInt32Number to)
{
    open_transform(converter); /* for the sRGB profile */
    cmsHTRANSFORM transform = cmsCreateTransformTHR(
        converter->context, converter->press, from, converter->srgb, to,
        INTENT_RELATIVE_COLORIMETRIC, cmsFLAGS_BLACKPOINTCOMPENSATION | cmsFLAGS_NOCACHE);
    if (!transform)
        converter->is_broken = true;
    return transform;
}

void ink_converter_light(InkConverter *converter, const double cmyk[4], double rgb[3])
{
    double percent[4];
    if (!converter->light)
        converter->light = create_light(converter, TYPE_CMYK_DBL, TYPE_RGB_DBL);
    for (int i = 0; i < 4; i++)
        percent[i] = cmyk[i] * 100;
    for (int i = 0; i < 3; i++)
        rgb[i] = 0;
    if (converter->light)
        cmsDoTransform(converter->light, percent, rgb, 1);
    for (int i = 0; i < 3; i++)
        rgb[i] = clamp_unit(rgb[i]);
}

void ink_converter_light_pixels(InkConverter *converter, const unsigned char *cmyk, size_t count,
                                unsigned char *rgb)
{
    cmsHTRANSFORM transform = create_light(converter, TYPE_CMYK_8, TYPE_RGB_8);
    if (!transform)
        return;
    cmsDoTransform(transform, cmyk, rgb, (cmsUInt32Number)count);
    cmsDeleteTransform(transform);
}

void ink_of_color(InkConverter *converter, const Color *color, double cmyk[4])
{
    double gray;
    bool has_inks = color->has & (COLOR_CMYK | COLOR_GRAY);
    /* Neutral colours stay on the black plate: converted, they would stand on all four. */
    if (converter && !has_inks && !color_is_gray(color, COLOR_RGB, &gray))
        ink_converter_color(converter, color->rgb, cmyk);
    else
        color_to_cmyk(color, cmyk);
}

bool ink_overprints(const double cmyk[4])
{
    return cmyk[0] == 0 && cmyk[1] == 0 && cmyk[2] == 0 && cmyk[3] >= 0.9995;
}
