/* Units of figures: see unit.h. */
#include "audit/unit.h"

#include "base/arena.h"

typedef struct ScaleRow {
    const char *words;
    double scale;
} ScaleRow;

/* Longest first where one begins another. */
static const ScaleRow scales[] = {
    {"万亿", 1e12}, {"千亿", 1e11}, {"百亿", 1e10}, {"十亿", 1e9}, {"亿", 1e8},
    {"千万", 1e7},  {"百万", 1e6},  {"十万", 1e5},  {"万", 1e4},   {"千", 1e3},
};

/* What stands behind numbers in statistics; GB 3100 symbols and common measure words. Longest
 * first where one begins another. */
static const char *const bases[] = {
    "平方公里", "立方米每秒", "平方千米", "平方米", "立方米", "千瓦时", "千瓦", "千米", "千克",
    "公里",     "公顷",       "公斤",     "美元",   "欧元",   "元",     "人次", "人",   "名",
    "户",       "家",         "个百分点", "百分点", "个点",   "个月",   "个",   "项",   "件",
    "亩",       "吨",         "米",       "度",     "辆",     "台",     "套",   "次",   "种",
    "所",       "座",         "处",       "条",     "篇",     "份",     "岁",   "小时", "分钟",
    "天",       "倍",         "成",       "艘",     "架",     "列",     "趟",   "场",   "届",
    "位",       "只",         "头",       "株",     "棵",     "本",     "册",   "部",   "批",
    "张",       "宗",         "笔",       "起",     "例",     "间",     "层",   "级",   "瓦",
    "kWh",      "MWh",        "GWh",      "TWh",    "kW",     "MW",     "GW",   "km²",  "km",
    "m²",       "m³",         "mm",       "cm",     "hm²",    "ha",     "kg",   "mg",   "mL",
    "GB",       "TB",         "MB",       "PB",     "GHz",    "MHz",    "Hz",   "℃",    "°C",
    "m",        "g",          "t",        "L",      "‰",      "％",     "%",
};

static bool starts_with(Text text, const char *words)
{
    size_t length = strlen(words);
    return text.length >= length && memcmp(text.data, words, length) == 0;
}

static bool is_letter(char byte)
{
    return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

/* A unit in letters ends where the word does: 5 m, but not 5 min or 5mini. */
static bool ends_word(Text text, size_t length)
{
    return !is_letter(text.data[length - 1]) || length == text.length ||
           !is_letter(text.data[length]);
}

static Text skip(Text text, size_t length)
{
    return (Text){text.data + length, text.length - length};
}

/* 百分点 and 个百分点 are one base, and so are the two signs of per cent. */
static Text canonical(Text base)
{
    bool is_points =
        text_equals(base, "个百分点") || text_equals(base, "个点") || text_equals(base, "pp");
    if (is_points)
        return text_of(UNIT_POINTS);
    return text_equals(base, "％") ? text_of(UNIT_PERCENT) : base;
}

static size_t match_base(Text text, const Unit *expected)
{
    size_t longest = 0;
    if (expected && expected->base.length && text.length >= expected->base.length &&
        memcmp(text.data, expected->base.data, expected->base.length) == 0)
        longest = expected->base.length;
    for (size_t i = 0; i < COUNT_OF(bases); i++) {
        size_t length = strlen(bases[i]);
        if (length > longest && starts_with(text, bases[i]) && ends_word(text, length))
            longest = length;
    }
    return longest;
}

static const ScaleRow *match_scale(Text text)
{
    for (size_t i = 0; i < COUNT_OF(scales); i++) {
        if (starts_with(text, scales[i].words))
            return &scales[i];
    }
    return NULL;
}

Unit unit_read(Text words)
{
    const ScaleRow *scale = match_base(words, NULL) ? NULL : match_scale(words);
    if (!scale)
        return (Unit){1, canonical(words)};
    return (Unit){scale->scale, canonical(skip(words, strlen(scale->words)))};
}

size_t unit_match(Text text, const Unit *expected, Unit *unit)
{
    size_t length = match_base(text, expected);
    if (length) {
        *unit = (Unit){1, canonical((Text){text.data, length})};
        return length;
    }
    const ScaleRow *scale = match_scale(text);
    if (!scale)
        return 0;
    length = strlen(scale->words);
    Text rest = skip(text, length);
    size_t base = match_base(rest, expected);
    *unit = (Unit){scale->scale, canonical((Text){rest.data, base})};
    return length + base;
}

bool unit_is_percent(const Unit *unit)
{
    return text_equals(unit->base, UNIT_PERCENT);
}

bool unit_is_points(const Unit *unit)
{
    return text_equals(unit->base, UNIT_POINTS);
}

bool unit_has_same_base(const Unit *left, const Unit *right)
{
    return left->base.length == right->base.length &&
           memcmp(left->base.data, right->base.data, left->base.length) == 0;
}
