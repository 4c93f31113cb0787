/* ICC profiles: see icc_profile.h. */
#include "device/icc_profile.h"

#include <lcms2.h>
#include <string.h>

#define DATE_OFFSET 24 /* ICC.1:2010, 7.2: date and time, twelve bytes */

/* 1 January 2000: the library writes the hour at which it runs. */
static const unsigned char fixed_date[12] = {0x07, 0xD0, 0, 1, 0, 1};

Text icc_profile_srgb(Arena *arena)
{
    Text bytes = {"", 0};
    cmsHPROFILE profile = cmsCreate_sRGBProfile();
    cmsUInt32Number size = 0;
    if (!profile)
        return bytes;
    cmsSetProfileVersion(profile, 4.2);
    if (cmsSaveProfileToMem(profile, NULL, &size)) {
        char *data = arena_alloc(arena, size);
        if (cmsSaveProfileToMem(profile, data, &size)) {
            memcpy(data + DATE_OFFSET, fixed_date, sizeof fixed_date);
            bytes = (Text){data, size};
        }
    }
    cmsCloseProfile(profile);
    return bytes;
}

bool icc_profile_is_srgb(const unsigned char *bytes, size_t size)
{
    static const char ascii[] = "sRGB";
    static const char utf16[] = "\0s\0R\0G\0B";
    for (size_t i = 0; i + sizeof utf16 - 1 <= size; i++) {
        if (memcmp(bytes + i, ascii, sizeof ascii - 1) == 0 ||
            memcmp(bytes + i, utf16, sizeof utf16 - 1) == 0)
            return true;
    }
    return false;
}
