/* Numbers, lengths and transforms of SVG: see svg_reader.h. SVG 1.1, 4.2 and 7.6. */
#include <math.h>
#include <string.h>

#include "art/svg_reader.h"
#include "base/number.h"

#define PI 3.14159265358979323846

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void advance(Text *text, size_t count)
{
    text->data += count;
    text->length -= count;
}

static void skip_blanks(Text *text)
{
    while (text->length && is_blank(text->data[0]))
        advance(text, 1);
}

Text svg_trim(Text text)
{
    skip_blanks(&text);
    while (text.length && is_blank(text.data[text.length - 1]))
        text.length--;
    return text;
}

/* Length of the digits of an exponent at `at`, with its letter; 0: none. */
static size_t exponent_length(Text text, size_t at)
{
    if (at >= text.length || (text.data[at] != 'e' && text.data[at] != 'E'))
        return 0;
    size_t end = at + 1;
    if (end < text.length && (text.data[end] == '+' || text.data[end] == '-'))
        end++;
    size_t digits = end;
    while (end < text.length && text.data[end] >= '0' && text.data[end] <= '9')
        end++;
    return end > digits ? end - at : 0;
}

bool svg_number(Text *text, double *value)
{
    skip_blanks(text);
    size_t length = number_parse_prefix(*text, value);
    if (!length)
        return false;
    size_t exponent = exponent_length(*text, length);
    if (exponent && !number_parse((Text){text->data, length + exponent}, value))
        return false;
    advance(text, length + exponent);
    Text after = *text;
    skip_blanks(&after);
    bool has_comma = after.length && after.data[0] == ',';
    if (has_comma)
        advance(&after, 1);
    *text = has_comma || after.length == 0 || is_blank(text->data[0]) ? after : *text;
    skip_blanks(text);
    return isfinite(*value);
}

bool svg_length(Text text, double *value)
{
    static const struct {
        const char *name;
        double size; /* CSS 2.1, 4.3.2: an inch is 96 px */
    } units[] = {{"", 1},           {"px", 1},         {"pt", 96 / 72.0}, {"pc", 16},
                 {"mm", 96 / 25.4}, {"cm", 96 / 2.54}, {"in", 96}};
    text = svg_trim(text);
    if (!svg_number(&text, value))
        return false;
    for (size_t i = 0; i < COUNT_OF(units); i++) {
        if (!text_equals(text, units[i].name))
            continue;
        *value *= units[i].size;
        return true;
    }
    return false;
}

static Matrix rotation(const double *n, int count)
{
    double angle = n[0] * PI / 180;
    Matrix turn = {cos(angle), sin(angle), -sin(angle), cos(angle), 0, 0};
    if (count < 3)
        return turn;
    return matrix_multiply(matrix_multiply(matrix_translate(-n[1], -n[2]), turn),
                           matrix_translate(n[1], n[2]));
}

/* One function of the list; `n` holds `count` numbers. False: unknown, or a wrong count. */
static bool apply_function(Text name, const double *n, int count, Matrix *result)
{
    if (text_equals(name, "matrix") && count == 6)
        *result = (Matrix){n[0], n[1], n[2], n[3], n[4], n[5]};
    else if (text_equals(name, "translate") && (count == 1 || count == 2))
        *result = matrix_translate(n[0], count == 2 ? n[1] : 0);
    else if (text_equals(name, "scale") && (count == 1 || count == 2))
        *result = matrix_scale(n[0], count == 2 ? n[1] : n[0]);
    else if (text_equals(name, "rotate") && (count == 1 || count == 3))
        *result = rotation(n, count);
    else if (text_equals(name, "skewX") && count == 1)
        *result = (Matrix){1, 0, tan(n[0] * PI / 180), 1, 0, 0};
    else if (text_equals(name, "skewY") && count == 1)
        *result = (Matrix){1, tan(n[0] * PI / 180), 0, 1, 0, 0};
    else
        return false;
    return true;
}

bool svg_transform(Text text, Matrix *matrix)
{
    *matrix = MATRIX_IDENTITY;
    text = svg_trim(text);
    while (text.length) {
        const char *open = memchr(text.data, '(', text.length);
        const char *close = memchr(text.data, ')', text.length);
        if (!open || !close || close < open)
            return false;
        Text name = svg_trim((Text){text.data, (size_t)(open - text.data)});
        Text list = {open + 1, (size_t)(close - open - 1)};
        double n[6];
        int count = 0;
        while (count < 6 && svg_number(&list, &n[count]))
            count++;
        Matrix function;
        if (svg_trim(list).length || count == 0 || !apply_function(name, n, count, &function))
            return false;
        *matrix = matrix_multiply(function, *matrix); /* the last one is applied first */
        advance(&text, (size_t)(close + 1 - text.data));
        skip_blanks(&text);
        if (text.length && text.data[0] == ',')
            advance(&text, 1);
        skip_blanks(&text);
    }
    return true;
}
