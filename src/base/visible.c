/* Showing text in a terminal: see visible.h. */
#include "base/visible.h"

#include "base/utf8.h"

#define REPLACEMENT 0xFFFDu

typedef struct CodeRange {
    uint32_t first, last;
} CodeRange;

/* UAX #11: W and F. Blocks of CJK are taken whole, as the standard does for unassigned code points
 * in them. */
static const CodeRange wide_ranges[] = {
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x2329, 0x232A},   {0x23E9, 0x23EC},
    {0x25FD, 0x25FE},   {0x2614, 0x2615},   {0x2648, 0x2653},   {0x26A1, 0x26A1},
    {0x2705, 0x2705},   {0x274C, 0x274C},   {0x2753, 0x2755},   {0x2757, 0x2757},
    {0x2795, 0x2797},   {0x2B1B, 0x2B1C},   {0x2B50, 0x2B50},   {0x2B55, 0x2B55},
    {0x2E80, 0x303E},   {0x3041, 0x3247},   {0x3250, 0x4DBF},   {0x4E00, 0xA4CF},
    {0xA960, 0xA97F},   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE10, 0xFE19},
    {0xFE30, 0xFE6F},   {0xFF01, 0xFF60},   {0xFFE0, 0xFFE6},   {0x16FE0, 0x18CFF},
    {0x18D00, 0x18D08}, {0x1AFF0, 0x1B2FF}, {0x1F004, 0x1F004}, {0x1F0CF, 0x1F0CF},
    {0x1F18E, 0x1F18E}, {0x1F191, 0x1F19A}, {0x1F200, 0x1F265}, {0x1F300, 0x1F320},
    {0x1F32D, 0x1F335}, {0x1F337, 0x1F37C}, {0x1F37E, 0x1F393}, {0x1F3A0, 0x1F3CA},
    {0x1F3E0, 0x1F3F0}, {0x1F3F8, 0x1F43E}, {0x1F440, 0x1F440}, {0x1F442, 0x1F4FC},
    {0x1F4FF, 0x1F53D}, {0x1F550, 0x1F567}, {0x1F5FB, 0x1F64F}, {0x1F680, 0x1F6C5},
    {0x1F900, 0x1F9FF}, {0x1FA70, 0x1FAFF}, {0x20000, 0x2FFFD}, {0x30000, 0x3FFFD},
};

/* Marks and joiners that take no room of their own. */
static const CodeRange zero_ranges[] = {
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x064B, 0x065F},   {0x1AB0, 0x1AFF},
    {0x1DC0, 0x1DFF}, {0x200B, 0x200D}, {0x20D0, 0x20FF}, {0x302A, 0x302D},   {0x3099, 0x309A},
    {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}, {0xE0100, 0xE01EF},
};

static bool is_among(uint32_t code_point, const CodeRange *ranges, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (code_point >= ranges[i].first && code_point <= ranges[i].last)
            return true;
    }
    return false;
}

static bool is_unsafe(uint32_t code_point)
{
    bool is_control = code_point < 0x20 || (code_point >= 0x7F && code_point <= 0x9F);
    bool is_line_end = code_point == 0x2028 || code_point == 0x2029;
    /* UAX #9: marks, embeddings, overrides and isolates */
    bool is_direction = code_point == 0x061C || code_point == 0x200E || code_point == 0x200F ||
                        (code_point >= 0x202A && code_point <= 0x202E) ||
                        (code_point >= 0x2066 && code_point <= 0x2069);
    return is_control || is_line_end || is_direction;
}

uint32_t visible_decode(const char *bytes, size_t length, size_t *size)
{
    uint32_t code_point = utf8_decode(bytes, length, size);
    return code_point == UTF8_INVALID || is_unsafe(code_point) ? REPLACEMENT : code_point;
}

int visible_columns(uint32_t code_point)
{
    if (code_point < 0x300)
        return 1;
    if (is_among(code_point, zero_ranges, COUNT_OF(zero_ranges)))
        return 0;
    return is_among(code_point, wide_ranges, COUNT_OF(wide_ranges)) ? 2 : 1;
}

void visible_append(StrBuf *out, Text text)
{
    size_t at = 0;
    while (at < text.length) {
        size_t size;
        strbuf_code_point(out, visible_decode(text.data + at, text.length - at, &size));
        at += size;
    }
}
