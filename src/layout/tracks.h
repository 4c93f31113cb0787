/* Tracks: the sizes of a grid's columns or rows (CSS Grid 1, 12.3 to 12.8, for tracks that are a
 * length, auto or fr). Knows nothing of boxes. */
#ifndef LAYOUT_TRACKS_H
#define LAYOUT_TRACKS_H

#include "doc/length.h"

typedef struct Track {
    Length length; /* as the style gives it */
    double base;   /* points; the size in the end */
    double limit;  /* wider gains nothing */
} Track;

/* What one cell asks of the tracks it covers, points. */
typedef struct Demand {
    int start, span;
    double min, max;
} Demand;

typedef struct TrackSizing {
    Track *tracks; /* track_count of them */
    int track_count;
    const Demand *demands; /* demand_count of them */
    int demand_count;
    double gap;
    double room;    /* for tracks and gaps; INFINITY: as much as they want */
    bool stretches; /* auto tracks share what is left over */
} TrackSizing;

/* Sets base to the least size of every track, and limit to the best one of tracks that follow
 * content (12.5). Percentages of an infinite room count as auto. */
void tracks_measure(const TrackSizing *sizing);

/* Sets base to the size of every track. Calls tracks_measure. */
void tracks_size(const TrackSizing *sizing);

/* Size of `span` tracks from `start` on with the gaps between them. */
double tracks_span(const Track *tracks, int start, int span, double gap);

#endif
