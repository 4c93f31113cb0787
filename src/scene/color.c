/* Colours: the plain conversions between gray, rgb and inks. Colour management is the device's. */
#include "scene/color.h"

#include <math.h>
#include <string.h>

const Color COLOR_BLACK = {
    .has = COLOR_GRAY | COLOR_RGB | COLOR_CMYK,
    .gray = 0,
    .rgb = {0, 0, 0},
    .cmyk = {0, 0, 0, 1},
};

const Color COLOR_WHITE = {
    .has = COLOR_GRAY | COLOR_RGB | COLOR_CMYK,
    .gray = 1,
    .rgb = {1, 1, 1},
    .cmyk = {0, 0, 0, 0},
};

static double clamp_unit(double value)
{
    return value > 0 ? fmin(value, 1) : 0; /* NaN becomes 0 */
}

static double mix(double a, double b, double amount)
{
    return a * (1 - amount) + b * amount;
}

/* The lightness of a colour that has neither rgb nor inks: an ink alone is taken as a black one. */
static double gray_of(const Color *color)
{
    return color->has & COLOR_GRAY ? color->gray : 1 - color->tint;
}

void color_to_rgb(const Color *color, double rgb[3])
{
    if (color->has & COLOR_RGB) {
        memcpy(rgb, color->rgb, 3 * sizeof *rgb);
        return;
    }
    for (int i = 0; i < 3; i++) {
        /* PDF 1.7, 10.3.5: DeviceCMYK to DeviceRGB */
        rgb[i] =
            color->has & COLOR_CMYK ? 1 - fmin(1, color->cmyk[i] + color->cmyk[3]) : gray_of(color);
    }
}

void color_to_cmyk(const Color *color, double cmyk[4])
{
    if (color->has & COLOR_CMYK) {
        memcpy(cmyk, color->cmyk, 4 * sizeof *cmyk);
        return;
    }
    double rgb[3];
    color_to_rgb(color, rgb);
    /* PDF 1.7, 10.3.4, with black generation and undercolour removal of the whole gray part. */
    double black = 1 - fmax(rgb[0], fmax(rgb[1], rgb[2]));
    for (int i = 0; i < 3; i++)
        cmyk[i] = clamp_unit(1 - rgb[i] - black);
    cmyk[3] = clamp_unit(black);
}

bool color_is_gray(const Color *color, unsigned space, double *gray)
{
    if (space == COLOR_RGB) {
        double rgb[3];
        color_to_rgb(color, rgb);
        if (rgb[0] != rgb[1] || rgb[1] != rgb[2])
            return false;
        *gray = rgb[0];
        return true;
    }
    if (space == COLOR_CMYK) {
        double cmyk[4];
        color_to_cmyk(color, cmyk);
        if (cmyk[0] != 0 || cmyk[1] != 0 || cmyk[2] != 0)
            return false;
        *gray = 1 - cmyk[3];
        return true;
    }
    if (space != COLOR_GRAY || !(color->has & COLOR_GRAY))
        return false;
    *gray = color->gray;
    return true;
}

Color color_tint(const Color *color, double amount)
{
    amount = clamp_unit(amount);
    Color tint = *color;
    tint.gray = mix(1, color->gray, amount);
    tint.tint = color->tint * amount;
    for (int i = 0; i < 3; i++)
        tint.rgb[i] = mix(1, color->rgb[i], amount);
    for (int i = 0; i < 4; i++)
        tint.cmyk[i] = color->cmyk[i] * amount;
    return tint;
}

static bool same_ink(const Color *a, const Color *b)
{
    if (!a->spot || !b->spot)
        return a->spot == b->spot;
    return strcmp(a->spot, b->spot) == 0;
}

Color color_mix(const Color *a, const Color *b, double amount)
{
    amount = clamp_unit(amount);
    Color mixed = {.has = a->has & b->has};
    if (!same_ink(a, b))
        mixed.has &= ~(unsigned)COLOR_SPOT;
    if (!mixed.has) /* no space in common: each device still finds its own */
        mixed.has = COLOR_RGB | COLOR_CMYK;
    if (mixed.has & COLOR_SPOT)
        mixed.spot = a->spot;
    mixed.gray = mix(a->gray, b->gray, amount);
    mixed.tint = mix(a->tint, b->tint, amount);
    double left[4];
    double right[4];
    color_to_rgb(a, left);
    color_to_rgb(b, right);
    for (int i = 0; i < 3; i++)
        mixed.rgb[i] = mix(left[i], right[i], amount);
    color_to_cmyk(a, left);
    color_to_cmyk(b, right);
    for (int i = 0; i < 4; i++)
        mixed.cmyk[i] = mix(left[i], right[i], amount);
    return mixed;
}

static bool same_values(const double *a, const double *b, int count)
{
    for (int i = 0; i < count; i++) {
        if (a[i] != b[i])
            return false;
    }
    return true;
}

bool color_equals(const Color *a, const Color *b)
{
    if (a->has != b->has)
        return false;
    if (a->has & COLOR_GRAY && a->gray != b->gray)
        return false;
    if (a->has & COLOR_RGB && !same_values(a->rgb, b->rgb, 3))
        return false;
    if (a->has & COLOR_CMYK && !same_values(a->cmyk, b->cmyk, 4))
        return false;
    return !(a->has & COLOR_SPOT) || (a->tint == b->tint && same_ink(a, b));
}
