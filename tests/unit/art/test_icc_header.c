/* What an ICC profile's header must say: ICC.1:2010, 7.2. */
#include "art/icc_header.h"

#include "pictures.h"

TEST(art_icc_header)
{
    unsigned char profile[PICTURES_ICC_SIZE];
    pictures_icc(profile, "CMYK");
    CHECK(icc_header_fits(profile, sizeof profile, 4));
    CHECK(!icc_header_fits(profile, sizeof profile, 3));
    CHECK(!icc_header_fits(profile, sizeof profile, 1));
    CHECK(!icc_header_fits(profile, sizeof profile - 1, 4)); /* cut */
    CHECK(!icc_header_fits(profile, 127, 4));
    profile[36] = 'x';
    CHECK(!icc_header_fits(profile, sizeof profile, 4));
}
