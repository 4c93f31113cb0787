/* Lengths: see length.h. */
#include "doc/length.h"

#include <math.h>

#include "base/geometry.h"
#include "base/limits.h"
#include "base/number.h"

typedef struct SizeName {
    const char *name;
    double word_pt;  /* word processors */
    double print_pt; /* print shops (secondary source; 0: same as word_pt) */
} SizeName;

static const SizeName size_names[] = {
    {"初号", 42, 0},      {"小初", 36, 0},  {"一号", 26, 28},    {"小一", 24, 0},
    {"二号", 22, 21},     {"小二", 18, 0},  {"三号", 16, 15.75}, {"小三", 15, 0},
    {"四号", 14, 0},      {"小四", 12, 0},  {"五号", 10.5, 0},   {"小五", 9, 0},
    {"六号", 7.5, 7.875}, {"小六", 6.5, 0}, {"七号", 5.5, 5.25}, {"八号", 5, 0},
};

double length_of_size_name(Text name, bool is_print_table)
{
    for (size_t i = 0; i < COUNT_OF(size_names); i++) {
        const SizeName *row = &size_names[i];
        if (text_equals(name, row->name))
            return is_print_table && row->print_pt > 0 ? row->print_pt : row->word_pt;
    }
    return 0;
}

/* Points of one `unit`, 0 for a unit that is not absolute or font-relative. */
static double unit_points(Text unit, const LengthBase *base)
{
    if (text_equals(unit, "mm"))
        return PT_PER_MM;
    if (text_equals(unit, "pt"))
        return 1;
    if (text_equals(unit, "em"))
        return base->em;
    if (text_equals(unit, "字"))
        return base->zi;
    if (text_equals(unit, "px"))
        return PT_PER_PX;
    if (text_equals(unit, "cm"))
        return 10 * PT_PER_MM;
    if (text_equals(unit, "in"))
        return 72;
    return 0;
}

static LengthFault set_points(double points, Length *length)
{
    if (!(fabs(points) <= LIMIT_LENGTH_PT))
        return LENGTH_TOO_LARGE;
    *length = (Length){points, LENGTH_PT};
    return LENGTH_OK;
}

static bool parse_word(Text text, Length *length)
{
    if (text_equals(text, "auto") || text_equals(text, "hug"))
        *length = (Length){0, LENGTH_AUTO};
    else if (text_equals(text, "fill"))
        *length = (Length){1, LENGTH_FILL};
    else
        return false;
    return true;
}

LengthFault length_parse(Text text, const LengthBase *base, Length *length)
{
    double number = 0;
    size_t digits = number_parse_prefix(text, &number);
    if (!digits) {
        if (parse_word(text, length))
            return LENGTH_OK;
        double points = length_of_size_name(text, base->is_print_table);
        return points > 0 ? set_points(points, length) : LENGTH_NOT_A_LENGTH;
    }
    Text unit = {text.data + digits, text.length - digits};
    if (unit.length == 0)
        return number == 0 ? set_points(0, length) : LENGTH_NO_UNIT;
    if (text_equals(unit, "%") || text_equals(unit, "fr")) {
        bool is_percent = unit.data[0] == '%';
        if (fabs(number) > LIMIT_LENGTH_PT)
            return LENGTH_TOO_LARGE;
        *length =
            (Length){is_percent ? number / 100 : number, is_percent ? LENGTH_PERCENT : LENGTH_FR};
        return LENGTH_OK;
    }
    double points = unit_points(unit, base);
    return points > 0 ? set_points(number * points, length) : LENGTH_NOT_A_LENGTH;
}

double length_resolve(Length length, double container, double fallback)
{
    if (length.unit == LENGTH_PT)
        return length.value;
    if (length.unit == LENGTH_PERCENT && isfinite(container))
        return length.value * container;
    return fallback;
}
