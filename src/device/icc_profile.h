/* ICC profiles that stand in PDF files. */
#ifndef DEVICE_ICC_PROFILE_H
#define DEVICE_ICC_PROFILE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/text.h"

/* The sRGB profile (IEC 61966-2-1) as a file of ICC version 4.2, the same bytes on every machine
 * and every day. In `arena`. Empty: the library failed. */
Text icc_profile_srgb(Arena *arena);

/* Whether a profile calls itself sRGB, in ASCII or UTF-16: then device colours mean the same. */
bool icc_profile_is_srgb(const unsigned char *bytes, size_t size);

#endif
