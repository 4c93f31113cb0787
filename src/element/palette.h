/* Palette: the colours that elements draw with when the layout names none. They are tokens of the
 * theme; what a theme leaves out follows from its other colours. */
#ifndef ELEMENT_PALETTE_H
#define ELEMENT_PALETTE_H

#include "doc/paint_spec.h"
#include "doc/theme.h"

typedef struct Palette {
    Color main;   /* $main: the colour of the page */
    Color deep;   /* $deep: its dark shade, for titles */
    Color accent; /* $accent: for what must be seen first */
    Color tint;   /* $tint: ground of cards */
    Color line;   /* $line: rules and connectors */
    Color ink;    /* $ink: text */
    Color grey;   /* $grey: notes */
    Color white;  /* $white: text on colour */
    Color up;     /* $up: what rises; red, as Chinese readers expect */
    Color down;   /* $down: what falls; green */
} Palette;

/* The palette of a theme. `tone` (kind NONE: not given) replaces $main and what follows from it. */
Palette palette_read(const Theme *theme, const PaintSpec *tone);

/* White or ink, whichever is easier to read on `ground` (WCAG 2.1, 1.4.3). */
Color palette_on(const Palette *palette, const Color *ground);

/* The colour on white paper, `amount` of it; no longer the theme's token. */
Color palette_tint(const Color *color, double amount);

/* Contrast of two colours, 1 to 21. Source: WCAG 2.1, "contrast ratio". */
double palette_contrast(const Color *a, const Color *b);

/* The colour as a layout writes it: {"cmyk": [...], "rgb": "#..."}, or the token's name where it is
 * one. */
JsonValue *palette_json(Arena *arena, const Color *color, const Origin *origin);

#endif
