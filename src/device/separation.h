/* Separations: what each printing ink lays on a page, drawn by Cairo one ink at a time. A page
 * becomes a gray picture for each plate, in which white is no ink: opacity, gradients and groups
 * then mix per plate, as PDF does it in DeviceCMYK. Overprint is that of the press products. */
#ifndef DEVICE_SEPARATION_H
#define DEVICE_SEPARATION_H

#include "device/device.h"

#define PLATE_LIMIT 20 /* four process inks and sixteen spots */

typedef struct Plate {
    const char *name; /* "Cyan", "PANTONE 185 C" */
    int process;      /* 0..3: cyan, magenta, yellow, black; -1: a spot ink */
} Plate;

typedef struct PlateList {
    Plate plates[PLATE_LIMIT];
    int count; /* at least 4 */
} PlateList;

/* One plate as pixels. */
typedef struct PlateInk {
    int width, height;
    unsigned char *ink; /* rows, 0 none .. 255 full; in the arena */
} PlateInk;

/* The plates that the pages need: process inks first, then spots in the order of first use. */
PlateList separation_list(const Scene *const pages[], int page_count);

/* The page as this plate prints it. `converter` may be NULL: plain conversion. */
const Scene *separation_scene(Arena *arena, InkConverter *converter, const Scene *scene,
                              const Plate *plate);

/* Draws a plate scene at `dpi`. False: reported. */
bool separation_draw(Arena *arena, DiagSink *diagnostics, const Scene *scene, double dpi,
                     PlateInk *ink);

/* Inks (0..1) of the colour on the plate. */
double separation_amount(InkConverter *converter, const Color *color, const Plate *plate);

#endif
