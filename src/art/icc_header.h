/* ICC profiles: what can be told from the header without a colour engine. */
#ifndef ART_ICC_HEADER_H
#define ART_ICC_HEADER_H

#include <stdbool.h>
#include <stddef.h>

/* Whether `bytes` begin as an ICC profile for pictures of `channels` colour channels (1 gray, 3
 * RGB, 4 CMYK) whose stated size fits. Source: ICC.1:2010, 7.2. */
bool icc_header_fits(const unsigned char *bytes, size_t size, int channels);

#endif
