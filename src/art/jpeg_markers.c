/* JPEG marker segments: the walk from SOI to EOI. See jpeg_markers.h. */
#include "art/jpeg_markers.h"

#include <string.h>

enum {
    MARKER_TEM = 0x01,
    MARKER_SOF0 = 0xC0,
    MARKER_DHT = 0xC4,
    MARKER_JPG = 0xC8,
    MARKER_DAC = 0xCC,
    MARKER_SOF15 = 0xCF,
    MARKER_RST0 = 0xD0,
    MARKER_RST7 = 0xD7,
    MARKER_SOI = 0xD8,
    MARKER_EOI = 0xD9,
    MARKER_SOS = 0xDA,
    MARKER_APP0 = 0xE0,
    MARKER_APP1 = 0xE1,
    MARKER_APP2 = 0xE2,
    MARKER_APP14 = 0xEE
};

#define ICC_PIECE_HEADER 14 /* "ICC_PROFILE", NUL, number, count */
#define ICC_PIECES_MAX   255

typedef struct Segment {
    const unsigned char *data; /* after the length field */
    size_t size;
} Segment;

/* Pieces of a profile by their number, which starts at 1. */
typedef struct IccPieces {
    Segment pieces[ICC_PIECES_MAX + 1];
    int count; /* as the pieces state it; 0: no profile */
} IccPieces;

static int big16(const unsigned char *bytes)
{
    return bytes[0] << 8 | bytes[1];
}

static bool starts_with(Segment segment, const char *bytes, size_t length)
{
    return segment.size >= length && memcmp(segment.data, bytes, length) == 0;
}

/* The next marker at or after `*position`, which then stands behind it; -1 at the end.
 * Entropy-coded data has FF only before 00 and restart markers, so the same search crosses it
 * (T.81, B.1.1.5). */
static int next_marker(const unsigned char *bytes, size_t size, size_t *position)
{
    while (*position < size) {
        const unsigned char *mark = memchr(bytes + *position, 0xFF, size - *position);
        if (!mark)
            break;
        *position = (size_t)(mark - bytes) + 1;
        if (*position < size && bytes[*position] != 0x00 && bytes[*position] != 0xFF)
            return bytes[(*position)++];
    }
    *position = size;
    return -1;
}

static bool stands_alone(int marker)
{
    return marker == MARKER_TEM || (marker >= MARKER_RST0 && marker <= MARKER_SOI);
}

static bool is_frame(int marker)
{
    return marker >= MARKER_SOF0 && marker <= MARKER_SOF15 && marker != MARKER_DHT &&
           marker != MARKER_JPG && marker != MARKER_DAC;
}

static void read_frame(Segment segment, int marker, JpegMarkers *markers)
{
    if (segment.size < 6)
        return;
    markers->frame_count++;
    markers->process = marker - MARKER_SOF0;
    markers->precision = segment.data[0];
    markers->height = big16(segment.data + 1);
    markers->width = big16(segment.data + 3);
    markers->channels = segment.data[5];
}

static void read_jfif(Segment segment, JpegMarkers *markers)
{
    if (!starts_with(segment, "JFIF", 5) || segment.size < 12)
        return;
    int unit = segment.data[7]; /* 0: only a ratio, 1: for each inch, 2: for each centimetre */
    double inches = unit == 1 ? 1 : unit == 2 ? 2.54 : 0;
    markers->ppi_x = big16(segment.data + 8) * inches;
    markers->ppi_y = big16(segment.data + 10) * inches;
}

static void collect_icc(Segment segment, IccPieces *icc)
{
    if (!starts_with(segment, "ICC_PROFILE", 12) || segment.size < ICC_PIECE_HEADER)
        return;
    int number = segment.data[12];
    icc->count = segment.data[13];
    icc->pieces[number] =
        (Segment){segment.data + ICC_PIECE_HEADER, segment.size - ICC_PIECE_HEADER};
}

static void read_segment(int marker, Segment segment, JpegMarkers *markers, IccPieces *icc)
{
    if (is_frame(marker))
        read_frame(segment, marker, markers);
    else if (marker == MARKER_SOS)
        markers->scan_count++;
    else if (marker == MARKER_APP0)
        read_jfif(segment, markers);
    else if (marker == MARKER_APP1 && starts_with(segment, "Exif\0", 6))
        markers->exif = exif_read(segment.data + 6, segment.size - 6);
    else if (marker == MARKER_APP2)
        collect_icc(segment, icc);
    else if (marker == MARKER_APP14 && starts_with(segment, "Adobe", 5))
        markers->has_adobe = true;
}

static void join_icc(Arena *arena, const IccPieces *icc, JpegMarkers *markers)
{
    size_t size = 0;
    for (int i = 1; i <= icc->count; i++) {
        markers->icc_is_incomplete |= icc->pieces[i].data == NULL;
        size += icc->pieces[i].size;
    }
    if (icc->count == 0 || markers->icc_is_incomplete)
        return;
    unsigned char *joined = arena_alloc(arena, size);
    markers->icc = joined;
    markers->icc_size = size;
    for (int i = 1; i <= icc->count; i++) {
        memcpy(joined, icc->pieces[i].data, icc->pieces[i].size);
        joined += icc->pieces[i].size;
    }
}

/* The segment behind a marker's length field. False: it has no room in the file. */
static bool segment_at(const unsigned char *bytes, size_t size, size_t position, Segment *segment)
{
    if (size - position < 2)
        return false;
    size_t length = (size_t)big16(bytes + position);
    if (length < 2 || length > size - position)
        return false;
    *segment = (Segment){bytes + position + 2, length - 2};
    return true;
}

bool jpeg_markers_read(Arena *arena, const unsigned char *bytes, size_t size, JpegMarkers *markers)
{
    *markers = (JpegMarkers){.exif = {.orientation = 1}, .end = size};
    IccPieces icc = {.count = 0};
    size_t position = 0;
    int marker = next_marker(bytes, size, &position);
    for (; marker >= 0 && marker != MARKER_EOI; marker = next_marker(bytes, size, &position)) {
        if (stands_alone(marker))
            continue;
        Segment segment;
        if (!segment_at(bytes, size, position, &segment)) {
            if (markers->scan_count == 0)
                return false;
            position = size; /* cut off between scans: what came so far can be shown */
            continue;
        }
        read_segment(marker, segment, markers, &icc);
        position += segment.size + 2;
    }
    markers->has_end = marker == MARKER_EOI;
    if (markers->has_end)
        markers->end = position;
    join_icc(arena, &icc, markers);
    return true;
}
