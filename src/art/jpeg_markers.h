/* JPEG marker segments: everything that can be known of a JPEG file without decoding it.
 * Source: ITU-T T.81, annex B; JFIF (ITU-T T.871), 10; ICC.1:2010, annex B.4; Adobe TN 5116, 18. */
#ifndef ART_JPEG_MARKERS_H
#define ART_JPEG_MARKERS_H

#include <stdbool.h>
#include <stddef.h>

#include "art/exif.h"
#include "base/arena.h"
#include "base/attributes.h"

typedef struct JpegMarkers {
    int width, height;
    int channels;
    int precision;   /* bits for each sample */
    int process;     /* n of SOFn: 0 baseline, 1 extended, 2 progressive, others not usual */
    int frame_count; /* SOF markers: 1 in a good file */
    int scan_count;  /* SOS markers */
    bool has_adobe;  /* APP14 "Adobe" */
    bool has_end;    /* EOI was found */
    size_t end;      /* bytes up to and with EOI; the size of the file where there is none */
    ExifFields exif;
    double ppi_x, ppi_y;      /* JFIF density; 0: not stated */
    const unsigned char *icc; /* joined from its pieces, in the arena; NULL: none or incomplete */
    size_t icc_size;
    bool icc_is_incomplete;
} JpegMarkers;

/* Walks the markers. False: a segment is shorter than its own header or runs beyond the end before
 * any picture data came. */
bool jpeg_markers_read(Arena *arena, const unsigned char *bytes, size_t size,
                       JpegMarkers *markers) WARN_UNUSED;

#endif
