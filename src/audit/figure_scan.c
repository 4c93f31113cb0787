/* Figures in a printed text: see figure_scan.h. A small hand-written scanner; the classes are asked
 * in the order in which docs/data.md lists them. */
#include "audit/figure_scan.h"

#include "base/number.h"
#include "base/utf8.h"

#define FIRST_YEAR      1900
#define LAST_YEAR       2099
#define LONGEST_NUMBER  64 /* digits; longer runs are no figures of anything */
#define FULL_WIDTH_ZERO 0xFF10
#define FULL_WIDTH_NINE 0xFF19

typedef struct Scan {
    Text text;
    size_t start, end;               /* of the number */
    char digits[LONGEST_NUMBER + 2]; /* sign, digits and point, as ASCII */
    size_t length;
    int whole_digits, places;
    bool has_groups, has_sign;
} Scan;

static uint32_t code_point_at(Text text, size_t at, size_t *size)
{
    *size = 0;
    return at < text.length ? utf8_decode(text.data + at, text.length - at, size) : 0;
}

/* 0..9, or -1. */
static int digit_at(Text text, size_t at, size_t *size)
{
    uint32_t code_point = code_point_at(text, at, size);
    if (code_point >= '0' && code_point <= '9')
        return (int)(code_point - '0');
    if (code_point >= FULL_WIDTH_ZERO && code_point <= FULL_WIDTH_NINE)
        return (int)(code_point - FULL_WIDTH_ZERO);
    return -1;
}

static uint32_t code_point_before(Text text, size_t at)
{
    size_t size;
    if (at == 0)
        return 0;
    size_t start = at - 1;
    while (start > 0 && ((unsigned char)text.data[start] & 0xC0) == 0x80)
        start--;
    return code_point_at(text, start, &size);
}

static bool is_letter(uint32_t code_point)
{
    return (code_point >= 'A' && code_point <= 'Z') || (code_point >= 'a' && code_point <= 'z');
}

static bool is_han(uint32_t code_point)
{
    return (code_point >= 0x3400 && code_point <= 0x9FFF) || code_point == 0x3007 ||
           (code_point >= 0x20000 && code_point <= 0x3FFFF);
}

static bool follows(const Scan *scan, const char *words)
{
    size_t length = strlen(words);
    return scan->text.length - scan->end >= length &&
           memcmp(scan->text.data + scan->end, words, length) == 0;
}

static bool stands_before(const Scan *scan, const char *words)
{
    size_t length = strlen(words);
    return scan->start >= length &&
           memcmp(scan->text.data + scan->start - length, words, length) == 0;
}

/* Reads digits from `at`; the byte behind them. */
static size_t take_digits(Scan *scan, size_t at, int *count)
{
    size_t size;
    int digit;
    *count = 0;
    while ((digit = digit_at(scan->text, at, &size)) >= 0) {
        if (scan->length < LONGEST_NUMBER)
            scan->digits[scan->length++] = (char)('0' + digit);
        at += size;
        ++*count;
    }
    return at;
}

/* Three digits and then none follow at `at`: what stands behind a separator of thousands. */
static bool is_group(Text text, size_t at)
{
    size_t size;
    for (int i = 0; i < 3; i++) {
        if (digit_at(text, at, &size) < 0)
            return false;
        at += size;
    }
    return digit_at(text, at, &size) < 0;
}

static bool is_separator(uint32_t code_point)
{
    return code_point == ',' || code_point == 0x202F || code_point == 0x2009 ||
           code_point == 0xFF0C;
}

/* Reads the number at `start`: digits, groups of three, a fraction. */
static void take_number(Scan *scan, size_t start)
{
    size_t size;
    scan->start = start;
    size_t at = take_digits(scan, start, &scan->whole_digits);
    while (is_separator(code_point_at(scan->text, at, &size)) && scan->whole_digits <= 3 &&
           is_group(scan->text, at + size)) {
        int count;
        at = take_digits(scan, at + size, &count);
        scan->has_groups = true;
    }
    if (at < scan->text.length && scan->text.data[at] == '.' &&
        digit_at(scan->text, at + 1, &size) >= 0) {
        if (scan->length < LONGEST_NUMBER)
            scan->digits[scan->length++] = '.';
        at = take_digits(scan, at + 1, &scan->places);
    }
    scan->end = at;
}

/* 2019年-2023年, 3月5日-8日: the sign joins two dates. */
static bool ends_date(Text text)
{
    static const char *const words[] = {"年", "月", "日", "号"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t length = strlen(words[i]);
        if (text.length >= length &&
            memcmp(text.data + text.length - length, words[i], length) == 0)
            return true;
    }
    return false;
}

/* A sign belongs to the number unless something that it could join stands before it: 10-20. */
static void take_sign(Scan *scan)
{
    static const struct {
        const char *words;
        char sign;
    } signs[] = {{"-", '-'}, {"−", '-'}, {"+", '+'}, {"＋", '+'}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (!stands_before(scan, signs[i].words))
            continue;
        size_t start = scan->start - strlen(signs[i].words);
        uint32_t before = code_point_before(scan->text, start);
        bool is_joint = ends_date((Text){scan->text.data, start});
        if (is_joint || is_letter(before) || (before >= '0' && before <= '9') || before == '%' ||
            before == ')')
            return;
        scan->start = start;
        scan->has_sign = true;
        memmove(scan->digits + 1, scan->digits, scan->length);
        scan->digits[0] = signs[i].sign;
        scan->length++;
        return;
    }
}

static bool is_year(const Scan *scan, double value)
{
    bool could_be = scan->whole_digits == 4 && !scan->places && !scan->has_groups &&
                    !scan->has_sign && value >= FIRST_YEAR && value <= LAST_YEAR;
    if (!could_be)
        return false;
    size_t size;
    uint32_t next = code_point_at(scan->text, scan->end, &size);
    return follows(scan, "年") || (!is_han(next) && next != '%' && next != 0xFF05);
}

/* 2024-03-05, 2024.3.5, 10:30: numbers joined by the signs of dates and times. */
static bool is_joined(const Scan *scan)
{
    size_t size;
    uint32_t next = code_point_at(scan->text, scan->end, &size);
    uint32_t before = code_point_before(scan->text, scan->start);
    bool number_follows = digit_at(scan->text, scan->end + size, &size) >= 0;
    bool number_before = scan->start > 1 && scan->text.data[scan->start - 2] >= '0' &&
                         scan->text.data[scan->start - 2] <= '9';
    bool is_time = (next == ':' && number_follows) || (before == ':' && number_before);
    bool is_day = (before == '.' || before == '/') && number_before;
    return is_time || is_day;
}

static bool is_date(const Scan *scan)
{
    if (scan->has_sign || scan->has_groups)
        return false;
    if (is_joined(scan))
        return true;
    bool is_short = scan->whole_digits <= 2 && !scan->places;
    return is_short && (follows(scan, "月") || follows(scan, "日") || follows(scan, "号") ||
                        follows(scan, "年代") || follows(scan, "时") || follows(scan, "点"));
}

/* 第3, 01, (1), 1. at the beginning, 1、 */
static bool is_order(const Scan *scan)
{
    if (scan->has_sign || scan->places || scan->has_groups)
        return false;
    if (stands_before(scan, "第") || stands_before(scan, "第 ") || stands_before(scan, "No.") ||
        stands_before(scan, "〔") || stands_before(scan, "No. "))
        return true;
    bool has_zero = scan->whole_digits >= 2 && scan->digits[0] == '0';
    bool is_short = scan->whole_digits <= 2;
    bool in_brackets = (stands_before(scan, "(") && follows(scan, ")")) ||
                       (stands_before(scan, "（") && follows(scan, "）"));
    bool begins = scan->start == 0 || scan->text.data[scan->start - 1] == '\n';
    bool ends_item = follows(scan, "、") || follows(scan, ". ") || follows(scan, "．") ||
                     follows(scan, ")") || follows(scan, "）");
    return has_zero || (is_short && (in_brackets || (begins && ends_item)));
}

/* G20, 5G, PM2.5, COVID-19, 15号; but 5km and 100MW are figures. */
static bool is_name(const Scan *scan, bool has_unit)
{
    uint32_t before = code_point_before(scan->text, scan->start);
    size_t size;
    uint32_t next = code_point_at(scan->text, scan->end, &size);
    bool joined = scan->start > 1 && (before == '-' || before == '/') &&
                  is_letter(code_point_before(scan->text, scan->start - 1));
    return is_letter(before) || joined || (is_letter(next) && !has_unit) || follows(scan, "号");
}

/* The unit behind the number, perhaps after a space. */
static void take_unit(const Scan *scan, FigureToken *token)
{
    static const char *const spaces[] = {"", " ", "\u00A0", "\u2009", "\u202F"};
    token->unit_end = token->end;
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++) {
        if (!follows(scan, spaces[i]))
            continue;
        size_t at = scan->end + strlen(spaces[i]);
        Text rest = {scan->text.data + at, scan->text.length - at};
        size_t length = unit_match(rest, NULL, &token->unit);
        if (length)
            token->unit_end = (uint32_t)(at + length);
        if (length)
            return;
    }
}

static FigureKind classify(const Scan *scan, const FigureToken *token)
{
    if (is_name(scan, token->unit_end > token->end))
        return FIGURE_NAME;
    if (is_year(scan, token->value))
        return FIGURE_YEAR;
    if (is_date(scan))
        return FIGURE_DATE;
    return is_order(scan) ? FIGURE_ORDER : FIGURE_AMOUNT;
}

bool figure_scan_next(Text text, size_t *at, FigureToken *token)
{
    size_t size;
    while (*at < text.length && digit_at(text, *at, &size) < 0)
        *at += size ? size : 1;
    if (*at >= text.length)
        return false;
    Scan scan = {.text = text};
    take_number(&scan, *at);
    take_sign(&scan);
    *at = scan.end;
    *token = (FigureToken){.start = (uint32_t)scan.start,
                           .end = (uint32_t)scan.end,
                           .places = scan.places,
                           .unit = {1, {"", 0}}};
    if (!number_parse((Text){scan.digits, scan.length}, &token->value))
        token->value = 0;
    take_unit(&scan, token);
    token->kind = classify(&scan, token);
    return true;
}
