/* Text as UTF-16BE, the form in which PDF stores Unicode (PDF 1.7, 7.9.2.2 and 9.10.3). */
#ifndef DEVICE_HARU_UNICODE_H
#define DEVICE_HARU_UNICODE_H

#include "base/strbuf.h"

/* Appends the byte order mark and `text` as UTF-16BE bytes. Ill-formed bytes become U+FFFD. */
void haru_append_utf16(StrBuf *out, Text text);

/* Appends `text` as hexadecimal digits of UTF-16BE, without a byte order mark. */
void haru_append_utf16_hex(StrBuf *out, Text text);

/* Appends the 16 bits of `value` as four hexadecimal digits. */
void haru_append_hex16(StrBuf *out, uint32_t value);

/* Length of `text` in UTF-16 code units. */
size_t haru_utf16_length(Text text);

#endif
