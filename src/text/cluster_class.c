/* Classes of characters: cluster_class.h. The table is docs/typography.md 2.1; what it does not
 * list follows its script and general category. */
#include "text/cluster_class.h"

#include <hb.h>

typedef struct ClassRange {
    uint32_t first, last;
    ClusterClass cluster_class;
} ClassRange;

/* Sorted by code point. */
/* clang-format off */
static const ClassRange ranges[] = {
    {0x09, 0x09, CLASS_SPACE},
    {0x20, 0x20, CLASS_SPACE},
    {0x24, 0x24, CLASS_PREFIX},
    {0x25, 0x25, CLASS_POSTFIX},
    {0x28, 0x28, CLASS_OPEN},
    {0x29, 0x29, CLASS_CLOSE},
    {0x2B, 0x2B, CLASS_PREFIX},
    {0x2D, 0x2D, CLASS_CONNECTOR},
    {0x2F, 0x2F, CLASS_SOLIDUS},
    {0x30, 0x39, CLASS_DIGIT},
    {0x41, 0x5A, CLASS_LATIN},
    {0x5B, 0x5B, CLASS_OPEN},
    {0x5D, 0x5D, CLASS_CLOSE},
    {0x61, 0x7A, CLASS_LATIN},
    {0x7B, 0x7B, CLASS_OPEN},
    {0x7D, 0x7D, CLASS_CLOSE},
    {0xA0, 0xA0, CLASS_SPACE},
    {0xA3, 0xA3, CLASS_PREFIX},
    {0xA5, 0xA5, CLASS_PREFIX},
    {0xB0, 0xB0, CLASS_POSTFIX},
    {0xB1, 0xB1, CLASS_PREFIX},
    {0xB7, 0xB7, CLASS_INTERPUNCT},
    {0x2000, 0x200B, CLASS_SPACE},
    {0x2010, 0x2010, CLASS_CONNECTOR},
    {0x2013, 0x2014, CLASS_CONNECTOR},
    {0x2018, 0x2018, CLASS_OPEN},
    {0x2019, 0x2019, CLASS_CLOSE},
    {0x201C, 0x201C, CLASS_OPEN},
    {0x201D, 0x201D, CLASS_CLOSE},
    {0x2026, 0x2026, CLASS_ELLIPSIS},
    {0x2027, 0x2027, CLASS_INTERPUNCT},
    {0x2028, 0x2028, CLASS_SPACE},
    {0x202F, 0x202F, CLASS_SPACE},
    {0x2030, 0x2030, CLASS_POSTFIX},
    {0x2032, 0x2033, CLASS_POSTFIX},
    {0x203C, 0x203C, CLASS_EXCLAMATION},
    {0x2047, 0x2049, CLASS_EXCLAMATION},
    {0x205F, 0x205F, CLASS_SPACE},
    {0x20AC, 0x20AC, CLASS_PREFIX},
    {0x2103, 0x2103, CLASS_POSTFIX},
    {0x2109, 0x2109, CLASS_POSTFIX},
    {0x2116, 0x2116, CLASS_PREFIX},
    {0x2212, 0x2212, CLASS_PREFIX},
    {0x22EF, 0x22EF, CLASS_ELLIPSIS},
    {0x2E3A, 0x2E3A, CLASS_DASH2},
    {0x3000, 0x3000, CLASS_SPACE},
    {0x3001, 0x3001, CLASS_COMMA},
    {0x3002, 0x3002, CLASS_STOP},
    {0x3005, 0x3007, CLASS_HAN},
    {0x3008, 0x3008, CLASS_OPEN},
    {0x3009, 0x3009, CLASS_CLOSE},
    {0x300A, 0x300A, CLASS_OPEN},
    {0x300B, 0x300B, CLASS_CLOSE},
    {0x300C, 0x300C, CLASS_OPEN},
    {0x300D, 0x300D, CLASS_CLOSE},
    {0x300E, 0x300E, CLASS_OPEN},
    {0x300F, 0x300F, CLASS_CLOSE},
    {0x3010, 0x3010, CLASS_OPEN},
    {0x3011, 0x3011, CLASS_CLOSE},
    {0x3014, 0x3014, CLASS_OPEN},
    {0x3015, 0x3015, CLASS_CLOSE},
    {0x3016, 0x3016, CLASS_OPEN},
    {0x3017, 0x3017, CLASS_CLOSE},
    {0x3018, 0x3018, CLASS_OPEN},
    {0x3019, 0x3019, CLASS_CLOSE},
    {0x301A, 0x301A, CLASS_OPEN},
    {0x301B, 0x301B, CLASS_CLOSE},
    {0x301C, 0x301C, CLASS_CONNECTOR},
    {0x301D, 0x301D, CLASS_OPEN},
    {0x301E, 0x301F, CLASS_CLOSE},
    {0x3021, 0x3029, CLASS_HAN},
    {0x303B, 0x303B, CLASS_HAN},
    {0x3041, 0x309F, CLASS_HAN},
    {0x30A0, 0x30A0, CLASS_CONNECTOR},
    {0x30A1, 0x30FA, CLASS_HAN},
    {0x30FB, 0x30FB, CLASS_INTERPUNCT},
    {0x30FC, 0x9FFF, CLASS_HAN},
    {0xFF01, 0xFF01, CLASS_EXCLAMATION},
    {0xFF04, 0xFF04, CLASS_PREFIX},
    {0xFF05, 0xFF05, CLASS_POSTFIX},
    {0xFF08, 0xFF08, CLASS_OPEN},
    {0xFF09, 0xFF09, CLASS_CLOSE},
    {0xFF0B, 0xFF0B, CLASS_PREFIX},
    {0xFF0C, 0xFF0C, CLASS_COMMA},
    {0xFF0E, 0xFF0E, CLASS_STOP},
    {0xFF0F, 0xFF0F, CLASS_SOLIDUS},
    {0xFF10, 0xFF19, CLASS_HAN},
    {0xFF1A, 0xFF1B, CLASS_COMMA},
    {0xFF1F, 0xFF1F, CLASS_EXCLAMATION},
    {0xFF21, 0xFF3A, CLASS_HAN},
    {0xFF3B, 0xFF3B, CLASS_OPEN},
    {0xFF3D, 0xFF3D, CLASS_CLOSE},
    {0xFF41, 0xFF5A, CLASS_HAN},
    {0xFF5B, 0xFF5B, CLASS_OPEN},
    {0xFF5D, 0xFF5D, CLASS_CLOSE},
    {0xFF5E, 0xFF5E, CLASS_CONNECTOR},
    {0xFF5F, 0xFF5F, CLASS_OPEN},
    {0xFF60, 0xFF60, CLASS_CLOSE},
    {0xFFE1, 0xFFE1, CLASS_PREFIX},
    {0xFFE5, 0xFFE5, CLASS_PREFIX},
    {0xFFFC, 0xFFFC, CLASS_OBJECT},
    {0x20000, 0x3FFFF, CLASS_HAN},
};

static const char *const class_names[CLASS_COUNT] = {
    [CLASS_HAN] = "han",
    [CLASS_LATIN] = "latin",
    [CLASS_DIGIT] = "digit",
    [CLASS_SPACE] = "space",
    [CLASS_OPEN] = "open",
    [CLASS_CLOSE] = "close",
    [CLASS_COMMA] = "comma",
    [CLASS_STOP] = "stop",
    [CLASS_EXCLAMATION] = "exclamation",
    [CLASS_INTERPUNCT] = "interpunct",
    [CLASS_SOLIDUS] = "solidus",
    [CLASS_CONNECTOR] = "connector",
    [CLASS_DASH2] = "dash2",
    [CLASS_ELLIPSIS] = "ellipsis",
    [CLASS_PREFIX] = "prefix",
    [CLASS_POSTFIX] = "postfix",
    [CLASS_OBJECT] = "object",
    [CLASS_OTHER] = "other",
};
/* clang-format on */

static bool is_letter(hb_unicode_general_category_t category)
{
    return category >= HB_UNICODE_GENERAL_CATEGORY_LOWERCASE_LETTER &&
           category <= HB_UNICODE_GENERAL_CATEGORY_UPPERCASE_LETTER;
}

/* R19 speaks of Latin, Greek and digits; Cyrillic and its like are set as these are. */
static ClusterClass class_of_script(uint32_t code_point)
{
    hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
    if (!is_letter(hb_unicode_general_category(unicode, code_point)))
        return CLASS_OTHER;
    switch ((int)hb_unicode_script(unicode, code_point)) {
    case HB_SCRIPT_LATIN:
    case HB_SCRIPT_GREEK:
    case HB_SCRIPT_CYRILLIC:
    case HB_SCRIPT_ARMENIAN:
    case HB_SCRIPT_GEORGIAN:
        return CLASS_LATIN;
    case HB_SCRIPT_HAN:
    case HB_SCRIPT_HANGUL:
    case HB_SCRIPT_BOPOMOFO:
    case HB_SCRIPT_HIRAGANA:
    case HB_SCRIPT_KATAKANA:
    case HB_SCRIPT_YI:
        return CLASS_HAN;
    default:
        return CLASS_OTHER;
    }
}

ClusterClass class_of_code_point(uint32_t code_point)
{
    if (code_point >= 0x4E00 && code_point <= 0x9FFF)
        return CLASS_HAN;
    size_t low = 0;
    size_t high = COUNT_OF(ranges);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (ranges[middle].last < code_point)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < COUNT_OF(ranges) && ranges[low].first <= code_point)
        return ranges[low].cluster_class;
    return code_point < 0x80 ? CLASS_OTHER : class_of_script(code_point);
}

bool class_is_shared_mark(uint32_t code_point)
{
    switch (code_point) {
    case 0xB7:
    case 0x2014:
    case 0x2018:
    case 0x2019:
    case 0x201C:
    case 0x201D:
    case 0x2026:
    case 0x2027:
    case 0x22EF:
    case 0x2E3A:
        return true;
    default:
        return false;
    }
}

bool class_is_ideographic_mark(uint32_t code_point)
{
    return (code_point >= 0x3001 && code_point <= 0x303F) ||
           (code_point >= 0xFF01 && code_point <= 0xFF60) || code_point == 0x30FB;
}

bool class_is_ignorable(uint32_t code_point)
{
    if (code_point < 0xAD)
        return false;
    return code_point == 0xAD || code_point == 0x34F || code_point == 0x61C ||
           (code_point >= 0x17B4 && code_point <= 0x17B5) ||
           (code_point >= 0x180B && code_point <= 0x180F) ||
           (code_point >= 0x200B && code_point <= 0x200F) ||
           (code_point >= 0x2028 && code_point <= 0x202E) ||
           (code_point >= 0x2060 && code_point <= 0x206F) ||
           (code_point >= 0xFE00 && code_point <= 0xFE0F) || code_point == 0xFEFF ||
           (code_point >= 0xE0000 && code_point <= 0xE0FFF);
}

const char *cluster_class_name(ClusterClass cluster_class)
{
    return class_names[cluster_class];
}
