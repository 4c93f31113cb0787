/* Colours as inks and as light together. A theme token may give several values for one colour; each
 * device takes the one it can print. */
#ifndef SCENE_COLOR_H
#define SCENE_COLOR_H

#include <stdbool.h>

enum { COLOR_GRAY = 1, COLOR_RGB = 2, COLOR_CMYK = 4, COLOR_SPOT = 8 };

typedef struct Color {
    unsigned has;     /* which of the values below were given: COLOR_... bits, at least one */
    double gray;      /* 0 black .. 1 white, as DeviceGray */
    double rgb[3];    /* 0..1, sRGB */
    double cmyk[4];   /* ink, 0..1 */
    double tint;      /* of the spot ink, 0..1 */
    const char *spot; /* the ink's name, NULL: none */
    const char *name; /* the theme token, for messages; NULL: written in place */
} Color;

extern const Color COLOR_BLACK; /* gray 0, cmyk 0/0/0/1, rgb 0 */
extern const Color COLOR_WHITE;

/* The colour as sRGB: its own value, or the plain conversion of the others (device dependent, PDF
 * 1.7, 10.3). */
void color_to_rgb(const Color *color, double rgb[3]);

/* The colour as inks: its own value; gray goes to black ink alone; rgb by the plain conversion with
 * full black generation, so that neutral rgb is black ink alone. */
void color_to_cmyk(const Color *color, double cmyk[4]);

/* True and the gray value when the colour is neutral in the given space (COLOR_RGB: r = g = b;
 * COLOR_CMYK: black ink only), so that a device may write DeviceGray. */
bool color_is_gray(const Color *color, unsigned space, double *gray);

/* `amount` (0..1) of the colour on white paper: inks are multiplied, rgb is mixed with white. */
Color color_tint(const Color *color, double amount);

/* Mixes two colours in every space that both have; 0 is `a`, 1 is `b`. */
Color color_mix(const Color *a, const Color *b, double amount);

bool color_equals(const Color *a, const Color *b);

#endif
