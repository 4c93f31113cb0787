/* ICC profiles: the header's check. See icc_header.h. */
#include "art/icc_header.h"

#include <string.h>

#define HEADER_SIZE        128
#define COLOR_SPACE_OFFSET 16
#define SIGNATURE_OFFSET   36

bool icc_header_fits(const unsigned char *bytes, size_t size, int channels)
{
    if (size < HEADER_SIZE || memcmp(bytes + SIGNATURE_OFFSET, "acsp", 4) != 0)
        return false;
    size_t stated =
        (size_t)bytes[0] << 24 | (size_t)bytes[1] << 16 | (size_t)bytes[2] << 8 | bytes[3];
    const char *space = channels == 1 ? "GRAY" : channels == 3 ? "RGB " : "CMYK";
    return stated <= size && memcmp(bytes + COLOR_SPACE_OFFSET, space, 4) == 0;
}
