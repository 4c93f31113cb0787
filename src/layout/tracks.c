/* Tracks: see tracks.h. The numbers in comments are sections of CSS Grid 1. */
#include "layout/tracks.h"

#include <limits.h>
#include <math.h>

static bool is_fixed(const TrackSizing *sizing, int index)
{
    LengthUnit unit = sizing->tracks[index].length.unit;
    return unit == LENGTH_PT || (unit == LENGTH_PERCENT && isfinite(sizing->room));
}

static bool is_fraction(const TrackSizing *sizing, int index)
{
    return sizing->tracks[index].length.unit == LENGTH_FR;
}

static bool follows_content(const TrackSizing *sizing, int index)
{
    return !is_fixed(sizing, index) && !is_fraction(sizing, index);
}

double tracks_span(const Track *tracks, int start, int span, double gap)
{
    double size = span > 1 ? gap * (span - 1) : 0;
    for (int i = start; i < start + span; i++)
        size += tracks[i].base;
    return size;
}

/* Raises the tracks under a demand that covers several: those with fr if it covers any, else those
 * that follow content, in equal parts (12.5.1, steps 3 and 4). */
static void meet_spanning(const TrackSizing *sizing, const Demand *demand)
{
    double min = demand->min - sizing->gap * (demand->span - 1);
    double max = demand->max - sizing->gap * (demand->span - 1);
    int fractions = 0;
    int autos = 0;
    int end = demand->start + demand->span;
    for (int i = demand->start; i < end; i++) {
        min -= sizing->tracks[i].base;
        max -= sizing->tracks[i].limit;
        fractions += is_fraction(sizing, i);
        autos += follows_content(sizing, i);
    }
    int takers = fractions > 0 ? fractions : autos;
    for (int i = demand->start; i < end; i++) {
        bool takes = fractions > 0 ? is_fraction(sizing, i) : follows_content(sizing, i);
        if (!takes)
            continue;
        Track *track = &sizing->tracks[i];
        track->base += fmax(0, min) / takers;
        track->limit = fmax(track->base, track->limit + fmax(0, max) / takers);
    }
}

static void meet_single(const TrackSizing *sizing, const Demand *demand)
{
    if (is_fixed(sizing, demand->start))
        return;
    Track *track = &sizing->tracks[demand->start];
    track->base = fmax(track->base, demand->min);
    track->limit = fmax(track->limit, fmax(demand->min, demand->max));
}

/* The least span above `span` that some demand has, or INT_MAX. */
static int next_span(const TrackSizing *sizing, int span)
{
    int next = INT_MAX;
    for (int i = 0; i < sizing->demand_count; i++) {
        if (sizing->demands[i].span > span && sizing->demands[i].span < next)
            next = sizing->demands[i].span;
    }
    return next;
}

void tracks_measure(const TrackSizing *sizing)
{
    for (int i = 0; i < sizing->track_count; i++) {
        Track *track = &sizing->tracks[i];
        bool fixed = is_fixed(sizing, i);
        track->base = fixed ? length_resolve(track->length, sizing->room, 0) : 0;
        track->limit = track->base;
    }
    for (int span = next_span(sizing, 0); span != INT_MAX; span = next_span(sizing, span)) {
        for (int i = 0; i < sizing->demand_count; i++) {
            if (sizing->demands[i].span != span)
                continue;
            if (span == 1)
                meet_single(sizing, &sizing->demands[i]);
            else
                meet_spanning(sizing, &sizing->demands[i]);
        }
    }
}

static double free_space(const TrackSizing *sizing)
{
    return sizing->room - tracks_span(sizing->tracks, 0, sizing->track_count, sizing->gap);
}

/* 12.6: free space goes in equal parts to tracks below their limit. */
static void maximize(const TrackSizing *sizing)
{
    double space = free_space(sizing);
    int growing = 1;
    while (space > 1e-9 && growing > 0) {
        double step = INFINITY;
        growing = 0;
        for (int i = 0; i < sizing->track_count; i++) {
            const Track *track = &sizing->tracks[i];
            bool grows = follows_content(sizing, i) && track->limit - track->base > 1e-9;
            growing += grows;
            step = grows ? fmin(step, track->limit - track->base) : step;
        }
        step = growing > 0 ? fmin(step, space / growing) : 0;
        for (int i = 0; i < sizing->track_count; i++) {
            Track *track = &sizing->tracks[i];
            if (follows_content(sizing, i) && track->limit - track->base > 1e-9)
                track->base = fmin(track->limit, track->base + step);
        }
        space -= step * growing;
    }
}

/* 12.7.1: the size of 1fr. Tracks whose content needs more than their share are taken out, marked
 * by a limit of infinity. */
static double fraction_size(const TrackSizing *sizing)
{
    double unit = 0;
    bool again = true;
    while (again) {
        double space = sizing->room - sizing->gap * (sizing->track_count - 1);
        double factors = 0;
        for (int i = 0; i < sizing->track_count; i++) {
            const Track *track = &sizing->tracks[i];
            bool shares = is_fraction(sizing, i) && isfinite(track->limit);
            factors += shares ? track->length.value : 0;
            space -= shares ? 0 : track->base;
        }
        unit = fmax(0, space) / fmax(1, factors);
        again = false;
        for (int i = 0; i < sizing->track_count; i++) {
            Track *track = &sizing->tracks[i];
            bool shares = is_fraction(sizing, i) && isfinite(track->limit);
            if (shares && track->base > unit * track->length.value + 1e-9) {
                track->limit = INFINITY;
                again = true;
            }
        }
    }
    return unit;
}

/* 12.7, indefinite free space: so large that every fr track holds its content. */
static double fraction_of_content(const TrackSizing *sizing)
{
    double unit = 0;
    for (int i = 0; i < sizing->track_count; i++) {
        const Track *track = &sizing->tracks[i];
        if (is_fraction(sizing, i))
            unit = fmax(unit, track->limit / fmax(1, track->length.value));
    }
    return unit;
}

static void expand_fractions(const TrackSizing *sizing)
{
    double unit = isfinite(sizing->room) ? fraction_size(sizing) : fraction_of_content(sizing);
    for (int i = 0; i < sizing->track_count; i++) {
        Track *track = &sizing->tracks[i];
        if (is_fraction(sizing, i))
            track->base = fmax(track->base, unit * track->length.value);
    }
}

/* 12.8. */
static void stretch_autos(const TrackSizing *sizing)
{
    double space = free_space(sizing);
    int autos = 0;
    for (int i = 0; i < sizing->track_count; i++)
        autos += follows_content(sizing, i);
    for (int i = 0; space > 0 && i < sizing->track_count; i++) {
        if (follows_content(sizing, i))
            sizing->tracks[i].base += space / autos;
    }
}

void tracks_size(const TrackSizing *sizing)
{
    tracks_measure(sizing);
    if (isfinite(sizing->room)) {
        maximize(sizing);
        expand_fractions(sizing);
        if (sizing->stretches)
            stretch_autos(sizing);
        return;
    }
    for (int i = 0; i < sizing->track_count; i++) {
        if (follows_content(sizing, i))
            sizing->tracks[i].base = sizing->tracks[i].limit;
    }
    expand_fractions(sizing);
}
