/* Pictures as sRGB: see picture_srgb.h. */
#include "device/picture_srgb.h"

#include <lcms2.h>

#include "device/icc_profile.h"
#include "device/jpeg_decode.h"

bool picture_has_own_light(const Image *image)
{
    return image->icc && !icc_profile_is_srgb(image->icc, image->icc_size);
}

/* How the samples lie in memory; 0: the profile is not made for so many channels. */
static cmsUInt32Number format_of(const Image *image, cmsHPROFILE profile)
{
    cmsColorSpaceSignature space = cmsGetColorSpace(profile);
    if (image->channels == 1 && space == cmsSigGrayData)
        return TYPE_GRAY_8;
    if (image->channels == 3 && space == cmsSigRgbData)
        return TYPE_RGB_8;
    return image->channels == 4 && space == cmsSigCmykData ? TYPE_CMYK_8 : 0;
}

/* False: the profile cannot be used. */
static bool convert(const Image *image, const unsigned char *samples, unsigned char *rgb)
{
    /* A context of its own: lcms2's global one has an error handler for the whole process. */
    cmsContext context = cmsCreateContext(NULL, NULL);
    cmsHPROFILE own =
        cmsOpenProfileFromMemTHR(context, image->icc, (cmsUInt32Number)image->icc_size);
    cmsHPROFILE srgb = cmsCreate_sRGBProfileTHR(context);
    cmsUInt32Number format = own ? format_of(image, own) : 0;
    cmsHTRANSFORM transform = NULL;
    if (format && srgb)
        transform =
            cmsCreateTransformTHR(context, own, format, srgb, TYPE_RGB_8,
                                  INTENT_RELATIVE_COLORIMETRIC, cmsFLAGS_BLACKPOINTCOMPENSATION);
    size_t width = (size_t)image->width;
    for (size_t y = 0; transform && y < (size_t)image->height; y++)
        cmsDoTransform(transform, samples + y * width * (size_t)image->channels,
                       rgb + y * width * 3, (cmsUInt32Number)width);
    bool is_good = transform != NULL;
    if (transform)
        cmsDeleteTransform(transform);
    if (srgb)
        cmsCloseProfile(srgb);
    if (own)
        cmsCloseProfile(own);
    cmsDeleteContext(context);
    return is_good;
}

const Image *picture_as_srgb(Arena *arena, const Image *image)
{
    char message[JPEG_MESSAGE_SIZE];
    const unsigned char *samples =
        image->kind == IMAGE_JPEG ? jpeg_decode_samples(arena, image, message) : image->pixels;
    size_t count = (size_t)image->width * (size_t)image->height;
    if (!samples)
        return image;
    unsigned char *rgb = arena_array(arena, count, 3);
    if (!convert(image, samples, rgb))
        return image;
    Image *converted = arena_alloc(arena, sizeof *converted);
    *converted = *image;
    converted->kind = IMAGE_PIXELS;
    converted->channels = 3;
    converted->pixels = rgb;
    converted->icc = NULL;
    return converted;
}
