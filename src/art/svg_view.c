/* Coordinates, view boxes and where they lie in a frame: see svg_reader.h. SVG 1.1, 7. */
#include <math.h>
#include <string.h>

#include "art/svg_reader.h"
#include "base/limits.h"

Matrix svg_transform_of(SvgReader *reader, const SvgElement *element, const char *name)
{
    const char *text = svg_attribute(element, name);
    Matrix matrix;
    if (!text)
        return MATRIX_IDENTITY;
    if (svg_transform(text_of(text), &matrix))
        return matrix;
    svg_fault(reader, E_SVG_VALUE, name, arena_print(reader->arena, "%.60s", text));
    return MATRIX_IDENTITY;
}

double svg_coordinate(SvgReader *reader, const SvgElement *element, const char *name, double whole,
                      double fallback)
{
    const char *text = svg_attribute(element, name);
    double value;
    if (!text)
        return fallback;
    Text share = svg_trim(text_of(text));
    if (share.length && share.data[share.length - 1] == '%') {
        share.length--;
        if (svg_number(&share, &value) && share.length == 0)
            return value / 100 * whole;
    } else if (svg_length(share, &value)) {
        return value;
    }
    svg_fault(reader, E_SVG_VALUE, name, arena_print(reader->arena, "%.40s", text));
    return fallback;
}

bool svg_view_box(SvgReader *reader, const char *text, Rect *view)
{
    Text list = text_of(text);
    double n[4];
    for (int i = 0; i < 4; i++) {
        if (!svg_number(&list, &n[i])) {
            svg_fault(reader, E_SVG_VALUE, "viewBox", arena_print(reader->arena, "%.40s", text));
            return false;
        }
    }
    *view = (Rect){n[0], n[1], n[2], n[3]};
    return true;
}

/* "xMidYMax": how much of the room left over stands before the view, 0, 0.5 or 1. */
static bool read_alignment(Text word, double *across, double *down)
{
    static const char *const names[] = {"Min", "Mid", "Max"};
    if (word.length != 8 || word.data[0] != 'x' || word.data[4] != 'Y')
        return false;
    *across = *down = -1;
    for (int i = 0; i < 3; i++) {
        if (memcmp(word.data + 1, names[i], 3) == 0)
            *across = i / 2.0;
        if (memcmp(word.data + 5, names[i], 3) == 0)
            *down = i / 2.0;
    }
    return *across >= 0 && *down >= 0;
}

Matrix svg_view_matrix(SvgReader *reader, const char *ratio, Rect view, Size frame)
{
    double sx = frame.width / view.width;
    double sy = frame.height / view.height;
    double across = 0.5;
    double down = 0.5;
    Text text = svg_trim(text_of(ratio ? ratio : "xMidYMid"));
    if (text_equals(text, "none"))
        return (Matrix){sx, 0, 0, sy, -view.x * sx, -view.y * sy};
    const char *blank = memchr(text.data, ' ', text.length);
    Text word = {text.data, blank ? (size_t)(blank - text.data) : text.length};
    Text way = svg_trim((Text){text.data + word.length, text.length - word.length});
    bool is_slice = text_equals(way, "slice");
    if (!read_alignment(word, &across, &down) ||
        (way.length && !is_slice && !text_equals(way, "meet")))
        svg_fault(reader, E_SVG_VALUE, "preserveAspectRatio",
                  arena_print(reader->arena, "%.40s", ratio));
    double scale = is_slice ? fmax(sx, sy) : fmin(sx, sy);
    return (Matrix){scale,
                    0,
                    0,
                    scale,
                    (frame.width - view.width * scale) * across - view.x * scale,
                    (frame.height - view.height * scale) * down - view.y * scale};
}
