/* Spot inks: one Separation colour space for each name (PDF 1.7, 8.6.6.4). */
#ifndef DEVICE_HARU_SPOT_H
#define DEVICE_HARU_SPOT_H

#include "device/haru_content.h"

typedef struct HaruSpot {
    HaruResource resource;
    struct HaruSpot *next;
    const char *name;
    long alternate[4]; /* inks of the full tint, thousandths */
} HaruSpot;

/* The tint of the colour's spot ink. What it looks like in process inks comes from the colour, and
 * must be the same for every colour of one ink; else that is reported. */
HaruInk haru_spot_ink(HaruDocument *document, const Color *color);

#endif
